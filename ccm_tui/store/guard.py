"""Are the triggers those that belong to the tables as they are? Compared at every opening.

A trigger lost (``transform()`` drops them all) or a column added behind the program's back would
leave writes out of the journal; such a register is not written to until ``doctor`` repaired it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccm_tui.errors import RegisterDamaged
from ccm_tui.store.driver import Connection
from ccm_tui.store.triggers import Triggers, generate
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.domain.entities import Entities


def live_columns(connection: Connection, entities: Entities) -> dict[str, dict[str, str]]:
    """The columns of each entity's table as they stand in the file, by name, with their types.

    Not in the table's order: a column that a migration added stands last there, and the triggers
    and the journal of a migrated register are to be those of a fresh one.
    """
    sql = "SELECT name, type FROM pragma_table_info(?) ORDER BY name"
    return {
        entity.table: {row["name"]: row["type"] for row in connection.execute(sql, (entity.table,))}
        for entity in entities
    }


def live_triggers(connection: Connection) -> Triggers:
    """The triggers in the file: name to statement."""
    rows = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    return {row["name"]: row["sql"] for row in rows}


def expected_triggers(connection: Connection, entities: Entities) -> Triggers:
    """The triggers that belong to the file's tables."""
    return generate(entities, live_columns(connection, entities))


def differences(connection: Connection, entities: Entities) -> list[str]:
    """The names of triggers that are missing, altered or foreign; empty when all is well."""
    live, expected = live_triggers(connection), expected_triggers(connection, entities)
    return sorted(n for n in live.keys() | expected.keys() if live.get(n) != expected.get(n))


def require_whole(connection: Connection, entities: Entities) -> None:
    """Raise :class:`RegisterDamaged` when a write could escape the journal."""
    if names := differences(connection, entities):
        raise _damaged(names)


def require_journal(connection: Connection, entities: Entities, version: int) -> None:
    """Raise :class:`RegisterDamaged` when a table of an older register has lost its journal.

    By name: an older version's triggers need not say what today's do.
    """
    there = {entity for entity in entities if live_columns(connection, (entity,))[entity.table]}
    events = ("insert", "edit", "delete", "revive") if version < 4 else ("insert", "update")
    wanted = {f"journal_{entity.table}_{event}" for entity in there for event in events}
    if lost := sorted(wanted - live_triggers(connection).keys()):
        raise _damaged(lost)


def _damaged(names: list[str]) -> RegisterDamaged:
    return RegisterDamaged(
        _("The register's triggers are not as they should be: {names}").format(
            names=", ".join(names[:3]) + (" …" if len(names) > 3 else "")
        ),
        _("Nothing is written until “ccm-tui doctor --repair” has restored them."),
    )


def repair(connection: Connection, entities: Entities) -> list[str]:
    """Make the triggers what they should be, in the caller's transaction; the names repaired."""
    names = differences(connection, entities)
    expected = expected_triggers(connection, entities)
    for name in names:
        quoted = name.replace('"', '""')
        connection.execute(f'DROP TRIGGER IF EXISTS "{quoted}"')
        if name in expected:
            connection.execute(expected[name])
    return names
