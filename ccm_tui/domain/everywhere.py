"""What is asked of all kinds of records at once: one line of text, and a query for each kind.

The line is that of every list (:mod:`ccm_tui.domain.query`); ``kind:outreach`` says which kinds are
meant. A filter or a flag is asked of the kinds that have it; the others are left out then.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from ccm_tui.domain.declaration import Entity
from ccm_tui.domain.flags import FLAGS
from ccm_tui.domain.query import (
    BOUNDS,
    Query,
    Token,
    filters_of,
    looks_like_filter,
    narrowed,
    no_such_filter,
    tokens,
)
from ccm_tui.domain.typed import Resolve
from ccm_tui.errors import NotFound, Refused
from ccm_tui.words import _

_KIND: Final = "kind"

Asked = dict[type[Entity], Query]


@dataclass(frozen=True, slots=True)
class Search:
    """The query of every kind that is asked, by its table; none: nothing is found.

    ``words`` are those of each query; ``narrow`` says that only some kinds were named.
    """

    asked: tuple[tuple[str, Query], ...] = ()
    words: str = ""
    narrow: bool = False


def read_search(
    entities: Iterable[type[Entity]], text: str, *, today: date, resolve: Resolve
) -> Search:
    """The search that one line of text asks for; raises :class:`Refused` naming each bad filter.

    Kinds that are in no search index are asked only where ``kind:`` names them.
    """
    parts, wrong = tokens(text), dict[str, str]()
    named, parts = _kinds(list(entities), parts, wrong)
    asked: Asked = {e: Query() for e in named or entities if named or e.number}
    known = cache(resolve)
    # Filters first: which kinds have them says what a flag beside them means.
    for token in sorted(parts, key=lambda token: not token.name):
        asked = _with(asked, token, today, known, wrong)
    if wrong:
        raise Refused(wrong)
    if any(query.flags for query in asked.values()):
        asked = _first_flagged(asked)
    words = next((query.words for query in asked.values()), "")
    queries = tuple((entity.table, query) for entity, query in asked.items())
    return Search(queries if parts or named else (), words, bool(named))


def _kinds(
    entities: list[type[Entity]], parts: list[Token], wrong: dict[str, str]
) -> tuple[list[type[Entity]], list[Token]]:
    """The kinds that ``kind:`` names, and the parts that are left.

    What names no kind may be the value of a field of that name (a need is of a kind, too).
    """
    named: list[type[Entity]] = []
    rest = []
    for token in parts:
        if token.name != _KIND:
            rest.append(token)
        elif found := _named(entities, token.value):
            named = found
        elif any(_has_choice(entity, token.value) for entity in entities):
            rest.append(token)
        elif token.value:
            kinds = ", ".join(entity.table for entity in entities)
            text = _("there is no kind of record “{kind}”; known: {kinds}")
            wrong[token.text] = text.format(kind=token.value, kinds=kinds)
    return named, rest


def _named(entities: list[type[Entity]], text: str) -> list[type[Entity]]:
    """The kinds that ``text`` names or begins, in the singular or the plural."""
    wanted = text.casefold()
    names = {e: [n.casefold() for n in (e.table, _(e.singular), _(e.plural))] for e in entities}
    exact = [entity for entity in entities if wanted in names[entity]]
    begun = [e for e in entities if wanted and any(n.startswith(wanted) for n in names[e])]
    return exact or begun


def _has_choice(entity: type[Entity], text: str) -> bool:
    column = entity.columns().get(_KIND)
    vocabulary = column.about.vocabulary if column else None
    return bool(vocabulary and vocabulary.matches(text))


def _with(
    asked: Asked, token: Token, today: date, resolve: Resolve, wrong: dict[str, str]
) -> Asked:
    """What is asked with one more part of the line; fills in ``wrong``."""
    dated = [e for e in asked if e.day_field] if token.name in BOUNDS else []
    found: Asked = {}
    fault: Exception | None = None
    for entity in dated or asked:
        try:
            query = narrowed(entity, asked[entity], token, today, resolve)
        except (ValueError, NotFound) as error:
            fault = fault or error
            continue
        if query is not None:
            found[entity] = query
    if found:
        return found
    if fault is not None:
        wrong[token.text] = f"{token.text}: {fault}"
    elif looks_like_filter(token):
        theirs = Counter(name for entity in asked for name in filters_of(entity))
        known_names = [_KIND, "state", *BOUNDS, *(name for name, _n in theirs.most_common())]
        wrong[token.text] = no_such_filter(token, known_names)
    else:
        return {entity: query.with_word(token.text) for entity, query in asked.items()}
    return asked


def _first_flagged(asked: Asked) -> Asked:
    """The one kind that a flag is asked of, where several have it."""
    tables: Mapping[str, type[Entity]] = {entity.table: entity for entity in asked}
    first = next(tables[table] for table in FLAGS if table in tables)
    return {first: asked[first]}
