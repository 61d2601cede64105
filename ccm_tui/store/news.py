"""What was written since somebody last looked: acts by organisation, of every origin.

A visit is remembered as the highest clock of each origin, so that what a colleague wrote long ago
is news when it arrives.
"""

from __future__ import annotations

from collections.abc import Mapping

from ccm_tui.store.driver import Connection

Marks = Mapping[str, int]
"""The highest clock seen, by origin."""

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


def origin(connection: Connection) -> str:
    """The register's own number."""
    return str(connection.execute("SELECT origin FROM session").fetchone()["origin"])
