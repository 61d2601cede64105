"""What an item of the plan means: the right-hand sides of the section Plan."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from textual.content import Content

from ccm_tui.domain import plan_words
from ccm_tui.domain.agenda_words import range_of_days
from ccm_tui.domain.dates import show_day
from ccm_tui.domain.steps import STEPS
from ccm_tui.domain.vocabularies import EVENT_STATUSES
from ccm_tui.tui import harmless
from ccm_tui.tui.pieces import LABEL_CELLS, Sheet, muted
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.domain.steps import ActivityProfile, Step
    from ccm_tui.domain.workplan import WorkPlan
    from ccm_tui.register import Register

STEP_MARKS: Final = {"not_started": "·", "approached": "◔", "answered": "◑", "engaged": "◕",
                     "done": "●"}  # fmt: skip
_STEP_CELLS: Final = 13


def activity(register: "Register", uid: str, width: int, *, states: bool = True) -> Content:
    """An activity: how far it is, with each State (``states``), and what the plan says of it."""
    values, found = register.values("activity", uid), register.activity_profile(uid)
    sheet = Sheet(width)
    sheet.title(values["title"], values["code"])
    sheet.gap()
    sheet.labelled(_("So far"), ", ".join(plan_words.progress_in_words(found)))
    _who_and_when(sheet, register, values)
    if undecided := register.undecided(values["code"], values["plan"]):
        sheet.labelled(_("Undecided"), undecided, "f5")
    if states:
        _states(sheet, found)
    _events(sheet, found)
    _serves(sheet, register, values)
    sheet.heading(_("The note says"))
    sheet.text(values["wording"])
    return sheet.content()


def _who_and_when(sheet: Sheet, register: "Register", values: Mapping[str, Any]) -> None:
    responsible = values["responsible"]
    named = register.name_of("party", responsible) if responsible else ""
    sheet.labelled(_("Responsible"), named or muted(_("nobody named: e says who does it")))
    sheet.labelled(_("Deadline"), plan_words.deadline_in_words(values, register.today))
    if values["deadline_wording"]:
        said = _("the note: “{words}”").format(words=values["deadline_wording"])
        sheet.muted(said, LABEL_CELLS)
    if whose := plan_words.deadline_of_in_words(values):
        sheet.muted(whose, LABEL_CELLS)
    if values["deadline_of"] in ("framework", "either"):
        _framework_deadlines(sheet, register, values["actions"])
    sheet.labelled(_("Channels"), values["channels"] or muted(_("none named")))


def _framework_deadlines(sheet: Sheet, register: "Register", actions: Sequence[str]) -> None:
    for uid in actions:
        action = register.values("action", uid)
        if action["deadline"]:
            day = plan_words.deadline_in_words(action, register.today)
            sheet.muted(f"{action['code']}: {day}", LABEL_CELLS)


def _states(sheet: Sheet, found: "ActivityProfile") -> None:
    if not found.steps and found.wanted is None:
        return
    sheet.heading(plan_words.chosen_in_words(len(found.steps), found.wanted))
    for step in found.steps:
        sheet.hanging(_step_label(step), _state_of(step), "")
    if not found.steps:
        sheet.muted(_("c chooses them, with a reason."))
    else:
        sheet.muted(_(plan_words.ONLY_LINKED))


def _step_label(step: "Step") -> str:
    label = harmless.fit(STEPS.label(step.step), _STEP_CELLS)
    return f"{STEP_MARKS[step.step]} {label}"


def _state_of(step: "Step") -> Content:
    said = Content(harmless.line(step.name))
    if step.basis is None:
        return said
    return said + muted(f"  {show_day(step.basis.date)}  {step.basis.said}")


def _events(sheet: Sheet, found: "ActivityProfile") -> None:
    if found.events:
        sheet.heading(_("Events"))
    for event in found.events:
        days = range_of_days(event.starts, event.ends)
        text = Content(harmless.line(event.title))
        sheet.hanging("", text + muted(f"  {days}, {EVENT_STATUSES.label(event.status)}"))
    if costs := plan_words.costs_in_words(found.costs):
        sheet.gap()
        sheet.labelled(_("Costs"), costs)


_SERVED: Final = (
    ("objectives", "objective", N_("Objective"), N_("▲ serves no objective")),
    ("outputs", "output", N_("Output"), N_("▲ leads to no output")),
    ("actions", "action", N_("Framework"), ""),
    ("organisations", "organisation", N_("With"), ""),
)
"""Field, its kind, label, and what is said where there is none."""


def _serves(sheet: Sheet, register: "Register", values: Mapping[str, Any]) -> None:
    sheet.gap()
    for field, kind, label, missing in _SERVED:
        named = [register.name_of(kind, uid) for uid in values[field]]
        for place, name in enumerate(named):
            sheet.labelled(_(label) if not place else "", name)
        if not named and missing:
            sheet.labelled(_(label), Content.styled(_(missing), "bold $warning"))


def served(register: "Register", plan: "WorkPlan", kind: str, uid: str, width: int) -> Content:
    """An objective or a framework action: the record, and what serves it."""
    from ccm_tui.tui.record_view import whole

    record = whole(register, kind, uid, width)
    item = plan.items.get(uid)
    if item is None:
        return record
    sheet = Sheet(width)
    gaps = plan_words.gaps_in_words(item, plan.gaps(item))
    sheet.heading(_("What serves it"))
    for other in plan.serving(uid):
        sheet.hanging(f"{other.code}  ", Content(harmless.line(other.title)))
    if gaps:
        sheet.hanging("", Content.styled(gaps, "bold $warning"))
    if item.deadline:
        far = plan_words.how_far(item.deadline, register.today)
        sheet.gap()
        sheet.labelled(_("Deadline"), _deadline(item.deadline, far))
    return record + Content("\n") + sheet.content()


def _deadline(day: date, far: str) -> Content:
    return Content(show_day(day)) + muted(f"   {far}")
