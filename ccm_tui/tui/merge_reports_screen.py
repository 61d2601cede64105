"""Reports of merges: what was merged into this file and when, to be read again."""

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.content import Content

from ccm_tui.tui import harmless
from ccm_tui.tui.merge_view import figures_in_words, moment
from ccm_tui.tui.pieces import Sheet
from ccm_tui.tui.place import LeavesWithEscape
from ccm_tui.tui.record_list import Row, RowSource
from ccm_tui.tui.section import Section
from ccm_tui.tui.sources import HeldRows
from ccm_tui.tui.trail import Place
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.domain.about import Column
    from ccm_tui.register import Report

_COLUMNS: tuple[tuple[str, str, int], ...] = (
    ("at", N_("When"), 18),
    ("source", N_("What was merged"), -1),
    ("conflicts", N_("Conflicts"), 9),
)
_LEFT_OUT = frozenset(
    {"new", "edit", "delete", "duplicate", "keep_template", "filter", "sort", "go", "history",
     "views", "templates", "clear", "app.undo", "app.redo"}
)  # fmt: skip


class MergeReportsScreen(Section, LeavesWithEscape):
    """The merges, the newest first; at the right what each of them brought."""

    name_in_bar: ClassVar[str] = ""
    kind: ClassVar[str] = ""
    first_order: ClassVar[str] = ""
    empty: ClassVar[str] = N_("Nothing was merged into this file yet.")

    BINDINGS: ClassVar = [
        Binding("escape", "leave", N_("Back"), id="place.leave", tooltip=N_("Go back")),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._reports: dict[str, Report] = {}

    def whereabouts(self) -> Place:
        """This place, for back and forward."""
        return Place(MergeReportsScreen)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Reports are only read."""
        return False if action in _LEFT_OUT else super().check_action(action, parameters)

    def columns(self) -> "list[tuple[str, Column]]":
        """When, what, how much, and how many conflicts that brought."""
        from ccm_tui.domain.about import About, Column

        return [
            (name, Column(name, About(label, width=width), False))
            for name, label, width in _COLUMNS
        ]

    def source(self) -> RowSource:
        """The newest reports."""
        reports = self.register.merge_reports()
        self._reports = {str(place): report for place, report in enumerate(reports)}
        return HeldRows([_row(key, report) for key, report in self._reports.items()])

    def meaning(self, row: Row, width: int) -> Content:
        """A report, whole."""
        report = self._reports[str(row["uid"])]
        sheet = Sheet(width)
        sheet.title(report.source.name or _("an earlier file"))
        sheet.muted(moment(report.source.at))
        sheet.gap()
        figures_in_words(sheet, self.register, report.figures, foreseen=False)
        if digest := report.source.sha256:
            sheet.gap()
            sheet.labelled("SHA-256", digest[:32])
            sheet.labelled("", digest[32:])
        return sheet.content()

    def record_here(self) -> None:
        """None: a report is no record."""

    def open_row(self, row: Row) -> None:
        """All of it stands at the right."""


def _row(key: str, report: "Report") -> Row:
    return {
        "id": 0,
        "uid": key,
        "at": moment(report.source.at),
        "source": harmless.line(report.source.name),
        "conflicts": report.figures["new_conflicts"],
    }
