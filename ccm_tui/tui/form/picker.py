"""The widget that finds records: what is chosen, a text to find more, and what it may mean."""

from collections.abc import Callable, Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from ccm_tui.errors import CcmError
from ccm_tui.tui import harmless
from ccm_tui.tui.form.line_rows import OneLine
from ccm_tui.tui.form.register_face import Suggestion
from ccm_tui.tui.form.row import Around
from ccm_tui.words import _

_SUGGESTIONS = 8
_CODE_CELLS = 5
_MEAN_THE_LIST = ("down", "up", "enter", "tab")


class FindInput(OneLine):
    """The text to find a record by; keys that mean the list go to ``press`` first."""

    def __init__(self, press: Callable[[str], bool]) -> None:
        super().__init__()
        self._press = press

    def on_key(self, event: events.Key) -> None:
        """Leave a key to the list, when it takes it."""
        if self._press(event.key):
            event.prevent_default()
            event.stop()


class Picker(Vertical):
    """Chosen records of one kind. ``several``: any number of them, else one."""

    class Changed(Message):
        """Something was chosen, taken away or typed."""

    class Done(Message):
        """Enter was pressed with nothing to take."""

    def __init__(self, kind: str, around: Around, *, several: bool) -> None:
        super().__init__()
        self.kind = kind
        self.around = around
        self.several = several
        self.chosen: tuple[str, ...] = ()
        self.problem = ""
        """Why nothing is suggested for the text."""
        self.words = Static("", classes="chosen", markup=False)
        self.finder = FindInput(self.press)
        self.list = OptionList(classes="suggestions", markup=False)
        self.list.can_focus = False
        self.list.display = False
        self._found: Sequence[Suggestion] = ()
        self._sought = ""
        """The text that the list answers."""

    def compose(self) -> ComposeResult:
        """One line, and the list that opens beneath it."""
        with Horizontal(classes="line"):
            yield self.words
            yield self.finder
        yield self.list

    @property
    def text(self) -> str:
        """What was typed and not yet chosen from."""
        return self.finder.value.strip()

    def put(self, chosen: Sequence[str], text: str) -> None:
        """Other chosen records, and another text to find more."""
        self.chosen = tuple(chosen)
        self.problem = ""
        self._sought = text.strip()
        self.finder.put(text)
        self._show_words()
        self.close()

    def press(self, key: str) -> bool:
        """Do what ``key`` means for the list; whether it means anything now.

        Typing is told by a message, which may come later than a key that is pressed fast: what a
        key takes is always what the text means now.
        """
        if key in _MEAN_THE_LIST and self.text and self.text != self._sought:
            self.open()
        if self.list.display:
            return self._press_open(key)
        if key == "down":
            self.open()
        elif key == "backspace" and not self.finder.value and self.chosen:
            self._choose(self.chosen[:-1])
        else:
            return False
        return True

    def _press_open(self, key: str) -> bool:
        match key:
            case "down":
                self.list.action_cursor_down()
            case "up":
                self.list.action_cursor_up()
            case "enter":
                self.take()
                if not self.several:
                    self.post_message(self.Done())
            case "tab":
                self.take()
                self.screen.focus_next()
            case "escape":
                self.close()
            case _:
                return False
        return True

    def open(self) -> None:
        """Show what the text may mean; without a text, the most likely records."""
        register, taken = self.around.register, set(self.chosen)
        self._sought = self.text
        try:
            found = register.suggest(self.kind, self.text, _SUGGESTIONS + len(taken))
        except CcmError as error:
            self.problem = str(error)
            self.close()
            return
        self._found = [each for each in found if each.uid not in taken][:_SUGGESTIONS]
        self.problem = ""
        if not self._found:
            if self.text:
                self.problem = _("nothing is found for “{typed}”").format(typed=self.text)
            self.close()
            return
        coded = any(each.code for each in self._found)
        self.list.set_options(Option(_prompt(each, coded)) for each in self._found)
        self.list.highlighted = 0
        self.list.display = True

    def close(self) -> None:
        """Put the list away."""
        self.list.display = False

    def take(self) -> None:
        """Choose the record that is marked in the list."""
        at = self.list.highlighted
        self.close()
        if at is None or at >= len(self._found):
            return
        uid = self._found[at].uid
        self._sought = ""
        with self.prevent(Input.Changed):
            self.finder.put("")
        self._choose((*self.chosen, uid) if self.several else (uid,))

    def _choose(self, chosen: tuple[str, ...]) -> None:
        self.chosen = chosen
        self.problem = ""
        self._show_words()
        self.post_message(self.Changed())

    def _show_words(self) -> None:
        names = (self.around.name_of(self.kind, uid) for uid in self.chosen)
        self.words.update(Content(", ".join(harmless.line(name) for name in names)))
        self.words.display = bool(self.chosen)

    def on_mount(self) -> None:
        """Show what is chosen at first."""
        self._show_words()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look for the text as it is typed."""
        event.stop()
        if not self.text:
            self._sought = self.problem = ""
            self.close()
        elif self.finder.has_focus and self.text != self._sought:
            self.open()
        self.post_message(self.Changed())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter, when there is nothing to take."""
        event.stop()
        self.post_message(self.Done())

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click takes what it was on."""
        event.stop()
        self.take()

    def on_descendant_blur(self) -> None:
        """The list belongs to the cursor."""
        self.close()


def _prompt(suggestion: Suggestion, coded: bool) -> Content:
    name = harmless.line(suggestion.name)
    if not coded:
        return Content(name)
    code = harmless.fit(suggestion.code, _CODE_CELLS)
    return Content.assemble((code, "$text-muted"), "  ", name)
