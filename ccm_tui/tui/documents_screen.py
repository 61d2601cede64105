"""Documents: the files of one record, or all; kept, opened, described."""

from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding
from textual.content import Content

from ccm_tui.errors import CcmError
from ccm_tui.tui import harmless
from ccm_tui.tui.place import LeavesWithEscape
from ccm_tui.tui.record_list import Row, RowSource
from ccm_tui.tui.record_screen import RecordScreen
from ccm_tui.tui.section import Section
from ccm_tui.tui.sources import StoredRows
from ccm_tui.tui.trail import Place
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.domain.about import Column

_OPEN = Binding("o", "open_file", N_("Open"), id="document.open",
                tooltip=N_("Open a private copy with the system's program"))  # fmt: skip


class DocumentsScreen(Section, LeavesWithEscape):
    """The documents of one record, the newest first; of all records where none is named."""

    name_in_bar: ClassVar[str] = ""
    kind: ClassVar[str] = "document"
    first_order: ClassVar[str] = "-date"
    empty: ClassVar[str] = N_("No document is kept here. n attaches a file.")
    detail_when_narrow: ClassVar[bool] = False

    BINDINGS: ClassVar = [
        _OPEN,
        Binding("n", "new", N_("Attach"), id="document.attach",
                tooltip=N_("Keep a file in the register: a reply, a report")),
        Binding("h", "history", N_("History"), show=False, id="section.history",
                tooltip=N_("Who wrote what in this record, and when")),
        Binding("escape", "leave", N_("Back"), id="place.leave", tooltip=N_("Go back")),
    ]  # fmt: skip

    def __init__(self, record: str | None = None) -> None:
        super().__init__()
        self.record = record

    def whereabouts(self) -> Place:
        """This place, for back and forward."""
        return Place(DocumentsScreen, (self.record,) if self.record else ())

    def source(self) -> RowSource:
        """The documents under the filter."""
        from dataclasses import replace

        from ccm_tui.domain.query import Query

        query = replace(self.query_shown or Query(), order=self.order)
        if self.record is not None:
            query = query.where("record", self.record)
        return StoredRows(self.register, self.kind, query)

    def columns(self) -> "list[tuple[str, Column]]":
        """Those of documents; whom one belongs to is told beside the list."""
        return [(name, column) for name, column in super().columns() if name != "record"]

    def filter_in_words(self) -> str:
        """Whose documents these are, and the filter."""
        if self.record is None:
            return super().filter_in_words()
        of = _("documents of {record}").format(record=self.register.name_of("record", self.record))
        return " · ".join(filter(None, [of, super().filter_in_words()]))

    def meaning(self, row: Row, width: int) -> Content:
        """What is written of the document."""
        from ccm_tui.tui.record_view import whole

        return whole(self.register, self.kind, str(row["uid"]), width)

    def open_row(self, row: Row) -> None:
        """Open the file."""
        open_file(self, str(row["uid"]))

    def action_open_file(self) -> None:
        """Open the file under the cursor."""
        if uid := self.current():
            open_file(self, uid)

    def action_new(self) -> None:
        """Ask for a file, and keep it."""
        attach(self, self.record)


class DocumentScreen(RecordScreen):
    """One document."""

    BINDINGS: ClassVar = [_OPEN]

    def __init__(self, uid: str) -> None:
        super().__init__("document", uid)

    def action_open_file(self) -> None:
        """Open its file."""
        open_file(self, self.uid)


def open_file(screen: Any, uid: str) -> None:
    """Open a document with the system's program, and say where its copy lies."""
    try:
        path = screen.app.register.open_document(uid)
    except CcmError as error:
        screen.app.say_error(error)
        return
    said = _("Opened a copy: {path}").format(path=harmless.line(str(path)))
    screen.app.notify(said, markup=False)


def attach(screen: Any, record: str | None) -> None:
    """Ask for a file, and keep it as a document of ``record``."""
    from ccm_tui.tui.attach_dialog import AttachDialog

    def kept(uid: str | None) -> None:
        if uid is not None:
            screen.app.notify(_("Kept ● u takes it back"), markup=False)
            screen.app.wrote(uid)

    screen.app.push_screen(AttachDialog(record), kept)
