"""An event as a person asks for it: what it is, who attended, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from ccm_tui.domain.asked_of_event import Asked, asked_of
from ccm_tui.errors import NotFound
from ccm_tui.store.driver import Connection
from ccm_tui.store.invited import Invited, invited
from ccm_tui.words import _

MOST: Final = 500
"""Of those who attended, and of what came of it, at most so many of each kind."""


@dataclass(frozen=True, slots=True)
class Attendant:
    """A State or organisation that took part, and as what."""

    party: str
    kind: str
    code: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class MadeThere:
    """An outreach entry, commitment or good practice that names the event.

    ``who`` are codes; ``how`` is the channel of an entry, ``came`` its engagement or the day on
    which a commitment was met.
    """

    kind: str
    uid: str
    day: date
    title: str
    who: str
    how: str | None
    came: str | None


@dataclass(frozen=True, slots=True)
class OnAgenda:
    """An item on the agenda."""

    time: str | None
    title: str
    speaker: str | None


@dataclass(frozen=True, slots=True)
class EventProfile:
    """Everything known of one event; ``conventions`` and ``activities`` with code and title."""

    uid: str
    record: Mapping[str, Any]
    meeting: str
    conventions: tuple[tuple[str, str], ...]
    activities: tuple[tuple[str, str], ...]
    attendance: tuple[Attendant, ...]
    """States by name, then organisations; whoever is written down twice stands once."""
    made: tuple[MadeThere, ...]
    """Newest first."""
    invitations: tuple[Invited, ...]
    """States by name, then organisations."""
    agenda: tuple[OnAgenda, ...]
    asked: tuple[Asked, ...]
    """What an output across conventions asks of it."""

    @property
    def starts(self) -> date:
        """Its first day."""
        return date.fromisoformat(self.record["starts"])

    @property
    def ends(self) -> date:
        """Its last day."""
        return date.fromisoformat(self.record["ends"] or self.record["starts"])


def profile(connection: Connection, uid: str) -> EventProfile:
    """The event ``uid``, also a deleted one; raises NotFound."""
    row = connection.execute(
        """
        SELECT e.*, coalesce(m.code || '  ' || m.name, '') AS meeting_in_words
        FROM event e LEFT JOIN meeting m ON m.uid = e.meeting WHERE e.uid = ?
        """,
        (uid,),
    ).fetchone()
    if row is None:
        raise NotFound(_("There is no event {uid}").format(uid=uid))
    conventions = _linked(connection, "convention", uid)
    return EventProfile(
        uid,
        dict(row),
        row["meeting_in_words"],
        conventions,
        _linked(connection, "activity", uid),
        _attendance(connection, uid),
        _made(connection, uid),
        invited(connection, uid),
        _agenda(connection, uid),
        asked_of([code for code, _title in conventions], row["status"], _verdict(connection, uid)),
    )


def attended(connection: Connection, party: str, limit: int) -> list[tuple[str, int, str]]:
    """The events in which a State or organisation took part, newest first: day, id and role."""
    rows = connection.execute(
        """
        SELECT e.starts, e.id, a.role, max(a.id)
        FROM attendance a JOIN event e ON e.uid = a.event
        WHERE a.party = ? AND a.deleted = 0 AND e.deleted = 0
        GROUP BY e.id ORDER BY e.starts DESC, e.id DESC LIMIT ?
        """,
        (party, limit),
    )
    return [(row["starts"], row["id"], row["role"]) for row in rows]


def _linked(connection: Connection, target: str, event: str) -> tuple[tuple[str, str], ...]:
    rows = connection.execute(
        f"""
        SELECT t.code, t.title FROM event_{target} l JOIN {target} t ON t.uid = l.{target}
        WHERE l.event = ? ORDER BY t.id
        """,
        (event,),
    )
    return tuple((row["code"], row["title"]) for row in rows)


def _attendance(connection: Connection, event: str) -> tuple[Attendant, ...]:
    rows = connection.execute(
        f"""
        SELECT p.uid, p.kind, coalesce(p.code, '') AS code, p.name, a.role, max(a.id)
        FROM attendance a JOIN party p ON p.uid = a.party
        WHERE a.event = ? AND a.deleted = 0
        GROUP BY p.uid ORDER BY p.kind DESC, p.name LIMIT {MOST}
        """,
        (event,),
    )
    return tuple(
        Attendant(row["uid"], row["kind"], row["code"], row["name"], row["role"]) for row in rows
    )


def _agenda(connection: Connection, event: str) -> tuple[OnAgenda, ...]:
    rows = connection.execute(
        f"""
        SELECT time, title, speaker FROM agenda_item
        WHERE event = ? AND deleted = 0 ORDER BY id LIMIT {MOST}
        """,
        (event,),
    )
    return tuple(OnAgenda(row["time"], row["title"], row["speaker"]) for row in rows)


def _verdict(connection: Connection, event: str) -> str | None:
    """How it was judged last as evidence of an output across conventions; None: not at all."""
    row = connection.execute(
        """
        SELECT e.verdict FROM evidence e JOIN output o ON o.uid = e.output
        WHERE e.record = ? AND e.deleted = 0 AND o.measure = 'cross_convention_event'
        ORDER BY e.verdict = 'proposed', e.judged_on DESC, e.id DESC LIMIT 1
        """,
        (event,),
    ).fetchone()
    return None if row is None else str(row["verdict"])


def _made(connection: Connection, event: str) -> tuple[MadeThere, ...]:
    rows = connection.execute(
        f"""
        SELECT * FROM (
            SELECT 'outreach' AS kind, o.id, o.uid, o.date AS day, o.subject AS title,
                coalesce(o.states_words || ', ' || o.organisations_words, o.states_words,
                    o.organisations_words) AS who,
                o.channel AS how, o.engagement AS came
            FROM outreach_list o WHERE o.event = :event ORDER BY o.date DESC LIMIT {MOST})
        UNION ALL SELECT * FROM (
            SELECT 'commitment', c.id, c.uid, c.due, c.what,
                c.owed_by_words || ' → ' || c.owed_to_words, NULL, c.done_on
            FROM commitment_list c WHERE c.event = :event LIMIT {MOST})
        UNION ALL SELECT * FROM (
            SELECT 'practice', p.id, p.uid, p.date, p.title,
                s.iso3 || ' → ' || p.receivers_words, NULL, NULL
            FROM practice_list p JOIN state s ON s.uid = p.giver
            WHERE p.event = :event LIMIT {MOST})
        ORDER BY day DESC, id DESC
        """,
        {"event": event},
    )
    return tuple(
        MadeThere(
            row["kind"],
            row["uid"],
            date.fromisoformat(row["day"]),
            row["title"],
            row["who"] or "",
            row["how"],
            row["came"],
        )
        for row in rows
    )
