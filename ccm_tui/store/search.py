"""Search over every kind of record: what a line asks for, found a screenful at a time.

With words: kind by kind, within a kind the best match first where fewer than 5,000 match in all,
else the newest. Without words: by day, the newest first, and then what has no day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import merge
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Final

from ccm_tui.domain.query import Query
from ccm_tui.domain.wording import value_in_words
from ccm_tui.store.driver import Connection, our_errors
from ccm_tui.store.names import folded
from ccm_tui.store.pages import Pages
from ccm_tui.store.words_index import ID_MASK, KIND_SHIFT, matching, rowids_of_kind

if TYPE_CHECKING:
    from ccm_tui.domain.declaration import Column, Entity
    from ccm_tui.domain.entities import Entities
    from ccm_tui.domain.everywhere import Search

_FEW: Final = 5000
"""Up to so many matches are ranked. Ranking reads every match of every kind, however few of one
kind are wanted."""
_SPARSE: Final = 200
"""Up to so many matches of a kind are read oldest first: to begin at the newest, the index passes
over those of all kinds that follow."""
_CHUNK: Final = 64
_BEFORE, _AFTER = 30, 70


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that a search found; ``snippet`` is text around the first word found.

    ``concerns`` are the codes of the States and organisations that it refers to; ``about`` is in
    words what the title answers (a claim's aspect).
    """

    kind: str
    uid: str
    title: str
    day: str | None
    snippet: str
    code: str = ""
    concerns: str = ""
    about: str = ""


Place = tuple["type[Entity]", int]
"""A record by its kind and id."""


def hits(connection: Connection, entities: Entities, search: Search) -> Iterator[Hit]:
    """All that is found, read as it is asked for. A search without a word or filter finds nothing.

    What is written meanwhile may or may not be found.
    """
    asked = _asked(entities, search)
    words = folded(search.words).split()
    with our_errors():
        places = _by_kind(connection, asked, search.words) if search.words else None
        places = places or _by_day(connection, asked)
    while True:
        with our_errors():
            chunk = list(islice(places, _CHUNK))
            found = _read(connection, chunk, words)
        yield from found
        if len(chunk) < _CHUNK:
            return


def newest(connection: Connection, entities: Entities, words: str, each: int) -> list[Hit]:
    """The newest records that hold all of ``words``, at most ``each`` of a kind, by day.

    What has no day comes last. Reads neither all matches nor whole records.
    """
    expression = matching(connection, words)
    if not expression:
        return []
    places = [
        (entity, one)
        for entity in entities
        if entity.number
        for one in islice(_newest(connection, entity, Query(), expression), each)
    ]
    found = _read(connection, places, ())
    return sorted(found, key=lambda hit: hit.day or "", reverse=True)


def count(connection: Connection, entities: Entities, search: Search) -> int:
    """How many records :func:`hits` gives in all. Reads all matches."""
    asked = _asked(entities, search)
    expression = matching(connection, search.words)
    total = 0
    for entity, query in asked:
        if not _by_words_alone(entity, query):
            total += Pages(connection, entity, query).count()
        elif expression:
            low, high = rowids_of_kind(entity, query.since, query.until)
            sql = "SELECT count(*) FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ?"
            total += int(connection.execute(sql, (expression, low, high)).fetchone()[0])
            indexed = _newest(connection, entity, query, expression)
            total += len(_by_other_names(connection, entity, search.words, indexed))
    return total


def _asked(entities: Entities, search: Search) -> list[tuple[type[Entity], Query]]:
    """The kinds that are asked, in the order in which they are shown."""
    queries = dict(search.asked)
    asked = [(entity, queries[entity.table]) for entity in entities if entity.table in queries]
    return sorted(asked, key=lambda pair: (not pair[0].number, pair[0].number))


def _by_words_alone(entity: type[Entity], query: Query) -> bool:
    return bool(entity.number and query.words and not query.filters and not query.flags)


# -------------------------------------------------------------------- with words


def _by_kind(
    connection: Connection, asked: Sequence[tuple[type[Entity], Query]], words: str
) -> Iterator[Place]:
    expression = matching(connection, words)
    ranked = _ranked(connection, expression) if expression else {}
    for entity, query in asked:
        if not _by_words_alone(entity, query):
            for _day, place in _listed(connection, entity, query):
                yield place
            continue
        if not expression:
            continue
        if ranked is None:
            ids: Iterable[int] = _newest(connection, entity, query, expression)
        else:
            low, high = rowids_of_kind(entity, query.since, query.until)
            rowids = ranked.get(entity.number, ())
            ids = [rowid & ID_MASK for rowid in rowids if low <= rowid <= high]
        if entity.table == "state":
            ids = list(ids)
            ids += _by_other_names(connection, entity, words, ids)
        for one in ids:
            yield entity, one


def _ranked(connection: Connection, expression: str) -> dict[int, list[int]] | None:
    """The rowids of all matches by kind, the best first; None where there are too many."""
    sql = f"SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT {_FEW})"
    if connection.execute(sql, (expression,)).fetchone()[0] >= _FEW:
        return None
    found: dict[int, list[int]] = {}
    sql = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank, rowid DESC"
    for (rowid,) in connection.execute(sql, (expression,)):
        found.setdefault(rowid >> KIND_SHIFT, []).append(rowid)
    return found


