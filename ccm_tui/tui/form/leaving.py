"""The question before something typed would be lost: it is asked, never assumed."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import ModalScreen
from textual.widgets import Static

from ccm_tui.tui import harmless
from ccm_tui.tui.bar import KeyLine
from ccm_tui.words import N_, _


class LeavingQuestion(ModalScreen[bool]):
    """Whether to leave the form though its draft cannot be kept. ``reason`` says why."""

    DEFAULT_CSS = """
    LeavingQuestion {
        align: center middle;
        background: $background 60%;

        .question { width: 64; max-width: 100%; height: auto; background: $surface; }
        Static { padding: 1 2 0 2; }
        .reason { padding: 0 2 1 2; color: $text-error; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape", "answer(False)", N_("Stay"), id="form.stay"),
        Binding("l", "answer(True)", N_("Leave and lose what was typed"), id="form.lose"),
    ]

    def __init__(self, reason: str) -> None:
        super().__init__()
        self.reason = reason

    def compose(self) -> ComposeResult:
        """What happened, and the two ways on."""
        with Container(classes="question"):
            yield Static(harmless.plain(_("What is typed could not be kept as a draft.")))
            yield Static(harmless.plain(self.reason), classes="reason")
            yield KeyLine()

    def action_answer(self, leave: bool) -> None:
        """Stay or leave."""
        self.dismiss(leave)
