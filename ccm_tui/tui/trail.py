"""The trail: where one has been, for “back” and “forward”. No screen is touched here."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final, Protocol, runtime_checkable

LONGEST: Final = 100
"""How many places are remembered; the oldest are forgotten."""


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere one can come back to: a section, or a screen that stands on one.

    Two places are the same one whatever is selected or filtered there.
    """

    screen: Callable[..., Any] | None = None
    """What makes the screen anew, from ``given``; None: the section itself."""
    given: tuple[str, ...] = ()
    section: str = ""
    record: tuple[str, str] | None = field(default=None, compare=False)
    """Kind and uid of the record without which there is nothing to come back to."""
    selected: str | None = field(default=None, compare=False)
    filter: str = field(default="", compare=False)


@runtime_checkable
class Visited(Protocol):
    """A screen that can be come back to."""

    def whereabouts(self) -> Place:
        """Which place this is now; its section is filled in by whoever keeps the trail."""


class Trail:
    """Places in the order of their visits, and at which of them one is."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1

    @property
    def here(self) -> Place | None:
        """Where one is."""
        return self._places[self._at] if self._places else None

    def arrive(self, place: Place) -> None:
        """Go on to ``place``: what lay ahead is forgotten. Arriving where one is renews it."""
        if place != self.here:
            self._places[self._at + 1 :] = [place]
            del self._places[:-LONGEST]
            self._at = len(self._places) - 1
        else:
            self._places[self._at] = place

    def step(self, by: int, passable: Callable[[Place], bool]) -> Place | None:
        """Go back (-1) or forward (1) to the next other place that is ``passable``.

        None, and one stays where one is, when there is none.
        """
        at = self._at + by
        while 0 <= at < len(self._places):
            if self._places[at] != self.here and passable(self._places[at]):
                self._at = at
                return self._places[at]
            at += by
        return None
