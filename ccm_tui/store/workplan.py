"""A plan with all that belongs to it: its items and links, its days, and who may be chosen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from ccm_tui.domain.plan_timeline import Dated, in_order
from ccm_tui.domain.workplan import Item, WorkPlan
from ccm_tui.errors import NotFound
from ccm_tui.store.driver import Connection, Row
from ccm_tui.store.engagement import OUTREACH
from ccm_tui.store.profiles import state_rows
from ccm_tui.words import _

_ITEMS: Final = """
    SELECT 'objective' AS kind, uid, code, title, NULL AS deadline, NULL AS wording,
        NULL AS part_of
    FROM objective WHERE plan = :plan AND deleted = 0
    UNION ALL SELECT 'activity', uid, code, title, deadline, deadline_wording, NULL
    FROM activity WHERE plan = :plan AND deleted = 0
    UNION ALL SELECT 'output', uid, code, title, deadline, deadline_wording, NULL
    FROM output WHERE plan = :plan AND deleted = 0
    UNION ALL SELECT 'action', uid, code, title, deadline, deadline_wording, part_of
    FROM action WHERE framework = :framework AND deleted = 0
    """
_LINKS: Final = " UNION ALL ".join(
    f"SELECT {one} AS one, {other} AS other FROM {one}_{other}"
    f" WHERE {one} IN (SELECT uid FROM {one} WHERE plan = :plan)"
    for one, other in (
        ("activity", "objective"),
        ("activity", "output"),
        ("activity", "action"),
        ("output", "action"),
    )
)
_KINDS: Final = ("objective", "activity", "output", "action")


def work_plan(connection: Connection, plan: str) -> WorkPlan:
    """The plan ``plan`` with its items and links. Raises NotFound."""
    found = _plan(connection, plan)
    bound = {"plan": plan, "framework": found["framework"]}
    rows = connection.execute(_ITEMS, bound).fetchall()
    items = [_item(row) for row in rows]
    items.sort(key=lambda item: (_KINDS.index(item.kind), item.code, item.uid))
    known = {item.uid: item for item in items}
    links = connection.execute(_LINKS, {"plan": plan})
    pairs = frozenset((row["one"], row["other"]) for row in links)
    return WorkPlan(
        uid=plan,
        code=found["code"],
        title=found["title"],
        begins=_day(found["starts"] or found["as_at"]),
        horizon=_day(found["horizon"]),
        framework=found["framework"],
        items=known,
        links=frozenset((a, b) for a, b in pairs if a in known and b in known),
    )


def _plan(connection: Connection, plan: str) -> Row:
    found: Row | None = connection.execute(
        "SELECT * FROM plan WHERE uid = ? AND deleted = 0", (plan,)
    ).fetchone()
    if found is None:
        raise NotFound(_("There is no plan {uid}").format(uid=plan))
    return found


def _item(row: Row) -> Item:
    deadline = _day(row["deadline"]) if row["deadline"] else None
    return Item(
        row["kind"], row["uid"], row["code"], row["title"], deadline, row["wording"], row["part_of"]
    )


def _day(text: str) -> date:
    return date.fromisoformat(text)


def timeline(connection: Connection, plan: WorkPlan) -> list[Dated]:
    """The deadlines of a plan, the meetings in its time, and the events of its activities."""
    deadlines = [
        Dated(item.deadline, item.kind, item.uid, item.code, item.title, None, item.wording)
        for item in plan.items.values()
        if item.deadline is not None
    ]
    span = {
        "plan": plan.uid,
        "begins": plan.begins.isoformat(),
        "horizon": plan.horizon.isoformat(),
    }
    rows = connection.execute(
        """
        SELECT 'meeting' AS kind, uid, code, name AS what, starts, ends FROM meeting
        WHERE deleted = 0 AND starts <= :horizon AND ends >= :begins
        UNION ALL SELECT 'event', v.uid, '', v.title, v.starts, v.ends FROM event v
        WHERE v.deleted = 0 AND v.status <> 'cancelled' AND v.uid IN (
            SELECT l.event FROM event_activity l JOIN activity a ON a.uid = l.activity
            WHERE a.plan = :plan AND a.deleted = 0)
        """,
        span,
    )
    meetings = [
        Dated(
            _day(row["starts"]),
            row["kind"],
            row["uid"],
            row["code"],
            row["what"],
            _day(row["ends"]) if row["ends"] else None,
        )
        for row in rows
    ]
    return in_order([*deadlines, *meetings])


@dataclass(frozen=True, slots=True)
class Eligible:
    """A State that an activity may target, and what speaks for it.

    ``named_in`` are the codes of the plan's other activities that target it, ``focal_point`` and
    ``national_plan`` where it stands today, ``last`` the day of the last entry with it.
    """

    uid: str
    code: str
    name: str
    chosen: bool
    named_in: tuple[str, ...]
    focal_point: str | None
    national_plan: str | None
    last: date | None


def eligible(connection: Connection, activity: str, today: date) -> list[Eligible]:
    """The States under Article 5, and those that ``activity`` targets already, by name."""
    rows = connection.execute("SELECT state FROM activity_state WHERE activity = ?", (activity,))
    chosen = {row["state"] for row in rows}
    return [
        Eligible(
            uid=state.uid,
            code=state.iso3,
            name=state.name,
            chosen=state.uid in chosen,
            named_in=_named_in(connection, activity, state.uid),
            focal_point=state.value("focal_point"),
            national_plan=state.value("national_plan"),
            last=last_contact(connection, state.uid, today),
        )
        for state in state_rows(connection, today)
        if state.article5 or state.uid in chosen
    ]


def _named_in(connection: Connection, activity: str, state: str) -> tuple[str, ...]:
    rows = connection.execute(
        """
        SELECT a.code FROM activity_state l JOIN activity a ON a.uid = l.activity
        WHERE l.state = :state AND a.uid <> :activity AND a.deleted = 0
            AND a.plan = (SELECT plan FROM activity WHERE uid = :activity)
        ORDER BY a.code
        """,
        {"state": state, "activity": activity},
    )
    return tuple(row["code"] for row in rows)


def last_contact(connection: Connection, state: str, today: date) -> date | None:
    """The day of the newest entry with a State, up to today."""
    row = connection.execute(
        "SELECT max(day) AS day FROM timeline WHERE state = ? AND number = ? AND day <= ?",
        (state, OUTREACH, today.isoformat()),
    ).fetchone()
    return _day(row["day"]) if row["day"] else None
