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

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from ccm_tui.store.words_index import DAY_SHIFT, KIND_SHIFT

if TYPE_CHECKING:
    from ccm_tui.domain.declaration import Entity
    from ccm_tui.domain.entities import Entities

Triggers = dict[str, str]
"""Name to the whole CREATE TRIGGER statement."""

Columns = Mapping[str, Mapping[str, str]]
"""Table to its columns: name to type, in the order of names."""

_TICK = "    INSERT INTO tick VALUES (1);"
"""Every written row takes the next clock: ``tick`` is a view, see :func:`_shared`."""

_WRITTEN = "    INSERT INTO journal (kind, uid, op, field, old, new)"
"""What was written goes through the view ``journal``, see :func:`_shared`."""

_UNJOURNALLED = "(SELECT projecting FROM session)"


def generate(entities: Entities, columns: Columns) -> Triggers:
    """All triggers for ``entities``; ``columns`` are the live columns of each table, by name."""
    made: Triggers = _shared()
    for entity in entities:
        fields = own_fields(columns[entity.table])
        made |= _journal(entity, fields)
        for field, table in sorted(entity.links().items()):
            made |= _link_journal(entity, field, table)
        made |= _party(entity)
        if entity.number:
            made |= _search(entity)
            made |= _timeline(entity)
    made |= _immutable() | _several_heads()
    return made


def own_fields(columns: Mapping[str, str]) -> dict[str, str]:
    """Those columns of an entity's table that hold its fields, with their types."""
    return {n: kind for n, kind in columns.items() if n not in ("id", "uid", "deleted")}


def _trigger(name: str, event: str, body: str, when: str = "") -> Triggers:
    condition = f"\nWHEN {when}" if when else ""
    return {name: f"CREATE TRIGGER {name} {event}{condition}\nBEGIN\n{body}\nEND"}


def _shared() -> Triggers:
    """What all tables share: the next clock, and the change that names what it replaces.

    A writer that opened no act gets one for each row. A version replaces the standing one of its
    field, that with the highest clock, inserts included; but an insert says nothing of a reference
    and is named where nothing else was said of that.
    """
    return _trigger(
        "tick_next",
        "INSTEAD OF INSERT ON tick",
        """\
    UPDATE session SET clock = max(clock + 1, coalesce(wall,
        CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)) << 16);
    INSERT INTO act (origin, clock, at, verb)
        SELECT origin, clock, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), 'write'
        FROM session WHERE act IS NULL;""",
    ) | _trigger(
        "journal_write",
        "INSTEAD OF INSERT ON journal",
        f"""\
    INSERT INTO change (origin, clock, field, act, kind, uid, op, old, new,
        parent_origin, parent_clock)
        SELECT s.origin, s.clock, NEW.field, coalesce(s.act, s.clock), NEW.kind, NEW.uid, NEW.op,
            NEW.old, NEW.new, {_standing("origin")}, {_standing("clock")}
        FROM session s;""",
    )


def _standing(column: str) -> str:
    return f"""(
            SELECT c.{column} FROM change c
            WHERE c.uid = NEW.uid AND c.field IN (NEW.field, '')
                AND (c.field <> '' OR NEW.field = '' OR c.op = 'insert' AND (
                    instr(NEW.field, ':') = 0 OR NOT EXISTS (
                        SELECT 1 FROM change d WHERE d.uid = c.uid AND d.field = NEW.field)))
            ORDER BY c.clock DESC, c.origin DESC LIMIT 1)"""


def record_json(row: str, fields: Mapping[str, str]) -> str:
    """SQL for all fields of a row as one JSON object; ``fields`` are names with types.

    Written out, because a schema that is not trusted may not call SQLite's JSON functions in a
    trigger. Control characters other than line break and tab stay as they are inside strings.
    """
    pairs = (f"'\"{n}\":' || {_json_value(f'{row}.{n}', kind)}" for n, kind in fields.items())
    return "'{' || " + "\n        || ',' || ".join(pairs) + " || '}'"


