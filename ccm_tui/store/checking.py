"""Is a foreign journal one that a register of ours could have written? Looked at as data.

Before the first row is taken: types and lengths, origins and names, clocks that are no nonsense,
every change of an act, inserted values that are a JSON object. A clock far ahead would be adopted
by everybody and never be caught up with, so that it is refused, not corrected.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from ccm_tui.domain.dates import show_day
from ccm_tui.errors import NotMergeable
from ccm_tui.store.driver import Connection
from ccm_tui.store.migrations import VERSION
from ccm_tui.store.staging import COLUMNS, KEYS
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.domain.entities import Entities

AHEAD: Final = 24 * 3600 * 1000
"""Milliseconds that a clock may be ahead of ours: a laptop on another continent's date."""
WALL: Final = 16
"""A clock is milliseconds shifted by so many bits, and a counter."""
_LONGEST: Final = 10_000_000
"""Characters of one value; a person types none that is longer."""
_SHOWN: Final = 60
_YEAR_0: Final = "0000-"
_SPOILT: Final = re.compile("[\0\ud800-\udfff]")
"""What no text of ours holds: SQLite's lengths end at a NUL, and no file takes half a pair."""

_NAME = "GLOB '*[^0-9A-Za-z_-]*'"


def _origin(column: str) -> str:
    return f"(typeof({column}) <> 'text' OR length({column}) <> 16 OR {column} GLOB '*[^0-9a-f]*')"


def _whole(column: str) -> str:
    return f"(typeof({column}) <> 'integer' OR {column} < 0)"


def _uid(column: str) -> str:
    return (
        f"(typeof({column}) <> 'text' OR length({column}) NOT BETWEEN 1 AND 64 OR {column} {_NAME})"
    )


def _text(column: str, longest: int = _LONGEST) -> str:
    return f"(typeof({column}) NOT IN ('text', 'null') OR {_is_long(column, longest)})"


def _value(column: str) -> str:
    return f"(typeof({column}) = 'blob' OR {_is_long(column, _LONGEST)})"


def _is_long(column: str, longest: int) -> str:
    """Or hides how long it is behind a NUL, where ``length`` ends."""
    return f"length({column}) > {longest} OR instr({column}, char(0)) > 0"


_PLAIN = "CASE instr(field, ':') WHEN 0 THEN field ELSE substr(field, 1, instr(field, ':') - 1) END"
_FIELD = (
    "(typeof(field) <> 'text' OR length(field) > 128"
    f" OR ({_PLAIN}) GLOB '*[^a-z0-9_]*' OR field IN ('id', 'uid', 'deleted') OR field GLOB ':*'"
    f" OR (instr(field, ':') > 0 AND substr(field, instr(field, ':') + 1) {_NAME}))"
)
_PARENT = (
    "((parent_origin IS NULL) <> (parent_clock IS NULL)"
    f" OR (parent_origin IS NOT NULL AND ({_origin('parent_origin')} OR {_whole('parent_clock')}"
    " OR parent_clock > clock)))"
)
_RULES: Final = {
    "act": (
        *(_origin("origin"), _whole("clock"), "at IS NULL", _text("at", 40)),
        *(_text("by", 1000), _text("person", 1000), "verb IS NULL", _text("verb", 40)),
        *("(undoes IS NOT NULL AND typeof(undoes) <> 'integer')", _text("reason")),
    ),
    "change": (
        *(_origin("origin"), _whole("clock"), _FIELD, _whole("act"), _uid("kind"), _uid("uid")),
        *("op IS NULL", "op NOT IN ('insert', 'edit', 'delete')", _value("old"), _value("new")),
        *(_PARENT, "(op = 'insert' AND (field <> '' OR typeof(new) <> 'text'))"),
    ),
    "edge": (
        *(_origin("origin"), _whole("clock"), _FIELD, "parent_origin IS NULL", _PARENT),
    ),
    "redaction": (
        *(_origin("origin"), _whole("clock"), _whole("act"), _uid("kind"), _uid("uid")),
    ),
    "blob": ("typeof(content) <> 'blob'",),
}  # fmt: skip


def check(connection: Connection, entities: Entities, version: int, now: datetime) -> None:
    """Raise :class:`NotMergeable` where the staged journal is none of ours; ``now`` has a zone.

    ``version`` is the register version of whoever wrote it. Kinds that are unknown here are taken
    from a newer one only: they wait in the journal until this program is newer, too.
    """
    _pass_over_the_same(connection)
    for table, rules in _RULES.items():
        if found := _first(connection, f"incoming.{table}", " OR ".join(rules)):
            raise strange(_("a row of “{table}” is not sound: {row}"), table, found)
    if found := _first(
        connection,
        "incoming.change c",
        "NOT EXISTS (SELECT 1 FROM incoming.act a WHERE a.origin = c.origin AND a.clock = c.act)"
        " AND NOT EXISTS (SELECT 1 FROM act a WHERE a.origin = c.origin AND a.clock = c.act)",
    ):
        raise strange(_("a row of “{table}” is of no act: {row}"), "change", found)
    _known_kinds(connection, entities, version)
    _inserted(connection, _days(entities))
    _days_written(connection, _days(entities))
    _blobs(connection)
    _clocks(connection, now)


