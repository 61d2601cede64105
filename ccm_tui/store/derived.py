"""What triggers keep beside the records, the search index and the timeline: compared and rebuilt.

A tool that removes rows without firing triggers (``INSERT OR REPLACE``) leaves them behind the
records; nothing is lost, since both follow from the tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccm_tui.store.driver import Connection
from ccm_tui.store.triggers import search_rowid, search_words, timeline_rows

if TYPE_CHECKING:
    from ccm_tui.domain.declaration import Entity
    from ccm_tui.domain.entities import Entities


def search_faults(connection: Connection, entities: Entities) -> list[str]:
    """How many entries of the search index have no record, and how many records no entry."""
    last = "SELECT max(id) FROM indexing GROUP BY record"
    indexed = f"""
        SELECT id FROM search_docsize EXCEPT SELECT record FROM indexing WHERE removed
        UNION SELECT record FROM indexing WHERE NOT removed AND id IN ({last})
        """
    expected = " UNION ALL ".join(
        f"SELECT {search_rowid(entity, 'r')} FROM {entity.table} r WHERE r.deleted = 0"
        for entity in entities
        if entity.number
    )
    return _compared(connection, indexed, expected)


def timeline_faults(connection: Connection, entities: Entities) -> list[str]:
    """How many rows of the timeline have no record, and how many records lack theirs."""
    expected = " UNION ALL ".join(_timeline(entity) for entity in entities if entity.number)
    return _compared(connection, "SELECT state, number, day, record FROM timeline", expected)


def _compared(connection: Connection, found: str, expected: str) -> list[str]:
    def beyond(one: str, other: str) -> int:
        sql = f"SELECT count(*) FROM (SELECT * FROM ({one}) EXCEPT SELECT * FROM ({other}))"
        return int(connection.execute(sql).fetchone()[0])

    stale, missing = beyond(found, expected), beyond(expected, found)
    return [f"+{stale} -{missing}"] if stale or missing else []


def _timeline(entity: type[Entity]) -> str:
    selects = [
        f"{select} AND r.deleted = 0"
        for select in timeline_rows(entity, "r", f"{entity.table} r, ")
        if entity.day_field
    ]
    return " UNION ALL ".join(selects or ["SELECT NULL, NULL, NULL, NULL WHERE 0"])


def rebuild(connection: Connection, entities: Entities) -> None:
    """Make both anew from the tables, in the caller's transaction."""
    connection.execute("DELETE FROM indexing")
    connection.execute("DELETE FROM timeline")
    connection.execute("INSERT INTO search (search) VALUES ('delete-all')")
    for entity in sorted((e for e in entities if e.number), key=lambda e: e.number):
        title, body = search_words(entity, "r")
        connection.execute(
            f"""
            INSERT INTO search (rowid, title, body)
            SELECT {search_rowid(entity, "r")} AS record, {title}, {body}
            FROM {entity.table} r WHERE r.deleted = 0 ORDER BY record
            """
        )
        connection.execute(
            f"INSERT OR IGNORE INTO timeline (state, number, day, record) {_timeline(entity)}"
        )
