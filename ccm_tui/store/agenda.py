"""The day's agenda: commitments, replies awaited, deadlines, meetings and events.

Every statement walks an index from one day on and stops at its limit, so that the size of the
register is never felt. What a reminder puts off is left out until its day.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from ccm_tui.domain.agenda import AHEAD, GIVEN_UP, PATIENCE, Agenda, Due, When, by_urgency
from ccm_tui.domain.dates import around
from ccm_tui.store.driver import Connection, Row

_NOT_PUT_OFF: Final = """NOT EXISTS (SELECT 1 FROM reminder m
            WHERE m.record = {uid} AND m.until > :today AND m.deleted = 0)"""

_OPEN_OF: Final = """SELECT id FROM (SELECT id FROM commitment
            WHERE {side} = :party AND deleted = 0 AND done_on IS NULL
            ORDER BY due, id LIMIT :limit)"""
"""One side's first open commitments, looked up before anything is asked of them."""


def agenda(connection: Connection, today: date, limit: int, plan: str) -> Agenda:
    """What the day asks for, at most ``limit`` of what is behind, ahead and awaited each.

    Of deadlines, those of ``plan``.
    """
    sorted_items = by_urgency(
        [*_commitments_around(connection, today, limit), *_ahead(connection, today, limit, plan)],
        today,
    )
    return Agenda(
        sorted_items["overdue"],
        sorted_items["due"],
        sorted_items["upcoming"][:limit],
        _awaited(connection, today, limit),
    )


def commitments(connection: Connection, today: date, limit: int) -> dict[When, list[Due]]:
    """Open commitments under their headings, at most ``limit`` of those behind and ahead each."""
    return by_urgency(_commitments_around(connection, today, limit), today)


def commitments_of(connection: Connection, party: str) -> list[Due]:
    """Open commitments by or to a State or organisation, by date: the first hundred."""
    sides = " UNION ".join(_OPEN_OF.format(side=side) for side in ("owed_by", "owed_to"))
    values = {"party": party, "limit": 100}
    return _commitments(connection, f"AND c.id IN ({sides})", values)


def commitments_with(connection: Connection, contact: str, most: int) -> list[Due]:
    """Open commitments from entries with a contact, by date; looks at ``most`` of the entries."""
    entries = "SELECT outreach FROM outreach_contact WHERE contact = :contact LIMIT :most"
    values = {"contact": contact, "most": most, "limit": 100}
    return _commitments(connection, f"AND c.outreach IN ({entries})", values)


def _commitments_around(connection: Connection, today: date, limit: int) -> list[Due]:
    values = {"today": today.isoformat(), "limit": limit}
    shown = f"AND {_NOT_PUT_OFF.format(uid='c.uid')}"
    return [
        *_commitments(connection, f"AND c.due < :today {shown}", values),
        *_commitments(connection, f"AND c.due >= :today {shown}", values),
    ]


def _commitments(connection: Connection, condition: str, values: Mapping[str, object]) -> list[Due]:
    rows = connection.execute(
        f"""
        SELECT c.uid, c.what, c.due, b.code AS owed_by, b.name AS owed_by_name,
            t.code AS owed_to, t.name AS owed_to_name,
            CASE WHEN EXISTS (SELECT 1 FROM organisation o
                    WHERE o.uid = c.owed_by AND o.part = 'implementer') THEN 'ours'
                WHEN EXISTS (SELECT 1 FROM organisation o
                    WHERE o.uid = c.owed_to AND o.part = 'implementer') THEN 'theirs'
                ELSE 'others' END AS side,
            CASE WHEN b.kind = 'state' THEN b.code WHEN t.kind = 'state' THEN t.code
                ELSE (SELECT s.iso3 FROM outreach_state l JOIN state s ON s.uid = l.state
                      WHERE l.outreach = c.outreach ORDER BY s.id LIMIT 1) END AS state
        FROM commitment c JOIN party b ON b.uid = c.owed_by JOIN party t ON t.uid = c.owed_to
        WHERE c.deleted = 0 AND c.done_on IS NULL {condition}
        ORDER BY c.due, c.id LIMIT :limit
        """,
        values,
    )
    return [
        Due(
            uid=row["uid"],
            state=row["state"],
            what=row["what"],
            date=date.fromisoformat(row["due"]),
            owed_by=row["owed_by"] or row["owed_by_name"],
            owed_to=row["owed_to"] or row["owed_to_name"],
            side=row["side"],
            record="commitment",
        )
        for row in rows
    ]


