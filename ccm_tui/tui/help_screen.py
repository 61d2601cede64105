"""F1: the keys of the place one is in, from the same declarations that make them work."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from ccm_tui.tui import harmless
from ccm_tui.tui.pieces import Sheet, muted
from ccm_tui.words import N_, _

_WIDTH = 72
_HIDDEN = ("command_palette", "screen.", "app.focus", "app.toggle")


class HelpScreen(ModalScreen[None]):
    """Every key of the place below, its word, and what it does."""

    DEFAULT_CSS: ClassVar[str] = """
    HelpScreen {
        align: center middle;
        & > VerticalScroll {
            width: 90; max-width: 96%; height: auto; max-height: 92%;
            padding: 1 2; background: $panel; scrollbar-size-vertical: 1;
        }
        Static { width: 1fr; height: auto; }
    }
    """
    AUTO_FOCUS = "VerticalScroll"
    BINDINGS: ClassVar = [
        Binding("escape,f1,q,enter", "leave", N_("Close"), id="help.leave", tooltip=N_("Close")),
    ]

    def __init__(self, place: Screen[object]) -> None:
        super().__init__()
        self._place = place

    def compose(self) -> ComposeResult:
        """One text, scrolled."""
        with VerticalScroll():
            yield Static(self._text())

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss()

    def _text(self) -> Content:
        sheet = Sheet(_WIDTH)
        sheet.title(_("Keys of this place"))
        sheet.gap()
        for key, word, does in keys_of(self._place):
            left = harmless.fit(key, 14) + harmless.fit(word, 20)
            sheet.hanging(left, muted(does), "bold")
        sheet.gap()
        sheet.muted(_("ctrl+p finds every action and every State by name."))
        sheet.muted(_("escape or F1 closes this."))
        return sheet.content()


def keys_of(place: Screen[object]) -> list[tuple[str, str, str]]:
    """Key, word and meaning of every action that the place offers now, each once."""
    found: dict[str, tuple[list[str], str, str]] = {}
    for key, active in place.active_bindings.items():
        binding = active.binding
        if not binding.description or binding.action.startswith(_HIDDEN):
            continue
        shown = binding.key_display or place.app.get_key_display(binding.with_key(key))
        entry = found.setdefault(
            binding.action, ([], _(binding.description), _(binding.tooltip) or "")
        )
        if shown not in entry[0]:
            entry[0].append(shown)
    return [(" ".join(keys), word, does) for keys, word, does in found.values()]
