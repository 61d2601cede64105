"""Numbered steps from an older schema to the newer one. A fresh register starts at the newest.

Step ``n`` takes a register from version ``n`` to ``n + 1``. All steps of one opening run in one
transaction, after which the triggers are generated anew and compared; a failure leaves the file
as it was. A test holds a fresh register and a migrated one equal.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ccm_tui.store import guard
from ccm_tui.store.driver import Connection, is_complete
from ccm_tui.store.words_index import bring_up_to_date

if TYPE_CHECKING:
    from ccm_tui.domain.entities import Entities
    from ccm_tui.store.triggers import Columns

Step = Callable[[Connection], None]

_WRITTEN = Path(__file__).parent / "steps"


def statements(sql: str) -> Iterator[str]:
    """The statements of an SQL text, one by one: a script would end the transaction."""
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if is_complete(statement):
            yield statement
            statement = ""


def _written(version: int) -> Step:
    def step(connection: Connection) -> None:
        sql = (_WRITTEN / f"from_{version}.sql").read_text(encoding="utf-8")
        for statement in statements(sql):
            connection.execute(statement)

    return step


STEPS: Mapping[int, Step] = {version: _written(version) for version in (1, 2, 3)}
"""From version to the step that leaves it. Version 1 is the first."""

APPLICATION_ID = 0x43434D31
VERSION = 4
"""The ``user_version`` that this program writes; the same as in ``schema.sql``."""


def migrate(
    connection: Connection,
    entities: Entities,
    *,
    steps: Mapping[int, Step] = STEPS,
    version: int = VERSION,
    seeds: Path | None = None,
    damaged: bool = False,
) -> int:
    """Bring the register to ``version``; returns how many steps it took (0: it was there).

    Its seeds become those of ``seeds``, so that it stays the same as a register made today. Raises
    :class:`RegisterDamaged` where triggers of the journal are lost (unless ``damaged`` says that
    this is known): they would come back here, and nobody would learn that writes escaped.
    """
    if _version(connection) >= version:
        return 0
    connection.execute("BEGIN IMMEDIATE")
    try:
        found = _version(connection)  # another program may have been first
        if not damaged:
            guard.require_journal(connection, entities, found)
        known = guard.live_columns(connection, entities)
        for number in range(found, version):
            steps[number](connection)
        if seeds is not None:
            _reseed(connection, entities, seeds)
        guard.repair(connection, entities)
        if found >= _MERGING:
            _let_appear(connection, entities, known)
        connection.execute(f"PRAGMA user_version = {version:d}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
    return version - found


_MERGING: Final = 3
"""The version from which registers are merged, and may hold changes of fields they do not know."""


def _let_appear(connection: Connection, entities: Entities, before: Columns) -> None:
    """Show what came from newer programs and waited in the journal until its columns are here."""
    from ccm_tui.store import heads
    from ccm_tui.store.replay import replay

    touched: dict[str, list[str]] = {}
    for kind, columns in guard.live_columns(connection, entities).items():
        for column in set(columns) - set(before[kind]):
            rows = connection.execute(
                """
                SELECT DISTINCT uid FROM change WHERE kind = ?
                    AND (field = ? OR op = 'insert' AND instr(new, ?))
                """,
                (kind, column, f'"{column}":'),
            )
            touched.setdefault(kind, []).extend(row["uid"] for row in rows.fetchall())
    if any(touched.values()):
        replay(connection, entities, touched)
        uids = json.dumps([uid for some in touched.values() for uid in some])
        heads.refresh(connection, entities, "SELECT value FROM json_each(:uids)", {"uids": uids})
        bring_up_to_date(connection)


def _version(connection: Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _reseed(connection: Connection, entities: Entities, folder: Path) -> None:
    from ccm_tui.store.renewal import renew
    from ccm_tui.store.seeding import seed

    guard.repair(connection, entities)
    renew(connection, entities, folder)
    seed(connection, entities, folder)
