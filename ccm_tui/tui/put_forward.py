"""From a record to evidence: key w, and what the form of evidence begins with."""

from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual import getters
from textual.binding import Binding
from textual.screen import Screen

from ccm_tui.tui.app import CcmApp
from ccm_tui.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ccm_tui.register import Register

_MEASURES: Final = {
    "claim": "plan_started",
    "event": "cross_convention_event",
    "need": "detailed_information",
    "outreach": "positive_engagement",
    "practice": "practice_exchange",
    "response": "constructive_response",
}
"""The kinds of records that outputs rest on, and the measure of which each is evidence first."""
_OF_ASPECT: Final = {"focal_point": "positive_engagement", "national_plan": "plan_started"}
_LONGEST: Final = 200
"""Characters of a record's title that become the source."""


class PutsForward(Screen[None]):
    """A place that is about a record which may be evidence for an output."""

    BINDINGS: ClassVar = [
        Binding("w", "put_forward", N_("Evidence"), show=False, id="evidence.put_forward",
                tooltip=N_("Put this forward as evidence for an output")),
    ]  # fmt: skip

    app = getters.app(CcmApp)

    def put_forward(self) -> tuple[str, str] | None:
        """Kind and uid of the record. Overridden."""
        raise NotImplementedError

    def action_put_forward(self) -> None:
        """Open the form of evidence that rests on this record."""
        found = self.put_forward()
        if found is not None and found[0] in _MEASURES:
            self.app.open_form("evidence", typed=evidence_from(self.app.register, *found))


def may_be_evidence(kind: str) -> bool:
    """Whether outputs rest on records of ``kind``."""
    return kind in _MEASURES


def evidence_from(register: "Register", kind: str, uid: str) -> dict[str, Any]:
    """What evidence that rests on the record ``uid`` begins with.

    Its day, its title as source, its State where there is but one, and the output that its
    activities serve, or else the one that is counted from such records.
    """
    values = register.values(kind, uid)
    typed = {"record": uid, "date": _day(register, kind, values)}
    typed["output"] = _output(register, kind, values)
    if kind == "response":
        relay = register.values("relay", values["relay"])
        values = register.values("request", relay["request"])
        typed["state"] = _who_responded(register, relay["recipient"])
        typed["source"] = values["what"]
    else:
        states = values.get("states") or [values.get("state") or values.get("giver")]
        typed["state"] = states[0] if len(states) == 1 else None
        typed["source"] = values["source"] if kind == "claim" else register.name_of(kind, uid)
    typed["source"] = " ".join(typed["source"].split())[:_LONGEST]
    typed["sensitivity"] = None if values["sensitivity"] == "public" else values["sensitivity"]
    return {name: value for name, value in typed.items() if value}


def _day(register: "Register", kind: str, values: "Mapping[str, Any]") -> Any:
    """The day of a record; an event counts from its last, or from today while it lasts."""
    first = values[register.entity(kind).day_field]
    last = values.get("ends")
    return min(last, max(first, register.today.isoformat())) if last else first


def _who_responded(register: "Register", party: str) -> str | None:
    """The State that responded, itself or through an organisation of its own."""
    if register.kind_of(party) == "state":
        return party
    states = register.values("organisation", party)["states"]
    return states[0] if len(states) == 1 else None


def _output(register: "Register", kind: str, values: "Mapping[str, Any]") -> str | None:
    """The output that the record is most likely evidence for."""
    served = {
        output
        for activity in values.get("activities", ())
        for output in register.values("activity", activity)["outputs"]
    }
    measure = _MEASURES[kind]
    if kind == "claim":
        measure = _OF_ASPECT.get(values["aspect"], "")
    targets = [found.target for found in register.outputs()]
    measured = [target.uid for target in targets if target.measure == measure]
    likely = [uid for uid in measured if uid in served]
    likely += [target.uid for target in targets if target.uid in served]
    if kind != "outreach":
        likely += measured
    return likely[0] if likely else None
