"""``ccm-tui changes``: what was written lately, by whom."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from ccm_tui.cli.command import Command
from ccm_tui.cli.plain import emit, table
from ccm_tui.cli.session import Session
from ccm_tui.domain.acts import VERBS
from ccm_tui.domain.dates import read_day
from ccm_tui.errors import Refused
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.register import Act, Register

_SHOWN_OF_UID = 8


@click.command(cls=Command, help=_("List what was written, by whom and when, the newest first."))
@click.option("--since", default="", metavar="DATE", help=_("from this day on (UTC)"))
@click.option(
    "--limit",
    type=click.IntRange(min=1, max=2**31),
    default=100,
    metavar="N",
    help=_("at most so many (default 100)"),
)
@click.pass_obj
def changes(session: Session, since: str, limit: int, as_json: bool) -> None:
    """Print the latest acts."""
    register = session.register
    acts = register.acts(since=_day(since, register.today), limit=limit)
    emit(
        {"items": [_item(act) for act in acts]},
        lambda: _lines(register, acts),
        as_json=as_json,
    )


def _day(typed: str, today: date) -> date | None:
    try:
        return read_day(typed, today, past=True) if typed else None
    except ValueError as error:
        raise Refused({"--since": str(error)}) from None


def _item(act: Act) -> dict[str, Any]:
    return {
        "at": act.at,
        "by": act.by,
        "person": act.person,
        "verb": act.verb,
        "kind": act.kind,
        "uid": act.uid,
        "records": act.records,
    }


def _lines(register: Register, acts: list[Act]) -> list[str]:
    if not acts:
        return [_("Nothing was written.")]
    heads = [_("When (UTC)"), _("Who"), _("How"), _("Kind"), _("What"), _("ID")]
    return table(heads, [_row(register, act) for act in acts])


def _row(register: Register, act: Act) -> list[str]:
    who = " ".join(filter(None, [act.by, act.person])) or _("nobody named")
    kind = _(register.entity(act.kind).singular)
    title = register.name_of(act.kind, act.uid)
    said = _("{title} and {n} more").format(title=title, n=act.records - 1)
    what = said if act.records > 1 else title
    when = act.at[:16].replace("T", " ")
    return [when, who, VERBS.label(act.verb), kind, what, act.uid[:_SHOWN_OF_UID]]
