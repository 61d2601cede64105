"""Which SQLite library is used, chosen here and nowhere else, and its errors made ours.

One library for the whole process: two copies of SQLite on one file lose each other's locks.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ccm_tui import errors
from ccm_tui.words import _

Connection = sqlite3.Connection
Row = sqlite3.Row
IntegrityError = sqlite3.IntegrityError
"""What a table refuses: a constraint is not met."""

_MINIMUM = (3, 37, 0)
"""STRICT tables; JSON, window functions and UPSERT are older."""


def connect(path: Path, *, read_only: bool = False, immutable: bool = False) -> Connection:
    """A bare connection to the file at ``path`` in autocommit; raises our own errors only.

    ``immutable`` reads a file in a place where nothing may be written, not even a lock.
    """
    if sqlite3.sqlite_version_info < _MINIMUM:
        raise errors.RegisterError(
            _("This Python brings SQLite {version}, which is too old").format(
                version=sqlite3.sqlite_version
            ),
            _("Install a Python with SQLite 3.37 or later."),
        )
    mode = "ro" if read_only or immutable else "rw"
    uri = f"{path.absolute().as_uri()}?mode={mode}{'&immutable=1' if immutable else ''}"
    with our_errors(path):
        connection = sqlite3.connect(
            uri, uri=True, isolation_level=None, check_same_thread=False, cached_statements=256
        )
    connection.row_factory = sqlite3.Row
    return connection


def in_memory() -> Connection:
    """An empty database that is nowhere but in memory."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.row_factory = sqlite3.Row
    return connection


is_complete = sqlite3.complete_statement
"""Whether a text ends with a whole SQL statement."""


@contextmanager
def our_errors(path: Path | None = None) -> Iterator[None]:
    """Turn the driver's errors into ours, which say what happened and what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise translated(error, path) from error


def translated(error: sqlite3.Error, path: Path | None = None) -> errors.CcmError:
    """Our error for one of the driver's."""
    where = str(path) if path else _("the register")
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    match code:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return errors.RegisterLocked(
                _("Another program is writing to {where}").format(where=where),
                _("Close it there, or try again in a moment. Nothing was changed."),
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return errors.RegisterReadOnly(
                _("{where} can be read but not written").format(where=where),
                _("Copy it to a folder of yours and open it with --db, or ask to be let write."),
            )
        case sqlite3.SQLITE_FULL:
            return errors.DiskFull(
                _("There is no room left on the disk of {where}").format(where=where),
                _("Free some space and do it again. Nothing of it was kept."),
            )
        case sqlite3.SQLITE_IOERR:
            return errors.DiskFull(
                _("The disk of {where} could not be read or written").format(where=where),
                _("Check that it is there and has room, then do it again. Nothing was changed."),
            )
        case sqlite3.SQLITE_NOTADB:
            return errors.NotARegister(
                _("{where} is not a register").format(where=where),
                _("Name another file with --db."),
            )
        case sqlite3.SQLITE_CORRUPT:
            return errors.RegisterDamaged(
                _("{where} is damaged").format(where=where),
                _("Run ccm-tui doctor, or restore a backup."),
            )
        case sqlite3.SQLITE_CANTOPEN:
            return errors.RegisterError(
                _("{where} cannot be opened").format(where=where),
                _("Check that the file and its folder are there and may be read."),
            )
        case _:
            return errors.RegisterError(str(error), _("Run ccm-tui doctor to check the register."))
