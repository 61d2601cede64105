"""The plan as data: the concept note's objectives, activities, outputs, and what they rest on.

The rows are loaded from ``seeds/``; a later cycle is a new plan, not a new program.
"""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, ClassVar

from ccm_tui.domain import vocabularies as words
from ccm_tui.domain.declaration import About, Entity, Line, Text
from ccm_tui.words import N_, _

VERBS = frozenset({"add", "edit", "delete"})


def _not_counted(record: Entity, *names: str) -> dict[str, str]:
    """Those fields of ``names`` that hold a number below 1; blank ones are well."""
    numbers = {name: getattr(record, name) for name in names}
    return {
        name: _("may not be less than 1")
        for name, number in numbers.items()
        if number is not None and number < 1
    }


class Plan(Entity):
    """One concept note: a work plan of the Coordinators with its horizon."""

    table: ClassVar[str] = "plan"
    singular: ClassVar[str] = N_("plan")
    plural: ClassVar[str] = N_("plans")
    title_field: ClassVar[str] = "title"
    code_field: ClassVar[str] = "code"
    order: ClassVar[str] = "code"
    verbs: ClassVar[frozenset[str]] = VERBS

    code: Annotated[Line, About(N_("Code"), width=10, sortable=True)]
    title: Annotated[Line, About(N_("Title"), width=-1)]
    as_at: Annotated[date, About(N_("As at"), "day", width=11)]
    horizon: Annotated[date, About(N_("Horizon"), "day", past=False, width=11)]
    horizon_wording: Annotated[Line | None, About(N_("Horizon in the note"))] = None
    starts: Annotated[date | None, About(N_("Starts"), "day", width=11)] = None
    version: Annotated[Line | None, About(N_("Version"))] = None
    framework: Annotated[
        Line | None, About(N_("Framework"), help=N_("whose actions it serves"))
    ] = None
    budget: Annotated[Text | None, About(N_("Budget in the note"), "text")] = None
    source: Annotated[Line, About(N_("Source"))]
    remark: Annotated[Text | None, About(N_("Remark"), "text")] = None

    def refusals(self) -> Mapping[str, str]:
        """A plan looks ahead."""
        # Either is None in a record that could be read in parts only.
        days: tuple[date | None, ...] = (self.as_at, self.horizon)
        if None not in days and self.horizon <= self.as_at:
            return {"horizon": _("is not after the day as at")}
        return {}


class Objective(Entity):
    """What the plan is for (concept note, section 2)."""

    table: ClassVar[str] = "objective"
    number: ClassVar[int] = 5
    singular: ClassVar[str] = N_("objective")
    plural: ClassVar[str] = N_("objectives")
    title_field: ClassVar[str] = "title"
    code_field: ClassVar[str] = "code"
    order: ClassVar[str] = "code"
    verbs: ClassVar[frozenset[str]] = VERBS

    plan: Annotated[str, About(N_("Plan"), "ref", target="plan")]
    code: Annotated[Line, About(N_("Code"), width=6, sortable=True, searched=True)]
    title: Annotated[Line, About(N_("Title"), width=-1, searched=True)]
    source: Annotated[Line, About(N_("Source"))]


class Action(Entity):
    """An action of the framework the plan serves (Dubrovnik Action Plan, Action 4)."""

    table: ClassVar[str] = "action"
    number: ClassVar[int] = 8
    singular: ClassVar[str] = N_("framework action")
    plural: ClassVar[str] = N_("framework actions")
    title_field: ClassVar[str] = "title"
    code_field: ClassVar[str] = "code"
    order: ClassVar[str] = "code"
    verbs: ClassVar[frozenset[str]] = VERBS

    code: Annotated[Line, About(N_("Code"), width=10, sortable=True, searched=True)]
    title: Annotated[Text, About(N_("Title"), "text", width=-1, searched=True)]
    framework: Annotated[Line, About(N_("Framework"))]
    part_of: Annotated[str | None, About(N_("Part of"), "ref", target="action")] = None
    deadline: Annotated[date | None, About(N_("Deadline"), "day", past=False, width=11)] = None
    deadline_wording: Annotated[Line | None, About(N_("Deadline in the text"))] = None
    source: Annotated[Line, About(N_("Source"))]
    remark: Annotated[Text | None, About(N_("Remark"), "text")] = None


class Output(Entity):
    """An expected result, counted from evidence (concept note, section 4)."""

    table: ClassVar[str] = "output"
    number: ClassVar[int] = 7
    singular: ClassVar[str] = N_("output")
    plural: ClassVar[str] = N_("outputs")
    title_field: ClassVar[str] = "title"
    code_field: ClassVar[str] = "code"
    order: ClassVar[str] = "code"
    verbs: ClassVar[frozenset[str]] = VERBS
    reasoned: ClassVar[bool] = True

    plan: Annotated[str, About(N_("Plan"), "ref", target="plan")]
    code: Annotated[Line, About(N_("Code"), width=6, sortable=True, searched=True)]
    title: Annotated[Line, About(N_("Title"), width=-1, searched=True)]
    wording: Annotated[Text, About(N_("Wording of the note"), "text", searched=True)]
    target: Annotated[int, About(N_("Target"), "number", width=6)]
    operator: Annotated[str, About(N_("Operator"), "choice", vocabulary=words.OPERATORS, width=9)]
    disputed_target: Annotated[
        int | None,
        About(N_("Disputed"), "number", N_("the other figure the note gives"), width=8),
    ] = None
    unit: Annotated[Line, About(N_("Unit"))]
    eligible: Annotated[Text, About(N_("Who is eligible"), "text")]
    states: Annotated[
        tuple[str, ...], About(N_("Eligible States"), "refs", target="state", option="state")
    ] = ()
    population: Annotated[
        str,
        About(
            N_("Where none is named"), "choice", N_("who may count"), vocabulary=words.POPULATIONS
        ),
    ] = "parties"
    deadline: Annotated[date, About(N_("Last day that counts"), "day", past=False, width=11)]
    deadline_wording: Annotated[Line, About(N_("Deadline in the note"))]
    definition: Annotated[Text | None, About(N_("Definition"), "text")] = None
    verification: Annotated[Text | None, About(N_("Means of verification"), "text")] = None
    baseline: Annotated[Text | None, About(N_("Baseline"), "text")] = None
    measure: Annotated[str | None, About(N_("Counted"), "choice", vocabulary=words.MEASURES)] = None
    actions: Annotated[
        tuple[str, ...], About(N_("Framework action"), "refs", target="action", option="action")
    ] = ()
    source: Annotated[Line, About(N_("Source"))]
    reason: Annotated[
        Text | None,
        About(N_("Reason"), "text", N_("why it is changed; the history keeps it"), stored=False),
    ] = None

    def refusals(self) -> Mapping[str, str]:
        """A target asks for something."""
        return _not_counted(self, "target", "disputed_target")


