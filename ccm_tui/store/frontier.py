"""The frontier: what of the journal a hub may have, by origin and stretch of time.

A stretch (a *block*) is some four and a half hours of one origin. How many changes of it are ours
to give, and the sum of their clocks, says cheaply whether that is what it was when register and hub
last met; only where it is not, or where the hub has something else than then, are rows read.
A change that arrived late, or belongs to a record that was lowered since, shows in the count.

What is above the level stands in ``temp.above`` (see :mod:`ccm_tui.store.levels`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from ccm_tui.store.driver import Connection
from ccm_tui.store.seeding import ORIGIN
from ccm_tui.store.staging import COLUMNS

SHIFT: Final = 40
"""A clock shifted by so many bits is the number of its block: 2^24 milliseconds."""
_WITHIN: Final = (1 << SHIFT) - 1
_GIVEN = "uid NOT IN (SELECT uid FROM temp.above)"


class Place(NamedTuple):
    """A block of an origin."""

    origin: str
    block: int


class Held(NamedTuple):
    """What a hub holds of a block: rows, their highest clock, and the sum of their digests."""

    entries: int = 0
    highest: int = 0
    digest: int = 0

    def plus(self, other: Held) -> Held:
        """Both together."""
        highest = max(self.highest, other.highest)
        return Held(self.entries + other.entries, highest, self.digest + other.digest)


class Given(NamedTuple):
    """What is ours to give of a block: changes and redactions, and the sum of their clocks."""

    changes: int = 0
    clocks: int = 0


@dataclass(frozen=True, slots=True)
class Agreed:
    """How a hub and this register stood when they last met."""

    held: Held
    given: Given


Batch = dict[str, list[tuple[Any, ...]]]
"""Rows to give, by table, in the order of :data:`ccm_tui.store.staging.COLUMNS`."""


def agreed(connection: Connection, hub: str) -> dict[Place, Agreed]:
    """What is remembered of the last meeting with the hub of this number."""
    rows = connection.execute(
        "SELECT origin, block, entries, highest, digest, given, clocks FROM hub_block"
        " WHERE hub = ?",
        (hub,),
    )
    return {
        Place(row[0], row[1]): Agreed(Held(row[2], row[3], int(row[4])), Given(row[5], row[6]))
        for row in rows
    }


def remember(connection: Connection, hub: str, found: Mapping[Place, Agreed]) -> None:
    """Replace what is remembered of these blocks."""
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(
        """
        INSERT INTO hub_block (hub, origin, block, entries, highest, digest, given, clocks)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET entries = excluded.entries, highest = excluded.highest,
            digest = excluded.digest, given = excluded.given, clocks = excluded.clocks
        """,
        [
            (hub, *place, one.held.entries, one.held.highest, str(one.held.digest), *one.given)
            for place, one in found.items()
        ],
    )
    connection.execute("COMMIT")


def given(connection: Connection) -> dict[Place, Given]:
    """What is ours to give, by block; the seeds are everybody's own."""
    found: dict[Place, Given] = {}
    for table in ("change", "redaction"):
        for row in connection.execute(
            f"""
            SELECT origin, clock >> {SHIFT}, count(*), sum(clock & {_WITHIN}) FROM {table}
            WHERE origin <> ? AND {_GIVEN} GROUP BY 1, 2
            """,
            (ORIGIN,),
        ):
            place = Place(row[0], row[1])
            before = found.get(place, Given())
            found[place] = Given(before.changes + row[2], before.clocks + row[3])
    return found


def note_what_is_there(connection: Connection) -> bool:
    """Fill ``temp.there`` with the identities that are staged from a hub; whether there are any."""
    connection.execute(
        "CREATE TEMP TABLE IF NOT EXISTS there"
        " (origin TEXT, clock INTEGER, what TEXT, field TEXT,"
        " PRIMARY KEY (origin, clock, what, field)) WITHOUT ROWID"
    )
    connection.execute("DELETE FROM temp.there")
    connection.execute(
        """
        INSERT INTO temp.there SELECT origin, clock, 'change', field FROM incoming.change
        UNION ALL SELECT origin, clock, 'redaction', '' FROM incoming.redaction
        """
    )
    return connection.execute("SELECT 1 FROM temp.there LIMIT 1").fetchone() is not None