def _newest(
    connection: Connection, entity: type[Entity], query: Query, expression: str
) -> Iterator[int]:
    """The ids of all matches of a kind, the newest first."""
    low, high = rowids_of_kind(entity, query.since, query.until)
    sql = "SELECT rowid FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid"
    found = connection.execute(f"{sql} LIMIT {_SPARSE}", (expression, low, high)).fetchall()
    if len(found) < _SPARSE:
        yield from (rowid & ID_MASK for (rowid,) in reversed(found))
        return
    while True:
        newest = f"{sql} DESC LIMIT {_CHUNK}"
        found = connection.execute(newest, (expression, low, high)).fetchall()
        yield from (rowid & ID_MASK for (rowid,) in found)
        if len(found) < _CHUNK:
            return
        high = found[-1][0] - 1


def _by_other_names(
    connection: Connection, entity: type[Entity], words: str, indexed: Iterable[int]
) -> list[int]:
    """The ids of States of which another name holds all words, besides those ``indexed``."""
    if entity.table != "state":
        return []
    rows = connection.execute(
        """
        SELECT s.id, s.name, a.name AS other FROM alias a JOIN state s ON s.uid = a.state
        WHERE a.deleted = 0 AND s.deleted = 0 ORDER BY s.name, s.id
        """
    )
    wanted, known = [f" {word}" for word in folded(words).split()], set(indexed)
    found = []
    for row in rows:
        names = f" {folded(row['other'])} {folded(row['name'])}"
        if row["id"] not in known and all(word in names for word in wanted):
            found.append(row["id"])
    return list(dict.fromkeys(found))


# -------------------------------------------------------------------- without words


def _by_day(connection: Connection, asked: Sequence[tuple[type[Entity], Query]]) -> Iterator[Place]:
    dated = [_listed(connection, e, query) for e, query in asked if e.day_field]
    undated = [_listed(connection, e, query) for e, query in asked if not e.day_field]
    newest = merge(*dated, key=lambda found: found[0], reverse=True)
    return (place for _day, place in chain(newest, *undated))


def _listed(
    connection: Connection, entity: type[Entity], query: Query
) -> Iterator[tuple[str, Place]]:
    """Day and place of the rows of a list, the newest first where they have days."""
    day = entity.day_field
    order = f"-{day}" if day else entity.order
    pages = Pages(connection, entity, replace(query, order=order))
    rows = pages.first(_CHUNK)
    while rows:
        yield from ((str(row[day]) if day else "", (entity, row["id"])) for row in rows)
        rows = pages.after(rows[-1], _CHUNK)


# -------------------------------------------------------------------- what is shown


def _read(connection: Connection, places: Sequence[Place], words: Sequence[str]) -> list[Hit]:
    """The records at ``places`` in their order; one that is gone is left out."""
    found: dict[Place, Hit] = {}
    for entity in dict.fromkeys(entity for entity, _id in places):
        ids = [one for other, one in places if other is entity]
        for row in connection.execute(
            f"""
            SELECT {", ".join(_columns(entity))} FROM {entity.table}_list r
            WHERE r.id IN ({", ".join("?" * len(ids))})
            """,
            ids,
        ):
            found[entity, row["id"]] = _hit(entity, dict(row), words)
    return [found[place] for place in places if place in found]


def _hit(entity: type[Entity], row: dict[str, Any], words: Sequence[str]) -> Hit:
    concerns = [row[f"concerns_{n}"] for n, _column in enumerate(_concerned(entity))]
    title, answered = entity.columns()[entity.title_field], _answered(entity)
    return Hit(
        entity.table,
        row["uid"],
        str(row[f"{title.name}_words" if title.about.target else title.name]),
        row[entity.day_field] if entity.day_field else None,
        snippet([row[name] for name in _bodies(entity)], words) if words else "",
        (row[entity.code_field] or "") if entity.code_field else "",
        ", ".join(dict.fromkeys(filter(None, concerns))),
        value_in_words(entity, answered, row[answered], _as_it_is) if answered else "",
    )


def _columns(entity: type[Entity]) -> list[str]:
    """What is read of a row of the list ``r`` to tell of it."""
    title = entity.columns()[entity.title_field]
    named = [f"{title.name}_words" if title.about.target else title.name, *_bodies(entity)]
    named += filter(None, (entity.day_field, entity.code_field, _answered(entity)))
    concerned = [
        f"r.{column.name}_words AS concerns_{n}"
        if column.about.kind == "refs"
        else f"(SELECT coalesce(code, name) FROM party WHERE uid = r.{column.name}) AS concerns_{n}"
        for n, column in enumerate(_concerned(entity))
    ]
    return ["r.id", "r.uid", *(f"r.{name}" for name in dict.fromkeys(named)), *concerned]


def _as_it_is(_kind: str, name: str) -> str:
    return name


def _answered(entity: type[Entity]) -> str:
    """The field that a title answers, where what it may say depends on the field before it."""
    names = list(entity.columns())
    title = entity.columns()[entity.title_field]
    return names[names.index(title.name) - 1] if title.about.vocabulary_for else ""


def _concerned(entity: type[Entity]) -> list[Column]:
    return [c for c in entity.columns().values() if c.about.target in ("state", "party")]


def _bodies(entity: type[Entity]) -> list[str]:
    columns = entity.columns().items()
    return [n for n, c in columns if c.about.searched and n != entity.title_field]


def snippet(texts: Sequence[str | None], words: Sequence[str]) -> str:
    """Text around the first of ``words`` that one of ``texts`` holds; empty when none does."""
    for text in texts:
        if not text:
            continue
        for match in re.finditer(r"\w+", text[:20_000]):
            if any(folded(match[0]).startswith(word) for word in words):
                start = max(0, match.start() - _BEFORE)
                end = match.end() + _AFTER
                cut = " ".join(text[start:end].split())
                return ("… " if start else "") + cut + (" …" if end < len(text) else "")
    return ""