class Activity(Entity):
    """What the plan does (concept note, section 3)."""

    table: ClassVar[str] = "activity"
    number: ClassVar[int] = 6
    singular: ClassVar[str] = N_("activity")
    plural: ClassVar[str] = N_("activities")
    title_field: ClassVar[str] = "title"
    code_field: ClassVar[str] = "code"
    order: ClassVar[str] = "code"
    verbs: ClassVar[frozenset[str]] = VERBS
    reasoned: ClassVar[bool] = True

    plan: Annotated[str, About(N_("Plan"), "ref", target="plan")]
    code: Annotated[Line, About(N_("Code"), width=6, sortable=True, searched=True)]
    title: Annotated[Line, About(N_("Title"), width=-1, searched=True)]
    wording: Annotated[Text, About(N_("Wording of the note"), "text", searched=True)]
    deadline: Annotated[date | None, About(N_("Deadline"), "day", past=False, width=11)] = None
    deadline_wording: Annotated[Line | None, About(N_("Deadline in the note"))] = None
    deadline_of: Annotated[
        str | None, About(N_("Deadline of"), "choice", vocabulary=words.DEADLINES_OF)
    ] = None
    channels: Annotated[Line | None, About(N_("Channels"))] = None
    responsible: Annotated[
        str | None,
        About(N_("Responsible"), "ref", N_("who does it"), target="party", width=12),
    ] = None
    states_wanted: Annotated[
        int | None, About(N_("Number of States"), "number", N_("how many it is to reach"))
    ] = None
    states: Annotated[
        tuple[str, ...], About(N_("Target States"), "refs", target="state", option="state")
    ] = ()
    objectives: Annotated[
        tuple[str, ...], About(N_("Objective"), "refs", target="objective", option="objective")
    ] = ()
    outputs: Annotated[
        tuple[str, ...], About(N_("Output"), "refs", target="output", option="output")
    ] = ()
    actions: Annotated[
        tuple[str, ...], About(N_("Framework action"), "refs", target="action", option="action")
    ] = ()
    organisations: Annotated[
        tuple[str, ...],
        About(
            N_("Implementers and partners"), "refs", target="organisation", option="organisation"
        ),
    ] = ()
    source: Annotated[Line, About(N_("Source"))]
    reason: Annotated[
        Text | None,
        About(N_("Reason"), "text", N_("why it is changed; the history keeps it"), stored=False),
    ] = None

    def refusals(self) -> Mapping[str, str]:
        """Who is to be reached is at least one State, or nobody said how many."""
        return _not_counted(self, "states_wanted")


class Convention(Entity):
    """A convention that the note names; one that organises an event is a row here."""

    table: ClassVar[str] = "convention"
    singular: ClassVar[str] = N_("convention")
    plural: ClassVar[str] = N_("conventions")
    title_field: ClassVar[str] = "title"
    code_field: ClassVar[str] = "code"
    order: ClassVar[str] = "code"
    verbs: ClassVar[frozenset[str]] = VERBS

    code: Annotated[Line, About(N_("Code"), width=8, sortable=True)]
    title: Annotated[Line, About(N_("Title"), width=-1)]
    source: Annotated[Line, About(N_("Source"))]


class Meeting(Entity):
    """A meeting the note names or that follows: a place to be, a deadline, a margin to use."""

    table: ClassVar[str] = "meeting"
    number: ClassVar[int] = 11
    singular: ClassVar[str] = N_("meeting")
    plural: ClassVar[str] = N_("meetings")
    title_field: ClassVar[str] = "name"
    code_field: ClassVar[str] = "code"
    day_field: ClassVar[str] = "starts"
    order: ClassVar[str] = "starts"
    verbs: ClassVar[frozenset[str]] = VERBS

    code: Annotated[Line, About(N_("Code"), width=12, searched=True)]
    name: Annotated[Line, About(N_("Name"), width=-1, searched=True)]
    convention: Annotated[
        str | None, About(N_("Convention"), "choice", vocabulary=words.TREATIES, width=8)
    ] = None
    starts: Annotated[date, About(N_("Starts"), "day", width=11, sortable=True)]
    ends: Annotated[date, About(N_("Ends"), "day", width=11)]
    city: Annotated[Line | None, About(N_("City"), searched=True)] = None
    state: Annotated[str | None, About(N_("Country"), "ref", target="state")] = None
    source: Annotated[Line, About(N_("Source"))]
    remark: Annotated[Text | None, About(N_("Remark"), "text")] = None
