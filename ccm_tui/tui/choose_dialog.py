"""Choosing one of several ways to decide, and saying why if one likes."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from ccm_tui.tui import harmless
from ccm_tui.tui.bar import KeyLine
from ccm_tui.tui.dialogs import Question
from ccm_tui.words import N_, _


class ChooseDialog(Question):
    """The ways above, the reason below; answers which way (from 0) and the reason, or None."""

    DEFAULT_CSS: ClassVar[str] = """
    ChooseDialog {
        & > Vertical { width: 100; }
        OptionList {
            height: auto; max-height: 12; border: none; padding: 0; margin: 1 0 0 0;
            background: $panel;
        }
    }
    """
    AUTO_FOCUS = "#reason"
    BINDINGS: ClassVar = [
        Binding("ctrl+s,enter", "save", N_("Decide"), id="choose.save",
                tooltip=N_("Decide as marked; u takes it back")),
        Binding("down", "walk(1)", N_("Next"), show=False, id="choose.down",
                tooltip=N_("The next way")),
        Binding("up", "walk(-1)", N_("Before"), show=False, id="choose.up",
                tooltip=N_("The way before")),
        Binding("escape", "leave", N_("Close"), id="choose.leave",
                tooltip=N_("Decide nothing")),
    ]  # fmt: skip

    def __init__(self, title: str, ways: Sequence[Content]) -> None:
        super().__init__()
        self._title = title
        self._ways = OptionList(*ways, markup=False, compact=True)
        self._ways.can_focus = False

    def compose(self) -> ComposeResult:
        """What is decided, the ways to, and the reason."""
        with Vertical():
            yield Static(harmless.line(self._title), classes="title", markup=False)
            yield Static(_("What is not taken stays in the history."), markup=False)
            yield self._ways
            yield Static(_("Reason, if you like"), classes="label", markup=False)
            yield Input(id="reason")
        yield KeyLine()

    def on_mount(self) -> None:
        """Mark the first way."""
        self._ways.highlighted = 0

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self._ways.highlighted = event.option_index

    def action_walk(self, step: int) -> None:
        """Mark another way."""
        at = self._ways.highlighted or 0
        self._ways.highlighted = (at + step) % self._ways.option_count

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Answer."""
        self.dismiss((self._ways.highlighted or 0, self.query_one(Input).value.strip()))
