"""A section of the program: a list on the left, what the selected row means on the right.

The keys are the same in every section; what they act on is the section's.
"""

from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from ccm_tui.errors import CcmError
from ccm_tui.tui.app import CcmApp
from ccm_tui.tui.bar import KeyLine, SectionBar
from ccm_tui.tui.meeting.strip import MeetingStrip
from ccm_tui.tui.narrowed import Narrowed
from ccm_tui.tui.prompt import StatusLine
from ccm_tui.tui.readable import Readable
from ccm_tui.tui.record_list import RecordList, Row, RowSource, messages
from ccm_tui.tui.trail import Place
from ccm_tui.words import N_, _, ngettext

if TYPE_CHECKING:
    from ccm_tui.domain.about import Column


class Aside(Readable):
    """The right-hand side; its text is written anew when its width changes."""

    class Resized(Message):
        """There is another width."""

    def on_resize(self) -> None:
        """Say so."""
        self.post_message(self.Resized())


class Section(Narrowed):
    """Base of the sections. A subclass gives the rows and what a row means."""

    DEFAULT_CSS: ClassVar[str] = """
    Section {
        background: $background;
        color: $foreground;

        #body { height: 1fr; }
        RecordList { width: 1fr; min-width: 28; }
        #aside {
            width: 46%;
            border-left: solid $border;
            padding: 0 1 0 2;
            background: $background;
            scrollbar-size-vertical: 1;
            scrollbar-gutter: stable;
            scrollbar-background: $background;
            scrollbar-color: $border;
        }
        #aside:focus { border-left: solid $accent; }
        #detail { width: 1fr; height: auto; }

        &.-narrow #aside { display: none; }
        &.-narrow #body.both #aside { display: block; width: 49; }
    }
    """
    # Here and not in a file: a screen's own file has the whole style sheet parsed once more, just
    # before the first frame.
    AUTO_FOCUS = "RecordList"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - Textual's own type
    name_in_bar: ClassVar[str]
    empty: ClassVar[str] = ""
    detail_when_narrow: ClassVar[bool] = False

    BINDINGS: ClassVar = [
        Binding("n", "new", N_("New"), id="section.new", tooltip=N_("Write a new entry")),
        Binding("e", "edit", N_("Edit"), id="section.edit", tooltip=N_("Change this record")),
        Binding(
            "slash", "filter", N_("Search"), id="section.filter", key_display="/",
            tooltip=N_("Search as you type; state:GNB channel:letter since:2017-01 are filters"),
        ),
        Binding(
            "u", "app.undo", N_("Undo"), id="section.undo",
            tooltip=N_("Take back what was done last, also from an earlier day"),
        ),
        Binding(
            "ctrl+r", "app.redo", N_("Redo"), show=False, id="section.redo",
            tooltip=N_("Take back the last undo"),
        ),
        Binding(
            "h", "history", N_("History"), id="section.history",
            tooltip=N_("Who wrote what in this record, and when"),
        ),
        Binding(
            "d", "delete", N_("Delete"), show=False, id="section.delete",
            tooltip=N_("Delete this record, or the marked ones; u brings them back"),
        ),
        Binding(
            "g", "go", N_("Go to"), show=False, id="section.go",
            tooltip=N_("Go to a day, to the top or to the end"),
        ),
        Binding(
            "s", "sort", N_("Sort"), show=False, id="section.sort",
            tooltip=N_("Sort the other way, or by the next column"),
        ),
        Binding(
            "v", "views", N_("Views"), show=False, id="section.views",
            tooltip=N_("The filters of this list that are kept under a name"),
        ),
        Binding(
            "T", "templates", N_("Templates"), show=False, id="section.templates",
            tooltip=N_("What new records of this list begin with, kept under a name"),
        ),
        Binding(
            "escape", "clear", N_("Show all"), show=False, id="section.clear",
            tooltip=N_("Take the filter away"),
        ),
    ]  # fmt: skip

    bar = getters.query_one(SectionBar)
    strip = getters.query_one(MeetingStrip)
    detail = getters.query_one("#detail", Static)

    app = getters.app(CcmApp)

    def __init__(self) -> None:
        super().__init__()
        self._seen_writes = -1
        self._shown_narrow = False

    # ---------------------------------------------------------------- what a subclass gives

    def source(self) -> RowSource:
        """The rows under the filter and order that are in force."""
        raise NotImplementedError

    def columns(self) -> "list[tuple[str, Column]]":
        """The list's columns."""
        return [
            (name, column)
            for name, column in self.register.entity(self.kind).columns().items()
            if column.about.width
        ]

    def meaning(self, row: Row, width: int) -> Content:
        """What the selected row means, for a right-hand side of ``width`` cells."""
        raise NotImplementedError

    def filter_in_words(self) -> str:
        """The filter that is in force, as a person says it."""
        if self.query_shown is None:
            return ""
        return self.register.query_in_words(self.kind, self.query_shown)

    # ---------------------------------------------------------------- frame

    def compose(self) -> ComposeResult:
        """The frame: all of it is there before the register is open."""
        yield SectionBar(self.app.sections_in_bar, self.name_in_bar)
        yield MeetingStrip()
        with Horizontal(id="body", classes="" if not self.detail_when_narrow else "both"):
            yield RecordList(empty=_(self.empty))
            with Aside(id="aside"):
                yield Static("", id="detail")
        yield StatusLine()
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the rows as soon as there is a register."""
        if self.app.is_open:
            self.opened()
        else:
            self.call_after_refresh(self.app.frame_shown)

    def on_resize(self) -> None:
        """A screen that became narrow or wide has other columns, and its texts other lines."""
        if self.app.is_open:
            self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        if self._shown_narrow != self.has_class("-narrow"):
            self.show_rows()

    @on(Aside.Resized)
    def _aside_resized(self) -> None:
        self.warm()

    def on_screen_resume(self) -> None:
        """Show what was written elsewhere meanwhile."""
        if self.app.is_open and self._seen_writes not in (-1, self.app.writes):
            self.reload()

    def opened(self) -> None:
        """The register is open: show it."""
        self._tell_bar()
        self.show_rows(keep=False)

    def warm(self) -> None:
        """Everything is imported now: show what the selected row means."""
        if (row := self.rows_list.row) is not None:
            self._show_meaning(row)

    def show_rows(self, *, keep: bool = True) -> None:
        """Show the rows of the present filter and order."""
        self._seen_writes = self.app.writes
        self._shown_narrow = self.has_class("-narrow")
        nothing = _("Nothing is as asked. esc in the search line shows all.")
        self.rows_list.empty = nothing if self.filter_text else _(self.empty)
        try:
            self.rows_list.show(
                self.source(), self.columns(), keep=keep, order=self.order or self.first_order
            )
        except CcmError as error:
            self.app.say_error(error)
        self.tell_status()

    def reload(self, uid: str | None = None) -> None:
        """Read again what is on screen, after a write; go to ``uid`` if the list has it.

        Where the selected record is gone, its neighbour is selected.
        """
        self._tell_bar()
        row, neighbour = self.rows_list.row, self.rows_list.neighbour()
        self.show_rows()
        wanted = [uid, None if row is None else str(row["uid"]), neighbour]
        any(self.rows_list.go_to_uid(one) for one in wanted if one is not None)
        if (row := self.rows_list.row) is not None:
            self._show_meaning(row)

    def _tell_bar(self) -> None:
        self.bar.tell(self.app.facts(), self.app.waiting())
        self.strip.tell(self.app)

    def tell_status(self) -> None:
        """Which row of how many, and the filter in words."""
        position, total = self.rows_list.position
        words = self.filter_in_words()
        if total is None:
            said = ""
        elif total == 0:
            said = _("nothing")
        elif position is None:
            said = ngettext("{n} entry", "{n} entries", total).format(n=total)
        else:
            said = _("{position} of {total}").format(position=position, total=total)
        marked = len(self.rows_list.marked)
        if marked:
            said += "   " + ngettext("{n} marked", "{n} marked", marked).format(n=marked)
        self.status.say("   ".join(part for part in (said, words) if part))

    # ---------------------------------------------------------------- back and forward

    def whereabouts(self) -> Place:
        """This place: the section, with what is selected and filtered in it now."""
        selected = self.current() if self.is_mounted else None
        return Place(selected=selected, filter=self.filter_text)

    def return_to(self, place: Place) -> None:
        """Show what was selected and filtered when one left."""
        if place.filter != self.filter_text:
            self.apply_filter(place.filter)
        if place.selected is not None:
            self.rows_list.go_to_uid(place.selected)

    # ---------------------------------------------------------------- what the list tells

    @on(RecordList.Highlighted)
    def _highlighted(self, event: messages.Highlighted) -> None:
        self.tell_status()
        if event.row is None:
            self.detail.update("")
        else:
            self._show_meaning(event.row)

    def _show_meaning(self, row: Row) -> None:
        if not self.app.is_warm or (not self.detail_when_narrow and self.has_class("-narrow")):
            return
        try:
            self.detail.update(self.meaning(row, self.detail.content_size.width))
        except CcmError as error:
            self.detail.update(Content(str(error)))
        self.query_one("#aside", VerticalScroll).scroll_home(animate=False)

    @on(RecordList.Counted)
    @on(RecordList.Marked)
    def _told(self) -> None:
        self.tell_status()

    @on(RecordList.Copied)
    def _copied(self, event: messages.Copied) -> None:
        said = ngettext("{n} line copied", "{n} lines copied", event.rows)
        self.notify(said.format(n=event.rows), markup=False)

    @on(RecordList.Failed)
    def _failed(self, event: messages.Failed) -> None:
        if isinstance(event.error, CcmError):
            self.app.say_error(event.error)
        else:
            raise event.error

    @on(RecordList.Opened)
    def _open(self, event: messages.Opened) -> None:
        self.open_row(event.row)

    def open_row(self, row: Row) -> None:
        """Open a record: all of it, on a screen of its own."""
        self.app.open_record(self.kind, str(row["uid"]))

    def _returned(self, _result: object) -> None:
        if self._seen_writes != self.app.writes:
            self.reload()

    # ---------------------------------------------------------------- writing

    def current(self) -> str | None:
        """The uid under the cursor."""
        row = self.rows_list.row
        return None if row is None else str(row["uid"])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What this kind of record does not allow is not offered."""
        verbs = {"new": "add", "edit": "edit", "delete": "delete"}
        if action in verbs and self.app.is_warm:
            return verbs[action] in self.register.entity(self.kind).verbs
        return super().check_action(action, parameters)

    def record_here(self) -> tuple[str, str] | None:
        """The record under the cursor."""
        uid = self.current()
        return (self.kind, uid) if uid else None

    def action_new(self) -> None:
        """Write a new entry."""
        self.app.open_form(self.kind)

    def action_edit(self) -> None:
        """Change the record under the cursor."""
        if found := self.record_here():
            self.app.open_form(*found)

    def action_delete(self) -> None:
        """Delete the marked records, or the one under the cursor."""
        marked = [str(row["uid"]) for row in self.rows_list.marked]
        uids = marked or [uid for uid in [self.current()] if uid]
        if self.app.delete(self.kind, uids):
            self.rows_list.clear_marks()

    def action_history(self) -> None:
        """Show who wrote what."""
        if found := self.record_here():
            self.app.show_history(*found)

    @on(SectionBar.Chosen)
    def _chosen(self, event: SectionBar.Chosen) -> None:
        self.app.switch_mode(event.section)
