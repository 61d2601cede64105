"""From the start to the rows of the log, and the most memory that going through it takes.

Of use means: rows of the log can be read, and a key pressed at that moment moves the cursor to the
second one. The memory is told after that, once every row is read and their end was visited.
"""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from benchmarks.bench import Bench, rows_in_words
from benchmarks.figures import Amount, Line, Unit
from benchmarks.peers import OURS, Peer, Way, peers
from benchmarks.programs import ROOT, at_home, environment
from benchmarks.screen import Watch
from benchmarks.terminal import PATIENCE, EndedError, NothingShownError, Terminal

ABSENT: Final = "not installed"
ENDED: Final = "ended by itself"
TOO_LATE: Final = f"not within {PATIENCE:.0f} s"
UNTOLD: Final = "not told by this system"

_PARTS: Final[tuple[tuple[str, Unit], ...]] = (
    ("start to usable log", "s"),
    ("peak memory, whole log", "bytes"),
)
"""What a Met holds, in words."""
_TURNS: Final = 5
"""Some of them take a minute."""
_OURS: Final = "ccm-tui"
_ROW: Final = 10
_SHOWN_OF_UID: Final = 13
"""Characters of it for which the narrowest column has room."""


class Met(NamedTuple):
    """Seconds until a program was of use and the bytes it held, or why there is no figure."""

    usable: float | str
    memory: float | str


def measure(bench: Bench) -> list[Line]:
    """Ours and every peer at every size, in turns."""
    found = peers(bench.environments)
    lines = []
    for rows in bench.rows:
        register = bench.registers.path(rows)
        subjects: dict[str, Callable[[], Met]] = {
            _OURS: partial(meet, OURS, register, rows, bench.folder)
        }
        subjects |= {peer.name: _attempts(bench, peer, register, rows) for peer in found}
        samples = bench.in_turns(subjects, most=_TURNS)
        lines += compare(rows, samples.pop(_OURS), samples)
    return lines


def compare(rows: int, ours: Sequence[Met], theirs: Mapping[str, Sequence[Met]]) -> list[Line]:
    """The lines of one size. Nothing is asked: peers are references, not budgets."""
    size = rows_in_words(rows)
    lines = []
    for part, (what, unit) in enumerate(_PARTS):
        mine = _amount([met[part] for met in ours], unit)
        if isinstance(mine, str):
            continue
        for name, many in theirs.items():
            reference = _amount([met[part] for met in many], unit)
            lines.append(Line("peers", f"{what}, {size}", mine, name, reference))
    return lines


def meet(way: Way, register: Path, rows: int, folder: Path) -> Met:
    """Start a program, go to the log and through it; raises NothingShownError."""
    facts = {"register": register, "rows": rows, "uid": _uid(register, way.log)}
    command = [part.format(**facts) for part in way.command]
    with (
        TemporaryDirectory(prefix="home-", dir=folder) as home,
        Terminal(command, at_home(Path(home), environment(folder, register)), ROOT) as terminal,
    ):
        watch = Watch(terminal, PATIENCE)
        for step in way.steps:
            watch.until_shown(step.shown.format(**facts))
            for key in step.press:
                terminal.press(key)
        watch.until_shown(way.shown.format(**facts))
        terminal.press(way.down)
        usable = watch.until_changed(way.second)
        try:
            watch.until_shown(way.whole.format(**facts))
        except NothingShownError:
            return Met(usable, TOO_LATE)
        for key in way.walk:
            terminal.press(key)
            terminal.settle(0.03)
        terminal.settle(0.2)
        return Met(usable, terminal.peak_memory or UNTOLD)


def _attempts(bench: Bench, peer: Peer, register: Path, rows: int) -> Callable[[], Met]:
    """Meet a peer each time; once it failed it is not started again."""
    way = peer.way
    if way is None:
        return lambda: Met(ABSENT, ABSENT)
    failed: list[Met] = []

    def attempt() -> Met:
        try:
            return failed[0] if failed else meet(way, register, rows, bench.folder)
        except NothingShownError as error:
            bench.say(f"{peer.name}: {error}")
            why = ENDED if isinstance(error, EndedError) else TOO_LATE
            failed.append(Met(why, why))
            return failed[0]

    return attempt


def _uid(register: Path, log: str) -> str:
    """How the uid of the tenth row begins, or of the last one when there are fewer."""
    with closing(sqlite3.connect(f"{register.as_uri()}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        rows = connection.execute(log).fetchmany(_ROW)
    return str(rows[-1]["uid"])[:_SHOWN_OF_UID]


def _amount(figures: Sequence[float | str], unit: Unit) -> Amount | str:
    """The figures as one, or the first reason why there is none."""
    measured = []
    for figure in figures:
        if isinstance(figure, str):
            return figure
        measured.append(figure)
    return Amount.middle(measured, unit)
