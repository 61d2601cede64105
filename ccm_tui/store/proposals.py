"""What the register proposes as evidence, by the measure of each output.

Proposals are found anew each time, so that they follow the records they rest on; one becomes a row
when a person judges it, and is not proposed again. Its uid follows from output, State and record,
so that two people who judge the same proposal apart judge the same piece of evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from ccm_tui.domain.counting import Piece, Target
from ccm_tui.domain.vocabularies import SENSITIVITIES
from ccm_tui.store.donors import ANSWERING_STATE
from ccm_tui.store.driver import Connection, Row
from ccm_tui.store.engagement import positive_entries
from ccm_tui.words import ngettext

_NAMESPACE: Final = "6f0cf5a2-6a0a-5c1e-9d0b-43434d310001"
_MOST: Final = 200
"""So many are proposed for one output, the newest first; more come up as these are judged."""
_WANTED: Final = """NOT EXISTS (SELECT 1 FROM evidence e WHERE e.record = {record}
                AND e.output = :output AND e.state IS {state} AND e.deleted = 0)
            AND instr(:done, coalesce({state}, '?')) = 0"""
"""Nobody judged it yet, and it is of nobody who counts already."""


_LEVELS: Final = " ".join(f"WHEN '{code}' THEN {n}" for n, code in enumerate(SENSITIVITIES.codes))
_TOLD: Final = f"""
    WITH told AS (
        SELECT id, uid, kind, date, sensitivity FROM need
        WHERE state = :state AND told_by = 'state' AND deleted = 0 AND date <= :until
            AND kind IN ('challenge', 'priority')
    )
    SELECT s.uid AS state, s.iso3, s.name, n.record, n.day, n.challenges, n.priorities, n.level
    FROM state s, (
        SELECT (SELECT uid FROM told ORDER BY date DESC, id DESC LIMIT 1) AS record,
            max(date) AS day, sum(kind = 'challenge') AS challenges,
            sum(kind = 'priority') AS priorities, max(CASE sensitivity {_LEVELS} END) AS level
        FROM told
    ) n
    WHERE s.uid = :state AND n.challenges > 0 AND n.priorities > 0 AND n.day >= :since
        AND {_WANTED.format(record="n.record", state="s.uid")}
    """
"""What a State told up to a day, where it told both; with the highest level of any of it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be proposed: for which output and States, and of which days, both included.

    ``states`` are the eligible ones (uids), ``done`` those of whom nothing more is to be proposed.
    """

    target: Target
    states: Iterable[str]
    done: frozenset[str]
    since: date
    until: date
    today: date

    @property
    def bound(self) -> dict[str, str | int]:
        """The values that the statements name."""
        return {
            "output": self.target.uid,
            "begins": self.target.begins.isoformat(),
            "since": self.since.isoformat(),
            "until": self.until.isoformat(),
            "today": self.today.isoformat(),
            "done": " ".join(sorted(self.done)),
            "most": _MOST,
        }

    @property
    def open_states(self) -> list[str]:
        """The eligible States that do not count already."""
        return [state for state in self.states if state not in self.done]


def proposals(
    connection: Connection,
    target: Target,
    states: Iterable[str],
    done: frozenset[str],
    today: date,
    *,
    late: bool,
) -> Iterator[Piece]:
    """What nobody judged yet: what would count, and what is shown though it would not.

    What is in time and, where asked for, what is ``late`` is looked for apart, so that neither
    hides the other.
    """
    propose = _PROPOSERS.get(target.measure)
    if propose is None:
        return
    in_time = Asked(target, states, done, target.begins, min(today, target.deadline), today)
    yield from propose(connection, in_time)
    if late and today > target.deadline:
        after = target.deadline + timedelta(days=1)
        yield from propose(connection, replace(in_time, since=after, until=today))


def proposal_uid(piece: Piece) -> str:
    """The uid that a proposal has, wherever it is judged."""
    from uuid import UUID, uuid5

    return str(uuid5(UUID(_NAMESPACE), f"{piece.output}/{piece.state or ''}/{piece.record}"))


def _detailed_information(connection: Connection, asked: Asked) -> Iterator[Piece]:
    """States that told a challenge and a key priority themselves.

    It rests on the last that was told, and is of that day. What is told after the deadline, or
    after a refusal, is another proposal.
    """
    for state in asked.open_states:
        for row in connection.execute(_TOLD, {**asked.bound, "state": state}):
            level = SENSITIVITIES.codes[row["level"]]
            yield _proposed(asked.target, row, _told(row), level)


def _told(row: Row) -> str:
    challenges, priorities = int(row["challenges"]), int(row["priorities"])
    said = [
        ngettext("{n} challenge", "{n} challenges", challenges).format(n=challenges),
        ngettext("{n} key priority", "{n} key priorities", priorities).format(n=priorities),
    ]
    return ", ".join(said)


def _cross_convention_event(connection: Connection, asked: Asked) -> Iterator[Piece]:
    """Side events and workshops that were held, whoever organised them, by their last day.

    One that is said to be held before its last day is over is of today.
    """
    day = "min(coalesce(v.ends, v.starts), max(v.starts, :today))"
    rows = connection.execute(
        f"""
        SELECT NULL AS state, '' AS iso3, v.title AS name, v.uid AS record, v.title AS said,
            {day} AS day, v.sensitivity, v.status AS event_status,
            (SELECT count(*) FROM event_convention c WHERE c.event = v.uid) AS conventions
        FROM event v
        WHERE v.deleted = 0 AND v.status = 'held' AND v.kind IN ('side_event', 'workshop')
            AND {day} BETWEEN :since AND :until
            AND {_WANTED.format(record="v.uid", state="NULL")}
        ORDER BY v.starts DESC, v.id DESC LIMIT :most
        """,
        asked.bound,
    )
    for row in rows:
        event = {"event_status": row["event_status"], "conventions": row["conventions"]}
        yield _proposed(asked.target, row, row["said"], row["sensitivity"], **event)


def _positive_engagement(connection: Connection, asked: Asked) -> Iterator[Piece]:
    """Entries judged positive that belong to an activity which serves the output."""
    wanted = _WANTED.format(record="o.uid", state="t.state")
    for row in positive_entries(connection, asked.open_states, asked.bound, wanted):
        yield _proposed(asked.target, row, row["said"], row["sensitivity"])


def _plan_started(connection: Connection, asked: Asked) -> Iterator[Piece]:
    """Claims made since the plan began that a national plan was started since then."""
    for state in asked.open_states:
        rows = connection.execute(
            f"""
            SELECT c.state, s.iso3, s.name, c.uid AS record, c.source AS said, c.as_of AS day,
                c.sensitivity
            FROM claim c JOIN state s ON s.uid = c.state
            WHERE c.state = :state AND c.aspect = 'national_plan'
                AND c.as_of BETWEEN :since AND :until AND c.as_of > :begins
                AND c.deleted = 0 AND c.basis = 'stated'
                AND c.value IN ('started', 'drafted', 'approved', 'adopted', 'in_force')
                AND (c.since IS NULL OR c.since >= :begins)
                AND {_WANTED.format(record="c.uid", state="c.state")}
            ORDER BY c.as_of DESC, c.id DESC LIMIT :most
            """,
            {"state": state, **asked.bound},
        )
        for row in rows:
            yield _proposed(asked.target, row, row["said"], row["sensitivity"])


def _practice_exchange(connection: Connection, asked: Asked) -> Iterator[Piece]:
    """Both sides of each good practice that was exchanged since the plan began."""
    rows = connection.execute(
        f"""
        WITH shared AS (
            SELECT id, uid, giver, title, date, sensitivity FROM practice
            WHERE deleted = 0 AND date BETWEEN :since AND :until
        ), sides AS (
            SELECT giver AS state, * FROM shared
            UNION ALL SELECT l.state, p.* FROM shared p JOIN practice_state l ON l.practice = p.uid
        )
        SELECT x.state, s.iso3, s.name, x.uid AS record, x.title AS said, x.date AS day,
            x.sensitivity
        FROM sides x JOIN state s ON s.uid = x.state
        WHERE {_WANTED.format(record="x.uid", state="x.state")}
        ORDER BY x.date DESC, x.id DESC, s.iso3 LIMIT :most
        """,
        asked.bound,
    )
    for row in rows:
        yield _proposed(asked.target, row, row["said"], row["sensitivity"])


def _constructive_response(connection: Connection, asked: Asked) -> Iterator[Piece]:
    """Responses to relayed requests that a person judged constructive, whoever responded.

    What one State's Coordinator, mission or ministry answers, that State answers.
    """
    rows = connection.execute(
        f"""
        SELECT s.uid AS state, coalesce(s.iso3, p.code, p.name) AS iso3,
            coalesce(s.name, p.name) AS name, r.uid AS record, q.what AS said, r.date AS day,
            q.sensitivity
        FROM response r JOIN relay l ON l.uid = r.relay JOIN request q ON q.uid = l.request
            JOIN party p ON p.uid = l.recipient
            LEFT JOIN state s ON s.uid = {ANSWERING_STATE}
        WHERE r.deleted = 0 AND l.deleted = 0 AND q.deleted = 0
            AND r.judgement = 'constructive' AND r.date BETWEEN :since AND :until
            AND {_WANTED.format(record="r.uid", state="s.uid")}
        ORDER BY r.date DESC, r.id DESC LIMIT :most
        """,
        asked.bound,
    )
    for row in rows:
        yield _proposed(asked.target, row, row["said"], row["sensitivity"])


def _proposed(
    target: Target,
    row: Row,
    source: str,
    sensitivity: str,
    *,
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
        sensitivity=sensitivity,
        event_status=event_status,
        conventions=conventions,
    )


_PROPOSERS: Final[Mapping[str, Callable[[Connection, Asked], Iterator[Piece]]]] = {
    "detailed_information": _detailed_information,
    "cross_convention_event": _cross_convention_event,
    "positive_engagement": _positive_engagement,
    "plan_started": _plan_started,
    "practice_exchange": _practice_exchange,
    "constructive_response": _constructive_response,
}
