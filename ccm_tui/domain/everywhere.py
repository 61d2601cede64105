"""What is asked of all kinds of records at once: one line of text, and a query for each kind.

The line is that of every list (:mod:`ccm_tui.domain.query`); ``kind:outreach`` says which kinds are
meant. A filter or a flag is asked of the kinds that have it; the others are left out then.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
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
    not_read,
    repeated,
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
    parts, wrong, words = tokens(text), dict[str, str](), list[str]()
    named, parts = _kinds(list(entities), parts, wrong)
    wrong |= repeated(parts)
    asked: Asked = {e: Query() for e in named or entities if named or e.number}
    known = cache(resolve)
    # Filters first: which kinds have them says what a flag beside them means.
    for token in sorted(parts, key=lambda token: not token.name):
        more = _with(asked, token, today, known, wrong)
        if more is None:
            words.append(token.text)
        else:
            asked = more
    if wrong:
        raise Refused(wrong)
    if any(query.flags for query in asked.values()):
        asked = _first_flagged(asked)
    said = " ".join(words)
    queries = tuple((e.table, replace(query, words=said)) for e, query in asked.items())
    return Search(queries if parts or named else (), said, bool(named))


def search_for(entities: Iterable[type[Entity]], words: str) -> Search:
    """The search for words alone, whatever they look like, in every kind that is indexed."""
    kinds = [entity.table for entity in entities if entity.number] if words else []
    return Search(tuple((kind, Query(words=words)) for kind in kinds), words)


def kinds_in_words(entities: Iterable[type[Entity]], search: Search) -> str:
    """The kinds that a search asks, where they are not all that there are."""
    kinds = dict(search.asked)
    if not search.narrow and len(kinds) > 1:
        return ""
    return ", ".join(_(entity.plural) for entity in entities if entity.table in kinds)


def _kinds(
    entities: list[type[Entity]], parts: list[Token], wrong: dict[str, str]
) -> tuple[list[type[Entity]], list[Token]]:
    """The kinds that ``kind:`` names, and the parts that are left.

    A need is of a kind, too: such a word is left to the field of that name.
    """
    named: list[type[Entity]] = []
    rest = []
    for token in parts:
        wanted = token.value.casefold()
        if token.name != _KIND:
            rest.append(token)
        elif exact := [entity for entity in entities if wanted in _names(entity)]:
            named += exact
        elif any(wanted in _kinds_within(entity) for entity in entities):
            rest.append(token)
        elif begun := [e for e in entities if any(n.startswith(wanted) for n in _names(e))]:
            named += begun if wanted else []
        else:
            kinds = ", ".join(entity.table for entity in entities)
            text = _("there is no kind of record “{kind}”; known: {kinds}")
            wrong[token.text] = text.format(kind=token.value, kinds=kinds)
    return named, rest


def _names(entity: type[Entity]) -> list[str]:
    names = (entity.table, _(entity.singular), _(entity.plural))
    return [name.casefold() for name in names]


def _kinds_within(entity: type[Entity]) -> list[str]:
    """The words by which an entity tells its own kinds apart."""
    column = entity.columns().get(_KIND)
    vocabulary = column.about.vocabulary if column else None
    return [name.casefold() for word in vocabulary or () for name in word]


def _with(
    asked: Asked, token: Token, today: date, resolve: Resolve, wrong: dict[str, str]
) -> Asked | None:
    """What is asked with one more filter or flag; None for a word. Fills in ``wrong``."""
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
        wrong[token.text] = not_read(token, fault)
    elif looks_like_filter(token):
        theirs = Counter(name for entity in asked for name in filters_of(entity))
        known_names = [_KIND, "state", *BOUNDS, *(name for name, _n in theirs.most_common())]
        wrong[token.text] = no_such_filter(token, known_names)
    else:
        return None
    return asked


def _first_flagged(asked: Asked) -> Asked:
    """The one kind that a flag is asked of, where several have it."""
    tables: Mapping[str, type[Entity]] = {entity.table: entity for entity in asked}
    first = next(tables[table] for table in FLAGS if table in tables)
    return {first: asked[first]}
