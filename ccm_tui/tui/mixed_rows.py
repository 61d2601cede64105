"""Rows of several kinds in one list, in one order, each kind read by key."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from ccm_tui.tui.record_list import Row, RowSource

_BEYOND_ALL_IDS: Final = 1 << 62


class MixedRows:
    """The rows of the ``sources`` by kind, in the order of their field ``field``.

    Each is as ``shown`` makes it, which keeps ``id``, ``uid`` and the field, and has ``kind``
    besides. Rows of the same text stand in the order of the kinds.
    """

    def __init__(
        self,
        sources: Mapping[str, RowSource],
        field: str,
        shown: Callable[[str, Row], Row],
        *,
        descending: bool = False,
    ) -> None:
        self._sources = sources
        self._places = {kind: place for place, kind in enumerate(sources)}
        self._field = field
        self._shown = shown
        self._descending = descending

    def first(self, limit: int) -> list[Row]:
        """The first rows."""
        return self._merged({k: s.first(limit) for k, s in self._sources.items()})[:limit]

    def last(self, limit: int) -> list[Row]:
        """The last rows, in list order."""
        return self._merged({k: s.last(limit) for k, s in self._sources.items()})[-limit:]

    def after(self, row: Row, limit: int) -> list[Row]:
        """The rows that follow ``row``."""
        found = {k: s.after(self._seen_from(k, row), limit) for k, s in self._sources.items()}
        return self._merged(found)[:limit]

    def before(self, row: Row, limit: int) -> list[Row]:
        """The rows immediately before ``row``, in list order."""
        found = {k: s.before(self._seen_from(k, row), limit) for k, s in self._sources.items()}
        return self._merged(found)[-limit:]

    def around(self, uid: str) -> Row | None:
        """The row of the record ``uid``, if it is in this list."""
        for kind, source in self._sources.items():
            if found := source.around(uid):
                return self._shown(kind, found)
        return None

    def at_day(self, _day: date) -> Row | None:
        """None: these rows have no day."""
        return None

    def count(self) -> int:
        """How many rows there are; for a thread."""
        return sum(source.count() for source in self._sources.values())

    def rank(self, row: Row) -> int:
        """How many rows stand before ``row``; for a thread."""
        return sum(s.rank(self._seen_from(k, row)) for k, s in self._sources.items())

    def _seen_from(self, kind: str, row: Row) -> Row:
        """The place of ``row`` as a row of ``kind``, between two where it is of another kind."""
        own, other = self._places[str(row["kind"])], self._places[kind]
        beside = row["id"] if own == other else _BEYOND_ALL_IDS if other < own else 0
        return {self._field: row[self._field], "id": beside}

    def _merged(self, found: Mapping[str, list[Row]]) -> list[Row]:
        rows = [self._shown(kind, row) for kind, few in found.items() for row in few]
        return sorted(rows, key=self._key, reverse=self._descending)

    def _key(self, row: Row) -> tuple[str, int, int]:
        return str(row[self._field]), self._places[str(row["kind"])], int(str(row["id"]))
