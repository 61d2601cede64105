"""What of a plan can be checked by computing, for this plan and the next.

Each check says whether it holds, does not hold, or cannot be told before somebody decides.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Day
from itertools import pairwise
from typing import Final

from ccm_tui.domain.dates import show_day
from ccm_tui.domain.vocabulary import Vocabulary
from ccm_tui.words import N_, _

VERDICTS: Final = Vocabulary(
    "verdict",
    (
        ("holds", N_("holds")),
        ("fails", N_("does not hold")),
        ("undecided", N_("not decided")),
    ),
)
CHECKS: Final = Vocabulary(
    "check",
    (
        ("listed", N_("The States listed are those with obligations, by the claims of that day")),
        ("states", N_("Each activity names as many States as it is to reach")),
        ("inside", N_("The fewer States of one activity are among those of the next larger")),
        ("targets", N_("No target is beyond the States that may count")),
        ("dates", N_("Every deadline is inside the plan’s horizon")),
        ("coverage", N_("Everything in the plan serves something, and is served")),
        ("responsible", N_("Each activity has somebody responsible")),
        ("definitions", N_("Each output has a definition")),
        ("verification", N_("Each output has a means of verification and a baseline")),
        ("letters", N_("Each State that is to be written to has a focal point")),
    ),
)
"""The checks by name; a question of the plan names those that concern it."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A check: its name, its verdict (a code of :data:`VERDICTS`), and what was found."""

    name: str
    verdict: str
    detail: str


@dataclass(frozen=True, slots=True)
class ActivityFacts:
    """What is checked of an activity; ``states`` are codes."""

    code: str
    states: frozenset[str]
    wanted: int | None
    deadline: Day | None
    responsible: bool


@dataclass(frozen=True, slots=True)
class OutputFacts:
    """What is checked of an output; ``states`` are the codes of those that it names."""

    code: str
    states: frozenset[str]
    target: int
    deadline: Day
    defined: bool
    verified: bool
    baseline: bool


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """A plan with what of the register is compared with it.

    ``obliged`` are the codes of the States with an obligation by the claims up to ``as_at``,
    ``without_focal_point`` the names of those without one today, by code. ``gaps`` are what serves
    nothing or is served by nothing, in words.
    """

    as_at: Day
    horizon: Day
    activities: Sequence[ActivityFacts]
    outputs: Sequence[OutputFacts]
    obliged: frozenset[str]
    without_focal_point: dict[str, str]
    gaps: Sequence[str]


def checked(plan: PlanFacts) -> list[Checked]:
    """All checks of a plan."""
    return [_judge(name, plan) for name in CHECKS.codes]


def _judge(name: str, plan: PlanFacts) -> Checked:
    verdict, said = _RULES[name](plan)
    return Checked(name, verdict, said)


Found = tuple[str, str]


def _verdict(wrong: Iterable[str], open_: Iterable[str], well: str) -> Found:
    """What does not hold, else what is open, else ``well``."""
    wrong, open_ = list(wrong), list(open_)
    said = "; ".join([*wrong, *open_])
    return ("fails" if wrong else "undecided", said) if said else ("holds", well)


def _listed(plan: PlanFacts) -> Found:
    listed = frozenset[str]().union(*(output.states for output in plan.outputs))
    day = show_day(plan.as_at)
    if not listed:
        return "undecided", _("no output names its States")
    missing, more = sorted(plan.obliged - listed), sorted(listed - plan.obliged)
    wrong = [_("{codes} not listed").format(codes=", ".join(missing))] if missing else []
    if more:
        wrong.append(_("{codes} without a claim").format(codes=", ".join(more)))
    counts = _("{listed} listed, {obliged} by the claims up to {day}")
    well = counts.format(listed=len(listed), obliged=len(plan.obliged), day=day)
    return _verdict([f"{well}: {one}" for one in wrong], [], well)


