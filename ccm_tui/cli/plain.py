"""Readable output: plain aligned text that no stored character can disturb, or one JSON document.

No box drawing, no colour: it is read by eyes, by a braille line and by a voice.
"""

import sys
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

WIDTH: Final = 100
"""Cells of a line where there is no terminal."""
_GAP: Final = "  "
_NARROWEST: Final = 6
# What embeds, overrides or isolates a direction of writing moves the text beside it.
_DIRECTIONS: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def emit(document: Any, lines: Callable[[], Iterable[str]], *, as_json: bool) -> None:
    """Print ``document`` as JSON, or else the readable ``lines``."""
    if not as_json:
        for line in lines():
            print(line.rstrip())
        return
    import json

    unicode = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    indent = 2 if sys.stdout.isatty() else None
    print(json.dumps(document, ensure_ascii=not unicode, indent=indent))


def harmless(text: str, *, block: bool = False) -> str:
    """``text`` on one line (``block``: on as many as it has) without what a terminal would obey.

    Control characters and marks of direction are written as escapes: ``\\x1b``.
    """
    if text.isascii() and text.isprintable():
        return text
    if not block:
        text = " ".join(text.split("\n")).replace("\t", " ")
    return "".join(_sign(c) if _disturbs(c) else c for c in text)


def _disturbs(character: str) -> bool:
    if character.isprintable() or character in "\n\t":
        return False
    return character in _DIRECTIONS or unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")


def _sign(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def cells(text: str) -> int:
    """How many cells ``text`` takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def fit(text: str, room: int) -> str:
    """``text`` in exactly ``room`` cells: padded, or cut with an ellipsis."""
    taken = cells(text)
    if taken <= room:
        return text + " " * (room - taken)
    kept, width = [], 0
    for character in text:
        if width + _cells(character) > room - 1:
            break
        kept.append(character)
        width += _cells(character)
    return "".join(kept) + "…" + " " * (room - 1 - width)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Aligned columns under their heads, as wide as the terminal; the widest give way."""
    shown = [[harmless(cell) for cell in row] for row in rows]
    widths = [max(map(cells, column)) for column in zip(heads, *shown, strict=True)]
    room = line_width() - len(_GAP) * (len(widths) - 1)
    while sum(widths) > room and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return [
        _GAP.join(fit(cell, width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in (heads, *shown)
    ]


def labelled(pairs: Sequence[tuple[str, str]], indent: str = "") -> list[str]:
    """``Label  value`` lines; the lines of a longer text stand below each other."""
    room = max((cells(label) for label, _value in pairs), default=0)
    lines = []
    for label, value in pairs:
        first, *rest = harmless(value, block=True).split("\n")
        lines.append(f"{indent}{fit(label, room)}{_GAP}{first}")
        lines += [f"{indent}{' ' * room}{_GAP}{line}" for line in rest]
    return lines


def line_width() -> int:
    """Cells of a line of standard output."""
    if not sys.stdout.isatty():
        return WIDTH
    from shutil import get_terminal_size

    return get_terminal_size((WIDTH, 24)).columns
