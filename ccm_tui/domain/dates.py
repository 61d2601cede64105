"""Days: read as a person types them, shown as a person reads them.

Days carry no time zone. A day typed without its year means the nearest past one for what happened
and the nearest future one for what is due.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

from ccm_tui.words import N_, _, ngettext

_MONTHS = (
    N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"),
    N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec"),
)  # fmt: skip
_WHOLE_MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"),
    N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip
_SEPARATED = re.compile(r"(\d{1,2})(?:[/. -](\d{1,2})(?:[/. -](\d{4}|\d{2}))?)?[/.]?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_RELATIVE = re.compile(r"([+-])(\d{1,4})([dwmy]?)")
_NAMED_MONTH = re.compile(r"(\d{1,2})[ ./-]?([^\W\d_]{3,12})\.?(?:[ ./-](\d{4}))?")
_NEAR_DAYS = 27


def read_day(typed: str, today: date, *, past: bool) -> date:
    """The day that ``typed`` means on ``today``.

    Reads ``7``, ``7/3``, ``7/3/2017``, ``7 Mar``, ``2017-03-07``, ``today``, ``yesterday``,
    ``tomorrow``, ``+2w``, ``-3d``. Without a year (or month) it is the nearest past day when
    ``past``, else the nearest future one; ``today`` counts as both. Raises ValueError with a
    message for the person.
    """
    text = " ".join(typed.casefold().split())
    if (found := _by_word(text, today)) is not None:
        return found
    if match := _ISO.fullmatch(text):
        year, month, day = map(int, match.groups())
        return _exact(year, month, day, typed)
    if match := _RELATIVE.fullmatch(text):
        return _relative(today, *match.groups())
    if match := _SEPARATED.fullmatch(text):
        first, second, third = match.groups()
        return _completed(int(first), second and int(second), third, today, past, typed)
    if (match := _NAMED_MONTH.fullmatch(text)) and (month := _month(match[2])):
        return _completed(int(match[1]), month, match[3], today, past, typed)
    raise ValueError(
        _("“{typed}” is not a date; write 7, 7/3, 7/3/2017, 2017-03-07, today or +2w").format(
            typed=typed
        )
    )


def _by_word(text: str, today: date) -> date | None:
    offsets = {"today": 0, "yesterday": -1, "tomorrow": 1}
    offsets |= {_("today"): 0, _("yesterday"): -1, _("tomorrow"): 1}
    return _days_on(today, offsets[text]) if text in offsets else None


def _month(name: str) -> int:
    """The month that ``name`` is or begins; 0 for none."""
    for month, known in enumerate(zip(_MONTHS, _WHOLE_MONTHS, strict=True), 1):
        names = {form.casefold() for word in known for form in (word, _(word))}
        if any(form.startswith(name) for form in names):
            return month
    return 0


def _exact(year: int, month: int, day: int, typed: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(_("{typed} does not exist").format(typed=typed)) from None


def _relative(today: date, sign: str, number: str, unit: str) -> date:
    count = int(sign + number)
    try:
        if unit in ("m", "y"):
            months = today.month - 1 + count * (12 if unit == "y" else 1)
            year, month = today.year + months // 12, months % 12 + 1
            return date(year, month, min(today.day, monthrange(year, month)[1]))
    except ValueError:
        raise ValueError(_("that is too far away to be a date")) from None
    return _days_on(today, count * (7 if unit == "w" else 1))


def around(day: date, by: timedelta) -> date:
    """The day ``by`` after ``day`` (before it, where negative); the last or first that there is."""
    try:
        return day + by
    except OverflowError:
        return date.max if by > timedelta() else date.min


def _days_on(today: date, days: int) -> date:
    try:
        return today + timedelta(days=days)
    except OverflowError:
        raise ValueError(_("that is too far away to be a date")) from None


def _completed(
    day: int, month: int | str | None, year: str | None, today: date, past: bool, typed: str
) -> date:
    """The nearest existing day with the parts given, looking back when ``past``, else ahead."""
    if year is not None:
        return _exact(
            int(year) if len(year) == 4 else 2000 + int(year), int(month or 0), day, typed
        )
    step = -1 if past else 1
    year_now, month_now = today.year, today.month
    for offset in range(0, 12 * 9):
        if month:
            candidate = (year_now + step * offset, int(month))
        else:
            months = year_now * 12 + month_now - 1 + step * offset
            candidate = (months // 12, months % 12 + 1)
        try:
            found = date(*candidate, day)
        except ValueError:
            continue
        if (found <= today) if past else (found >= today):
            return found
    raise ValueError(_("{typed} does not exist").format(typed=typed))


def before(one: date | None, other: date | None) -> bool:
    """Whether ``one`` lies before ``other``; not when either is missing."""
    return one is not None and other is not None and one < other


def show_day(day: date | str | None) -> str:
    """``8 Feb 2017``; empty for no day. ISO text, as stored, is read first."""
    if not day:
        return ""
    if isinstance(day, str):
        day = date.fromisoformat(day)
    return f"{day.day} {_(_MONTHS[day.month - 1])} {day.year:04d}"


def relative_day(day: date, today: date) -> str:
    """``today``, ``in 3 weeks``, ``9 days ago``; empty when it is not near."""
    days = (day - today).days
    words = {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}
    if days in words:
        return words[days]
    if abs(days) > 7 * _NEAR_DAYS // 2:
        return ""
    weeks, rest = divmod(abs(days), 7)
    if rest == 0 or weeks >= 3:
        amount = ngettext("{n} week", "{n} weeks", weeks).format(n=weeks)
    else:
        amount = ngettext("{n} day", "{n} days", abs(days)).format(n=abs(days))
    return (_("in {amount}") if days > 0 else _("{amount} ago")).format(amount=amount)


def month_letter(month: int) -> str:
    """The first letter of a month (1-12)."""
    return _(_MONTHS[month - 1])[:1]
