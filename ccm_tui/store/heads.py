"""Heads: the versions of a field that no other version names as replaced.

They are read off the parents and edges of the journal, never guessed from clocks. A field with one
distinct value among its heads is settled; with more, it is in conflict. The table ``head`` holds
the heads of every field that has more than one, and follows from the journal alone.

- The versions of a plain field are its own changes and every insertion of the record.
- Those of the record itself (field ``''``) are its insertions (there) and tombstones (not there).
- Those of a reference (``states:<uid>``) are its own changes; an insertion replaces them but says
  nothing of them; the deletion of a record that did not have the reference says that it is not
  there, so that adding it meanwhile is a conflict. Who adds it knowing of the deletion names that
  as replaced.
- A tombstone has the value that the deletion found: deleting a record and editing one of its
  fields is a conflict of that field, and of no other.
- What the program fills in itself (who wrote, who signed) goes with what it was filled in for.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ccm_tui.store.driver import Connection, Row

if TYPE_CHECKING:
    from ccm_tui.domain.declaration import Entity
    from ccm_tui.domain.entities import Entities


class Field(NamedTuple):
    """A field of a record: ``''`` is the record itself."""

    kind: str
    uid: str
    field: str


def disputable(entity: type[Entity]) -> frozenset[str]:
    """The columns of a kind about which two people can disagree."""
    return frozenset(
        name
        for name, column in entity.columns().items()
        if column.in_table and not column.about.given
    )


_HEADS: Final = """
    SELECT * FROM (SELECT f.kind, f.uid, f.field, v.origin, v.clock, v.op, v.old, v.new,
        v.field <> f.field AS whole, count(*) OVER (PARTITION BY f.uid, f.field) AS heads
    FROM {asked} f JOIN change v ON v.uid = f.uid AND v.field IN (f.field, '')
    WHERE (v.field = f.field OR CASE instr(f.field, ':') WHEN 0 THEN v.op = 'insert'
            ELSE v.op = 'delete' AND NOT EXISTS (SELECT 1 FROM change t
                WHERE t.origin = v.origin AND t.clock = v.clock AND t.field = f.field) END)
        AND NOT EXISTS (SELECT 1 FROM change w
            WHERE w.uid = v.uid AND w.field IN (f.field, '')
                AND (w.field = f.field OR w.op = 'insert' OR v.op = 'delete' AND v.field = '')
                AND w.parent_clock = v.clock AND w.parent_origin = v.origin)
        AND NOT EXISTS (SELECT 1 FROM edge e JOIN change w
                ON w.origin = e.origin AND w.clock = e.clock AND w.field = e.field
            WHERE e.parent_origin = v.origin AND e.parent_clock = v.clock
                AND w.uid = v.uid AND w.field IN (f.field, '')
                AND (w.field = f.field OR w.op = 'insert' OR v.op = 'delete' AND v.field = ''))
    ) WHERE heads > 1
    """
"""The heads of those fields in the table ``asked`` that have several.

