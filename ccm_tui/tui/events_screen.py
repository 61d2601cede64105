"""Section Events: side events and workshops, newest first, and who attends."""

from typing import ClassVar

from textual.content import Content

from ccm_tui.tui.record_list import Row, RowSource
from ccm_tui.tui.section import Section
from ccm_tui.tui.sources import StoredRows
from ccm_tui.words import N_


class EventsScreen(Section):
    """The events."""

    name_in_bar: ClassVar[str] = "events"
    kind: ClassVar[str] = "event"
    first_order: ClassVar[str] = "-starts"
    empty: ClassVar[str] = N_("No event is planned. n plans the first one.")

    def source(self) -> RowSource:
        """The events under the filter, read by key."""
        from dataclasses import replace

        from ccm_tui.domain.query import Query

        query = replace(self.query_shown or Query(), order=self.order)
        return StoredRows(self.register, self.kind, query)

    def meaning(self, row: Row, width: int) -> Content:
        """The event, whole."""
        from ccm_tui.tui.record_view import whole

        return whole(self.register, self.kind, str(row["uid"]), width)
