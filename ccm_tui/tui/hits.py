"""What a search found, as the rows of a list: read as one goes down, up to a limit."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Final

from ccm_tui.domain.about import About, Column
from ccm_tui.tui.record_list import Row
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.domain.declaration import Entity
    from ccm_tui.domain.everywhere import Search
    from ccm_tui.register import Hit, Register

MOST: Final = 1000
"""Rows that are shown. Whoever looks for one among more says more words."""

COLUMNS: Final = (
    ("kind", Column("kind", About(N_("Kind"), width=14), required=True)),
    ("day", Column("day", About(N_("Date"), "day", width=11), required=False)),
    ("concerns", Column("concerns", About(N_("State"), width=8), required=False)),
    ("said", Column("said", About(N_("Found"), width=-1), required=True)),
)


class HitRows:
    """The hits of one search; ``total`` is how many there are in all, once they are counted."""

    def __init__(self, register: "Register", asked: "Search") -> None:
        self._register = register
        self._asked = asked
        self._hits = iter(register.hits(asked))
        self._rows: list[Row] = []
        self._places: dict[str, int] = {}
        self.total: int | None = None

    def first(self, limit: int) -> list[Row]:
        """The first rows."""
        return self._upto(limit)[:limit]

    def last(self, limit: int) -> list[Row]:
        """The last of the rows that are shown."""
        return self._upto(MOST)[-limit:]

    def after(self, row: Row, limit: int) -> list[Row]:
        """The rows that follow ``row``."""
        start = self.rank(row) + 1
        return self._upto(start + limit)[start : start + limit]

    def before(self, row: Row, limit: int) -> list[Row]:
        """The rows immediately before ``row``, in list order."""
        place = self.rank(row)
        return self._rows[max(0, place - limit) : place]

    def around(self, uid: str) -> Row | None:
        """The row of the record ``uid``, if it is shown."""
        self._upto(MOST)
        place = self._places.get(uid)
        return None if place is None else self._rows[place]

    def at_day(self, day: date) -> Row | None:
        """None: the hits of several kinds are in no order of days."""
        return None

    def count(self) -> int:
        """How many rows are shown; for a thread, where all that is found is counted."""
        with self._register.aside() as aside:
            self.total = aside.search_count(self._asked)
        return min(self.total, MOST)

    def rank(self, row: Row) -> int:
        """How many rows stand before ``row``."""
        return self._places[str(row["uid"])]

    def _upto(self, number: int) -> list[Row]:
        """The rows read so far, which are at least ``number`` where there are so many."""
        for hit in self._next(min(number, MOST) - len(self._rows)):
            self._places[hit.uid] = len(self._rows)
            self._rows.append(self._row(hit))
        return self._rows

    def _next(self, number: int) -> "Iterable[Hit]":
        for _number, hit in zip(range(number), self._hits, strict=False):
            yield hit

    def _row(self, hit: "Hit") -> Row:
        entity = self._register.entity(hit.kind)
        return {
            "id": len(self._rows),
            "uid": hit.uid,
            "table": hit.kind,
            "kind": _(entity.singular),
            "day": hit.day,
            "concerns": hit.concerns,
            "said": "  ".join(part for part in (titled(entity, hit), hit.snippet) if part),
        }


def titled(entity: "type[Entity]", hit: "Hit") -> str:
    """What a person calls a record that was found, after its code where it has one."""
    from ccm_tui.domain.wording import value_in_words

    title = value_in_words(entity, entity.title_field, hit.title, lambda _kind, name: name)
    named = f"{hit.about}: {title}" if hit.about else title
    return "  ".join(part for part in (hit.code, named) if part)
