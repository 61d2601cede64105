"""Merging what a colleague wrote: of so many changes half are edits of entries that both know, the
other half are new entries, a change for the entry and one for its State.

Against inserting the same rows, journal and records, with executemany into the same tables without
triggers, as one durable transaction. The backup that is made before a merge is told by itself and
not counted; a person waits for both.
"""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final
from uuid import uuid4

from benchmarks.bench import Bench
from benchmarks.figures import Amount, Budget, Line
from benchmarks.registers import open_register
from ccm_tui.register import Register
from ccm_tui.resources import schema_sql

BUDGET: Final = Budget(10.0)
"""For 100,000 changes."""
_SIZES: Final = (10_000, 100_000, 1_000_000)
_ONCE: Final = 300_000
"""From so many changes on one turn has to do."""
_UID: Final = "lower(hex(randomblob(4)) || '-0000-4000-8000-' || hex(randomblob(6)))"
_SUMMARY: Final = (
    "Fictional. The mission will forward the question to the capital and answer after the session"
    " of parliament. It was agreed to speak again before the next meeting. "
)


def measure(bench: Bench) -> list[Line]:
    """Merging and merging again, up to as many changes as the largest register has entries."""
    lines = []
    for size in _SIZES:
        if size <= max(*bench.rows, _SIZES[0]):
            bench.say(f"{size:,} changes are made")
            with TemporaryDirectory(dir=bench.folder) as folder:
                lines += _lines(bench, size, Path(folder))
    return lines


def _lines(bench: Bench, size: int, folder: Path) -> list[Line]:
    ours, theirs = folder / "ours.db", folder / "theirs.db"
    _make_two(ours, theirs, size)
    samples = bench.in_turns(
        {
            "rows": lambda: _inserted(theirs, folder / "rows.db"),
            "copy": lambda: _copied(ours, folder / "copy.db"),
            "merge": lambda: _merged(ours, theirs, folder),
        },
        most=1 if size > _ONCE else 3,
    )
    merged = _copy(ours, folder / "merged.db")
    with open_register(merged) as register:
        _merge(register, theirs, folder)
        again = [_merge(register, theirs, folder) - _copied(merged, folder / "copy.db")]
    amounts = {
        "rows": Amount.middle(samples["rows"]),
        "copy": Amount.middle(samples["copy"]),
        "merge": Amount.middle(
            [a - b for a, b in zip(samples["merge"], samples["copy"], strict=True)]
        ),
        "again": Amount.middle(again),
    }
    said = f"{size:,} changes"
    return [
        Line(
            "merging",
            f"merge {said}",
            amounts["merge"],
            "inserting the same rows",
            amounts["rows"],
            BUDGET if size == 100_000 else None,
        ),
        Line("merging", f"the backup before, {said}", amounts["copy"]),
        Line("merging", f"the same file again, {said}", amounts["again"]),
    ]


def _make_two(ours: Path, theirs: Path, size: int) -> None:
    """Two registers that know the same entries, and what theirs wrote beyond."""
    open_register(ours).close()
    _write(ours, size // 2, [])
    _copy(ours, theirs)
    for path in (ours, theirs):
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("UPDATE session SET origin = ?", (os.urandom(8).hex(),))
    _write(theirs, size // 4, ["UPDATE outreach SET subject = subject || ' again'"])


def _write(path: Path, entries: int, first: list[str]) -> None:
    """Let the triggers of a register journal entries that are written in bulk."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in ("synchronous = OFF", "temp_store = MEMORY", "recursive_triggers = ON"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN")
        connection.execute("UPDATE session SET act = clock + 1, clock = clock + 1")
        connection.execute(
            "INSERT INTO act (origin, clock, at, by, person, verb)"
            " SELECT origin, act, '2017-02-09T09:00:00.000Z', 'ISU', 'Benchmark', 'add'"
            " FROM session"
        )
        for statement in first:
            connection.execute(statement)
        connection.execute(
            f"""
            CREATE TEMP TABLE fresh AS
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {entries})
            SELECT i, {_UID} AS uid FROM n
            """
        )
        connection.execute(
            """
            INSERT INTO outreach (uid, channel, date, place, subject, summary, by, person)
            SELECT uid, 'letter', date('2010-01-01', '+' || (i % 2500) || ' days'), 'Geneva',
                'Letter ' || i || ' on the focal point', ? || i, 'ISU', 'Benchmark' FROM temp.fresh
            """,
            (_SUMMARY,),
        )
        connection.execute(
            "INSERT INTO outreach_state SELECT uid, (SELECT uid FROM state WHERE iso3 = 'GNB')"
            " FROM temp.fresh"
        )
        connection.execute("UPDATE session SET act = NULL")
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    open_register(path).close()  # puts the words into the search index


def _copy(path: Path, target: Path) -> Path:
    target.unlink(missing_ok=True)
    shutil.copyfile(path, target)
    return target


def _inserted(theirs: Path, target: Path) -> float:
    """Seconds for inserting what theirs wrote beyond, journal and records, without triggers."""
    target.unlink(missing_ok=True)
    new = "(SELECT origin FROM session)"
    with (
        closing(sqlite3.connect(theirs)) as source,
        closing(sqlite3.connect(target, isolation_level=None)) as bare,
    ):
        bare.executescript(schema_sql())
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "cache_size = -64000"):
            bare.execute(f"PRAGMA {pragma}")
        written = f"SELECT uid FROM change WHERE origin = {new} AND op = 'insert'"
        rows = {
            "change": source.execute(f"SELECT * FROM change WHERE origin = {new}").fetchall(),
            "outreach": source.execute(
                f"SELECT * FROM outreach WHERE uid IN ({written})"
            ).fetchall(),
            "outreach_state": source.execute(
                f"SELECT * FROM outreach_state WHERE outreach IN ({written})"
            ).fetchall(),
        }
        began = perf_counter()
        bare.execute("BEGIN")
        for table, many in rows.items():
            marks = ", ".join("?" * len(many[0]))
            bare.executemany(f"INSERT INTO {table} VALUES ({marks})", many)
        bare.execute("COMMIT")
        return perf_counter() - began


def _timed(action: Callable[[], object]) -> float:
    began = perf_counter()
    action()
    return perf_counter() - began


def _copied(path: Path, target: Path) -> float:
    """Seconds for the copy that a backup is."""
    target.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        return _timed(lambda: connection.execute("VACUUM INTO ?", (str(target),)))


def _merged(ours: Path, theirs: Path, folder: Path) -> float:
    with open_register(_copy(ours, folder / f"merging {uuid4()}.db")) as register:
        try:
            return _merge(register, theirs, folder)
        finally:
            register.path.unlink()


def _merge(register: Register, theirs: Path, folder: Path) -> float:
    """Seconds for a merge, the backup included."""
    backups = folder / "backups"
    seconds = _timed(lambda: register.merge(theirs, backups))
    shutil.rmtree(backups)
    return seconds
