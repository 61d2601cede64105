"""The painted side of the list: what is seen of a window, line by line."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from ccm_tui.tui.record_list.layout import lay_out
from ccm_tui.tui.record_list.lines import Line, changed, lines_of
from ccm_tui.tui.record_list.paint import AROUND, Painter, Styles
from ccm_tui.tui.record_list.place import Place
from ccm_tui.tui.record_list.source import Row
from ccm_tui.tui.record_list.window import Window

if TYPE_CHECKING:
    from ccm_tui.domain.declaration import Column

HEADING_LINES = 1
_UNKNOWN_HEIGHT = 40
"""Rows to read before the first layout has said how many are seen."""


class Surface(Widget):
    """Shows a window, with headings above and the place in the whole at the right edge.

    Whoever changes ``window``, ``marks`` or ``place`` calls :meth:`repaint` afterwards, and
    :meth:`restyle` when columns or size changed.
    """

    ALLOW_SELECT: ClassVar[bool] = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "record-list--heading",
        "record-list--cursor",
        "record-list--mark",
        "record-list--position",
        "record-list--empty",
        "record-list--group",
    }
    DEFAULT_CSS: ClassVar[str] = """
    Surface {
        width: 1fr;
        height: 1fr;
        background: $background;
        color: $foreground;

        & > .record-list--heading { text-style: bold; }
        & > .record-list--cursor { background: $accent 25%; }
        & > .record-list--mark { color: $accent; text-style: bold; }
        & > .record-list--position { color: $text-muted; }
        & > .record-list--empty { color: $text-muted; }
        & > .record-list--group { color: $accent; text-style: bold; }

        &:focus > .record-list--cursor {
            background: $accent;
            color: auto;
            text-style: bold;
        }
    }
    """

    def __init__(
        self,
        *,
        empty: str = "",
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self.empty = empty
        self.window: Window | None = None
        self.columns: Sequence[tuple[str, Column]] = ()
        self.order = ""
        self.marks: dict[str, Row] = {}
        self.place = Place()
        self._painter: Painter | None = None
        self._painted: list[Line] = []

    @property
    def row(self) -> Row | None:
        """The row under the cursor; None in an empty list."""
        return self.window.row if self.window else None

    @property
    def room(self) -> int:
        """How many rows can be seen."""
        height = self.size.height
        return max(1, height - HEADING_LINES) if height else _UNKNOWN_HEIGHT

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint part of the widget, in the styles of now (theme, focus)."""
        if self._painter is not None and self._painter.styles != self._styles():
            self._painter = self._new_painter()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """The line ``y`` of the widget, from 0."""
        if self._painter is None:
            return Strip.blank(self.size.width, self.visual_style.rich_style)
        if y < HEADING_LINES:
            return self._painter.heading(self.order)
        y -= HEADING_LINES
        if self.row is None:
            lines = self._painter.empty(self.empty)
            if y < len(lines):
                return lines[y]
        return self._painter.line(self._painted[y] if y < len(self._painted) else Line(None))

    def column_at(self, x: int) -> str | None:
        """The name of the column at ``x`` cells from the left; None for none."""
        return self._painter.column_at(x) if self._painter else None

    def restyle(self) -> None:
        """Lay out the columns and paint everything."""
        if self.window is None:
            return
        self._painter = self._new_painter()
        self._painted = lines_of(self.window, self.marks, self.place)
        self.refresh()

    def repaint(self) -> None:
        """Paint the lines that look otherwise than before, and only those."""
        if self.window is None:
            return
        old, new = self._painted, lines_of(self.window, self.marks, self.place)
        self._painted = new
        was_filled = bool(old) and old[0].row is not None
        if len(old) != len(new) or not was_filled or self.row is None:
            self.refresh()
            return
        width = self.size.width
        if lines := changed(old, new):
            self.refresh(*(Region(0, HEADING_LINES + y, width, 1) for y in lines))

    def _new_painter(self) -> Painter:
        width = self.size.width
        slots = lay_out(self.columns, width - AROUND, self.order.removeprefix("-"))
        return Painter(slots, width, self._styles())

    def _styles(self) -> Styles:
        parts = ("heading", "cursor", "mark", "position", "empty", "group")
        styles = (self.get_visual_style(f"record-list--{part}").rich_style for part in parts)
        return Styles(self.visual_style.rich_style, *styles)
