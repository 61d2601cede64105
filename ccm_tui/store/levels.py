"""Levels: which records are above one, and stay behind when something is handed out.

A record is above a level by its own sensitivity (the highest of those that stand, where two people
disagree), or because it cannot be told without a record that is: it belongs to that one, it has no
sensitivity of its own and needs that one, or it is a document, evidence or a reminder of it.

Records that wait and stand in no table are read from the journal; those of a kind that is unknown
here cannot be judged, and are above every level but the highest.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ccm_tui.domain.vocabularies import SENSITIVITIES
from ccm_tui.store.driver import Connection

if TYPE_CHECKING:
    from ccm_tui.domain.declaration import Entity
    from ccm_tui.domain.entities import Entities

EVERYTHING: Final = SENSITIVITIES.codes[-1]
"""The highest level: nothing is above it."""
_PUT: Final = "INSERT OR IGNORE INTO temp.above (uid, kind)"


def beyond(level: str) -> tuple[str, ...]:
    """The sensitivities above ``level``."""
    return SENSITIVITIES.codes[SENSITIVITIES.codes.index(level) + 1 :]


def above(
    connection: Connection, entities: Entities, level: str, *, without_contacts: bool = False
) -> int:
    """Fill ``temp.above (uid PRIMARY KEY, kind)`` with the records above ``level``; how many.

    ``without_contacts`` adds all contacts and what belongs to them.
    """
    connection.execute(
        "CREATE TEMP TABLE IF NOT EXISTS above"
        " (uid TEXT PRIMARY KEY, kind TEXT NOT NULL) WITHOUT ROWID"
    )
    connection.execute("DELETE FROM temp.above")
    if higher := beyond(level):
        _by_their_own(connection, entities, higher)
        _templates(connection, higher)
        _unknown_kinds(connection, entities)
    if without_contacts:
        connection.execute(
            f"{_PUT} SELECT uid, 'contact' FROM contact"
            " UNION SELECT uid, kind FROM waiting WHERE kind = 'contact'"
        )
    if higher or without_contacts:
        while _by_what_they_need(connection, entities):
            continue
    return int(connection.execute("SELECT count(*) FROM temp.above").fetchone()[0])


def _by_their_own(connection: Connection, entities: Entities, higher: tuple[str, ...]) -> None:
    marks = ", ".join("?" * len(higher))
    for entity in entities:
        if "sensitivity" in entity.columns():
            connection.execute(
                f"{_PUT} SELECT uid, '{entity.table}' FROM {entity.table}"
                f" WHERE sensitivity IN ({marks})",
                higher,
            )
            connection.execute(
                f"{_PUT} {_said_of_waiting(entity)} IN ({marks})",
                (*_field("sensitivity"), *higher),
            )
    connection.execute(
        f"{_PUT} SELECT uid, kind FROM head WHERE field = 'sensitivity' AND value IN ({marks})",
        higher,
    )


def _templates(connection: Connection, higher: tuple[str, ...]) -> None:
    """A template has no sensitivity, but what it begins with may say one."""
    marks = ", ".join("?" * len(higher))
    connection.execute(
        f"{_PUT} SELECT uid, 'template' FROM template"
        f" WHERE json_valid(typed) AND json_extract(typed, '$.sensitivity') IN ({marks})",
        higher,
    )


def _unknown_kinds(connection: Connection, entities: Entities) -> None:
    kinds = [entity.table for entity in entities]
    marks = ", ".join("?" * len(kinds))
    connection.execute(f"{_PUT} SELECT uid, kind FROM change WHERE kind NOT IN ({marks})", kinds)


def _by_what_they_need(connection: Connection, entities: Entities) -> int:
    """Add the records that need one of those found so far; how many were added."""
    added = 0
    for entity in entities:
        for name in _needs(entity):
            added += connection.execute(
                f"{_PUT} SELECT r.uid, '{entity.table}' FROM temp.above a"
                f" JOIN {entity.table} r ON r.{name} = a.uid"
            ).rowcount
            added += connection.execute(
                f"{_PUT} {_said_of_waiting(entity)} IN (SELECT uid FROM temp.above)", _field(name)
            ).rowcount
    return added


def _needs(entity: type[Entity]) -> Iterator[str]:
    """The fields that name what a record of this kind cannot be told without."""
    columns = entity.columns()
    for name, column in columns.items():
        target = column.about.target
        needed = column.required and "sensitivity" not in columns
        if column.about.kind == "ref" and (
            needed or name == entity.owner_field or target == "record"
        ):
            yield name


def _said_of_waiting(entity: type[Entity]) -> str:
    """SQL, to be ended, for the records in no table of which a field ever was something.

    Its parameters are those of :func:`_field`.
    """
    return f"""
        SELECT w.uid, w.kind FROM waiting w JOIN change c ON c.uid = w.uid AND c.field IN (?, '')
        WHERE w.kind = '{entity.table}'
            AND NOT EXISTS (SELECT 1 FROM {entity.table} r WHERE r.uid = w.uid)
            AND CASE WHEN c.op <> 'insert' THEN coalesce(c.new, c.old)
                WHEN json_valid(c.new) THEN json_extract(c.new, ?) ELSE '{EVERYTHING}' END"""


def _field(name: str) -> tuple[str, str]:
    return name, f"$.{name}"
