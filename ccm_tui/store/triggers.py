"""The triggers of the register, generated from its tables and the entities' declarations.

They write the journal in the transaction of the write itself, whoever writes; keep search,
timeline and parties; and refuse what would escape the journal. The text generated here is compared
with the file's at every opening (see :mod:`ccm_tui.store.guard`).

Rule of the journal: a change is immutable and names the version it replaced. Inserting a record
is one change with all its fields; deleting one writes a tombstone for the record and for each
field, so that a deletion against an edit is an ordinary conflict; bringing one back is the mirror
image of that. Each State (activity, contact ...) of a record is a field of its own,
``states:<uid>``, so that two people who add different ones do not conflict. Who signs a field is
written with it, changed or not. Whoever writes to a field that has several versions replaces those
that say what is shown (see :mod:`ccm_tui.store.heads`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ccm_tui.store.words_index import DAY_SHIFT, KIND_SHIFT

if TYPE_CHECKING:
    from ccm_tui.domain.declaration import Entity
    from ccm_tui.domain.entities import Entities

Triggers = dict[str, str]
"""Name to the whole CREATE TRIGGER statement."""

_NOW = "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)"

_TICK = f"""\
    UPDATE session SET clock = max(clock + 1, coalesce(wall, {_NOW}) << 16);
    INSERT INTO act (origin, clock, at, verb)
        SELECT origin, clock, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), 'write'
        FROM session WHERE act IS NULL;"""
"""Every written row takes the next clock; a writer that opened no act gets one for each row."""


def generate(entities: Entities, columns: dict[str, list[str]]) -> Triggers:
    """All triggers for ``entities``; ``columns`` are the live columns of each table, by name."""
    made: Triggers = {}
    for entity in entities:
        fields = [c for c in columns[entity.table] if c not in ("id", "uid", "deleted")]
        made |= _journal(entity, fields)
        for field, table in sorted(entity.links().items()):
            made |= _link_journal(entity, field, table)
        made |= _party(entity)
        if entity.number:
            made |= _search(entity)
            made |= _timeline(entity)
    made |= _immutable() | _several_heads()
    return made


def _trigger(name: str, event: str, body: str, when: str = "") -> Triggers:
    condition = f"\nWHEN {when}" if when else ""
    return {name: f"CREATE TRIGGER {name} {event}{condition}\nBEGIN\n{body}\nEND"}


def _parent(column: str, uid: str, field: str) -> str:
    """The standing version of a field: that with the highest clock, inserts included.

    An insert says nothing of a reference: it is named where nothing else was said of that.
    """
    return (
        f"(SELECT c.{column} FROM change c WHERE c.uid = {uid}"
        f" AND c.field IN ({field}, '') AND (c.field <> '' OR {field} = '' OR c.op = 'insert'"
        f" AND (instr({field}, ':') = 0 OR NOT EXISTS (SELECT 1 FROM change d"
        f" WHERE d.uid = c.uid AND d.field = {field})))"
        " ORDER BY c.clock DESC, c.origin DESC LIMIT 1)"
    )


_INTO_CHANGE = (
    "    INSERT INTO change (origin, clock, field, act, kind, uid, op, old, new,\n"
    "        parent_origin, parent_clock)"
)


def _changes(kind: str, uid: str, rows: str, op: str, condition: str = "") -> str:
    """Changes of one record at one clock, from ``rows`` that give ``field, old, new``."""
    return f"""{_INTO_CHANGE}
        SELECT s.origin, s.clock, f.field, coalesce(s.act, s.clock), '{kind}', {uid}, '{op}',
            f.old, f.new,
            {_parent("origin", uid, "f.field")},
            {_parent("clock", uid, "f.field")}
        FROM session s, ({rows}) f{f" WHERE {condition}" if condition else ""};"""


def _union(rows: Iterable[str]) -> str:
    return "\n            UNION ALL ".join(rows)


def record_json(row: str, fields: list[str]) -> str:
    """SQL for all fields of a row as one JSON object.

    Written out, because a schema that is not trusted may not call SQLite's JSON functions in a
    trigger. Control characters other than line break and tab stay as they are inside strings.
    """
    pairs = (f"'\"{name}\":' || {_json_value(f'{row}.{name}')}" for name in fields)
    return "'{' || " + " || ',' || ".join(pairs) + " || '}'"


def _json_value(column: str) -> str:
    escaped = f"replace(replace({column}, '\\', '\\\\'), '\"', '\\\"')"
    escaped = f"replace(replace({escaped}, char(10), '\\n'), char(9), '\\t')"
    return (
        f"CASE typeof({column}) WHEN 'null' THEN 'null' WHEN 'text' THEN '\"' || {escaped} || '\"'"
        f" ELSE {column} END"
    )


def _journal(entity: type[Entity], fields: list[str]) -> Triggers:
    kind = entity.table
    alive = "(SELECT projecting FROM session) = 0"
    whole = f"SELECT '' AS field, NULL AS old,\n            {record_json('NEW', fields)} AS new"
    changed = " OR ".join(f"OLD.{f} IS NOT NEW.{f}" for f in fields)
    edits = _union(f"SELECT '{f}' AS field, OLD.{f} AS old, NEW.{f} AS new" for f in fields)
    changes = " OR ".join(["f.old IS NOT f.new", *_signed(entity)])
    tombstones = _of_all_fields(entity, fields, "OLD", "NULL")
    revived = _of_all_fields(entity, fields, "NEW", "1")
    return (
        _trigger(
            f"journal_{kind}_insert",
            f"AFTER INSERT ON {kind}",
            _TICK + "\n" + _changes(kind, "NEW.uid", whole, "insert"),
            alive,
        )
        | _trigger(
            f"journal_{kind}_edit",
            f"AFTER UPDATE ON {kind}",
            _TICK + "\n" + _changes(kind, "NEW.uid", edits, "edit", changes),
            f"{alive} AND ({changed})",
        )
        | _trigger(
            f"journal_{kind}_delete",
            f"AFTER UPDATE OF deleted ON {kind}",
            _TICK + "\n" + _changes(kind, "OLD.uid", tombstones, "delete"),
            f"{alive} AND OLD.deleted = 0 AND NEW.deleted = 1",
        )
        | _trigger(
            f"journal_{kind}_revive",
            f"AFTER UPDATE OF deleted ON {kind}",
            _TICK + "\n" + _changes(kind, "NEW.uid", revived, "edit"),
            f"{alive} AND OLD.deleted = 1 AND NEW.deleted = 0",
        )
        | _trigger(
            f"guard_{kind}_uid",
            f"BEFORE UPDATE ON {kind}",
            "    SELECT RAISE(ABORT, 'a public uid never changes');",
            "OLD.uid IS NOT NEW.uid OR OLD.id IS NOT NEW.id",
        )
        | _trigger(
            f"guard_{kind}_deleted",
            f"BEFORE UPDATE ON {kind}",
            "    SELECT RAISE(ABORT, 'a deleted record is brought back before it is changed');",
            f"{alive} AND (OLD.deleted = 1 OR NEW.deleted = 1) AND ({changed})",
        )
        | _trigger(
            f"guard_{kind}_remove",
            f"BEFORE DELETE ON {kind}",
            "    SELECT RAISE(ABORT, 'records are marked deleted, not removed');",
        )
    )


def _of_all_fields(entity: type[Entity], fields: list[str], row: str, new: str) -> str:
    """Rows for the record, each of its fields and each of its references, with their values.

    ``new`` is what the record and its references become: ``NULL`` in a deletion, ``1`` when it is
    brought back.
    """
    again = new == "1"
    return _union(
        [
            f"SELECT '' AS field, NULL AS old, {new} AS new",
            *(f"SELECT '{f}', {row}.{f}, {f'{row}.{f}' if again else 'NULL'}" for f in fields),
            *(
                f"SELECT '{field}:' || l.{_target(entity, field)}, 1, {new}"
                f" FROM {table} l WHERE l.{entity.table} = {row}.uid"
                for field, table in sorted(entity.links().items())
            ),
        ]
    )


def _signed(entity: type[Entity]) -> Iterator[str]:
    """SQL for: what is signed was written, and ``f`` is one of those that sign it."""
    for name, column in sorted(entity.columns().items()):
        if signed := column.about.signs:
            yield f"f.field = '{name}' AND OLD.{signed} IS NOT NEW.{signed}"


def _target(entity: type[Entity], field: str) -> str:
    return entity.columns()[field].about.target


def _link_journal(entity: type[Entity], field: str, table: str) -> Triggers:
    kind, target = entity.table, _target(entity, field)
    made: Triggers = {}
    for event, row, old, new in (("insert", "NEW", "NULL", "1"), ("delete", "OLD", "1", "NULL")):
        rows = f"SELECT '{field}:' || {row}.{target} AS field, {old} AS old, {new} AS new"
        made |= _trigger(
            f"journal_{table}_{event}",
            f"AFTER {event.upper()} ON {table}",
            _TICK + "\n" + _changes(kind, f"{row}.{kind}", rows, "edit"),
            "(SELECT projecting FROM session) = 0",
        )
    made |= _trigger(
        f"guard_{table}_change",
        f"BEFORE UPDATE ON {table}",
        "    SELECT RAISE(ABORT, 'references are added and removed, not changed');",
    )
    return made


def _party(entity: type[Entity]) -> Triggers:
    """States and organisations are parties, whatever becomes of them."""
    if entity.table not in ("state", "organisation"):
        return {}
    code = "NEW.iso3" if entity.table == "state" else "coalesce(NEW.acronym, NEW.code)"
    body = (
        f"    INSERT INTO party (uid, kind, code, name)\n"
        f"        VALUES (NEW.uid, '{entity.table}', {code}, NEW.name)\n"
        "        ON CONFLICT (uid) DO UPDATE SET code = excluded.code, name = excluded.name;"
    )
    return _trigger(f"party_{entity.table}_insert", f"AFTER INSERT ON {entity.table}", body) | (
        _trigger(f"party_{entity.table}_edit", f"AFTER UPDATE ON {entity.table}", body)
    )


def search_rowid(entity: type[Entity], row: str) -> str:
    """SQL for the rowid in ``search`` of a row of ``entity``: kind, day and id in one number."""
    day = f"CAST(julianday({row}.{entity.day_field}) AS INTEGER)" if entity.day_field else "0"
    return f"(({entity.number} << {KIND_SHIFT}) | ({day} << {DAY_SHIFT}) | {row}.id)"


def search_words(entity: type[Entity], row: str) -> tuple[str, str]:
    """SQL for title and body of a row of ``entity`` in ``search``; a uid is no word."""
    columns = sorted(entity.columns().items())
    titled = entity.columns()[entity.title_field]
    title = f"{row}.{entity.title_field}"
    if titled.about.target:
        title = "''"
    elif not titled.required:
        title = f"coalesce({title}, '')"
    searched = [n for n, c in columns if c.about.searched and c.in_table]
    body = " || ' ' || ".join(
        f"coalesce({row}.{name}, '')" for name in searched if name != entity.title_field
    )
    return title, body or "''"


def _search(entity: type[Entity]) -> Triggers:
    kind = entity.table
    columns = entity.columns()
    watched = [
        n
        for n, c in columns.items()
        if c.in_table and (c.about.searched or n == entity.title_field)
    ]
    watched = list(dict.fromkeys([*watched, *([entity.day_field] if entity.day_field else [])]))

    def queued(row: str, removed: int, condition: str = "") -> str:
        title, body = search_words(entity, row)
        return (
            "    INSERT INTO indexing (record, removed, title, body)\n"
            f"        SELECT {search_rowid(entity, row)}, {removed}, {title}, {body}{condition};"
        )

    left, entered = (
        queued("OLD", 1, " WHERE OLD.deleted = 0"),
        queued("NEW", 0, " WHERE NEW.deleted = 0"),
    )
    differs = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in [*watched, "deleted"])
    return _trigger(
        f"search_{kind}_insert", f"AFTER INSERT ON {kind}", queued("NEW", 0), "NEW.deleted = 0"
    ) | _trigger(
        f"search_{kind}_edit",
        f"AFTER UPDATE ON {kind}",
        left + "\n" + entered,
        differs,
    )


def timeline_rows(entity: type[Entity], row: str, source: str = "") -> Iterator[str]:
    """SELECTs of the timeline rows that ``row`` of ``entity`` makes: state, number, day, id.

    Nothing else is looked up, since a merge may bring the State after what concerns it. ``source``
    is what ``row`` is taken from, with a comma behind it; empty inside a trigger.
    """
    tail = f"{entity.number}, {row}.{entity.day_field}, {row}.id"
    for name, column in entity.columns().items():
        target = column.about.target
        if column.about.kind == "ref" and target in ("state", "party"):
            taken = f" FROM {source.removesuffix(', ')}" if source else ""
            yield f"SELECT {row}.{name}, {tail}{taken} WHERE {row}.{name} IS NOT NULL"
        elif column.about.kind == "refs" and target == "state":
            yield (
                f"SELECT l.state, {tail} FROM {source}{entity.table}_state l"
                f" WHERE l.{entity.table} = {row}.uid"
            )


def _timeline(entity: type[Entity]) -> Triggers:
    if not entity.day_field or not (selects := list(timeline_rows(entity, "NEW"))):
        return {}
    kind, day, number = entity.table, entity.day_field, entity.number
    refs = [
        n
        for n, c in entity.columns().items()
        if c.in_table and c.about.target in ("state", "party")
    ]
    entered = (
        "    INSERT OR IGNORE INTO timeline (state, number, day, record)\n"
        "        SELECT * FROM (" + _union(selects) + ") WHERE NEW.deleted = 0;"
    )
    forgotten = "".join(
        f"    DELETE FROM timeline WHERE state = {which} AND number = {number}"
        f" AND day = OLD.{day} AND record = OLD.id;\n"
        for which in [f"OLD.{name}" for name in refs]
    )
    linked = "state" in [
        c.about.target for c in entity.columns().values() if c.about.kind == "refs"
    ]
    if linked:
        forgotten += (
            f"    DELETE FROM timeline WHERE number = {number} AND day = OLD.{day}"
            f" AND record = OLD.id\n"
            f"        AND state IN (SELECT state FROM {kind}_state WHERE {kind} = OLD.uid);\n"
        )
    differs = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in [day, "deleted", *refs])
    made = _trigger(
        f"timeline_{kind}_insert", f"AFTER INSERT ON {kind}", entered, "NEW.deleted = 0"
    ) | _trigger(f"timeline_{kind}_edit", f"AFTER UPDATE ON {kind}", forgotten + entered, differs)
    if linked:
        again = ""
        if refs:  # the State may concern the record in another way too
            rest = _union(
                f"{select} AND r.uid = OLD.{kind} AND r.deleted = 0"
                for select in timeline_rows(entity, "r", f"{kind} r, ")
            )
            again = f"\n    INSERT OR IGNORE INTO timeline (state, number, day, record) {rest};"
        made |= _trigger(
            f"timeline_{kind}_state_insert",
            f"AFTER INSERT ON {kind}_state",
            "    INSERT OR IGNORE INTO timeline (state, number, day, record)\n"
            f"        SELECT NEW.state, {number}, r.{day}, r.id FROM {kind} r\n"
            f"        WHERE r.uid = NEW.{kind} AND r.deleted = 0;",
        ) | _trigger(
            f"timeline_{kind}_state_delete",
            f"AFTER DELETE ON {kind}_state",
            f"    DELETE FROM timeline WHERE state = OLD.state AND number = {number}\n"
            f"        AND (day, record) = (SELECT r.{day}, r.id FROM {kind} r"
            f" WHERE r.uid = OLD.{kind});" + again,
        )
    return made


def _immutable() -> Triggers:
    """What was journalled stays as it was; but see the redactions."""
    made: Triggers = {}
    for table in ("change", "act", "edge", "redaction"):
        for event in ("UPDATE", "DELETE"):
            made |= _trigger(
                f"guard_{table}_{event.lower()}",
                f"BEFORE {event} ON {table}",
                "    SELECT RAISE(ABORT, 'the journal is only ever added to');",
                _UNLESS_ERASED if (table, event) == ("change", "UPDATE") else "",
            )
    return made


_UNLESS_ERASED = (
    "(SELECT projecting FROM session) = 0"
    " OR NOT EXISTS (SELECT 1 FROM redaction WHERE uid = OLD.uid)"
)
"""Erased values alone are written over, while a redaction is taken."""


def _several_heads() -> Triggers:
    """Whoever writes to a field with several heads has seen what is shown: what says that goes.

    The others stay, and the conflict with them. Which heads there are now is found at the end of
    the act, or at the next opening where another program wrote. Of a reference what is shown is
    what the write found; where it was not there, the deletions said so that did not name it.
    """
    unjournalled = "(SELECT projecting FROM session) = 0"
    return _trigger(
        "heads_change",
        "AFTER INSERT ON change",
        """\
    INSERT OR IGNORE INTO edge (origin, clock, field, parent_origin, parent_clock)
        SELECT NEW.origin, NEW.clock, NEW.field, h.origin, h.clock FROM head h
        WHERE h.uid = NEW.uid AND h.field = NEW.field
            AND h.value IS CASE instr(NEW.field, ':') WHEN 0 THEN (
                SELECT n.value FROM head n WHERE n.uid = h.uid AND n.field = h.field
                ORDER BY n.clock DESC, n.origin DESC LIMIT 1) ELSE NEW.old END;
    UPDATE head SET stale = 1 WHERE uid = NEW.uid;""",
        f"{unjournalled} AND EXISTS (SELECT 1 FROM head WHERE uid = NEW.uid)",
    ) | _trigger(
        "heads_reference",
        "AFTER INSERT ON change",
        """\
    INSERT OR IGNORE INTO edge (origin, clock, field, parent_origin, parent_clock)
        SELECT NEW.origin, NEW.clock, NEW.field, d.origin, d.clock FROM change d
        WHERE d.uid = NEW.uid AND d.field = '' AND d.op = 'delete'
            AND NOT EXISTS (SELECT 1 FROM change t
                WHERE t.origin = d.origin AND t.clock = d.clock AND t.field = NEW.field)
            AND NOT EXISTS (SELECT 1 FROM change w WHERE w.uid = d.uid AND w.field = ''
                AND w.parent_clock = d.clock AND w.parent_origin = d.origin);""",
        f"{unjournalled} AND NEW.old IS NULL AND NEW.new IS 1 AND instr(NEW.field, ':') > 0",
    )
