"""Fields of one line: text, days, numbers."""

from datetime import date
from typing import ClassVar

from rich.highlighter import Highlighter
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import Input

from ccm_tui.domain.amount import read_amount
from ccm_tui.domain.dates import read_day, relative_day, show_day
from ccm_tui.domain.typed import read_number
from ccm_tui.errors import CcmError
from ccm_tui.tui.form.row import Remark, Row
from ccm_tui.tui.form.text_entry import invisible, pasted, still
from ccm_tui.tui.form.values import Value
from ccm_tui.words import N_, _

_REMEMBERED = 200


class OneLine(Input):
    """An input that loses nothing of a paste and can take back what was typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "undo", N_("Undo typing"), show=False, id="form.undo_typing",
                tooltip=N_("Take back what was typed last in this line")),
    ]  # fmt: skip

    def __init__(self, value: str = "") -> None:
        self._before: list[str] = []
        self._last = value
        super().__init__(
            value, compact=True, select_on_focus=False, highlighter=_Still(), validate_on=()
        )

    def put(self, value: str) -> None:
        """Another text, and nothing to take back."""
        self._last = value
        self._before.clear()
        self.value = value
        self.cursor_position = len(value)

    def watch_value(self, value: str) -> None:
        """Remember what stood there before; letter after letter is one step."""
        before, self._last = self._last, value
        if value == before:
            return
        goes_on = value[:-1] == before and self._before and not value[-1:].isspace()
        if not goes_on:
            self._before.append(before)
            del self._before[:-_REMEMBERED]

    def action_undo(self) -> None:
        """Take back the last step of typing."""
        if self._before:
            self._last = self._before.pop()
            self.value = self._last
            self.cursor_position = len(self._last)

    def on_paste(self, event: events.Paste) -> None:
        """Take a paste whole: what has several lines is joined."""
        event.prevent_default()
        event.stop()
        self.take(event.text)

    def action_paste(self) -> None:
        """The same for what was copied inside the program."""
        self.take(self.app.clipboard)

    def take(self, text: str) -> None:
        """Put a pasted text where the cursor is."""
        if line := pasted(self, text, one_line=True):
            self.replace(line, *self.selection)

    def on_key(self, event: events.Key) -> None:
        """Joiners and direction marks are typed as well."""
        if invisible(event.character):
            event.prevent_default()
            event.stop()
            self.replace(event.character or "", *self.selection)


class _Still(Highlighter):
    """Shows what is edited so that nothing in it disturbs the line."""

    def highlight(self, text: Text) -> None:
        text.plain = still(text.plain)


class LineRow(Row):
    """Text of one line."""

    control: OneLine

    def build(self, value: Value) -> OneLine:
        """An input, as wide as there is room."""
        return OneLine(str(value))

    @property
    def value(self) -> str:
        """The text exactly as typed."""
        return self.control.value

    @value.setter
    def value(self, value: Value) -> None:
        self.control.put(str(value))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Something was typed."""
        event.stop()
        self.changed()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter leaves the field."""
        event.stop()
        self.post_message(self.Done(self))


class ShortRow(LineRow):
    """Text of one line that is never long."""

    def below(self, note: Remark) -> bool:
        """There is room beside it."""
        return False


class DayRow(ShortRow):
    """A day, read as it is typed: ``8/2`` is ``8 Feb 2017, yesterday``."""

    def remark(self) -> Remark | None:
        """The day that is meant."""
        today = self.around.register.today
        if not self.value.strip():
            return self._blank(today)
        try:
            day = read_day(self.value, today, past=self.column.about.past)
        except ValueError as error:
            return Remark(_("not a date yet")) if self.in_use else Remark(str(error), wrong=True)
        return Remark(", ".join(filter(None, (show_day(day), relative_day(day, today)))))

    def _blank(self, today: date) -> Remark | None:
        """The day that a new record gets when none is typed."""
        about, around = self.column.about, self.around
        if not about.today or around.changed(self.column.name):
            return None
        said = Remark(_("blank: today, {day}").format(day=show_day(today)))
        source = around.entity.columns().get(about.day_from)
        uid = around.values().get(about.day_from)
        if source is None or not isinstance(uid, str) or not uid:
            return said
        known = around.inside.entity(source.about.target)
        try:
            day = str(around.register.typed_of(known.table, uid)[known.day_field])
        except CcmError:
            return said
        return Remark(_("blank: {day}, as the entry").format(day=show_day(day)))

    def others_changed(self) -> None:
        """The record may be another one now whose day is taken."""
        if self.column.about.day_from:
            self.show_note()


class NumberRow(ShortRow):
    """A whole number."""

    reads = staticmethod(read_number)

    def remark(self) -> Remark | None:
        """That it is none, once the cursor left."""
        if self.value.strip() and not self.in_use:
            try:
                self.reads(self.value)
            except ValueError as error:
                return Remark(str(error), wrong=True)
        return self._sum() if self.column.about.parts else None

    def _sum(self) -> Remark | None:
        """How much of the number its parts are so far: ``parts: 7 of 12``."""
        values = self.around.values()
        try:
            parts = [read_number(str(values.get(n) or 0)) for n in self.column.about.parts]
            total = read_number(self.value) if self.value.strip() else None
        except ValueError:
            return None
        if not any(parts):
            return None
        if total is None:
            return Remark(_("parts: {n}").format(n=sum(parts)))
        said = _("parts: {n} of {total}").format(n=sum(parts), total=total)
        return Remark(said, wrong=sum(parts) > total)

    def others_changed(self) -> None:
        """A part may have been typed."""
        if self.column.about.parts:
            self.show_note()


class AmountRow(NumberRow):
    """A sum of money."""

    reads = staticmethod(read_amount)
