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

_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
"""Letters and digits; accents typed as characters of their own stay with their letter."""


def matching(text: str) -> str:
    """The FTS5 expression that finds records with all words of ``text``, each as a beginning.

    Empty when the text holds no word: then nothing is found.
    """
    composed = unicodedata.normalize("NFC", text)
    return " ".join(f'"{word}"*' for word in _WORD.findall(composed)[:16])


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
    """Put what was written into the search index, in the caller's transaction."""
    removals = connection.execute("SELECT count(*) FROM indexing WHERE removed").fetchone()[0]
    if not removals:
        connection.execute(
            """
            INSERT INTO search (rowid, title, body)
            SELECT record, title, body FROM indexing ORDER BY id
            """
        )
    else:
        for row in connection.execute(
            "SELECT record, removed, title, body FROM indexing ORDER BY id"
        ).fetchall():
            command = "search, " if row["removed"] else ""
            first = "'delete', " if row["removed"] else ""
            connection.execute(
                f"INSERT INTO search ({command}rowid, title, body) VALUES ({first}?, ?, ?)",
                (row["record"], row["title"], row["body"]),
            )
    connection.execute("DELETE FROM indexing")


def is_up_to_date(connection: Connection) -> bool:
    """Whether nothing waits to be indexed (another program's writes do)."""
    return connection.execute("SELECT 1 FROM indexing LIMIT 1").fetchone() is None
