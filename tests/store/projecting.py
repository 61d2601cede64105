"""A register made from the journal of another alone, and what the tables of both hold."""

from contextlib import closing

from ccm_tui.domain.entities import ENTITIES
from ccm_tui.store import opening
from ccm_tui.store.driver import connect
from ccm_tui.store.projection import restore
from ccm_tui.store.words_index import bring_up_to_date


def tables(connection):
    """What all tables hold, whatever the numbers of their rows."""
    found: dict[str, object] = {}
    for entity in ENTITIES:
        rows = connection.execute(f"SELECT * FROM {entity.table}").fetchall()
        found[entity.table] = {row["uid"]: {**dict(row), "id": None} for row in rows}
        for table in entity.links().values():
            rows = connection.execute(f"SELECT * FROM {table}").fetchall()
            found[table] = {tuple(row) for row in rows}
    found["party"] = {tuple(row) for row in connection.execute("SELECT * FROM party").fetchall()}
    return found


def empty(path):
    """A register of the same schema without any row, as a bare connection."""
    opening.create(path, ENTITIES, lambda _connection: None)
    return closing(connect(path))


def copy_journal(source, target, order):
    """Put the journal of ``source`` into ``target`` in a shuffled ``order`` and project it."""
    target.execute("BEGIN IMMEDIATE")
    target.execute("PRAGMA defer_foreign_keys = ON")
    for table in ("change", "act", "edge"):
        rows = [tuple(row) for row in source.execute(f"SELECT * FROM {table}").fetchall()]
        order.shuffle(rows)
        marks = ", ".join("?" * len(rows[0]))
        target.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
    kinds = {entity.table: entity for entity in ENTITIES}
    touched = source.execute("SELECT DISTINCT kind, uid FROM change").fetchall()
    order.shuffle(touched)
    for row in touched:
        restore(target, kinds[row["kind"]], row["uid"])
    bring_up_to_date(target)
    target.execute("COMMIT")
