"""A plan or a framework from a CSV file: all of it as one act, or a refusal of every fault."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ccm_tui.domain.dates import show_day
from ccm_tui.errors import Refused
from ccm_tui.exchange.plan_rows import PlanRow, parents_first, read_rows, wrong_among
from ccm_tui.store import records
from ccm_tui.words import _, ngettext

if TYPE_CHECKING:
    from ccm_tui.domain.declaration import Entity
    from ccm_tui.domain.typed import Typed
    from ccm_tui.store.saving import Saver

_TOLD: Final = 50
"""So many faults are told; more are counted."""
_Plan = tuple[str, Mapping[str, Any]]
"""Uid and values of a new plan."""
_OWN: Final = ("kind", "part_of", "serves", "states")
"""Columns that are no field of their own name, or hold several."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was loaded: the new plan, where there is one, and the records by kind."""

    plan: str | None
    added: Mapping[str, int]


def load(saver: Saver, path: Path, typed: Typed) -> Loaded:
    """Add the rows of the file ``path``, and the plan that ``typed`` describes, as one act.

    Actions of a framework need no plan. Raises :class:`~ccm_tui.errors.Refused` with every fault
    by row and column.
    """
    rows = read_rows(path)
    wrong = wrong_among(rows)
    about = {name: value for name, value in typed.items() if str(value).strip()}
    usual = {"source": path.name}
    usual |= {name: about[name] for name in ("framework", "source") if name in about}
    kinds = {entity.table: entity for entity in saver.entities}
    plan: _Plan | None
    try:
        plan = _plan(saver, kinds["plan"], rows, about, usual)
    except Refused as error:
        plan, wrong = (saver.ids(), {"horizon": saver.today}), {**error.fields, **wrong}
    wrong = _wrong_references(rows) | wrong
    if any(row.at(column) in wrong for row in rows for column in ("kind", "code")):
        raise _refusal(wrong)
    uids = {row.code: saver.ids() for row in rows}
    loading = _Loading(saver, kinds, {row.code: row for row in rows}, uids, plan)
    ready, found = {}, dict[str, str]()
    for row in rows:
        try:
            ready[row.code] = loading.prepared(row, usual)
        except Refused as error:
            found |= {row.at(_column(name)): why for name, why in error.fields.items()}
    if wrong := found | wrong:
        raise _refusal(wrong)
    connection = saver.writer.connection
    with saver.writer.act("add"):
        if plan:
            records.insert(connection, kinds["plan"], *plan)
        for row in parents_first(rows):
            records.insert(connection, kinds[row.kind], *ready[row.code])
    return Loaded(plan[0] if plan else None, Counter(row.kind for row in rows))


def _plan(
    saver: Saver,
    entity: type[Entity],
    rows: Sequence[PlanRow],
    about: Mapping[str, Any],
    usual: Mapping[str, str],
) -> _Plan | None:
    """Uid and values of the new plan; None where none is described and none needed."""
    if "code" in about:
        today = {"as_at": saver.today.isoformat()}
        return saver.prepared(entity, {**usual, **today, **about})
    if any(row.kind != "action" for row in rows):
        why = _("is needed: the file holds more than framework actions")
        raise Refused({"code": why})
    return None


def _wrong_references(rows: Sequence[PlanRow]) -> dict[str, str]:
    """What names a row of a kind that it cannot, by place."""
    may_serve = {"activity": ("objective", "output", "action"), "output": ("action",)}
    known = {row.code: row for row in rows}
    wrong = {}
    for row in rows:
        if row.listed("part_of") and row.kind != "action":
            wrong[row.at("part_of")] = _("only a framework action is part of another")
        elif len(row.listed("part_of")) > 1:
            wrong[row.at("part_of")] = _("may name one action only")
        if row.listed("serves") and row.kind not in may_serve:
            wrong[row.at("serves")] = _("only activities and outputs serve something")
        for column, kinds in (("part_of", ("action",)), ("serves", may_serve.get(row.kind, ()))):
            for code in row.listed(column):
                named = known.get(code.casefold())
                if named and named.kind not in kinds:
                    said = _("{code} is of kind {kind}, which stands in no such place")
                    wrong.setdefault(row.at(column), said.format(code=code, kind=named.kind))
    return wrong


def _column(field: str) -> str:
    return "serves" if field in ("objectives", "outputs", "actions") else field


def _refusal(wrong: Mapping[str, str]) -> Refused:
    told = dict(list(wrong.items())[:_TOLD])
    if more := len(wrong) - len(told):
        told[""] = ngettext("and {n} fault more", "and {n} faults more", more).format(n=more)
    return Refused(told, hint=_("Nothing was loaded."))


@dataclass(frozen=True, slots=True)
class _Loading:
    """A file's rows on their way to records: what their codes mean, and the plan they are of."""

    saver: Saver
    entities: Mapping[str, type[Entity]]
    rows: Mapping[str, PlanRow]
    uids: Mapping[str, str]
    plan: _Plan | None

    def prepared(self, row: PlanRow, usual: Mapping[str, str]) -> tuple[str, Mapping[str, Any]]:
        """Uid and values of the record that a row is; raises Refused by field."""
        entity = self.entities[row.kind]
        typed: dict[str, Any] = {n: v for n, v in usual.items() if n in entity.columns()}
        typed |= {name: cell for name, cell in row.cells.items() if name not in _OWN}
        if states := row.listed("states"):
            typed["states"] = states
        typed |= self._references(row, entity)
        if "plan" in entity.columns() and self.plan:
            typed["plan"] = self.plan[0]
        if "wording" in entity.columns():
            typed.setdefault("wording", row.cells.get("title", ""))
        if row.kind == "output" and self.plan:
            typed.setdefault("operator", "at_least")
            last: date = self.plan[1]["horizon"] - timedelta(days=1)
            typed.setdefault("deadline", last.isoformat())
            typed.setdefault("deadline_wording", show_day(last))
        own = frozenset([*self.uids.values(), typed.get("plan")])

        def resolve(kind: str, text: str) -> str:
            return text if text in own else self.saver.resolve(kind, text)

        return replace(self.saver, resolve=resolve).prepared(entity, typed, self.uids[row.code])

    def _references(self, row: PlanRow, entity: type[Entity]) -> dict[str, Any]:
        """What a row is part of and serves, by field: rows of the file, or actions there are."""
        fields = {c.about.target: n for n, c in entity.columns().items() if n != "plan"}
        named: dict[str, Any] = {}
        for code in row.listed("serves"):
            there = self.rows.get(code.casefold())
            if field := fields.get(there.kind if there else "action"):
                named.setdefault(field, []).append(self.uids.get(code.casefold(), code))
        for code in row.listed("part_of"):
            named["part_of"] = self.uids.get(code.casefold(), code)
        return named
