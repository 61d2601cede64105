"""The projection: what the tables hold follows from the journal alone, in whatever order it came.

For every field of a record the version with the highest clock stands (ties by origin): its new
value, or, where it is a tombstone, the value that the deletion found. A record is deleted when the
version that stands for the record as a whole is a tombstone. The same rule rebuilds tables after a
merge and verifies them before an export.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ccm_tui.domain.declaration import Entity
from ccm_tui.domain.entities import Entities
from ccm_tui.store.driver import Connection
from ccm_tui.store.guard import live_columns
from ccm_tui.store.triggers import record_json


@dataclass(frozen=True, slots=True)
class Projected:
    """A record as the journal has it: its columns, ``deleted`` included, and its references."""

    values: dict[str, Any]
    links: frozenset[tuple[str, str]]
    """Pairs of a ``refs`` field and a uid."""


def project(
    connection: Connection, columns: Iterable[str], defaults: dict[str, Any], uid: str
) -> Projected | None:
    """The record ``uid`` from its changes; None when it was never inserted.

    A column that the journal does not know (added by a newer schema) has its default.
    """
    standing: dict[str, Any] = {}
    links: set[tuple[str, str]] = set()
    born: dict[str, Any] = dict(defaults)
    deleted = None
    rows = connection.execute(
        """
        SELECT field, op, old, new FROM change WHERE uid = ? ORDER BY clock, origin, field
        """,
        (uid,),
    )
    for field, op, old, new in rows:
        if field == "" and op == "insert":
            born |= json.loads(new, strict=False)
            standing.clear()
            deleted = 0
        elif field == "":
            deleted = 1
        elif ":" in field:
            name, target = field.split(":", 1)
            present = old if op == "delete" else new
            (links.add if present else links.discard)((name, target))
        else:
            standing[field] = old if op == "delete" else new
    if deleted is None:
        return None
    born |= standing
    return Projected({**{c: born.get(c) for c in columns}, "deleted": deleted}, frozenset(links))


def defaults_of(connection: Connection, entity: type[Entity]) -> dict[str, Any]:
    """The defaults that ``schema.sql`` gives to the columns of an entity's table."""
    rows = connection.execute(
        "SELECT name, dflt_value FROM pragma_table_info(?)", (entity.table,)
    ).fetchall()
    values = ", ".join(row["dflt_value"] or "NULL" for row in rows)
    found = connection.execute(f"SELECT {values}").fetchone()
    return {row["name"]: value for row, value in zip(rows, found, strict=True)}


def verify(connection: Connection, entities: Entities) -> Iterator[str]:
    """What differs between the tables and the projection of the journal: one line each.

    Nothing comes when all is well. Records that were inserted and never changed, nearly all of
    them, are compared in one statement; the others are projected one by one.
    """
    columns = live_columns(connection, entities)
    for entity in entities:
        fields = [c for c in columns[entity.table] if c not in ("id", "uid", "deleted")]
        defaults = defaults_of(connection, entity)
        for uid in _to_project(connection, entity, fields):
            found = project(connection, fields, defaults, uid)
            yield from _differences(connection, entity, uid, found)
        for row in connection.execute(
            f"""
            SELECT DISTINCT c.uid FROM change c
            WHERE c.kind = ? AND NOT EXISTS (SELECT 1 FROM {entity.table} r WHERE r.uid = c.uid)
            """,
            (entity.table,),
        ):
            yield f"{entity.table} {row['uid']}: in the journal, not in the table"


def _to_project(connection: Connection, entity: type[Entity], fields: list[str]) -> list[str]:
    """Records of the table that are not plainly equal to the one change that inserted them."""
    linked, unknown = "", ""
    for name, table in entity.links().items():
        target = entity.columns()[name].about.target
        linked += f" + (SELECT count(*) FROM {table} l WHERE l.{entity.table} = r.uid)"
        unknown += f"""
            OR EXISTS (SELECT 1 FROM {table} l WHERE l.{entity.table} = r.uid AND NOT EXISTS (
                SELECT 1 FROM change c WHERE c.uid = r.uid
                AND c.field = '{name}:' || l.{target} AND c.new IS 1))"""
    rows = connection.execute(
        f"""
        SELECT r.uid FROM {entity.table} r
        WHERE r.deleted = 1
            OR (SELECT count(*) FROM change c WHERE c.uid = r.uid) <> 1 {linked}
            OR (SELECT c.new FROM change c WHERE c.uid = r.uid AND c.field = '')
                IS NOT {record_json("r", fields)}{unknown}
        """
    )
    return [row["uid"] for row in rows]


def _differences(
    connection: Connection, entity: type[Entity], uid: str, found: Projected | None
) -> Iterator[str]:
    if found is None:
        yield f"{entity.table} {uid}: in the table, not in the journal"
        return
    row = connection.execute(
        f"SELECT * FROM {entity.table} WHERE uid = ?",
        (uid,),
    ).fetchone()
    for name, value in found.values.items():
        if row[name] != value:
            yield f"{entity.table} {uid}: {name} differs"
    links = {
        (name, target[0])
        for name, table in entity.links().items()
        for target in connection.execute(
            f"SELECT {entity.columns()[name].about.target} FROM {table} WHERE {entity.table} = ?",
            (uid,),
        )
    }
    for name, target in sorted(links ^ found.links):
        yield f"{entity.table} {uid}: {name} {target} differs"


def restore(connection: Connection, entity: type[Entity], uid: str) -> None:
    """Write the record ``uid`` as the journal has it, without journalling that again.

    In the caller's transaction, with foreign keys deferred.
    """
    fields = [
        c
        for c in live_columns(connection, (entity,))[entity.table]
        if c not in ("id", "uid", "deleted")
    ]
    found = project(connection, fields, defaults_of(connection, entity), uid)
    if found is None:
        return
    names = [*found.values]
    connection.execute("UPDATE session SET projecting = 1")
    connection.execute(
        f"""
        INSERT INTO {entity.table} (uid, {", ".join(names)})
        VALUES (:uid, {", ".join(f":{name}" for name in names)})
        ON CONFLICT (uid) DO UPDATE SET {", ".join(f"{n} = excluded.{n}" for n in names)}
        """,
        {"uid": uid, **found.values},
    )
    for name, table in entity.links().items():
        target = entity.columns()[name].about.target
        connection.execute(f"DELETE FROM {table} WHERE {entity.table} = ?", (uid,))
        for field, other in sorted(found.links):
            if field == name:
                connection.execute(
                    f"INSERT INTO {table} ({entity.table}, {target}) VALUES (?, ?)",
                    (uid, other),
                )
    connection.execute("UPDATE session SET projecting = 0")
