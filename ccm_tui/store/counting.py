"""Outputs and their evidence: what is stored, and what the register proposes.

Proposals are found anew each time, so that they follow the records they rest on; one becomes a row
when a person judges it. Its uid follows from output, State and record, so that two people who
judge the same proposal apart judge the same piece of evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Final

from ccm_tui.domain.counting import Piece, Target
from ccm_tui.store.driver import Connection, Row
from ccm_tui.words import ngettext

_NAMESPACE: Final = "6f0cf5a2-6a0a-5c1e-9d0b-43434d310001"
_MOST: Final = 20
"""How many entries are proposed for one State, the newest first: each of them would do."""
OUTREACH: Final = 9
"""The number of outreach in the timeline (``Outreach.number``), known here without the entity."""


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
        """
        SELECT e.uid, e.output, e.state, s.iso3 AS code, s.name, e.record, e.date, e.source,
            e.verdict, e.reason, e.judged_by, e.judged_on, v.status AS event_status,
            (SELECT count(*) FROM event_convention c WHERE c.event = e.record) AS conventions,
            coalesce(v.deleted, (SELECT deleted FROM outreach WHERE uid = e.record),
                (SELECT deleted FROM claim WHERE uid = e.record),
                (SELECT deleted FROM need WHERE uid = e.record),
                (SELECT deleted FROM practice WHERE uid = e.record),
                (SELECT deleted FROM response WHERE uid = e.record), 0) AS record_deleted
        FROM evidence e
            LEFT JOIN state s ON s.uid = e.state LEFT JOIN event v ON v.uid = e.record
        WHERE e.output = ? AND e.deleted = 0
        """,
        (output,),
    )
    return [_stored(row) for row in rows]


def _stored(row: Row) -> Piece:
    judged_on = date.fromisoformat(row["judged_on"]) if row["judged_on"] else None
    return Piece(
        output=row["output"],
        date=date.fromisoformat(row["date"]),
        source=row["source"],
        state=row["state"],
        code=row["code"] or "",
        name=row["name"] or "",
        record=row["record"],
        verdict=row["verdict"],
        reason=row["reason"],
        judged_by=row["judged_by"],
        judged_on=judged_on,
        uid=row["uid"],
        stored=True,
        record_deleted=bool(row["record_deleted"]),
        event_status=row["event_status"],
        conventions=row["conventions"],
    )


def proposals(
    connection: Connection,
    target: Target,
    known: list[Piece],
    states: Mapping[str, str],
    today: date,
) -> Iterator[Piece]:
    """What the register proposes for an output: not yet judged, and for nobody who counts."""
    propose = _PROPOSERS.get(target.measure)
    if propose is None:
        return
    judged = {(piece.state, piece.record) for piece in known}
    done = {
        piece.state
        for piece in known
        if piece.state
        and piece.verdict == "accepted"
        and piece.date <= target.deadline
        and not piece.record_deleted
    }
    open_states = {uid: since for uid, since in states.items() if uid not in done}
    for piece in propose(connection, target, open_states, today):
        if piece.state not in done and (piece.state, piece.record) not in judged:
            yield piece


def proposal_uid(piece: Piece) -> str:
    """The uid that a proposal has, wherever it is judged."""
    from uuid import UUID, uuid5

    return str(uuid5(UUID(_NAMESPACE), f"{piece.output}/{piece.state}/{piece.record}"))


def _detailed_information(
    connection: Connection, target: Target, states: Mapping[str, str], today: date
) -> Iterator[Piece]:
    """States of which a challenge and a key priority are recorded from their own information."""
    rows = connection.execute(
        """
        SELECT n.state, s.iso3, s.name, sum(n.kind = 'challenge') AS challenges,
            sum(n.kind = 'priority') AS priorities,
            max(min(CASE n.kind WHEN 'challenge' THEN n.date END),
                min(CASE n.kind WHEN 'priority' THEN n.date END)) AS day,
            (SELECT uid FROM need l WHERE l.state = n.state AND l.deleted = 0
                AND l.told_by = 'state' AND l.date <= :today
                ORDER BY l.date DESC, l.id DESC LIMIT 1) AS record
        FROM need n JOIN state s ON s.uid = n.state
        WHERE n.deleted = 0 AND n.told_by = 'state' AND n.date <= :today
        GROUP BY n.state HAVING day IS NOT NULL ORDER BY s.iso3
        """,
        {"today": today.isoformat()},
    )
    for row in rows:
        if row["state"] in states:
            challenges, priorities = int(row["challenges"]), int(row["priorities"])
            said = [
                ngettext("{n} challenge", "{n} challenges", challenges).format(n=challenges),
                ngettext("{n} key priority", "{n} key priorities", priorities).format(n=priorities),
            ]
            yield _proposed(target, row, ", ".join(said), "need")


def _cross_convention_event(
    connection: Connection, target: Target, _states: Mapping[str, str], today: date
) -> Iterator[Piece]:
    """Side events and workshops that were held, whoever organised them."""
    rows = connection.execute(
        """
        SELECT NULL AS state, '' AS iso3, '' AS name, v.uid AS record, v.title, v.status,
            coalesce(v.ends, v.starts) AS day,
            (SELECT count(*) FROM event_convention c WHERE c.event = v.uid) AS conventions
        FROM event v
        WHERE v.deleted = 0 AND v.status = 'held' AND v.kind IN ('side_event', 'workshop')
            AND v.starts BETWEEN :begins AND :today
        ORDER BY v.starts DESC, v.id DESC LIMIT 100
        """,
        {"begins": target.begins.isoformat(), "today": today.isoformat()},
    )
    for row in rows:
        yield _proposed(target, row, row["title"], "event", row["status"], row["conventions"])


def _positive_engagement(
    connection: Connection, target: Target, states: Mapping[str, str], today: date
) -> Iterator[Piece]:
    """Entries judged positive that belong to an activity which serves the output."""
    for state in states:
        rows = connection.execute(
            """
            SELECT t.state, s.iso3, s.name, o.uid AS record, o.subject, o.date AS day
            FROM timeline t JOIN outreach o ON o.id = t.record JOIN state s ON s.uid = t.state
            WHERE t.state = :state AND t.number = :number AND t.day BETWEEN :begins AND :today
                AND o.engagement = 'positive'
                AND EXISTS (SELECT 1 FROM outreach_activity l
                    JOIN activity_output a ON a.activity = l.activity
                    WHERE l.outreach = o.uid AND a.output = :output)
            ORDER BY t.day DESC, t.record DESC LIMIT :most
            """,
            {
                "state": state,
                "number": OUTREACH,
                "begins": target.begins.isoformat(),
                "today": today.isoformat(),
                "output": target.uid,
                "most": _MOST,
            },
        )
        for row in rows:
            yield _proposed(target, row, row["subject"], "outreach")


def _plan_started(
    connection: Connection, target: Target, states: Mapping[str, str], today: date
) -> Iterator[Piece]:
    """Claims made since the plan began that a national plan was started since then."""
    rows = connection.execute(
        """
        SELECT c.state, s.iso3, s.name, c.uid AS record, c.source, c.as_of AS day
        FROM claim c JOIN state s ON s.uid = c.state
        WHERE c.aspect = 'national_plan' AND c.as_of > :begins AND c.as_of <= :today
            AND c.deleted = 0 AND c.basis = 'stated'
            AND c.value IN ('started', 'drafted', 'approved', 'adopted', 'in_force')
            AND (c.since IS NULL OR c.since >= :begins)
        ORDER BY c.as_of DESC, c.id DESC
        """,
        {"begins": target.begins.isoformat(), "today": today.isoformat()},
    )
    for row in rows:
        if row["state"] in states:
            yield _proposed(target, row, row["source"], "claim")


def _practice_exchange(
    connection: Connection, target: Target, states: Mapping[str, str], today: date
) -> Iterator[Piece]:
    """Both sides of each good practice that was exchanged since the plan began."""
    rows = connection.execute(
        """
        WITH shared AS (
            SELECT uid, giver, title, date FROM practice
            WHERE deleted = 0 AND date BETWEEN :begins AND :today
            ORDER BY date DESC, id DESC LIMIT 200
        )
        SELECT x.state, s.iso3, s.name, x.uid AS record, x.title, x.date AS day
        FROM (SELECT giver AS state, uid, title, date FROM shared
            UNION ALL SELECT l.state, p.uid, p.title, p.date
            FROM shared p JOIN practice_state l ON l.practice = p.uid) x
            JOIN state s ON s.uid = x.state
        ORDER BY x.date DESC, s.iso3
        """,
        {"begins": target.begins.isoformat(), "today": today.isoformat()},
    )
    for row in rows:
        yield _proposed(target, row, row["title"], "practice")


def _constructive_response(
    connection: Connection, target: Target, _states: Mapping[str, str], today: date
) -> Iterator[Piece]:
    """Responses to relayed requests that a person judged constructive."""
    rows = connection.execute(
        """
        SELECT s.uid AS state, coalesce(p.code, p.name) AS iso3, p.name, r.uid AS record,
            q.what, r.date AS day
        FROM response r JOIN relay l ON l.uid = r.relay JOIN request q ON q.uid = l.request
            JOIN party p ON p.uid = l.recipient LEFT JOIN state s ON s.uid = l.recipient
        WHERE r.deleted = 0 AND l.deleted = 0 AND q.deleted = 0
            AND r.judgement = 'constructive' AND r.date BETWEEN :begins AND :today
        ORDER BY r.date DESC, r.id DESC LIMIT 500
        """,
        {"begins": target.begins.isoformat(), "today": today.isoformat()},
    )
    for row in rows:
        yield _proposed(target, row, row["what"], "response")


def _proposed(
    target: Target,
    row: Row,
    source: str,
    kind: str,
    event_status: str | None = None,
    conventions: int = 0,
) -> Piece:
    return Piece(
        output=target.uid,
        date=date.fromisoformat(row["day"]),
        source=source,
        state=row["state"],
        code=row["iso3"],
        name=row["name"],
        record=row["record"],
        kind=kind,
        event_status=event_status,
        conventions=conventions,
    )


_Proposer = Callable[[Connection, Target, Mapping[str, str], date], Iterator[Piece]]

_PROPOSERS: Final[Mapping[str, _Proposer]] = {
    "detailed_information": _detailed_information,
    "cross_convention_event": _cross_convention_event,
    "positive_engagement": _positive_engagement,
    "plan_started": _plan_started,
    "practice_exchange": _practice_exchange,
    "constructive_response": _constructive_response,
}
