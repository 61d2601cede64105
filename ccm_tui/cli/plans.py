"""``ccm-tui plan list``, ``use``, ``new`` and ``load``: the plans, and the next one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ccm_tui.cli.command import Command
from ccm_tui.cli.entity import standing
from ccm_tui.cli.fields import field_options, given_fields, refused_by_option
from ccm_tui.cli.listing import Page, list_command
from ccm_tui.cli.plain import emit, harmless
from ccm_tui.cli.record import record_lines
from ccm_tui.cli.session import Session
from ccm_tui.domain.dates import show_day
from ccm_tui.domain.plan import Activity, Objective, Output
from ccm_tui.errors import Refused
from ccm_tui.words import _, ngettext

if TYPE_CHECKING:
    from ccm_tui.domain.declaration import Entity
    from ccm_tui.domain.query import Query
    from ccm_tui.register import PlanInShort, Register

_PARTS = (Objective, Output, Activity)


def list_plans(entity: type[Entity]) -> Command:
    """The list of plans, with how much each holds and which one is in use."""
    return list_command(entity, _read)


def _read(
    register: Register,
    entity: type[Entity],
    query: Query,
    limit: int,
    offset: int,
    _own: Mapping[str, Any],
) -> Page:
    pages = register.rows(entity.table, query)
    known = {plan.uid: plan for plan in register.plans()}
    found = [known[row["uid"]] for row in pages.rows(limit, offset)]
    return Page(
        total=pages.count(),
        items=lambda: [item(plan) for plan in found],
        heads=[
            *(_("Code"), _("As at"), _("Horizon"), _("In use")),
            *(_("Objectives"), _("Activities"), _("Outputs"), _("Title")),
        ],
        rows=lambda: [_cells(plan) for plan in found],
    )


def item(plan: PlanInShort) -> dict[str, Any]:
    """A plan as scripts know it."""
    return {
        "uid": plan.uid,
        "code": plan.code,
        "title": plan.title,
        "as_at": plan.as_at.isoformat(),
        "horizon": plan.horizon.isoformat(),
        "in_use": plan.in_use,
        "objectives": plan.objectives,
        "activities": plan.activities,
        "outputs": plan.outputs,
    }


def _cells(plan: PlanInShort) -> list[str]:
    days = (show_day(plan.as_at), show_day(plan.horizon))
    counts = (str(plan.objectives), str(plan.activities), str(plan.outputs))
    return [plan.code, *days, _("in use") if plan.in_use else "", *counts, plan.title]


# -------------------------------------------------------------------- the plan in use


def use(entity: type[Entity]) -> Command:
    """The command that chooses the plan in use, until another is chosen."""

    @click.pass_obj
    def use_(session: Session, record: str, as_json: bool) -> None:
        register = session.register
        uid = register.use_plan(standing(session, entity, record))
        session.settings.visits.keep_plan(register.origin, uid)
        (chosen,) = [plan for plan in register.plans() if plan.in_use]

        def said() -> list[str]:
            text = _("{code} is in use: its outputs are counted, its codes are meant.")
            return [text.format(code=harmless(chosen.code))]

        emit(item(chosen), said, as_json=as_json)

    return Command(
        "use",
        callback=use_,
        params=[click.Argument(["record"], metavar="PLAN")],
        help=_(
            "Use a plan from here on, on this computer and in this register; --plan before a"
            " command does so for one command."
        ),
    )


# -------------------------------------------------------------------- the next plan


def new(entity: type[Entity]) -> Command:
    """The command that rolls a plan over."""

    @click.pass_obj
    def new_(
        session: Session,
        /,
        rolled: str,
        without: tuple[str, ...],
        only: tuple[str, ...],
        as_json: bool,
        **typed: Any,
    ) -> None:
        register = session.register
        old = standing(session, entity, rolled)
        left = {part.table for part in _PARTS if only and part.table not in only} | {*without}
        with refused_by_option(entity):
            done = register.roll_over(old, given_fields(entity, typed), without=left)
        document = {
            **register.record(entity.table, done.plan),
            "copied": {part.table: done.copied.get(part.table, 0) for part in _PARTS},
            "deadlines_blank": done.blank,
            "deadlines_moved": done.moved,
        }

        def lines() -> Iterable[str]:
            yield from _plan_lines(register, entity, done.plan)
            yield ""
            yield _copied(done.copied)
            if done.blank:
                said = _("The deadline was over and is blank now: {codes}.")
                yield said.format(codes=", ".join(map(harmless, done.blank)))
            if done.moved:
                said = _("The deadline was over and is the day before the horizon now: {codes}.")
                yield said.format(codes=", ".join(map(harmless, done.moved)))
            if register.plan == done.plan:
                yield _("It is in use: it is the plan of today.")
            else:
                yield _("“ccm-tui plan use {code}” works with it.").format(code=document["code"])

        emit(document, lines, as_json=as_json)

    parts = click.Choice([part.table for part in _PARTS])
    return Command(
        "new",
        callback=new_,
        params=[
            click.Option(
                ["--from", "rolled"],
                required=True,
                metavar="PLAN",
                help=_("the plan whose objectives, outputs and activities are copied"),
            ),
            *field_options(entity, new=False),
            click.Option(
                ["--without"], multiple=True, type=parts, help=_("do not copy these; may repeat")
            ),
            click.Option(["--only"], multiple=True, type=parts, help=_("copy these; may repeat")),
        ],
        help=_(
            "Roll a plan over into the next: --code is needed; a plan without --as-at is of today,"
            " without --horizon it lasts as long as the old one. States, contacts, evidence and"
            " history stay where they are."
        ),
    )


def _copied(counts: Mapping[str, int]) -> str:
    said = [f"{counts.get(part.table, 0)} {_(part.plural)}" for part in _PARTS]
    return _("Copied: {parts}.").format(parts=", ".join(said))


def load(entity: type[Entity]) -> Command:
    """The command that loads a plan, or a framework's actions, from a CSV file."""

    @click.pass_obj
    def load_(session: Session, /, file: str, as_json: bool, **typed: Any) -> None:
        register = session.register
        try:
            done = register.load_plan(Path(file), given_fields(entity, typed))
        except Refused as error:
            options = {name: f"--{column.option}" for name, column in entity.columns().items()}
            fields = {options.get(name, name): why for name, why in error.fields.items()}
            raise Refused(fields, hint=error.hint) from None
        plan = register.record(entity.table, done.plan) if done.plan else None

        def lines() -> Iterable[str]:
            if done.plan:
                yield from [*_plan_lines(register, entity, done.plan), ""]
            count = sum(done.added.values())
            yield ngettext("Loaded {n} row.", "Loaded {n} rows.", count).format(n=count)

        emit({"plan": plan, "added": dict(done.added)}, lines, as_json=as_json)

    options = list(field_options(entity, new=False))
    options[0].opts.append("--plan")
    return Command(
        "load",
        callback=load_,
        params=[click.Argument(["file"], metavar="FILE.csv"), *options],
        help=_(
            "Load a plan, or the actions of a framework, from a CSV file: all of it or, where"
            " anything is wrong, nothing. The options describe the new plan; a file that holds"
            " framework actions only needs none."
        ),
    )


def _plan_lines(register: Register, entity: type[Entity], uid: str) -> Sequence[str]:
    return record_lines(register, entity, register.values(entity.table, uid))
