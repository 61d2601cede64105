"""Where a State stands at a day, and which claims disagree about it.

A claim speaks for the time from its ``since`` to its ``as_of``, or, without a start, for the twelve
months up to its ``as_of``. The status at a day is the claim with the latest ``as_of`` up to that
day, stated before implied. Two claims of different sources that are incompatible and speak for
overlapping times disagree; a later claim about a later time is a development.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

_COMPATIBLE_WITH_EXISTS = frozenset({"approved", "adopted", "in_force", "exists"})


@dataclass(frozen=True, slots=True)
class ClaimMade:
    """What the rule needs of a claim."""

    uid: str
    state: str
    aspect: str
    value: str
    basis: str
    since: date | None
    as_of: date
    source: str
    layer: str
    remark: str | None = None

    @property
    def begins(self) -> date:
        """The first day the claim speaks for."""
        return self.since or _a_year_before(self.as_of)

    @property
    def publication(self) -> str:
        """Whose word it is: editions of the note or of the Monitor are one source each."""
        return self.source if self.layer == "other" else self.layer


@dataclass(frozen=True, slots=True)
class Standing:
    """The status of one aspect of a State at a day; ``against`` are claims that disagree."""

    claim: ClaimMade
    against: tuple[tuple[ClaimMade, ClaimMade], ...]

    @property
    def disputed(self) -> bool:
        """Whether sources disagree and nobody has decided."""
        return bool(self.against)


def standing(claims: Iterable[ClaimMade], day: date) -> Standing | None:
    """Where one aspect of one State stands at ``day``; None when nothing was said by then."""
    said = [claim for claim in claims if claim.as_of <= day]
    if not said:
        return None
    latest = max(said, key=lambda claim: (claim.as_of, claim.basis == "stated", claim.uid))
    return Standing(latest, tuple(disagreements(said)))


def disagreements(claims: Sequence[ClaimMade]) -> list[tuple[ClaimMade, ClaimMade]]:
    """The pairs that disagree, earlier claim first."""
    ordered = sorted(claims, key=lambda claim: (claim.as_of, claim.uid))
    return [pair for pair in combinations(ordered, 2) if disagree(*pair)]


def disagree(one: ClaimMade, other: ClaimMade) -> bool:
    """Whether two claims about the same aspect of a State contradict each other."""
    return (
        one.publication != other.publication
        and not compatible(one.value, other.value)
        and one.begins <= other.as_of
        and other.begins <= one.as_of
    )


def compatible(one: str, other: str) -> bool:
    """Equal values; "exists" with a stage of a plan that exists; "unknown" contradicts nothing."""
    return (
        one == other
        or "unknown" in (one, other)
        or ("exists" in (one, other) and {one, other} <= _COMPATIBLE_WITH_EXISTS)
    )


def _a_year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return date(day.year - 1, 2, 28)
