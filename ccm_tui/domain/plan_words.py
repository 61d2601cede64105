"""The work plan in words, for both faces: gaps, steps, progress, costs, how far off a day is."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from ccm_tui.domain.amount import show_amount
from ccm_tui.domain.dates import relative_day, show_day
from ccm_tui.domain.plan_timeline import Dated
from ccm_tui.domain.steps import COUNTED, STEPS, ActivityProfile, CostSum, Step, at_least
from ccm_tui.domain.vocabularies import COST_KINDS, DEADLINES_OF
from ccm_tui.domain.workplan import GAPS, Item
from ccm_tui.words import N_, _, ngettext

ONLY_LINKED: Final = N_("Only entries with this activity count.")
"""What a person should know of the steps of an activity."""


def gaps_in_words(item: Item, gaps: Sequence[str]) -> str:
    """What is missing: ``▲ leads to no output``; what is served indirectly has no mark."""
    said = ", ".join(GAPS.label(gap) for gap in gaps)
    return f"▲ {said}" if said and "parts_only" not in gaps and "part_only" not in gaps else said


def step_in_words(step: Step) -> str:
    """The step with the day it rests on: ``answered, 8 Feb 2017``."""
    label = STEPS.label(step.step)
    return f"{label}, {show_day(step.basis.date)}" if step.basis else label


def progress_in_words(found: ActivityProfile) -> list[str]:
    """How far an activity is, counted from the log; the most telling first.

    ``["3 of 6 approached", "1 engaged", "4 entries"]``.
    """
    said = _states_reached(found)
    if found.relayed is not None:
        said.append(_up_to(found.relayed, _("{n} relayed").format(n=found.relayed)))
    if found.events:
        held = sum(event.status == "held" for event in found.events)
        events = ngettext("{n} event, {held} held", "{n} events, {held} held", len(found.events))
        said.append(events.format(n=len(found.events), held=held))
    if found.disseminated:
        acts = ngettext("{n} act of dissemination", "{n} acts of dissemination", found.disseminated)
        said.append(_up_to(found.disseminated, acts.format(n=found.disseminated)))
    entries = ngettext("{n} entry", "{n} entries", found.entries).format(n=found.entries)
    return [*said, _up_to(found.entries, entries)]


def _up_to(count: int, said: str) -> str:
    return said if count < COUNTED else _("{said} or more").format(said=said)


def _states_reached(found: ActivityProfile) -> list[str]:
    wanted = found.wanted or len(found.steps)
    if not wanted:
        return []
    if not found.steps:
        return [_("none of {n} chosen").format(n=wanted)]
    approached = at_least(found.steps, "approached")
    said = [_("{n} of {wanted} approached").format(n=approached, wanted=wanted)]
    for step in ("answered", "engaged", "done"):
        if count := at_least(found.steps, step):
            said.append(f"{count} {STEPS.label(step)}")
    return said


def chosen_in_words(chosen: int, wanted: int | None) -> str:
    """How many States are chosen of how many; more than that is warned of."""
    if wanted is None:
        return ngettext("{n} State chosen", "{n} States chosen", chosen).format(n=chosen)
    said = _("{n} of {wanted} States chosen").format(n=chosen, wanted=wanted)
    return f"{said}   ▲ {_('more than the plan asks for')}" if chosen > wanted else said


def costs_in_words(costs: Sequence[CostSum]) -> str:
    """``planned 1 200.00 CHF, actual not quantified``; empty where nothing is said."""
    said = []
    for cost in costs:
        amount = _("not quantified") if cost.amount is None else show_amount(cost.amount)
        words = [COST_KINDS.label(cost.kind), amount, cost.currency if cost.amount else ""]
        said.append(" ".join(filter(None, words)))
    return ", ".join(said)


def deadline_in_words(values: Mapping[str, Any], today: date) -> str:
    """The deadline of an activity with how far off it is: ``31 Dec 2016, 5 weeks ago``."""
    if not values["deadline"]:
        return _("none of its own")
    deadline = date.fromisoformat(str(values["deadline"]))
    return ", ".join(filter(None, [show_day(deadline), how_far(deadline, today)]))


def deadline_of_in_words(values: Mapping[str, Any]) -> str:
    """Whose deadline the wording is about: ``the deadline of the outreach``."""
    whose = values["deadline_of"]
    if whose == "either":
        return _("of the outreach or of the framework action, as one reads it")
    return _("the deadline of {whose}").format(whose=DEADLINES_OF.label(whose)) if whose else ""


def how_far(day: date, today: date, ends: date | None = None) -> str:
    """How far off a day is, always in words: ``3 months ago``, ``in 3 weeks``, ``now``."""
    if day < today <= (ends or day):
        return _("now")
    day = ends if ends is not None and ends < today else day
    if near := relative_day(day, today):
        return near
    months = round(abs((day - today).days) / _DAYS_OF_A_MONTH)
    amount = ngettext("{n} month", "{n} months", months).format(n=months)
    if months >= _LONG:
        years = round(months / 12)
        amount = ngettext("{n} year", "{n} years", years).format(n=years)
    return (_("in {amount}") if day > today else _("{amount} ago")).format(amount=amount)


_DAYS_OF_A_MONTH: Final = 30.4
_LONG: Final = 24


def dated_in_words(one: Dated) -> str:
    """What stands on a day: ``A1 Ask six States …``; of a meeting its code and name."""
    return " ".join(filter(None, [one.code, one.what]))
