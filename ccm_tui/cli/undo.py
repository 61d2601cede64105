"""``ccm-tui undo`` and ``redo``: acts taken back, across starts of the program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import click

from ccm_tui.cli.command import Command
from ccm_tui.cli.plain import emit, harmless
from ccm_tui.cli.session import Session
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.register import Register, Undone

_SHOWN = 20


@click.command(
    cls=Command, help=_("Take back what was done last; one step is what was done in one go.")
)
@click.option(
    "--steps",
    type=click.IntRange(min=1, max=1000),
    default=1,
    metavar="N",
    help=_("so many steps, all or none (default 1)"),
)
@click.pass_obj
def undo(session: Session, steps: int, as_json: bool) -> None:
    """Undo the last acts; all of the steps, or none."""
    _emit(session.register, lambda register: register.undo_steps(steps), as_json=as_json)


@click.command(cls=Command, help=_("Take back the last undo, if nothing was written since."))
@click.pass_obj
def redo(session: Session, as_json: bool) -> None:
    """Redo what was undone last."""
    _emit(session.register, lambda register: [register.redo()], as_json=as_json)


def _emit(
    register: Register, act: Callable[[Register], Sequence[Undone]], *, as_json: bool
) -> None:
    done = act(register)
    document = {
        "undone": [
            {
                "verb": one.verb,
                "records": [{"kind": kind, "uid": uid} for kind, uid in one.records],
            }
            for one in done
        ]
    }
    emit(document, lambda: _lines(register, done), as_json=as_json)


def _lines(register: Register, done: Sequence[Undone]) -> list[str]:
    lines = []
    for one in done:
        named = [
            f"{_(register.entity(kind).singular)} “{harmless(register.name_of(kind, uid))}”"
            for kind, uid in one.records[:_SHOWN]
        ]
        more = len(one.records) - len(named)
        named += [_("{n} more").format(n=more)] if more else []
        words = _("Done again: {records}") if one.verb == "undo" else _("Undone: {records}")
        lines.append(words.format(records=", ".join(named)))
    return lines
