"""The part of a long list that is in memory: a few screens around the cursor.

Pure bookkeeping, without a screen. The cursor is a record, not a number: what is inserted or
deleted elsewhere moves neither the cursor nor the line on which it stands.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from ccm_tui.tui.record_list.source import Row, RowSource, heading_of

_SCREENS = 2
"""Screens that are read at once, and kept on either side of what is seen."""


class Window:
    """A contiguous part of the rows of ``source``, with a cursor and ``height`` visible lines.

    Whatever the source raises passes through and leaves the window as it was.
    """

    def __init__(self, source: RowSource, height: int) -> None:
        self.source = source
        self._height = max(1, height)
        self._rows: list[Row] = []
        self._cursor = 0
        self._top = 0
        self._at_start = True
        self._at_end = True

    @property
    def height(self) -> int:
        """The number of lines on the screen."""
        return self._height

    @property
    def row(self) -> Row | None:
        """The row under the cursor; None in an empty list."""
        return self._rows[self._cursor] if self._rows else None

    @property
    def line(self) -> int:
        """The screen line of the cursor, from 0."""
        return self._cursor - self._top

    @property
    def visible(self) -> list[Row]:
        """The rows on the screen, from the top; fewer than its height in a short list."""
        return self._rows[self._top : self._top + self._height]

    @property
    def held(self) -> int:
        """How many rows are in memory."""
        return len(self._rows)

    @property
    def from_start(self) -> int | None:
        """How many rows stand before the cursor, where the window reaches the first row."""
        return self._cursor if self._at_start and self._rows else None

    @property
    def from_end(self) -> int | None:
        """How many rows stand after the cursor, where the window reaches the last row."""
        return len(self._rows) - 1 - self._cursor if self._at_end and self._rows else None

    def home(self) -> None:
        """Go to the first row, read afresh."""
        with self._whole():
            limit = self._chunk
            self._rows = self.source.first(limit)
            self._at_start, self._at_end = True, len(self._rows) < limit
            self._cursor = 0
            self._settle(0)

    def end(self) -> None:
        """Go to the last row, read afresh."""
        with self._whole():
            limit = self._chunk
            self._rows = self.source.last(limit)
            self._at_start, self._at_end = len(self._rows) < limit, True
            self._cursor = max(0, len(self._rows) - 1)
            self._settle(self._height - 1)

    def move(self, rows: int) -> int:
        """Move the cursor by ``rows`` (negative: up), scrolling only when it leaves the screen.

        Returns by how many it moved. Meant for up to a few screens: everything between is read.
        """
        with self._whole():
            moved, line = self._reach(rows), self.line
            self._cursor += moved
            self._settle(line + moved)
        return moved

    def page(self, pages: int) -> int:
        """Move cursor and screen by whole pages, one row of which stays; returns as `move`."""
        with self._whole():
            moved, line = self._reach(pages * max(1, self._height - 1)), self.line
            self._cursor += moved
            self._settle(line)
        return moved

    def scroll(self, rows: int) -> int:
        """Move the screen by ``rows``; the cursor goes along only when it would leave it.

        Returns by how many the cursor moved.
        """
        line, last_line = self.line, self._height - 1
        with self._whole():
            if rows > 0:
                shift = max(0, self._reach(last_line - line + rows) - (last_line - line))
            else:
                shift = min(0, self._reach(rows - line) + line)
            new_line = min(max(line - shift, 0), last_line)
            moved = new_line - (line - shift)
            self._cursor += moved
            self._settle(new_line)
        return moved

    def go_to(self, row: Row, line: int | None = None) -> None:
        """Put the cursor on ``row``, a row as the source gives it.

        It stands on the screen's ``line``; without one where it stands already, else in the
        middle.
        """
        if line is None:
            seen = (i for i, other in enumerate(self.visible) if other["uid"] == row["uid"])
            line = next(seen, self._height // 2)
        with self._whole():
            self._rows, self._cursor, self._top = [row], 0, 0
            self._at_start = self._at_end = False
            self._settle(line)

    def go_to_uid(self, uid: str, line: int | None = None) -> bool:
        """Put the cursor on this record; False, and nothing moves, when the list has it not."""
        row = self.source.around(uid)
        if row is not None:
            self.go_to(row, line)
        return row is not None

    def go_to_day(self, day: date) -> None:
        """Put the cursor on the first row at or past ``day``, or on the last row of all."""
        row = self.source.at_day(day)
        if row is not None:
            self.go_to(row)
        else:
            self.end()

    def resize(self, height: int) -> None:
        """Show ``height`` lines from now on."""
        self._height = max(1, height)
        with self._whole():
            self._settle(self.line)

    def refresh(self) -> None:
        """Read all rows again, keeping the cursor on its record and the record on its line.

        When the record is gone, the one that followed it takes its place, or the last one.
        """
        old = self.row
        if old is None:
            self.home()
            return
        row = self.source.around(str(old["uid"]))
        nearest = row or next(iter(self.source.after(old, 1) or self.source.before(old, 1)), None)
        if nearest is None:
            self.home()
        else:
            self.go_to(nearest, self.line)

    @property
    def _chunk(self) -> int:
        return _SCREENS * self._height + 1

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """All of a movement, or, when the source raises, nothing of it."""
        before = (self._rows, self._cursor, self._top, self._at_start, self._at_end)
        done = False
        try:
            yield
            done = True
        finally:
            if not done:
                self._rows, self._cursor, self._top, self._at_start, self._at_end = before

    def _reach(self, rows: int) -> int:
        """Read until the row ``rows`` away from the cursor is held; returns how far one gets."""
        while not self._at_end and self._cursor + rows >= len(self._rows):
            limit = self._chunk
            more = self.source.after(self._rows[-1], limit)
            self._rows = [*self._rows, *more]
            self._at_end = len(more) < limit
        while not self._at_start and self._cursor + rows < 0:
            limit = self._chunk
            more = self.source.before(self._rows[0], limit)
            self._rows = [*more, *self._rows]
            self._cursor += len(more)
            self._top += len(more)
            self._at_start = len(more) < limit
        return min(max(rows, -self._cursor), max(0, len(self._rows) - 1 - self._cursor))

    def _settle(self, line: int) -> None:
        """Put the cursor on screen line ``line``, or as near as a full screen allows; trim."""
        last_line = self._height - 1
        line = min(max(line, 0), last_line)
        line = -self._reach(-line)
        below = self._reach(last_line - line)
        line = max(line, last_line - below)
        line = -self._reach(-line)
        self._top = self._cursor - line
        self._trim()

    def _trim(self) -> None:
        margin = _SCREENS * self._height
        start = max(0, self._top - margin)
        stop = self._top + self._height + margin
        if start > 0:
            self._at_start = False
        if stop < len(self._rows):
            self._at_end = False
        self._rows = self._rows[start:stop]
        self._cursor -= start
        self._top -= start


def off_headings(window: Window, way: int) -> int:
    """Move the cursor off headings, on in the way it came, else back; returns by how many rows."""
    step = 1 if way > 0 else -1
    moved = 0
    for direction in (step, -step):
        while heading_of(window.row) is not None and (by := window.move(direction)):
            moved += by
    return moved
