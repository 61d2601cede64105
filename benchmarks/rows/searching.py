"""Search as you type: what every key costs, from its text to the first rows, newest first.

Each word is typed letter by letter; every state of the text is one search. In the log that is
``/`` and a screen of rows; the command ``search`` looks through every kind of record.
"""

from collections.abc import Callable, Hashable
from contextlib import ExitStack
from time import perf_counter
from typing import Final

from benchmarks.bench import Bench, rows_in_words
from benchmarks.figures import Amount, Budget, Line
from benchmarks.registers import open_register
from ccm_tui.register import Register

BUDGET: Final = Budget(5.0, seconds=0.050)

_SHOWN: Final = 40
_WORDS: Final = {
    "in every entry": ("fictional",),
    "common": ("rehabilitation", "meeting", "plan ministry", "the draft of"),
    "rare": ("reception", "guinea", "quarterly"),
    "absent": ("zzz", "xylophone", "0123"),
}
"""Words by how many of the demo's entries hold them; "guinea" and "reception" are found in few
records or one channel, "quarterly" only by its first letters."""


def measure(bench: Bench) -> list[Line]:
    """The log's and the whole register's search at every size, in turns."""
    lines = []
    with ExitStack() as stack:
        registers = {
            rows: stack.enter_context(open_register(bench.registers.path(rows)))
            for rows in bench.rows
        }
        for words, texts in _WORDS.items():
            lines += _lines(
                bench, registers, f"search the log as typed, words {words}", texts, _log
            )
        texts = tuple(text for several in _WORDS.values() for text in several)
        lines += _lines(bench, registers, "search the log as typed, any word", texts, _log)
        lines += _lines(bench, registers, "search all kinds as typed, any word", texts, _all)
    return lines


def _lines(
    bench: Bench,
    registers: dict[int, Register],
    what: str,
    texts: tuple[str, ...],
    search: Callable[[Register, str], object],
) -> list[Line]:
    typed = [text[: end + 1] for text in texts for end in range(len(text))]

    def every(register: Register) -> Callable[[], list[float]]:
        return lambda: [_timed(search, register, text) for text in typed]

    subjects: dict[Hashable, Callable[[], list[float]]] = {
        rows: every(register) for rows, register in registers.items()
    }
    amounts = {
        rows: Amount.slow([seconds for one in many for seconds in one])
        for rows, many in bench.in_turns(subjects).items()
    }
    few, *more = bench.rows
    return [
        Line(
            "search",
            f"{what}, {rows_in_words(rows)}",
            amounts[rows],
            f"the same, {rows_in_words(few)}",
            amounts[few],
            BUDGET,
        )
        for rows in more or (few,)
    ]


def _timed(search: Callable[[Register, str], object], register: Register, text: str) -> float:
    began = perf_counter()
    search(register, text)
    return perf_counter() - began


def _log(register: Register, text: str) -> object:
    return register.rows("outreach", register.query("outreach", text)).first(_SHOWN)


def _all(register: Register, text: str) -> object:
    return register.search(text, limit=_SHOWN)
