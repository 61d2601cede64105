"""``list``: filters from the declaration, pages, and a table or ``{"items", "total"}``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import click

from ccm_tui.cli.command import Command
from ccm_tui.cli.fields import (
    filter_options,
    flag_options,
    given_fields,
    given_flags,
    refused_by_option,
)
from ccm_tui.cli.plain import emit, table
from ccm_tui.cli.session import Session
from ccm_tui.domain.declaration import Column, Entity
from ccm_tui.domain.query import Query
from ccm_tui.domain.wording import value_in_words
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.register import Register, Row

LIMIT: Final = 100
_SHOWN_OF_UID: Final = 8


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a list: what there is in all, and the part as JSON or as rows of words."""

    total: int
    items: Callable[[], Sequence[Mapping[str, Any]]]
    heads: Sequence[str]
    rows: Callable[[], Sequence[Sequence[str]]]


if TYPE_CHECKING:
    Read = Callable[[Register, type[Entity], Query, int, int, Mapping[str, Any]], Page]
    """Reads a page: register, entity, query, limit, offset, and the list's own options."""


def read_page(
    register: Register,
    entity: type[Entity],
    query: Query,
    limit: int,
    offset: int,
    _own: Mapping[str, Any],
) -> Page:
    """The page of a list that shows the columns of the declaration."""
    pages = register.rows(entity.table, query)
    found = pages.rows(limit, offset)
    columns = [column for column in entity.columns().values() if column.about.width]
    coded = entity.code_field and entity.columns()[entity.code_field] in columns
    return Page(
        total=pages.count(),
        items=lambda: [register.record(entity.table, row["uid"]) for row in found],
        heads=[*([] if coded else [_("ID")]), *(_(column.about.label) for column in columns)],
        rows=lambda: [
            [
                *([] if coded else [row["uid"][:_SHOWN_OF_UID]]),
                *_cells(register, entity, columns, row),
            ]
            for row in found
        ],
    )


def _cells(
    register: Register, entity: type[Entity], columns: Sequence[Column], row: Row
) -> list[str]:
    return [_cell(register, entity, column, row) for column in columns]


def _cell(register: Register, entity: type[Entity], column: Column, row: Row) -> str:
    if not column.about.target:
        return value_in_words(entity, column.name, row[column.name], lambda _kind, uid: uid)
    words = row[f"{column.name}_words"] or ""
    # What may be of any kind has no name in the view.
    any_kind = words and column.about.target == "record"
    return register.name_of("record", words) if any_kind else words


_MOST = 2**62


def paging_options(limit: int = LIMIT) -> list[click.Option]:
    """``--limit`` and ``--offset``."""
    return [
        click.Option(
            ["--limit"],
            type=click.IntRange(1, _MOST),
            default=limit,
            metavar="N",
            help=_("at most so many (default {n})").format(n=limit),
        ),
        click.Option(
            ["--offset"],
            type=click.IntRange(0, _MOST),
            default=0,
            metavar="N",
            help=_("leave out the first N"),
        ),
    ]


def list_command(
    entity: type[Entity], read: Read = read_page, own: Sequence[click.Option] = ()
) -> Command:
    """The command ``list`` of ``entity``; ``own`` are options that ``read`` understands."""

    @click.pass_obj
    def list_(
        session: Session,
        /,
        search: str,
        limit: int,
        offset: int,
        as_json: bool,
        since: str = "",
        until: str = "",
        **given: Any,
    ) -> None:
        register = session.register
        with refused_by_option(entity):
            query = register.filtered(
                entity.table,
                given_fields(entity, given),
                words=search,
                since=since,
                until=until,
                flags=given_flags(entity, given),
            )
        page = read(register, entity, query, limit, offset, given)
        document = {"items": page.items(), "total": page.total} if as_json else None
        emit(document, lambda: page_lines(entity, page, limit, offset), as_json=as_json)

    search_help = _("only those that hold these words")
    return Command(
        "list",
        callback=list_,
        params=[
            *own,
            *filter_options(entity),
            *flag_options(entity),
            *_day_options(entity),
            click.Option(["--search"], default="", metavar="TEXT", help=search_help),
            *paging_options(),
        ],
        help=_("List {plural}. An empty text filters for those without a value.").format(
            plural=_(entity.plural)
        ),
    )


def _day_options(entity: type[Entity]) -> list[click.Option]:
    if not entity.day_field:
        return []
    label = _(entity.columns()[entity.day_field].about.label)
    said = {"since": _("{label}: from this day on"), "until": _("{label}: up to this day")}
    return [
        click.Option([f"--{name}"], default="", metavar="DATE", help=text.format(label=label))
        for name, text in said.items()
    ]


def page_lines(entity: type[Entity], page: Page, limit: int, offset: int) -> list[str]:
    """The page as a table and, below it, how much of the list that is."""
    rows = page.rows()
    if not rows and not page.total:
        return [_("No {plural}.").format(plural=_(entity.plural))]
    end = offset + len(rows)
    numbers = {"first": offset + 1, "last": end, "total": page.total, "plural": _(entity.plural)}
    if end >= page.total and not offset:
        one = page.total == 1
        said = _("1 {singular}") if one else _("{total} {plural}")
        said = said.format(**numbers, singular=_(entity.singular))
    elif end >= page.total:
        said = _("{first} to {last} of {total} {plural}").format(**numbers)
    else:
        text = _("{first} to {last} of {total} {plural}; more with --offset {last}")
        said = text.format(**numbers)
    return [*table(page.heads, rows), "", said]
