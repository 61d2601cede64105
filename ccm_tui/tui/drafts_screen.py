"""Drafts: what was typed and not saved yet, to go on with or to throw away."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from ccm_tui.domain.copying import as_text
from ccm_tui.domain.dates import show_day
from ccm_tui.errors import CcmError, NotFound
from ccm_tui.tui.app import CcmApp
from ccm_tui.tui.bar import KeyLine, SectionBar
from ccm_tui.tui.place import LeavesWithEscape
from ccm_tui.tui.record_list import RecordList, messages
from ccm_tui.tui.sources import HeldRows
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.register import Draft, Register


class DraftsScreen(LeavesWithEscape):
    """The drafts, newest first."""

    DEFAULT_CSS: ClassVar[str] = """
    DraftsScreen {
        background: $background;
        .heading { height: 1; padding: 0 1; color: $accent; text-style: bold; }
    }
    """
    AUTO_FOCUS = "RecordList"
    BINDINGS: ClassVar = [
        Binding("d", "discard", N_("Throw away"), id="drafts.discard",
                tooltip=N_("Throw this draft away, for good: press it twice")),
    ]  # fmt: skip

    app = getters.app(CcmApp)

    def __init__(self) -> None:
        super().__init__()
        self._drafts: dict[str, Draft] = {}
        self._asked: str | None = None

    def compose(self) -> ComposeResult:
        """The list of drafts."""
        yield SectionBar(self.app.sections_in_bar, "")
        yield Static(_("Drafts: enter goes on with one"), classes="heading", markup=False)
        yield RecordList(empty=_("No drafts. What you leave with escape is kept here."))
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the drafts."""
        self.reload()

    def reload(self, _uid: str | None = None) -> None:
        """Show the drafts as they are now."""
        from ccm_tui.domain.about import About, Column

        register = self.app.register
        self._drafts = {draft.uid: draft for draft in register.drafts()}
        rows = [
            {
                "id": place,
                "uid": draft.uid,
                "at": _moment(draft.at),
                "kind": _kind(register, draft),
                "said": _summary(register, draft),
            }
            for place, draft in enumerate(self._drafts.values())
        ]
        columns = [
            ("at", Column("at", About(N_("Kept"), width=18), required=True)),
            ("kind", Column("kind", About(N_("Kind"), width=16), required=True)),
            ("said", Column("said", About(N_("What was typed"), width=-1), required=True)),
        ]
        self.query_one(SectionBar).tell(self.app.facts(), self.app.waiting())
        self.query_one(RecordList).show(HeldRows(rows), columns)

    @on(RecordList.Opened)
    def _opened(self, event: messages.Opened) -> None:
        draft = self._drafts[str(event.row["uid"])]
        self.app.open_form(draft.kind, draft=draft)

    def action_discard(self) -> None:
        """Throw the selected draft away; asked once, done at the second press."""
        row = self.query_one(RecordList).row
        if row is None:
            return
        uid = str(row["uid"])
        if self._asked != uid:
            self._asked = uid
            self.notify(_("d again throws this draft away for good."), markup=False)
            return
        try:
            self.app.register.drop_draft(uid)
        except CcmError as error:
            self.app.say_error(error)
        self.reload()


def _kind(register: "Register", draft: "Draft") -> str:
    try:
        return _(register.entity(draft.kind).singular)
    except NotFound:
        return draft.kind


def _summary(register: "Register", draft: "Draft") -> str:
    """The words of a draft, as far as one line shows them: its title, else its States."""
    typed: dict[str, Any] = dict(draft.typed)
    try:
        title = register.entity(draft.kind).title_field
    except NotFound:
        return "  ".join(map(as_text, typed.values()))
    titled = [as_text(typed[n]) for n in (title, "summary") if typed.get(n)]
    states = typed.get("states") or typed.get("state") or ()
    uids = [states] if isinstance(states, str) else states
    named = ", ".join(register.name_of("state", uid) for uid in uids if isinstance(uid, str))
    return "  ".join(part for part in (named, *titled[:1]) if part) or _("begun, without words")


def _moment(at: str) -> str:
    """An instant as it is on the clock here: ``23 Nov 2026 21:49``."""
    moment = datetime.fromisoformat(at).astimezone()
    return f"{show_day(moment.date())} {moment:%H:%M}"
