"""Which plan is in use, and what a record of a plan is called.

A register may hold several plans. One of them is in use: what is counted, due and targeted is its.
Records of the others keep their code with the plan's before it: ``LAP-2026/O1``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ccm_tui.errors import Refused
from ccm_tui.store.driver import Connection
from ccm_tui.words import ngettext

if TYPE_CHECKING:
    from ccm_tui.domain.declaration import Entity


def in_use(connection: Connection, today: date, chosen: str | None) -> str:
    """The uid of the plan in use; empty where the register holds none.

    The one ``chosen`` (uid or code), else the one with the latest day as at that is not after
    ``today``, else the first to come.
    """
    row = connection.execute(
        """
        SELECT uid FROM plan WHERE deleted = 0
        ORDER BY uid = :chosen OR code = :chosen COLLATE NOCASE DESC, as_at <= :today DESC,
            CASE WHEN as_at <= :today THEN as_at END DESC, as_at, code, id
        LIMIT 1
        """,
        {"chosen": chosen or "", "today": today.isoformat()},
    ).fetchone()
    return row["uid"] if row else ""


def several(connection: Connection) -> bool:
    """Whether there is more than one plan."""
    sql = "SELECT count(*) FROM (SELECT 1 FROM plan WHERE deleted = 0 LIMIT 2)"
    return bool(connection.execute(sql).fetchone()[0] > 1)


@dataclass(frozen=True, slots=True)
class PlanInShort:
    """A plan with its days and how much it holds."""

    uid: str
    code: str
    title: str
    as_at: date
    horizon: date
    in_use: bool
    objectives: int
    activities: int
    outputs: int


def plans(connection: Connection, used: str) -> list[PlanInShort]:
    """All plans by the day as at; ``used`` is the one in use."""
    counts = ", ".join(
        f"(SELECT count(*) FROM {kind} x WHERE x.plan = p.uid AND x.deleted = 0) AS {name}"
        for kind, name in (
            ("objective", "objectives"), ("activity", "activities"), ("output", "outputs")
        )
    )  # fmt: skip
    rows = connection.execute(
        f"""
        SELECT p.uid, p.code, p.title, p.as_at, p.horizon, p.uid = ? AS in_use, {counts}
        FROM plan p WHERE p.deleted = 0 ORDER BY p.as_at, p.code, p.id
        """,
        (used,),
    )
    return [
        PlanInShort(
            **{
                **dict(row),
                "as_at": date.fromisoformat(row["as_at"]),
                "horizon": date.fromisoformat(row["horizon"]),
                "in_use": bool(row["in_use"]),
            }
        )
        for row in rows
    ]


def planned(entity: type[Entity]) -> bool:
    """Whether the records of a kind are parts of a plan."""
    column = entity.columns().get("plan")
    return column is not None and column.about.target == "plan"


def by_code(connection: Connection, entity: type[Entity], text: str, plan: str) -> str | None:
    """The uid that a code means, first in ``plan``; with a plan's code before it, in that one.

    None for none, or for several.
    """
    sql = f"SELECT uid, plan FROM {entity.table} WHERE deleted = 0 AND code = ? COLLATE NOCASE"
    rows = connection.execute(sql, (text,)).fetchall()
    of, _slash, code = text.rpartition("/")
    if not rows and of:
        sql += " AND plan IN (SELECT uid FROM plan WHERE code = ? COLLATE NOCASE AND deleted = 0)"
        rows = connection.execute(sql, (code, of)).fetchall()
    found = [row["uid"] for row in rows if row["plan"] == plan] or [row["uid"] for row in rows]
    return found[0] if len(found) == 1 else None


def code_of(connection: Connection, entity: type[Entity], uid: str, plan: str) -> str:
    """The code of a record: with its plan's before it, where that is not ``plan``."""
    row = connection.execute(
        f"""
        SELECT iif(r.plan = :plan, r.code, p.code || '/' || r.code) AS code
        FROM {entity.table} r JOIN plan p ON p.uid = r.plan WHERE r.uid = :uid
        """,
        {"uid": uid, "plan": plan},
    ).fetchone()
    return row["code"] if row else uid


def require_empty(connection: Connection, uids: Sequence[str]) -> None:
    """Raise Refused where one of the plans ``uids`` still has parts, which would be counted."""
    for plan in plans(connection, ""):
        parts = plan.objectives + plan.activities + plan.outputs
        if plan.uid in uids and parts:
            said = ngettext(
                "{plan} still has {n} objective, activity or output; delete that first",
                "{plan} still has {n} objectives, activities and outputs; delete those first",
                parts,
            )
            raise Refused({"": said.format(plan=plan.code, n=parts)})