def _awaited(connection: Connection, today: date, limit: int) -> list[Due]:
    """Letters, notes verbales and e-mails that nobody answered, the longest waiting first."""
    rows = connection.execute(
        f"""
        SELECT o.uid, o.subject AS what, o.date, o.by AS owed_to,
            (SELECT s.iso3 FROM outreach_state l JOIN state s ON s.uid = l.state
             WHERE l.outreach = o.uid ORDER BY s.id LIMIT 1) AS state
        FROM outreach o
        WHERE o.deleted = 0 AND o.direction = 'out' AND o.date BETWEEN :since AND :until
            AND o.channel IN ('letter', 'note_verbale', 'email')
            AND NOT EXISTS (SELECT 1 FROM outreach r WHERE r.reply_to = o.uid AND r.deleted = 0)
            AND {_NOT_PUT_OFF.format(uid="o.uid")}
        ORDER BY o.date, o.id LIMIT :limit
        """,
        {
            "since": around(today, -GIVEN_UP).isoformat(),
            "until": around(today, -PATIENCE).isoformat(),
            "today": today.isoformat(),
            "limit": limit,
        },
    )
    return [
        Due(
            uid=row["uid"],
            state=row["state"],
            what=row["what"],
            date=date.fromisoformat(row["date"]),
            owed_by=row["state"],
            owed_to=row["owed_to"],
            kind="reply",
            side="theirs",
            record="outreach",
        )
        for row in rows
    ]


def _ahead(connection: Connection, today: date, limit: int, plan: str) -> list[Due]:
    """Deadlines of the plan, meetings and events, now or within the time that is looked at."""
    rows = connection.execute(
        f"""
        SELECT uid, 'deadline' AS kind, 'output' AS record, code || ' ' || title AS what,
            deadline AS date, NULL AS ends
        FROM output x WHERE deleted = 0 AND plan = :plan AND deadline BETWEEN :today AND :until
            AND {_NOT_PUT_OFF.format(uid="x.uid")}
        UNION ALL
        SELECT uid, 'deadline', 'activity', code || ' ' || title, deadline, NULL
        FROM activity x
        WHERE deleted = 0 AND plan = :plan AND deadline BETWEEN :today AND :until
            AND {_NOT_PUT_OFF.format(uid="x.uid")}
        UNION ALL
        SELECT uid, 'meeting', 'meeting', code || coalesce(', ' || city, ''), starts, ends
        FROM meeting x WHERE deleted = 0 AND starts <= :until AND ends >= :today
            AND {_NOT_PUT_OFF.format(uid="x.uid")}
        UNION ALL
        SELECT uid, 'event', 'event', title, starts, ends
        FROM event x WHERE deleted = 0 AND status IN ('planned', 'confirmed')
            AND starts <= :until AND coalesce(ends, starts) >= :today
            AND {_NOT_PUT_OFF.format(uid="x.uid")}
        ORDER BY date, kind, what LIMIT :limit
        """,
        {
            "today": today.isoformat(),
            "until": around(today, AHEAD).isoformat(),
            "limit": limit,
            "plan": plan,
        },
    )
    return [_lying_ahead(row) for row in rows]


def _lying_ahead(row: Row) -> Due:
    return Due(
        uid=row["uid"],
        state=None,
        what=row["what"],
        date=date.fromisoformat(row["date"]),
        kind=row["kind"],
        ends=date.fromisoformat(row["ends"]) if row["ends"] else None,
        record=row["record"],
    )
