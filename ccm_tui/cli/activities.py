"""``ccm-tui activity show``: the activity, and how far it is with each of its States."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from ccm_tui.cli.command import Command
from ccm_tui.cli.entity import edit_command, standing, the_id
from ccm_tui.cli.plain import emit, labelled, table
from ccm_tui.cli.record import record_lines
from ccm_tui.domain import plan_words
from ccm_tui.domain.agenda_words import range_of_days
from ccm_tui.domain.amount import typed_amount
from ccm_tui.domain.dates import show_day
from ccm_tui.domain.steps import STEPS, at_least
from ccm_tui.domain.vocabularies import EVENT_STATUSES
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.cli.session import Session
    from ccm_tui.domain.declaration import Entity
    from ccm_tui.domain.steps import ActivityProfile, CostSum, Held, Step
    from ccm_tui.register import Register


def show_activity(entity: type[Entity]) -> Command:
    """An activity with the step of each target State, its events and costs."""

    @click.pass_obj
    def show(session: Session, record: str, as_json: bool) -> None:
        register = session.register
        emit_activity(register, entity, standing(session, entity, record), as_json=as_json)

    return Command(
        "show",
        callback=show,
        params=[the_id()],
        help=_("Show an activity: what it is, and how far it is with each of its States."),
    )


def edit_activity(entity: type[Entity]) -> Command:
    """Changing an activity: as ever, and what is printed says how many States are chosen."""
    return edit_command(entity, emit_activity)


def emit_activity(register: Register, entity: type[Entity], uid: str, *, as_json: bool) -> None:
    """Print an activity with how far it is."""
    found = register.activity_profile(uid)
    document = {**register.record(entity.table, uid), **_document(found)} if as_json else {}
    emit(document, lambda: _lines(register, entity, found), as_json=as_json)


def _document(found: ActivityProfile) -> dict[str, Any]:
    return {
        "progress": {
            "wanted": found.wanted,
            "chosen": len(found.steps),
            **{step: at_least(found.steps, step) for step in STEPS.codes[1:]},
            "entries": found.entries,
            "events": len(found.events),
            "disseminated": found.disseminated,
            "relayed": found.relayed,
        },
        "steps": [_step(step) for step in found.steps],
        "events": [_event(event) for event in found.events],
        "costs": [_cost(cost) for cost in found.costs],
    }


def _step(step: Step) -> dict[str, Any]:
    basis = step.basis
    return {
        "state": step.code,
        "step": step.step,
        "date": basis.date.isoformat() if basis else None,
        "kind": basis.kind if basis else None,
        "record": basis.uid if basis else None,
        "said": basis.said if basis else None,
    }


def _event(event: Held) -> dict[str, Any]:
    return {
        "uid": event.uid,
        "title": event.title,
        "status": event.status,
        "starts": event.starts.isoformat(),
        "ends": event.ends.isoformat() if event.ends else None,
    }


def _cost(cost: CostSum) -> dict[str, Any]:
    amount = None if cost.amount is None else typed_amount(cost.amount)
    return {"kind": cost.kind, "amount": amount, "currency": cost.currency}


def _lines(register: Register, entity: type[Entity], found: ActivityProfile) -> list[str]:
    values = register.values(entity.table, found.uid)
    lines = record_lines(register, entity, values)
    wants = found.wanted is not None or found.steps
    said = [
        (_("States"), plan_words.chosen_in_words(len(found.steps), found.wanted) if wants else ""),
        (_("Progress"), ", ".join(plan_words.progress_in_words(found))),
        (_("Costs"), plan_words.costs_in_words(found.costs)),
        (_("Undecided"), register.undecided(values["code"], values["plan"])),
    ]
    lines += ["", *labelled([(label, text) for label, text in said if text])]
    if found.steps:
        heads = [_("State"), _("Step"), _("Date"), _("Rests on")]
        lines += ["", *table(heads, map(_step_row, found.steps)), _(plan_words.ONLY_LINKED)]
    if found.events:
        rows = [
            [range_of_days(e.starts, e.ends), EVENT_STATUSES.label(e.status), e.title]
            for e in found.events
        ]
        lines += ["", *table([_("Event"), _("Status"), _("Title")], rows)]
    return lines


def _step_row(step: Step) -> list[str]:
    basis = step.basis
    return [
        f"{step.name} ({step.code})",
        STEPS.label(step.step),
        show_day(basis.date) if basis else "",
        f"{basis.said} ({basis.uid[:8]})" if basis else "",
    ]
