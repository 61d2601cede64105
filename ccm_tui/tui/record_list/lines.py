"""What the lines of the screen show, before anything is painted."""

from collections.abc import Container
from dataclasses import dataclass

from ccm_tui.tui.record_list.place import Place
from ccm_tui.tui.record_list.source import Row
from ccm_tui.tui.record_list.window import Window


@dataclass(frozen=True, slots=True)
class Line:
    """What one line of the screen shows: a row (None: nothing) and the state it is in."""

    row: Row | None
    cursor: bool = False
    marked: bool = False
    thumb: bool = False

    def same(self, other: "Line") -> bool:
        """Whether both look the same: rows are compared by identity, each reading is anew."""
        return self.row is other.row and self._state == other._state

    @property
    def _state(self) -> tuple[bool, bool, bool]:
        return self.cursor, self.marked, self.thumb


def lines_of(window: Window, marks: Container[object], place: Place) -> list[Line]:
    """One line for each that the window has room for, filled or not."""
    rows, thumb = window.visible, _thumb(window, place)
    lines = []
    for y in range(window.height):
        row = rows[y] if y < len(rows) else None
        marked = row is not None and row["uid"] in marks
        lines.append(Line(row, row is not None and y == window.line, marked, y in thumb))
    return lines


def changed(old: list[Line], new: list[Line]) -> list[int]:
    """The numbers of the lines that look otherwise than before; both have the same length."""
    return [y for y, (was, now) in enumerate(zip(old, new, strict=True)) if not was.same(now)]


def _thumb(window: Window, place: Place) -> range:
    """The lines of the position indicator; none while the place is unknown or all is seen."""
    rank, total, height = place.rank, place.total, window.height
    if rank is None or total is None or total <= height:
        return range(0)
    size = max(1, height * height // total)
    top = min(max(rank - window.line, 0), total - height)
    start = round(top / (total - height) * (height - size))
    return range(start, start + size)
