"""Where a State stands at a day, and which claims disagree about it.

A claim speaks for the time from its ``since`` to its ``as_of``, or to its ``until`` where that is
earlier; without a start, for the twelve months up to there. The status at a day is the claim with
the latest ``as_of`` up to that day, stated before implied; once its ``until`` is past, it has
ended. Two claims of different sources that are incompatible and speak for overlapping times
disagree; a later claim about a later time is a development.

A person may decide otherwise, with a reason: the claim that was taken stands, and the others that
were decided upon no longer count, until a claim comes that is of a later day than all of these.
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
    until: date | None = None
    reported_by: str | None = None

    @property
    def begins(self) -> date:
        """The first day the claim speaks for."""
        return self.since or _a_year_before(self.ends)

    @property
    def ends(self) -> date:
        """The last day the claim speaks for."""
        return min(self.as_of, self.until or self.as_of)

    @property
    def publication(self) -> str:
        """Whose word it is: editions of the note or of the Monitor are one source each."""
        return self.source if self.layer == "other" else self.layer


@dataclass(frozen=True, slots=True)
class Ruled:
    """What a person decided about one aspect of a State: the claim taken, why, who, and when."""

    uid: str
    claim: str
    reason: str
    by: str | None
    on: date
    last: date
    """The latest ``as_of`` of the claims that were decided upon."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The status of one aspect of a State at a day; ``against`` are claims that disagree."""

    claim: ClaimMade
    against: tuple[tuple[ClaimMade, ClaimMade], ...]
    ended: date | None = None
    """When what the claim says ended, where that was before the day."""
    before: ClaimMade | None = None
    """What was said of an earlier time and is no longer so: the claim is a development."""
    decided: Ruled | None = None
    """The decision by which the claim stands."""

    @property
    def disputed(self) -> bool:
        """Whether sources disagree and nobody has decided."""
        return bool(self.against)


def standing(claims: Iterable[ClaimMade], day: date, ruled: Ruled | None = None) -> Standing | None:
    """Where one aspect of one State stands at ``day``; None when nothing was said by then."""
    said = [claim for claim in claims if claim.as_of <= day]
    if not said:
        return None
    counting = _left_by(ruled, said)
    latest = max(counting, key=lambda claim: (claim.as_of, claim.basis == "stated", claim.uid))
    return Standing(
        latest,
        tuple(disagreements(counting)),
        ended=latest.until if latest.until and latest.until < day else None,
        before=_developed_from(latest, counting),
        decided=ruled if ruled and ruled.claim == latest.uid else None,
    )


def _left_by(ruled: Ruled | None, said: Sequence[ClaimMade]) -> Sequence[ClaimMade]:
    """The claims that still count: the one that was taken, and what came after the decision."""
    taken = [claim for claim in said if ruled and claim.uid == ruled.claim]
    if ruled is None or not taken:
        return said
    return [*taken, *(claim for claim in said if claim.as_of > ruled.last)]


def _developed_from(latest: ClaimMade, said: Sequence[ClaimMade]) -> ClaimMade | None:
    earlier = [
        claim
        for claim in said
        if claim.as_of < latest.as_of
        and not compatible(claim.value, latest.value)
        and not disagree(claim, latest)
    ]
    return max(earlier, key=lambda claim: (claim.as_of, claim.uid), default=None)


def disagreements(claims: Sequence[ClaimMade]) -> list[tuple[ClaimMade, ClaimMade]]:
    """The pairs that disagree, earlier claim first."""
    ordered = sorted(claims, key=lambda claim: (claim.as_of, claim.uid))
    return [pair for pair in combinations(ordered, 2) if disagree(*pair)]


def disagree(one: ClaimMade, other: ClaimMade) -> bool:
    """Whether two claims about the same aspect of a State contradict each other."""
    return (
        one.publication != other.publication
        and not compatible(one.value, other.value)
        and one.begins <= other.ends
        and other.begins <= one.ends
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