def lay_out(connection: Connection, places: Iterable[Place]) -> int:
    """Fill ``temp.going`` with what of these blocks a hub lacks; how much that is."""
    connection.execute(
        "CREATE TEMP TABLE IF NOT EXISTS going"
        " (origin TEXT, act INTEGER, clock INTEGER, what TEXT, field TEXT,"
        " PRIMARY KEY (origin, act, clock, what, field)) WITHOUT ROWID"
    )
    connection.execute("DELETE FROM temp.going")
    ranges = [(p.origin, p.block << SHIFT, (p.block << SHIFT) + _WITHIN) for p in places]
    for table, field in (("change", "c.field"), ("redaction", "''")):
        connection.executemany(
            f"""
            INSERT INTO temp.going SELECT c.origin, c.act, c.clock, '{table}', {field}
            FROM {table} c WHERE c.origin = ? AND c.clock BETWEEN ? AND ? AND {_GIVEN}
                AND NOT EXISTS (SELECT 1 FROM temp.there t WHERE t.origin = c.origin
                    AND t.clock = c.clock AND t.what = '{table}' AND t.field = {field})
            """,
            ranges,
        )
    return int(connection.execute("SELECT count(*) FROM temp.going").fetchone()[0])


def latest_going(connection: Connection) -> int:
    """The highest clock in ``temp.going``; 0 where there is nothing."""
    return connection.execute("SELECT max(clock) FROM temp.going").fetchone()[0] or 0


def batches(connection: Connection, size: int) -> Iterator[Batch]:
    """What is in ``temp.going``, acts whole, by origin and clock, some ``size`` rows at a time."""
    first, last, room = None, None, size
    for row in connection.execute(
        "SELECT origin, act, count(*) FROM temp.going GROUP BY origin, act ORDER BY origin, act"
    ).fetchall():
        first, last, room = first or (row[0], row[1]), (row[0], row[1]), room - row[2]
        if room <= 0:
            yield _batch(connection, first, last)
            first, room = None, size
    if first and last:
        yield _batch(connection, first, last)


_GOING: Final = {
    "redaction": "g.what = 'redaction' AND g.origin = t.origin AND g.clock = t.clock",
    "act": "g.origin = t.origin AND g.act = t.clock",
    "change": "g.what = 'change' AND g.origin = t.origin AND g.clock = t.clock"
    " AND g.field = t.field",
    "edge": "g.what = 'change' AND g.origin = t.origin AND g.clock = t.clock AND g.field = t.field",
}
"""The tables in the order in which they are given, and what of each goes with ``temp.going g``.

Erasures come first: whoever has seen one compares nothing with what it covers.
"""


def _batch(connection: Connection, first: tuple[str, int], last: tuple[str, int]) -> Batch:
    found: Batch = {}
    for table, condition in _GOING.items():
        names = ", ".join(f"t.{name}" for name in COLUMNS[table])
        once = "DISTINCT " if table == "act" else ""  # of an act, several changes go
        key = "t.origin, t.clock" + (", t.field" if "field" in COLUMNS[table] else "")
        rows = connection.execute(
            f"""
            SELECT {once}{names} FROM temp.going g CROSS JOIN {table} t ON {condition}
            WHERE (g.origin, g.act) >= (?, ?) AND (g.origin, g.act) <= (?, ?) ORDER BY {key}
            """,
            (*first, *last),
        )
        found[table] = [tuple(row) for row in rows]
    return found


def files_to_give(connection: Connection) -> list[str]:
    """The digests of the files that documents hold which are ours to give."""
    rows = connection.execute(
        f"SELECT sha256 FROM blob WHERE sha256 IN (SELECT sha256 FROM document WHERE {_GIVEN})"
        " ORDER BY sha256"
    )
    return [row[0] for row in rows]


def files_wanted(connection: Connection) -> list[str]:
    """The digests of files that documents hold, those that are staged included, and not we."""
    rows = connection.execute(
        """
        SELECT sha256 FROM document UNION
        SELECT CASE op WHEN 'insert' THEN iif(json_valid(new), json_extract(new, '$.sha256'), NULL)
            ELSE new END
        FROM incoming.change WHERE kind = 'document' AND field IN ('', 'sha256')
        EXCEPT SELECT sha256 FROM blob
        """
    )
    return [row[0] for row in rows if isinstance(row[0], str) and len(row[0]) == 64]