A version is replaced by those of its field and by births; the record's deletion by whatever is said
of the record.
"""

_ASKED: Final = """
    CREATE TABLE IF NOT EXISTS {asked} (
        kind, uid, field, PRIMARY KEY (uid, field)
    ) WITHOUT ROWID
    """


def refresh(
    connection: Connection,
    entities: Entities,
    touched: str,
    named: Mapping[str, str] | None = None,
) -> None:
    """Find the heads of all fields of some records anew, in the caller's transaction.

    ``touched`` is SQL that gives their uids, with parameters ``named``.
    """
    asked = _ask_nothing(connection)
    _ask_whole(connection, asked, entities, touched, named or {})
    _find(connection, asked, entities)


def refresh_merged(connection: Connection, entities: Entities) -> None:
    """Find the heads of what is staged anew, after it was taken (see ``merging``)."""
    asked = _ask_nothing(connection, "incoming.asked")
    connection.execute(
        f"INSERT OR IGNORE INTO {asked} (kind, uid, field)"
        " SELECT kind, uid, field FROM incoming.change WHERE field <> ''"
    )
    _ask_whole(connection, asked, entities, _MORE_THAN_BORN, {})
    _find(connection, asked, entities)


_MORE_THAN_BORN: Final = """
    SELECT uid FROM incoming.redaction
    UNION SELECT i.uid FROM incoming.change i WHERE i.field = '' AND (
        SELECT count(*) FROM change c WHERE c.uid = i.uid AND c.field = '') > 1
    """
"""Records of which more is said than that they were inserted once, or that were erased."""


def _ask_nothing(connection: Connection, asked: str = "temp.asked") -> str:
    """An empty table of fields whose heads are asked for; its name."""
    connection.execute(_ASKED.format(asked=asked))
    connection.execute(f"DELETE FROM {asked}")
    return asked


def _ask_whole(
    connection: Connection,
    asked: str,
    entities: Entities,
    touched: str,
    given: Mapping[str, str],
) -> None:
    """Ask for all fields of records; those inserted by two who did not know of each other too."""
    connection.execute(
        f"""
        INSERT OR IGNORE INTO {asked} (kind, uid, field)
        SELECT min(c.kind), c.uid, c.field FROM change c WHERE c.uid IN ({touched})
        GROUP BY c.uid, c.field
        """,
        given,
    )
    twice = connection.execute(
        f"""
        SELECT min(c.kind) AS kind, c.uid FROM change c
        WHERE c.uid IN ({touched}) AND c.field = '' AND c.op = 'insert'
        GROUP BY c.uid HAVING count(*) > 1
        """,
        given,
    ).fetchall()
    known = {entity.table: disputable(entity) for entity in entities}
    connection.executemany(
        f"INSERT OR IGNORE INTO {asked} (kind, uid, field) VALUES (?, ?, ?)",
        ((row["kind"], row["uid"], name) for row in twice for name in known.get(row["kind"], ())),
    )


def _find(connection: Connection, asked: str, entities: Entities) -> None:
    known = {entity.table: entity for entity in entities}
    erased = {row[0] for row in connection.execute("SELECT uid FROM redaction")}
    _keep(connection, asked, lambda field: _may_differ(known.get(field.kind), field, erased))


_STALE: Final = "SELECT uid FROM head WHERE stale = 1"


def are_fresh(connection: Connection) -> bool:
    """Whether nothing was written to a field with several heads since they were found."""
    return connection.execute(f"{_STALE} LIMIT 1").fetchone() is None


def refresh_stale(connection: Connection) -> None:
    """Find anew what was written to while it had several heads (see the triggers).

    In the caller's transaction. What is written here replaces heads and never adds to them, so
    that no other field need be looked at.
    """
    if are_fresh(connection):
        return
    asked = _ask_nothing(connection)
    connection.execute(
        f"INSERT OR IGNORE INTO {asked} (kind, uid, field)"
        f" SELECT kind, uid, field FROM head WHERE uid IN ({_STALE})"
    )
    _keep(connection, asked, lambda _field: True)


def _keep(connection: Connection, asked: str, wanted: Callable[[Field], bool]) -> None:
    """Write down the heads of the fields in ``asked`` that have more than one."""
    connection.execute(f"DELETE FROM head WHERE (uid, field) IN (SELECT uid, field FROM {asked})")
    connection.executemany(
        f"INSERT INTO head ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)",
        _several(connection, asked, wanted),
    )


_COLUMNS: Final = "uid, field, origin, clock, kind, value, gone"


def _several(
    connection: Connection, asked: str, wanted: Callable[[Field], bool]
) -> Iterator[tuple[Any, ...]]:
    """The rows of ``head`` of the fields in ``asked``."""
    found: dict[Field, list[Row]] = defaultdict(list)
    for row in connection.execute(_HEADS.format(asked=asked)):
        found[Field(row["kind"], row["uid"], row["field"])].append(row)
    for field, rows in found.items():
        if all(value_of(field, row) is None for row in rows):  # gone and not there: no matter
            rows[:] = [row for row in rows if not (row["whole"] and row["op"] == "delete")]
        if len(rows) > 1 and wanted(field):
            for row in rows:
                yield (
                    *(field.uid, field.field, row["origin"], row["clock"], field.kind),
                    *(value_of(field, row), int(row["op"] == "delete")),
                )


def faults(connection: Connection) -> list[str]:
    """What the table says of conflicts and the journal does not: one line each."""
    asked = _ask_nothing(connection)
    connection.execute(
        f"INSERT OR IGNORE INTO {asked} (kind, uid, field) SELECT kind, uid, field FROM head"
    )
    kept = {tuple(row) for row in connection.execute(f"SELECT {_COLUMNS} FROM head")}
    differing = kept ^ set(_several(connection, asked, lambda _field: True))
    return sorted({f"{row[4]} {row[0]}: {row[1]}" for row in differing})


def _may_differ(entity: type[Entity] | None, field: Field, erased: Container[str]) -> bool:
    """Whether two versions of a field can be a conflict that a person can decide."""
    if entity is None:
        return False
    name, reference, _target = field.field.partition(":")
    if reference:
        return name in entity.links()
    if not name:
        return True
    column = entity.columns().get(name)
    return name in disputable(entity) and not (
        column is not None and column.about.personal and field.uid in erased
    )


def value_of(field: Field, version: Row) -> Any:
    """What a version says of a field: 1 or None for the record itself and for a reference."""
    if not field.field:
        return None if version["op"] == "delete" else 1
    if version["op"] == "insert":
        return json.loads(version["new"], strict=False).get(field.field)
    if version["op"] == "delete":
        return None if version["whole"] else version["old"]
    return version["new"]
