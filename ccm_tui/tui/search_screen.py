"""Search everywhere: one line over every kind of record, results as it is typed."""

from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from ccm_tui.errors import CcmError, Refused
from ccm_tui.tui import harmless
from ccm_tui.tui.app import CcmApp
from ccm_tui.tui.bar import KeyLine, SectionBar
from ccm_tui.tui.hits import COLUMNS, MOST, HitRows
from ccm_tui.tui.place import LeavesWithEscape
from ccm_tui.tui.prompt import StatusLine
from ccm_tui.tui.record_list import RecordList, Row, messages
from ccm_tui.tui.section import Aside
from ccm_tui.tui.trail import Place
from ccm_tui.words import N_, _, ngettext

_HOW = N_(
    "Type words; the beginning of each is enough.\n"
    "\n"
    "Filters narrow it, here and in every list:\n"
    "kind:outreach  state:GNB  channel:letter\n"
    "since:2017-01  until:2017-03\n"
    "overdue  open  done  unanswered\n"
    "\n"
    "In double quotes they are words."
)


class SearchLine(Input):
    """Where the search is typed; the keys that it does not need move about in the list."""

    BINDINGS: ClassVar = [
        Binding("enter", "open", N_("Open"), id="search.open",
                tooltip=N_("Go to the selected record")),
        Binding("up", "screen.move(-1)", N_("Up"), show=False, id="search.up",
                tooltip=N_("One result up")),
        Binding("down", "screen.move(1)", N_("Down"), show=False, id="search.down",
                tooltip=N_("One result down")),
        Binding("pageup", "screen.page(-1)", N_("Page up"), show=False, id="search.page_up",
                tooltip=N_("One screen up")),
        Binding("pagedown", "screen.page(1)", N_("Page down"), show=False, id="search.page_down",
                tooltip=N_("One screen down")),
    ]  # fmt: skip

    def action_open(self) -> None:
        """Open the selected record."""
        self.screen.query_one(RecordList).action_open()


