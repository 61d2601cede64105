"""Seeded rows of an older register say what those of a register made today say.

A release may know more of a seeded row than the one before (a new field of an output). The seeds'
part of the journal follows from the release alone, so it is written anew here, once, with the
migration; what a person changed stays as they left it. Registers of one version that were seeded
apart stay the same register.
"""

import json
from pathlib import Path
from typing import Any

from ccm_tui.domain.entities import Entities
from ccm_tui.store import opening
from ccm_tui.store.driver import Connection, in_memory
from ccm_tui.store.seeding import ORIGIN, seed


def renew(connection: Connection, entities: Entities, folder: Path) -> None:
    """Compare each seeded row with a fresh one and write what differs.

    In the caller's transaction, which has to make the triggers whole again afterwards: that which
    guards the journal is taken away.
    """
    fresh = in_memory()
    try:
        opening.build(fresh, entities, lambda c: seed(c, entities, folder))
        born = _births(fresh)
    finally:
        fresh.close()
    connection.execute("DROP TRIGGER IF EXISTS guard_change_update")
    connection.execute("UPDATE session SET projecting = 1")
    for clock, (kind, uid, new) in _births(connection).items():
        if clock in born and born[clock][2] != new:
            _write(connection, clock, kind, uid, json.loads(new), born[clock][2])
    connection.execute("UPDATE session SET projecting = 0")


def _births(connection: Connection) -> dict[int, tuple[str, str, str]]:
    """The insertion of every seeded row, by its clock: table, uid and values as JSON."""
    rows = connection.execute(
        """
        SELECT clock, kind, uid, new FROM change
        WHERE origin = ? AND field = '' AND op = 'insert'
        """,
        (ORIGIN,),
    )
    return {row["clock"]: (row["kind"], row["uid"], row["new"]) for row in rows}


def _write(
    connection: Connection, clock: int, kind: str, uid: str, old: dict[str, Any], new: str
) -> None:
    connection.execute(
        "UPDATE change SET new = ? WHERE origin = ? AND clock = ? AND field = ''",
        (new, ORIGIN, clock),
    )
    for field, value in json.loads(new).items():
        changed = "SELECT 1 FROM change WHERE uid = ? AND field = ? LIMIT 1"
        if old.get(field) != value and not connection.execute(changed, (uid, field)).fetchone():
            connection.execute(f"UPDATE {kind} SET {field} = ? WHERE uid = ?", (value, uid))
