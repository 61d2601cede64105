"""Saving a record, whole: checked, written, journalled, indexed and on the disk.

Against the least that a durable write can be: one row of the same values, inserted and committed
into a table without indices or triggers, by a connection with the same pragmas, in the same folder.
How long the disk takes to make a page durable is told beside it: both wait for it once, so that the
ratio is the nearer to one the slower the disk is.
"""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

from benchmarks.bench import Bench, rows_in_words
from benchmarks.figures import Amount, Budget, Line
from benchmarks.registers import open_register
from ccm_tui.register import Register

BUDGET: Final = Budget(2.0)

_TIMES: Final = 20
"""A save is short: so many for each run that was asked for."""
_PAGE: Final = 4096
_PRAGMAS: Final = (
    "busy_timeout = 3000",
    "foreign_keys = ON",
    "recursive_triggers = ON",
    "trusted_schema = OFF",
    "synchronous = FULL",
    "cell_size_check = ON",
    "cache_size = -16000",
    "page_size = 4096",
    "journal_mode = WAL",
)
"""Those of a register."""
_ENTRY: Final = {
    "states": ["GNB"],
    "channel": "bilateral",
    "direction": "out",
    "date": "2017-02-09",
    "place": "Geneva",
    "subject": "Meeting on the focal point (fictional)",
    "summary": "Fictional. The mission will forward the question to the capital and answer after"
    " the session of parliament. It was agreed to speak again before the next meeting.",
    "activities": ["A3"],
    "engagement": "acknowledged",
}
_PROMISE: Final = {
    "owed_by": "GNB",
    "owed_to": "ISU",
    "what": "Name a contact in the ministry (fictional)",
    "due": "2017-03-09",
}


def measure(bench: Bench) -> list[Line]:
    """New entries, with and without what was promised, and edits, at every size."""
    synced = _synced(bench.folder / "synced", bench.runs * _TIMES)
    lines = [Line("saving", "one page written and synced to this disk", Amount.middle(synced))]
    for rows in bench.rows:
        with (
            bench.registers.copy(rows) as copy,
            TemporaryDirectory(dir=bench.folder) as beside,
            open_register(copy) as register,
            closing(_bare(Path(beside) / "bare.db")) as bare,
        ):
            lines += _lines(bench, rows, register, bare)
    return lines


def _lines(bench: Bench, rows: int, register: Register, bare: sqlite3.Connection) -> list[Line]:
    numbers = count(1)
    edited = register.save("outreach", _ENTRY)

    def edit() -> None:
        register.save("outreach", {"summary": f"Fictional change {next(numbers)}."}, edited)

    samples = bench.in_turns(
        {
            "bare": _timed(lambda: _insert(bare)),
            "entry": _timed(lambda: register.save("outreach", _ENTRY)),
            "edit": _timed(edit),
            "two": _timed(lambda: register.save("outreach", {**_ENTRY, "commitments": [_PROMISE]})),
        },
        times=_TIMES,
    )
    amounts = {key: Amount.middle(many) for key, many in samples.items()}
    size = rows_in_words(rows)
    return [
        Line(
            "saving",
            f"{said}, {size}",
            amounts[key],
            "bare INSERT, COMMIT",
            amounts["bare"],
            budget,
        )
        for said, key, budget in (
            ("save a new entry", "entry", BUDGET),
            ("save a changed field", "edit", BUDGET),
            ("save an entry with a commitment", "two", None),
        )
    ]


def _synced(path: Path, times: int) -> list[float]:
    """Seconds for each of ``times`` pages that were appended to a new file and synced."""
    samples = []
    try:
        with path.open("wb", buffering=0) as file:
            for _page in range(times):
                began = perf_counter()
                file.write(bytes(_PAGE))
                os.fsync(file.fileno())
                samples.append(perf_counter() - began)
    finally:
        path.unlink(missing_ok=True)
    return samples


def _timed(action: Callable[[], object]) -> Callable[[], float]:
    def run() -> float:
        began = perf_counter()
        action()
        return perf_counter() - began

    return run


def _bare(path: Path) -> sqlite3.Connection:
    """A new database with one plain table of the entry's columns."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    columns = ", ".join(f"{name} TEXT" for name in _ENTRY)
    connection.execute(f"CREATE TABLE bare (id INTEGER PRIMARY KEY, {columns}) STRICT")
    return connection


def _insert(connection: sqlite3.Connection) -> None:
    values = [",".join(value) if isinstance(value, list) else value for value in _ENTRY.values()]
    places = ", ".join("?" * len(values))
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(f"INSERT INTO bare ({', '.join(_ENTRY)}) VALUES ({places})", values)
    connection.execute("COMMIT")
