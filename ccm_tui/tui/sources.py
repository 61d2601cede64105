"""Where the rows of a list come from: the register by key, or a short list held in memory."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from ccm_tui.tui.record_list import Row
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.domain.query import Query
    from ccm_tui.register import Register


class StoredRows:
    """The rows of one kind under a query, read as they are shown.

    Counting reads everything, so it happens on a connection of its own: the list asks for it in a
    thread, and whatever is typed meanwhile does not wait.
    """

    def __init__(self, register: "Register", kind: str, query: "Query") -> None:
        self._register = register
        self._kind = kind
        self._query = query
        self._pages = register.rows(kind, query)
        self._title = register.entity(kind).title_field

    def first(self, limit: int) -> list[Row]:
        """The first rows."""
        return self._told(self._pages.first(limit))

    def last(self, limit: int) -> list[Row]:
        """The last rows, in list order."""
        return self._told(self._pages.last(limit))

    def after(self, row: Row, limit: int) -> list[Row]:
        """The rows that follow ``row``."""
        return self._told(self._pages.after(dict(row), limit))

    def before(self, row: Row, limit: int) -> list[Row]:
        """The rows immediately before ``row``, in list order."""
        return self._told(self._pages.before(dict(row), limit))

    def around(self, uid: str) -> Row | None:
        """The row of the record ``uid``, if it is in this list."""
        found = self._pages.around(uid)
        return self._told([found])[0] if found else None

    def _told(self, rows: Sequence[Row]) -> list[Row]:
        """The rows; those that have a field in conflict say so before their titles."""
        found = self._register.in_conflict([str(row["uid"]) for row in rows])
        return [self._marked(row) if row["uid"] in found else row for row in rows]

    def _marked(self, row: Row) -> Row:
        words = f"{self._title}_words"
        title = row.get(words, row.get(self._title)) or ""
        return {**row, words: _("in conflict ▲ {title}").format(title=title)}

    def at_day(self, day: date) -> Row | None:
        """The first row, in list order, at or past ``day``."""
        return self._pages.at_day(day)

    def count(self) -> int:
        """How many rows there are; for a thread."""
        with self._register.aside() as aside:
            return aside.rows(self._kind, self._query).count()

    def rank(self, row: Row) -> int:
        """How many rows stand before ``row``; for a thread."""
        with self._register.aside() as aside:
            return aside.rows(self._kind, self._query).rank(dict(row))


class HeldRows:
    """A short list that is held whole: the States, a thread, a timeline.

    ``day_field`` names the ISO text by which a row is found by its day, newest first when
    ``descending``.
    """

    def __init__(
        self, rows: Sequence[Row], day_field: str = "", *, descending: bool = True
    ) -> None:
        self._rows = list(rows)
        self._places = {str(row["uid"]): place for place, row in enumerate(self._rows)}
        self._day_field = day_field
        self._descending = descending

    def first(self, limit: int) -> list[Row]:
        """The first rows."""
        return self._rows[:limit]

    def last(self, limit: int) -> list[Row]:
        """The last rows, in list order."""
        return self._rows[-limit:]

    def after(self, row: Row, limit: int) -> list[Row]:
        """The rows that follow ``row``."""
        place = self._place(row) + 1
        return self._rows[place : place + limit]

    def before(self, row: Row, limit: int) -> list[Row]:
        """The rows immediately before ``row``, in list order."""
        place = self._place(row)
        return self._rows[max(0, place - limit) : place]

    def around(self, uid: str) -> Row | None:
        """The row of the record ``uid``, if it is in this list."""
        place = self._places.get(uid)
        return None if place is None else self._rows[place]

    def at_day(self, day: date) -> Row | None:
        """The first row, in list order, at or past ``day``."""
        wanted = day.isoformat()
        for row in self._rows:
            found = str(row.get(self._day_field) or "")
            if found and ((found <= wanted) if self._descending else (found >= wanted)):
                return row
        return None

    def count(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def rank(self, row: Row) -> int:
        """How many rows stand before ``row``."""
        return self._place(row)

    def _place(self, row: Row) -> int:
        """Where ``row`` stands; a row that is gone counts as before the first."""
        return self._places.get(str(row["uid"]), -1)
