"""A State's profile on a screen of its own: facts above, the timeline below as a list."""

from typing import TYPE_CHECKING, Any, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from ccm_tui.tui.app import CcmApp
from ccm_tui.tui.asking import Asking
from ccm_tui.tui.bar import KeyLine, SectionBar
from ccm_tui.tui.place import LeavesWithEscape
from ccm_tui.tui.readable import Readable
from ccm_tui.tui.record_list import RecordList, messages
from ccm_tui.tui.sources import HeldRows
from ccm_tui.tui.state_parts import PARTS, parts
from ccm_tui.tui.trail import Place
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.domain.about import Column
    from ccm_tui.register import Profile

_WHOLE_TIMELINE = 2000
_EDGES = 4
_WIDEST = 110


class StateScreen(LeavesWithEscape, Asking):
    """Everything known of a State; tab goes between the facts and the timeline."""

    DEFAULT_CSS: ClassVar[str] = """
    StateScreen {
        background: $background;
        #facts { height: auto; max-height: 60%; padding: 0 1; scrollbar-size-vertical: 1; }
        #facts:focus { border-left: solid $accent; }
        #facts > Static { width: 1fr; height: auto; margin-bottom: 1; }
        .heading { height: 1; padding: 0 1; color: $accent; text-style: bold; margin-top: 1; }
    }
    """
    AUTO_FOCUS = "RecordList"
    BINDINGS: ClassVar = [
        Binding("n", "new", N_("New"), id="state.new",
                tooltip=N_("Write a new entry with this State")),
        Binding("C", "claim", N_("Claim"), show=False, id="state.claim",
                tooltip=N_("Write down what a source says of this State")),
        Binding("r", "decide", N_("Decide"), id="state.decide",
                tooltip=N_("Decide which claim stands where sources disagree")),
        Binding("i", "finding", N_("Finding"), show=False, id="state.finding",
                tooltip=N_("Write down what a source reports of a duty or a heading")),
        Binding("v", "figure", N_("Figure"), show=False, id="state.figure",
                tooltip=N_("Write down how many victims a source counts")),
        Binding("j", "part(1)", N_("Next heading"), id="state.next_part",
                tooltip=N_("Show the next part of what is known")),
        Binding("k", "part(-1)", N_("Heading before"), show=False, id="state.part_before",
                tooltip=N_("Show the part before")),
        Binding("x", "done", N_("Done"), show=False, id="state.done",
                tooltip=N_("The selected commitment is done, today")),
        Binding("u", "app.undo", N_("Undo"), id="state.undo",
                tooltip=N_("Take back what was done last")),
        Binding("ctrl+r", "app.redo", N_("Redo"), show=False, id="state.redo",
                tooltip=N_("Take back the last undo")),
        Binding("e", "edit", N_("Edit"), id="state.edit",
                tooltip=N_("Change the selected entry of the timeline")),
        Binding("h", "history", N_("History"), show=False, id="state.history",
                tooltip=N_("Who wrote what in the selected entry, and when")),
        Binding("d", "delete", N_("Delete"), show=False, id="state.delete",
                tooltip=N_("Delete the selected entry; u brings it back")),
    ]  # fmt: skip

    app = getters.app(CcmApp)

    def __init__(self, uid: str) -> None:
        super().__init__()
        self.uid = uid
        self._parts: dict[str, Static] = {}

    def whereabouts(self) -> Place:
        """This place, for back and forward."""
        return Place(StateScreen, (self.uid,), record=("state", self.uid))

    def compose(self) -> ComposeResult:
        """Facts above, timeline below."""
        yield SectionBar(self.app.sections_in_bar, "states")
        self._parts = {name: Static("", markup=False) for name, _heading, _write in PARTS}
        with Readable(id="facts"):
            yield from self._parts.values()
        yield Static(_("Timeline"), classes="heading", markup=False)
        yield RecordList(empty=_("Nothing yet. n writes the first entry with this State."))
        yield KeyLine()

    def on_resize(self) -> None:
        """Show the State for the width there is."""
        self.reload()

    def reload(self, uid: str | None = None) -> None:
        """Show the State as it is now."""
        found = self.app.register.whole_state(self.uid, timeline=_WHOLE_TIMELINE)
        self.query_one(SectionBar).tell(self.app.facts(), self.app.waiting())
        for name, text in parts(found, min(_WIDEST, self.size.width - _EDGES)):
            self._parts[name].update(text)
        rows_list = self.query_one(RecordList)
        rows_list.show(HeldRows(_rows(found.profile), "day"), _columns())
        if uid is not None:
            rows_list.go_to_uid(uid)

    def _selected(self) -> tuple[str, str] | None:
        row = self.query_one(RecordList).row
        return None if row is None else (str(row["kind"]), str(row["uid"]))

    @on(RecordList.Opened)
    def _opened(self, event: messages.Opened) -> None:
        self.app.open_record(str(event.row["kind"]), str(event.row["uid"]))

    @on(RecordList.Failed)
    def _failed(self, event: messages.Failed) -> None:
        raise event.error

    def action_new(self) -> None:
        """Write an entry with this State."""
        self.app.open_form("outreach", typed={"states": [self.uid]})

    def asked_by(self) -> dict[str, Any]:
        """This State."""
        return {"state": self.uid}

    def action_claim(self) -> None:
        """Write down what a source says of this State."""
        self.app.open_form("claim", typed={"state": self.uid})

    def action_decide(self) -> None:
        """Decide which claim stands."""
        from ccm_tui.tui.decide_dialog import DecideDialog, open_questions

        register = self.app.register
        profile = register.profile(self.uid)
        if claims := open_questions(profile, register.today):
            self.app.push_screen(DecideDialog(profile, claims), self._decided)
        else:
            self.notify(_("There is nothing to decide: sources do not disagree."), markup=False)

    def _decided(self, uid: str | None) -> None:
        if uid is not None:
            self.notify(_("Decided; u takes it back"), markup=False)
            self.app.wrote(uid)

    def action_finding(self) -> None:
        """Write down what a source reports of a duty or a heading."""
        self.app.open_form("finding", typed={"state": self.uid})

    def action_figure(self) -> None:
        """Write down how many victims a source counts."""
        self.app.open_form("figure", typed={"state": self.uid})

    def action_part(self, step: int) -> None:
        """Show the next part, or the one before, from its heading on."""
        facts = self.query_one("#facts")
        tops = [part.virtual_region.y for part in self._parts.values()]
        if step > 0:
            beyond = (top for top in tops if top > facts.scroll_y)
            facts.scroll_to(y=next(beyond, facts.max_scroll_y), animate=False)
        else:
            before = (top for top in reversed(tops) if top < facts.scroll_y)
            facts.scroll_to(y=next(before, 0), animate=False)

    def show_part(self, name: str) -> None:
        """Show the part ``name`` from its heading on."""
        top = self._parts[name].virtual_region.y
        self.query_one("#facts").scroll_to(y=top, animate=False)

    def action_done(self) -> None:
        """The selected commitment is done today."""
        selected = self._selected()
        if selected is None or selected[0] != "commitment":
            self.notify(_("Choose a commitment in the timeline first."), markup=False)
            return
        self.app.mark_done(selected[1])

    def action_edit(self) -> None:
        """Change the selected entry."""
        if selected := self._selected():
            self.app.open_form(*selected)

    def action_history(self) -> None:
        """Show who wrote what in the selected entry."""
        if selected := self._selected():
            self.app.show_history(*selected)

    def action_delete(self) -> None:
        """Delete the selected entry."""
        if selected := self._selected():
            self.app.delete(selected[0], [selected[1]])


def _columns() -> "list[tuple[str, Column]]":
    from ccm_tui.domain.about import About, Column

    return [
        ("day", Column("day", About(N_("Date"), "day", width=11), required=True)),
        ("said", Column("said", About(N_("Entry"), width=-1), required=True)),
    ]


def _rows(found: "Profile") -> list[dict[str, Any]]:
    from ccm_tui.tui.state_view import event_in_words

    return [
        {
            "id": place,
            "uid": event.uid,
            "kind": event.kind,
            "day": event.day.isoformat(),
            "said": event_in_words(event),
        }
        for place, event in enumerate(found.timeline)
    ]
