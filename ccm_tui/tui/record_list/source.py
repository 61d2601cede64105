"""What the list asks of whoever holds the rows: always a few of them, by key."""

from collections.abc import Mapping
from datetime import date
from typing import Protocol

Row = Mapping[str, object]
"""One line of the list: at least ``id`` and ``uid``, the fields of the columns, and whatever the
source needs to find the row again (its sort key). ``<field>_words`` is shown in place of
``<field>``. A row with ``heading`` is a line of words between the others; the cursor passes it."""


def heading_of(row: Row | None) -> str | None:
    """The words of a row that is a heading; None for any other."""
    return None if row is None or "heading" not in row else str(row["heading"])


class RowSource(Protocol):
    """The rows of one list in one order behind one filter.

    A source never changes its order or filter: another order is another source. All methods but
    the last two answer by key, in less than a millisecond however long the list is, and are
    called while a key is being answered. They may raise :class:`ccm_tui.errors.CcmError`.
    """

    def first(self, limit: int) -> list[Row]:
        """The first rows, at most ``limit``."""
        ...

    def last(self, limit: int) -> list[Row]:
        """The last rows, at most ``limit``, in the order of the list."""
        ...

    def after(self, row: Row, limit: int) -> list[Row]:
        """The rows immediately after the place of ``row``, which may itself be gone."""
        ...

    def before(self, row: Row, limit: int) -> list[Row]:
        """The rows immediately before the place of ``row``, in the order of the list."""
        ...

    def around(self, uid: str) -> Row | None:
        """The row of this record as it is now; None when the list does not show it."""
        ...

    def at_day(self, day: date) -> Row | None:
        """The first row in the order of the list at or past ``day``; None when none is."""
        ...

    def count(self) -> int:
        """How many rows there are. May be slow; called in a thread."""
        ...

    def rank(self, row: Row) -> int:
        """How many rows stand before ``row``. May be slow; called in a thread."""
        ...
