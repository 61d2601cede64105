"""An event on a screen of its own: what it is above, below it what came of it as a list."""

from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from ccm_tui.tui.bar import KeyLine, SectionBar
from ccm_tui.tui.event_keys import AtEvent
from ccm_tui.tui.readable import Readable
from ccm_tui.tui.record_list import RecordList, messages
from ccm_tui.tui.record_screen import RecordScreen
from ccm_tui.tui.sources import HeldRows
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.domain.about import Column
    from ccm_tui.register import EventProfile


class EventScreen(RecordScreen, AtEvent):
    """One event; tab goes between what it is and what came of it."""

    DEFAULT_CSS: ClassVar[str] = """
    EventScreen {
        VerticalScroll { height: auto; max-height: 70%; }
        VerticalScroll:focus { border-left: solid $accent; }
        .heading { height: 1; padding: 0 1; color: $accent; text-style: bold; margin-top: 1; }
    }
    """
    AUTO_FOCUS = "RecordList"

    def __init__(self, uid: str) -> None:
        super().__init__("event", uid)

    def compose(self) -> ComposeResult:
        """The event, and the list of what was spoken, promised and shared there."""
        yield SectionBar(self.app.sections_in_bar, "events")
        with Readable():
            yield self._text
        yield Static(_("What came of it"), classes="heading", markup=False)
        yield RecordList(empty=_("Nothing yet. o writes an entry made here, p what was promised."))
        yield KeyLine()

    def event_here(self) -> str:
        """This event."""
        return self.uid

    def written(self, width: int) -> Content:
        """The event without what came of it, which stands in the list."""
        from ccm_tui.tui.event_view import whole
        from ccm_tui.tui.record_view import documents_of

        register = self.app.register
        said = whole(register.event_profile(self.uid), register.today, width, made=False)
        return said + documents_of(register, self.uid, width)

    def reload(self, uid: str | None = None) -> None:
        """Show the event as it is now, and the entry that was just written."""
        super().reload(uid)
        if not self.is_current:
            return
        rows_list = self.query_one(RecordList)
        found = self.app.register.event_profile(self.uid)
        rows_list.show(HeldRows(_rows(found), "day"), _columns())
        if uid is not None:
            rows_list.go_to_uid(uid)

    @on(RecordList.Opened)
    def _opened(self, event: messages.Opened) -> None:
        self.app.open_record(str(event.row["kind"]), str(event.row["uid"]))

    @on(RecordList.Failed)
    def _failed(self, event: messages.Failed) -> None:
        raise event.error


def _rows(found: "EventProfile") -> list[dict[str, Any]]:
    from ccm_tui.tui.event_view import made_in_words

    return [
        {
            "id": place,
            "uid": made.uid,
            "kind": made.kind,
            "day": made.day.isoformat(),
            "said": made_in_words(made),
        }
        for place, made in enumerate(found.made)
    ]


def _columns() -> "list[tuple[str, Column]]":
    from ccm_tui.domain.about import About, Column

    return [
        ("day", Column("day", About(N_("Date"), "day", width=11), required=True)),
        ("said", Column("said", About(N_("Entry, promise or practice"), width=-1), required=True)),
    ]
