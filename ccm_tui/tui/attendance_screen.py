"""Attendance ticked off by keyboard: a name is typed, space ticks it, and the next name is typed.

Every tick is written at once, as one act. The order of the list stays as it was when one came, so
that nothing moves under the cursor.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from ccm_tui.domain.agenda_words import range_of_days
from ccm_tui.domain.vocabularies import ATTENDANCE_ROLES
from ccm_tui.errors import CcmError
from ccm_tui.tui import harmless
from ccm_tui.tui.app import CcmApp
from ccm_tui.tui.bar import KeyLine, SectionBar
from ccm_tui.tui.guests import Guest, columns, guests_of, rows_of
from ccm_tui.tui.pieces import muted
from ccm_tui.tui.place import LeavesWithEscape
from ccm_tui.tui.prompt import StatusLine
from ccm_tui.tui.record_list import RecordList, messages
from ccm_tui.tui.sources import HeldRows
from ccm_tui.tui.trail import Place
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.register import Attendant, EventProfile


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
        Binding("right", "screen.role(1)", N_("Role"), id="guests.role",
                tooltip=N_("The next role: participant, organiser, speaker, observer")),
        Binding("left", "screen.role(-1)", N_("Role back"), show=False, id="guests.role_back",
                tooltip=N_("The role before")),
    ]  # fmt: skip

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """A blank is no text here; the screen has it."""
        return key != "space" and super().check_consume_key(key, character)


class AttendanceScreen(LeavesWithEscape):
    """All that may attend an event; those who do are marked ``●``."""

    DEFAULT_CSS: ClassVar[str] = """
    AttendanceScreen {
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
                tooltip=N_("The selected State or organisation is there, or is not")),
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

    def __init__(self, event: str) -> None:
        super().__init__()
        self.event = event
        self._guests: dict[str, Guest] = {}
        self._there: dict[str, Attendant] = {}
        self._making = False
        """Whether an organisation is being written down, which is there then."""

    def whereabouts(self) -> Place:
        """This place, for back and forward."""
        return Place(AttendanceScreen, (self.event,), record=("event", self.event))

    def compose(self) -> ComposeResult:
        """The event, the line, the list, and how many there are."""
        yield SectionBar(self.app.sections_in_bar, "events")
        yield Static("", classes="title", markup=False)
        with Horizontal(id="line"):
            yield Static(_("Who is there"), classes="asked", markup=False)
            yield GuestLine(placeholder=_("type a code or a name; space ticks"), compact=True)
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
            self._there = {one.party: one for one in found.attendance}
            self._guests = guests_of(register, self._there, known)
        except CcmError as error:
            self.app.say_error(error)
            return
        self.query_one(".title", Static).update(_title(found))
        if self._making:
            self._making = False
            self._attend([uid for uid in self._guests if uid not in known])
        self.show()

    # ---------------------------------------------------------------- the list

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.show(keep=False)

    def show(self, *, keep: bool = True) -> None:
        """Show those whom the line may mean, or all; the cursor stays where ``keep``."""
        rows = rows_of(self.app.register, self._guests, self._there, self.line.value.strip())
        self.rows_list.show(HeldRows(list(rows)), columns(), keep=keep)
        self.tell_status()

    def tell_status(self, said: str = "") -> None:
        """How many are there, after what was just ticked."""
        from ccm_tui.tui.event_view import present_in_words

        present = present_in_words(self._there.values()) or _("nobody")
        parts = [said, _("present: {who}").format(who=present)]
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
        if uid in self._there:
            self._take_off(uid)
        else:
            self._attend([uid])
        self._next(uid)

    def action_take(self) -> None:
        """Tick whom the cursor is on; where nobody is called so, write the organisation down."""
        if self.rows_list.row is not None:
            self.action_tick()
        elif self.line.value.strip():
            self.action_organisation()

    def action_role(self, by: int) -> None:
        """The next role of whom the cursor is on; whoever is not there yet is ticked."""
        row = self.rows_list.row
        if row is None:
            return
        uid, codes = str(row["uid"]), ATTENDANCE_ROLES.codes
        there = self._there.get(uid)
        role = codes[(codes.index(there.role) + by) % len(codes)] if there else None
        self._attend([uid], role)
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

    def _attend(self, uids: Sequence[str], role: str | None = None) -> None:
        if uids:
            self._write(lambda: self.app.register.attend(self.event, *uids, role=role))

    def _take_off(self, uid: str) -> None:
        self._write(lambda: self.app.register.absent(self.event, uid))

    def _write(self, write: Callable[[], object]) -> None:
        try:
            write()
            found = self.app.register.event_profile(self.event)
        except CcmError as error:
            self.app.say_error(error)
            return
        self.app.writes += 1
        self._there = {one.party: one for one in found.attendance}

    def _next(self, uid: str) -> None:
        """Ready for the next name; the cursor stays on the one that was ticked."""
        with self.prevent(Input.Changed):
            self.line.value = ""
        self.show()
        self.rows_list.go_to_uid(uid)
        self.tell_status(self._said(uid))

    def _said(self, uid: str) -> str:
        there = self._there.get(uid)
        how = f"● {ATTENDANCE_ROLES.label(there.role)}" if there else _("not there")
        return f"{self._guests[uid].name}: {how}"


def _title(found: "EventProfile") -> Content:
    """The event, its days and its place."""
    record = found.record
    about = [range_of_days(found.starts, found.ends), str(record["place"] or "")]
    said = muted("  " + ", ".join(part for part in about if part))
    return Content.styled(harmless.line(str(record["title"])), "bold") + said
