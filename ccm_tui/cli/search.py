"""``ccm-tui search``: records of every kind by their words, and by filters as in every list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ccm_tui.cli.command import Command
from ccm_tui.cli.listing import paging_options
from ccm_tui.cli.plain import emit, harmless, table
from ccm_tui.cli.session import Session
from ccm_tui.domain.dates import show_day
from ccm_tui.words import _, ngettext

if TYPE_CHECKING:
    from ccm_tui.domain.everywhere import Search
    from ccm_tui.register import Register


@click.pass_obj
def _search(
    session: Session, text: tuple[str, ...], limit: int, offset: int, as_json: bool
) -> None:
    """Print what is found; nothing for a text without a word or a filter."""
    register = session.register
    emit_found(register, register.searched(" ".join(text)), limit, offset, as_json=as_json)


def emit_found(
    register: Register, asked: Search, limit: int, offset: int, *, as_json: bool
) -> None:
    """Print what a search finds."""
    hits = register.search(asked, limit, offset)
    total = register.search_count(asked)
    document = {
        "items": [
            {"kind": hit.kind, "uid": hit.uid, "title": hit.title, "snippet": hit.snippet}
            for hit in hits
        ],
        "total": total,
    }

    def lines() -> list[str]:
        found = ngettext("{n} record found", "{n} records found", total).format(n=total)
        if not hits:
            return [found]
        heads = [_("Kind"), _("ID"), _("Date"), _("Title")]
        rows = [[hit.kind, hit.uid[:8], show_day(hit.day), hit.title] for hit in hits]
        said, *found_rows = table(heads, rows)
        said_of = [said]
        for hit, row in zip(hits, found_rows, strict=True):
            said_of += [row, f"    {harmless(hit.snippet)}"] if hit.snippet else [row]
        return [*said_of, "", found]

    emit(document, lines, as_json=as_json)


search = Command(
    "search",
    callback=_search,
    params=[
        click.Argument(["text"], nargs=-1, required=True, metavar="TEXT"),
        *paging_options(),
    ],
    help=_(
        "Find records of every kind that hold the words of TEXT, accents and case ignored. Parts"
        " such as kind:outreach, state:GNB, channel:letter, since:2017-01, overdue or unanswered"
        " narrow it; in double quotes they are words."
    ),
)
