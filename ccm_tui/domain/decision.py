"""How a person decides conflicts: one by one, or several by one rule."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Choice:
    """The decision of one conflict, by its id: the value that is taken, or else one as typed."""

    conflict: str
    take: str | None = None
    typed: str | None = None


class Said(Protocol):
    """A value that stands, and the organisation that wrote it."""

    @property
    def id(self) -> str:
        """Its name."""

    @property
    def by(self) -> str | None:
        """The code of the organisation; None: nobody was named."""


class Open(Protocol):
    """A conflict, with its values from the newest to the oldest."""

    @property
    def id(self) -> str:
        """Its name."""

    @property
    def values(self) -> Sequence[Said]:
        """What stands."""


def newest(conflicts: Iterable[Open]) -> list[Choice]:
    """Take the newest value of each."""
    return [Choice(one.id, one.values[0].id) for one in conflicts]


def written_by(conflicts: Iterable[Open], by: str | None) -> list[Choice]:
    """Take what an organisation wrote; where it wrote nothing, nothing is decided."""
    return [
        Choice(one.id, mine[0].id)
        for one in conflicts
        if (mine := [value for value in one.values if value.by == by])
    ]
