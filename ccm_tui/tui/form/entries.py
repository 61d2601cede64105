"""The widget that lists records typed inside a form, one line each."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from ccm_tui.domain.typed import Typed
from ccm_tui.tui import harmless
from ccm_tui.tui.form.row import MARK
from ccm_tui.words import N_

_OTHER = "·"


class Entries(Widget, can_focus=True):
    """Typed records. Enter adds one, ``e`` edits, delete removes, ctrl+z brings back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "add", N_("Add"), show=False, id="form.add_entry",
                tooltip=N_("Add an entry")),
        Binding("e", "edit", N_("Edit"), show=False, id="form.edit_entry",
                tooltip=N_("Change this entry")),
        Binding("delete,backspace", "remove", N_("Take away"), show=False, id="form.remove_entry",
                tooltip=N_("Take this entry away; ctrl+z brings it back")),
        Binding("ctrl+z", "restore", N_("Bring back"), show=False, id="form.restore_entry",
                tooltip=N_("Bring back the entry that was taken away")),
        Binding("up", "walk(-1)", N_("Up"), show=False, id="form.entry_up",
                tooltip=N_("The entry above")),
        Binding("down", "walk(1)", N_("Down"), show=False, id="form.entry_down",
                tooltip=N_("The entry below")),
    ]  # fmt: skip

    class Opened(Message):
        """The entry at ``at`` is to be edited; the one after the last is a new one."""

        def __init__(self, at: int) -> None:
            super().__init__()
            self.at = at

    class Changed(Message):
        """An entry was removed or brought back."""

    at: reactive[int] = reactive(0)

    def __init__(self, records: Sequence[Typed], line_of: Callable[[Typed], str]) -> None:
        super().__init__()
        self.records = list(records)
        self._line_of = line_of
        self._removed: list[tuple[int, Typed]] = []

    def render(self) -> Content:
        """A line for each record; a mark stands before the one that keys mean."""
        lines = []
        for i, record in enumerate(self.records):
            marked = self.has_focus and i == self.at
            line = harmless.line(self._line_of(record))
            lines.append(Content.assemble((f"{MARK if marked else _OTHER} ", "bold"), line))
        return Content("\n").join(lines)

    def validate_at(self, at: int) -> int:
        """The place of a record, as long as there is one."""
        return max(0, min(at, len(self.records) - 1))

    def put(self, records: Sequence[Typed]) -> None:
        """Other records, and none to bring back."""
        self._removed.clear()
        self.records = list(records)
        self.at = 0
        self.refresh(layout=True)

    def put_one(self, at: int, record: Typed | None) -> None:
        """Put ``record`` at ``at``, or take away what is there."""
        self.records[at : at + 1] = [] if record is None else [record]
        self.at = at
        self.refresh(layout=True)

    def action_add(self) -> None:
        """A new entry."""
        self.post_message(self.Opened(len(self.records)))

    def action_edit(self) -> None:
        """The marked entry, or a new one where there is none."""
        self.post_message(self.Opened(self.at if self.records else 0))

    def action_remove(self) -> None:
        """Take the marked entry away."""
        if self.records:
            self._removed.append((self.at, self.records[self.at]))
            self.put_one(self.at, None)
            self.post_message(self.Changed())

    def action_restore(self) -> None:
        """Bring the last entry back that was removed."""
        if self._removed:
            at, record = self._removed.pop()
            self.records.insert(at, record)
            self.at = at
            self.refresh(layout=True)
            self.post_message(self.Changed())

    def action_walk(self, step: int) -> None:
        """Mark another entry."""
        self.at += step
