"""Talks: at which meeting or event one is, whom one spoke to there, and whom not yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Day
from typing import Final

from ccm_tui.domain.agenda import Due
from ccm_tui.domain.reading import Circumstances
from ccm_tui.domain.vocabularies import SENSITIVITIES

_USUAL: Final = "restricted"
"""What an entry is unless something else is said (``Outreach.sensitivity``)."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """A meeting or an event that one may be at; ``kind`` says which, ``code`` is a meeting's."""

    kind: str
    uid: str
    code: str
    name: str
    starts: Day
    ends: Day
    place: str
    meeting: str | None
    """The uid of the meeting: itself, or the one in whose margins the event is."""
    activities: tuple[str, ...] = ()
    """The uids of those that the event serves."""
    sensitivity: str = _USUAL

    @property
    def short(self) -> str:
        """What it is called in a word: its code, else its whole name."""
        return self.code or self.name

    def day(self, today: Day) -> Day:
        """The day of what is said there: today while it lasts, else its first."""
        return today if self.starts <= today <= self.ends else self.starts

    def distance(self, today: Day) -> int:
        """How many days it is away, before or after; none while it lasts."""
        return max((self.starts - today).days, (today - self.ends).days, 0)


@dataclass(frozen=True, slots=True)
class Presence:
    """That one is at ``occasion``: what new entries take from it.

    ``date`` is the day that was chosen for them, on the day ``since``; from the next day on it is
    the occasion's own again.
    """

    occasion: Occasion
    place: str
    date: Day
    since: Day

    def day(self, today: Day) -> Day:
        """The day of a new entry."""
        return self.date if today == self.since else self.occasion.day(today)

    def lasts(self, today: Day) -> bool:
        """Whether one is still there: until the last day, and on the day of choosing anyway."""
        begins = min(self.since, self.occasion.starts)
        return today == self.since or begins <= today <= self.occasion.ends

    def circumstances(self, today: Day) -> Circumstances:
        """What a new entry begins with. None is more open than the event it was made at."""
        occasion, levels = self.occasion, SENSITIVITIES.codes
        closed = levels.index(occasion.sensitivity) > levels.index(_USUAL)
        return Circumstances(
            date=self.day(today),
            place=self.place or None,
            meeting=occasion.meeting,
            event=occasion.uid if occasion.kind == "event" else None,
            activities=occasion.activities,
            sensitivity=occasion.sensitivity if closed else None,
        )


@dataclass(frozen=True, slots=True)
class Spoken:
    """A State that one spoke to: in how many entries, and when last."""

    uid: str
    code: str
    name: str
    entries: int
    last: Day


@dataclass(frozen=True, slots=True)
class Target:
    """A State that one means to speak to, and the activities that target it: code and title."""

    uid: str
    code: str
    name: str
    activities: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Talks:
    """What was logged at an occasion so far.

    ``logged`` counts the entries that were looked at, which are all of them where ``whole``;
    ``spoken`` has the latest first, ``targets`` are by name.
    """

    occasion: Occasion
    logged: int
    whole: bool
    spoken: Sequence[Spoken]
    targets: Sequence[Target]

    @property
    def missing(self) -> list[Target]:
        """The targets that were not spoken to yet."""
        known = {state.uid for state in self.spoken}
        return [target for target in self.targets if target.uid not in known]


@dataclass(frozen=True, slots=True)
class Topics:
    """What to raise with a State: open commitments both ways, and letters it did not answer."""

    owed_by_it: tuple[Due, ...] = ()
    owed_to_it: tuple[Due, ...] = ()
    awaited: tuple[Due, ...] = ()

    @property
    def all(self) -> tuple[Due, ...]:
        """All of them."""
        return (*self.owed_by_it, *self.owed_to_it, *self.awaited)
