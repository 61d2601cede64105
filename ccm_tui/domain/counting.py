"""What counts for an output, and how far it is (concept note, section 4; design: outputs).

Outputs are counted from evidence. The register proposes it, a person accepts or refuses it by
name. A State counts once; so does an event. What is late, not eligible or not judged is shown with
the reason why it does not count. Targets are minimums.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date as Day
from typing import Final, Literal

from ccm_tui.domain.dates import show_day
from ccm_tui.domain.vocabulary import Vocabulary
from ccm_tui.words import N_, _

Status = Literal["met", "on_track", "at_risk", "missed"]

STATUSES: Final = Vocabulary(
    "status",
    (
        ("met", N_("met")),
        ("on_track", N_("on track")),
        ("at_risk", N_("at risk")),
        ("missed", N_("missed")),
    ),
)
REASONS: Final = Vocabulary(
    "why",
    (
        ("refused", N_("refused")),
        ("record_deleted", N_("what it rests on was deleted")),
        ("not_yet", N_("dated after the day asked for")),
        ("late", N_("late")),
        ("no_state", N_("names no State")),
        ("not_eligible", N_("not eligible")),
        ("no_event", N_("names no event")),
        ("not_held", N_("the event was not held")),
        ("few_conventions", N_("fewer than two conventions organise the event")),
        ("already_counted", N_("already counted")),
        ("not_judged", N_("not judged yet")),
    ),
)
"""Why evidence does not count, the reason that is said first coming first."""

LAST_DAYS: Final = 60
"""An output that is not met is at risk when so many days are left, or fewer."""
CONVENTIONS: Final = 2
"""An event across conventions has so many of them as organisers, or more (output O2)."""
_EVENTS: Final = "cross_convention_event"


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence, stored or proposed, and whether it counts.

    ``state`` is a State's uid with its ``code`` and ``name``; where an organisation stands in its
    place there is no uid, and of an event ``name`` is the title. ``record`` is the uid of what it
    rests on, ``sensitivity`` that one's level. A proposal that nobody judged is no record of its
    own yet (``stored`` False).
    """

    output: str
    date: Day
    source: str
    state: str | None = None
    code: str = ""
    name: str = ""
    record: str | None = None
    sensitivity: str = ""
    verdict: str = "proposed"
    reason: str | None = None
    judged_by: str | None = None
    judged_on: Day | None = None
    uid: str = ""
    stored: bool = False
    record_deleted: bool = False
    event_status: str | None = None
    event_starts: Day | None = None
    conventions: int = 0
    counts: bool = False
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """What the plan asks of an output; ``begins`` is the day the plan stands at."""

    uid: str
    code: str
    title: str
    target: int
    operator: str
    disputed_target: int | None
    unit: str
    begins: Day
    deadline: Day
    measure: str

    @property
    def by_events(self) -> bool:
        """Whether events are counted, and not States."""
        return self.measure == _EVENTS


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an output is: who counts (codes of States, titles of events), who is proposed."""

    target: Target
    counted: tuple[str, ...]
    proposed: tuple[str, ...]
    status: Status


def judged(
    target: Target, pieces: Iterable[Piece], eligible: Mapping[str, str], today: Day
) -> list[Piece]:
    """``pieces`` by day, each with whether it counts today and else why not.

    ``eligible`` are the States that may count, each with the day (ISO) from which; empty: always.
    """
    return [
        replace(piece, counts=why is None, why=why)
        for piece, why in _reasons(target, pieces, eligible, today)
    ]


def _reasons(
    target: Target, pieces: Iterable[Piece], eligible: Mapping[str, str], today: Day
) -> list[tuple[Piece, str | None]]:
    """``pieces`` by day, each with why it does not count; None: it counts."""
    ordered = sorted(pieces, key=lambda p: (p.date, not p.stored, p.uid, p.record or ""))
    taken: set[str] = set()
    found: list[tuple[Piece, str | None]] = []
    for piece in ordered:
        why = _why(target, piece, eligible, today)
        unit = _unit(target, piece)
        if why is None and unit in taken:
            why = "already_counted"
        elif why is None:
            taken.add(unit)
        found.append((piece, why))
    return [
        (piece, "already_counted" if why == "not_judged" and _unit(target, piece) in taken else why)
        for piece, why in found
    ]


def _why(target: Target, piece: Piece, eligible: Mapping[str, str], today: Day) -> str | None:
    if piece.verdict == "refused":
        return "refused"
    if piece.record_deleted:
        return "record_deleted"
    day = max(piece.date, piece.event_starts or piece.date)  # no event counts before it began
    if day > today:
        return "not_yet"
    if day > target.deadline:
        return "late"
    if why := _event_why(piece) if target.by_events else _state_why(piece, eligible):
        return why
    return "not_judged" if piece.verdict == "proposed" else None


def _state_why(piece: Piece, eligible: Mapping[str, str]) -> str | None:
    if piece.state is None:
        return "not_eligible" if piece.code else "no_state"
    since = eligible.get(piece.state)
    return None if since is not None and since <= piece.date.isoformat() else "not_eligible"


def _event_why(piece: Piece) -> str | None:
    if piece.event_status is None:
        return "no_event"
    if piece.event_status != "held":
        return "not_held"
    return "few_conventions" if piece.conventions < CONVENTIONS else None


def _unit(target: Target, piece: Piece) -> str:
    """What counts once: the event, or the State."""
    return (piece.record if target.by_events else piece.state) or ""


def progress(
    target: Target, pieces: Iterable[Piece], eligible: Mapping[str, str], today: Day
) -> Progress:
    """How far an output is by its ``pieces`` (see :func:`judged`)."""
    counted: dict[str, str] = {}
    proposed: dict[str, str] = {}
    for piece, why in _reasons(target, pieces, eligible, today):
        said = piece.name or piece.source if target.by_events else piece.code
        if why is None:
            counted.setdefault(_unit(target, piece), said)
        elif why == "not_judged":
            proposed.setdefault(_unit(target, piece), said)
    reached = status(
        len(counted), len(proposed), target.target, target.begins, target.deadline, today
    )
    return Progress(target, tuple(counted.values()), tuple(proposed.values()), reached)


def status(
    counted: int, proposed: int, target: int, begins: Day, deadline: Day, today: Day
) -> Status:
    """The status of an output in a word.

    At risk: less than half of what the elapsed share of time asks for is counted or proposed, or
    :data:`LAST_DAYS` days are left.
    """
    if counted >= target:
        return "met"
    if today > deadline:
        return "missed"
    span, elapsed = (deadline - begins).days, (today - begins).days
    behind = 2 * (counted + proposed) * span < target * elapsed
    return "at_risk" if behind or (deadline - today).days <= LAST_DAYS else "on_track"


def figures(found: Progress) -> str:
    """How many count of how many are asked for: ``4 of 6``; ``4 of 6 (8?)`` where disputed."""
    target = found.target
    said = _("{counted} of {target}").format(counted=len(found.counted), target=target.target)
    return f"{said} ({target.disputed_target}?)" if target.disputed_target else said


def why_in_words(piece: Piece, target: Target) -> str:
    """Why a piece does not count, in words; empty when it does."""
    if piece.why == "late":
        return _("late (after {day})").format(day=show_day(target.deadline))
    return REASONS.label(piece.why) if piece.why else ""
