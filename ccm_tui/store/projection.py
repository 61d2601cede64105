"""The projection: what the tables hold follows from the journal alone, in whatever order it came.

For every field of a record the version with the highest clock stands (ties by origin), which is
always one that no other replaced: its new value, or, where it is a tombstone, the value that the
deletion found. A record is deleted when the version that stands for the record as a whole is a
tombstone. Who signed a field stands or falls with what was signed. What was erased stays erased.

Journals that meet may want what the tables cannot hold. A reference to a record that is not known
here is left out, and waits; a record that the tables refuse stands as it last was when they took
it, with what of later words they take, or waits whole. The same rule rebuilds tables after a merge
and verifies them.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ccm_tui.store.driver import Connection, Row
from ccm_tui.store.guard import live_columns
from ccm_tui.store.trial import Trial
from ccm_tui.store.triggers import own_fields, record_json

if TYPE_CHECKING:
    from ccm_tui.domain.declaration import Entity
    from ccm_tui.domain.entities import Entities

ERASED: Final = "erased"
"""What stands where personal data was, in a field that may not be blank."""
_BATCH: Final = 5_000

Awaited = frozenset[tuple[str, str]]
"""Records that are not known here, by kind and uid."""


class _Change(NamedTuple):
    clock: int
    origin: str
    field: str
    op: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Projected:
    """A record as the journal has it: its columns, ``deleted`` included, and its references."""

    values: dict[str, Any]
    links: frozenset[tuple[str, str]]
    """Pairs of a ``refs`` field and a uid."""
    awaited: Awaited = frozenset()


class Projection:
    """The records of one kind, as the journal has them."""

    def __init__(self, connection: Connection, entity: type[Entity]) -> None:
        self.connection = connection
        self.entity = entity
        info = connection.execute("SELECT * FROM pragma_table_info(?)", (entity.table,)).fetchall()
        self._info = {row["name"]: row for row in info}
        found = live_columns(connection, (entity,))[entity.table]
        self.columns = own_fields(found)
        self.defaults = _defaults(connection, info)
        self._types = [
            (n, int if self._info[n]["type"] == "INTEGER" else str, self._info[n]["notnull"])
            for n in self.columns
        ]
        self._signs = {n: c.about.signs for n, c in entity.columns().items() if c.about.signs}
        self._personal = [n for n, c in entity.columns().items() if c.about.personal]
        self._targets = {n: entity.columns()[n].about.target for n in entity.links()}
        self._refs = {
            row["from"]: row["table"]
            for row in connection.execute(
                "SELECT * FROM pragma_foreign_key_list(?)", (entity.table,)
            )
        }

    @cached_property
    def _trial(self) -> Trial:
        return Trial(self.connection, self.entity.table)

    def each(self, uids: Sequence[str]) -> Iterator[tuple[str, Projected | None]]:
        """The records ``uids``; None for one that was never inserted or has to wait whole.

        Whether the table's own conditions are met is not asked here: see :meth:`one`.
        """
        for start in range(0, len(uids), _BATCH):
            batch = uids[start : start + _BATCH]
            journal = self._journal(batch)
            folded = {uid: self._fold(rows) for uid, rows in journal.items()}
            known = self._known([one for one in folded.values() if one])
            erased = self._erased(batch)
            for uid in batch:
                record = folded.get(uid)
                held = self._held(record, known) if record else None
                if record and held is None:
                    held = self._last_accepted(journal[uid])
                yield uid, self._without(held) if held and uid in erased else held

    def one(self, uid: str) -> Projected | None:
        """One record as the table takes it."""
        rows = self._journal([uid]).get(uid)
        held = self._last_accepted(rows) if rows else None
        return self._without(held) if held and self._erased([uid]) else held

    def awaited(self, uid: str) -> Awaited:
        """What a record that cannot be shown (whole) waits for."""
        record = self._fold(self._journal([uid]).get(uid, []))
        if record is None:
            return frozenset()
        return self._missing(record, self._known([record]))

    def _missing(self, record: Projected, known: set[tuple[str, str]]) -> Awaited:
        """What a record refers to that is not known."""
        asked = {(self._targets[name], other) for name, other in record.links}
        asked |= {
            (target, str(record.values[name]))
            for name, target in self._refs.items()
            if record.values[name] is not None
        }
        return frozenset(asked - known)

    def _journal(self, uids: Sequence[str]) -> dict[str, list[_Change]]:
        """The changes of each record, in the order of their clocks."""
        found: dict[str, list[_Change]] = defaultdict(list)
        cursor = self.connection.cursor()
        cursor.row_factory = None
        marks = ", ".join("?" * len(uids))
        rows = cursor.execute(
            f"""
            SELECT uid, clock, origin, field, op, old, new FROM change
            WHERE uid IN ({marks}) AND kind = ?
            """,
            (*uids, self.entity.table),
        )
        for uid, *change in rows:
            found[uid].append(_Change(*change))
        for changes in found.values():
            if len(changes) > 1:
                changes.sort(key=_place)
        return found

    def _fold(self, rows: Sequence[_Change]) -> Projected | None:
        """The record that changes in their order make; None when it was never inserted.

        A column that the journal does not know (added by a newer schema) has its default.
        """
        standing: dict[str, Any] = {}
        links: set[tuple[str, str]] = set()
        born: dict[str, Any] = {}
        deleted = None
        for _clock, _origin, field, op, old, new in rows:
            if field == "":
                if op == "insert":
                    born = json.loads(new, strict=False)
                    standing.clear()
                    deleted = 0
                elif deleted is not None:
                    deleted = int(op == "delete")
            elif ":" in field:
                name, target = field.split(":", 1)
                if name in self._targets:
                    present = old if op == "delete" else new
                    (links.add if present else links.discard)((name, target))
            else:
                standing[field] = old if op == "delete" else new
        if deleted is None:
            return None
        values = {
            name: standing.get(name, born.get(name, self.defaults[name])) for name in self.columns
        }
        if self._signs:
            values |= self._signed(rows)
        return Projected({**values, "deleted": deleted}, frozenset(links))

    def _signed(self, rows: Sequence[_Change]) -> dict[str, Any]:
        """Who signed what stands."""
        found = {}
        for signer, signed in self._signs.items():
            stands = [row for row in rows if row.field == signed or row.op == "insert"][-1]
            found[signer] = _signature(rows, signer, stands.clock, stands.origin)
        return found

    def signatures(self, uid: str, field: str, origin: str, clock: int) -> dict[str, Any]:
        """Who signed one version of a field: the values of the fields that sign it."""
        signers = [name for name, signed in self._signs.items() if signed == field]
        rows = self._journal([uid]).get(uid, []) if signers else []
        return {name: _signature(rows, name, clock, origin) for name in signers}

    def _known(self, records: Sequence[Projected]) -> set[tuple[str, str]]:
        """Which of the records that these refer to are in their tables."""
        asked: dict[str, set[Any]] = defaultdict(set)
        for record in records:
            for name, target in self._refs.items():
                asked[target].add(record.values[name])
            for name, other in record.links:
                asked[self._targets[name]].add(other)
        found: set[tuple[str, str]] = set()
        for target, uids in asked.items():
            wanted = [uid for uid in uids if isinstance(uid, str)]
            for start in range(0, len(wanted), _BATCH):
                batch = wanted[start : start + _BATCH]
                marks = ", ".join("?" * len(batch))
                sql = f"SELECT uid FROM {target} WHERE uid IN ({marks})"
                found.update((target, row[0]) for row in self.connection.execute(sql, batch))
        return found

    def _held(self, record: Projected, known: set[tuple[str, str]]) -> Projected | None:
        """The record without what it refers to and is not there; None where it needs that."""
        missing = self._missing(record, known)
        values, links = record.values, record.links
        if missing:
            for name, target in self._refs.items():
                if (target, values[name]) in missing:
                    if self._info[name]["notnull"]:
                        return None
                    values = {**values, name: None}
            links = frozenset(one for one in links if (self._targets[one[0]], one[1]) in known)
        return Projected(values, links, missing) if self._typed(values) else None

    def _typed(self, values: Mapping[str, Any]) -> bool:
        for name, kind, needed in self._types:
            value = values[name]
            if value is None:
                if needed:
                    return False
            elif not isinstance(value, kind):
                return False
        return True

    def _last_accepted(self, rows: Sequence[_Change]) -> Projected | None:
        """The record as it was when the tables last took it; None when they never did.

        What was written later and can stand on that stands.
        """
        missing: Awaited = frozenset()
        for count in range(len(rows), 0, -1):
            if count < len(rows) and _place(rows[count]) == _place(rows[count - 1]):
                continue
            record = self._fold(rows[:count])
            if record is None:
                continue
            known = self._known([record])
            held = self._held(record, known)
            if held and self._trial.accepts(held.values):
                held = self._and_what_follows(held, rows[:count], rows[count:])
                return Projected(held.values, held.links, held.awaited | missing)
            missing |= self._missing(record, known)
        return None

    def _and_what_follows(
        self, held: Projected, rows: Sequence[_Change], later: Sequence[_Change]
    ) -> Projected:
        taken = list(rows)
        for _clock, together in groupby(later, key=_place):
            more = [*taken, *together]
            record = self._fold(more)
            stands = self._held(record, self._known([record])) if record else None
            if stands and self._trial.accepts(stands.values):
                taken, held = more, stands
        return held

    def _erased(self, uids: Sequence[str]) -> set[str]:
        if not self._personal:
            return set()
        marks = ", ".join("?" * len(uids))
        rows = self.connection.execute(f"SELECT uid FROM redaction WHERE uid IN ({marks})", uids)
        return {row["uid"] for row in rows}

    def _without(self, record: Projected) -> Projected:
        """The record without its personal data."""
        gone = {n: ERASED if self._info[n]["notnull"] else None for n in self._personal}
        return Projected({**record.values, **gone}, record.links, record.awaited)


def _place(change: _Change) -> tuple[int, str]:
    """The order of changes; fields of one clock do not touch each other."""
    return change[:2]


def _signature(rows: Sequence[_Change], signer: str, clock: int, origin: str) -> Any:
    """What ``signer`` was as the version of this clock was written: by its writer, if possible."""
    said = [(row, _said(row, signer)) for row in rows if row.clock <= clock]
    known = [(row.origin == origin, _place(row), value[0]) for row, value in said if value]
    return max(known, key=lambda one: one[:2])[2] if known else None


def _said(change: _Change, field: str) -> tuple[Any] | tuple[()]:
    """What a change says of a plain field, if it does."""
    if change.field == field:
        return (change.old if change.op == "delete" else change.new,)
    if change.op != "insert":
        return ()
    born = json.loads(change.new, strict=False)
    return (born[field],) if field in born else ()


def _defaults(connection: Connection, info: Sequence[Row]) -> dict[str, Any]:
    """The defaults that ``schema.sql`` gives to the columns of a table."""
    values = ", ".join(row["dflt_value"] or "NULL" for row in info)
    found = connection.execute(f"SELECT {values}").fetchone()
    return {row["name"]: value for row, value in zip(info, found, strict=True)}


def verify(connection: Connection, entities: Entities) -> Iterator[str]:
    """What differs between the tables and the projection of the journal: one line each.

    Nothing comes when all is well. Records that were inserted and never changed, nearly all of
    them, are compared in one statement; the others are projected one by one.
    """
    for entity in entities:
        projection = Projection(connection, entity)
        for uid, found in projection.each(_to_project(connection, projection)):
            if list(_differences(connection, entity, uid, found)):
                yield from _differences(connection, entity, uid, projection.one(uid))
        rows = connection.execute(
            f"""
            SELECT DISTINCT c.uid FROM change c
            WHERE c.kind = ? AND NOT EXISTS (SELECT 1 FROM {entity.table} r WHERE r.uid = c.uid)
            """,
            (entity.table,),
        ).fetchall()
        for row in rows:
            if projection.one(row["uid"]) is not None:
                yield f"{entity.table} {row['uid']}: in the journal, not in the table"


def _to_project(connection: Connection, projection: Projection) -> list[str]:
    """Records of the table that are not plainly equal to the one change that inserted them."""
    entity = projection.entity
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
                IS NOT {record_json("r", projection.columns)}{unknown}
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
