"""Pictures of what a terminal showed, made afterwards from the pieces of output it was given."""

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import pyte

from benchmarks.terminal import COLUMNS, LINES, Piece

_UNKNOWN: Final = re.compile(rb"\x1b\[(?:[<=>][0-9;]*[A-Za-z]|\?[0-9;]*\$p)")
"""Questions to newer terminals and their keyboards, which pyte would print."""


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

    def first_text(self, pieces: Iterable[Piece]) -> float | None:
        """When anything could be read on the screen for the first time; all pieces are shown."""
        first = None
        for piece in pieces:
            self._show(piece)
            if first is None and any(line.strip() for line in self._screen.display):
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

    def _show(self, piece: Piece) -> None:
        self._stream.feed(_UNKNOWN.sub(b"", piece.data))

    def _cells(self, region: Region) -> list[object]:
        buffer = self._screen.buffer
        return [
            buffer[line][column]
            for line in range(region.top, region.bottom)
            for column in range(region.left, region.right)
        ]
