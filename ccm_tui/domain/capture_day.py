"""Days inside a line of other words: which words look like one, and which day they mean."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from ccm_tui.domain.dates import read_day

_DAY: Final = re.compile(
    r"\d{1,2}/\d{1,2}(?:/(?:\d{4}|\d{2}))?"
    r"|\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})?"
    r"|\d{4}-\d{1,2}-\d{1,2}"
    r"|[+-]\d{1,4}[dwmy]"
)
"""A day in one word. A number alone (``8``), a range (``7-10``) and a decimal (``1.5``) are none:
in a line they mean something else."""
_WITH_MONTH: Final = re.compile(r"\d{1,2}[./-]?([^\W\d_]{3,12})\.?(?:[./-]\d{4})?")
_NUMBER: Final = re.compile(r"\d{1,2}\.?")
_YEAR: Final = re.compile(r"\d{4}")
_ANY_DAY: Final = date(2000, 1, 1)


def days_words(words: Sequence[str]) -> int:
    """How many of ``words``, from the first on, look like a day; 0 for none.

    ``8/2``, ``8/2/2017``, ``2017-02-08``, ``+2w``, ``today``, ``8 Feb``, ``8 Feb 2017``; whether
    there is such a day is another question.
    """
    if not words:
        return 0
    first = words[0]
    if _NUMBER.fullmatch(first) and len(words) > 1 and _is_month(words[1]):
        return 3 if len(words) > 2 and _YEAR.fullmatch(words[2]) else 2
    if found := _WITH_MONTH.fullmatch(first):
        return int(_is_month(found[1]))
    return int(bool(_DAY.fullmatch(first)) or (first.isalpha() and _is_read(first)))


def read(text: str, today: date, *, past: bool) -> tuple[str, str]:
    """The day that ``text`` means, ``YYYY-MM-DD``; or ``text`` itself, and why it means none."""
    try:
        return read_day(text, today, past=past).isoformat(), ""
    except ValueError as error:
        return text, str(error)


def _is_month(word: str) -> bool:
    return _is_read(f"1 {word}")


def _is_read(text: str) -> bool:
    return not read(text, _ANY_DAY, past=True)[1]
