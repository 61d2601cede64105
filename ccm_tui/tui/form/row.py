"""One field of a form: its label, what is typed into it, and what that means or what is wrong."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from ccm_tui.domain.declaration import Column, Entity
from ccm_tui.domain.entities import ENTITIES
from ccm_tui.domain.typed import Typed
from ccm_tui.errors import CcmError
from ccm_tui.tui import harmless
from ccm_tui.tui.form.register_face import FormRegister
from ccm_tui.tui.form.values import Value, Values
from ccm_tui.words import _

MARK = "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"
"""Stands before what has the focus, so that colour does not say it alone."""
WRONG = "\N{MULTIPLICATION X}"
"""Stands before what is at fault, for the same reason."""


def nothing_yet(_kind: str, _values: Values) -> Typed:
    """A new record inside a form begins empty."""
    return {}


@dataclass(frozen=True, slots=True)
class Inside:
    """What can be typed inside a form."""

    entities: Sequence[type[Entity]] = ENTITIES
    start: Callable[[str, Values], Typed] = nothing_yet
    """What a new record of a kind begins with, by what stands in the form around it."""

    def entity(self, kind: str) -> type[Entity]:
        """The entity of a kind."""
        return next(each for each in self.entities if each.table == kind)


@dataclass(frozen=True, slots=True)
class Around:
    """What a field knows of the form it stands in."""

    register: FormRegister
    inside: Inside
    values: Callable[[], Values]
    """What stands in all fields of the form."""
    entity: type[Entity]
    changed: Callable[[str], bool]
    """Whether something else stands in a field than before anything was typed."""

    def name_of(self, kind: str, text: str) -> str:
        """The name of the record whose uid ``text`` is; ``text`` itself when it is none."""
        try:
            return self.register.name_of(kind, text)
        except CcmError:
            return text


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said beside a field: what its text means, or (``wrong``) that it means nothing."""

    text: str
    wrong: bool = False


class Row(Horizontal):
    """Base of the rows, one subclass for each kind of input.

    A subclass gives the ``control`` that is typed into, reads and sets ``value``, and posts
    :class:`Changed` and :class:`Done`.
    """

    class Changed(Message):
        """Something was typed into the field."""

        def __init__(self, row: "Row") -> None:
            super().__init__()
            self.row = row

    class Done(Message):
        """The person is done with the field: on to the next one."""

        def __init__(self, row: "Row") -> None:
            super().__init__()
            self.row = row

    control: Widget

    def __init__(self, column: Column, around: Around, value: Value) -> None:
        super().__init__(id=f"field-{column.name}", classes=f"kind-{column.about.kind}")
        self.column = column
        self.around = around
        self.faults: dict[str, str] = {}
        """What saving refused: "" the field itself, ``0.due`` a field of its first child."""
        self.mark = Static(MARK, classes="mark", markup=False)
        self.label = Static(harmless.plain(self.column_label), classes="label")
        self.note = Static("", classes="note", markup=False)
        self.control = self.build(value)

    def compose(self) -> ComposeResult:
        """Mark, label, control and note."""
        yield self.mark
        yield self.label
        with Container(classes="body"):
            yield self.control
            yield self.note

    def build(self, value: Value) -> Widget:
        """The widget that is typed into, holding ``value``."""
        raise NotImplementedError

    @property
    def value(self) -> Value:
        """What stands in the field, as a typed value."""
        raise NotImplementedError

    @value.setter
    def value(self, value: Value) -> None:
        raise NotImplementedError

    def remark(self) -> Remark | None:
        """What the text in the field means; None: nothing to say."""
        return None

    def take_focus(self) -> None:
        """Put the cursor into the field."""
        self.control.focus()

    @property
    def column_label(self) -> str:
        """The label as a person reads it."""
        return _(self.column.about.label)

    @property
    def in_use(self) -> bool:
        """Whether the cursor is in the field."""
        return self.is_mounted and self.has_focus_within

    def changed(self) -> None:
        """To be called by a subclass when something was typed."""
        self.faults.clear()
        self.show_note()
        self.post_message(self.Changed(self))

    def others_changed(self) -> None:
        """Something was typed into another field of the form."""

    def refuse(self, faults: Mapping[str, str]) -> None:
        """Show what saving refused; none: nothing."""
        self.faults = dict(faults)
        self.show_note()

    def fault(self) -> str:
        """The faults in words."""
        return "; ".join(self.faults.values())

    def show_note(self) -> None:
        """Say beside the field what is wrong, else what it means, else what belongs there."""
        note = Remark(self.fault(), wrong=True) if self.faults else self.remark()
        helps = note is None and self.in_use and not self.value
        if helps:
            note = Remark(_(self.column.about.help))
        note = note or Remark("")
        self.note.update(harmless.plain(note.text))
        self.note.set_class(not note.text, "-empty")
        self.mark.update(WRONG if note.wrong and not self.in_use else MARK)
        self.set_class(helps, "-help")
        self.set_class(note.wrong, "-wrong")
        self.set_class(self.below(note), "-below")

    def below(self, note: Remark) -> bool:
        """Whether ``note`` has to stand under the field where the screen is narrow."""
        return note.wrong and bool(self.value)

    def on_mount(self) -> None:
        """Say what the value means that is there at first."""
        self.show_note()

    def on_descendant_focus(self) -> None:
        """Help appears when the cursor comes."""
        self.show_note()

    def on_descendant_blur(self) -> None:
        """What is not understood is said when the cursor leaves."""
        self.show_note()

    def on_click(self) -> None:
        """A click on the label is one into the field."""
        if not self.in_use:
            self.take_focus()
