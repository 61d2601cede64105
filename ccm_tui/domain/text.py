"""What text may hold. It is kept exactly as typed; only what no terminal should get is refused."""

import unicodedata

from ccm_tui.words import _

_ALLOWED_CONTROLS = {"\n", "\t"}
_UNSEEN = {"Cf", "Zl", "Zp", "Zs"}


def forbidden(text: str) -> str | None:
    """The first character that text may not hold (a control character, a lone surrogate).

    Line break and tab are allowed; ``None`` when all characters are.
    """
    if text.isprintable():
        return None
    for character in text:
        if character in _ALLOWED_CONTROLS:
            continue
        if unicodedata.category(character) in ("Cc", "Cs"):
            return character
    return None


def is_blank(text: str) -> bool:
    """Whether nothing of ``text`` can be seen: blanks, line breaks, marks of no width."""
    return not text.strip() or all(unicodedata.category(c) in _UNSEEN for c in text)


def without_forbidden(text: str) -> tuple[str, int]:
    """``text`` as it may be kept, and how many characters were left out (for a paste)."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(c for c in text if c in _ALLOWED_CONTROLS or not forbidden(c))
    return kept, len(text) - len(kept)


def clean_text(text: str) -> str:
    """``text`` unchanged; raises ValueError when it holds a forbidden character."""
    if (character := forbidden(text)) is not None:
        raise ValueError(
            _("holds a character that cannot be kept: U+{code:04X}").format(code=ord(character))
        )
    return text


def clean_line(text: str) -> str:
    """``text`` unchanged; raises ValueError when blank, of several lines, or forbidden."""
    clean_text(text)
    if is_blank(text):
        raise ValueError(_("may not be blank"))
    if "\n" in text:
        raise ValueError(_("may hold one line only"))
    return text
