"""Text as it is typed and pasted: nothing of it is lost, and it disturbs nothing on the screen."""

import re

from textual.widget import Widget

from ccm_tui.domain.text import without_forbidden
from ccm_tui.words import _, ngettext

_DISTURBING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\u200b")
_DISTURBING |= {0x2028: " ", 0x2029: " "}
_BREAKS = re.compile("\n+")


def still(text: str) -> str:
    """``text`` as an editor may show it, character for character: nothing reorders the line.

    A field shows what is edited, so that characters keep their number and width; what embeds,
    overrides or isolates a direction stays in the text and has no effect here.
    """
    return text if text.isascii() else text.translate(_DISTURBING)


def pasted(widget: Widget, text: str, *, one_line: bool) -> str:
    """``text`` as a field takes it; says so when something of it had to change.

    ``one_line`` joins lines by spaces. Characters that no terminal should get are left out.
    """
    kept, left_out = without_forbidden(text)
    if left_out:
        say(
            widget,
            ngettext(
                "{n} character that cannot be kept was left out of the paste",
                "{n} characters that cannot be kept were left out of the paste",
                left_out,
            ).format(n=left_out),
        )
    if not one_line:
        return kept
    lines = kept.strip("\n")
    if "\n" in lines:
        say(widget, _("The pasted lines were joined: this field holds one line"))
    return _BREAKS.sub(" ", lines)


def invisible(character: str | None) -> bool:
    """Whether a key brought a character that writes and may be kept, but prints nothing.

    Joiners and direction marks of several scripts: Textual's fields take printable keys only.
    """
    if character is None or len(character) != 1 or character.isprintable():
        return False
    return character not in "\n\t" and without_forbidden(character) == (character, 0)


def say(widget: Widget, text: str) -> None:
    """A short notice in the corner, which is never read as markup."""
    widget.notify(text, markup=False, timeout=6)
