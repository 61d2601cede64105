"""How long a start takes: to the first frame, and until the program is of use.

Of use means: the figures of the first list are on the screen ("1 of 12"), and a key pressed at that
moment is answered ("2 of 12").
"""

from collections.abc import Callable, Hashable
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.bench import Bench, rows_in_words
from benchmarks.figures import Amount, Budget, Line
from benchmarks.programs import open_app, open_empty
from benchmarks.screen import Replay
from benchmarks.terminal import NothingShownError, Terminal

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
        frame = _first_text(terminal)
    return Started(frame, frame, frame)


def _ours(folder: Path, register: Path) -> Started:
    with open_app(folder, register) as terminal:
        found = terminal.wait_for(r"\b1 of (\d+)")
        figures = terminal.pieces[-1].at - terminal.started
        terminal.press("down")
        terminal.wait_for(rf"\b2 of {found[1].decode()}")
        usable = terminal.pieces[-1].at - terminal.started
        frame = _first_text(terminal)
    return Started(frame, figures, usable)


def _first_text(terminal: Terminal) -> float:
    first = Replay().first_text(terminal.pieces)
    if first is None:
        raise NothingShownError("nothing can be read on the screen")
    return first - terminal.started
