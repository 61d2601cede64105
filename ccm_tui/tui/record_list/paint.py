"""How a line of the list looks. Lines are kept until their row, width or styles change."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.strip import Strip

from ccm_tui.tui.harmless import line
from ccm_tui.tui.record_list.layout import Slot, cells, heading, slot_at
from ccm_tui.tui.record_list.lines import Line
from ccm_tui.tui.record_list.source import heading_of

MARK = "•"
_MARKED, _UNMARKED = f"{MARK} ", "  "
_THUMB, _TRACK = "▐", " "
AROUND = len(_MARKED) + len(_THUMB)
"""Cells of a line that belong to no column."""
_KEPT_LINES = 512


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of the list's parts, each complete with its background."""

    row: Style
    heading: Style
    cursor: Style
    mark: Style
    position: Style
    empty: Style
    group: Style


class Painter:
    """Makes the lines of a list of given columns, width and styles."""

    def __init__(self, slots: Sequence[Slot], width: int, styles: Styles) -> None:
        self._slots = slots
        self._width = width
        self.styles = styles
        self._lines: LRUCache[tuple[object, bool, bool, bool], tuple[Line, Strip]] = LRUCache(
            _KEPT_LINES
        )

    def heading(self, order: str) -> Strip:
        """The line of labels above the rows."""
        return self._said(heading(self._slots, order), self.styles.heading)

    def column_at(self, x: int) -> str | None:
        """The name of the column at ``x`` cells from the left; None for none."""
        slot = slot_at(self._slots, x - len(_UNMARKED))
        return slot.name if slot else None

    def line(self, wanted: Line) -> Strip:
        """The line as it is wanted, made anew only when its row was read anew."""
        if wanted.row is None:
            return self._made(wanted)
        key = (wanted.row["uid"], wanted.cursor, wanted.marked, wanted.thumb)
        known = self._lines.get(key)
        if known is not None and known[0].same(wanted):
            return known[1]
        strip = self._made(wanted)
        self._lines[key] = (wanted, strip)
        return strip

    def empty(self, text: str) -> list[Strip]:
        """The lines that stand in a list without rows."""
        room = max(1, self._width - AROUND)
        lines = [part for typed in text.splitlines() for part in wrap(line(typed), room) or [""]]
        return [self._said(part, self.styles.empty) for part in lines]

    def _made(self, wanted: Line) -> Strip:
        styles = self.styles
        thumb = Segment(_THUMB if wanted.thumb else _TRACK, styles.position)
        room = self._width - AROUND
        if wanted.row is None:
            return self._whole([Segment(" " * (room + len(_MARKED)), styles.row), thumb])
        if (said := heading_of(wanted.row)) is not None:
            head = Strip([Segment(line(said), styles.group)])
            return self._whole([*head.adjust_cell_length(room + len(_MARKED), styles.row), thumb])
        style = styles.cursor if wanted.cursor else styles.row
        mark = styles.cursor if wanted.cursor else styles.mark
        text = Strip([Segment(cells(self._slots, wanted.row), style)])
        return self._whole(
            [
                Segment(_MARKED if wanted.marked else _UNMARKED, mark),
                *text.adjust_cell_length(max(0, room), style),
                thumb,
            ]
        )

    def _said(self, text: str, style: Style) -> Strip:
        """A line of the program's own words, where the columns begin."""
        return self._whole([Segment(_UNMARKED, self.styles.row), Segment(text, style)])

    def _whole(self, segments: Sequence[Segment]) -> Strip:
        return Strip(segments).adjust_cell_length(self._width, self.styles.row)
