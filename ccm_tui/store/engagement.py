"""Entries of States that were judged positive and serve an output, however many others there are.

A register may hold a million entries. What is looked for is where three lists meet: the entries of
the State, those of the activities that serve the output, and the positive ones. The shortest of
them is walked; only where all three are long is the State's walked, newest first, and then it
soon gives enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ccm_tui.store.driver import Connection, Row

_FEW: Final = 1000
"""A list of fewer entries is short."""
_MOST: Final = 20
"""So many are found for one State, the newest first: each of them would do."""
OUTREACH: Final = 9
"""The number of outreach in the timeline (``Outreach.number``), known here without the entity."""

_SERVING: Final = """(SELECT DISTINCT l.outreach AS uid FROM activity_output a
            JOIN outreach_activity l ON l.activity = a.activity WHERE a.output = :output)"""
_POSITIVE: Final = """o.deleted = 0 AND o.engagement = 'positive'
                AND o.date BETWEEN :since AND :until"""
_THIS: Final = "CROSS JOIN timeline t ON t.day = o.date AND t.record = o.id"
_SHORT: Final = (
    (_SERVING, f"{_SERVING} x CROSS JOIN outreach o ON o.uid = x.uid {_THIS}"),
    (f"outreach o WHERE {_POSITIVE}", f"outreach o {_THIS}"),
)
"""The lists that are the same for every State: what is counted, and how it is walked."""
_NEWEST_FIRST: Final = "timeline t CROSS JOIN outreach o ON o.id = t.record"


def positive_entries(
    connection: Connection, states: Sequence[str], bound: Mapping[str, str | int], wanted: str
) -> Iterator[Row]:
    """At most twenty entries for each of ``states``, the newest first.

    ``bound`` holds ``output``, ``since`` and ``until`` (ISO) and whatever the condition
    ``wanted`` on ``o`` (outreach) and ``t`` (timeline) names.
    """
    walk = _shortest(connection, bound) if states else ""
    for state in states:
        yield from connection.execute(
            f"""
            SELECT t.state, s.iso3, s.name, o.uid AS record, o.subject AS said, t.day,
                o.sensitivity
            FROM {walk} CROSS JOIN state s ON s.uid = t.state
            WHERE t.state = :state AND t.number = {OUTREACH}
                AND t.day BETWEEN :since AND :until AND {_POSITIVE}
                AND EXISTS (SELECT 1 FROM outreach_activity l
                    JOIN activity_output a ON a.activity = l.activity
                    WHERE l.outreach = o.uid AND a.output = :output)
                AND {wanted}
            ORDER BY t.day DESC, t.record DESC LIMIT {_MOST}
            """,
            {**bound, "state": state},
        )


def _shortest(connection: Connection, bound: Mapping[str, str | int]) -> str:
    for counted, walk in _SHORT:
        sql = f"SELECT count(*) FROM (SELECT 1 FROM {counted} LIMIT {_FEW})"
        if connection.execute(sql, bound).fetchone()[0] < _FEW:
            return walk
    return _NEWEST_FIRST
