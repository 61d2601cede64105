"""Whole copies of the register, made by SQLite itself while others read and write."""

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from ccm_tui.domain.entities import Entities
from ccm_tui.errors import RegisterDamaged
from ccm_tui.store import guard
from ccm_tui.store.derived import search_faults, timeline_faults
from ccm_tui.store.driver import Connection, connect, our_errors
from ccm_tui.store.leaving import leave_out
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


def write_copy_up_to(
    connection: Connection, path: Path, entities: Entities, level: str, *, without_contacts: bool
) -> dict[str, int]:
    """A copy at ``path`` without what is above ``level`` (see :mod:`ccm_tui.store.leaving`).

    Returns how many records were left out, by kind. They are taken out beside the register: where
    the copy goes, a stick that is handed on, no byte of them is ever written.
    """
    beside = file_of(connection).parent
    room = beside if os.access(beside, os.W_OK) else None
    with TemporaryDirectory(prefix=".ccm-tui-", dir=room) as folder, our_errors(path):
        whole = Path(folder) / "whole.db"
        write_copy(connection, whole)
        narrowed = connect(whole)
        try:
            narrowed.execute("BEGIN IMMEDIATE")
            left_out = leave_out(narrowed, entities, level, without_contacts=without_contacts)
            narrowed.execute("COMMIT")
            write_copy(narrowed, path)
        finally:
            narrowed.close()
    return left_out


def finish_copy(path: Path, entities: Entities) -> None:
    """Take out what belongs to this file only, and verify the copy by opening it.

    Drafts and receipts go; whoever writes first in the copy gets an origin of their own. Raises
    :class:`RegisterDamaged` when the copy is not what the journal says.
    """
    connection = connect(path)
    try:
        with our_errors(path):
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("DELETE FROM draft")
            connection.execute("DELETE FROM handover")
            connection.execute("DELETE FROM hub_block")  # it may lack what the hub gave
            connection.execute("UPDATE session SET installation = '', act = NULL, wall = NULL")
            connection.execute("COMMIT")
            faults = list(islice(_faults(connection, entities), _SHOWN))
    finally:
        connection.close()
    if faults:
        raise RegisterDamaged(
            _("The copy does not verify: {faults}").format(faults="; ".join(faults)),
            _("Nothing was handed out. Run ccm-tui doctor on the register."),
        )


def _faults(connection: Connection, entities: Entities) -> Iterator[str]:
    yield from guard.differences(connection, entities)
    yield from (row[0] for row in connection.execute("PRAGMA quick_check(3)") if row[0] != "ok")
    for row in connection.execute("PRAGMA foreign_key_check"):
        yield f"{row['table']} {row['rowid']} → {row['parent']}"
    yield from search_faults(connection, entities)
    yield from timeline_faults(connection, entities)
    yield from verify(connection, entities)
