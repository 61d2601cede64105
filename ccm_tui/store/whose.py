"""Whose is a file: may this installation go on writing in its name, or is it a copy?"""

from __future__ import annotations

import os
from typing import Final, Literal

from ccm_tui.marks import Marks
from ccm_tui.store.driver import Connection, Row

Copy = Literal["", "unwritten", "handed_out", "elsewhere", "older"]
"""What a file is that gets an origin of its own before its first write; empty: it has one."""
_HANDED_OUT: Final = ""


_FOUND: Final = """
    SELECT s.origin, s.installation, (SELECT max(clock) FROM act WHERE origin = s.origin) AS own
    FROM session s
    """


def written(connection: Connection) -> tuple[str, int]:
    """The origin of the file, and the clock of the last act in its name; 0 for none."""
    row = connection.execute(_FOUND).fetchone()
    return row["origin"], row["own"] or 0


def copy_of(connection: Connection, installation: str, marks: Marks) -> Copy:
    """What the open file is to this ``installation``.

    ``unwritten``: made elsewhere, and by nobody written to yet; ``handed_out``: an export;
    ``elsewhere``: last written on another installation; ``older``: more was written here in its
    name than it holds.
    """
    return _judged(connection.execute(_FOUND).fetchone(), installation, marks)


def _judged(row: Row, installation: str, marks: Marks) -> Copy:
    found, marked = row["installation"], marks.of(row["origin"])
    if found in (None, installation) and marked is not None and marked > (row["own"] or 0):
        return "older"
    if found == installation:
        return ""
    if found is None:
        return "" if marked is not None or marks.are_not_kept else "unwritten"
    return "handed_out" if found == _HANDED_OUT else "elsewhere"


def claim(connection: Connection, installation: str, marks: Marks) -> None:
    """Let this installation write from here on, under an origin of its own where it is a copy."""
    row = connection.execute(_FOUND).fetchone()
    copy = _judged(row, installation, marks)
    if copy or row["installation"] is None:
        origin = os.urandom(8).hex() if copy else row["origin"]
        connection.execute(
            "UPDATE session SET installation = ?, origin = ?", (installation, origin)
        )
