"""Who was invited to an event, and how they answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from ccm_tui.store.driver import Connection

MOST: Final = 500
"""Of those who were invited, at most so many of each kind."""


@dataclass(frozen=True, slots=True)
class Invited:
    """A State or organisation that was invited, and how it answered (None: not yet).

    ``letter`` is the uid of the entry that invited.
    """

    party: str
    kind: str
    code: str
    name: str
    day: date
    letter: str | None
    answer: str | None
    answered_on: date | None


def invited(connection: Connection, event: str) -> tuple[Invited, ...]:
    """Who was invited: States by name, then organisations; whoever stands twice stands once."""
    rows = connection.execute(
        f"""
        SELECT p.uid, p.kind, coalesce(p.code, '') AS code, p.name,
            i.date, i.outreach, i.answer, i.answered_on, max(i.id)
        FROM invitation i JOIN party p ON p.uid = i.party
        WHERE i.event = ? AND i.deleted = 0
        GROUP BY p.uid ORDER BY p.kind DESC, p.name LIMIT {MOST}
        """,
        (event,),
    )
    return tuple(
        Invited(
            row["uid"],
            row["kind"],
            row["code"],
            row["name"],
            date.fromisoformat(row["date"]),
            row["outreach"],
            row["answer"],
            date.fromisoformat(row["answered_on"]) if row["answered_on"] else None,
        )
        for row in rows
    )
