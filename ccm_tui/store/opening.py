"""Opening a register: found or made, checked before the first write, whole or refused.

A file is looked at as bytes first, so that one that is no register is never written to, not even
by SQLite's own housekeeping. A new register is made under a temporary name and renamed.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ccm_tui import errors
from ccm_tui.resources import schema_sql, seeds_dir
from ccm_tui.store import guard, heads
from ccm_tui.store.driver import Connection, connect, our_errors
from ccm_tui.store.migrations import APPLICATION_ID, VERSION, migrate
from ccm_tui.store.words_index import bring_up_to_date, is_up_to_date
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.domain.entities import Entities

BUSY_MILLISECONDS: Final = 3000
CACHE: Final = -4000
"""Pages kept in memory, in KiB (negative): enough for lists, little for a million rows."""
_MAGIC: Final = b"SQLite format 3\x00"
_HEADER: Final = 100


def open_connection(
    path: Path, *, further: bool = False, busy: int = BUSY_MILLISECONDS
) -> tuple[Connection, bool]:
    """A checked connection to the register at ``path`` and whether it may be written.

    ``further`` says that this process has the file open already. It is not looked at as bytes
    then: closing any handle of a file drops all locks that the process holds on it, and the next
    program to close the register would take its log away from under this one. Raises one of the
    errors of :mod:`ccm_tui.errors`; the file is byte for byte as it was then.
    """
    if not further:
        check_header(path)
    connection, writable = _connect(path)
    try:
        with our_errors(path):
            _set_up(connection, busy)
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
            if version > VERSION:
                raise newer(path, version)
            if version < VERSION and not writable:
                raise older(path)
            if connection.execute("SELECT origin FROM session").fetchone() is None:
                raise errors.RegisterDamaged(
                    _("{path} does not say whose it is").format(path=path),
                    _("Restore a backup; another program emptied the table “session”."),
                )
    except BaseException:
        connection.close()
        raise
    return connection, writable


def _connect(path: Path) -> tuple[Connection, bool]:
    """Read and write where that is possible; else read only.

    A file that may only be read and that nobody has open is read without any lock: the files that
    SQLite would make beside it for that could not be made or, worse, would stay there and keep its
    owner from writing.
    """
    writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    in_use = any(path.with_name(path.name + suffix).exists() for suffix in ("-wal", "-shm"))
    connection = connect(path, read_only=not writable, immutable=not writable and not in_use)
    try:
        with our_errors(path):
            connection.execute("PRAGMA schema_version").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection, writable


def _has_log(path: Path) -> bool:
    """Whether writes stand beside the file that it does not hold yet (a write-ahead log)."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _set_up(connection: Connection, busy: int) -> None:
    """What every connection needs. Nothing here writes to the file."""
    connection.execute(f"PRAGMA busy_timeout = {busy:d}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute(f"PRAGMA cache_size = {CACHE:d}")
    # Triggers need a statement journal for every row; on disk it doubles the time of a write.
    connection.execute("PRAGMA temp_store = MEMORY")


def is_there(path: Path) -> bool:
    """Whether there is anything at ``path``; RegisterError where that cannot be seen."""
    try:
        return path.exists()
    except OSError as error:
        raise unreadable(path, error) from error


def check_header(path: Path, application_id: int = APPLICATION_ID) -> None:
    """Refuse what is no register (or what else is asked for) by its first bytes, untouched."""
    try:
        if not path.parent.is_dir():
            raise folder_missing(path)
        size = path.stat().st_size
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except FileNotFoundError:
        raise errors.RegisterError(
            _("{path} does not exist").format(path=path), _("Check the name given with --db.")
        ) from None
    except OSError as error:
        raise unreadable(path, error) from error
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        raise errors.NotARegister(
            _("{path} is not a register").format(path=path),
            _("It is left as it is. Name another file with --db."),
        )
    if int.from_bytes(header[68:72]) != application_id:
        raise errors.NotARegister(
            _("{path} is a database of another program").format(path=path),
            _("It is left as it is. Name another file with --db."),
        )
    if (version := int.from_bytes(header[60:64])) > VERSION:
        raise newer(path, version)
    page = int.from_bytes(header[16:18])
    if not _has_log(path) and size < int.from_bytes(header[28:32]) * (65536 if page == 1 else page):
        raise errors.RegisterDamaged(
            _("{path} is cut off: a part of the file is missing").format(path=path),
            _("Copy it again from where it came, or restore a backup. It is left as it is."),
        )


def unreadable(path: Path, error: OSError) -> errors.RegisterError:
    """What is at ``path`` may not be read."""
    return errors.RegisterError(
        _("{path} cannot be read: {reason}").format(path=path, reason=error.strerror),
        _("Name a file that you may read with --db."),
    )


def folder_missing(path: Path) -> errors.FolderMissing:
    """The folder of ``path`` is not there."""
    return errors.FolderMissing(
        _("The folder {folder} does not exist").format(folder=path.parent),
        _("Make the folder first, or name another file with --db."),
    )


def newer(path: Path, version: int) -> errors.RegisterNewer:
    """The register at ``path`` needs a newer program."""
    return errors.RegisterNewer(
        _("{path} was written by a newer ccm-tui (register version {version})").format(
            path=path, version=version
        ),
        _("Install the newest ccm-tui; this one knows registers up to version {known}.").format(
            known=VERSION
        ),
    )


def older(path: Path) -> errors.RegisterError:
    """The register at ``path`` has to be brought up to date, and may not be written."""
    return errors.RegisterError(
        _("{path} is of an older ccm-tui and may not be written here").format(path=path),
        _("Copy it to where you may write, and open the copy: it is brought up to date then."),
    )


def is_newest(connection: Connection) -> bool:
    """Whether the register has the newest schema already."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0]) >= VERSION


def prepare(connection: Connection, entities: Entities) -> None:
    """Make a checked, writable register ready: newest schema, write-ahead log, whole triggers."""
    migrate(connection, entities, seeds=seeds_dir())
    guard.require_whole(connection, entities)
    if not (is_up_to_date(connection) and heads.are_fresh(connection)):
        connection.execute("BEGIN IMMEDIATE")
        bring_up_to_date(connection)
        heads.refresh_stale(connection)
        connection.execute("COMMIT")


def repair(connection: Connection, entities: Entities) -> list[str]:
    """Restore the triggers of a register, its search index and timeline; the triggers' names."""
    from ccm_tui.store import derived

    migrate(connection, entities, seeds=seeds_dir(), damaged=True)
    connection.execute("BEGIN IMMEDIATE")
    try:
        names = guard.repair(connection, entities)
        derived.rebuild(connection, entities)
        connection.execute("DELETE FROM head")
        heads.refresh(connection, entities, "SELECT DISTINCT uid FROM change")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return names


def create(
    path: Path,
    entities: Entities,
    fill: Callable[[Connection], object],
    *,
    schema: str | None = None,
) -> None:
    """Make a new register at ``path``, seeded by ``fill``; whole, or not at all.

    Raises :class:`FolderMissing`, :class:`DiskFull` or another :class:`RegisterError`.
    """
    if not is_there(path.parent) or not path.parent.is_dir():
        raise folder_missing(path)
    temporary = path.with_name(f".{path.name}.{os.urandom(4).hex()}.new")
    try:
        _create_private(temporary)
        connection = connect(temporary)
        try:
            with our_errors(path):
                build(connection, entities, fill, schema)
        finally:
            connection.close()
        _sync(temporary)
        if not path.exists():
            temporary.rename(path)
    except OSError as error:
        raise errors.RegisterError(
            _("{path} cannot be made: {reason}").format(path=path, reason=error.strerror),
            _("Free some space or name another file with --db."),
        ) from error
    finally:
        for suffix in ("", "-journal", "-wal", "-shm"):
            temporary.with_name(temporary.name + suffix).unlink(missing_ok=True)


def build(
    connection: Connection,
    entities: Entities,
    fill: Callable[[Connection], object],
    schema: str | None = None,
) -> None:
    """Make an empty database a register, seeded by ``fill``."""
    _set_up(connection, BUSY_MILLISECONDS)
    connection.execute("PRAGMA page_size = 4096")
    connection.execute("PRAGMA synchronous = OFF")
    connection.executescript(schema or schema_sql())
    connection.execute("BEGIN IMMEDIATE")
    origin = os.urandom(8).hex()
    connection.execute("INSERT INTO session (one, origin, clock) VALUES (1, ?, 0)", (origin,))
    guard.repair(connection, entities)
    fill(connection)
    connection.execute("COMMIT")
    connection.execute("PRAGMA journal_mode = WAL")


def _create_private(path: Path) -> None:
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
