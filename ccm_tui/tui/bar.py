"""The first and the last line of every screen: where one is, and the keys of the place."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar, Final

from rich.cells import cell_len
from textual import events
from textual.binding import ActiveBinding
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from ccm_tui.tui import harmless
from ccm_tui.words import _

if TYPE_CHECKING:
    from textual.app import RenderResult

MOST_KEYS: Final = 7
_BETWEEN: Final = 2
_BETWEEN_WORDS: Final = "   "

Words = Sequence[tuple[str, str]]
"""Words that are links, each with the app's action that it leads to."""


class SectionBar(Widget):
    """Line 1: the sections by digit, and at the right the day, who acts and the file.

    What waits for a person (drafts) and the meeting in progress are said at the right in words,
    which are links.
    """

    DEFAULT_CSS: ClassVar[str] = """
    SectionBar {
        dock: top;
        height: 2;
        padding: 0 1;
        background: $background;
        color: $text-muted;
        border-bottom: solid $border;
    }
    """

    class Chosen(Message):
        """A section was clicked."""

        def __init__(self, section: str) -> None:
            super().__init__()
            self.section = section

    class Followed(Message):
        """A word at the right was clicked; ``action`` of the app shows what it stands for."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, sections: Iterable[tuple[str, str, str]], current: str) -> None:
        super().__init__()
        self._sections = tuple(sections)
        self._current = current
        self._facts: tuple[str, ...] = ()
        self._waiting: Words = ()
        self._areas: list[tuple[int, int, str, str]] = []

    def tell(self, facts: Iterable[str], waiting: Words = ()) -> None:
        """What stands at the right: facts, and words with the actions they lead to."""
        self._facts, self._waiting = tuple(facts), waiting
        self.refresh()

    def render(self) -> "RenderResult":
        """The line as it fits: file and day give way first, then names of sections far away."""
        width = self.content_size.width
        left = Content("")
        self._areas = []
        for name, text in self._section_texts(width - _width(w for w, _action in self._waiting)):
            self._areas.append((cell_len(left.plain), cell_len(text), name, ""))
            style = "bold $accent underline" if name == self._current else ""
            left += Content.styled(text, style) + Content("  ")
        facts = [harmless.line(fact) for fact in self._facts if fact]
        words = [word for word, _action in self._waiting]
        while facts and _width([*words, *facts]) > width - cell_len(left.plain):
            facts.pop()
        at = max(cell_len(left.plain) + 1, width - _width([*words, *facts]))
        gap = Content(" " * (at - cell_len(left.plain)))
        right = []
        for word, action in self._waiting:
            self._areas.append((at, cell_len(word), "", action))
            at += cell_len(word) + len(_BETWEEN_WORDS)
            right.append(Content.styled(word, "$accent underline"))
        return left + gap + Content(_BETWEEN_WORDS).join([*right, *map(Content, facts)])

    def _section_texts(self, room: int) -> list[tuple[str, str]]:
        """Each section's name and what is said of it: the farthest from here by their digit only.

        Where one is, and the sections beside that, are named in any case.
        """
        here = next((at for at, s in enumerate(self._sections) if s[1] == self._current), 0)
        texts = [f"{digit} {_(label)}" for digit, _name, label in self._sections]
        for at in sorted(range(len(texts)), key=lambda at: -abs(at - here)):
            if sum(cell_len(text) + _BETWEEN for text in texts) <= room or abs(at - here) <= 1:
                break
            texts[at] = self._sections[at][0]
        return [
            (name, text) for (_digit, name, _label), text in zip(self._sections, texts, strict=True)
        ]

    def links(self) -> list[tuple[int, str, str]]:
        """Where on the screen a word begins that is a link; its section, or else its action."""
        left = self.content_region.x
        return [(left + start, name, action) for start, _length, name, action in self._areas]

    def name_sections(self, sections: Iterable[tuple[str, str, str]]) -> None:
        """Other keys lead to the sections now."""
        self._sections = tuple(sections)
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Go to the section, or to what waits."""
        at = event.get_content_offset(self)
        for start, length, name, action in self._areas:
            if at is not None and start <= at.x < start + length:
                self.post_message(self.Chosen(name) if name else self.Followed(action))


def _width(said: Iterable[str]) -> int:
    return cell_len(_BETWEEN_WORDS.join(said))


class KeyLine(Widget):
    """The last line: at most seven keys of this place, taken from its bindings."""

    DEFAULT_CSS: ClassVar[str] = """
    KeyLine {
        dock: bottom;
        height: 1;
        padding: 0 1;
        background: $panel;
        color: $foreground;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._areas: list[tuple[int, int, ActiveBinding]] = []

    def on_mount(self) -> None:
        """Follow the focus: its keys are the place's keys."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.refresh())

    def lead(self) -> str:
        """What stands before the keys."""
        return ""

    def render(self) -> Content:
        """Keys in the accent colour and bold, with their words."""
        shown = Content(self.lead())
        self._areas = []
        for active in self._keys():
            key = self.app.get_key_display(active.binding)
            word = f" {_(active.binding.description)}"
            start, length = cell_len(shown.plain), cell_len(key + word)
            if start + length > self.content_size.width:
                break
            self._areas.append((start, length, active))
            shown += Content.styled(key, "bold $accent") + Content(f"{word}{' ' * _BETWEEN}")
        return shown

    def _keys(self) -> "list[ActiveBinding]":
        found: dict[str, ActiveBinding] = {}
        for active in self.screen.active_bindings.values():
            if active.binding.show and active.enabled:
                found.setdefault(active.binding.action, active)
        ordered = sorted(found.values(), key=lambda a: _ORDER.get(a.binding.action, 50))
        last = [active for active in ordered if active.binding.action in _LAST]
        first = [active for active in ordered if active.binding.action not in _LAST]
        return [*first[: MOST_KEYS - len(last)], *last]

    async def on_click(self, event: events.Click) -> None:
        """A click on a key does what the key does; beside them it opens the help."""
        at = event.get_content_offset(self)
        for start, length, active in self._areas:
            if at is not None and start <= at.x < start + length:
                await self.app.run_action(active.binding.action, active.node)
                return
        await self.app.run_action("help")


_ORDER: Final = {
    name: place
    for place, name in enumerate(
        (
            "new",
            "open",
            "tick",
            "screen.role(1)",
            "organisation",
            "attendance",
            "entry_here",
            "promise_here",
            "judge",
            "accept",
            "refuse",
            "edit",
            "need",
            "move_on",
            "move_back",
            "spread",
            "relay",
            "respond",
            "done",
            "wait",
            "filter",
            "app.undo",
            "history",
            "save",
            "save_next",
            "more",
            "leave",
            "again",
            "start",
        )
    )
}
"""The order of the keys, the same everywhere; what is not named comes after them."""
_LAST: Final = ("app.help", "help")
"""Always there, at the end: it shows all the other keys."""
