"""Section States: the twelve first, where each stands, and the profile of the one selected."""

from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding
from textual.content import Content

from ccm_tui.tui.asking import Asking
from ccm_tui.tui.record_list import Row, RowSource
from ccm_tui.tui.section import Section
from ccm_tui.tui.sources import HeldRows
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.domain.about import Column
    from ccm_tui.domain.query import Query
    from ccm_tui.register import StateRow

WHICH: tuple[tuple[str, str], ...] = (
    ("article5", N_("Article 5 States")),
    ("no_focal_point", N_("without a focal point")),
    ("no_plan", N_("without a national plan")),
    ("disputed", N_("where sources disagree")),
    ("parties", N_("States Parties")),
    ("all", N_("all States and areas")),
)
"""The filters of the section in the order in which ``f`` goes through them."""


_ALL = 1000
"""More than there are States and areas."""

COLUMNS: tuple[tuple[str, str, int], ...] = (
    ("iso3", N_("Code"), 4),
    ("name", N_("Name"), -1),
    ("focal_point", N_("Focal point"), 14),
    ("national_plan", N_("National plan"), 13),
)
"""Name, heading and cells. Where a State stands follows from its claims and is no field of it, so
that this list alone is not made of declared fields."""


class StatesScreen(Section, Asking):
    """The States and where they stand."""

    name_in_bar: ClassVar[str] = "states"
    kind: ClassVar[str] = "state"
    first_order: ClassVar[str] = ""
    empty: ClassVar[str] = N_("No State is as asked. f shows others, escape takes the search away.")
    detail_when_narrow: ClassVar[bool] = True

    BINDINGS: ClassVar = [
        Binding("f", "which", N_("Which"), id="states.which",
                tooltip=N_("Article 5 States, without a focal point, without a plan, all …")),
        Binding("n", "new", N_("New"), id="section.new",
                tooltip=N_("Write a new entry with this State")),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.which = WHICH[0][0]

    def columns(self) -> "list[tuple[str, Column]]":
        """Code, name, and in words where it stands."""
        from ccm_tui.domain.about import About, Column

        shown = COLUMNS[:2] if self.has_class("-narrow") else COLUMNS
        return [
            (name, Column(name, About(label, width=width), False)) for name, label, width in shown
        ]

    def source(self) -> RowSource:
        """The States that the filter asks for, held whole: there are some 250.

        Whoever typed a code or a name means that State: it comes first.
        """
        states = [state for state in self.register.states() if belongs(state, self.which)]
        if self.query_shown is not None:
            found = self._asked_for(self.query_shown)
            states = [state for state in states if state.uid in found]
            if self.query_shown.words:
                states.sort(key=lambda state: found[state.uid])
        return HeldRows([row_of(state) for state in states])

    def _asked_for(self, query: "Query") -> dict[str, int]:
        """The States that are as the search line asks, and how well, 0 being best.

        The words of the line are any of their names.
        """
        from dataclasses import replace

        named = self.register.suggest("state", query.words, limit=_ALL)
        rows = self.register.rows("state", replace(query, words="")).first(_ALL)
        uids = {str(row["uid"]) for row in rows}
        return {one.uid: place for place, one in enumerate(named) if one.uid in uids}

    def apply_filter(self, text: str) -> None:
        """Show what ``text`` asks for; the State that its words name best is selected."""
        super().apply_filter(text)
        if text == self.filter_text and self.query_shown is not None and self.query_shown.words:
            self.rows_list.action_home()

    def meaning(self, row: Row, width: int) -> Content:
        """The State's profile."""
        from ccm_tui.tui.state_view import whole

        return whole(self.register.profile(str(row["uid"])), self.register.today, width)

    def filter_in_words(self) -> str:
        """Which States, and the text that was typed."""
        words = _(dict(WHICH)[self.which])
        return " · ".join(part for part in (words, super().filter_in_words()) if part)

    def show_which(self, which: str) -> None:
        """Show another set of States."""
        self.which = which
        self.show_rows()

    def action_which(self) -> None:
        """The next set of States."""
        names = [name for name, _words in WHICH]
        self.show_which(names[(names.index(self.which) + 1) % len(names)])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Here ``n`` writes an entry with the State, and the order is fixed."""
        if action in ("new", "edit"):
            return True
        if action in ("sort", "go", "delete"):
            return False
        return super().check_action(action, parameters)

    def action_new(self) -> None:
        """Write an entry with this State."""
        uid = self.current()
        self.app.open_form("outreach", typed={"states": [uid]} if uid else None)

    def asked_by(self) -> dict[str, Any]:
        """The State under the cursor."""
        uid = self.current()
        return {"state": uid} if uid else {}

    def open_row(self, row: Row) -> None:
        """Open the State's profile."""
        self.app.open_state(str(row["uid"]))


def belongs(state: "StateRow", which: str) -> bool:
    """Whether a State is one of those asked for."""
    match which:
        case "article5":
            return state.article5
        case "no_focal_point":
            return state.value("focal_point") == "not_designated"
        case "no_plan":
            return state.value("national_plan") == "none"
        case "disputed":
            return any(standing.disputed for standing in state.standings.values())
        case "parties":
            return state.convention_status == "party"
        case _:
            return True


def row_of(state: "StateRow") -> dict[str, Any]:
    """A State as a line of the list."""
    from ccm_tui.domain.standing_words import standing_in_words

    row: dict[str, Any] = {
        "id": state.id,
        "uid": state.uid,
        "iso3": state.iso3,
        "name": state.name,
    }
    for aspect in ("focal_point", "national_plan"):
        standing = state.standings.get(aspect)
        if standing is not None:
            said = standing_in_words(standing)
            row[aspect] = f"{said} ▲" if standing.disputed else said
    return row