def _states(plan: PlanFacts) -> Found:
    wanting = [one for one in plan.activities if one.wanted is not None]
    wrong = [
        _("{code} is to reach {wanted} and names {n}").format(
            code=one.code, wanted=one.wanted, n=len(one.states)
        )
        for one in wanting
        if one.states and len(one.states) != one.wanted
    ]
    open_ = [
        _("{code} is to reach {wanted}, none chosen yet").format(code=one.code, wanted=one.wanted)
        for one in wanting
        if not one.states
    ]
    well = ", ".join(f"{one.code} {one.wanted}" for one in wanting)
    return _verdict(wrong, open_, well or _("no activity names a number"))


def _inside(plan: PlanFacts) -> Found:
    sized = sorted((one for one in plan.activities if one.states), key=lambda a: len(a.states))
    pairs = list(pairwise(sized))
    wrong = [
        _("{codes} of {code} are not among those of {other}").format(
            codes=", ".join(sorted(few.states - many.states)), code=few.code, other=many.code
        )
        for few, many in pairs
        if not few.states <= many.states
    ]
    well = [
        _("the {n} of {code} are among the {many} of {other}").format(
            n=len(few.states), code=few.code, many=len(many.states), other=many.code
        )
        for few, many in pairs
    ]
    return _verdict(wrong, [], "; ".join(well) or _("no two activities name States"))


def _targets(plan: PlanFacts) -> Found:
    named = [one for one in plan.outputs if one.states]
    wrong = [
        _("{code} asks for {target} of {n}").format(
            code=one.code, target=one.target, n=len(one.states)
        )
        for one in named
        if one.target > len(one.states)
    ]
    well = ", ".join(
        _("{code} {target} of {n}").format(code=one.code, target=one.target, n=len(one.states))
        for one in named
    )
    return _verdict(wrong, [], well or _("no output names its States"))


def _dates(plan: PlanFacts) -> Found:
    late = _("{code} is due on {day}, after {horizon}")
    dated: list[tuple[str, Day | None]] = [(one.code, one.deadline) for one in plan.activities]
    dated += [(one.code, one.deadline) for one in plan.outputs]
    wrong = [
        late.format(code=code, day=show_day(day), horizon=show_day(plan.horizon))
        for code, day in dated
        if day is not None and day > plan.horizon
    ]
    blank = ", ".join(code for code, day in dated if day is None)
    open_ = [_("{codes} without a day").format(codes=blank)] if blank else []
    return _verdict(wrong, open_, _("up to {day}").format(day=show_day(plan.horizon)))


def _coverage(plan: PlanFacts) -> Found:
    return _verdict(plan.gaps, [], _("no gap"))


def _lacking(codes: Iterator[str], said: str, well: str) -> Found:
    """Not decided where something is blank in the records ``codes``."""
    blank = ", ".join(codes)
    return _verdict([], [said.format(codes=blank)] if blank else [], well)


def _responsible(plan: PlanFacts) -> Found:
    codes = (one.code for one in plan.activities if not one.responsible)
    return _lacking(codes, _("nobody for {codes}"), _("somebody for each"))


def _definitions(plan: PlanFacts) -> Found:
    codes = (one.code for one in plan.outputs if not one.defined)
    return _lacking(codes, _("none for {codes}"), _("one for each"))


def _verification(plan: PlanFacts) -> Found:
    without = ", ".join(one.code for one in plan.outputs if not one.verified)
    unbased = ", ".join(one.code for one in plan.outputs if not one.baseline)
    open_ = [_("no means of verification for {codes}").format(codes=without)] if without else []
    if unbased:
        open_.append(_("no baseline for {codes}").format(codes=unbased))
    return _verdict([], open_, _("both for each"))


def _letters(plan: PlanFacts) -> Found:
    targeted = frozenset[str]().union(*(one.states for one in plan.activities))
    names = [name for code, name in plan.without_focal_point.items() if code in targeted]
    said = _("{names}: no focal point; the letter goes to the permanent mission")
    wrong = [said.format(names=", ".join(names))] if names else []
    return _verdict(wrong, [], _("no State without one is targeted"))


_RULES: Final[dict[str, Callable[[PlanFacts], Found]]] = {
    "listed": _listed,
    "states": _states,
    "inside": _inside,
    "targets": _targets,
    "dates": _dates,
    "coverage": _coverage,
    "responsible": _responsible,
    "definitions": _definitions,
    "verification": _verification,
    "letters": _letters,
}
