"""Another register's file, opened as data: nothing of it is run, nothing in or beside it written.

It is looked at as bytes first, opened read-only with ``trusted_schema`` off, and asked for rows of
real tables only: a view, a virtual table or a generated column under a known name is refused, and
no trigger can run where nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from ccm_tui.errors import NotMergeable, RegisterDamaged, RegisterError, RegisterNewer
from ccm_tui.store import bundles
from ccm_tui.store.driver import Connection, connect, our_errors
from ccm_tui.store.migrations import APPLICATION_ID
from ccm_tui.store.opening import check_header
from ccm_tui.store.staging import COLUMNS, Progress, Staged
from ccm_tui.words import _

_NEEDED: Final = ("act", "change", "edge", "manifest")
_BESIDE: Final = {
    APPLICATION_ID: {"merge_report": ("sha256",)},
    bundles.APPLICATION_ID: {"manifest": ("told",)},
}
"""What is read besides the journal: of a register, and of a bundle."""
_DIGEST: Final = 64
_ADDED: Final = {"reason"}
"""Columns that older versions do not have."""


@contextmanager
def foreign(path: Path, application_id: int = APPLICATION_ID) -> Iterator[Connection]:
    """A connection for reading another register (or a bundle) at ``path``, checked.

    Raises one of the errors of :mod:`ccm_tui.errors`; a newer one names what to install.
    """
    try:
        check_header(path, application_id)
    except (RegisterNewer, RegisterDamaged):
        raise
    except RegisterError as error:
        hint = _("It is left as it is. Name the file that a colleague gave you.")
        raise type(error)(str(error), hint) from error
    with path.open("rb") as file:
        logged = file.read(20)[18] == 2
    log = path.with_name(path.name + "-wal")
    # A log that is not there would be made beside the file, and stay: it may be on a read-only
    # stick, or somebody else's.
    connection = connect(path, read_only=True, immutable=logged and not log.exists())
    try:
        with our_errors(path):
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA cell_size_check = ON")
            connection.execute("PRAGMA query_only = ON")
            connection.execute("BEGIN")
            _require_sound(connection, path, COLUMNS | _BESIDE[application_id])
        yield connection
    finally:
        connection.close()


def version_of(connection: Connection) -> int:
    """The register version of a file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def received(connection: Connection) -> list[str]:
    """What another register says it has merged, by digest: receipts for who gave it."""
    if not connection.execute("PRAGMA table_info(merge_report)").fetchone():
        return []
    rows = connection.execute(
        "SELECT DISTINCT sha256 FROM merge_report"
        " WHERE typeof(sha256) = 'text' AND length(sha256) = ? LIMIT 100000",
        (_DIGEST,),
    )
    return [row[0] for row in rows]


def _require_sound(
    connection: Connection, path: Path, tables: Mapping[str, tuple[str, ...]]
) -> None:
    for table in tables:
        row = connection.execute(
            "SELECT type, sql FROM sqlite_schema WHERE name = ? COLLATE NOCASE", (table,)
        ).fetchone()
        if row is None and table not in _NEEDED:
            continue
        if row is None or row["type"] != "table" or not row["sql"].startswith("CREATE TABLE"):
            raise _altered(path, table)
        found = {
            one["name"]: one["hidden"]
            for one in connection.execute(
                "SELECT name, hidden FROM pragma_table_xinfo(?)", (table,)
            )
        }
        missing = set(tables[table]) - found.keys() - _ADDED
        if missing or any(found.values()):
            raise _altered(path, table)
        faults = [r[0] for r in connection.execute(f"PRAGMA quick_check('{table}')")]
        if faults != ["ok"]:
            raise NotMergeable(
                _("{path} is damaged: {fault}").format(path=path, fault=faults[0]),
                _("Copy it again from where it came, or ask for another copy."),
            )


def _altered(path: Path, table: str) -> NotMergeable:
    return NotMergeable(
        _("{path} is not as a register is: “{table}” is no table of ours").format(
            path=path, table=table
        ),
        _("It was altered by another program. Nothing of it was run or taken."),
    )


def stage(connection: Connection, staged: Staged, progress: Progress | None = None) -> None:
    """Put the journal of the foreign ``connection`` into ``staged``."""
    total = int(connection.execute("SELECT count(*) FROM change").fetchone()[0])
    there = {row["name"] for row in connection.execute("SELECT name FROM sqlite_schema")}
    for table, columns in COLUMNS.items():
        if table not in there:
            continue
        known = {r["name"] for r in connection.execute(f"PRAGMA table_info({table})")}
        names = ", ".join(name if name in known else "NULL" for name in columns)

        def told(done: int, of_changes: bool = table == "change") -> None:
            if progress and of_changes:
                progress(done, 2 * total)

        staged.put(table, connection.execute(f"SELECT {names} FROM {table}"), told)
