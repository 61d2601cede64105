"""``ccm-tui doctor``: is the register sound, and its triggers restored where they are not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import click

from ccm_tui.cli.command import Command
from ccm_tui.cli.plain import emit, harmless, labelled
from ccm_tui.cli.session import Session
from ccm_tui.errors import RegisterError
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.register import Check


class Found(NamedTuple):
    """A check as it is printed."""

    name: str
    ok: bool
    detail: str


@click.command(
    cls=Command,
    help=_(
        "Check the register: its version, room on the disk, triggers, references, integrity,"
        " search index, and whether it holds what its journal says. Exit 1 when it does not."
    ),
)
@click.option("--repair", is_flag=True, help=_("restore the triggers that write the journal"))
@click.pass_obj
def doctor(session: Session, repair: bool, as_json: bool) -> int:
    """Print every check; the exit code says whether all is well."""
    hints: list[str] = []
    checks = list(_checks(session, repair, hints))
    well = all(check.ok for check in checks)
    document = {"ok": well, "checks": [check._asdict() for check in checks]}

    def lines() -> list[str]:
        said = [(c.name, c.detail if c.ok else f"{_('NOT WELL')}  {c.detail}") for c in checks]
        return labelled(said)

    emit(document, lines, as_json=as_json)
    if not well:
        text = hints or [_("Export what can be read, or restore a copy made earlier.")]
        click.echo(f"ccm-tui: {_('The register is not well.')}\n{harmless(text[0])}", err=True)
    return 0 if well else 1


def _checks(session: Session, repair: bool, hints: list[str]) -> Iterator[Found]:
    """The checks, up to the first fault that lets nothing more be read."""
    from ccm_tui.register import Register

    path = session.settings.database
    if not path.exists():
        session.open_register().close()
    try:
        with Register.open_unchecked(
            path, session.surroundings(), entities=session.entities
        ) as register:
            if repair:
                names = register.repair()
                yield Found("repair", True, ", ".join(names) or _("nothing to repair"))
            yield from _hinted(register.examine(), hints)
    except RegisterError as error:
        hints.append(error.hint)
        yield Found("readable", False, str(error))


def _hinted(checks: Iterator[Check], hints: list[str]) -> Iterator[Found]:
    for check in checks:
        if check.name == "triggers" and not check.ok:
            hints.append(_("“ccm-tui doctor --repair” restores the triggers."))
        yield Found(check.name, check.ok, check.detail)
