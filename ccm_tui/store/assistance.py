"""What a State needs, asks for and shares, read for its profile."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Final

from ccm_tui.domain.aid import Aid, NeedTold, PracticeShared, RequestMade, Step
from ccm_tui.store.driver import Connection, Row

if TYPE_CHECKING:
    from ccm_tui.domain.entities import Entities

MOST: Final = 20
"""Challenges, key priorities, requests and practices of a profile, at most so many of each."""


def of_state(connection: Connection, entities: Entities, state: str) -> Aid:
    """The newest of what the State ``state`` needs, asks for and shares, newest first."""
    numbers = {entity.table: entity.number for entity in entities}

    def newest(kind: str, condition: str, value: str) -> list[Row]:
        return connection.execute(
            f"""
            SELECT r.* FROM timeline t CROSS JOIN {kind} r ON r.id = t.record
            WHERE t.state = ? AND t.number = ? AND {condition}
            ORDER BY t.day DESC, t.record DESC LIMIT {MOST}
            """,
            (state, numbers[kind], value),
        ).fetchall()

    return Aid(
        challenges=_needs(newest("need", "r.kind = ?", "challenge")),
        priorities=_needs(newest("need", "r.kind = ?", "priority")),
        requests=tuple(_request(connection, r) for r in newest("request", "r.state = ?", state)),
        given=_practices(connection, newest("practice", "r.giver = ?", state)),
        received=_practices(connection, newest("practice", "r.giver <> ?", state)),
    )


def _needs(rows: Iterable[Row]) -> tuple[NeedTold, ...]:
    return tuple(
        NeedTold(
            row["uid"], row["pillar"], row["text"], date.fromisoformat(row["date"]), row["told_by"]
        )
        for row in rows
    )


def _request(connection: Connection, row: Row) -> RequestMade:
    received = date.fromisoformat(row["date"])
    latest = _ended(row) or _latest(connection, row["uid"]) or Step("received", received)
    return RequestMade(row["uid"], row["what"], row["pillar"], received, latest)


def _ended(row: Row) -> Step | None:
    """That a request is closed, or matched."""
    if row["closed_on"]:
        return Step("closed", date.fromisoformat(row["closed_on"]))
    if row["matched_on"]:
        return Step("matched", date.fromisoformat(row["matched_on"]))
    return None


def _latest(connection: Connection, request: str) -> Step | None:
    """The newest relay of a request, or response to one; on one day the response."""
    row = connection.execute(
        """
        SELECT 'relayed' AS stage, l.date AS day, p.name AS party, NULL AS judgement
        FROM relay l JOIN party p ON p.uid = l.recipient
        WHERE l.request = :request AND l.deleted = 0
        UNION ALL
        SELECT 'answered', a.date, p.name, a.judgement
        FROM relay l JOIN party p ON p.uid = l.recipient JOIN response a ON a.relay = l.uid
        WHERE l.request = :request AND l.deleted = 0 AND a.deleted = 0
        ORDER BY day DESC, stage LIMIT 1
        """,
        {"request": request},
    ).fetchone()
    if row is None:
        return None
    return Step(row["stage"], date.fromisoformat(row["day"]), row["party"], row["judgement"])


def _practices(connection: Connection, rows: Iterable[Row]) -> tuple[PracticeShared, ...]:
    def codes(condition: str, uid: str) -> tuple[str, ...]:
        sql = f"SELECT s.iso3 FROM state s {condition} ORDER BY s.id"
        return tuple(row[0] for row in connection.execute(sql, (uid,)))

    received = "JOIN practice_state l ON l.state = s.uid WHERE l.practice = ?"
    return tuple(
        PracticeShared(
            row["uid"],
            row["title"],
            date.fromisoformat(row["date"]),
            codes("WHERE s.uid = ?", row["giver"])[0],
            codes(received, row["uid"]),
        )
        for row in rows
    )
