"""Threads: letters and their answers."""

from ccm_tui.domain.declaration import Entity
from ccm_tui.store.driver import Connection
from ccm_tui.store.pages import Row, list_columns

_MOST = 500


def thread(connection: Connection, entity: type[Entity], uid: str) -> list[Row]:
    """The rows of the thread of an outreach entry, oldest first, at most 500."""
    rows = connection.execute(
        f"""
        WITH RECURSIVE
            up (uid, reply_to, depth) AS (
                SELECT uid, reply_to, 0 FROM outreach WHERE uid = :uid
                UNION
                SELECT o.uid, o.reply_to, up.depth + 1
                FROM outreach o JOIN up ON o.uid = up.reply_to WHERE up.depth < {_MOST}),
            down (uid) AS (
                SELECT uid FROM up
                UNION
                SELECT o.uid FROM outreach o JOIN down ON o.reply_to = down.uid
                LIMIT {_MOST})
        SELECT {", ".join(f"r.{name}" for name in list_columns(entity))}
        FROM down JOIN outreach_list r ON r.uid = down.uid
        ORDER BY r.date, r.id
        """,
        {"uid": uid},
    )
    return [dict(row) for row in rows]
