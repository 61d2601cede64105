"""Section Events: side events and workshops, newest first, who attends and what came of them."""

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual.binding import Binding
from textual.content import Content

from ccm_tui.domain.agenda_words import range_of_days
from ccm_tui.tui.event_keys import AtEvent
from ccm_tui.tui.put_forward import PutsForward
from ccm_tui.tui.record_list import Row, RowSource
from ccm_tui.tui.section import Section
from ccm_tui.tui.sources import StoredRows
from ccm_tui.words import N_

if TYPE_CHECKING:
    from ccm_tui.domain.about import Column

_IN_ORDER: Final = ("starts", "title", "status", "kind", "meeting", "conventions")
_OTHERWISE: Final[dict[str, dict[str, Any]]] = {
    "starts": {"label": N_("When"), "width": 20},
    "status": {"width": 11},
}
"""Columns that say more here than their field alone: both days, and a mark."""


class EventsScreen(Section, AtEvent, PutsForward):
    """The events."""

    name_in_bar: ClassVar[str] = "events"
    kind: ClassVar[str] = "event"
    first_order: ClassVar[str] = "-starts"
    empty: ClassVar[str] = N_("No event is planned. n plans the first one.")

    BINDINGS: ClassVar = [
        Binding("e", "edit", N_("Edit"), show=False, id="section.edit",
                tooltip=N_("Change this record")),
        Binding("h", "history", N_("History"), show=False, id="section.history",
                tooltip=N_("Who wrote what in this record, and when")),
        Binding("u", "app.undo", N_("Undo"), show=False, id="section.undo",
                tooltip=N_("Take back what was done last, also from an earlier day")),
    ]  # fmt: skip

    def columns(self) -> "list[tuple[str, Column]]":
        """The days first, as a calendar has them."""
        from dataclasses import replace

        declared = self.register.entity(self.kind).columns()
        found = []
        for name in _IN_ORDER:
            about = replace(declared[name].about, **_OTHERWISE.get(name, {}))
            found.append((name, replace(declared[name], about=about)))
        return found

    def source(self) -> RowSource:
        """The events under the filter, read by key."""
        from dataclasses import replace

        from ccm_tui.domain.query import Query

        query = replace(self.query_shown or Query(), order=self.order)
        return EventRows(self.register, self.kind, query)

    def meaning(self, row: Row, width: int) -> Content:
        """The event, whole."""
        from ccm_tui.tui.event_view import whole

        return whole(self.register.event_profile(str(row["uid"])), self.register.today, width)

    def event_here(self) -> str | None:
        """The event under the cursor."""
        return self.current()

    def put_forward(self) -> tuple[str, str] | None:
        """The event under the cursor."""
        uid = self.current()
        return (self.kind, uid) if uid else None


class EventRows(StoredRows):
    """The stored rows, each with its days as a range and its status with a mark."""

    def first(self, limit: int) -> list[Row]:
        """The first rows."""
        return [_in_words(row) for row in super().first(limit)]

    def last(self, limit: int) -> list[Row]:
        """The last rows, in list order."""
        return [_in_words(row) for row in super().last(limit)]

    def after(self, row: Row, limit: int) -> list[Row]:
        """The rows that follow ``row``."""
        return [_in_words(found) for found in super().after(row, limit)]

    def before(self, row: Row, limit: int) -> list[Row]:
        """The rows immediately before ``row``, in list order."""
        return [_in_words(found) for found in super().before(row, limit)]

    def around(self, uid: str) -> Row | None:
        """The row of the event ``uid``, if it is in this list."""
        found = super().around(uid)
        return None if found is None else _in_words(found)

    def at_day(self, day: date) -> Row | None:
        """The first row, in list order, at or past ``day``."""
        found = super().at_day(day)
        return None if found is None else _in_words(found)


def _in_words(row: Row) -> Row:
    from ccm_tui.tui.event_view import status_in_words

    starts = date.fromisoformat(str(row["starts"]))
    ends = date.fromisoformat(str(row["ends"])) if row["ends"] else None
    return {
        **row,
        "starts_words": range_of_days(starts, ends),
        "status_words": status_in_words(row["status"]),
    }
