"""What a list shows: filters, words and an order; read from one line of text, shown as words.

``state:GNB channel:letter since:2017-01 focal point`` is three filters and two words to search
for. The same line works in every list and, as options, on the command line.
"""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ccm_tui.domain.dates import read_day, show_day
from ccm_tui.domain.declaration import Column, Entity
from ccm_tui.domain.text import clean_text
from ccm_tui.domain.typed import Resolve, choice_refusal, read_number
from ccm_tui.errors import NotFound, Refused
from ccm_tui.words import _

_TOKEN = re.compile(r'(?:"[^"]*"?|[^\s"])+')


@dataclass(frozen=True, slots=True)
class Query:
    """Which records, in which order.

    ``filters`` maps fields to the stored value asked for (a code, a uid, ``None`` for blank);
    ``since`` and ``until`` bound the entity's day, both included; ``words`` are searched for as
    prefixes; ``order`` is a sortable field, descending with a leading ``-``.
    """

    filters: tuple[tuple[str, Any], ...] = ()
    since: date | None = None
    until: date | None = None
    words: str = ""
    order: str = ""

    def where(self, name: str, value: Any) -> "Query":
        """The same query with one more filter, replacing an earlier one of that field."""
        kept = tuple(pair for pair in self.filters if pair[0] != name)
        return replace(self, filters=(*kept, (name, value)))


def read_query(entity: type[Entity], text: str, *, today: date, resolve: Resolve) -> Query:
    """The query that one line of text asks for; raises :class:`Refused` naming each bad filter."""
    filters: dict[str, Any] = {}
    bounds: dict[str, date] = {}
    words: list[str] = []
    wrong: dict[str, str] = {}
    for token in _tokens(text):
        name, colon, value = token.partition(":")
        column = column_of(entity, name)
        try:
            if colon and name in ("since", "until") and entity.day_field:
                bounds[name] = read_bound(value, today, end=name == "until")
            elif colon and column is not None and column.in_a_list:
                filters[column.name] = read_filter(column, value, today, resolve)
            else:
                words.append(token)
        except (ValueError, NotFound) as error:
            wrong[token] = f"{token}: {error}"
    if wrong:
        raise Refused(wrong)
    return Query(tuple(filters.items()), bounds.get("since"), bounds.get("until"), " ".join(words))


def typed_query(
    entity: type[Entity],
    filters: Mapping[str, str],
    *,
    words: str = "",
    since: str = "",
    until: str = "",
    today: date,
    resolve: Resolve,
) -> Query:
    """The query that single texts ask for: one for each field, the words, and the bounds.

    An empty filter asks for records without a value; empty bounds are none. Raises
    :class:`Refused` with every fault, by field (or ``since``, ``until``).
    """
    found: dict[str, Any] = {}
    bounds: dict[str, date] = {}
    wrong: dict[str, str] = {}
    texts = [*filters.items(), *((n, t) for n, t in (("since", since), ("until", until)) if t)]
    for name, text in texts:
        try:
            if name in filters:
                found[name] = read_filter(entity.columns()[name], text, today, resolve)
            else:
                bounds[name] = read_bound(text, today, end=name == "until")
        except NotFound as error:
            wrong[name] = f"{error} {error.hint}".strip()
        except ValueError as error:
            wrong[name] = str(error)
    if wrong:
        raise Refused(wrong)
    return Query(tuple(found.items()), bounds.get("since"), bounds.get("until"), words)


def _tokens(text: str) -> list[str]:
    """Split at blanks, but not inside double quotes; the quotes are left out."""
    return [bare.replace('"', "") for bare in _TOKEN.findall(text) if bare.replace('"', "")]


def column_of(entity: type[Entity], name: str) -> Column | None:
    """The field that ``name`` means, by its name or by its option."""
    wanted = name.replace("-", "_").casefold()
    return next(
        (c for c in entity.columns().values() if wanted in (c.name, c.option.replace("-", "_"))),
        None,
    )


def read_filter(column: Column, text: str, today: date, resolve: Resolve) -> Any:
    """The stored value that a filter's text asks for; ``None`` for an empty text: blank."""
    if not text:
        return None
    about = column.about
    clean_text(text)
    if about.kind in ("ref", "refs"):
        return resolve(about.target, text)
    if about.kind == "day":
        return read_day(text, today, past=about.past).isoformat()
    if about.vocabulary is not None:
        codes = about.vocabulary.matches(text)
        if len(codes) != 1:
            raise ValueError(choice_refusal(about.vocabulary, text, codes))
        return codes[0]
    return read_number(text) if about.kind == "number" else text


def read_bound(text: str, today: date, *, end: bool) -> date:
    """A day, or a whole year (``2017``) or month (``2017-02``) as its first or last day."""
    parts = text.split("-")
    if len(parts) > 2 or len(parts[0]) != 4 or not all(part.isdecimal() for part in parts):
        return read_day(text, today, past=True)
    year, months = int(parts[0]), [int(part) for part in parts[1:]] or [1, 12]
    try:
        if end:
            return date(year, months[-1], monthrange(year, months[-1])[1])
        return date(year, months[0], 1)
    except ValueError:
        raise ValueError(_("{typed} does not exist").format(typed=text)) from None


def in_words(entity: type[Entity], query: Query, names: Mapping[str, str]) -> str:
    """The query as a person says it: ``GNB · bilateral · since 1 Jan 2017 · “focal point”``.

    ``names`` gives the name of each uid that the filters hold.
    """
    said = []
    for name, value in query.filters:
        column = entity.columns()[name]
        if value is None:
            said.append(_("without {field}").format(field=_(column.about.label).lower()))
        elif column.about.vocabulary is not None:
            said.append(column.about.vocabulary.label(value))
        else:
            said.append(names.get(value, str(value)))
    if query.since:
        said.append(_("since {day}").format(day=show_day(query.since)))
    if query.until:
        said.append(_("until {day}").format(day=show_day(query.until)))
    if query.words:
        said.append(f"“{query.words}”")
    return " · ".join(said)
