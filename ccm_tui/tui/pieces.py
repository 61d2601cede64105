"""The sheet every right-hand side is written on: titles, labelled values, headings, marks.

A sheet knows its width, so that a long value goes on under itself and not under its label.
"""

from datetime import date
from typing import TYPE_CHECKING, Final

from textual.content import Content

from ccm_tui.domain.dates import relative_day, show_day
from ccm_tui.tui import harmless
from ccm_tui.words import _, ngettext

if TYPE_CHECKING:
    from ccm_tui.register import Register

LABEL_CELLS: Final = 16
_NARROWEST: Final = 12


class Sheet:
    """Lines of text for a place of ``width`` cells, written from top to bottom."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._lines: list[Content] = []

    def content(self) -> Content:
        """All that was written."""
        return Content("\n").join(self._lines)

    def title(self, text: str, code: str = "") -> None:
        """The name of what this is about: bold, with its code beside it."""
        self.hanging("", titled(text, code))

    def heading(self, text: str) -> None:
        """The heading of a part, after an empty line."""
        self.gap()
        self._lines.append(Content.styled(text, "bold $accent"))

    def gap(self) -> None:
        """An empty line."""
        self._lines.append(Content(""))

    def labelled(self, label: str, value: str | Content, note: str = "") -> None:
        """A dim label in its column, a plain value, and a dim note after it."""
        shown = harmless.plain(value) if isinstance(value, str) else value
        if note:
            shown += muted(f"  {note}")
        self.hanging(harmless.fit(label, LABEL_CELLS - 1) + " ", shown)

    def hanging(self, left: str, right: Content, style: str = "$text-muted") -> None:
        """``left``, and ``right`` beside it on as many lines as it takes."""
        indent = len(left)
        room = max(_NARROWEST, self._width - indent)
        for place, part in enumerate(right.wrap(room)):
            start = Content.styled(left, style) if place == 0 else Content(" " * indent)
            self._lines.append(start + part)

    def muted(self, text: str, indent: int = 0) -> None:
        """Something said by the way."""
        self.hanging(" " * indent, muted(text))

    def text(self, text: str) -> None:
        """Long text as it was written."""
        self.hanging("", harmless.plain(text))


def titled(text: str, code: str = "") -> Content:
    """A name in bold, with its code beside it."""
    shown = Content.styled(harmless.line(text), "bold")
    return shown + muted(f"  {code}") if code else shown


def muted(text: str) -> Content:
    """Dim text on one line."""
    return Content.styled(harmless.line(text), "$text-muted")


def due_mark(due: date, today: date) -> Content:
    """When something is due: the day, and in words and with a mark when it is late."""
    if due < today:
        days = (today - due).days
        late = ngettext("overdue ▲ {n} day", "overdue ▲ {n} days", days).format(n=days)
        return Content(f"{show_day(due)}   ") + Content.styled(late, "bold $error")
    near = relative_day(due, today)
    return Content(show_day(due)) + (muted(f"   {near}") if near else Content(""))


def disputed_mark() -> Content:
    """The mark of sources that disagree."""
    return Content.styled(_("▲ disputed"), "bold $warning")


def in_conflict(register: "Register", kind: str, uid: str) -> Content:
    """A line that names the fields of a record that are in conflict; empty where none is."""
    found = register.conflicts(record=uid) if register.in_conflict([uid]) else ()
    if not found:
        return Content("")
    from ccm_tui.domain.wording import field_in_words

    entity = register.entity(kind)
    fields = dict.fromkeys(
        field_in_words(entity, one.field) if one.field else _("whether it is there")
        for one in found
    )
    said = _("in conflict ▲ {fields}  (O decides)").format(fields=", ".join(fields))
    return Content.styled(harmless.line(said), "bold $warning") + Content("\n\n")
