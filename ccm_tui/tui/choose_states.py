"""The States of an activity, chosen with a reason from those under Article 5."""

from typing import TYPE_CHECKING, Any, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from ccm_tui.domain import plan_words
from ccm_tui.domain.dates import show_day
from ccm_tui.domain.vocabularies import VALUES_OF_ASPECT
from ccm_tui.errors import CcmError, Refused
from ccm_tui.tui import harmless
from ccm_tui.tui.app import CcmApp
from ccm_tui.tui.bar import KeyLine, SectionBar
from ccm_tui.tui.place import LeavesWithEscape
from ccm_tui.tui.prompt import StatusLine
from ccm_tui.tui.record_list import RecordList, messages
from ccm_tui.tui.sources import HeldRows
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.domain.about import Column
    from ccm_tui.register import Eligible

_COLUMNS: tuple[tuple[str, str, int], ...] = (
    ("code", N_("Code"), 4),
    ("name", N_("Name"), -1),
    ("named_in", N_("Named in"), 8),
    ("focal_point", N_("Focal point"), 14),
    ("last", N_("Last contact"), 12),
    ("plan", N_("Plan"), 8),
)
"""Name, heading and cells: what speaks for a State follows from its claims and the log."""


class ChooseStates(LeavesWithEscape):
    """Space marks a State; ctrl+s asks why, and saves those that are marked."""

    DEFAULT_CSS: ClassVar[str] = """
    ChooseStates {
        background: $background;
        .heading { height: 1; padding: 0 1; color: $accent; text-style: bold; }
    }
    """
    AUTO_FOCUS = "RecordList"
    BINDINGS: ClassVar = [
        Binding("ctrl+s", "save", N_("Save"), id="choose.save",
                tooltip=N_("Save the marked States, with a reason")),
    ]  # fmt: skip

    app = getters.app(CcmApp)
    rows_list = getters.query_one(RecordList)
    status = getters.query_one(StatusLine)

    def __init__(self, activity: str) -> None:
        super().__init__()
        self.activity = activity
        self._chosen: set[str] = set()
        self._wanted: int | None = None
        self._warned = False

    def compose(self) -> ComposeResult:
        """The States, and a line that says how many are chosen and asks for the reason."""
        register = self.app.register
        code = register.code_of("activity", self.activity)
        said = _("States of {code}: space marks one, ctrl+s saves the marked ones with a reason")
        yield SectionBar(self.app.sections_in_bar, "plan")
        yield Static(harmless.line(said.format(code=code)), classes="heading", markup=False)
        yield RecordList(empty=_("No State has an obligation under Article 5 on this day."))
        yield StatusLine()
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the States, those chosen already marked."""
        found = self.app.register.eligible_targets(self.activity)
        self._chosen = {state.uid for state in found if state.chosen}
        self.rows_list.marks = {s.uid: _row(s) for s in found if s.chosen}
        self.reload()

    def reload(self, _uid: str | None = None) -> None:
        """Show what speaks for the States now; what is marked stays marked."""
        register = self.app.register
        self.query_one(SectionBar).tell(self.app.facts(), self.app.waiting())
        self._wanted = register.values("activity", self.activity)["states_wanted"]
        rows = [_row(state) for state in register.eligible_targets(self.activity)]
        self.rows_list.show(HeldRows(rows), _columns())
        self._tell()

    @property
    def marked(self) -> list[str]:
        """The States that are marked now."""
        return list(self.rows_list.marks)

    @on(RecordList.Marked)
    def _tell(self) -> None:
        self._warned = False
        self.status.say(plan_words.chosen_in_words(len(self.marked), self._wanted))

    @on(RecordList.Opened)
    def _opened(self, event: messages.Opened) -> None:
        self.app.open_state(str(event.row["uid"]))

    def action_leave(self) -> None:
        """Go back; what is not saved is said first."""
        if set(self.marked) != self._chosen and not self._warned:
            self._warned = True
            said = _("Not saved: ctrl+s saves it, esc once more leaves it as it was.")
            self.notify(said, markup=False)
        else:
            self.dismiss()

    async def action_save(self) -> None:
        """Ask why, unless nothing changed."""
        if set(self.marked) == self._chosen:
            self.notify(_("These States are chosen already."), markup=False)
        else:
            await self.status.ask("reason", N_("Why these States?"))

    @on(StatusLine.Taken)
    async def _taken(self, event: StatusLine.Taken) -> None:
        typed: dict[str, Any] = {"states": self.marked, "reason": event.text}
        try:
            self.app.register.save("activity", typed, self.activity)
        except Refused as error:
            self.status.complain("; ".join(error.fields.values()) or str(error))
            return
        except CcmError as error:
            self.app.say_error(error)
            return
        self.dismiss()
        self.notify(_("States chosen; u takes it back"), markup=False)
        self.app.writes += 1

    @on(StatusLine.Dropped)
    async def _dropped(self) -> None:
        await self.status.close()
        self.rows_list.focus()
        self._tell()


def choose(app: CcmApp, activity: str) -> None:
    """Let a person choose the States of ``activity``."""
    writes = app.writes

    def left(_result: object) -> None:
        if app.writes != writes:
            app.wrote(activity)

    app.push_screen(ChooseStates(activity), left)


def _row(state: "Eligible") -> dict[str, Any]:
    focal, plan = state.focal_point, state.national_plan
    return {
        "id": 0,
        "uid": state.uid,
        "code": state.code,
        "name": state.name,
        "named_in": ", ".join(state.named_in),
        "focal_point": VALUES_OF_ASPECT["focal_point"].label(focal) if focal else "",
        "plan": VALUES_OF_ASPECT["national_plan"].label(plan) if plan else "",
        "last": show_day(state.last) or _("none"),
    }


def _columns() -> "list[tuple[str, Column]]":
    from ccm_tui.domain.about import About, Column

    return [
        (name, Column(name, About(label, width=width), False)) for name, label, width in _COLUMNS
    ]
