"""Receipts: what was handed to whom and when, and whether it is known to have arrived."""

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding
from textual.content import Content

from ccm_tui.domain.vocabularies import SENSITIVITIES
from ccm_tui.tui import harmless
from ccm_tui.tui.merge_view import moment
from ccm_tui.tui.pieces import Sheet
from ccm_tui.tui.place import LeavesWithEscape
from ccm_tui.tui.record_list import Row, RowSource
from ccm_tui.tui.section import Section
from ccm_tui.tui.sources import HeldRows
from ccm_tui.tui.trail import Place
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.domain.about import Column
    from ccm_tui.register import Handover

_COLUMNS: tuple[tuple[str, str, int], ...] = (
    ("at", N_("When"), 18),
    ("name", N_("For"), -1),
    ("kind", N_("What"), 10),
    ("arrived", N_("Arrived"), 9),
)
_KINDS: Final = {"export": N_("whole copy"), "bundle": N_("bundle"), "hub": N_("hub")}
_NOT_HERE = frozenset(
    {"edit", "delete", "duplicate", "keep_template", "filter", "sort", "go", "history", "views",
     "templates", "clear", "app.undo", "app.redo"}
)  # fmt: skip


class HandoversScreen(Section, LeavesWithEscape):
    """The receipts, the newest first; ``n`` makes the next bundle."""

    name_in_bar: ClassVar[str] = ""
    kind: ClassVar[str] = ""
    first_order: ClassVar[str] = ""
    empty: ClassVar[str] = N_("Nothing was handed over. n makes a bundle for a colleague.")

    BINDINGS: ClassVar = [
        Binding("n", "new", N_("Bundle"), id="handovers.new",
                tooltip=N_("Hand a colleague the changes that they do not have yet")),
        Binding("escape", "leave", N_("Back"), id="place.leave", tooltip=N_("Go back")),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._given: dict[str, Handover] = {}

    def whereabouts(self) -> Place:
        """This place, for back and forward."""
        return Place(HandoversScreen)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Receipts are only read."""
        if action in _NOT_HERE:
            return False
        return action == "new" or super().check_action(action, parameters)

    def columns(self) -> "list[tuple[str, Column]]":
        """When, for whom, what, and whether it is known to have arrived."""
        from ccm_tui.domain.about import About, Column

        return [
            (name, Column(name, About(label, width=width), False))
            for name, label, width in _COLUMNS
        ]

    def source(self) -> RowSource:
        """The receipts."""
        given = self.register.handovers()
        self._given = {str(place): one for place, one in enumerate(given)}
        return HeldRows([_row(key, one) for key, one in self._given.items()])

    def meaning(self, row: Row, width: int) -> Content:
        """A receipt, whole."""
        one = self._given[str(row["uid"])]
        sheet = Sheet(width)
        sheet.title(one.file)
        sheet.muted(_(_KINDS[one.kind]))
        sheet.gap()
        sheet.labelled(_("For"), one.name)
        sheet.labelled(_("When"), moment(one.at))
        sheet.labelled(_("Size"), _("{n} bytes").format(n=f"{one.bytes:,}"))
        sheet.labelled(_("Changes"), f"{one.changes:,}")
        contacts = "" if one.contacts else _("without contacts")
        sheet.labelled(_("Level"), SENSITIVITIES.label(one.level), contacts)
        arrived = moment(one.confirmed_at) if one.confirmed_at else _("not known")
        note = _("told by a file of theirs") if one.confirmed_at else ""
        sheet.labelled(_("Arrived"), arrived, note)
        sheet.gap()
        sheet.labelled("SHA-256", one.sha256[:32])
        sheet.labelled("", one.sha256[32:])
        return sheet.content()

    def record_here(self) -> None:
        """None: a receipt is no record."""

    def open_row(self, row: Row) -> None:
        """All of it stands at the right."""

    def action_new(self) -> None:
        """Make the next bundle."""
        from ccm_tui.tui.bundle_dialog import BundleDialog

        self.app.push_screen(BundleDialog(), lambda _left: self.reload())


def _row(key: str, one: "Handover") -> Row:
    return {
        "id": 0,
        "uid": key,
        "at": moment(one.at),
        "name": harmless.line(one.name),
        "kind": _(_KINDS[one.kind]),
        "arrived": _("yes") if one.confirmed_at else _("not known"),
    }
