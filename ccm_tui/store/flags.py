"""What the flags of :mod:`ccm_tui.domain.flags` mean to the tables, as conditions of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ccm_tui.store.driver import Connection

if TYPE_CHECKING:
    from ccm_tui.domain.declaration import Entity
    from ccm_tui.domain.query import Query

_OPEN: Final = "deleted = 0 AND done_on IS NULL"
_OVERDUE: Final = f"{_OPEN} AND due < :today"
_FEW: Final = 5000
"""Up to so many promises are collected; among more the list is walked, each row being asked."""

_RELAYS: Final = "SELECT 1 FROM relay l WHERE l.request = r.uid AND l.deleted = 0"
_RESPONSES: Final = """
    SELECT 1 FROM relay l JOIN response a ON a.relay = l.uid
    WHERE l.request = r.uid AND l.deleted = 0 AND a.deleted = 0
    """
_UNMATCHED: Final = "r.closed_on IS NULL AND r.matched_on IS NULL"

_PROMISED: Final = {"open": _OPEN, "overdue": _OVERDUE}
_CONDITIONS: Final = {
    ("commitment", "open"): "r.done_on IS NULL",
    ("commitment", "overdue"): "r.done_on IS NULL AND {day} < :today",
    ("commitment", "done"): "r.done_on IS NOT NULL",
    ("outreach", "unanswered"): """
        r.direction = 'out' AND r.channel IN ('letter', 'note_verbale', 'email')
        AND NOT EXISTS (SELECT 1 FROM outreach a WHERE a.reply_to = r.uid AND a.deleted = 0)
        """,
    ("contact", "expired"): """
        r.retention < :today
        AND NOT EXISTS (SELECT 1 FROM redaction e WHERE e.uid = r.uid)
        """,
    ("request", "stage:received"): f"{_UNMATCHED} AND NOT EXISTS ({_RELAYS})",
    ("request", "stage:relayed"): f"""
        {_UNMATCHED} AND EXISTS ({_RELAYS}) AND NOT EXISTS ({_RESPONSES})
        """,
    ("request", "stage:answered"): f"{_UNMATCHED} AND EXISTS ({_RESPONSES})",
    ("request", "stage:matched"): "r.closed_on IS NULL AND r.matched_on IS NOT NULL",
    ("request", "stage:closed"): "r.closed_on IS NOT NULL",
}


def conditions(
    connection: Connection, entity: type[Entity], query: Query, day: str, values: dict[str, Any]
) -> list[str]:
    """The conditions on the rows ``r`` for the flags of ``query``; fills in ``values``.

    ``day`` is the column that the list is walked by where that is by day, else the row's own.
    """
    if query.today is not None:
        values["today"] = query.today.isoformat()
    return [
        _CONDITIONS[entity.table, flag].format(day=day)
        if (entity.table, flag) in _CONDITIONS
        else _promised(connection, _PROMISED[flag], values)
        for flag in query.flags
    ]


def _promised(connection: Connection, condition: str, values: dict[str, Any]) -> str:
    """That something promised in an entry is as ``condition`` says."""
    whole = f"SELECT outreach FROM commitment WHERE outreach IS NOT NULL AND {condition}"
    sql = f"SELECT count(*) FROM ({whole} LIMIT {_FEW})"
    if connection.execute(sql, values).fetchone()[0] < _FEW:
        return f"r.uid IN ({whole})"
    return f"EXISTS ({whole} AND outreach = r.uid)"
