"""A field of many lines that takes whatever is pasted into it, whole."""

from rich.text import Text
from textual import events
from textual.widgets import TextArea
from textual.widgets.text_area import (
    Document,
    DocumentNavigator,
    EditResult,
    Location,
    WrappedDocument,
)

from ccm_tui.tui.form.row import Row
from ccm_tui.tui.form.text_entry import invisible, pasted, still
from ccm_tui.tui.form.values import Value


class ExactDocument(Document):
    """Text whose only line break is the line feed.

    Textual's own breaks at every separator that Unicode knows and writes each back as a line feed:
    what was typed would not be what is kept.
    """

    def __init__(self, text: str) -> None:
        super().__init__("")
        self._lines = text.split("\n")

    def replace_range(self, start: Location, end: Location, text: str) -> EditResult:
        """Put ``text`` in the place of what stands from ``start`` to ``end``."""
        (top, left), (bottom, right) = sorted((start, end))
        replaced = self.get_text_range((top, left), (bottom, right))
        lines = self._lines
        after = lines[bottom][right:] if bottom < len(lines) else ""
        before = lines[top][:left] if top < len(lines) else ""
        new = (before + text).split("\n")
        last = (top + len(new) - 1, len(new[-1]))
        new[-1] += after
        lines[top : bottom + 1] = new
        return EditResult(last, replaced)


class LongText(TextArea):
    """A text area that keeps the text exactly, grows with it, and is left by tab."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text, compact=True, highlight_cursor_line=False, tab_behavior="focus")

    def _set_document(self, text: str, language: str | None) -> None:
        super()._set_document("", language)
        self.document = ExactDocument(text)
        self.wrapped_document = WrappedDocument(self.document, tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self._rewrap_and_refresh_virtual_size()

    def get_line(self, line_index: int) -> Text:
        """A line as it may be shown."""
        return Text(still(self.document.get_line(line_index)), end="", no_wrap=True)

    def on_paste(self, event: events.Paste) -> None:
        """Take a paste whole."""
        event.prevent_default()
        event.stop()
        self.take(event.text)

    def action_paste(self) -> None:
        """The same for what was copied inside the program."""
        self.take(self.app.clipboard)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Function keys are the form's, also those by which Textual selects."""
        return action not in ("select_line", "select_all")

    def on_key(self, event: events.Key) -> None:
        """Joiners and direction marks are typed as well."""
        if invisible(event.character):
            event.prevent_default()
            event.stop()
            self.take(event.character or "")

    def take(self, text: str) -> None:
        """Put ``text`` where the cursor is."""
        result = self.replace(
            pasted(self, text, one_line=False), *self.selection, maintain_selection_offset=False
        )
        self.move_cursor(result.end_location)


class TextRow(Row):
    """Text of several lines."""

    control: LongText

    def build(self, value: Value) -> LongText:
        """A text area, as high as its text up to some lines."""
        return LongText(str(value))

    @property
    def value(self) -> str:
        """The text exactly as typed."""
        return self.control.text

    @value.setter
    def value(self, value: Value) -> None:
        self.control.load_text(str(value))

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Something was typed."""
        event.stop()
        self.changed()
