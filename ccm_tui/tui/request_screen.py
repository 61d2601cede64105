"""A request for assistance on a screen of its own, with its relays and what was answered."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from ccm_tui.domain import vocabularies as words
from ccm_tui.tui.bar import KeyLine, SectionBar
from ccm_tui.tui.readable import Readable
from ccm_tui.tui.record_list import RecordList, messages
from ccm_tui.tui.record_screen import RecordScreen
from ccm_tui.tui.request_keys import MovesRequest
from ccm_tui.tui.request_view import answer, unrecorded
from ccm_tui.tui.sources import HeldRows
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ccm_tui.domain.about import Column
    from ccm_tui.register import Register

_RESPONSE = Binding("p", "respond", N_("Response"), id="request.respond",
                    tooltip=N_("Write down what was answered to this relay"))  # fmt: skip


class RequestScreen(RecordScreen, MovesRequest):
    """What is asked for above; below it to whom it was relayed, and the responses."""

    DEFAULT_CSS: ClassVar[str] = """
    RequestScreen {
        VerticalScroll { height: auto; max-height: 60%; }
        VerticalScroll:focus { border-left: solid $accent; }
        .heading { height: 1; padding: 0 1; color: $accent; text-style: bold; margin-top: 1; }
    }
    """
    AUTO_FOCUS = "RecordList"

    def __init__(self, uid: str) -> None:
        super().__init__("request", uid)

    def compose(self) -> ComposeResult:
        """The request, and the list of its relays and responses."""
        yield SectionBar(self.app.sections_in_bar, "")
        with Readable():
            yield self._text
        yield Static(_("Relays and responses"), classes="heading", markup=False)
        yield RecordList(empty=_("Not relayed yet. r writes down to whom it was."))
        yield KeyLine()

    def written(self, width: int) -> Content:
        """The request without its relays, which stand in the list."""
        from ccm_tui.tui.request_view import whole

        return whole(self.app.register, self.uid, width, relays=False)

    def reload(self, uid: str | None = None) -> None:
        """Show the request as it is now, and the relay or response that was just written."""
        super().reload(uid)
        rows_list = self.query_one(RecordList)
        rows_list.show(HeldRows(list(_rows(self.app.register, self.uid)), "day"), _columns())
        if uid is not None:
            rows_list.go_to_uid(uid)

    @on(RecordList.Opened)
    def _opened(self, event: messages.Opened) -> None:
        self.app.open_record(str(event.row["kind"]), str(event.row["record"]))

    @on(RecordList.Failed)
    def _failed(self, event: messages.Failed) -> None:
        raise event.error

    def request_here(self) -> str:
        """This request."""
        return self.uid

    def action_respond(self) -> None:
        """Write down what was answered to the selected relay."""
        row = self.query_one(RecordList).row
        if row is None:
            super().action_respond()
        else:
            self.app.open_form("response", typed={"relay": row["relay"]})


class RelayScreen(RecordScreen):
    """One relay."""

    BINDINGS: ClassVar = [_RESPONSE]

    def __init__(self, uid: str) -> None:
        super().__init__("relay", uid)

    def action_respond(self) -> None:
        """Write down what was answered."""
        self.app.open_form("response", typed={"relay": self.uid})


def _rows(register: "Register", request: str) -> Iterator[dict[str, Any]]:
    """A row for each relay, what is to be known of it below it, and each response to it."""
    for relay in register.values("request", request)["relays"]:
        to = register.name_of("party", relay["recipient"])
        yield _row("relay", relay, relay, _("relayed to {party}").format(party=to))
        for place, note in enumerate(_notes(register, relay)):
            row = _row("relay", relay, relay, f"   {note}")
            yield {**row, "uid": f"{relay['uid']}:{place}", "day": None}
        for response in relay["responses"]:
            yield _row("response", response, relay, f"   {answer(response)}")


def _notes(register: "Register", relay: "Mapping[str, Any]") -> Iterator[str]:
    """The part of the ICA Coordinators, and why what is answered does not count."""
    part = words.ICA_INVOLVEMENTS.label(relay["ica"]) if relay["ica"] else ""
    yield _("ICA Coordinators: {part}").format(part=part) if part else str(unrecorded())
    if uncounted := register.uncounted(relay["uid"]):
        yield uncounted.in_words()


def _row(
    kind: str, values: "Mapping[str, Any]", relay: "Mapping[str, Any]", said: str
) -> dict[str, Any]:
    return {
        "id": values["id"],
        "uid": values["uid"],
        "kind": kind,
        "record": values["uid"],
        "relay": relay["uid"],
        "day": values["date"],
        "said": said,
    }


def _columns() -> "list[tuple[str, Column]]":
    from ccm_tui.domain.about import About, Column

    return [
        ("day", Column("day", About(N_("Date"), "day", width=11), required=True)),
        ("said", Column("said", About(N_("Relay or response"), width=-1), required=True)),
    ]
