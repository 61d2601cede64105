"""A source of rows that is a plain list: slow, obvious, and therefore the judge."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date

from ccm_tui.errors import CcmError
from ccm_tui.tui.record_list import Row


class ListSource:
    """Rows in the order of ``(date, id)``, as a table would give them by key."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = sorted(rows, key=self.key)
        self.fails: CcmError | None = None
        self.asked: list[str] = []

    @staticmethod
    def key(row: Row) -> tuple[str, int]:
        return str(row["date"]), int(str(row["id"]))

    def add(self, row: Row) -> None:
        self.rows = sorted([*self.rows, row], key=self.key)

    def remove(self, uid: str) -> None:
        self.rows = [row for row in self.rows if row["uid"] != uid]

    def change(self, uid: str, **fields: object) -> None:
        changed = [{**row, **fields} if row["uid"] == uid else row for row in self.rows]
        self.rows = sorted(changed, key=self.key)

    def _answer(self, rows: list[Row], what: str) -> list[Row]:
        self.asked.append(what)
        if self.fails:
            raise self.fails
        return [dict(row) for row in rows]

    def first(self, limit: int) -> list[Row]:
        return self._answer(self.rows[:limit], "first")

    def last(self, limit: int) -> list[Row]:
        return self._answer(self.rows[-limit:], "last")

    def after(self, row: Row, limit: int) -> list[Row]:
        start = bisect_right(self.rows, self.key(row), key=self.key)
        return self._answer(self.rows[start : start + limit], "after")

    def before(self, row: Row, limit: int) -> list[Row]:
        stop = bisect_left(self.rows, self.key(row), key=self.key)
        return self._answer(self.rows[max(0, stop - limit) : stop], "before")

    def around(self, uid: str) -> Row | None:
        found = self._answer([row for row in self.rows if row["uid"] == uid], "around")
        return found[0] if found else None

    def at_day(self, day: date) -> Row | None:
        found = [row for row in self.rows if str(row["date"]) >= day.isoformat()]
        return next(iter(self._answer(found[:1], "at_day")), None)

    def count(self) -> int:
        self._answer([], "count")
        return len(self.rows)

    def rank(self, row: Row) -> int:
        self._answer([], "rank")
        return bisect_left(self.rows, self.key(row), key=self.key)


def new_row(number: int, **fields: object) -> dict[str, object]:
    """One row; its day follows from its number."""
    day = date.fromordinal(date(2016, 1, 1).toordinal() + number // 3)
    row: dict[str, object] = {
        "id": number,
        "uid": f"uid-{number}",
        "date": day.isoformat(),
        "subject": f"Subject {number}",
        "channel": "bilateral",
    }
    return row | fields


def rows_of(count: int) -> ListSource:
    """A source of so many rows."""
    return ListSource(new_row(number) for number in range(count))
