"""What is owed and when: overdue, due today, still to come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

When = Literal["overdue", "due", "upcoming"]


@dataclass(frozen=True, slots=True)
class Due:
    """An open commitment; ``state`` is the State it concerns, if one does."""

    uid: str
    state: str | None
    what: str
    date: date
    owed_by: str
    owed_to: str
    kind: str = "commitment"


def when(due: date, today: date) -> When:
    """Overdue before today, due today, upcoming after it."""
    if due < today:
        return "overdue"
    return "due" if due == today else "upcoming"


def by_urgency(items: Iterable[Due], today: date) -> dict[When, list[Due]]:
    """``items`` under the three headings, each by date."""
    sorted_items: dict[When, list[Due]] = {"overdue": [], "due": [], "upcoming": []}
    for item in sorted(items, key=lambda item: (item.date, item.uid)):
        sorted_items[when(item.date, today)].append(item)
    return sorted_items
