"""The step of each target State in an activity, and what else the log says of the activity.

A register may hold a million entries. For one State and one activity the newest entry of each sort
is looked for: along the activity's entries where these are few, else along the State's, newest
first, which soon gives what is there. Neither walk goes on without end.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from ccm_tui.domain.steps import (
    ASPECT_OF_MEASURE,
    COUNTED,
    ActivityProfile,
    Basis,
    CostSum,
    Held,
    Step,
    Traces,
    step_of,
)
from ccm_tui.store import rulings, states
from ccm_tui.store.driver import Connection, Row
from ccm_tui.store.engagement import OUTREACH

_FEW: Final = 200
"""An activity with fewer entries is walked itself."""
_FAR: Final = 2000
"""Of a State with more entries, the newest so many are looked at."""

_OF_ACTIVITY: Final = """
    SELECT o.uid, o.date, o.subject AS said FROM (
        SELECT outreach AS uid FROM outreach_activity WHERE activity = :activity
        UNION SELECT r.uid FROM outreach_activity x CROSS JOIN outreach r ON r.reply_to = x.outreach
        WHERE x.activity = :activity AND r.direction = 'in'
    ) x CROSS JOIN outreach o ON o.uid = x.uid
    CROSS JOIN outreach_state s ON s.outreach = o.uid AND s.state = :state
    WHERE o.deleted = 0 AND o.date <= :today AND {wanted}
    ORDER BY o.date DESC, o.id DESC LIMIT 1
    """
_OF_STATE: Final = f"""
    SELECT o.uid, o.date, o.subject AS said
    FROM timeline t CROSS JOIN outreach o ON o.id = t.record
    WHERE t.state = :state AND t.number = {OUTREACH} AND t.day BETWEEN :far AND :today
        AND o.deleted = 0 AND {{wanted}} AND (
            EXISTS (SELECT 1 FROM outreach_activity x
                WHERE x.outreach = o.uid AND x.activity = :activity)
            OR o.direction = 'in' AND EXISTS (SELECT 1 FROM outreach_activity x
                WHERE x.outreach = o.reply_to AND x.activity = :activity))
    ORDER BY t.day DESC, t.record DESC LIMIT 1
    """
_WANTED: Final = {
    "sent": "o.direction = 'out'",
    "received": "o.direction = 'in'",
    "positive": "o.engagement = 'positive'",
}
_TOLD: Final = """
    SELECT uid, date, text AS said FROM need
    WHERE state = :state AND kind = :kind AND told_by = 'state' AND deleted = 0
        AND date BETWEEN :begins AND :today
    ORDER BY date DESC, id DESC LIMIT 1
    """
_ACCEPTED: Final = """
    SELECT uid, date, source AS said FROM evidence
    WHERE output = :output AND verdict = 'accepted' AND state = :state AND deleted = 0
        AND date <= :today
    ORDER BY date, id LIMIT 1
    """


def profile(connection: Connection, activity: str, today: date) -> ActivityProfile:
    """What the log says of ``activity`` (a uid) up to ``today``."""
    row = connection.execute(
        "SELECT uid, code, title, states_wanted FROM activity WHERE uid = ?", (activity,)
    ).fetchone()
    return ActivityProfile(
        uid=row["uid"],
        code=row["code"],
        title=row["title"],
        wanted=row["states_wanted"],
        steps=tuple(steps(connection, activity, today)),
        entries=_count(
            connection,
            "outreach_activity x JOIN outreach o ON o.uid = x.outreach"
            " WHERE x.activity = :activity AND o.deleted = 0 AND o.date <= :today",
            activity,
            today,
        ),
        events=tuple(_events(connection, activity)),
        disseminated=_count(
            connection,
            "dissemination_activity x JOIN dissemination d ON d.uid = x.dissemination"
            " WHERE x.activity = :activity AND d.deleted = 0 AND d.date <= :today",
            activity,
            today,
        ),
        relayed=_relayed(connection, activity, today),
        costs=tuple(_costs(connection, activity)),
    )


def steps(
    connection: Connection, activity: str, today: date, only: str | None = None
) -> list[Step]:
    """The step of each target State of ``activity`` (a uid), or of ``only`` one, by name."""
    targets = connection.execute(
        """
        SELECT s.uid, s.iso3, s.name FROM activity_state l JOIN state s ON s.uid = l.state
        WHERE l.activity = :activity AND s.deleted = 0 AND coalesce(:only, s.uid) = s.uid
        ORDER BY s.name, s.id
        """,
        {"activity": activity, "only": only},
    ).fetchall()
    if not targets:
        return []
    outputs = connection.execute(
        """
        SELECT o.uid, o.measure, p.as_at FROM activity_output l JOIN output o ON o.uid = l.output
            JOIN plan p ON p.uid = o.plan
        WHERE l.activity = ? AND o.deleted = 0 ORDER BY o.code
        """,
        (activity,),
    ).fetchall()
    statement = _walk(connection, activity)
    found = []
    for target in targets:
        bound = {"state": target["uid"], "activity": activity, "today": today.isoformat()}
        reached = _reached(connection, outputs, target["uid"], today)
        step, basis = step_of(_traces(connection, statement, bound, reached))
        found.append(Step(target["uid"], target["iso3"], target["name"], step, basis))
    return found


def _walk(connection: Connection, activity: str) -> str:
    few = connection.execute(
        "SELECT count(*) AS n FROM (SELECT 1 FROM outreach_activity WHERE activity = ? LIMIT ?)",
        (activity, _FEW),
    ).fetchone()
    return _OF_ACTIVITY if few["n"] < _FEW else _OF_STATE


def _traces(
    connection: Connection, statement: str, bound: Mapping[str, str], reached: Basis | None
) -> Traces:
    far = _how_far(connection, bound) if statement is _OF_STATE else ""
    newest: dict[str, Basis | None] = {}
    for name, wanted in _WANTED.items():
        sql = statement.format(wanted=wanted)
        newest[name] = _basis(connection, "outreach", sql, {**bound, "far": far})
    return Traces(**newest, reached=reached)


def _how_far(connection: Connection, bound: Mapping[str, str]) -> str:
    """The day back to which a State's entries are looked at."""
    row = connection.execute(
        f"""
        SELECT day FROM timeline WHERE state = :state AND number = {OUTREACH} AND day <= :today
        ORDER BY day DESC, record DESC LIMIT 1 OFFSET {_FAR}
        """,
        bound,
    ).fetchone()
    return str(row["day"]) if row else ""


