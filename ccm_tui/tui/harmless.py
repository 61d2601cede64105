"""The one place where text from people, files and the database becomes harmless to show.

Text is kept exactly as typed. On a screen it may neither be read as markup, nor move the cursor,
nor reorder or shift what stands beside it. What is dangerous becomes a visible sign; what is
invisible, and measured differently by different terminals, is left out: joiners and variants of
emoji, soft hyphens, direction marks. Every width below is therefore the sum of the widths of the
characters, whatever the terminal.

The strings of :func:`line` and :func:`fit` may still look like markup (``[/foo]``): they belong
into Segments, ``Content(text)``, ``rich.text.Text(text)`` or a widget with ``markup=False``.
"""

import re

from rich.cells import get_character_cell_size
from textual.content import Content

LONGEST_LINE = 2_000
"""Characters of a line that are looked at; the rest is an ellipsis."""
_ELLIPSIS = "…"
_BREAK_SIGN = " ⏎ "
_UNKNOWN_SIGN = "\N{REPLACEMENT CHARACTER}"
_MARKS_ON_ONE = 8
"""Combining marks kept on one character: more than any script needs, fewer than reach a
neighbouring line."""

_BREAKS = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_RUN_OF_BREAKS = re.compile("(?:\r\n|[\n\r\v\f\x85\u2028\u2029])+")
# C0 and C1 controls, lone surrogates, and what embeds, overrides or isolates a direction.
_DISTURBING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]"
)  # fmt: skip
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b\u200d-\u200f\u2060-\u2065\u206a-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff9-\ufffb\U0001f3fb-\U0001f3ff\U000e0000-\U000e0fff]"
)


def plain(text: str) -> Content:
    """``text`` whole and of as many lines as it has, never read as markup."""
    return Content(_cleaned(_BREAKS.sub("\n", text)))


def line(text: str, longest: int = LONGEST_LINE) -> str:
    """``text`` on one line: breaks become ``⏎``, and no character is left that disturbs.

    What goes beyond ``longest`` characters is not looked at and stands as an ellipsis.
    """
    if len(text) > longest:
        return line(text[:longest], longest) + _ELLIPSIS
    if text.isascii() and text.isprintable():
        return text
    return _cleaned(_RUN_OF_BREAKS.sub(_BREAK_SIGN, text).replace("\t", " "))


def fit(text: str, cells: int, *, right: bool = False) -> str:
    """``text`` on one line of exactly ``cells`` cells: padded, or cut with an ellipsis.

    ``right`` pads on the left, as for numbers. No cells are the empty string.
    """
    if cells <= 0:
        return ""
    shown = line(text, (_MARKS_ON_ONE + 1) * cells + 1)
    if shown.isascii():
        width = len(shown)
        if width > cells:
            shown, width = shown[: cells - 1] + _ELLIPSIS, cells
    else:
        shown, width = _cut(shown, cells)
    padding = " " * (cells - width)
    return padding + shown if right else shown + padding


def _cut(shown: str, cells: int) -> tuple[str, int]:
    """The longest beginning of ``shown`` within ``cells``, with an ellipsis, and its width."""
    width = room = 0
    for index, character in enumerate(shown):
        size = get_character_cell_size(character)
        if width + size > cells:
            kept = shown[:room]
            return kept + _ELLIPSIS, _width(kept) + 1
        width += size
        if width < cells:
            room = index + 1
    return shown, width


def _width(shown: str) -> int:
    return sum(map(get_character_cell_size, shown))


def _cleaned(text: str) -> str:
    """``text`` without what disturbs; line feeds and tabs are left to the caller."""
    if text.isascii():
        return _DISTURBING.sub(_sign, text)
    return _with_few_marks(_INVISIBLE.sub("", _DISTURBING.sub(_sign, text)))


def _sign(found: re.Match[str]) -> str:
    """The visible sign of a disturbing character: ``␛`` for an escape."""
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\N{SYMBOL FOR DELETE}" if code == 0x7F else _UNKNOWN_SIGN


def _with_few_marks(text: str) -> str:
    """``text`` with no more marks on a character than scripts use, and none on a neighbour's."""
    kept: list[str] = []
    marks = _MARKS_ON_ONE
    for character in text:
        if character in "\n\t" or get_character_cell_size(character):
            marks = 0
        elif not kept or kept[-1] in "\n\t":
            kept.append("\N{DOTTED CIRCLE}")
            marks = 1
        else:
            marks += 1
        if marks <= _MARKS_ON_ONE:
            kept.append(character)
    return "".join(kept)
