"""One record, whole, on a screen of its own."""

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from ccm_tui.errors import CcmError
from ccm_tui.tui.app import CcmApp
from ccm_tui.tui.bar import KeyLine, SectionBar
from ccm_tui.tui.duplicate import Repeats
from ccm_tui.tui.opened import screen_of
from ccm_tui.tui.pieces import in_conflict
from ccm_tui.tui.place import LeavesWithEscape
from ccm_tui.tui.put_forward import PutsForward, may_be_evidence
from ccm_tui.tui.readable import Readable
from ccm_tui.tui.trail import Place
from ccm_tui.words import N_


class RecordScreen(LeavesWithEscape, PutsForward, Repeats):
    """Everything that stands in a record, with the keys that act on it."""

    DEFAULT_CSS: ClassVar[str] = """
    RecordScreen {
        background: $background;
        VerticalScroll { padding: 0 1; scrollbar-size-vertical: 1; }
        Static { width: 1fr; height: auto; max-width: 110; }
    }
    """
    AUTO_FOCUS = "Readable"
    BINDINGS: ClassVar = [
        Binding("e", "edit", N_("Edit"), id="record.edit", tooltip=N_("Change this record")),
        Binding("h", "history", N_("History"), id="record.history",
                tooltip=N_("Who wrote what in this record, and when")),
        Binding("u", "app.undo", N_("Undo"), id="record.undo",
                tooltip=N_("Take back what was done last")),
        Binding("ctrl+r", "app.redo", N_("Redo"), show=False, id="record.redo",
                tooltip=N_("Take back the last undo")),
        Binding("d", "delete", N_("Delete"), show=False, id="record.delete",
                tooltip=N_("Delete this record; u brings it back")),
    ]  # fmt: skip

    app = getters.app(CcmApp)

    def __init__(self, kind: str, uid: str) -> None:
        super().__init__()
        self.kind = kind
        self.uid = uid
        self._text = Static("", markup=False)

    def whereabouts(self) -> Place:
        """This place, for back and forward."""
        return Place(screen_of, (self.kind, self.uid), record=(self.kind, self.uid))

    def compose(self) -> ComposeResult:
        """The frame of every screen around the record."""
        yield SectionBar(self.app.sections_in_bar, "")
        with Readable():
            yield self._text
        yield KeyLine()

    def on_resize(self) -> None:
        """Show the record for the width there is."""
        self.reload()

    def reload(self, _uid: str | None = None) -> None:
        """Show the record as it is now; one that is gone is left."""
        register = self.app.register
        self.query_one(SectionBar).tell(self.app.facts(), self.app.waiting())
        try:
            if register.values(self.kind, self.uid)["deleted"]:
                self.dismiss()
                return
            said = in_conflict(register, self.kind, self.uid)
            self._text.update(said + self.written(min(110, self.size.width - 4)))
        except CcmError as error:
            self.app.say_error(error)

    def written(self, width: int) -> Content:
        """What stands in the record, on ``width`` cells."""
        from ccm_tui.tui.record_view import whole

        return whole(self.app.register, self.kind, self.uid, width)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What this kind of record does not allow is not offered."""
        if action == "put_forward":
            return may_be_evidence(self.kind)
        if action in ("edit", "delete") and self.app.is_open:
            return action in self.app.register.entity(self.kind).verbs
        return super().check_action(action, parameters)

    def record_here(self) -> tuple[str, str]:
        """This record."""
        return self.kind, self.uid

    def put_forward(self) -> tuple[str, str]:
        """This record."""
        return self.kind, self.uid

    def action_edit(self) -> None:
        """Change this record."""
        self.app.open_form(self.kind, self.uid)

    def action_history(self) -> None:
        """Show who wrote what."""
        self.app.show_history(self.kind, self.uid)

    def action_delete(self) -> None:
        """Delete this record."""
        self.app.delete(self.kind, [self.uid])
