"""``ccm-tui plan show``, ``plan coverage`` and ``plan timeline``: what serves what, and by when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from ccm_tui.cli.command import Command
from ccm_tui.cli.entity import standing
from ccm_tui.cli.plain import emit, harmless, table
from ccm_tui.cli.record import record_lines
from ccm_tui.domain import plan_words
from ccm_tui.domain.agenda_words import range_of_days
from ccm_tui.domain.counting import STATUSES, figures
from ccm_tui.domain.plan_timeline import KINDS, Dated
from ccm_tui.domain.workplan import coverage, tree
from ccm_tui.errors import NotFound
from ccm_tui.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from ccm_tui.cli.session import Session
    from ccm_tui.domain.declaration import Entity
    from ccm_tui.domain.workplan import Coverage, Item, Line, WorkPlan
    from ccm_tui.register import Register

_INDENT = "  "


def show_plan(entity: type[Entity]) -> Command:
    """A plan as a tree, with what serves nothing marked."""
    text = _("Show a plan as a tree: objectives, activities, outputs, framework actions, and the")
    return _of_plan(entity, "show", _show, f"{text} {_('gaps. Without ID, the plan in use.')}")


def coverage_of_plan(entity: type[Entity]) -> Command:
    """What serves what, as a table."""
    text = _("Show which activity serves which objective, output and framework action.")
    return _of_plan(entity, "coverage", _coverage, text)


def timeline_of_plan(entity: type[Entity]) -> Command:
    """What a plan has on which day."""
    text = _("List the deadlines, meetings and events of a plan by day, today among them.")
    return _of_plan(entity, "timeline", _timeline, text)


def _of_plan(
    entity: type[Entity], name: str, run: Callable[[Register, WorkPlan, bool], None], text: str
) -> Command:
    """A command about the plan that is named, or the one in use."""

    @click.pass_obj
    def command(session: Session, record: str | None, as_json: bool) -> None:
        register = session.register
        uid = standing(session, entity, record) if record else register.plan
        if not uid:
            raise NotFound(_("There is no plan."), _("“ccm-tui plan add” writes one."))
        run(register, register.work_plan(uid), as_json)

    plan = click.Argument(["record"], metavar="[ID]", required=False)
    return Command(name, callback=command, params=[plan], help=text)


# -------------------------------------------------------------------- the tree


def _show(register: Register, plan: WorkPlan, as_json: bool) -> None:
    document = _document(register, plan) if as_json else {}
    emit(document, lambda: _tree_lines(register, plan), as_json=as_json)


def _document(register: Register, plan: WorkPlan) -> dict[str, Any]:
    return {
        **register.record("plan", plan.uid),
        "objectives": [_item(plan, item) for item in plan.of_kind("objective")],
        "activities": [_item(plan, item) for item in plan.of_kind("activity")],
        "outputs": [_item(plan, item) for item in plan.of_kind("output")],
        "actions": [_item(plan, item) for item in plan.of_kind("action")],
        "gaps": [
            {"kind": item.kind, "code": item.code, "gaps": list(gaps)}
            for item, gaps in plan.missing()
        ],
    }


def _item(plan: WorkPlan, item: Item) -> dict[str, Any]:
    above = plan.items.get(item.part_of or "")
    return {
        "uid": item.uid,
        "code": item.code,
        "title": item.title,
        "deadline": item.deadline.isoformat() if item.deadline else None,
        "deadline_wording": item.wording,
        "part_of": above.code if above else None,
        "serves": [other.code for other in plan.served(item.uid)],
        "served_by": [other.code for other in plan.serving(item.uid)],
        "gaps": list(plan.gaps(item)),
    }


def _tree_lines(register: Register, plan: WorkPlan) -> Iterable[str]:
    progress = {found.target.uid: found for found in register.outputs()}

    def stands(item: Item) -> str:
        if item.kind == "activity":
            return plan_words.progress_in_words(register.activity_profile(item.uid))[0]
        found = progress.get(item.uid)
        return f"{figures(found)}, {STATUSES.label(found.status)}" if found else ""

    yield from record_lines(register, register.entity("plan"), register.values("plan", plan.uid))
    for line in tree(plan):
        if line.item is None:
            yield from ("", line.title)
        else:
            yield harmless(_tree_line(line, line.item, stands(line.item)))


def _tree_line(line: Line, item: Item, stands: str) -> str:
    gaps = plan_words.gaps_in_words(item, line.gaps)
    said = " · ".join(filter(None, [item.title, stands, gaps]))
    return f"{_INDENT * line.level}{item.code}  {said}"


# -------------------------------------------------------------------- the coverage map


def _coverage(_register: Register, plan: WorkPlan, as_json: bool) -> None:
    found = coverage(plan)
    emit(_covered(found), lambda: _coverage_lines(found), as_json=as_json)


def _covered(found: Coverage) -> dict[str, Any]:
    return {
        "activities": [activity.code for activity in found.activities],
        "rows": [
            {
                "kind": item.kind,
                "code": item.code,
                "title": item.title,
                "served_by": [
                    activity.code
                    for activity, served in zip(found.activities, marks, strict=True)
                    if served
                ],
                "gaps": list(gaps),
            }
            for item, marks, gaps in found.rows
        ],
    }


def _coverage_lines(found: Coverage) -> list[str]:
    yes, no = _("yes"), "-"
    heads = [_("Code"), *(activity.code for activity in found.activities), _("Title")]
    rows = [
        [
            item.code,
            *(yes if served else no for served in marks),
            " · ".join(filter(None, [plan_words.gaps_in_words(item, gaps), item.title])),
        ]
        for item, marks, gaps in found.rows
    ]
    return table(heads, rows)


# -------------------------------------------------------------------- the timeline


def _timeline(register: Register, plan: WorkPlan, as_json: bool) -> None:
    found, today = register.plan_timeline(plan), register.today
    document = {"as_at": today.isoformat(), "items": [_dated(one, today) for one in found]}
    emit(document, lambda: _timeline_lines(found, today), as_json=as_json)


def _dated(one: Dated, today: date) -> dict[str, Any]:
    return {
        "date": one.date.isoformat(),
        "ends": one.ends.isoformat() if one.ends else None,
        "kind": one.kind,
        "uid": one.uid,
        "code": one.code or None,
        "what": one.what,
        "deadline_wording": one.wording,
        "past": (one.ends or one.date) < today,
    }


def _timeline_lines(found: list[Dated], today: date) -> list[str]:
    dates = [one.date for one in found]
    before = sum(day < today for day in dates)
    rows = [_timeline_row(one, today) for one in found]
    rows.insert(before, [range_of_days(today, None), _("today"), "", ""])
    return table([_("Date"), _("When"), _("Kind"), _("What")], rows)


def _timeline_row(one: Dated, today: date) -> list[str]:
    return [
        range_of_days(one.date, one.ends),
        plan_words.how_far(one.date, today, one.ends),
        KINDS.label(one.kind),
        plan_words.dated_in_words(one),
    ]
