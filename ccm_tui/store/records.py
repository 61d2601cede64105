"""Single records: read whole, written field by field. The journal is the triggers' affair.

Values are what the tables hold: text, whole numbers and ``None``; a ``refs`` field is a tuple of
uids in the order of their names' codes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from ccm_tui.errors import NotFound
from ccm_tui.store.driver import Connection
from ccm_tui.words import _

if TYPE_CHECKING:
    from sqlite_utils import Database

    from ccm_tui.domain.declaration import Entity

Values = dict[str, Any]


def database(connection: Connection) -> Database:
    """The repository's face of a connection; imported where many rows are written at once.

    Single records go by one prepared statement each: sqlite-utils looks at the schema before each
    write, which would be a good part of the time of a save.
    """
    from sqlite_utils import Database

    return Database(connection)


def stored(connection: Connection, entity: type[Entity], uid: str) -> Values:
    """All values of a record, several references included; raises NotFound.

    Deleted records are read too: ``values["deleted"]`` says so.
    """
    row = connection.execute(
        f"SELECT * FROM {entity.table} WHERE uid = ?",
        (uid,),
    ).fetchone()
    if row is None:
        raise NotFound(_("There is no {kind} {uid}").format(kind=_(entity.singular), uid=uid))
    values = dict(row)
    for field, table in entity.links().items():
        values[field] = linked(connection, entity, field, table, uid)
    return values


def linked(
    connection: Connection, entity: type[Entity], field: str, table: str, uid: str
) -> tuple[str, ...]:
    """The uids that a record's ``refs`` field holds, in the order in which they were entered."""
    target = entity.columns()[field].about.target
    rows = connection.execute(
        f"""
        SELECT l.{target} FROM {table} l JOIN {target} t ON t.uid = l.{target}
        WHERE l.{entity.table} = ? ORDER BY t.id
        """,
        (uid,),
    )
    return tuple(row[0] for row in rows)


def insert(
    connection: Connection, entity: type[Entity], uid: str, values: Mapping[str, Any]
) -> None:
    """Add a record with its references."""
    names = entity.stored_columns()
    connection.execute(
        f"INSERT INTO {entity.table} (uid, {', '.join(names)}) VALUES (?{', ?' * len(names)})",
        (uid, *(plain(values.get(name)) for name in names)),
    )
    for field, table in entity.links().items():
        _add_links(connection, entity, field, table, uid, values.get(field, ()))


def insert_many(
    connection: Connection, entity: type[Entity], rows: Sequence[tuple[str, Mapping[str, Any]]]
) -> None:
    """Add records (uid, values) of one kind, thousands at a time; fields left out get defaults."""
    names = entity.stored_columns()
    usual = {name: plain(entity.columns()[name].default) for name in names}
    tables = database(connection)
    tables.table(entity.table).insert_all(
        {"uid": uid} | {name: values.get(name, usual[name]) for name in names}
        for uid, values in rows
    )
    for field, table in entity.links().items():
        target = entity.columns()[field].about.target
        tables.table(table).insert_all(
            {entity.table: uid, target: other}
            for uid, values in rows
            for other in values.get(field, ())
        )


def update(
    connection: Connection,
    entity: type[Entity],
    uid: str,
    before: Values,
    values: Mapping[str, Any],
) -> None:
    """Write the fields of ``values`` that differ from ``before`` (see :func:`stored`)."""
    changed = {
        name: plain(values[name])
        for name in entity.stored_columns()
        if name in values and plain(values[name]) != before[name]
    }
    if changed:
        connection.execute(
            f"UPDATE {entity.table} SET {', '.join(f'{n} = ?' for n in changed)} WHERE id = ?",
            (*changed.values(), before["id"]),
        )
    for field, table in entity.links().items():
        if field not in values:
            continue
        target = entity.columns()[field].about.target
        for gone in set(before[field]) - set(values[field]):
            connection.execute(
                f"DELETE FROM {table} WHERE {entity.table} = ? AND {target} = ?",
                (uid, gone),
            )
        added = [new for new in values[field] if new not in before[field]]
        _add_links(connection, entity, field, table, uid, added)


def _add_links(
    connection: Connection, entity: type[Entity], field: str, table: str, uid: str, targets: Any
) -> None:
    target = entity.columns()[field].about.target
    for other in targets:
        connection.execute(
            f"INSERT INTO {table} ({entity.table}, {target}) VALUES (?, ?)", (uid, other)
        )


def mark_deleted(connection: Connection, entity: type[Entity], uid: str, deleted: bool) -> bool:
    """Mark a record deleted, or bring it back; whether that changed anything."""
    cursor = connection.execute(
        f"UPDATE {entity.table} SET deleted = ? WHERE uid = ? AND deleted <> ?",
        (int(deleted), uid, int(deleted)),
    )
    return cursor.rowcount > 0


def owned(connection: Connection, entity: type[Entity], owner: str) -> list[str]:
    """The uids of the records of ``entity`` that belong to the record ``owner``, oldest first."""
    rows = connection.execute(
        f"""
        SELECT uid FROM {entity.table} WHERE {entity.owner_field} = ? AND deleted = 0 ORDER BY id
        """,
        (owner,),
    )
    return [row["uid"] for row in rows]


def plain(value: Any) -> Any:
    """A value as the tables hold it: days as text."""
    return value.isoformat() if isinstance(value, date) else value
