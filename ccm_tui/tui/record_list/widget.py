"""The list as a widget: its keys and mouse, and what it tells the screen around it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.binding import BindingType
from textual.worker import Worker, WorkerState

from ccm_tui.errors import CcmError
from ccm_tui.tui.record_list import keys, messages
from ccm_tui.tui.record_list.layout import as_text
from ccm_tui.tui.record_list.source import Row, RowSource
from ccm_tui.tui.record_list.surface import HEADING_LINES, Surface
from ccm_tui.tui.record_list.window import Window, off_headings

if TYPE_CHECKING:
    from ccm_tui.domain.declaration import Column

_WHEEL = 3
"""Lines by which one notch of the wheel scrolls."""
_COUNT, _RANK = "record-list-count", "record-list-rank"


class RecordList(Surface, can_focus=True):
    """A list of records, of any length, with a cursor, marks and a place in it.

    Give it rows with :meth:`show` once it is mounted, and again when order or filter change.
    ``empty`` says what belongs here and which key makes it, for when there is nothing.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*keys.BINDINGS]

    Highlighted = messages.Highlighted
    Opened = messages.Opened
    Marked = messages.Marked
    Counted = messages.Counted
    ColumnChosen = messages.ColumnChosen
    Copied = messages.Copied
    Failed = messages.Failed
    ToFile = messages.ToFile

    _told: str | None = None

    # ---------------------------------------------------------------- for the screen around it

    def show(
        self,
        source: RowSource,
        columns: Sequence[tuple[str, "Column"]],
        *,
        keep: bool = True,
        order: str = "",
    ) -> None:
        """Show the rows of ``source``; ``order`` (``date``, ``-date``) is the sorted column.

        With ``keep`` the cursor stays on its record, and marks on theirs, where the new source
        has them; without it, or without the record, the list begins at its first row.
        """
        window = Window(source, self.room)
        old = self.row if keep else None
        line = self.window.line if self.window else 0
        with self._failures_told():
            if old is None or not window.go_to_uid(str(old["uid"]), line):
                window.home()
            off_headings(window, 1)
            marks = self._still_marked(source) if keep else {}
            self.window, self.columns, self.order = window, columns, order
            self.place.forget()
            self._read_anew(marks)
            self.restyle()

    def refresh_rows(self) -> None:
        """Read the rows again, after a save: the cursor stays on its record and its line."""
        if self.window is not None:
            with self._failures_told():
                marks = self._still_marked(self.window.source)
                self.window.refresh()
                self._read_anew(marks)
                self.repaint()

    def go_to_day(self, day: date) -> None:
        """Go to the first row at or past ``day`` in the list's order, else to the last one."""
        if self.window is not None:
            with self._failures_told():
                self.window.go_to_day(day)
                self._jumped()

    def go_to_uid(self, uid: str) -> bool:
        """Go to this record; False, and nothing moves, when the list does not show it."""
        found = False
        if self.window is not None:
            with self._failures_told():
                found = self.window.go_to_uid(uid)
                if found:
                    self._jumped()
        return found

    def neighbour(self) -> str | None:
        """The uid of the next row that is not marked, else of the row before; None for none."""
        if self.window is None or self.row is None:
            return None
        source = self.window.source
        rows = [*source.after(self.row, 1 + len(self.marks)), *source.before(self.row, 1)]
        return next((str(row["uid"]) for row in rows if str(row["uid"]) not in self.marks), None)

    def clear_marks(self) -> None:
        """Take all marks away."""
        self._mark({})
        self.repaint()

    @property
    def marked(self) -> tuple[Row, ...]:
        """The marked rows in the order of their marking."""
        return tuple(self.marks.values())

    @property
    def position(self) -> tuple[int | None, int | None]:
        """Which row (from 1) of how many; None for what is not known, or not yet."""
        rank = self.place.rank if self.row is not None else None
        return (None if rank is None else rank + 1), self.place.total

    # ---------------------------------------------------------------- keys and mouse

    def on_resize(self) -> None:
        """Show as many rows and columns as there is room for now."""
        if self.window is not None:
            with self._failures_told():
                self.window.resize(self.room)
            self.restyle()

    def action_move(self, rows: int) -> None:
        """Move the cursor by so many rows."""
        if self.window is not None:
            with self._failures_told():
                self._moved(self.window.move(rows), rows)

    def action_page(self, pages: int) -> None:
        """Move the cursor by so many screens."""
        if self.window is not None:
            with self._failures_told():
                self._moved(self.window.page(pages), pages)

    def action_home(self) -> None:
        """Go to the first row."""
        if self.window is not None:
            with self._failures_told():
                self.window.home()
                self._jumped()

    def action_end(self) -> None:
        """Go to the last row."""
        if self.window is not None:
            with self._failures_told():
                self.window.end()
                self._jumped(-1)

    def action_open(self) -> None:
        """Say that the row under the cursor is to be opened."""
        if self.row is not None:
            self.post_message(self.Opened(self, self.row))

    def action_mark(self) -> None:
        """Mark the row or take its mark away, and go to the next one."""
        row = self.row
        if row is None:
            return
        uid = str(row["uid"])
        others = {other: kept for other, kept in self.marks.items() if other != uid}
        self._mark(others if uid in self.marks else others | {uid: row})
        self.repaint()
        self.action_move(1)

    def _taken_along(self) -> list[str]:
        """The marked rows, or the one under the cursor, as lines of tab-separated text."""
        rows = self.marked or ((self.row,) if self.row is not None else ())
        return [as_text(self.columns, row) for row in rows]

    def action_copy(self) -> None:
        """Copy the marked rows, or the one under the cursor."""
        if lines := self._taken_along():
            self.app.copy_to_clipboard("\n".join(lines))
            self.post_message(self.Copied(self, len(lines)))

    def action_to_file(self) -> None:
        """Say that the same is to be written to a file."""
        if lines := self._taken_along():
            self.post_message(self.ToFile(self, "\n".join(lines)))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the row; two clicks open it. A click on a heading names its column."""
        offset = event.get_content_offset(self)
        if offset is None or self.window is None:
            return
        line = offset.y - HEADING_LINES
        if line < 0 and (name := self.column_at(offset.x)):
            event.stop()
            self.post_message(self.ColumnChosen(self, name))
        if 0 <= line < len(self.window.visible):
            event.stop()
            self.action_move(line - self.window.line)
            if event.chain == 2:
                self.action_open()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll on; the cursor stays on its row as long as that is seen."""
        self._scrolled(event, _WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll back."""
        self._scrolled(event, -_WHEEL)

    def _scrolled(self, event: events.MouseEvent, rows: int) -> None:
        if self.window is not None:
            event.stop()
            with self._failures_told():
                self._moved(self.window.scroll(rows), rows)

    # ---------------------------------------------------------------- what follows a movement

    def _moved(self, rows: int, way: int) -> None:
        window = self.window
        if window is not None:
            self.place.moved(rows + off_headings(window, way))
            self.place.seen(window.from_start, window.from_end)
            self.repaint()
            self._tell()

    def _jumped(self, way: int = 1) -> None:
        if self.window is not None:
            off_headings(self.window, way)
        self.place.jumped()
        self._locate()
        self.repaint()
        self._tell()

    def _read_anew(self, marks: dict[str, Row]) -> None:
        """All rows are other objects now: count and find the place again, and say so."""
        if self.window is not None:
            self._mark(marks)
            self._ask_count(self.window.source)
            self._locate()
            self._told = None
            self._tell()

    def _tell(self) -> None:
        """Say which row is highlighted, when it is another one."""
        uid = "" if self.row is None else str(self.row["uid"])
        if uid != self._told:
            self._told = uid
            self.post_message(self.Highlighted(self, self.row))

    def _mark(self, marks: dict[str, Row]) -> None:
        changed = marks.keys() != self.marks.keys()
        self.marks = marks
        if changed:
            self.post_message(self.Marked(self, tuple(marks)))

    def _still_marked(self, source: RowSource) -> dict[str, Row]:
        """The marks that ``source`` shows: nothing out of sight is ever acted upon."""
        found = {uid: source.around(uid) for uid in self.marks}
        return {uid: row for uid, row in found.items() if row is not None}

    @contextmanager
    def _failures_told(self) -> Iterator[None]:
        try:
            yield
        except CcmError as error:
            self.post_message(self.Failed(self, error))

    # ---------------------------------------------------------------- which of how many

    def _locate(self) -> None:
        """Take the cursor's rank from the ends of the list, where they are near, or ask for it."""
        window = self.window
        if window is None or window.row is None:
            return
        question = self.place.ask()
        if not self.place.seen(window.from_start, window.from_end):
            self._ask_rank(window.source, window.row, question)

    @work(thread=True, exclusive=True, group=_COUNT, exit_on_error=False)
    def _ask_count(self, source: RowSource) -> tuple[RowSource, int]:
        return source, source.count()

    @work(thread=True, exclusive=True, group=_RANK, exit_on_error=False)
    def _ask_rank(self, source: RowSource, row: Row, question: int) -> tuple[int, int]:
        return question, source.rank(row)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Take the answer of a thread, or pass on why there is none."""
        worker = event.worker
        if event.state is WorkerState.ERROR and worker.error is not None:
            self.post_message(self.Failed(self, worker.error))
        elif event.state is WorkerState.SUCCESS and worker.result is not None:
            if worker.group == _COUNT:
                source, total = worker.result
                if self.window is None or source is not self.window.source:
                    return
                self.place.total = total
            elif not self.place.answered(*worker.result):
                return
            self.repaint()
            if self.place.total is not None:
                self.post_message(self.Counted(self, self.place.total))
