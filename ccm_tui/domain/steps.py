"""How far an activity has come with each of its target States (concept note, section 3).

A step is never typed: it follows from the log. Only entries that belong to the activity count,
since the note's activities are told apart; what the activity is for may have come by another way.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as Day
from typing import Final

from ccm_tui.domain.vocabulary import Vocabulary
from ccm_tui.words import N_

STEPS: Final = Vocabulary(
    "step",
    (
        ("not_started", N_("not started")),
        ("approached", N_("approached")),
        ("answered", N_("answered")),
        ("engaged", N_("engaged")),
        ("done", N_("done")),
    ),
)
"""From nothing to what the activity is for, in their order."""

FOCAL_POINT_THERE: Final = frozenset({"designated"})
PLAN_THERE: Final = frozenset({"started", "drafted", "approved", "adopted", "in_force", "exists"})
"""The values of a national plan by which it is started or more."""
ASPECT_OF_MEASURE: Final = {
    "positive_engagement": ("focal_point", FOCAL_POINT_THERE),
    "plan_started": ("national_plan", PLAN_THERE),
}
"""What an activity is for whose output is counted so: the aspect of a State, and its values."""

COUNTED: Final = 1000
"""Entries of an activity are counted up to here."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What a step rests on: a record, its day, and what it says in short."""

    kind: str
    uid: str
    date: Day
    said: str


@dataclass(frozen=True, slots=True)
class Traces:
    """What there is of a State in an activity up to a day: the newest of each sort, or None.

    ``sent`` is an outgoing entry, ``received`` an incoming one or a reply, ``positive`` one whose
    engagement was judged positive, ``reached`` what the activity is for.
    """

    sent: Basis | None = None
    received: Basis | None = None
    positive: Basis | None = None
    reached: Basis | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """The step of a State in an activity, and what it rests on (None: nothing was started)."""

    state: str
    code: str
    name: str
    step: str
    basis: Basis | None


@dataclass(frozen=True, slots=True)
class Held:
    """An event of an activity."""

    uid: str
    title: str
    status: str
    starts: Day
    ends: Day | None


@dataclass(frozen=True, slots=True)
class CostSum:
    """What an activity costs of one kind in one currency, in hundredths; None: in words only."""

    kind: str
    currency: str | None
    amount: int | None


@dataclass(frozen=True, slots=True)
class ActivityProfile:
    """What the log says of an activity at a day; ``wanted`` is how many States it is to reach.

    ``entries`` and acts of dissemination (``disseminated``) are counted up to :data:`COUNTED`;
    ``relayed`` is None unless an output counts responses to relayed requests.
    """

    uid: str
    code: str
    title: str
    wanted: int | None
    steps: tuple[Step, ...]
    entries: int
    events: tuple[Held, ...]
    disseminated: int
    relayed: int | None
    costs: tuple[CostSum, ...]


def step_of(traces: Traces) -> tuple[str, Basis | None]:
    """The furthest step that the traces show, with the one it rests on."""
    for step, basis in (
        ("done", traces.reached),
        ("engaged", traces.positive),
        ("answered", traces.received),
        ("approached", traces.sent),
    ):
        if basis is not None:
            return step, basis
    return "not_started", None


def at_least(steps: Iterable[Step], step: str) -> int:
    """How many States have come to ``step`` or further."""
    wanted = STEPS.codes.index(step)
    return sum(STEPS.codes.index(one.step) >= wanted for one in steps)
