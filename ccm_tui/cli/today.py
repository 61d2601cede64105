"""``ccm-tui today``: what is overdue, due and coming."""

from collections.abc import Mapping, Sequence
from typing import Any

import click

from ccm_tui.cli.command import Command
from ccm_tui.cli.plain import emit, table
from ccm_tui.cli.session import Session
from ccm_tui.domain.agenda import Due, When
from ccm_tui.domain.dates import show_day
from ccm_tui.words import _

_HEADINGS: tuple[When, ...] = ("overdue", "due", "upcoming")


@click.command(
    cls=Command,
    help=_("List what is overdue, due today and coming, by date."),
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=100,
    metavar="N",
    help=_("at most so many of those behind and of those ahead (default 100)"),
)
@click.pass_obj
def today(session: Session, limit: int, as_json: bool) -> None:
    """Print the agenda of the day."""
    register = session.register
    agenda = register.due(limit)
    document: dict[str, Any] = {"as_at": register.today.isoformat()}
    document |= {heading: [_item(due) for due in agenda[heading]] for heading in _HEADINGS}
    emit(document, lambda: _lines(show_day(register.today), agenda), as_json=as_json)


def _item(due: Due) -> dict[str, Any]:
    return {
        "kind": due.kind,
        "uid": due.uid,
        "state": due.state,
        "what": due.what,
        "date": due.date.isoformat(),
        "owed_by": due.owed_by,
    }


def _lines(day: str, agenda: Mapping[When, Sequence[Due]]) -> list[str]:
    words = {"overdue": _("Overdue"), "due": _("Due today"), "upcoming": _("Coming")}
    lines = [_("As at {day}").format(day=day)]
    for heading in _HEADINGS:
        items = agenda[heading]
        lines += ["", f"{words[heading]}: {len(items) or _('nothing')}"]
        if items:
            heads = [_("Date"), _("Owed by"), _("Owed to"), _("What"), _("State"), _("ID")]
            lines += table(
                heads,
                [
                    [show_day(i.date), i.owed_by, i.owed_to, i.what, i.state or "", i.uid[:8]]
                    for i in items
                ],
            )
    return lines
