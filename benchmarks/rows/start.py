"""How long a start takes: to the first frame, and until the program is of use.

Of use means: the figures of the first section are on the screen, and a key pressed at that moment
is answered; :mod:`benchmarks.sections` says what to look for.
"""

from collections.abc import Callable, Hashable
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Final, NamedTuple

from benchmarks.bench import Bench, rows_in_words
from benchmarks.figures import Amount, Budget, Line
from benchmarks.programs import open_app, open_empty
from benchmarks.screen import Replay
from benchmarks.sections import DOWN, FIRST
from benchmarks.terminal import PATIENCE, NothingShownError, Terminal

FIRST_FRAME: Final = Budget(1.2)
USABLE: Final = Budget(2.0, aim=1.6)
WHATEVER_SIZE: Final = Budget(1.15)

_AGAINST: Final = "empty Textual app"


class Started(NamedTuple):
    """Seconds from the start."""

    frame: float
    figures: float
    usable: float


def measure(bench: Bench) -> list[Line]:
    """The empty app and ours at every size, in turns."""
    subjects: dict[Hashable, Callable[[], Started]] = {"empty": partial(_empty, bench.folder)}
    for rows in bench.rows:
        subjects[rows] = partial(_ours, bench.folder, bench.registers.path(rows))
    samples = bench.in_turns(subjects)
    frames = {key: Amount.middle([one.frame for one in many]) for key, many in samples.items()}
    figures = {key: Amount.middle([one.figures for one in many]) for key, many in samples.items()}
    usable = {key: Amount.middle([one.usable for one in many]) for key, many in samples.items()}
    empty = frames["empty"]
    lines = []
    for rows in bench.rows:
        size = rows_in_words(rows)
        for said, amounts, budget in (
            (f"start to first frame, {size}", frames, FIRST_FRAME),
            (f"start to figures shown, {size}", figures, None),
            (f"start to usable, {size}", usable, USABLE),
        ):
            lines.append(Line("start", said, amounts[rows], _AGAINST, empty, budget))
    few, many = bench.rows[0], bench.rows[-1]
    if few != many:
        for said, amounts in (("first frame", frames), ("usable", usable)):
            what = f"start to {said}, {rows_in_words(many)}"
            against = f"the same, {rows_in_words(few)}"
            lines.append(Line("start", what, amounts[many], against, amounts[few], WHATEVER_SIZE))
    return lines


def _empty(folder: Path) -> Started:
    with open_empty(folder) as terminal:
        terminal.wait_for("empty")
        frame = Replay().first_text(terminal.pieces)
    if frame is None:
        raise NothingShownError("nothing can be read on the screen")
    started = frame - terminal.started
    return Started(started, started, started)


def _ours(folder: Path, register: Path) -> Started:
    replay = Replay()
    with open_app(folder, register) as terminal:
        terminal.wait_for(FIRST.shown)
        figures = terminal.pieces[-1].at - terminal.started
        before = len(terminal.pieces)
        terminal.press(DOWN)
        terminal.settle()
        frame = replay.first_text(terminal.pieces[:before])
        answered = _answer(terminal, replay, before)
    if frame is None:
        raise NothingShownError("nothing can be read on the screen")
    return Started(frame - terminal.started, figures, answered - terminal.started)


def _answer(terminal: Terminal, replay: Replay, seen: int) -> float:
    """When the cursor came to the second entry; the pieces up to ``seen`` were shown before."""
    deadline = perf_counter() + PATIENCE
    while perf_counter() < deadline:
        pieces = terminal.pieces[seen:]
        seen += len(pieces)
        answered = replay.first_change(pieces, FIRST.second)
        if answered is not None:
            return answered
        terminal.read(0.5)
        terminal.settle()
    raise NothingShownError(f"{DOWN} did not move the cursor to the second entry")
