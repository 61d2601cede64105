"""Do the declarations of the domain and the tables of a file say the same? Read from the file."""

import re
from collections.abc import Iterator

from ccm_tui.domain import vocabularies
from ccm_tui.domain.declaration import Column, Entity
from ccm_tui.domain.entities import Entities
from ccm_tui.store.driver import Connection


def faults(connection: Connection, entities: Entities) -> Iterator[str]:
    """What differs between each entity and its table, links, list and indices: one line each."""
    for entity in entities:
        yield from _columns(connection, entity)
        yield from _vocabularies(connection, entity)
        yield from _references(connection, entity)
        yield from _links(connection, entity)
        yield from _list(connection, entity)
        yield from _orders(connection, entity)


def definition(connection: Connection, name: str) -> str:
    """The statement that made a table, view or index: without comments, blanks made one."""
    row = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (name,)).fetchone()
    return " ".join(re.sub(r"--[^\n]*", "", row[0] if row else "").split())


def _columns(connection: Connection, entity: type[Entity]) -> Iterator[str]:
    info = connection.execute("SELECT * FROM pragma_table_info(?)", (entity.table,)).fetchall()
    names = [row["name"] for row in info]
    expected = ["id", "uid", *entity.stored_columns(), "deleted"]
    if names != expected:
        yield f"{entity.table}: columns {names} are not {expected}"
        return
    for row in info:
        if column := entity.columns().get(row["name"]):
            yield from _column(connection, entity, column, row)


def _column(connection, entity, column: Column, row) -> Iterator[str]:
    where = f"{entity.table}.{column.name}"
    sql = definition(connection, entity.table)
    if row["type"] != ("INTEGER" if column.about.kind in ("number", "amount") else "TEXT"):
        yield f"{where}: is {row['type']}"
    if bool(row["notnull"]) != (column.required or column.default is not None):
        yield f"{where}: may {'not ' if row['notnull'] else ''}be NULL"
    default = None if column.required or column.default is None else f"'{column.default}'"
    if row["dflt_value"] != default:
        yield f"{where}: default {row['dflt_value']} is not {default}"
    if column.about.kind == "day" and f"date({column.name}, '+0 days') IS {column.name}" not in sql:
        yield f"{where}: any text passes for a day"
    named = column.name == entity.title_field and column.about.kind in ("line", "text")
    if named and f"trim({column.name}) <> ''" not in sql:
        yield f"{where}: may be blank"


def _vocabularies(connection: Connection, entity: type[Entity]) -> Iterator[str]:
    sql = definition(connection, entity.table)
    for column in entity.columns().values():
        if column.about.vocabulary is None:
            continue
        if column.about.vocabulary_for is not None:
            found = {
                aspect: _codes(listed)
                for aspect, listed in re.findall(
                    rf"aspect = '(\w+)' AND {column.name} IN \(([^)]*)\)", sql
                )
            }
            expected = {a: v.codes for a, v in vocabularies.VALUES_OF_ASPECT.items()}
            if found != expected:
                yield f"{entity.table}.{column.name}: {found} is not {expected}"
            continue
        match = re.search(rf"\b{column.name} IN \(([^)]*)\)", sql)
        if match is None or _codes(match[1]) != column.about.vocabulary.codes:
            yield f"{entity.table}.{column.name}: other words than {column.about.vocabulary.codes}"


def _codes(listed: str) -> tuple[str, ...]:
    return tuple(re.findall(r"'([^']*)'", listed))


def _references(connection: Connection, entity: type[Entity]) -> Iterator[str]:
    expected = {
        (name, column.about.target, "uid", "RESTRICT")
        for name, column in entity.columns().items()
        if column.about.kind == "ref" and column.about.target != "record"
    }
    found = _foreign_keys(connection, entity.table)
    if found != expected:
        yield f"{entity.table}: foreign keys {found} are not {expected}"


def _foreign_keys(connection: Connection, table: str) -> set[tuple[str, str, str, str]]:
    rows = connection.execute("SELECT * FROM pragma_foreign_key_list(?)", (table,))
    return {(row["from"], row["table"], row["to"], row["on_delete"]) for row in rows}


def _links(connection: Connection, entity: type[Entity]) -> Iterator[str]:
    for field, table in entity.links().items():
        target = entity.columns()[field].about.target
        info = connection.execute("SELECT * FROM pragma_table_info(?)", (table,)).fetchall()
        if [(row["name"], row["pk"]) for row in info] != [(entity.table, 1), (target, 2)]:
            yield f"{table}: is no table of {entity.table} and {target}"
        expected = {
            (entity.table, entity.table, "uid", "CASCADE"),
            (target, target, "uid", "RESTRICT"),
        }
        if _foreign_keys(connection, table) != expected:
            yield f"{table}: foreign keys are not {expected}"


def _list(connection: Connection, entity: type[Entity]) -> Iterator[str]:
    view = f"{entity.table}_list"
    info = connection.execute("SELECT name FROM pragma_table_info(?)", (view,))
    found = {row["name"] for row in info}
    expected = {"id", "uid", *entity.stored_columns()} | {
        f"{name}_words"
        for name, column in entity.columns().items()
        if column.about.kind in ("ref", "refs")
    }
    if missing := expected - found:
        yield f"{view}: lacks {sorted(missing)}"


def _orders(connection: Connection, entity: type[Entity]) -> Iterator[str]:
    starts = {
        tuple(
            row["name"]
            for row in connection.execute("SELECT name FROM pragma_index_info(?)", (index["name"],))
        )
        for index in connection.execute("SELECT name FROM pragma_index_list(?)", (entity.table,))
    }
    for name, column in entity.columns().items():
        if column.about.sortable and (name, "id") not in {start[:2] for start in starts}:
            yield f"{entity.table}: no index begins with {name}, id"
