"""Terms of office and of keeping, in words: in office or not, and until when data is kept."""

from datetime import date
from typing import Literal

from ccm_tui.domain.dates import show_day
from ccm_tui.words import _, ngettext

Standing = Literal["now", "earlier", "later"]


def standing(since: date | None, until: date | None, today: date) -> Standing:
    """Whether a term, open where it names no day, lasts on ``today``, is over or still to come."""
    if until is not None and until < today:
        return "earlier"
    return "later" if since is not None and since > today else "now"


def term_in_words(since: date | None, until: date | None) -> str:
    """``since 3 Jan 2017``, ``3 Jan 2016 to 2 Jan 2017``; empty where no day is named."""
    if since and until:
        return _("{first} to {last}").format(first=show_day(since), last=show_day(until))
    if since:
        return _("since {day}").format(day=show_day(since))
    return _("until {day}").format(day=show_day(until)) if until else ""


def retention_in_words(until: date | None, today: date) -> str:
    """Until when personal data is kept, or for how long it is to be erased."""
    if until is None:
        return _("no day is named")
    if until >= today:
        return show_day(until)
    days = (today - until).days
    said = ngettext("to be erased ▲ for {n} day", "to be erased ▲ for {n} days", days)
    return said.format(n=days)
