"""What is on file about a State, read for its profile: a few rows of each, by index."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from ccm_tui.domain.dossier import (
    PARTS,
    ContactMade,
    DocumentKept,
    Dossier,
    FigureCounted,
    FindingMade,
    Letter,
)
from ccm_tui.domain.vocabularies import HEADINGS
from ccm_tui.store.driver import Connection, Row

if TYPE_CHECKING:
    from ccm_tui.domain.entities import Entities

_MOST: Final = 20
_ENTRIES: Final = 200
"""Of the entries with a State, the newest that are looked through for letters."""


def of_state(
    connection: Connection, entities: Entities, state: str, plan: str, day: date
) -> Dossier:
    """The dossier of the State ``state`` at ``day``; activities are those of ``plan``."""
    numbers = {entity.table: entity.number for entity in entities}
    return Dossier(
        findings=_findings(connection, state, day),
        figures=_figures(connection, state, day),
        contacts=_contacts(connection, state, day),
        letters=_letters(connection, state, plan, numbers["outreach"]),
        documents=_documents(connection, state),
    )


def _findings(connection: Connection, state: str, day: date) -> dict[str, FindingMade]:
    """The latest finding of each duty and heading up to ``day``; of one day, what came last."""
    rows = connection.execute(
        """
        SELECT uid, heading, fulfilment, text, as_of, source FROM (
            SELECT *, row_number() OVER (PARTITION BY heading ORDER BY as_of DESC, id DESC) AS place
            FROM finding WHERE state = ? AND deleted = 0 AND as_of <= ?)
        WHERE place = 1
        """,
        (state, day.isoformat()),
    ).fetchall()
    found = {
        row["heading"]: FindingMade(**{**dict(row), "as_of": date.fromisoformat(row["as_of"])})
        for row in rows
    }
    return {heading: found[heading] for heading in HEADINGS.codes if heading in found}


def _figures(connection: Connection, state: str, day: date) -> tuple[FigureCounted, ...]:
    """The figures up to ``day``, the newest first."""
    rows = connection.execute(
        f"""
        SELECT * FROM figure WHERE state = ? AND deleted = 0 AND until <= ?
        ORDER BY until DESC, id DESC LIMIT {_MOST}
        """,
        (state, day.isoformat()),
    )
    return tuple(
        FigureCounted(
            uid=row["uid"],
            kind=row["kind"],
            since=_day(row, "since"),
            until=date.fromisoformat(row["until"]),
            total=row["total"],
            parts={name: row[name] for name in PARTS},
            source=row["source"],
            remark=row["remark"],
        )
        for row in rows
    )


def _contacts(connection: Connection, state: str, day: date) -> tuple[ContactMade, ...]:
    """Those in office at ``day`` before others, focal points and missions before these."""
    rows = connection.execute(
        f"""
        SELECT c.uid, c.name, c.role, c.function, o.name AS organisation, c.since, c.until
        FROM contact c LEFT JOIN organisation o ON o.uid = c.organisation
        WHERE c.deleted = 0 AND (c.state = :state OR c.organisation IN (
            SELECT organisation FROM organisation_state WHERE state = :state))
        ORDER BY coalesce(c.since, '') > :day OR coalesce(c.until, '9') < :day,
            c.role = 'focal_point' DESC, c.role = 'mission' DESC, c.name, c.id LIMIT {_MOST}
        """,
        {"state": state, "day": day.isoformat()},
    )
    return tuple(
        ContactMade(**{**dict(row), "since": _day(row, "since"), "until": _day(row, "until")})
        for row in rows
    )


def _letters(connection: Connection, state: str, plan: str, number: int) -> tuple[Letter, ...]:
    """Letters, notes verbales and e-mails to the State, the newest first."""
    rows = connection.execute(
        """
        SELECT o.uid, o.date, o.channel, o.subject, (
            SELECT group_concat(code, ' ') FROM (
                SELECT a.code FROM outreach_activity l JOIN activity a ON a.uid = l.activity
                WHERE l.outreach = o.uid AND a.plan = :plan AND a.deleted = 0 ORDER BY a.code)
            ) AS activities
        FROM (SELECT day, record FROM timeline WHERE state = :state AND number = :number
              ORDER BY day DESC, record DESC LIMIT :entries) t
            CROSS JOIN outreach o ON o.id = t.record
        WHERE o.direction = 'out' AND o.channel IN ('letter', 'note_verbale', 'email')
        ORDER BY t.day DESC, t.record DESC
        """,
        {"state": state, "plan": plan, "number": number, "entries": _ENTRIES},
    )
    return tuple(
        Letter(
            uid=row["uid"],
            day=date.fromisoformat(row["date"]),
            channel=row["channel"],
            subject=row["subject"],
            activities=tuple((row["activities"] or "").split()),
        )
        for row in rows
    )


def _documents(connection: Connection, state: str) -> tuple[DocumentKept, ...]:
    rows = connection.execute(
        f"""
        SELECT uid, title, date, file_name FROM document
        WHERE record = ? AND deleted = 0 ORDER BY date DESC, id DESC LIMIT {_MOST}
        """,
        (state,),
    )
    return tuple(
        DocumentKept(row["uid"], row["title"], date.fromisoformat(row["date"]), row["file_name"])
        for row in rows
    )


def _day(row: Row, name: str) -> date | None:
    return date.fromisoformat(row[name]) if row[name] else None
