"""F1: the keys of the place one is in, from the same declarations that make them work."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from ccm_tui.tui import harmless
from ccm_tui.tui.pieces import Sheet, muted
from ccm_tui.words import N_, _

_WIDTH = 71
"""What 80 columns leave beside the edge, the padding and the bar that scrolls."""
_HIDDEN = ("screen.", "app.focus", "app.toggle")


_PARTS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    (N_("Here"), lambda part: part not in ("list", "app", "")),
    (N_("In the list"), lambda part: part == "list"),
    (N_("Everywhere"), lambda part: part == "app"),
    (N_("While typing"), lambda part: not part),
)
"""The parts of the help and which bindings belong to each, by the first word of their ids."""


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
        entries = keys_of(self._place)
        for heading, belongs in _PARTS:
            part = [entry for entry in entries if belongs(entry.part)]
            if part:
                sheet.heading(_(heading))
            for entry in part:
                left = harmless.fit(" ".join(entry.keys), 16) + harmless.fit(entry.word, 20)
                sheet.hanging(left, muted(entry.does), "bold")
        sheet.gap()
        for entry in keys_of(self):
            if entry.action == "leave":
                sheet.muted(_("Close this: {keys}").format(keys=" ".join(entry.keys)))
        return sheet.content()


@dataclass(slots=True)
class KeyOfPlace:
    """An action that a place offers: its keys, its word, what it does, and where it belongs."""

    keys: list[str]
    word: str
    does: str
    action: str
    node: DOMNode
    part: str
    """The first word of the binding's id: ``list``, ``app``, or the place's own."""


def keys_of(place: Screen[Any]) -> list[KeyOfPlace]:
    """Every action that the place offers now, each once."""
    found: dict[str, KeyOfPlace] = {}
    for key, active in place.active_bindings.items():
        binding = active.binding
        if not binding.description or binding.action.startswith(_HIDDEN):
            continue
        shown = binding.key_display or place.app.get_key_display(binding.with_key(key))
        entry = found.setdefault(
            binding.action,
            KeyOfPlace(
                [],
                _(binding.description),
                _(binding.tooltip),
                binding.action,
                active.node,
                (binding.id or "").partition(".")[0],
            ),
        )
        if shown not in entry.keys:
            entry.keys.append(shown)
    return list(found.values())
