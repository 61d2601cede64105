"""Sums of money: typed as people write them, kept as whole hundredths, shown with two decimals."""

import re

from ccm_tui.words import _

_WRITTEN = re.compile(r"(-?\d+)(?:[.,](\d{1,2}))?")
_THOUSANDS = re.compile(r"(?<=\d)[ \u00a0\u202f'’](?=\d{3}(?!\d))|(?<=\d),(?=\d{3}(?!\d))")
_DOTTED = re.compile(r"-?\d{1,3}(\.\d{3})+(,\d{1,2}|\.\d{3})")
"""Points as in Chile and Italy: where a comma or a second point shows that they part thousands."""
_DIGITS = 15


def read_amount(text: str) -> int:
    """The hundredths meant by ``1,234.50``, ``1 234,5`` or ``1.234,50``; raises ValueError."""
    typed = text.strip()
    plain = typed.replace(".", "") if _DOTTED.fullmatch(typed) else typed
    found = _WRITTEN.fullmatch(_THOUSANDS.sub("", plain))
    if found is None or not found[0].isascii():
        raise ValueError(_("“{typed}” is not a sum of money").format(typed=text))
    whole, cents = found[1], (found[2] or "").ljust(2, "0")
    if len(whole) > _DIGITS:
        raise ValueError(_("“{typed}” is too large a number").format(typed=text))
    return int(whole + cents)


def typed_amount(hundredths: int) -> str:
    """As it is typed and printed for programs: ``1234.50``."""
    sign, digits = "-" * (hundredths < 0), str(abs(hundredths)).zfill(3)
    return f"{sign}{digits[:-2]}.{digits[-2:]}"


def show_amount(hundredths: int) -> str:
    """As it is read: ``1 234.50``, thousands apart."""
    whole, _point, cents = typed_amount(hundredths).partition(".")
    return f"{int(whole):,}".replace(",", "\u00a0") + f".{cents}"
