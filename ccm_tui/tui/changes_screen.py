"""What was written since the last visit, or lately: every act, the newest first."""

from typing import TYPE_CHECKING, Any, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from ccm_tui.domain.acts import VERBS
from ccm_tui.tui.app import CcmApp
from ccm_tui.tui.bar import KeyLine, SectionBar
from ccm_tui.tui.merge_view import moment
from ccm_tui.tui.place import LeavesWithEscape
from ccm_tui.tui.record_list import RecordList, messages
from ccm_tui.tui.sources import HeldRows
from ccm_tui.tui.trail import Place
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.domain.about import Column
    from ccm_tui.register import Act, Register

COLUMNS: tuple[tuple[str, str, int], ...] = (
    ("at", N_("When"), 18),
    ("who", N_("Who"), 22),
    ("verb", N_("How"), 10),
    ("kind", N_("Kind"), 14),
    ("title", N_("What"), -1),
)


class ChangesScreen(LeavesWithEscape):
    """The acts since the last visit; all of the latest ones, when asked for."""

    DEFAULT_CSS: ClassVar[str] = """
    ChangesScreen {
        background: $background;
        .heading { height: 1; padding: 0 1; color: $accent; text-style: bold; }
    }
    """
    AUTO_FOCUS = "RecordList"
    BINDINGS: ClassVar = [
        Binding("l", "all", N_("All"), id="changes.all",
                tooltip=N_("Show also what was there at the last visit, or only what is new")),
        Binding("h", "history", N_("History"), id="changes.history",
                tooltip=N_("Who wrote what in this record, and when")),
    ]  # fmt: skip

    app = getters.app(CcmApp)

    def __init__(self) -> None:
        super().__init__()
        self._all = False
        self._heading = Static("", classes="heading", markup=False)
        self._records: dict[str, tuple[str, str]] = {}

    def whereabouts(self) -> Place:
        """This place, for back and forward."""
        return Place(ChangesScreen)

    def compose(self) -> ComposeResult:
        """The list of acts."""
        yield SectionBar(self.app.sections_in_bar, "")
        yield self._heading
        yield RecordList(empty=_("Nothing is new since your last visit. l shows all."))
        yield KeyLine()

    def on_mount(self) -> None:
        """Show what is new; on a first visit, all."""
        self._all = self.app.last_visit is None
        self.reload()

    def reload(self, _uid: str | None = None) -> None:
        """Show the acts as they are now."""
        register, visit = self.app.register, self.app.last_visit
        seen = {} if self._all or visit is None else visit.marks
        acts = register.acts(seen)
        self._records = {str(place): (act.kind, act.uid) for place, act in enumerate(acts)}
        rows = [row_of(register, place, act) for place, act in enumerate(acts)]
        new = _("Written since your last visit") if seen else _("Everything written, newest first")
        self._heading.update(new)
        self.query_one(SectionBar).tell(self.app.facts(), self.app.waiting())
        self.query_one(RecordList).show(HeldRows(rows), columns())

    def action_all(self) -> None:
        """All, or only what is new."""
        self._all = not self._all
        self.reload()

    def action_history(self) -> None:
        """Who wrote what in the record under the cursor."""
        if (row := self.query_one(RecordList).row) is not None:
            self.app.show_history(*self._records[str(row["uid"])])

    @on(RecordList.Opened)
    def _open(self, event: messages.Opened) -> None:
        kind, uid = self._records[str(event.row["uid"])]
        if self.app.register.values(kind, uid)["deleted"]:
            self.app.show_history(kind, uid)
        else:
            self.app.open_record(kind, uid)


def columns() -> "list[tuple[str, Column]]":
    """When, who, how, which kind, and what."""
    from ccm_tui.domain.about import About, Column

    return [
        (name, Column(name, About(label, width=width), False)) for name, label, width in COLUMNS
    ]


def row_of(register: "Register", place: int, act: "Act") -> dict[str, Any]:
    """An act as a line of the list; its uid is its place, since acts share records."""
    title = register.name_of(act.kind, act.uid)
    if act.records > 1:
        more = _("and {n} more").format(n=act.records - 1)
        title = f"{title} ({more})"
    return {
        "id": place,
        "uid": str(place),
        "at": moment(act.at),
        "who": " · ".join(part for part in (act.by, act.person) if part) or _("nobody named"),
        "verb": VERBS.label(act.verb),
        "kind": _(register.entity(act.kind).singular),
        "title": title,
    }
