"""What a plan has on which day, and the scale of months that it is drawn on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as Day
from typing import Final

from ccm_tui.domain.dates import month_letter
from ccm_tui.domain.vocabulary import Vocabulary
from ccm_tui.words import N_

KINDS: Final = Vocabulary(
    "kind",
    (
        ("activity", N_("activity")),
        ("output", N_("output")),
        ("action", N_("framework")),
        ("meeting", N_("meeting")),
        ("event", N_("event")),
    ),
)
"""What stands on the timeline, by kind of record."""

MARKS: Final = {"activity": "▼", "output": "◆", "action": "▽", "meeting": "■", "event": "●"}
"""The sign of each kind; the words beside it say the same."""
TODAY: Final = "│"
BEFORE, AFTER = "◂", "▸"
_ROOMY: Final = 14
"""Up to so many months have two cells each, more have one."""
_MOST: Final = 28


@dataclass(frozen=True, slots=True)
class Dated:
    """One thing of the timeline: a deadline, or a meeting or event with its last day."""

    date: Day
    kind: str
    uid: str
    code: str
    what: str
    ends: Day | None = None
    wording: str | None = None
    """How the plan words the deadline."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Months as cells, from the month of ``first`` on."""

    first: Day
    months: int

    @classmethod
    def of(cls, begins: Day, horizon: Day, dates: Iterable[Day] = ()) -> "Scale":
        """From the month a plan begins, or something before it is dated, to that of its horizon."""
        months = _number(horizon) - _number(begins) + 1
        near = [_number(day) for day in dates if 0 < _number(begins) - _number(day) <= 2]
        early = max((_number(begins) - one for one in near), default=0)
        first = _number(begins) - early
        start = Day(first // 12, first % 12 + 1, 1)
        return cls(start, max(1, min(months + early, _MOST)))

    @property
    def each(self) -> int:
        """Cells of a month."""
        return 2 if self.months <= _ROOMY else 1

    @property
    def cells(self) -> int:
        """Cells of the whole scale, with one on each side for what lies beyond."""
        return self.months * self.each + 2

    def heading(self) -> str:
        """The first letter of each month: ``O N D J F``."""
        letters = (month_letter((self.first.month - 1 + n) % 12 + 1) for n in range(self.months))
        return " " + "".join(letter.ljust(self.each) for letter in letters) + " "

    def place(self, day: Day) -> int:
        """The cell of a day; the first or last where it lies beyond."""
        month = _number(day) - _number(self.first)
        if month < 0:
            return 0
        if month >= self.months:
            return self.cells - 1
        return 1 + month * self.each + (day.day > 15 if self.each == 2 else 0)

    def line(self, one: Dated, today: Day) -> str:
        """The line of one thing: its sign on its days, and today's."""
        cells = [" "] * self.cells
        cells[self.place(today)] = TODAY
        start, end = self.place(one.date), self.place(one.ends or one.date)
        for place in range(start, end + 1):
            cells[place] = MARKS[one.kind]
        if start == self.cells - 1:
            cells[start] = AFTER
        elif end == 0:
            cells[0] = BEFORE
        return "".join(cells)


def _number(day: Day) -> int:
    return day.year * 12 + day.month - 1


def in_order(found: Iterable[Dated]) -> list[Dated]:
    """By day; of one day deadlines first, by code."""
    places = {kind: place for place, kind in enumerate(KINDS.codes)}
    return sorted(found, key=lambda one: (one.date, places[one.kind], one.code, one.uid))
