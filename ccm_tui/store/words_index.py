"""The search index: how words become a MATCH expression, and rowids become records.

A rowid of ``search`` holds the kind, the day and the id of a record, so that rows of one kind are
a range and newest first is the order of rowids (see ``schema.sql``).
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING, Final

from ccm_tui.store.driver import Connection

if TYPE_CHECKING:
    from ccm_tui.domain.declaration import Entity

KIND_SHIFT: Final = 56
DAY_SHIFT: Final = 33
ID_MASK: Final = (1 << DAY_SHIFT) - 1
_JULIAN: Final = 1721424
"""Julian day number of 0001-01-01, less one: what ``CAST(julianday(d) AS INTEGER)`` counts from."""

_LONGEST_PREFIX: Final = 3
"""The longest of the prefixes that ``schema.sql`` lets the index keep."""
_MOST_WORDS: Final = 16
_MOST_ENDINGS: Final = 32

_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
"""Letters and digits; accents typed as characters of their own stay with their letter."""


def matching(connection: Connection, text: str) -> str:
    """The FTS5 expression that finds records with all words of ``text``, each as a beginning.

    Empty when the text holds no word: then nothing is found. Beginnings longer than the index's
    own prefixes are replaced by the words that begin so, where they are few: FTS5 would read its
    whole list of words for each of them, which grows with the register.
    """
    composed = unicodedata.normalize("NFC", text)
    beginnings = _WORD.findall(composed)[:_MOST_WORDS]
    if any(len(word) > _LONGEST_PREFIX for word in beginnings):
        connection.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.known_words"
            " USING fts5vocab(main, search, instance)"
        )
    return " AND ".join(_beginning(connection, word) for word in beginnings)


def _beginning(connection: Connection, word: str) -> str:
    """The part of an expression that finds words beginning with ``word``."""
    found = _words_from(connection, word) if len(word) > _LONGEST_PREFIX else []
    if not found or len(found) > _MOST_ENDINGS:
        return f'"{word}"*'
    return "(" + " OR ".join(f'"{known}"' for known in found) + ")"


def _words_from(connection: Connection, word: str) -> list[str]:
    """The indexed words that begin with ``word``, one more than are of use at the most."""
    start = _as_indexed(word)
    found: list[str] = []
    after = start
    while len(found) <= _MOST_ENDINGS:
        row = connection.execute(
            "SELECT term FROM temp.known_words WHERE term >= ? LIMIT 1", (after,)
        ).fetchone()
        if row is None or not row[0].startswith(start):
            break
        found.append(row[0])
        after = row[0] + "\x01"
    return found


def _as_indexed(word: str) -> str:
    """``word`` as the index's tokenizer writes it: small letters without accents."""
    bare = unicodedata.normalize("NFD", word)
    return "".join(c for c in bare if not unicodedata.combining(c)).lower()


def rowids_of_kind(
    entity: type[Entity], since: date | None = None, until: date | None = None
) -> tuple[int, int]:
    """The lowest and highest rowid that records of ``entity`` (of these days) can have."""
    base = entity.number << KIND_SHIFT
    low = base + (_day(since) << DAY_SHIFT if since else 0)
    beyond = base + ((_day(until) + 1) << DAY_SHIFT if until else 1 << KIND_SHIFT)
    return low, beyond - 1


def rowid_of(entity: type[Entity], day: str | None, record: int) -> int:
    """The rowid of one record; ``day`` is ISO text or None for an entity without days."""
    days = _day(date.fromisoformat(day)) if day else 0
    return entity.number << KIND_SHIFT | days << DAY_SHIFT | record


def _day(day: date) -> int:
    return day.toordinal() + _JULIAN


def bring_up_to_date(connection: Connection) -> None:
    """Put what was written into the search index, in the caller's transaction.

    Of what happened to one record in between, only the first words that go and the last that come
    matter.
    """
    connection.execute(
        """
        INSERT INTO search (search, rowid, title, body)
        SELECT 'delete', record, title, body
        FROM (SELECT record, title, body, removed, min(id) FROM indexing GROUP BY record)
        WHERE removed
        """
    )
    connection.execute(
        """
        INSERT INTO search (rowid, title, body)
        SELECT record, title, body
        FROM (SELECT record, title, body, removed, max(id) FROM indexing GROUP BY record)
        WHERE NOT removed
        """
    )
    connection.execute("DELETE FROM indexing")


def is_up_to_date(connection: Connection) -> bool:
    """Whether nothing waits to be indexed (another program's writes do)."""
    return connection.execute("SELECT 1 FROM indexing LIMIT 1").fetchone() is None