def _pass_over_the_same(connection: Connection) -> None:
    """What is known here with the same content needs no second look: mostly nearly all of it."""
    for table in ("act", "change", "edge"):
        keys = KEYS[table].split(", ")
        same = " AND ".join(
            f"o.{name} {'=' if name in keys else 'IS'} i.{name}" for name in COLUMNS[table]
        )
        connection.execute(
            f"DELETE FROM incoming.{table} AS i WHERE EXISTS (SELECT 1 FROM {table} o WHERE {same})"
        )


def _known_kinds(connection: Connection, entities: Entities, version: int) -> None:
    kinds = [row[0] for row in connection.execute("SELECT DISTINCT kind FROM incoming.change")]
    unknown = sorted(set(kinds) - {entity.table for entity in entities})
    if unknown and version <= VERSION:
        raise strange(_("“{table}” is no kind of record: {row}"), unknown[0][:_SHOWN], unknown)


def _days(entities: Entities) -> Mapping[str, list[str]]:
    return {
        entity.table: [name for name, c in entity.columns().items() if c.about.kind == "day"]
        for entity in entities
    }


def _days_written(connection: Connection, days: Mapping[str, list[str]]) -> None:
    """No day is in the year 0: SQLite knows one, and no calendar of Python."""
    for kind, names in days.items():
        fields = ", ".join(f"'{name}'" for name in names)
        if found := _first(
            connection,
            "incoming.change",
            f"kind = '{kind}' AND field IN ({fields}) AND"
            f" (new GLOB '{_YEAR_0}*' OR old GLOB '{_YEAR_0}*')",
        ):
            raise strange(_("a row of “{table}” is not sound: {row}"), "change", found)


def _inserted(connection: Connection, days: Mapping[str, list[str]]) -> None:
    """What was inserted is an object of plain values."""
    sql = "SELECT kind, uid, new FROM incoming.change WHERE op = 'insert'"
    with closing(connection.execute(sql)) as rows:  # left open, it would hold what is staged
        for row in rows:
            try:
                values = json.loads(row["new"], strict=False)
            except (ValueError, RecursionError):
                values = None
            if (
                not isinstance(values, dict)
                or not all(map(_is_plain, values.values()))
                or any(str(values.get(n)).startswith(_YEAR_0) for n in days.get(row["kind"], ()))
            ):
                said = _("what “{table}” inserts is no record: {row}")
                raise strange(said, "change", [row["uid"]])


def _is_plain(value: Any) -> bool:
    match value:
        case int():
            return -(1 << 63) <= value < 1 << 63
        case str():
            return _SPOILT.search(value) is None
        case _:
            return value is None or isinstance(value, float)


def _blobs(connection: Connection) -> None:
    with closing(connection.execute("SELECT sha256, content FROM incoming.blob")) as rows:
        for row in rows:
            if hashlib.sha256(row["content"]).hexdigest() != row["sha256"]:
                raise strange(_("a row of “{table}” is not sound: {row}"), "blob", [row["sha256"]])


def _clocks(connection: Connection, now: datetime) -> None:
    latest = (int(now.timestamp() * 1000) + AHEAD) << WALL
    for table in ("act", "change", "redaction"):
        clock = connection.execute(f"SELECT max(clock) FROM incoming.{table}").fetchone()[0] or 0
        if clock > latest:
            day = _day_of(clock)
            raise NotMergeable(
                _("It was written by a clock that is ahead of time: {day}").format(day=day),
                _("Set the clock of that computer right, or of this one. Nothing was merged."),
            )


def _day_of(clock: int) -> str:
    try:
        return show_day(datetime.fromtimestamp((clock >> WALL) / 1000, UTC).date().isoformat())
    except (OverflowError, OSError, ValueError):
        return _("a day that no calendar has")


def _first(connection: Connection, table: str, condition: str) -> list[Any]:
    row = connection.execute(f"SELECT * FROM {table} WHERE {condition} LIMIT 1").fetchone()
    return list(row or ())


def strange(said: str, table: str, row: list[Any]) -> NotMergeable:
    """The refusal of a journal that is none of ours: why, of which table, and the row."""
    shown = ", ".join(str(value)[:_SHOWN] for value in row[:4])
    return NotMergeable(
        _("This cannot be merged: {why}").format(why=said.format(table=table, row=shown)),
        _("It is damaged, or was altered by another program. The register is as it was."),
    )
