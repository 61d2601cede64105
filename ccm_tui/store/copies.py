"""Whole copies of the register, made by SQLite itself while others read and write."""

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from ccm_tui.domain.entities import Entities
from ccm_tui.errors import RegisterDamaged
from ccm_tui.store import guard
from ccm_tui.store.derived import search_faults, timeline_faults
from ccm_tui.store.driver import Connection, connect, our_errors
from ccm_tui.store.leaving import leave_out
from ccm_tui.store.levels import EVERYTHING
from ccm_tui.store.projection import verify
from ccm_tui.words import _

_SHOWN: Final = 3


def file_of(connection: Connection) -> Path:
    """The file that a connection has open."""
    return Path(connection.execute("PRAGMA database_list").fetchone()["file"])


def write_copy(connection: Connection, path: Path) -> None:
    """A consistent copy at ``path``, which must not exist; mode 0600."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    with our_errors(path):
        connection.execute("VACUUM INTO ?", (str(path),))


def finish_copy(
    path: Path, entities: Entities, level: str = EVERYTHING, *, without_contacts: bool = False
) -> dict[str, int]:
    """Take out what does not travel, and verify the copy by opening it.

    Drafts go, and what is above ``level`` (see :mod:`ccm_tui.store.leaving`); whoever writes first
    in the copy gets an origin of their own. Returns how many records were left out, by kind.
    Raises :class:`RegisterDamaged` when the copy is not what the journal says.
    """
    narrowed = without_contacts or level != EVERYTHING
    left_out: dict[str, int] = {}
    connection = connect(path)
    try:
        with our_errors(path):
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("DELETE FROM draft")
            connection.execute("DELETE FROM handover")
            connection.execute("DELETE FROM hub_block")  # it may lack what the hub gave
            if narrowed:
                left_out = leave_out(connection, entities, level, without_contacts=without_contacts)
            connection.execute("UPDATE session SET installation = '', act = NULL, wall = NULL")
            connection.execute("COMMIT")
            if narrowed:
                connection.execute("VACUUM")
            faults = list(islice(_faults(connection, entities, narrowed), _SHOWN))
    finally:
        connection.close()
    if faults:
        raise RegisterDamaged(
            _("The copy does not verify: {faults}").format(faults="; ".join(faults)),
            _("Nothing was handed out. Run ccm-tui doctor on the register."),
        )
    return left_out


def _faults(connection: Connection, entities: Entities, narrowed: bool) -> Iterator[str]:
    yield from guard.differences(connection, entities)
    yield from (row[0] for row in connection.execute("PRAGMA quick_check(3)") if row[0] != "ok")
    if narrowed:
        for row in connection.execute("PRAGMA foreign_key_check"):
            yield f"{row['table']} {row['rowid']} → {row['parent']}"
        yield from search_faults(connection, entities)
        yield from timeline_faults(connection, entities)
    yield from verify(connection, entities)
