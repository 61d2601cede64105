"""Handing somebody what they lack: the bundle's time and size, in a register of any size.

What is new since the last handover is few; knowing what it is takes a look at the whole journal.
"""

import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

from benchmarks.bench import Bench, rows_in_words
from benchmarks.figures import Amount, Line, plain
from benchmarks.registers import open_register
from ccm_tui.exchange.bundle import Bundle
from ccm_tui.register import Register

_CHANGES: Final = 10_000


def measure(bench: Bench) -> list[Line]:
    """The first bundle, which holds all; then one of 10,000 changes; then one of none."""
    lines = []
    for rows in bench.rows:
        with (
            bench.registers.copy(rows) as copy,
            TemporaryDirectory(dir=bench.folder) as folder,
            open_register(copy) as register,
        ):
            said, to = rows_in_words(rows), Path(folder)
            first, seconds = _handed(register, to / "all.ccm")
            lines.append(Line("bundle", f"all {first.changes:,} changes, {said}", seconds))
            lines.append(Line("bundle", f"its size, {said}", _size(first)))
            _edit(copy)
            second, seconds = _handed(register, to / "new.ccm")
            lines.append(Line("bundle", f"{second.changes:,} new changes, {said}", seconds))
            lines.append(Line("bundle", f"its size, {said}", _size(second)))
            _none, seconds = _handed(register, to / "none.ccm")
            lines.append(Line("bundle", f"nothing new, {said}", seconds))
    return lines


def _handed(register: Register, target: Path) -> tuple[Bundle, Amount]:
    began = perf_counter()
    made = register.bundle(target, "ITA")
    return made, Amount(perf_counter() - began)


def _size(made: Bundle) -> Amount:
    each = plain(made.bytes / max(made.changes, 1), "bytes")
    return Amount(made.bytes, "bytes", f"{each} a change")


def _edit(path: Path) -> None:
    """Change the newest entries, as another program would."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            """
            UPDATE outreach SET summary = 'Fictional change of entry ' || id
                || ': it was agreed to speak again before the next meeting of States Parties.'
            WHERE id IN (SELECT id FROM outreach ORDER BY id DESC LIMIT ?)
            """,
            (_CHANGES,),
        )
