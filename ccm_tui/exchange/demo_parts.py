"""What the makers of fictional records share: what they refer to, chance, and fixed uids."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any, Final, TypeVar
from uuid import UUID, uuid5

from ccm_tui.exchange import demo_texts as texts

FIRST: Final = date(2016, 10, 12)
LAST: Final = date(2017, 9, 3)
"""The period of the concept note: the day it was made, the last day before 7MSP."""

_NAMESPACE: Final = UUID("c0d2d1a1-6f0d-5b52-8f7d-43434d310003")
_UIDS_AT_ONCE: Final = 200_000

_T = TypeVar("_T")

Record = tuple[str, dict[str, Any]]
"""A uid and values as the tables hold them."""


@dataclass(slots=True)
class Known:
    """What fictional records refer to: real rows by uid, and those that the demo itself made."""

    obliged: Sequence[str]
    """The States with an Article 5 obligation."""
    others: Sequence[str]
    """Further States Parties."""
    actors: Sequence[tuple[str, str]]
    """Code and uid of the organisations that act."""
    activities: dict[str, str]
    meetings: Sequence[tuple[date, date, str, str]]
    """First and last day, uid and city."""
    conventions: Sequence[str]
    organisations: list[str] = field(default_factory=list)
    contacts: dict[str, list[str]] = field(default_factory=dict)
    """By State."""
    entries: list[Record] = field(default_factory=list)
    """Some outreach entries of the demo, in the order of their days."""

    def meeting_on(self, day: date) -> tuple[str | None, str]:
        """The meeting that is held on ``day``, and the city; where there is none, nowhere."""
        found = next((m for m in self.meetings if m[0] <= day <= m[1]), None)
        return (found[2], found[3]) if found else (None, "")

    def written_by(self, dice: "Dice") -> dict[str, str]:
        """Somebody who writes a record: one of the organisations that act, and a person."""
        code, _uid = dice.one(self.actors)
        return {"by": code, "person": texts.person(900 + dice.number(9))}


def fixed_uid(kind: str, rows: int, number: int) -> str:
    """The uid of a record of the demo of ``rows`` entries, the same every time."""
    return str(uuid5(_NAMESPACE, f"{kind}/{rows}/{number}"))


def fixed_uids(kind: str, rows: int, count: int) -> Iterator[str]:
    """``count`` fixed uids, in rising order over long stretches: indices then grow at their end."""
    for first in range(0, count, _UIDS_AT_ONCE):
        last = min(first + _UIDS_AT_ONCE, count)
        yield from sorted(fixed_uid(kind, rows, number) for number in range(first, last))


class Dice:
    """Chance that falls the same way each time."""

    def __init__(self, seed: int | str) -> None:
        self._random = Random(seed).random

    def number(self, below: int) -> int:
        """A number from 0 to ``below`` - 1."""
        return int(self._random() * below)

    def chance(self, percent: int) -> bool:
        """Yes, in so many cases of a hundred."""
        return self._random() * 100 < percent

    def one(self, of: Sequence[_T]) -> _T:
        """One of several."""
        return of[int(self._random() * len(of))]

    def some(self, of: Sequence[_T], most: int) -> tuple[_T, ...]:
        """One or more of several, each once, at most ``most``."""
        return tuple(dict.fromkeys(self.one(of) for _again in range(1 + self.number(most))))
