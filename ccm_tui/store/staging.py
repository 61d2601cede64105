"""Staging: a foreign journal beside the own one, taken as data and checked before it is merged.

What comes from a file, a bundle or a hub enters by one door, :func:`staged`: rows of acts, changes,
edges, redactions and blobs go into tables of a private database (``incoming``) that the merging
connection has attached, and that is gone when the block ends. Nothing there is trusted: types,
lengths, names and clocks are looked at before a row is taken (see :mod:`ccm_tui.store.checking`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from ccm_tui.errors import NotMergeable
from ccm_tui.store.driver import Connection, IntegrityError
from ccm_tui.store.opening import CACHE
from ccm_tui.words import _

Progress = Callable[[int, int], None]
"""Is told how much is done, of how much. What it raises ends the merge; nothing is kept then."""

COLUMNS: Final = {
    "act": ("origin", "clock", "at", "by", "person", "verb", "undoes", "reason"),
    "change": (
        *("origin", "clock", "field", "act", "kind", "uid", "op", "old", "new"),
        *("parent_origin", "parent_clock"),
    ),
    "edge": ("origin", "clock", "field", "parent_origin", "parent_clock"),
    "redaction": ("origin", "clock", "act", "kind", "uid"),
    "blob": ("sha256", "content"),
}
"""The tables of a journal that travel, and the columns of each in the order of their rows."""

KEYS: Final = {
    "act": "origin, clock",
    "change": "origin, clock, field",
    "edge": "origin, clock, field, parent_origin, parent_clock",
    "redaction": "origin, clock",
    "blob": "sha256",
}
_BATCH: Final = 5_000
_CACHE: Final = -64_000
"""KiB of pages kept while a journal is taken: it writes all over the file."""


@dataclass(frozen=True, slots=True)
class Staged:
    """The door: what is put in here is foreign, until it was checked and taken."""

    connection: Connection
    version: int
    """The register version of whoever wrote it."""

    def put(
        self,
        table: str,
        rows: Iterable[Sequence[Any]],
        told: Callable[[int], None] = lambda _done: None,
    ) -> int:
        """Put rows of one table in (see :data:`COLUMNS`); returns how many.

        Raises :class:`NotMergeable` for two rows of one identity.
        """
        columns = COLUMNS[table]
        sql = (
            f"INSERT INTO incoming.{table} ({', '.join(columns)})"
            f" VALUES (?{', ?' * (len(columns) - 1)})"
        )
        remaining, done = iter(rows), 0
        while batch := list(islice(remaining, _BATCH)):
            self.connection.execute("BEGIN")
            try:
                self.connection.executemany(sql, batch)
                self.connection.execute("COMMIT")
            except IntegrityError as error:
                raise NotMergeable(
                    _("What is to be merged says the same change twice, or one without a name"),
                    _("It is damaged, or was altered. The register is as it was."),
                ) from error
            done += len(batch)
            told(done)
        return done


@contextmanager
def staged(connection: Connection, version: int, *, large: bool) -> Iterator[Staged]:
    """Room for a foreign journal, outside a transaction; on disk where it is ``large``.

    ``version`` is the register version of whoever wrote it.
    """
    if large:  # lets go of the schema that was read: not worth it for a few thousand changes
        connection.execute("PRAGMA temp_store = FILE")
    connection.execute("ATTACH '' AS incoming")
    if large:
        connection.execute("PRAGMA temp_store = MEMORY")
    try:
        connection.execute("PRAGMA incoming.journal_mode = MEMORY")
        connection.execute("PRAGMA incoming.synchronous = OFF")
        connection.execute(f"PRAGMA main.cache_size = {_CACHE:d}")
        for table, columns in COLUMNS.items():
            connection.execute(
                f"CREATE TABLE incoming.{table} ({', '.join(columns)},"
                f" PRIMARY KEY ({KEYS[table]})) WITHOUT ROWID"
            )
        yield Staged(connection, version)
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        connection.execute("DETACH incoming")
        connection.execute(f"PRAGMA main.cache_size = {CACHE:d}")
