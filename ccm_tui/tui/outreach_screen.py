"""Section Outreach: every letter, call and meeting, newest first, and its thread."""

from typing import Any, ClassVar

from textual.binding import Binding
from textual.content import Content

from ccm_tui.tui.asking import Asking, told_in
from ccm_tui.tui.put_forward import PutsForward
from ccm_tui.tui.record_list import Row, RowSource
from ccm_tui.tui.section import Section
from ccm_tui.tui.sources import StoredRows
from ccm_tui.words import N_


class OutreachScreen(Section, Asking, PutsForward):
    """The outreach log."""

    name_in_bar: ClassVar[str] = "outreach"
    kind: ClassVar[str] = "outreach"
    first_order: ClassVar[str] = "-date"
    empty: ClassVar[str] = N_("No outreach is written here. n writes the first entry.")

    BINDINGS: ClassVar = [
        Binding("t", "thread", N_("Thread"), show=False, id="outreach.thread",
                tooltip=N_("What this entry answers, and what answers it")),
        Binding("r", "reply", N_("Reply"), show=False, id="outreach.reply",
                tooltip=N_("Write the answer to this entry")),
    ]  # fmt: skip

    def source(self) -> RowSource:
        """The log under the filter, read by key."""
        from dataclasses import replace

        from ccm_tui.domain.query import Query

        query = replace(self.query_shown or Query(), order=self.order)
        return StoredRows(self.register, self.kind, query)

    def meaning(self, row: Row, width: int) -> Content:
        """The entry, whole."""
        from ccm_tui.tui.record_view import whole

        return whole(self.register, self.kind, str(row["uid"]), width)

    def asked_by(self) -> dict[str, Any]:
        """The entry under the cursor, and its State."""
        uid = self.current()
        return told_in(self.register, uid) if uid else {}

    def put_forward(self) -> tuple[str, str] | None:
        """The entry under the cursor."""
        uid = self.current()
        return (self.kind, uid) if uid else None

    def action_thread(self) -> None:
        """Show the thread of this entry."""
        from ccm_tui.tui.thread_screen import ThreadScreen

        if uid := self.current():
            self.app.push_screen(ThreadScreen(uid), self._returned)

    def action_reply(self) -> None:
        """Write the answer to this entry, with its States and the other direction."""
        from ccm_tui.tui.thread_screen import reply_to

        if uid := self.current():
            self.app.open_form("outreach", typed=reply_to(self.register, uid))
