"""Jump mode: a letter on everything one can go to; typing it goes there."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from string import ascii_letters
from typing import Any, ClassVar

from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.geometry import Size
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Static

from ccm_tui.tui.bar import KeyLine, SectionBar
from ccm_tui.tui.form.row import Row
from ccm_tui.words import N_, _


@dataclass(frozen=True, slots=True)
class Target:
    """Something on the screen that one can go to: where its letter stands, and the going."""

    x: int
    y: int
    go: Callable[[], object]


def jump(app: App[Any]) -> None:
    """Put letters on the targets of the present screen."""
    if targets := targets_of(app, app.screen):
        app.push_screen(JumpScreen(targets, app.size), _go)


def _go(target: Target | None) -> None:
    if target is not None:
        target.go()


def targets_of(app: App[Any], screen: Screen[Any]) -> list[Target]:
    """What one can go to from ``screen``, as far as it is seen, in reading order."""
    found = [*_links(app, screen), *_fields(screen)]
    return sorted(found, key=lambda target: (target.y, target.x))


def _links(app: App[Any], screen: Screen[Any]) -> Iterable[Target]:
    """The words of the first line; their letters stand on the rule below them."""
    for bar in screen.query(SectionBar):
        for x, section, action in bar.links():
            shown = partial(app.call_later, app.run_action, action)
            follow = partial(app.switch_mode, section) if section else shown
            if section != app.current_mode:
                yield Target(x, bar.region.bottom - 1, follow)


def _fields(screen: Screen[Any]) -> Iterable[Target]:
    """Whatever can have the focus; a field of a form has its letter before its label."""
    seen: set[Widget] = set()
    for widget in screen.focus_chain:
        row = next((node for node in widget.ancestors_with_self if isinstance(node, Row)), None)
        place: Widget = row or widget
        at = place.region.offset
        if place not in seen and screen.find_widget(place).visible_region.contains_point(at):
            seen.add(place)
            yield Target(at.x, at.y, row.take_focus if row else partial(screen.set_focus, widget))


class JumpScreen(ModalScreen[Target]):
    """The letters, over the screen they belong to."""

    DEFAULT_CSS: ClassVar[str] = """
    JumpScreen {
        background: transparent;
        .letter {
            position: absolute;
            width: 1;
            height: 1;
            background: $accent;
            color: $background;
            text-style: bold;
        }
    }
    """
    BINDINGS: ClassVar = [
        Binding("escape", "leave", N_("Stay"), id="jump.leave", tooltip=N_("Stay where you are")),
        Binding("f3", "leave", N_("Stay"), show=False, id="app.jump",
                tooltip=N_("Take the letters away")),
    ]  # fmt: skip

    def __init__(self, targets: Iterable[Target], laid_out: Size) -> None:
        super().__init__()
        self._laid_out = laid_out
        self._targets = dict(zip(ascii_letters, targets, strict=False))

    def compose(self) -> ComposeResult:
        """A letter on each target, a to z and then A to Z, and what to do with them."""
        for letter, target in self._targets.items():
            shown = Static(letter, classes="letter", markup=False)
            shown.styles.offset = (target.x, target.y)
            yield shown
        yield JumpLine()

    def on_key(self, event: events.Key) -> None:
        """Go to the target whose letter was typed; others mean nothing here."""
        target = self._targets.get(event.character or "")
        if target is not None:
            event.stop()
            self.dismiss(target)

    def on_resize(self, event: events.Resize) -> None:
        """Letters on a screen that was laid out anew would stand anywhere."""
        if event.size != self._laid_out and self.is_current:
            self.dismiss(None)

    def action_leave(self) -> None:
        """Stay where one is."""
        self.dismiss(None)


class JumpLine(KeyLine):
    """The last line while letters are shown."""

    def lead(self) -> str:
        """What the letters are for."""
        return _("Type the letter of where to go") + "  "
