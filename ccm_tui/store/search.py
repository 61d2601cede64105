"""Search over every entity: newest first, or best match first where few match."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ccm_tui.domain.declaration import Entity
from ccm_tui.domain.entities import Entities
from ccm_tui.store.driver import Connection
from ccm_tui.store.names import folded
from ccm_tui.store.words_index import ID_MASK, matching, rowids_of_kind

_FEW: Final = 5000
_BEFORE, _AFTER = 30, 70


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that a search found; ``snippet`` is text around the first word found."""

    kind: str
    uid: str
    title: str
    day: str | None
    snippet: str


def search(
    connection: Connection, entities: Entities, text: str, limit: int, offset: int = 0
) -> list[Hit]:
    """The records that hold all words of ``text`` as beginnings of words, accents folded.

    Kind by kind in the order of ``entities``; within a kind best match first where fewer than
    5,000 match, else newest first. A text without a word finds nothing.
    """
    expression = matching(connection, text)
    hits: list[Hit] = []
    if not expression:
        return hits
    words = folded(text).split()
    for entity in sorted((e for e in entities if e.number), key=lambda e: e.number):
        wanted = limit + offset - len(hits)
        if wanted <= 0:
            break
        hits += _hits(connection, entity, expression, words, wanted)
    return hits[offset : offset + limit]


def count(connection: Connection, text: str) -> int:
    """How many records :func:`search` would find in all. Reads all matches."""
    expression = matching(connection, text)
    if not expression:
        return 0
    sql = "SELECT count(*) FROM search WHERE search MATCH ?"
    return int(connection.execute(sql, (expression,)).fetchone()[0])


def _hits(
    connection: Connection, entity: type[Entity], expression: str, words: list[str], limit: int
) -> list[Hit]:
    low, high = rowids_of_kind(entity)
    values = {"expression": expression, "low": low, "high": high, "limit": limit}
    few = connection.execute(
        f"""
        SELECT count(*) FROM (
            SELECT 1 FROM search
            WHERE search MATCH :expression AND rowid BETWEEN :low AND :high LIMIT {_FEW})
        """,
        values,
    ).fetchone()[0]
    if not few:
        return []
    order = "rank, rowid DESC" if few < _FEW else "rowid DESC"
    rows = connection.execute(
        f"""
        SELECT r.* FROM (
            SELECT rowid, rank FROM search
            WHERE search MATCH :expression AND rowid BETWEEN :low AND :high
            ORDER BY {order} LIMIT :limit) f
        JOIN {entity.table} r ON r.id = f.rowid & {ID_MASK}
        ORDER BY {"f.rank, f.rowid DESC" if few < _FEW else "f.rowid DESC"}
        """,
        values,
    )
    searched = [
        n for n, c in entity.columns().items() if c.about.searched and n != entity.title_field
    ]
    return [
        Hit(
            entity.table,
            row["uid"],
            row[entity.title_field],
            row[entity.day_field] if entity.day_field else None,
            snippet([row[name] for name in searched], words),
        )
        for row in rows
    ]


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
