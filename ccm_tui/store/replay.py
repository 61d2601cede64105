"""Replay: tables are written as the journal says, without journalling that again.

In the caller's transaction, with foreign keys deferred. Search, timeline and parties follow by
their own triggers. What a record waits for is kept in ``waiting``, so that it is found when it
comes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any

from ccm_tui.store.driver import Connection, IntegrityError
from ccm_tui.store.projection import Projected, Projection

if TYPE_CHECKING:
    from ccm_tui.domain.declaration import Entity
    from ccm_tui.domain.entities import Entities

_BATCH = 2_000


@contextmanager
def unjournalled(connection: Connection) -> Iterator[None]:
    """Let what is written inside stay out of the journal: it comes from there."""
    connection.execute("UPDATE session SET projecting = 1")
    yield
    connection.execute("UPDATE session SET projecting = 0")


def restore(connection: Connection, entity: type[Entity], uid: str) -> None:
    """Write the record ``uid`` as the journal has it."""
    replay(connection, (entity,), {entity.table: [uid]})


def replay(
    connection: Connection,
    entities: Entities,
    touched: Mapping[str, Iterable[str]],
    told: Callable[[int], None] = lambda _done: None,
) -> dict[str, int]:
    """Write the records ``touched`` (uids by kind), and those that waited for them.

    Returns how many records came into each table. ``told`` hears how many of those touched are
    done.
    """
    connection.execute("PRAGMA defer_foreign_keys = ON")
    added, done = {}, 0
    waiting = {r["kind"] for r in connection.execute("SELECT DISTINCT kind FROM waiting")}
    with unjournalled(connection):
        for entity in entities:
            if entity.table not in touched and entity.table not in waiting:
                continue
            writing = _Writing(Projection(connection, entity))
            uids = iter(touched.get(entity.table, ()))
            while batch := list(islice(uids, _BATCH)):
                writing.write(batch)
                done += len(batch)
                told(done)
            while arrived := _no_longer_waiting(connection, entity):
                writing.write(arrived)
            added[entity.table] = writing.added
    return added


def _no_longer_waiting(connection: Connection, entity: type[Entity]) -> list[str]:
    """The records of a kind that waited for one that is there now."""
    kinds = connection.execute(
        "SELECT DISTINCT target FROM waiting WHERE kind = ? AND target <> ''", (entity.table,)
    ).fetchall()
    found: set[str] = set()
    for row in kinds:
        target = row["target"]
        found.update(
            one["uid"]
            for one in connection.execute(
                f"""
                SELECT w.uid FROM waiting w JOIN {target} t ON t.uid = w.awaited
                WHERE w.kind = ? AND w.target = ?
                """,
                (entity.table, target),
            )
        )
    return sorted(found)


class _Writing:
    """Writes records of one kind and counts those that are new in their table."""

    def __init__(self, projection: Projection) -> None:
        self.projection = projection
        self.connection = projection.connection
        self.entity = projection.entity
        self.added = 0
        self._new: set[str] = set()

    def write(self, uids: Sequence[str]) -> None:
        """Write a batch; where the table refuses a row, what it takes of each.

        What was written of the batch until then stays: no savepoint, since it would make every
        trigger slower, the more so the longer it is.
        """
        records = dict(self.projection.each(uids))
        try:
            self._put(records)
        except IntegrityError:
            records = {uid: self.projection.one(uid) for uid in uids}
            self._put(records)
        self._keep_waiting(records)
        self.added += len(self._new)
        self._new.clear()

    def _put(self, records: Mapping[str, Projected | None]) -> None:
        there = {uid: record for uid, record in records.items() if record}
        known = self._rows(list(there))
        new = {uid: record for uid, record in there.items() if uid not in known}
        self._new.update(new)
        changed: dict[tuple[str, ...], list[tuple[Any, ...]]] = defaultdict(list)
        for uid, row in known.items():
            values = there[uid].values
            differing = tuple(name for name, value in values.items() if row[name] != value)
            if differing:
                changed[differing].append((*(values[name] for name in differing), uid))
        names = [*self.projection.columns, "deleted"]
        self.connection.executemany(
            f"INSERT INTO {self.entity.table} (uid, {', '.join(names)})"
            f" VALUES (?{', ?' * len(names)})",
            [(uid, *(record.values[name] for name in names)) for uid, record in new.items()],
        )
        for fields, rows in changed.items():
            self.connection.executemany(
                f"UPDATE {self.entity.table} SET {', '.join(f'{f} = ?' for f in fields)}"
                " WHERE uid = ?",
                rows,
            )
        for field, table in self.entity.links().items():
            self._put_links(field, table, there)

    def _rows(self, uids: Sequence[str]) -> dict[str, Any]:
        marks = ", ".join("?" * len(uids))
        rows = self.connection.execute(
            f"SELECT * FROM {self.entity.table} WHERE uid IN ({marks})", uids
        )
        return {row["uid"]: row for row in rows}

    def _put_links(self, field: str, table: str, records: Mapping[str, Projected]) -> None:
        kind, target = self.entity.table, self.entity.columns()[field].about.target
        marks = ", ".join("?" * len(records))
        sql = f"SELECT {kind}, {target} FROM {table} WHERE {kind} IN ({marks})"
        stored = {(row[0], row[1]) for row in self.connection.execute(sql, [*records])}
        wanted = {(uid, o) for uid, r in records.items() for name, o in r.links if name == field}
        self.connection.executemany(
            f"DELETE FROM {table} WHERE {kind} = ? AND {target} = ?", sorted(stored - wanted)
        )
        self.connection.executemany(
            f"INSERT INTO {table} ({kind}, {target}) VALUES (?, ?)", sorted(wanted - stored)
        )

    def _keep_waiting(self, records: Mapping[str, Projected | None]) -> None:
        """Write down what these records wait for: ``''`` where the table refuses them."""
        kind = self.entity.table
        marks = ", ".join("?" * len(records))
        self.connection.execute(f"DELETE FROM waiting WHERE uid IN ({marks})", [*records])
        rows = []
        for uid, record in records.items():
            awaited = record.awaited if record else self.projection.awaited(uid)
            rows += [(kind, uid, target, other) for target, other in awaited]
            if record is None and not awaited:
                rows.append((kind, uid, "", ""))
        self.connection.executemany(
            "INSERT INTO waiting (kind, uid, target, awaited) VALUES (?, ?, ?, ?)", rows
        )
