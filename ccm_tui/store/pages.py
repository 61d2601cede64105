"""Lists: the rows on screen and no others, by key, in the order and with the filters of a query.

Every page is one statement bounded by the row it starts from, so that it costs the same at the
top, at the end and anywhere among a million. What it walks along is chosen by the query: the
index of the list's order, the timeline of a State, or the search index.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from ccm_tui.domain.query import fields_asked
from ccm_tui.store import flags
from ccm_tui.store.driver import Connection, our_errors
from ccm_tui.store.names import folded
from ccm_tui.store.words_index import ID_MASK, matching, rowid_of, rowids_of_kind

if TYPE_CHECKING:
    from ccm_tui.domain.declaration import Column, Entity
    from ccm_tui.domain.query import Query

Row = dict[str, Any]

_FEW: Final = 5000
"""Up to so many matches are collected and sorted; more are dense enough to be walked in order."""


@dataclass(frozen=True, slots=True)
class Walk:
    """What a page is read along: the tables joined, their order, and what must hold."""

    joined: str
    order: tuple[str, ...]
    conditions: tuple[str, ...] = ()
    values: dict[str, Any] = field(default_factory=dict)
    counted: str = ""
    """What is counted instead of ``joined`` where that is enough."""

    def where(self, *more: str) -> str:
        """The WHERE clause with ``more`` conditions, or nothing."""
        held = [condition for condition in (*self.conditions, *more) if condition]
        return f"WHERE {' AND '.join(held)}" if held else ""


class Pages:
    """The rows of one kind under one query; a source of rows for every list."""

    def __init__(self, connection: Connection, entity: type[Entity], query: Query) -> None:
        self._connection = connection
        self._entity = entity
        self._query = query
        order = query.order or entity.order
        self._descending = order.startswith("-")
        self._order = order.removeprefix("-")
        if not entity.columns()[self._order].about.sortable:
            raise ValueError(f"{entity.table} is not sorted by {self._order}")
        self._walk = _walk(connection, entity, query, self._order)

    def on(self, connection: Connection) -> Pages:
        """The same list read through another connection (for a thread)."""
        return Pages(connection, self._entity, self._query)

    def first(self, limit: int) -> list[Row]:
        """The first rows of the list."""
        return self._page("", {}, limit, forward=True)

    def last(self, limit: int) -> list[Row]:
        """The last rows, in list order."""
        return self._page("", {}, limit, forward=False)[::-1]

    def after(self, row: Row, limit: int) -> list[Row]:
        """The rows that follow ``row``."""
        return self._page(self._beyond(forward=True), self._key(row), limit, forward=True)

    def before(self, row: Row, limit: int) -> list[Row]:
        """The rows immediately before ``row``, in list order."""
        found = self._page(self._beyond(forward=False), self._key(row), limit, forward=False)
        return found[::-1]

    def around(self, uid: str) -> Row | None:
        """The row of the record ``uid``, if it is in this list."""
        found = self._page("r.uid = :uid", {"uid": uid}, 1, forward=True)
        return found[0] if found else None

    def at_day(self, day: date) -> Row | None:
        """The first row, in list order, of ``day`` or beyond it."""
        if self._order != self._entity.day_field:
            return None
        key = {"id": ID_MASK if self._descending else 0, self._order: day.isoformat()}
        found = self.after(key, 1)
        return found[0] if found else None

    def rows(self, limit: int, offset: int = 0) -> list[Row]:
        """Rows by their number, for output that is read from the top."""
        return self._page("", {}, limit, forward=True, offset=offset)

    def count(self) -> int:
        """How many rows the list has. Reads them all: never on the way from key to screen."""
        joined = self._walk.counted or self._walk.joined
        sql = f"SELECT count(*) FROM {joined} {self._walk.where()}"
        return self._number(sql, self._walk.values)

    def rank(self, row: Row) -> int:
        """How many rows come before ``row``. Reads them all."""
        joined = self._walk.counted or self._walk.joined
        condition = self._beyond(forward=False)
        sql = f"SELECT count(*) FROM {joined} {self._walk.where(condition)}"
        return self._number(sql, {**self._walk.values, **self._key(row)})

    def _number(self, sql: str, values: dict[str, Any]) -> int:
        with our_errors():
            return int(self._connection.execute(sql, values).fetchone()[0])

    def _key(self, row: Row) -> dict[str, Any]:
        if self._walk.order == ("f.rowid",):
            day = row[self._entity.day_field] if self._entity.day_field else None
            return {"key_1": rowid_of(self._entity, day, row["id"])}
        return {"key_1": row[self._order], "key_2": row["id"]}

    def _beyond(self, *, forward: bool) -> str:
        compare = "<" if forward == self._descending else ">"
        keys = ", ".join(f":key_{n}" for n, _column in enumerate(self._walk.order, 1))
        return f"({', '.join(self._walk.order)}) {compare} ({keys})"

    def _page(
        self, condition: str, values: dict[str, Any], limit: int, *, forward: bool, offset: int = 0
    ) -> list[Row]:
        way = "DESC" if forward == self._descending else "ASC"
        sql = f"""
            SELECT {", ".join(f"r.{name}" for name in list_columns(self._entity, self._order))}
            FROM {self._walk.joined}
            {self._walk.where(condition)}
            ORDER BY {", ".join(f"{column} {way}" for column in self._walk.order)}
            LIMIT :limit OFFSET :offset
            """
        bound = {**self._walk.values, **values, "limit": limit, "offset": offset}
        with our_errors():
            return [dict(row) for row in self._connection.execute(sql, bound)]


def list_columns(entity: type[Entity], order: str = "") -> list[str]:
    """The columns of the list view that a list shows, besides id and uid."""
    shown = ["id", "uid"]
    for name, column in entity.columns().items():
        if name in (order, entity.title_field, entity.day_field) or column.about.width:
            referring = column.about.kind in ("ref", "refs")
            shown.append(f"{name}_words" if referring else name)
    return list(dict.fromkeys(shown))


def _walk(connection: Connection, entity: type[Entity], query: Query, order: str) -> Walk:
    """The walk that serves ``query`` best, with all its filters as conditions."""
    view = f"{entity.table}_list r"
    conditions: list[str] = []
    values: dict[str, Any] = {}
    along: tuple[str, tuple[str, ...]] = (view, (f"r.{order}", "r.id"))
    counted = ""
    if query.words:
        expression = matching(connection, query.words)
        low, high = rowids_of_kind(entity, query.since, query.until)
        values |= {"expression": expression, "low": low, "high": high}
        if not expression:
            conditions.append("0")
        elif not entity.number:
            conditions += _holds_words(connection, entity, query.words, values)
        elif order == entity.day_field:
            along = (f"search f CROSS JOIN {view} ON r.id = f.rowid & {ID_MASK}", ("f.rowid",))
            conditions.append("f.search MATCH :expression AND f.rowid BETWEEN :low AND :high")
            counted = "" if query.filters or query.flags else "search f"
        else:
            conditions.append(
                f"r.id IN (SELECT f.rowid & {ID_MASK} FROM search f"
                " WHERE f.search MATCH :expression AND f.rowid BETWEEN :low AND :high)"
            )
    day = f"r.{entity.day_field}"
    for name, value in query.filters:
        if along[0] == view and value is not None and _in_timeline(entity, name, order):
            along = (
                f"timeline t CROSS JOIN {view} ON r.id = t.record",
                ("t.day", "t.record"),
            )
            conditions.append(f"t.state = :{name} AND t.number = {entity.number}")
            values[name], day = value, "t.day"
        else:
            conditions.append(_filter(connection, entity, name, value, values))
    conditions += flags.conditions(connection, entity, query, day, values)
    if not counted:
        conditions += _bounds(query, day, values)
    return Walk(along[0], along[1], tuple(conditions), values, counted)


def _holds_words(
    connection: Connection, entity: type[Entity], words: str, values: dict[str, Any]
) -> list[str]:
    """Conditions for kinds that are not in the search index: few rows, read one by one."""
    connection.create_function("folded", 1, folded, deterministic=True)
    texts = [
        f"{name}_words" if column.about.target else name
        for name, column in entity.columns().items()
        if column.about.kind in ("line", "text", "choice", "ref", "refs")
    ]
    whole = " || ' ' || ".join(f"coalesce(r.{text}, '')" for text in texts)
    conditions = []
    for number, word in enumerate(folded(words).split()):
        conditions.append(f"instr(' ' || folded({whole}), :word_{number}) > 0")
        values[f"word_{number}"] = f" {word}"
    return conditions


def _bounds(query: Query, day: str, values: dict[str, Any]) -> list[str]:
    conditions = []
    if query.since:
        conditions.append(f"{day} >= :since")
        values["since"] = query.since.isoformat()
    if query.until:
        conditions.append(f"{day} <= :until")
        values["until"] = query.until.isoformat()
    return conditions


def _in_timeline(entity: type[Entity], name: str, order: str) -> bool:
    """Whether the timeline of a State gives these rows, and no others, in this order."""
    concerning = [c for c in entity.columns().values() if c.about.target in ("state", "party")]
    by_day = entity.number and order == entity.day_field
    return bool(by_day and concerning and fields_asked(entity, name) == concerning)


def _filter(
    connection: Connection, entity: type[Entity], name: str, value: Any, values: dict[str, Any]
) -> str:
    """The condition of a filter: on one field, or on any of those that refer to a record."""
    columns = fields_asked(entity, name)
    values[name] = value
    if through := entity.asked_through.get(name):
        child, field_of_child = through
        children = f"SELECT {entity.table} FROM {child} WHERE deleted = 0"
        if value is None:
            return f"r.uid NOT IN ({children})"
        return f"r.uid IN ({children} AND {field_of_child} = :{name})"
    if not columns:
        return f"r.uid = :{name}"
    conditions = [_on_field(connection, entity, c, name, value, values) for c in columns]
    return f"({(' AND ' if value is None else ' OR ').join(conditions)})"


def _on_field(
    connection: Connection,
    entity: type[Entity],
    column: Column,
    value_name: str,
    value: Any,
    values: dict[str, Any],
) -> str:
    name = column.name
    if column.about.kind != "refs":
        values[value_name] = value
        return f"r.{name} IS :{value_name}" if value is None else f"r.{name} = :{value_name}"
    table, target = entity.links()[name], column.about.target
    if value is None:
        return f"NOT EXISTS (SELECT 1 FROM {table} l WHERE l.{entity.table} = r.uid)"
    values[value_name] = value
    few = connection.execute(
        f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {target} = ? LIMIT {_FEW})",
        (value,),
    ).fetchone()[0]
    if few < _FEW:
        return f"r.uid IN (SELECT {entity.table} FROM {table} WHERE {target} = :{value_name})"
    return (
        f"EXISTS (SELECT 1 FROM {table} l"
        f" WHERE l.{entity.table} = r.uid AND l.{target} = :{value_name})"
    )
