"""An activity on a screen of its own: what it is above, below it each State with its step."""

from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from ccm_tui.domain import plan_words
from ccm_tui.domain.steps import STEPS
from ccm_tui.tui.bar import KeyLine, SectionBar
from ccm_tui.tui.readable import Readable
from ccm_tui.tui.record_list import RecordList, messages
from ccm_tui.tui.record_screen import RecordScreen
from ccm_tui.tui.sources import HeldRows
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.domain.about import Column
    from ccm_tui.domain.steps import Step

_COLUMNS: tuple[tuple[str, str, int], ...] = (
    ("state", N_("State"), 20),
    ("step", N_("Step"), 13),
    ("date", N_("Date"), 11),
    ("said", N_("Rests on"), -1),
)
"""Name, heading and cells: a step follows from the log and is no field."""


class ActivityScreen(RecordScreen):
    """One activity; tab goes between what it is and its States."""

    DEFAULT_CSS: ClassVar[str] = """
    ActivityScreen {
        VerticalScroll { height: auto; max-height: 60%; }
        VerticalScroll:focus { border-left: solid $accent; }
        .heading { height: 1; padding: 0 1; color: $accent; text-style: bold; margin-top: 1; }
    }
    """
    AUTO_FOCUS = "RecordList"
    BINDINGS: ClassVar = [
        Binding("c", "choose", N_("Choose States"), id="activity.choose",
                tooltip=N_("Choose the States of this activity, with a reason")),
        Binding("o", "entry", N_("Entry"), id="activity.entry",
                tooltip=N_("Write an outreach entry of this activity with the State")),
        Binding("s", "state", N_("State"), id="activity.state",
                tooltip=N_("Open the profile of the State")),
    ]  # fmt: skip

    def __init__(self, uid: str) -> None:
        super().__init__("activity", uid)

    def compose(self) -> ComposeResult:
        """The activity, and the list of its States."""
        yield SectionBar(self.app.sections_in_bar, "plan")
        with Readable():
            yield self._text
        yield Static("", classes="heading", markup=False)
        yield RecordList(empty=_("No State is chosen. c chooses them, with a reason."))
        yield KeyLine()

    def written(self, width: int) -> Content:
        """The activity without its States, which stand in the list."""
        from ccm_tui.tui.plan_view import activity

        return activity(self.app.register, self.uid, width, states=False)

    def reload(self, uid: str | None = None) -> None:
        """Show the activity and the steps as they are now."""
        super().reload(uid)
        if not self.is_current:
            return
        found = self.app.register.activity_profile(self.uid)
        chosen = plan_words.chosen_in_words(len(found.steps), found.wanted)
        said = f"{chosen}   {_(plan_words.ONLY_LINKED)}"
        self.query_one(".heading", Static).update(Content(said))
        self.query_one(RecordList).show(HeldRows([_row(step) for step in found.steps]), _columns())

    @on(RecordList.Opened)
    def _opened(self, event: messages.Opened) -> None:
        """Open what the step rests on, else the State."""
        row = event.row
        if row["record"]:
            self.app.open_record(str(row["kind"]), str(row["record"]))
        else:
            self.app.open_state(str(row["uid"]))

    @on(RecordList.Failed)
    def _failed(self, event: messages.Failed) -> None:
        raise event.error

    def _state(self) -> str | None:
        row = self.query_one(RecordList).row
        return str(row["uid"]) if row else None

    def action_state(self) -> None:
        """Open the State's profile."""
        if uid := self._state():
            self.app.open_state(uid)

    def action_entry(self) -> None:
        """Write an entry with the State under the cursor."""
        typed: dict[str, Any] = {"activities": [self.uid]}
        if uid := self._state():
            typed["states"] = [uid]
        self.app.open_form("outreach", typed=typed)

    def action_choose(self) -> None:
        """Choose the States."""
        from ccm_tui.tui.choose_states import choose

        choose(self.app, self.uid)


def _row(step: "Step") -> dict[str, Any]:
    from ccm_tui.tui.plan_view import STEP_MARKS

    basis = step.basis
    return {
        "id": 0,
        "uid": step.state,
        "state": step.name,
        "step": f"{STEPS.label(step.step)} {STEP_MARKS[step.step]}",
        "date": basis.date.isoformat() if basis else None,
        "said": basis.said if basis else "",
        "kind": basis.kind if basis else "",
        "record": basis.uid if basis else "",
    }


def _columns() -> "list[tuple[str, Column]]":
    from ccm_tui.domain.about import About, Column

    return [
        (name, Column(name, About(label, "day" if name == "date" else "line", width=width), False))
        for name, label, width in _COLUMNS
    ]
