"""From a key to the changed list, in the outreach log, wherever one is in it.

The logs of all sizes are open at once and get the same keys in turns. Only a change of the list
itself counts as an answer, not one of the line below or of the record beside it.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from typing import Final, NamedTuple

from benchmarks.bench import Bench, rows_in_words
from benchmarks.figures import Amount, Budget, Line
from benchmarks.programs import open_app
from benchmarks.screen import Region, Replay
from benchmarks.sections import FIRST, LOG_KEY, cursor_in_log
from benchmarks.terminal import NothingShownError, Terminal

BUDGET: Final = Budget(1.3)

_LIST: Final = Region(top=3, bottom=37, left=0, right=60)
"""Where the list's rows are on a screen of 120 x 40; all of the line that the cursor is on."""
_MIDDLE: Final = "2017-03-24"
"""A day in the middle of the period over which the demo spreads its entries."""


class Press(NamedTuple):
    """A key and the place where it counts; an empty place is the way there, and not counted."""

    key: str
    place: str = ""


_ABOUT: Final = ("down", "down", "up", "pagedown", "down", "up", "pageup", "pagedown", "pageup")
"""Keys that stay near where they began, and change the list wherever that is in the middle."""
_BACK: Final = ("up", "up", "down", "pageup", "up", "down", "pagedown", "pageup", "pagedown")
"""The same at the end."""


def measure(bench: Bench) -> list[Line]:
    """One line for every place, at each size but the smallest, against the smallest."""
    few, *more = bench.rows
    samples: dict[tuple[int, str], list[float]] = {}
    with ExitStack() as stack:
        logs = {}
        for rows in bench.rows:
            terminal = stack.enter_context(open_app(bench.folder, bench.registers.path(rows)))
            logs[rows] = _Log(terminal, rows)
        for number in range(bench.runs + 1):
            for press in _round():
                for rows, log in logs.items():
                    seconds = log.press(press)
                    if number and press.place:
                        samples.setdefault((rows, press.place), []).append(seconds)
    places = list(dict.fromkeys(press.place for press in _round() if press.place))
    amounts = {key: Amount.middle(many) for key, many in samples.items()}
    lines = []
    for place in places:
        for rows in more or bench.rows:
            reference = amounts[few, place] if more else None
            against = f"the same, {rows_in_words(few)}" if more else ""
            what = f"key to changed list, {place}, {rows_in_words(rows)}"
            lines.append(Line("keys", what, amounts[rows, place], against, reference, BUDGET))
    return lines


def _round() -> Iterator[Press]:
    yield from _at("top", _ABOUT)
    yield from (Press("g"), Press(_MIDDLE), Press("enter", "jump to a day"))
    yield from _at("after a jump to a day", _ABOUT)
    yield Press("end", "jump to the end")
    yield from _at("end", _BACK)
    yield Press("home", "jump to the top")


def _at(place: str, keys: Sequence[str]) -> Iterator[Press]:
    return (Press(key, place) for key in keys)


class _Log:
    """The outreach log in a terminal, and a screen that follows it."""

    def __init__(self, terminal: Terminal, rows: int) -> None:
        self._terminal = terminal
        self._replay = Replay()
        self._seen = 0
        terminal.wait_for(FIRST.shown)
        terminal.settle()
        terminal.press(LOG_KEY)
        terminal.wait_for(cursor_in_log(1, rows))
        terminal.settle()
        self._answer()

    def press(self, press: Press) -> float:
        """Seconds until the list changed; 0 for a key on the way to a place."""
        sent = self._terminal.press(press.key)
        self._terminal.wait_for_any()
        self._terminal.settle()
        answered = self._answer()
        if not press.place:
            return 0.0
        if answered is None:
            raise NothingShownError(f"{press.key} ({press.place}) did not change the list")
        return answered - sent

    def _answer(self) -> float | None:
        pieces = self._terminal.pieces[self._seen :]
        self._seen += len(pieces)
        return self._replay.first_change(pieces, _LIST)
