"""Numbered steps from an older schema to the newer one. A fresh register starts at the newest.

Step ``n`` takes a register from version ``n`` to ``n + 1``. All steps of one opening run in one
transaction, after which the triggers are generated anew and compared; a failure leaves the file
as it was. A test holds a fresh register and a migrated one equal.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from ccm_tui.store import guard
from ccm_tui.store.driver import Connection

if TYPE_CHECKING:
    from ccm_tui.domain.entities import Entities

Step = Callable[[Connection], None]

STEPS: Mapping[int, Step] = {}
"""From version to the step that leaves it. Version 1 is the first."""

APPLICATION_ID = 0x43434D31
VERSION = 1
"""The ``user_version`` that this program writes; the same as in ``schema.sql``."""


def migrate(
    connection: Connection,
    entities: Entities,
    *,
    steps: Mapping[int, Step] = STEPS,
    version: int = VERSION,
) -> int:
    """Bring the register to ``version``; returns how many steps it took (0: it was there)."""
    found = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if found >= version:
        return 0
    connection.execute("BEGIN IMMEDIATE")
    try:
        for number in range(found, version):
            steps[number](connection)
        guard.repair(connection, entities)
        connection.execute(f"PRAGMA user_version = {version:d}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
    return version - found
