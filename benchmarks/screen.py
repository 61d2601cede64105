"""Pictures of what a terminal showed, made from the pieces of output it was given.

As emulating a terminal is slow, pictures are made when the measured time is over (:class:`Replay`)
or, where a program has to be watched, in its pauses (:class:`Watch`).
"""

import re
from collections.abc import Callable, Iterable, Sequence
from time import perf_counter
from typing import Final, NamedTuple

import pyte

from benchmarks.terminal import COLUMNS, LINES, EndedError, NothingShownError, Piece, Terminal

_UNKNOWN: Final = re.compile(rb"\x1b\[(?:[<=>][0-9;]*[A-Za-z]|\?[0-9;]*\$p)")
"""Questions to newer terminals and their keyboards, which pyte would print."""
_PAUSE: Final = 0.01
"""Seconds without output in which pictures are made."""
_LONGEST: Final = 0.1
"""Seconds after which pictures are made of a program that does not pause."""


class Region(NamedTuple):
    """A part of the screen: lines and columns from 0, the last ones excluded."""

    top: int = 0
    bottom: int = LINES
    left: int = 0
    right: int = COLUMNS


class Replay:
    """A screen that follows the output of one program."""

    def __init__(self) -> None:
        self._screen = pyte.Screen(COLUMNS, LINES)
        self._stream = pyte.ByteStream(self._screen)

    def first_text(self, pieces: Iterable[Piece], pattern: str = r"\S") -> float | None:
        """When ``pattern`` could be read on the screen for the first time; all pieces are shown."""
        wanted = re.compile(pattern)
        first = None
        for piece in pieces:
            self._show(piece)
            if first is None and wanted.search(self.text):
                first = piece.at
        return first

    def first_change(self, pieces: Sequence[Piece], region: Region) -> float | None:
        """When ``region`` looked different from before for the first time, colours included."""
        before = self._cells(region)
        first = None
        for piece in pieces:
            self._show(piece)
            if first is None and self._cells(region) != before:
                first = piece.at
        return first

    @property
    def text(self) -> str:
        """What can be read now, line by line."""
        buffer = self._screen.buffer
        return "\n".join(
            "".join(buffer[line][column].data for column in range(COLUMNS)) for line in range(LINES)
        )

    def _show(self, piece: Piece) -> None:
        self._stream.feed(_UNKNOWN.sub(b"", piece.data))

    def _cells(self, region: Region) -> list[object]:
        buffer = self._screen.buffer
        return [
            buffer[line][column]
            for line in range(region.top, region.bottom)
            for column in range(region.left, region.right)
        ]


class Watch:
    """A running program and a screen that follows it.

    For programs that are known by their picture alone: some write only what differs from the frame
    before. The instants are those at which output arrived; a key is sent once its pause is over.
    """

    def __init__(self, terminal: Terminal, patience: float) -> None:
        self._terminal = terminal
        self._replay = Replay()
        self._seen = 0
        self._patience = patience

    def until_shown(self, pattern: str) -> float:
        """Wait until ``pattern`` is on the screen; seconds since the start."""
        if self._seen and re.search(pattern, self._replay.text):
            return self._since_start(self._terminal.pieces[self._seen - 1].at)
        return self._until(lambda pieces: self._replay.first_text(pieces, pattern), pattern)

    def until_changed(self, region: Region) -> float:
        """Wait until ``region`` looks different from now; seconds since the start."""
        return self._until(lambda pieces: self._replay.first_change(pieces, region), str(region))

    def _until(self, find: Callable[[Sequence[Piece]], float | None], awaited: str) -> float:
        ended = False
        while not ended and self._since_start(perf_counter()) < self._patience:
            ended = self._terminal.ended
            if pieces := self._next():
                found = find(pieces)
                if found is not None:
                    return self._since_start(found)
        said = "\n".join(line.rstrip() for line in self._replay.text.splitlines() if line.strip())
        failure = EndedError if ended else NothingShownError
        raise failure(f"{awaited} was not shown, but: {said or 'nothing'}")

    def _next(self) -> Sequence[Piece]:
        """What is written up to the next pause; empty when there is nothing for a while."""
        until = perf_counter() + _LONGEST
        more = self._terminal.read(_LONGEST)
        while more and perf_counter() < until:
            more = self._terminal.read(_PAUSE)
        pieces = self._terminal.pieces[self._seen :]
        self._seen += len(pieces)
        return pieces

    def _since_start(self, instant: float) -> float:
        return instant - self._terminal.started
