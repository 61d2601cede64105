"""Whole copies of the register, made by SQLite itself while others read and write."""

import os
from itertools import islice
from pathlib import Path

from ccm_tui.domain.entities import Entities
from ccm_tui.errors import RegisterDamaged
from ccm_tui.store import guard
from ccm_tui.store.driver import Connection, connect, our_errors
from ccm_tui.store.projection import verify
from ccm_tui.words import _


def file_of(connection: Connection) -> Path:
    """The file that a connection has open."""
    return Path(connection.execute("PRAGMA database_list").fetchone()["file"])


def write_copy(connection: Connection, path: Path) -> None:
    """A consistent copy at ``path``, which must not exist; mode 0600."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    with our_errors(path):
        connection.execute("VACUUM INTO ?", (str(path),))


def finish_copy(path: Path, entities: Entities) -> None:
    """Take out what belongs to this installation only, and verify the copy by opening it.

    Drafts go; whoever writes first in the copy gets an origin of their own. Raises
    :class:`RegisterDamaged` when the copy is not what the journal says.
    """
    connection = connect(path)
    try:
        with our_errors(path):
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("DELETE FROM draft")
            connection.execute("UPDATE session SET installation = '', act = NULL, wall = NULL")
            connection.execute("COMMIT")
            faults = [
                *guard.differences(connection, entities),
                *(row[0] for row in connection.execute("PRAGMA quick_check(3)") if row[0] != "ok"),
                *islice(verify(connection, entities), 3),
            ]
    finally:
        connection.close()
    if faults:
        raise RegisterDamaged(
            _("The copy does not verify: {faults}").format(faults="; ".join(faults)),
            _("Nothing was handed out. Run ccm-tui doctor on the register."),
        )