class SearchScreen(LeavesWithEscape):
    """The line, what it finds, and what the selected result means."""

    DEFAULT_CSS: ClassVar[str] = """
    SearchScreen {
        background: $background;
        color: $foreground;

        #line { height: 1; padding: 0 1; }
        #line > .asked { width: auto; margin-right: 1; color: $accent; text-style: bold; }
        SearchLine { width: 1fr; height: 1; border: none; padding: 0 1; background: $boost; }
        SearchLine:focus { border: none; }
        #wrong { height: auto; max-height: 4; padding: 0 1; color: $error; display: none; }
        #wrong.-said { display: block; }
        #body { height: 1fr; margin-top: 1; }
        #aside {
            width: 40%;
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
    }
    """
    AUTO_FOCUS = "SearchLine"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - Textual's own type
    BINDINGS: ClassVar = [
        Binding("ctrl+s", "keep", N_("Save as a view"), id="search.keep",
                tooltip=N_("Keep this search under a name")),
        Binding("ctrl+o", "views", N_("Views"), id="search.views",
                tooltip=N_("The searches that are kept under a name")),
        Binding("slash", "line", N_("Search"), show=False, id="search.line", key_display="/",
                tooltip=N_("Back to the search line")),
        Binding("e", "edit", N_("Edit"), show=False, id="search.edit",
                tooltip=N_("Change the selected record")),
        Binding("h", "history", N_("History"), show=False, id="search.history",
                tooltip=N_("Who wrote what in the selected record, and when")),
    ]  # fmt: skip

    app = getters.app(CcmApp)
    line = getters.query_one(SearchLine)
    rows_list = getters.query_one(RecordList)
    status = getters.query_one(StatusLine)
    detail = getters.query_one("#detail", Static)
    wrong = getters.query_one("#wrong", Static)

    def __init__(self) -> None:
        super().__init__()
        self._found: HitRows | None = None
        self._in_words = ""
        self._seen_writes = -1

    def whereabouts(self) -> Place:
        """This place, for back and forward."""
        return Place(SearchScreen)

    def compose(self) -> ComposeResult:
        """The frame of every screen, with the line on top."""
        yield SectionBar(self.app.sections_in_bar, "")
        with Horizontal(id="line"):
            yield Static(_("Search everywhere"), classes="asked", markup=False)
            yield SearchLine(self.app.search_text, compact=True)
        yield Static("", id="wrong", markup=False)
        with Horizontal(id="body"):
            yield RecordList()
            with Aside(id="aside"):
                yield Static("", id="detail", markup=False)
        yield StatusLine()
        yield KeyLine()

    def on_screen_resume(self) -> None:
        """Show what was looked for the last time, as it is now."""
        if self._seen_writes != self.app.writes:
            self.reload()

    def reload(self, _uid: str | None = None) -> None:
        """Look again, after a write; the cursor stays on its record."""
        self._seen_writes = self.app.writes
        self.query_one(SectionBar).tell(self.app.facts(), self.app.waiting())
        self._look_for(self.app.search_text, keep=True)

    def look_for(self, text: str) -> None:
        """Put ``text`` into the line and look for it."""
        self.line.value = text
        self.line.focus()
        self.line.action_end()

    def action_line(self) -> None:
        """Type another search."""
        self.line.focus()
        self.line.action_select_all()

    # ---------------------------------------------------------------- looking

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._look_for(event.value)

    def _look_for(self, text: str, *, keep: bool = False) -> None:
        """Show what ``text`` finds; what it cannot mean is said, and nothing else changes."""
        register = self.app.register
        try:
            asked = register.searched(text)
            self._in_words = register.search_in_words(asked)
        except Refused as error:
            self._complain("\n".join(error.fields.values()))
            return
        self._complain("")
        self.app.search_text = text
        self._found = HitRows(register, asked)
        self.rows_list.empty = _empty(text)
        self.rows_list.show(self._found, COLUMNS, keep=keep)

    def _complain(self, message: str) -> None:
        self.wrong.update(Content(harmless.line(message)))
        self.wrong.set_class(bool(message), "-said")

    @on(RecordList.Highlighted)
    def _highlighted(self, event: messages.Highlighted) -> None:
        self._tell_status()
        self._show_meaning(event.row)

    @on(Aside.Resized)
    def _aside_resized(self) -> None:
        self._show_meaning(self.rows_list.row)

    def _show_meaning(self, row: Row | None) -> None:
        if self.has_class("-narrow"):
            return
        try:
            self.detail.update(self._meaning(row) if row else "")
        except CcmError as error:
            self.detail.update(Content(str(error)))
        self.query_one("#aside", VerticalScroll).scroll_home(animate=False)

    def _meaning(self, row: Row) -> Content:
        from ccm_tui.tui import record_view, state_view

        register, width = self.app.register, self.detail.content_size.width
        kind, uid = _record(row)
        if kind == "state":
            return state_view.whole(register.profile(uid), register.today, width)
        return record_view.whole(register, kind, uid, width)

    @on(RecordList.Counted)
    def _tell_status(self) -> None:
        """Which of how many, and what was asked for in words."""
        position, shown = self.rows_list.position
        total = self._found.total if self._found else None
        if not self._in_words or shown is None or total is None:
            said = ""
        elif not shown:
            said = _("nothing")
        elif position is None:
            said = ngettext("{n} record", "{n} records", total).format(n=total)
        else:
            said = _("{position} of {total}").format(position=position, total=total)
        if total is not None and total > MOST:
            said += _(" (the first {most} are shown)").format(most=MOST)
        self.status.say("   ".join(part for part in (said, self._in_words) if part))

    @on(RecordList.Failed)
    def _failed(self, event: messages.Failed) -> None:
        if not isinstance(event.error, CcmError):
            raise event.error
        self.app.say_error(event.error)

    # ---------------------------------------------------------------- what is done with a result

    def action_move(self, rows: int) -> None:
        """Select another result while typing."""
        self.rows_list.action_move(rows)

    def action_page(self, pages: int) -> None:
        """Go on by a screen of results while typing."""
        self.rows_list.action_page(pages)

    @on(RecordList.Opened)
    def _open(self, event: messages.Opened) -> None:
        self.app.open_record(*_record(event.row))

    def action_edit(self) -> None:
        """Change the selected record."""
        row = self.rows_list.row
        if row and "edit" in self.app.register.entity(str(row["table"])).verbs:
            self.app.open_form(*_record(row))

    def action_history(self) -> None:
        """Show who wrote what."""
        if row := self.rows_list.row:
            self.app.show_history(*_record(row))

    def action_keep(self) -> None:
        """Keep this search under a name."""
        from ccm_tui.tui.views_screen import keep_view

        keep_view(self.app, "", self.line.value)

    def action_views(self) -> None:
        """Choose a search that was kept."""
        from ccm_tui.tui.views_screen import ViewsScreen

        self.app.push_screen(ViewsScreen("", self.look_for))


def _record(row: Row) -> tuple[str, str]:
    return str(row["table"]), str(row["uid"])


def _empty(text: str) -> str:
    """What stands where nothing is found."""
    if not text.strip():
        return _(_HOW)
    if not any(map(str.isalnum, text)):
        return _("There is no word in this to look for.")
    return _("Nothing is found. Fewer words or filters find more; ctrl+u empties the line.")
