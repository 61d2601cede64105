"""The line that is typed: what was read in it is marked at once, in the line itself."""

from collections.abc import Callable, Sequence
from typing import Final

from rich.highlighter import Highlighter
from rich.text import Text

from ccm_tui.domain.reading import Part
from ccm_tui.tui.form.line_rows import OneLine
from ccm_tui.tui.form.text_entry import still

_READ: Final = "bold"
_ASKED: Final = "reverse"
_WRONG: Final = "reverse"
_KEPT: Final = "underline"


class CaptureLine(OneLine):
    """One line; ``read`` is told of every state of it, before anything else happens with it.

    ``parts`` are those of the line as it was read last.
    """

    def __init__(self, read: Callable[[str], None], parts: Callable[[], Sequence[Part]]) -> None:
        super().__init__()
        self._read = read
        self.highlighter = _Parts(parts)

    def watch_value(self, value: str) -> None:
        """Have it read."""
        super().watch_value(value)
        self._read(value)


class _Parts(Highlighter):
    """Bold: read. Reversed: refused or to be chosen. Underlined: a mark that stays as text."""

    def __init__(self, parts: Callable[[], Sequence[Part]]) -> None:
        self._parts = parts

    def highlight(self, text: Text) -> None:
        text.plain = still(text.plain)
        for part in self._parts():
            if part.is_wrong:
                style = _WRONG
            elif part.is_ambiguous:
                style = _ASKED
            else:
                style = _READ if part.is_read else _KEPT
            text.stylize(style, part.start, part.end)
