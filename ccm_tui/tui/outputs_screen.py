"""Section Outputs: how far each of them is, and what the selected one rests on."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding
from textual.content import Content

from ccm_tui.tui.output_words import figures, status_in_words
from ccm_tui.tui.record_list import Row, RowSource
from ccm_tui.tui.section import Section
from ccm_tui.tui.sources import HeldRows
from ccm_tui.words import N_

if TYPE_CHECKING:
    from ccm_tui.domain.about import Column
    from ccm_tui.register import Progress

_COLUMNS: tuple[tuple[str, str, int], ...] = (
    ("code", N_("Code"), 4),
    ("title", N_("Title"), -1),
    ("figures", N_("Counted"), 11),
    ("status", N_("Status"), 10),
    ("deadline", N_("Last day"), 11),
)
"""Name, heading and cells: how far an output is follows from its evidence and is no field of it."""
_NARROW = ("code", "figures", "status")


class OutputsScreen(Section):
    """The outputs."""

    DEFAULT_CSS: ClassVar[str] = """
    OutputsScreen {
        #aside { width: 40%; }
        &.-narrow #body.both #aside { width: 48; }
    }
    """
    name_in_bar: ClassVar[str] = "outputs"
    kind: ClassVar[str] = "output"
    first_order: ClassVar[str] = ""
    empty: ClassVar[str] = N_("This plan has no outputs. P shows the plans.")
    detail_when_narrow: ClassVar[bool] = True

    BINDINGS: ClassVar = [
        Binding("n", "new", N_("New"), id="outputs.new",
                tooltip=N_("Write down evidence for this output")),
        Binding("a", "judge", N_("Judge"), id="outputs.judge",
                tooltip=N_("Go to what is proposed for this output, to accept or refuse it")),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[str, Progress] = {}

    def columns(self) -> "list[tuple[str, Column]]":
        """Code, title, and in words how far it is."""
        from ccm_tui.domain.about import About, Column

        narrow = self.has_class("-narrow")
        return [
            (name, Column(name, About(label, _kind(name), width=width), False))
            for name, label, width in _COLUMNS
            if not narrow or name in _NARROW
        ]

    def source(self) -> RowSource:
        """The outputs that are as asked, with how far they are."""
        self._known = {found.target.uid: found for found in self.register.outputs()}
        rows = [row_of(place, found) for place, found in enumerate(self._known.values())]
        if self.query_shown is None or not self.filter_text:
            return HeldRows(rows)
        wanted = self.query_shown.words.casefold().split()
        listed = self.register.rows(self.kind, replace(self.query_shown, words=""))
        uids = {row["uid"] for row in listed.rows(len(rows), 0)}
        return HeldRows(
            [
                row
                for row in rows
                if row["uid"] in uids and all(word in row["words"] for word in wanted)
            ]
        )

    def meaning(self, row: Row, width: int) -> Content:
        """The output, and what it rests on."""
        from ccm_tui.tui.output_view import whole

        return whole(self.register, self._known[str(row["uid"])], width)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Here ``n`` writes evidence, and the order is the plan's."""
        if action == "new":
            return True
        if action in ("sort", "go", "views"):
            return False
        return super().check_action(action, parameters)

    def action_new(self) -> None:
        """Write down evidence for this output."""
        if uid := self.current():
            self.app.open_form("evidence", typed={"output": uid})

    def action_judge(self) -> None:
        """Go to the first piece that waits to be judged."""
        from ccm_tui.tui.output_screen import OutputScreen

        if uid := self.current():
            self.app.push_screen(OutputScreen(uid, to_judge=True), self._returned)


def _kind(name: str) -> Any:
    return "day" if name == "deadline" else "line"


def row_of(place: int, found: "Progress") -> dict[str, Any]:
    """An output as a line of the list."""
    target = found.target
    said = [target.code, target.title, status_in_words(found.status), *found.counted]
    return {
        "id": place,
        "uid": target.uid,
        "code": target.code,
        "title": target.title,
        "figures": figures(found),
        "status": status_in_words(found.status),
        "deadline": target.deadline.isoformat(),
        "words": " ".join(said).casefold(),
    }