def _basis(connection: Connection, kind: str, sql: str, bound: Mapping[str, str]) -> Basis | None:
    row = connection.execute(sql, bound).fetchone()
    return None if row is None else _made(kind, row)


def _made(kind: str, row: Row) -> Basis:
    return Basis(kind, row["uid"], date.fromisoformat(row["date"]), row["said"])


def _reached(
    connection: Connection, outputs: Sequence[Row], state: str, today: date
) -> Basis | None:
    """What the activity is for, where it is there: by the measure of each of its outputs."""
    for output in outputs:
        measure = output["measure"]
        if measure in ASPECT_OF_MEASURE:
            found = _standing(connection, *ASPECT_OF_MEASURE[measure], state, today)
        elif measure == "detailed_information":
            found = _told(connection, state, output["as_at"], today)
        else:
            bound = {"output": output["uid"], "state": state, "today": today.isoformat()}
            found = _basis(connection, "evidence", _ACCEPTED, bound)
        if found is not None:
            return found
    return None


def _standing(
    connection: Connection, aspect: str, values: frozenset[str], state: str, today: date
) -> Basis | None:
    claims = states.claims_until(connection, today, [state])
    ruled = rulings.rulings(connection, state)
    found = states.standings(claims, today, ruled).get(state, {}).get(aspect)
    if found is None or found.ended or found.claim.value not in values:
        return None
    return Basis("claim", found.claim.uid, found.claim.as_of, found.claim.source)


def _told(connection: Connection, state: str, begins: str, today: date) -> Basis | None:
    """The later of the last challenge and the last key priority that a State told itself."""
    bound = {"state": state, "begins": begins, "today": today.isoformat()}
    told = [
        _basis(connection, "need", _TOLD, {**bound, "kind": kind})
        for kind in ("challenge", "priority")
    ]
    both = [basis for basis in told if basis is not None]
    return max(both, key=lambda basis: basis.date) if len(both) == len(told) else None


def _count(connection: Connection, what: str, activity: str, today: date) -> int:
    sql = f"SELECT count(*) AS n FROM (SELECT 1 FROM {what} LIMIT {COUNTED})"
    bound = {"activity": activity, "today": today.isoformat()}
    return int(connection.execute(sql, bound).fetchone()["n"])


def _relayed(connection: Connection, activity: str, today: date) -> int | None:
    """How many relays were made since the plan began; None where the activity is not about that."""
    plan = connection.execute(
        """
        SELECT p.as_at FROM activity_output l JOIN output o ON o.uid = l.output
            JOIN plan p ON p.uid = o.plan
        WHERE l.activity = ? AND o.measure = 'constructive_response' AND o.deleted = 0 LIMIT 1
        """,
        (activity,),
    ).fetchone()
    if plan is None:
        return None
    row = connection.execute(
        f"""
        SELECT count(*) AS n FROM (SELECT 1 FROM relay
            WHERE deleted = 0 AND date BETWEEN ? AND ? LIMIT {COUNTED})
        """,
        (plan["as_at"], today.isoformat()),
    ).fetchone()
    return int(row["n"])


def _events(connection: Connection, activity: str) -> list[Held]:
    rows = connection.execute(
        f"""
        SELECT v.uid, v.title, v.status, v.starts, v.ends
        FROM event_activity l JOIN event v ON v.uid = l.event
        WHERE l.activity = ? AND v.deleted = 0 ORDER BY v.starts, v.id LIMIT {_FEW}
        """,
        (activity,),
    )
    return [
        Held(
            row["uid"],
            row["title"],
            row["status"],
            date.fromisoformat(row["starts"]),
            date.fromisoformat(row["ends"]) if row["ends"] else None,
        )
        for row in rows
    ]


def _costs(connection: Connection, activity: str) -> list[CostSum]:
    rows = connection.execute(
        """
        SELECT kind, currency, sum(amount) AS amount FROM cost
        WHERE activity = ? AND deleted = 0
        GROUP BY kind, currency, amount IS NULL ORDER BY kind DESC, currency
        """,
        (activity,),
    )
    return [CostSum(row["kind"], row["currency"], row["amount"]) for row in rows]
