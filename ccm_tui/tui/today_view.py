"""The right-hand side of Today: the six outputs at a glance, and what is new since last time."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from textual.content import Content

from ccm_tui.domain.dates import relative_day, show_day
from ccm_tui.tui import harmless
from ccm_tui.tui.charts import bar
from ccm_tui.tui.output_words import STYLES, figures, status_in_words
from ccm_tui.tui.pieces import Sheet
from ccm_tui.words import _, ngettext

if TYPE_CHECKING:
    from ccm_tui.register import Progress

_CODE: Final = 3
_BAR: Final = 6
_FIGURES: Final = 11
_STATUS: Final = 10
_NARROWEST_TITLE: Final = 8


def glance(
    outputs: Sequence["Progress"], news: Content, width: int, *, roomy: bool = True
) -> Content:
    """A line for each output, with the day that ends most of them above, and the news below.

    Where there is no room no line is left empty.
    """
    sheet = Sheet(width)
    if outputs:
        sheet.title(_("Outputs by {day}").format(day=show_day(_last_day(outputs))))
    for progress in outputs:
        sheet.hanging("", _line(progress, width))
    if roomy:
        sheet.gap()
    sheet.hanging("", news)
    return sheet.content()


def _last_day(outputs: Sequence["Progress"]) -> date:
    days = [progress.target.deadline for progress in outputs]
    return max(days, key=lambda day: (days.count(day), day))


def _line(progress: "Progress", width: int) -> Content:
    """``O1 Detailed information  ███···  4 of 6 (8?)  on track ◐``."""
    target = progress.target
    title = width - _CODE - _BAR - _FIGURES - _STATUS - 3
    said = harmless.fit(target.code, _CODE)
    if title >= _NARROWEST_TITLE:
        said += harmless.fit(target.title, title) + " "
    chart = bar(len(progress.counted), len(progress.proposed), target.target, _BAR)
    return (
        Content(said)
        + chart
        + Content(f" {harmless.fit(figures(progress), _FIGURES)} ")
        + Content.styled(status_in_words(progress.status), STYLES[progress.status])
    )


def news_in_words(news: Mapping[str, int], since: date | None, today: date) -> Content:
    """``Since yesterday: 4 by CHL, 2 by ITA``; or that nothing is new, or that this is the first
    visit."""
    if since is None:
        return Content.styled(_("Your first visit to this register."), "$text-muted")
    near = show_day(since) if since == today else relative_day(since, today) or show_day(since)
    if since == today:
        near = _("earlier today")
    if not news:
        said = _("Nothing new since your last visit ({day}).").format(day=near)
        return Content.styled(said, "$text-muted")
    parts = [
        ngettext("{n} change by {who}", "{n} changes by {who}", n).format(
            n=n, who=who or _("another program")
        )
        for who, n in sorted(news.items(), key=lambda item: -item[1])
    ]
    said = _("Since your last visit ({day}): {changes} (c)").format(
        day=near, changes=", ".join(parts)
    )
    return harmless.plain(said)
