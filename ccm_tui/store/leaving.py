"""Leaving records out of a copy, whole: nothing of them stays, and nothing of it is a deletion.

Only ever done to a copy that was just made. Records above the level go with their journal, search
words, timeline and files; acts of which nothing remains go too. What remains says exactly what the
remaining journal says: a reference to a record that was left out stays in the journal as a number
and waits in the tables, so that all is whole again where the copy meets a register that has it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, NamedTuple

from ccm_tui.store import derived, guard
from ccm_tui.store.driver import Connection
from ccm_tui.store.levels import above
from ccm_tui.store.merging import Figures
from ccm_tui.store.replay import replay

if TYPE_CHECKING:
    from ccm_tui.domain.entities import Entities


def leave_out(
    connection: Connection, entities: Entities, level: str, *, without_contacts: bool = False
) -> dict[str, int]:
    """Take everything above ``level`` out of a copy, in the caller's transaction.

    Returns how many records that stood were left out, by kind. They leave free pages behind: hand
    out a copy of the copy.
    """
    above(connection, entities, level, without_contacts=without_contacts)
    left_out = {
        entity.table: count
        for entity in entities
        if (count := _standing_above(connection, entity.table))
    }
    referring = _hold_back(connection, entities)
    for name in guard.live_triggers(connection):
        quoted = name.replace('"', '""')
        connection.execute(f'DROP TRIGGER "{quoted}"')
    _remove_rows(connection, entities)
    _remove_journal(connection)
    _forget_merges(connection)
    guard.repair(connection, entities)
    replay(connection, entities, referring)
    derived.rebuild(connection, entities)
    return left_out


def _standing_above(connection: Connection, kind: str) -> int:
    sql = f"SELECT count(*) FROM temp.above a JOIN {kind} r ON r.uid = a.uid WHERE r.deleted = 0"
    return int(connection.execute(sql).fetchone()[0])


class _Reference(NamedTuple):
    """A column that refers to another record: ``owner`` names the record that refers."""

    kind: str
    table: str
    column: str
    owner: str
    needed: bool


def _references(connection: Connection, entities: Entities) -> Iterator[_Reference]:
    for entity in entities:
        kind = entity.table
        for row in connection.execute(
            """
            SELECT f."from" AS name, c."notnull" AS needed
            FROM pragma_foreign_key_list(?) f JOIN pragma_table_info(?) c ON c.name = f."from"
            """,
            (kind, kind),
        ).fetchall():
            yield _Reference(kind, kind, row["name"], "uid", bool(row["needed"]))
        for name, table in entity.links().items():
            yield _Reference(kind, table, entity.columns()[name].about.target, kind, False)


def _hold_back(connection: Connection, entities: Entities) -> dict[str, list[str]]:
    """Fill ``temp.held`` with all that leaves the tables; the records that refer to it, by kind.

    A record that needs one that is left out leaves the tables, too, and waits in the journal.
    """
    connection.execute("CREATE TEMP TABLE held (uid TEXT PRIMARY KEY) WITHOUT ROWID")
    connection.execute("INSERT INTO temp.held SELECT uid FROM temp.above")
    references = list(_references(connection, entities))
    found: dict[str, set[str]] = defaultdict(set)
    known = -1
    while known < (known := _count(connection, "temp.held")):
        for one in references:
            rows = connection.execute(
                f"SELECT r.{one.owner} FROM temp.held h"
                f" JOIN {one.table} r ON r.{one.column} = h.uid"
                f" WHERE r.{one.owner} NOT IN (SELECT uid FROM temp.above)"
            ).fetchall()
            found[one.kind].update(row[0] for row in rows)
            if one.needed:
                connection.executemany("INSERT OR IGNORE INTO temp.held VALUES (?)", rows)
    return {kind: sorted(uids) for kind, uids in found.items()}


def _count(connection: Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def _remove_rows(connection: Connection, entities: Entities) -> None:
    held = "(SELECT uid FROM temp.held)"
    for one in _references(connection, entities):
        if one.table != one.kind:
            connection.execute(
                f"DELETE FROM {one.table} WHERE {one.owner} IN {held} OR {one.column} IN {held}"
            )
    for entity in entities:
        connection.execute(f"DELETE FROM {entity.table} WHERE uid IN {held}")
    connection.execute(f"DELETE FROM party WHERE uid IN {held}")
    connection.execute("DELETE FROM blob WHERE sha256 NOT IN (SELECT sha256 FROM document)")


def _remove_journal(connection: Connection) -> None:
    for table in ("change", "redaction", "head", "waiting"):
        connection.execute(f"DELETE FROM {table} WHERE uid IN (SELECT uid FROM temp.above)")
    connection.execute(
        """
        DELETE FROM edge WHERE NOT EXISTS (SELECT 1 FROM change c
            WHERE c.origin = edge.origin AND c.clock = edge.clock AND c.field = edge.field)
        """
    )
    connection.execute(
        """
        DELETE FROM act WHERE NOT EXISTS
                (SELECT 1 FROM change c WHERE c.origin = act.origin AND c.act = act.clock)
            AND NOT EXISTS
                (SELECT 1 FROM redaction r WHERE r.origin = act.origin AND r.act = act.clock)
        """
    )


def _forget_merges(connection: Connection) -> None:
    """Keep of earlier merges what was merged, by its digest alone: a receipt for who handed it."""
    nothing = Figures(0, {}, {}, 0, 0, 0)
    connection.execute(
        "UPDATE merge_report SET source = '', figures = ?", (json.dumps(asdict(nothing)),)
    )
