"""Guests ticked off by keyboard: a name is typed, space ticks it, and the next name is typed.

Every tick is written at once, as one act. The order of the list stays as it was when one came, so
that nothing moves under the cursor.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from ccm_tui.domain.agenda_words import range_of_days
from ccm_tui.errors import CcmError
from ccm_tui.tui import harmless
from ccm_tui.tui.app import CcmApp
from ccm_tui.tui.bar import KeyLine, SectionBar
from ccm_tui.tui.guests import Guest, There, columns, guests_of, rows_of
from ccm_tui.tui.pieces import muted
from ccm_tui.tui.place import LeavesWithEscape
from ccm_tui.tui.prompt import StatusLine
from ccm_tui.tui.record_list import RecordList, messages
from ccm_tui.tui.sources import HeldRows
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.register import EventProfile


class GuestLine(Input):
    """Where a name is typed; the keys that it does not need act on the list."""

    BINDINGS: ClassVar = [
        Binding("enter", "screen.take", N_("Tick"), show=False, id="guests.enter",
                tooltip=N_("Tick; where nobody is called so, write down a new organisation")),
        Binding("up", "screen.move(-1)", N_("Up"), show=False, id="guests.up",
                tooltip=N_("One row up")),
        Binding("down", "screen.move(1)", N_("Down"), show=False, id="guests.down",
                tooltip=N_("One row down")),
        Binding("pageup", "screen.page(-1)", N_("Page up"), show=False, id="guests.page_up",
                tooltip=N_("One screen up")),
        Binding("pagedown", "screen.page(1)", N_("Page down"), show=False, id="guests.page_down",
                tooltip=N_("One screen down")),
    ]  # fmt: skip

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """A blank is no text here; the screen has it."""
        return key != "space" and super().check_consume_key(key, character)


class TickingScreen(LeavesWithEscape):
    """All that may be ticked for an event; those who are stand there with ``●``."""

    DEFAULT_CSS: ClassVar[str] = """
    TickingScreen {
        background: $background;
        color: $foreground;

        .title { height: 1; padding: 0 1; }
        #line { height: 1; padding: 0 1; margin-bottom: 1; }
        #line > .asked { width: auto; margin-right: 1; color: $accent; text-style: bold; }
        GuestLine { width: 1fr; height: 1; border: none; padding: 0 1; background: $boost; }
        GuestLine:focus { border: none; }
    }
    """
    AUTO_FOCUS = "GuestLine"
    BINDINGS: ClassVar = [
        Binding("space", "tick", N_("Tick"), id="guests.tick", priority=True,
                tooltip=N_("Tick the selected State or organisation, or take the tick back")),
        Binding("ctrl+n", "organisation", N_("New organisation"), id="guests.new",
                tooltip=N_("Write down an organisation that is not listed; it is ticked then")),
        Binding("ctrl+z", "app.undo", N_("Undo"), id="guests.undo",
                tooltip=N_("Take back what was done last")),
        Binding("ctrl+r", "app.redo", N_("Redo"), show=False, id="guests.redo",
                tooltip=N_("Take back the last undo")),
        Binding("f1", "app.help", N_("Help"), id="guests.help", tooltip=N_("Help on this place")),
    ]  # fmt: skip

    app = getters.app(CcmApp)
    line = getters.query_one(GuestLine)
    rows_list = getters.query_one(RecordList)
    status = getters.query_one(StatusLine)

    asked: ClassVar[str]
    """What stands before the line."""
    ticked_ones: ClassVar[str]
    """The heading above those who are ticked."""
    said_of: ClassVar[str]
    """The heading of what is said of each that is ticked."""
    not_ticked: ClassVar[str]
    """What is said of somebody who is not."""

    def __init__(self, event: str) -> None:
        super().__init__()
        self.event = event
        self._guests: dict[str, Guest] = {}
        self._there: There = {}
        self._making = False
        """Whether an organisation is being written down, which is ticked then."""

    # ---------------------------------------------------------------- what a subclass gives

    def there(self, found: "EventProfile") -> There:
        """Those who are ticked, each with what is said of it."""
        raise NotImplementedError

    def tick(self, uid: str) -> None:
        """Write down that somebody is ticked."""
        raise NotImplementedError

    def untick(self, uid: str) -> None:
        """Write down that somebody is not."""
        raise NotImplementedError

    def turn(self, uid: str, by: int) -> None:
        """Write down the next (``by`` 1) or last of what may be said of somebody."""
        raise NotImplementedError

    def counted(self, there: There) -> str:
        """How many are ticked, in words."""
        raise NotImplementedError

    def line_to_type_in(self) -> GuestLine:
        """Where names are typed."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """The event, the line, the list, and how many there are."""
        yield SectionBar(self.app.sections_in_bar, "events")
        yield Static("", classes="title", markup=False)
        with Horizontal(id="line"):
            yield Static(_(self.asked), classes="asked", markup=False)
            yield self.line_to_type_in()
        rows = RecordList(empty=_("Nobody is called so. ctrl+n writes down a new organisation."))
        rows.can_focus = False
        yield rows
        yield StatusLine()
        yield KeyLine()

    def on_mount(self) -> None:
        """Show who may attend."""
        self.reload()

    # ---------------------------------------------------------------- who may attend

    def reload(self, _uid: str | None = None) -> None:
        """Read again who may attend and who does; an event that is gone is left."""
        register, known = self.app.register, self._guests
        self.query_one(SectionBar).tell(self.app.facts(), self.app.waiting())
        try:
            found = register.event_profile(self.event)
            if found.record["deleted"]:
                self.dismiss()
                return
            self._there = self.there(found)
            self._guests = guests_of(register, self._there, known)
        except CcmError as error:
            self.app.say_error(error)
            return
        self.query_one(".title", Static).update(_title(found))
        if self._making:
            self._making = False
            for uid in [uid for uid in self._guests if uid not in known]:
                self._write(partial(self.tick, uid))
        self.show()

    # ---------------------------------------------------------------- the list

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.show(keep=False)

    def show(self, *, keep: bool = True) -> None:
        """Show those whom the line may mean, or all; the cursor stays where ``keep``."""
        rows = rows_of(
            self.app.register, self._guests, self._there, self.line.value.strip(), self.ticked_ones
        )
        self.rows_list.show(HeldRows(list(rows)), columns(self.said_of), keep=keep)
        self.tell_status()

    def tell_status(self, said: str = "") -> None:
        """How many are ticked, after who was just ticked."""
        parts = [said, self.counted(self._there)]
        self.status.say("   ".join(part for part in parts if part))

    @on(RecordList.Opened)
    def _opened(self) -> None:
        self.action_tick()

    @on(RecordList.Failed)
    def _failed(self, event: messages.Failed) -> None:
        raise event.error

    # ---------------------------------------------------------------- keys

    def action_move(self, rows: int) -> None:
        """Another row while typing."""
        self.rows_list.action_move(rows)

    def action_page(self, pages: int) -> None:
        """Another screen of rows while typing."""
        self.rows_list.action_page(pages)

    def action_tick(self) -> None:
        """Tick or untick whom the cursor is on; where there is nobody it is a blank."""
        row = self.rows_list.row
        if row is None:
            self.line.insert_text_at_cursor(" ")
            return
        uid = str(row["uid"])
        self._write(lambda: self.untick(uid) if uid in self._there else self.tick(uid))
        self._next(uid)

    def action_take(self) -> None:
        """Tick whom the cursor is on; where nobody is called so, write the organisation down."""
        if self.rows_list.row is not None:
            self.action_tick()
        elif self.line.value.strip():
            self.action_organisation()

    def action_role(self, by: int) -> None:
        """The next of what may be said of whom the cursor is on; who is not ticked yet is."""
        row = self.rows_list.row
        if row is None:
            return
        uid = str(row["uid"])
        self._write(lambda: self.turn(uid, by) if uid in self._there else self.tick(uid))
        self.show()
        self.tell_status(self._said(uid))

    def action_organisation(self) -> None:
        """Write down an organisation, with what was typed as its name."""
        name = self.line.value.strip()
        self._making = True
        self.app.open_form("organisation", typed={"name": name} if name else None)

    def action_leave(self) -> None:
        """Take back what was typed; then go back."""
        if self.line.value:
            self.line.value = ""
        else:
            super().action_leave()

    # ---------------------------------------------------------------- writing

    def _write(self, write: Callable[[], object]) -> None:
        try:
            write()
            found = self.app.register.event_profile(self.event)
        except CcmError as error:
            self.app.say_error(error)
            return
        self.app.writes += 1
        self._there = self.there(found)

    def _next(self, uid: str) -> None:
        """Ready for the next name; the cursor stays on the one that was ticked."""
        with self.prevent(Input.Changed):
            self.line.value = ""
        self.show()
        self.rows_list.go_to_uid(uid)
        self.tell_status(self._said(uid))

    def _said(self, uid: str) -> str:
        there = self._there.get(uid)
        how = f"● {there.said}".strip() if there else _(self.not_ticked)
        return f"{self._guests[uid].name}: {how}"


def _title(found: "EventProfile") -> Content:
    """The event, its days and its place."""
    record = found.record
    about = [range_of_days(found.starts, found.ends), str(record["place"] or "")]
    said = muted("  " + ", ".join(part for part in about if part))
    return Content.styled(harmless.line(str(record["title"])), "bold") + said
