"""``ccm-tui today``: what is overdue, due and coming, and how far the outputs are."""

from collections.abc import Sequence
from typing import Any

import click

from ccm_tui.cli.command import Command
from ccm_tui.cli.plain import emit, table
from ccm_tui.cli.session import Session
from ccm_tui.domain.agenda import Agenda, Due
from ccm_tui.domain.agenda_words import KINDS, range_of_days
from ccm_tui.domain.counting import STATUSES, Progress
from ccm_tui.domain.dates import show_day
from ccm_tui.words import _


@click.command(
    cls=Command,
    help=_("List what is overdue, due today and coming, by date."),
)
@click.option(
    "--limit",
    type=click.IntRange(min=1, max=2**31),
    default=100,
    metavar="N",
    help=_("at most so many of those behind, ahead and awaited (default 100)"),
)
@click.pass_obj
def today(session: Session, limit: int, as_json: bool) -> None:
    """Print the agenda of the day."""
    register = session.register
    agenda, outputs = register.agenda(limit), register.outputs()
    document = {
        "as_at": register.today.isoformat(),
        "overdue": [_item(due) for due in agenda.overdue],
        "due": [_item(due) for due in agenda.due],
        "upcoming": [_item(due) for due in agenda.upcoming],
        "awaited": [_item(due) for due in agenda.awaited],
        "outputs": [_output(progress) for progress in outputs],
    }
    day = show_day(register.today)
    emit(document, lambda: _lines(day, agenda, outputs), as_json=as_json)


def _item(due: Due) -> dict[str, Any]:
    return {
        "kind": due.kind,
        "uid": due.uid,
        "state": due.state,
        "what": due.what,
        "date": due.date.isoformat(),
        "ends": due.ends.isoformat() if due.ends else None,
        "owed_by": due.owed_by,
        "owed_to": due.owed_to,
    }


def _output(progress: Progress) -> dict[str, Any]:
    target = progress.target
    return {
        "code": target.code,
        "title": target.title,
        "target": target.target,
        "counted": len(progress.counted),
        "proposed": len(progress.proposed),
        "deadline": target.deadline.isoformat(),
        "status": progress.status,
    }


def _lines(day: str, agenda: Agenda, outputs: Sequence[Progress]) -> list[str]:
    lines = [_("As at {day}").format(day=day)]
    for heading, items in (
        (_("Overdue"), agenda.overdue),
        (_("Due today"), agenda.due),
        (_("Coming"), agenda.upcoming),
        (_("Replies awaited"), agenda.awaited),
    ):
        lines += ["", f"{heading}: {len(items) or _('nothing')}"]
        if items:
            heads = [
                _("Date"),
                _("Kind"),
                _("Owed by"),
                _("Owed to"),
                _("What"),
                _("State"),
                _("ID"),
            ]
            lines += table(heads, [_row(item) for item in items])
    heads = [_("Output"), _("Title"), _("Counted"), _("Target"), _("Proposed"), _("Status")]
    lines += ["", _("Outputs"), *table(heads, [_output_row(progress) for progress in outputs])]
    return lines


def _row(due: Due) -> list[str]:
    days = range_of_days(due.date, due.ends)
    owed = [due.owed_by or "", due.owed_to or ""]
    return [days, KINDS.label(due.kind), *owed, due.what, due.state or "", due.uid[:8]]


def _output_row(progress: Progress) -> list[str]:
    target = progress.target
    numbers = [len(progress.counted), target.target, len(progress.proposed)]
    return [target.code, target.title, *map(str, numbers), STATUSES.label(progress.status)]
