"""What the outputs ask for, who may count, and the evidence that people added or judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from ccm_tui.domain.counting import Piece, Target
from ccm_tui.store.driver import Connection, Row

_RESTS_ON: Final = (
    "event", "outreach", "claim", "need", "practice", "response", "request", "relay", "commitment",
)  # fmt: skip
"""The kinds of records that evidence may rest on, the most likely first."""
_ALIVE: Final = ", ".join(
    f"(SELECT deleted FROM {kind} WHERE uid = e.record)" for kind in _RESTS_ON
)


_ELIGIBLE: Final = """
    SELECT state AS uid, '' AS since FROM output_state WHERE output = :output
    UNION ALL SELECT s.uid, iif(o.population = 'states', '', coalesce(s.entry_into_force, ''))
    FROM output o, state s
    WHERE o.uid = :output AND (o.population = 'states' OR s.convention_status = 'party')
        AND s.deleted = 0 AND NOT EXISTS (SELECT 1 FROM output_state WHERE output = :output)
    """


def targets(
    connection: Connection, *, plan: str | None = None, output: str | None = None
) -> list[Target]:
    """What the outputs ask for, by code: of one ``plan``, one ``output``, or (None) all."""
    rows = connection.execute(
        """
        SELECT o.uid, o.code, o.title, o.target, o.operator, o.disputed_target, o.unit,
            p.as_at AS begins, o.deadline, coalesce(o.measure, '') AS measure
        FROM output o JOIN plan p ON p.uid = o.plan
        WHERE o.deleted = 0 AND :plan IN (o.plan, '') AND :output IN (o.uid, '')
        ORDER BY o.code, o.id
        """,
        {"plan": plan or "", "output": output or ""},
    )
    return [
        Target(
            **{
                **dict(row),
                "begins": date.fromisoformat(row["begins"]),
                "deadline": date.fromisoformat(row["deadline"]),
            }
        )
        for row in rows
    ]


def eligible(connection: Connection, output: str) -> dict[str, str]:
    """The States that may count for an output, with the day from which (ISO; empty: always).

    Those that the plan names; where it names none, the States Parties, or every State.
    """
    rows = connection.execute(_ELIGIBLE, {"output": output})
    return {row["uid"]: row["since"] for row in rows}


def stored(connection: Connection, output: str) -> list[Piece]:
    """The evidence that people added or judged."""
    return _pieces(connection, "e.output = :output AND e.deleted = 0", {"output": output})


def leading(connection: Connection, output: str, last: date) -> list[Piece]:
    """Of each eligible State the earliest evidence up to ``last`` that may count.

    The accepted and the proposed one, each where there is one, by index: whether a State counts
    follows from these, however many more there are.
    """
    earliest = f"""
        e.uid IN (
            SELECT (SELECT e.uid FROM evidence e
                WHERE e.output = :output AND e.verdict = v.column1 AND e.state = s.uid
                    AND e.deleted = 0 AND e.date BETWEEN s.since AND :last
                    AND (e.record IS NULL OR coalesce({_ALIVE}, 0) = 0)
                ORDER BY e.date, e.uid LIMIT 1)
            FROM ({_ELIGIBLE}) s, (VALUES ('accepted'), ('proposed')) v
        )"""
    return _pieces(connection, earliest, {"output": output, "last": last.isoformat()})


def newest(connection: Connection, output: str, limit: int) -> list[Piece]:
    """The newest evidence that people added or judged."""
    which = """e.uid IN (SELECT uid FROM evidence WHERE output = :output AND deleted = 0
            ORDER BY date DESC, id DESC LIMIT :limit)"""
    return _pieces(connection, which, {"output": output, "limit": limit})


def named(connection: Connection, uids: Sequence[str]) -> list[Piece]:
    """The evidence ``uids``, in any order."""
    which = f"e.uid IN ({', '.join('?' * len(uids))}) AND e.deleted = 0"
    return _pieces(connection, which, tuple(uids))


def uids_of_source(connection: Connection, source: str) -> list[str]:
    """The stored evidence of this very source, upper or lower case; of several the first two."""
    rows = connection.execute(
        "SELECT uid FROM evidence WHERE source = ? COLLATE NOCASE AND deleted = 0 LIMIT 2",
        (source,),
    )
    return [row["uid"] for row in rows]


def uids_beginning(connection: Connection, text: str) -> list[str]:
    """The uids of evidence that begin with ``text``, two at most."""
    rows = connection.execute(
        "SELECT uid FROM evidence WHERE uid >= ? AND uid < ? AND deleted = 0 LIMIT 2",
        (text, text + "~"),
    )
    return [row["uid"] for row in rows]


def _pieces(
    connection: Connection, which: str, bound: Mapping[str, str | int] | Sequence[str]
) -> list[Piece]:
    rows = connection.execute(
        f"""
        SELECT e.uid, e.output, e.state, coalesce(s.iso3, p.code, p.name) AS code,
            coalesce(s.name, v.title, p.name) AS name, e.record, e.date, e.source, e.verdict,
            e.reason, e.judged_by, e.judged_on, e.sensitivity, v.status AS event_status,
            v.starts AS event_starts,
            (SELECT count(*) FROM event_convention c WHERE c.event = e.record) AS conventions,
            e.record IS NOT NULL AND coalesce({_ALIVE}, 0) AS record_deleted
        FROM evidence e
            LEFT JOIN state s ON s.uid = e.state
            LEFT JOIN event v ON v.uid = e.record
            LEFT JOIN response r ON r.uid = e.record AND e.state IS NULL
            LEFT JOIN relay l ON l.uid = r.relay LEFT JOIN party p ON p.uid = l.recipient
        WHERE {which}
        """,
        bound,
    )
    return [_piece(row) for row in rows]


def _piece(row: Row) -> Piece:
    return Piece(
        **{
            **dict(row),
            "date": date.fromisoformat(row["date"]),
            "code": row["code"] or "",
            "name": row["name"] or "",
            "judged_on": date.fromisoformat(row["judged_on"]) if row["judged_on"] else None,
            "event_starts": date.fromisoformat(row["event_starts"])
            if row["event_starts"]
            else None,
            "record_deleted": bool(row["record_deleted"]),
            "stored": True,
        }
    )
