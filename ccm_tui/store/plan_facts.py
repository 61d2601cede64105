"""What the computed checks of a plan compare: its records, and what the register says of States."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ccm_tui.domain.checks import ActivityFacts, OutputFacts, PlanFacts
from ccm_tui.domain.workplan import GAPS, WorkPlan
from ccm_tui.store.driver import Connection, Row
from ccm_tui.store.profiles import state_rows
from ccm_tui.store.workplan import work_plan

_WITHOUT = ("none", "not_designated")


def plan_facts(connection: Connection, plan: str, today: date) -> PlanFacts:
    """The plan ``plan`` with the claims up to the day it stands at, and of ``today``.

    Raises NotFound.
    """
    tree = work_plan(connection, plan)
    row = connection.execute("SELECT as_at, horizon FROM plan WHERE uid = ?", (plan,)).fetchone()
    as_at = date.fromisoformat(row["as_at"])
    then, now = state_rows(connection, as_at), state_rows(connection, today)
    return PlanFacts(
        as_at=as_at,
        horizon=date.fromisoformat(row["horizon"]),
        activities=[_activity(connection, one) for one in _rows(connection, "activity", plan)],
        outputs=[_output(connection, one) for one in _rows(connection, "output", plan)],
        obliged=frozenset(one.iso3 for one in then if one.article5),
        without_focal_point={
            one.iso3: one.name for one in now if one.value("focal_point") in _WITHOUT
        },
        gaps=list(_gaps(tree)),
    )


def _gaps(tree: WorkPlan) -> Iterator[str]:
    """What is missing, each with the codes of the items around which it is."""
    codes: dict[str, list[str]] = {}
    for item, gaps in tree.missing():
        for gap in gaps:
            codes.setdefault(gap, []).append(item.code)
    for gap, concerned in codes.items():
        yield f"{GAPS.label(gap)}: {', '.join(concerned)}"


def _rows(connection: Connection, kind: str, plan: str) -> list[Row]:
    return connection.execute(
        f"SELECT * FROM {kind} WHERE plan = ? AND deleted = 0 ORDER BY code, id", (plan,)
    ).fetchall()


def _named(connection: Connection, kind: str, uid: str) -> frozenset[str]:
    """The codes of the States that a record names."""
    rows = connection.execute(
        f"SELECT s.iso3 FROM {kind}_state l JOIN state s ON s.uid = l.state WHERE l.{kind} = ?",
        (uid,),
    )
    return frozenset(row["iso3"] for row in rows)


def _activity(connection: Connection, row: Row) -> ActivityFacts:
    return ActivityFacts(
        code=row["code"],
        states=_named(connection, "activity", row["uid"]),
        wanted=row["states_wanted"],
        deadline=date.fromisoformat(row["deadline"]) if row["deadline"] else None,
        responsible=row["responsible"] is not None,
    )


def _output(connection: Connection, row: Row) -> OutputFacts:
    return OutputFacts(
        code=row["code"],
        states=_named(connection, "output", row["uid"]),
        target=row["target"],
        deadline=date.fromisoformat(row["deadline"]),
        defined=bool(row["definition"]),
        verified=bool(row["verification"]),
        baseline=bool(row["baseline"]),
    )
