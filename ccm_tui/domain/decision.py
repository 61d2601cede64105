"""How a person decides a conflict."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """The decision of one conflict, by its id: the value that is taken, or else one as typed."""

    conflict: str
    take: str | None = None
    typed: str | None = None
