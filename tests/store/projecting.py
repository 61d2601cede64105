"""A register made from the journal of another alone, and what the tables of both hold."""

from collections import defaultdict
from contextlib import closing

from ccm_tui.domain.entities import ENTITIES
from ccm_tui.store import opening
from ccm_tui.store.driver import connect
from ccm_tui.store.replay import replay
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
    target.execute("UPDATE session SET projecting = 1")  # as merging does: these are no writes here
    for table in ("change", "act", "edge"):
        rows = [tuple(row) for row in source.execute(f"SELECT * FROM {table}").fetchall()]
        order.shuffle(rows)
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            target.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
    target.execute("UPDATE session SET projecting = 0")
    touched = defaultdict(list)
    found = source.execute("SELECT DISTINCT kind, uid FROM change").fetchall()
    order.shuffle(found)
    for row in found:
        touched[row["kind"]].append(row["uid"])
    replay(target, ENTITIES, touched)
    bring_up_to_date(target)
    target.execute("COMMIT")
