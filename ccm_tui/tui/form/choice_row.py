"""A word of a closed list, chosen by its first letter or letters."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from ccm_tui.domain.typed import choice_refusal
from ccm_tui.domain.vocabulary import Vocabulary
from ccm_tui.tui import harmless
from ccm_tui.tui.form.row import Remark, Row
from ccm_tui.tui.form.values import Value, blank
from ccm_tui.words import _

_BETWEEN = " · "
_MORE = "…"


class Choice(Widget, can_focus=True):
    """One line that shows the words while it has the focus, and the chosen one otherwise."""

    class Changed(Message):
        """Another word was chosen."""

    class Done(Message):
        """Enter was pressed."""

    code: reactive[str] = reactive("")

    def __init__(self, vocabulary: Vocabulary, code: str, default: str) -> None:
        super().__init__()
        self.vocabulary = vocabulary
        self._default = default
        self._offered = False
        self._pressed_on_words = False
        self._typed = ""
        self.set_reactive(Choice.code, code)

    def render(self) -> RenderResult:
        """The words, or the word."""
        self._offered = self.has_focus
        if not self.has_focus:
            return Content(harmless.line(self.vocabulary.label(self.code)))
        return words_line(self._words(), self._chosen(), self.size.width)

    def _words(self) -> list[str]:
        return [label for _code, label in self.vocabulary]

    def _chosen(self) -> int | None:
        codes = self.vocabulary.codes
        return codes.index(self.code) if self.code in codes else None

    def on_mouse_down(self) -> None:
        """Whoever clicks to get here saw no words yet to choose from."""
        self._pressed_on_words = self._offered

    def on_click(self, event: events.Click) -> None:
        """Take the word that was clicked."""
        at = event.get_content_offset(self)
        if at is None or not self._pressed_on_words:
            return
        found = word_at(self._words(), self._chosen(), self.size.width, at.x)
        if found is not None:
            self.choose(self.vocabulary.codes[found])

    def on_blur(self) -> None:
        """What was typed of a word ends here."""
        self._typed = ""

    def choose(self, code: str) -> None:
        """Take ``code`` and say so, if it is another one."""
        if code != self.code:
            self.code = code
            self.post_message(self.Changed())

    def on_key(self, event: events.Key) -> None:
        """Letters take the word that begins so; arrows walk; backspace takes back."""
        if event.is_printable and event.character:
            self._by_letter(event.character.casefold())
            event.stop()
            event.prevent_default()
            return
        self._typed = ""
        if event.key == "enter":
            self.post_message(self.Done())
        elif event.key in ("right", "down"):
            self._step(1)
        elif event.key in ("left", "up"):
            self._step(-1)
        elif event.key in ("home", "end"):
            self.choose(self.vocabulary.codes[0 if event.key == "home" else -1])
        elif event.key in ("backspace", "delete"):
            self.choose(self._default)
        else:
            return
        event.stop()
        event.prevent_default()

    def _step(self, step: int) -> None:
        codes = self.vocabulary.codes
        if self.code in codes:
            self.choose(codes[(codes.index(self.code) + step) % len(codes)])
        else:
            self.choose(codes[0 if step > 0 else -1])

    def _by_letter(self, letter: str) -> None:
        """The same letter again takes the next word; further letters of a word narrow to it.

        One that leads nowhere begins another word, but not behind two letters of a word: it is a
        slip then, and takes nothing.
        """
        longer = self._typed + letter
        if self._typed and (narrowed := self._beginning(longer)):
            self._typed = longer
            if self.code not in narrowed:
                self.choose(narrowed[0])
        elif len(self._typed) <= 1 and (found := self._beginning(letter)):
            self._typed = letter
            at = found.index(self.code) + 1 if self.code in found else 0
            self.choose(found[at % len(found)])

    def _beginning(self, typed: str) -> list[str]:
        """The codes whose words begin with ``typed``; else those with a later word that does."""
        labels = [(code, label.casefold()) for code, label in self.vocabulary]
        found = [code for code, label in labels if label.startswith(typed)]
        return found or [code for code, label in labels if f" {typed}" in label]


def word_at(words: Sequence[str], chosen: int | None, width: int, x: int) -> int | None:
    """Which of the words of :func:`words_line` stands at cell ``x``; None between them."""
    shown = _shown(words, chosen)
    first, last = _window([cell_len(word) for word in shown], chosen or 0, width)
    if first > 0:
        x -= cell_len(_MORE + _BETWEEN)
    for i in range(first, last + 1):
        if 0 <= x < cell_len(shown[i]):
            return i
        x -= cell_len(shown[i] + _BETWEEN)
    return None


def _shown(words: Sequence[str], chosen: int | None) -> list[str]:
    return [f"[{w}]" if i == chosen else w for i, w in enumerate(words)]


def words_line(words: Sequence[str], chosen: int | None, width: int) -> Content:
    """The words on one line of ``width`` cells, ``[chosen]`` always among them."""
    shown = _shown(words, chosen)
    first, last = _window([cell_len(word) for word in shown], chosen or 0, width)
    parts: list[Content | tuple[str, str]] = []
    if first > 0:
        parts.append((_MORE + _BETWEEN, "$text-muted"))
    for i in range(first, last + 1):
        if i > first:
            parts.append((_BETWEEN, "$text-muted"))
        parts.append((shown[i], "bold" if i == chosen else "$text-muted"))
    if last < len(shown) - 1:
        parts.append((_BETWEEN + _MORE, "$text-muted"))
    return Content.assemble(*parts)


def _window(widths: Sequence[int], chosen: int, width: int) -> tuple[int, int]:
    """The first and last word that fit, around the chosen one, with room for two ellipses."""
    between = cell_len(_BETWEEN)
    room = width
    if sum(widths) + between * (len(widths) - 1) > width:
        room -= 2 * (between + cell_len(_MORE))
    first = last = chosen
    used = widths[chosen]
    while True:
        right = last + 1 < len(widths) and used + between + widths[last + 1] <= room
        left = first > 0 and used + between + widths[first - 1] <= room
        if right and (not left or last - chosen <= chosen - first):
            last += 1
            used += between + widths[last]
        elif left:
            first -= 1
            used += between + widths[first]
        else:
            return first, last


class ChoiceRow(Row):
    """A code of a vocabulary."""

    control: Choice

    def build(self, value: Value) -> Choice:
        """One line of words."""
        vocabulary = self._vocabulary()
        return Choice(vocabulary, _code(vocabulary, str(value)), str(blank(self.column)))

    @property
    def value(self) -> str:
        """The code chosen."""
        return self.control.code

    @value.setter
    def value(self, value: Value) -> None:
        self.control.vocabulary = self._vocabulary()
        self.control.code = _code(self.control.vocabulary, str(value))
        self.show_note()

    def below(self, note: Remark) -> bool:
        """The words need the whole line."""
        return note.wrong and (self.in_use or bool(self.value))

    def remark(self) -> Remark | None:
        """Who stands for it; that the word is of another list (another field was changed)."""
        code, vocabulary = self.control.code, self.control.vocabulary
        if not code or code in vocabulary.codes:
            return self._signed() if code else None
        about = self.column.about
        word = about.vocabulary.label(code) if about.vocabulary else code
        return Remark(choice_refusal(vocabulary, word, ()), wrong=True)

    def _signed(self) -> Remark | None:
        """In whose name a judgement is written that was changed here."""
        name, around = self.column.name, self.around
        signed = any(c.about.signs == name for c in around.entity.columns().values())
        if not signed or not around.changed(name):
            return None
        if person := around.register.actor.person:
            return Remark(_("judged by {person}").format(person=person))
        return Remark(_("nobody is named: ctrl+w says who"), wrong=True)

    def fault(self) -> str:
        """That nobody stands for it comes first, with the key that names somebody."""
        signed = self._signed()
        return signed.text if signed and signed.wrong else super().fault()

    def others_changed(self) -> None:
        """The words that are left may be others now, and so may be who acts."""
        signed = self._signed()
        if signed and not signed.wrong:
            self.faults.clear()
        vocabulary = self._vocabulary()
        if vocabulary is not self.control.vocabulary:
            self.control.vocabulary = vocabulary
            self.control.refresh()
        self.show_note()

    def on_choice_changed(self, event: Choice.Changed) -> None:
        """Another word was chosen."""
        event.stop()
        self.changed()

    def on_choice_done(self, event: Choice.Done) -> None:
        """Enter leaves the field."""
        event.stop()
        self.post_message(self.Done(self))

    def _vocabulary(self) -> Vocabulary:
        about = self.column.about
        found = about.vocabulary_for(self.around.values()) if about.vocabulary_for else None
        found = found or about.vocabulary
        if found is None:
            raise TypeError(f"{self.column.name} has no vocabulary")
        return found


def _code(vocabulary: Vocabulary, typed: str) -> str:
    """The code that ``typed`` means; ``typed`` itself when that is not clear."""
    codes = vocabulary.matches(typed)
    return codes[0] if len(codes) == 1 else typed