def _json_value(column: str, kind: str) -> str:
    if kind != "TEXT":
        return f"coalesce({column}, 'null')"
    escaped = f"replace(replace({column}, '\\', '\\\\'), '\"', '\\\"')"
    escaped = f"replace(replace({escaped}, char(10), '\\n'), char(9), '\\t')"
    return f"coalesce('\"' || {escaped} || '\"', 'null')"


def _journal(entity: type[Entity], fields: Mapping[str, str]) -> Triggers:
    kind = entity.table
    old, new = (", ".join(f"{row}.{name}" for name in fields) for row in ("OLD", "NEW"))
    changed = f"({old}) IS NOT ({new})"
    return (
        _trigger(
            f"journal_{kind}_insert",
            f"AFTER INSERT ON {kind}",
            f"""\
{_TICK}
{_WRITTEN} VALUES ('{kind}', NEW.uid, 'insert', '', NULL,
        {record_json("NEW", fields)});""",
            f"{_UNJOURNALLED} = 0",
        )
        | _trigger(
            f"journal_{kind}_update",
            f"AFTER UPDATE ON {kind}",
            _update(entity, fields),
            f"{_UNJOURNALLED} = 0 AND (OLD.deleted <> NEW.deleted OR {changed})",
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
            f"{_UNJOURNALLED} = 0 AND (OLD.deleted = 1 OR NEW.deleted = 1)\n    AND {changed}",
        )
        | _trigger(
            f"guard_{kind}_remove",
            f"BEFORE DELETE ON {kind}",
            "    SELECT RAISE(ABORT, 'records are marked deleted, not removed');",
        )
    )


def _update(entity: type[Entity], fields: Mapping[str, str]) -> str:
    """The body that journals an edit, a deletion or a return; the guards leave only one of them.

    A deletion and a return write the record, all its fields and its references; in a deletion
    all become nothing.
    """
    rows = ",\n            ".join(f"('{name}', OLD.{name}, NEW.{name})" for name in fields)
    references = "".join(
        f"\n            UNION ALL SELECT '{field}:' || l.{_target(entity, field)}, 1, 1"
        f" FROM {table} l WHERE l.{entity.table} = NEW.uid AND OLD.deleted <> NEW.deleted"
        for field, table in sorted(entity.links().items())
    )
    told = ["OLD.deleted <> NEW.deleted", "column2 IS NOT column3", *_signed(entity)]
    return f"""\
{_TICK}
{_WRITTEN}
        SELECT '{entity.table}', NEW.uid, iif(NEW.deleted > OLD.deleted, 'delete', 'edit'),
            column1, column2, iif(NEW.deleted > OLD.deleted, NULL, column3)
        FROM (VALUES ('', NULL, nullif(OLD.deleted, NEW.deleted)),
            {rows}{references})
        WHERE {" OR ".join(told)};"""


def _signed(entity: type[Entity]) -> Iterator[str]:
    """SQL for: what is signed was written, and the row is one of those that sign it."""
    for name, column in sorted(entity.columns().items()):
        if signed := column.about.signs:
            yield f"column1 = '{name}' AND OLD.{signed} IS NOT NEW.{signed}"


def _target(entity: type[Entity], field: str) -> str:
    return entity.columns()[field].about.target


def _link_journal(entity: type[Entity], field: str, table: str) -> Triggers:
    kind, target = entity.table, _target(entity, field)
    made: Triggers = {}
    for event, row, values in (("insert", "NEW", "NULL, 1"), ("delete", "OLD", "1, NULL")):
        made |= _trigger(
            f"journal_{table}_{event}",
            f"AFTER {event.upper()} ON {table}",
            f"""\
{_TICK}
{_WRITTEN}
        VALUES ('{kind}', {row}.{kind}, 'edit', '{field}:' || {row}.{target}, {values});""",
            f"{_UNJOURNALLED} = 0",
        )
    made |= _trigger(
        f"guard_{table}_change",
        f"BEFORE UPDATE ON {table}",
        "    SELECT RAISE(ABORT, 'references are added and removed, not changed');",
    )
    return made


def _union(rows: Iterable[str]) -> str:
    return "\n            UNION ALL ".join(rows)


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
    unjournalled = f"{_UNJOURNALLED} = 0"
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
