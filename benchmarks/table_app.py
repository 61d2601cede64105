"""The reference for a list: a Textual app that fills a DataTable with all rows of the log.

Written as its documentation shows: the rows are read by sqlite3 and added before the first frame.
"""

import sqlite3
import sys
from contextlib import closing
from typing import ClassVar, Final

from textual.app import App, ComposeResult
from textual.widgets import DataTable

COLUMNS: Final = ("uid", "date", "states_words", "channel", "subject")
LOG: Final = f"SELECT {', '.join(COLUMNS)} FROM outreach_list ORDER BY date DESC, id DESC"


class TableApp(App[None]):
    """One DataTable; ctrl+q leaves it."""

    ENABLE_COMMAND_PALETTE: ClassVar = False

    def __init__(self, register: str) -> None:
        super().__init__()
        self._file = register

    def compose(self) -> ComposeResult:
        yield DataTable(cursor_type="row")

    def on_mount(self) -> None:
        table: DataTable[str] = self.query_one(DataTable)
        table.add_columns(*COLUMNS)
        with closing(sqlite3.connect(self._file)) as connection:
            table.add_rows(connection.execute(LOG))


if __name__ == "__main__":
    TableApp(sys.argv[1]).run()
