"""The morning list: the agenda under its headings, as the lines of a list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from ccm_tui.domain.agenda import Agenda, Due
from ccm_tui.domain.agenda_words import how_near, range_of_days
from ccm_tui.words import _, ngettext

SOON: Final = timedelta(days=60)
"""What was promised for later than this is only counted, until one asks for it."""
FEW: Final = 8
"""So many meetings, deadlines and replies stand here, until one asks for all."""

Groups = Sequence[tuple[str, Sequence[Due]]]
"""Headings, each with what stands below it."""


def grouped(agenda: Agenda) -> Groups:
    """The agenda under its headings: what we owe first."""
    dated = [*agenda.overdue, *agenda.due, *agenda.upcoming]
    promised = [due for due in dated if due.kind == "commitment"]
    return (
        (_("Owed by us"), [due for due in promised if due.side == "ours"]),
        (_("Owed to us"), [due for due in promised if due.side == "theirs"]),
        (_("Owed among others"), [due for due in promised if due.side == "others"]),
        (_("Coming up"), [due for due in dated if due.kind != "commitment"]),
        (_("Replies awaited"), agenda.awaited),
    )


def parties_of(groups: Groups) -> tuple[str, ...]:
    """Those of us who owe something or are owed it."""
    ours, theirs = groups[0][1], groups[1][1]
    found = {due.owed_by for due in ours} | {due.owed_to for due in theirs}
    return tuple(sorted(name for name in found if name))


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, what is shown below it, and how many of its kind are due later."""

    words: str
    dues: Sequence[Due]
    later: int


def part_of(words: str, dues: Sequence[Due], until: date | None) -> Part:
    """The part of the list under one heading; promises due after ``until`` are only counted.

    So is what else is beyond the first few. Without ``until`` all is shown.
    """
    if until is None:
        return Part(words, dues, 0)
    promised = [due for due in dues if due.kind == "commitment" and due.date <= until]
    shown = promised or [due for due in dues if due.kind != "commitment"][:FEW]
    return Part(words, shown, len(dues) - len(shown))


def rows_of(parts: Iterable[Part], today: date) -> Iterable[dict[str, Any]]:
    """The lines of the list: headings, what stands below them, and a gap between."""
    first = True
    for part in parts:
        if not part.dues and not part.later:
            continue
        if not first:
            yield {"id": 0, "uid": f"gap before {part.words}", "heading": ""}
        first = False
        yield {"id": 0, "uid": part.words, "heading": heading(part, today)}
        for due in part.dues:
            yield {
                "id": 0,
                "uid": due.uid,
                "near": when_of(due, today),
                "owed_by": due.owed_by,
                "owed_to": due.owed_to,
                "what": due.what,
            }


def heading(part: Part, today: date) -> str:
    """``Owed by us   3 overdue   12 more (l)``."""
    late = sum(due.date < today for due in part.dues if due.kind == "commitment")
    said = [part.words]
    if late:
        said.append(ngettext("{n} overdue", "{n} overdue", late).format(n=late))
    if part.later:
        said.append(ngettext("{n} more (l)", "{n} more (l)", part.later).format(n=part.later))
    return "   ".join(said)


def when_of(due: Due, today: date) -> str:
    """When something is due, or since when a reply is awaited, as one says it."""
    if due.kind == "reply":
        days = (today - due.date).days
        return ngettext("{n} day", "{n} days", days).format(n=days)
    if due.ends is not None and due.ends != due.date:
        return range_of_days(due.date, due.ends)
    return how_near(due.date, today, due.ends)
