"""The agenda in words: what kind of thing is due, over which days, and how late it is."""

from datetime import date
from typing import Final

from ccm_tui.domain.dates import relative_day, show_day
from ccm_tui.domain.vocabulary import Vocabulary
from ccm_tui.words import N_, _, ngettext

KINDS: Final = Vocabulary(
    "kind",
    (
        ("commitment", N_("commitment")),
        ("reply", N_("reply")),
        ("deadline", N_("deadline")),
        ("meeting", N_("meeting")),
        ("event", N_("event")),
    ),
)


def range_of_days(starts: date, ends: date | None) -> str:
    """``7-10 Feb 2017``; one day where it starts and ends on the same."""
    if ends is None or ends == starts:
        return show_day(starts)
    last = show_day(ends)
    if (starts.year, starts.month) == (ends.year, ends.month):
        return f"{starts.day}-{last}"
    first = show_day(starts)
    return f"{first.rsplit(' ', 1)[0] if starts.year == ends.year else first} - {last}"


def how_near(day: date, today: date, ends: date | None = None) -> str:
    """When something is due, as one says it: ``▲ 9 days``, ``today``, ``in 3 weeks``, a day."""
    if day <= today <= (ends or day):
        return _("today") if ends is None or ends == day else _("now")
    if day < today:
        days = (today - day).days
        return ngettext("▲ {n} day", "▲ {n} days", days).format(n=days)
    return relative_day(day, today) or show_day(day)
