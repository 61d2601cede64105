"""What the outputs ask for, who may count, and the evidence that people added or judged."""

from __future__ import annotations

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


def targets(connection: Connection) -> list[Target]:
    """What the outputs ask for, by code."""
    rows = connection.execute(
        """
        SELECT o.uid, o.code, o.title, o.target, o.operator, o.disputed_target, o.unit,
            p.as_at AS begins, o.deadline, coalesce(o.measure, '') AS measure
        FROM output o JOIN plan p ON p.uid = o.plan
        WHERE o.deleted = 0 ORDER BY o.code, o.id
        """
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

    Those that the plan names; where it names none, the States Parties.
    """
    named = connection.execute("SELECT state FROM output_state WHERE output = ?", (output,))
    if found := {row["state"]: "" for row in named}:
        return found
    parties = connection.execute(
        """
        SELECT uid, coalesce(entry_into_force, '') AS since FROM state
        WHERE convention_status = 'party' AND deleted = 0
        """
    )
    return {row["uid"]: row["since"] for row in parties}


def stored(connection: Connection, output: str) -> list[Piece]:
    """The evidence that people added or judged."""
    rows = connection.execute(
        f"""
        SELECT e.uid, e.output, e.state, coalesce(s.iso3, p.code, p.name) AS code,
            coalesce(s.name, v.title, p.name) AS name, e.record, e.date, e.source, e.verdict,
            e.reason, e.judged_by, e.judged_on, e.sensitivity, v.status AS event_status,
            (SELECT count(*) FROM event_convention c WHERE c.event = e.record) AS conventions,
            e.record IS NOT NULL AND coalesce({_ALIVE}, 0) AS record_deleted
        FROM evidence e
            LEFT JOIN state s ON s.uid = e.state
            LEFT JOIN event v ON v.uid = e.record
            LEFT JOIN response r ON r.uid = e.record AND e.state IS NULL
            LEFT JOIN relay l ON l.uid = r.relay LEFT JOIN party p ON p.uid = l.recipient
        WHERE e.output = ? AND e.deleted = 0
        """,
        (output,),
    )
    return [_stored(row) for row in rows]


def _stored(row: Row) -> Piece:
    return Piece(
        **{
            **dict(row),
            "date": date.fromisoformat(row["date"]),
            "code": row["code"] or "",
            "name": row["name"] or "",
            "judged_on": date.fromisoformat(row["judged_on"]) if row["judged_on"] else None,
            "record_deleted": bool(row["record_deleted"]),
            "stored": True,
        }
    )
