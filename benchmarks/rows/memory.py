"""The most memory the app holds with the outreach log on the screen, after going through it."""

from collections.abc import Callable, Hashable
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks.bench import Bench, rows_in_words
from benchmarks.figures import Amount, Budget, Line
from benchmarks.programs import open_app, open_empty
from benchmarks.sections import FIRST, LOG_KEY, cursor_in_log
from benchmarks.terminal import Terminal

BUDGET: Final = Budget(2.5)

_WALK: Final = ("end", *("pageup",) * 5, "home", *("pagedown",) * 5, "down", "down")


def measure(bench: Bench) -> list[Line]:
    """The empty app and ours at every size; nothing where the system does not tell."""
    subjects: dict[Hashable, Callable[[], float | None]] = {"empty": partial(_empty, bench.folder)}
    for rows in bench.rows:
        subjects[rows] = partial(_ours, bench.folder, bench.registers.path(rows), rows)
    samples = bench.in_turns(subjects)
    told = {key: [one for one in many if one is not None] for key, many in samples.items()}
    if not told["empty"]:
        bench.say("this system does not tell the memory of another program")
        return []
    amounts = {key: Amount.middle(many, "bytes") for key, many in told.items()}
    return [
        Line(
            "memory",
            f"peak memory with the log on screen, {rows_in_words(rows)}",
            amounts[rows],
            "empty Textual app",
            amounts["empty"],
            BUDGET,
        )
        for rows in bench.rows
    ]


def _empty(folder: Path) -> float | None:
    with open_empty(folder) as terminal:
        terminal.wait_for("empty")
        return _peak(terminal)


def _ours(folder: Path, register: Path, rows: int) -> float | None:
    with open_app(folder, register) as terminal:
        terminal.wait_for(FIRST.shown)
        terminal.settle()
        terminal.press(LOG_KEY)
        terminal.wait_for(cursor_in_log(1, rows))
        for key in _WALK:
            terminal.press(key)
            terminal.settle(0.03)
        return _peak(terminal)


def _peak(terminal: Terminal) -> float | None:
    terminal.settle(0.2)
    return terminal.peak_memory
