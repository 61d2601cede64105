"""Conflicts: fields whose heads say different things, and how a person decides them.

A conflict is read off the table ``head`` (see :mod:`ccm_tui.store.heads`). Its id is the record's
uid and the field's name (``<uid>/subject``; ``<uid>/`` for the record itself). A decision is a
change that names every head as replaced; it can be undone, and then the conflict is there again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from ccm_tui.errors import NotFound
from ccm_tui.store.driver import Connection, Row
from ccm_tui.store.heads import Field, value_of
from ccm_tui.words import _

Version = tuple[str, int]
"""Origin and clock of a change."""

_OPEN: Final = """
    SELECT uid, field, min(kind) AS kind, max(clock) AS clock FROM head
    GROUP BY uid, field HAVING count(DISTINCT quote(value)) > 1
    """


@dataclass(frozen=True, slots=True)
class Value:
    """One of the values that stand: ``id`` names it; ``deleted``: by a deletion, which found it."""

    id: str
    value: Any
    by: str | None
    person: str | None
    at: str
    deleted: bool
    verb: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field about which people disagree; the newest of ``values`` comes first and stands.

    ``field`` is empty for the record itself (1: it is there; None: it is deleted) and
    ``states:<uid>`` for one of several references (1 or None). ``before`` is what everybody had
    seen.
    """

    id: str
    kind: str
    record: str
    field: str
    values: tuple[Value, ...]
    before: Any

    @property
    def standing(self) -> Value:
        """The value that is shown meanwhile."""
        return self.values[0]


def count(connection: Connection, kind: str | None = None, record: str | None = None) -> int:
    """How many fields are in conflict (of a kind, of a record)."""
    sql = f"SELECT count(*) FROM ({_OPEN}){_WHERE}"
    return int(connection.execute(sql, {"kind": kind, "record": record}).fetchone()[0])


_WHERE: Final = """
    WHERE (:kind IS NULL OR kind = :kind) AND (:record IS NULL OR uid = :record)
    """


def among(connection: Connection, uids: Sequence[str]) -> set[str]:
    """Which of a few records have a field in conflict."""
    marks = ", ".join("?" * len(uids))
    rows = connection.execute(
        f"SELECT DISTINCT uid FROM head WHERE uid IN ({marks})"
        " GROUP BY uid, field HAVING count(DISTINCT quote(value)) > 1",
        uids,
    )
    return {row["uid"] for row in rows}


def listed(
    connection: Connection,
    kind: str | None = None,
    record: str | None = None,
    limit: int = -1,
    offset: int = 0,
) -> list[Conflict]:
    """The conflicts, those of one record together, the newest records first."""
    rows = connection.execute(
        f"""
        SELECT *, max(clock) OVER (PARTITION BY uid) AS latest FROM ({_OPEN}) {_WHERE}
        ORDER BY latest DESC, uid, field LIMIT :limit OFFSET :offset
        """,
        {"kind": kind, "record": record, "limit": limit, "offset": offset},
    ).fetchall()
    return [_conflict(connection, Field(row["kind"], row["uid"], row["field"])) for row in rows]


def find(connection: Connection, text: str) -> Conflict:
    """The conflict whose id ``text`` is, or begins with six characters or more; raises NotFound."""
    uid, _slash, field = text.strip().partition("/")
    exact = "/" in text
    rows = connection.execute(
        f"""
        SELECT * FROM ({_OPEN}) WHERE (uid = :uid OR length(:uid) >= 6 AND substr(uid, 1,
            length(:uid)) = :uid) AND (field = :field OR NOT :exact) LIMIT 2
        """,
        {"uid": uid, "field": field, "exact": exact},
    ).fetchall()
    if len(rows) != 1:
        raise NotFound(
            _("There is no open conflict “{text}”").format(text=text)
            if not rows
            else _("“{text}” begins several conflicts").format(text=text),
            _("“ccm-tui conflict list” names those that are open."),
        )
    return _conflict(connection, Field(rows[0]["kind"], rows[0]["uid"], rows[0]["field"]))


def heads_of(connection: Connection, field: Field) -> list[Row]:
    """The rows of ``head`` of a field, the newest first."""
    return connection.execute(
        """
        SELECT h.origin, h.clock, h.value, h.gone, a.by, a.person, a.at, a.verb
        FROM head h JOIN change c ON c.origin = h.origin AND c.clock = h.clock AND c.uid = h.uid
            AND c.field IN (h.field, '')
        LEFT JOIN act a ON a.origin = c.origin AND a.clock = c.act
        WHERE h.uid = ? AND h.field = ? GROUP BY h.origin, h.clock
        ORDER BY h.clock DESC, h.origin DESC
        """,
        (field.uid, field.field),
    ).fetchall()


def _conflict(connection: Connection, field: Field) -> Conflict:
    found = {
        repr(row["value"]): Value(
            id=f"{row['origin']}-{row['clock']}",
            value=row["value"],
            by=row["by"],
            person=row["person"],
            at=row["at"],
            deleted=bool(row["gone"]),
            verb=row["verb"],
        )
        for row in reversed(heads_of(connection, field))
    }
    values = sorted(found.values(), key=_age, reverse=True)
    before = _common(connection, field, [(v.id[:16], int(v.id[17:])) for v in values])
    return Conflict(
        f"{field.uid}/{field.field}", field.kind, field.uid, field.field, tuple(values), before
    )


def _age(value: Value) -> tuple[int, str]:
    return int(value.id[17:]), value.id[:16]


def _common(connection: Connection, field: Field, heads: Sequence[Version]) -> Any:
    """What the newest version said that all of the ``heads`` replaced; None for none."""
    rows = versions(connection, field)
    parents = _parents(connection, field, rows)
    shared: set[Version] | None = None
    for head in heads:
        seen, ahead = set(), [head]
        while ahead:
            for parent in parents.get(ahead.pop(), ()):
                if parent not in seen:
                    seen.add(parent)
                    ahead.append(parent)
        shared = seen if shared is None else shared & seen
    known = sorted((shared or set()) & rows.keys(), key=lambda one: (one[1], one[0]))
    return value_of(field, rows[known[-1]]) if known else None


def versions(connection: Connection, field: Field) -> dict[Version, Row]:
    """Every version of a field, by origin and clock (see :mod:`ccm_tui.store.heads`)."""
    rows = connection.execute(
        """
        SELECT origin, clock, field, op, old, new, parent_origin, parent_clock,
            field <> :field AS whole
        FROM change WHERE uid = :uid AND (field = :field OR field = ''
            AND op = CASE instr(:field, ':') WHEN 0 THEN 'insert' ELSE 'delete' END)
        ORDER BY field
        """,
        {"uid": field.uid, "field": field.field},
    )
    return {(row["origin"], row["clock"]): row for row in rows}


def _parents(
    connection: Connection, field: Field, rows: Mapping[Version, Row]
) -> dict[Version, set[Version]]:
    found: dict[Version, set[Version]] = {}
    for version, row in rows.items():
        found[version] = {(row["parent_origin"], row["parent_clock"])} - {(None, None)}
    edges = connection.execute(
        """
        SELECT e.* FROM change c JOIN edge e
            ON e.origin = c.origin AND e.clock = c.clock AND e.field = c.field
        WHERE c.uid = ? AND c.field IN (?, '')
        """,
        (field.uid, field.field),
    )
    for row in edges:
        if (child := (row["origin"], row["clock"])) in found:
            found[child].add((row["parent_origin"], row["parent_clock"]))
    return found
