"""Would a table take a row? Tried on its like, which is empty and in memory."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ccm_tui.store.driver import Connection, IntegrityError, in_memory


class Trial:
    """The conditions of one table, those that look at a single row."""

    def __init__(self, connection: Connection, table: str) -> None:
        sql = connection.execute(
            "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?", (table,)
        ).fetchone()["sql"]
        self._table = table
        self._like = in_memory()
        self._like.execute(sql)

    def accepts(self, values: Mapping[str, Any]) -> bool:
        """Whether a row of ``values`` may stand in the table; references are not looked at."""
        names = ", ".join(values)
        marks = ", ".join("?" * len(values))
        self._like.execute("BEGIN")
        try:
            self._like.execute(
                f"INSERT INTO {self._table} (uid, {names}) VALUES ('', {marks})",
                tuple(values.values()),
            )
        except IntegrityError:
            return False
        finally:
            self._like.execute("ROLLBACK")
        return True
