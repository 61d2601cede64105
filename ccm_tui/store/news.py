"""What was written since somebody last looked, by whom: acts of every origin.

A visit is remembered as the highest clock of each origin, so that what a colleague wrote long ago
is news when it arrives.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from ccm_tui.store.driver import Connection

Marks = Mapping[str, int]
"""The highest clock seen, by origin."""

_WALL: Final = 16
"""A clock is milliseconds shifted by so many bits, and a counter."""

_ORIGINS = """
    WITH RECURSIVE known (origin) AS (
        SELECT min(origin) FROM act
        UNION ALL
        SELECT (SELECT min(a.origin) FROM act a WHERE a.origin > known.origin)
        FROM known WHERE known.origin IS NOT NULL
    )
    SELECT origin, (SELECT max(a.clock) FROM act a WHERE a.origin = known.origin) AS clock
    FROM known WHERE origin IS NOT NULL
    """
"""Every origin by its own step through the index: as many steps as there are origins."""


def marks(connection: Connection) -> dict[str, int]:
    """Where the journal stands now."""
    return {row["origin"]: row["clock"] for row in connection.execute(_ORIGINS)}


def since(connection: Connection, seen: Marks) -> dict[str, int]:
    """How many acts there are beyond ``seen``, by organisation (empty: it named none)."""
    found: dict[str, int] = {}
    for origin, clock in marks(connection).items():
        if clock <= seen.get(origin, 0):
            continue
        rows = connection.execute(
            """
            SELECT coalesce(by, '') AS by, count(*) AS acts FROM act
            WHERE origin = ? AND clock > ? AND verb <> 'seed' GROUP BY by
            """,
            (origin, seen.get(origin, 0)),
        )
        for row in rows:
            found[row["by"]] = found.get(row["by"], 0) + row["acts"]
    return found


@dataclass(frozen=True, slots=True)
class Act:
    """What a person did in one go; ``kind`` and ``uid`` name the record it began with."""

    at: str
    by: str | None
    person: str | None
    verb: str
    kind: str
    uid: str
    records: int


def acts(connection: Connection, seen: Marks, limit: int) -> list[Act]:
    """The acts beyond ``seen``, the newest first, at most ``limit``."""
    found = []
    for origin_, clock in marks(connection).items():
        if clock > seen.get(origin_, 0):
            found += connection.execute(
                """
                SELECT a.clock, a.at, a.by, a.person, a.verb, c.kind, c.uid,
                    (SELECT count(DISTINCT d.uid) FROM change d
                     WHERE d.origin = a.origin AND d.act = a.clock) AS records
                FROM act a JOIN change c ON c.origin = a.origin AND c.act = a.clock
                    AND c.clock = (SELECT min(d.clock) FROM change d
                        WHERE d.origin = a.origin AND d.act = a.clock)
                WHERE a.origin = ? AND a.clock > ? AND a.verb <> 'seed'
                GROUP BY a.clock ORDER BY a.clock DESC LIMIT ?
                """,
                (origin_, seen.get(origin_, 0), limit),
            ).fetchall()
    newest = sorted(found, key=lambda row: row["clock"], reverse=True)[:limit]
    return [
        Act(*(row[n] for n in ("at", "by", "person", "verb", "kind", "uid", "records")))
        for row in newest
    ]


def mark_of(connection: Connection, day: date) -> dict[str, int]:
    """The marks of somebody who looked last just before ``day`` (UTC) began."""
    began = datetime(day.year, day.month, day.day, tzinfo=UTC)
    clock = int(began.timestamp() * 1000) << _WALL
    return dict.fromkeys(marks(connection), clock)


def origin(connection: Connection) -> str:
    """The register's own number."""
    return str(connection.execute("SELECT origin FROM session").fetchone()["origin"])
