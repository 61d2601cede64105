"""What is owed and when: overdue, due today, still to come; and what lies ahead.

Commitments of all sides, letters that nobody answered, deadlines of the plan, meetings and events.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

Day = date
When = Literal["overdue", "due", "upcoming"]
Side = Literal["ours", "theirs", "others"]

PATIENCE: Final = timedelta(days=14)
"""A letter, note verbale or e-mail awaits its reply aloud after so many days."""
GIVEN_UP: Final = timedelta(days=365)
"""And no longer than this: what was not answered in a year is looked up, not waited for."""
AHEAD: Final = timedelta(days=365)
"""Meetings, events and deadlines within so many days are ahead."""


@dataclass(frozen=True, slots=True)
class Due:
    """What has a day: a commitment, a reply awaited, a deadline, a meeting or an event.

    ``state`` is the code of the State it concerns, if one does. Of a commitment ``side`` says
    whether one of the implementers owes it (``ours``), is owed it (``theirs``), or neither.
    """

    uid: str
    state: str | None
    what: str
    date: date
    owed_by: str | None = None
    owed_to: str | None = None
    kind: str = "commitment"
    side: Side = "others"
    ends: Day | None = None
    record: str = ""
    """The kind of the record that ``uid`` names, where ``kind`` is no kind of record."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """What the day asks for. The first three hold what has a day; ``awaited`` are replies."""

    overdue: Sequence[Due] = ()
    due: Sequence[Due] = ()
    upcoming: Sequence[Due] = ()
    awaited: Sequence[Due] = ()


def when(due: date, today: date, ends: date | None = None) -> When:
    """Overdue before today, due today (or while it lasts), upcoming after it."""
    if due <= today <= (ends or due):
        return "due"
    return "overdue" if due < today else "upcoming"


def by_urgency(items: Iterable[Due], today: date) -> dict[When, list[Due]]:
    """``items`` under the three headings, each by date."""
    sorted_items: dict[When, list[Due]] = {"overdue": [], "due": [], "upcoming": []}
    for item in sorted(items, key=lambda item: (item.date, item.kind, item.what, item.uid)):
        sorted_items[when(item.date, today, item.ends)].append(item)
    return sorted_items
