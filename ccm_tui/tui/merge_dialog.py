"""Merging a file: which one, what it would bring, the work itself, and what it brought."""

from dataclasses import asdict
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, Static

from ccm_tui.errors import CcmError
from ccm_tui.tui import harmless
from ccm_tui.tui.attach_dialog import Paths
from ccm_tui.tui.bar import KeyLine
from ccm_tui.tui.dialogs import Question
from ccm_tui.tui.merge_view import figures_in_words, progress_bar
from ccm_tui.tui.pieces import Sheet
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.register import Figures, Merged

_TOLD_EVERY = 0.2
"""Seconds between two looks at how far the work is."""


class _Stopped(Exception):
    """A person stopped the work."""


class MergeDialog(Question):
    """Asks for a file, shows what it would bring, merges it and shows what it brought.

    The work is done in a thread on a connection of its own; what stops it leaves nothing behind.
    """

    DEFAULT_CSS: ClassVar[str] = """
    MergeDialog {
        & > Vertical { width: 90; }
        #told { margin-top: 1; }
    }
    """
    BINDINGS: ClassVar = [
        Binding("ctrl+s,enter", "go_on", N_("Go on"), id="merge.go_on",
                tooltip=N_("Look at what the file would bring; once more: merge it")),
        Binding("escape", "leave", N_("Close or stop"), id="merge.leave",
                tooltip=N_("Close; while it works, stop: nothing of the file is kept then")),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._path: Path | None = None
        """The file that was looked at; None: none yet."""
        self._merged = False
        self._stop = Event()
        self._at_work: Timer | None = None
        self._done = (0, 0)

    def compose(self) -> ComposeResult:
        """The path, what is wrong with it, and what came of it."""
        with Vertical():
            yield Static(_("Merge a file"), classes="title", markup=False)
            yield Static(
                _("A colleague’s register becomes one with this one. No word is lost: where both "
                  "wrote, the newest is shown until you decide. Their file is only read."),
                markup=False,
            )  # fmt: skip
            yield Static(_("File; right completes"), classes="label", markup=False)
            yield Input(id="file", suggester=Paths(), select_on_focus=False)
            yield Static("", id="wrong", classes="wrong", markup=False)
            yield Static("", id="told")
        yield KeyLine()

    # ---------------------------------------------------------------- what a person does

    @on(Input.Changed)
    def _another(self) -> None:
        if self._path is not None and not self._merged:
            self._path = None
            self._tell(Content(""))

    @on(Input.Submitted)
    def action_go_on(self) -> None:
        """Look at the file, then merge it, then show the conflicts or close."""
        typed = self.query_one(Input).value.strip()
        if self._at_work is not None:
            return
        if self._merged:
            self._end()
        elif self._path is not None:
            self._begin(_("Merging"))
            self._merge(self._path)
        elif typed:
            self._refuse("")
            self._begin(_("Looking"))
            self._look(Path(typed).expanduser().absolute())
        else:
            self._refuse(_("Name a file."))

    def action_leave(self) -> None:
        """Close; or stop what is being done."""
        if self._at_work is None:
            self.dismiss(self._merged)
        else:
            self._stop.set()

    def _end(self) -> None:
        self.dismiss(True)
        if self.app.register.conflict_count():
            self.app.call_later(self.app.action_conflicts)

    # ---------------------------------------------------------------- the work

    def _begin(self, what: str) -> None:
        self._stop.clear()
        self._done = (0, 0)
        self.query_one(Input).disabled = True
        self.focus()

        def tell() -> None:
            bar = progress_bar(*self._done) if self._done[1] else ""
            said = _("{what} … esc stops it, and nothing is kept").format(what=what)
            self._tell(Content(f"{said}\n{bar}"))

        tell()
        self._at_work = self.set_interval(_TOLD_EVERY, tell)

    def _progress(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise _Stopped
        self._done = (done, total)

    @work(thread=True, exclusive=True)
    def _look(self, path: Path) -> None:
        try:
            with self.app.register.at_work() as register:
                figures = register.merge_preview(path, self._progress)
            self._progress(0, 0)
        except _Stopped:
            self.app.call_from_thread(self._stopped)
        except CcmError as error:
            self.app.call_from_thread(self._failed, error)
        else:
            self.app.call_from_thread(self._looked, path, figures)

    @work(thread=True, exclusive=True)
    def _merge(self, path: Path) -> None:
        try:
            with self.app.register.at_work() as register:
                merged = register.merge(path, self.app.settings.backups, self._progress)
        except _Stopped:
            self.app.call_from_thread(self._stopped)
        except CcmError as error:
            self.app.call_from_thread(self._failed, error)
        else:
            self.app.call_from_thread(self._have_merged, merged)

    def _rest(self) -> None:
        """The work is over: the line can be typed in again."""
        if self._at_work is not None:
            self._at_work.stop()
            self._at_work = None
        path = self.query_one(Input)
        path.disabled = False
        path.focus()

    def _stopped(self) -> None:
        self._path = None
        self._tell(Content(_("Stopped. Nothing was merged; the register is as it was.")))
        self._rest()

    def _failed(self, error: CcmError) -> None:
        self._path = None
        self._tell(Content(""))
        self._refuse(f"{error}\n{error.hint}".strip())
        self._rest()

    def _looked(self, path: Path, figures: "Figures") -> None:
        self._path = path
        sheet = self._sheet(figures, _("This is what it would bring"), foreseen=True)
        sheet.gap()
        if figures.new_changes:
            folder = harmless.line(str(self.app.settings.backups))
            sheet.muted(
                _("enter merges it. A backup, “… before merge.db”, is made first in {folder}")
                .format(folder=folder)
            )  # fmt: skip
        else:
            sheet.muted(_("esc closes; enter merges it all the same, as a receipt"))
        self._tell(sheet.content())
        self._rest()

    def _have_merged(self, merged: "Merged") -> None:
        self._merged = True
        sheet = self._sheet(merged.figures, _("Merged ●"), foreseen=False)
        sheet.labelled(_("Backup before"), str(merged.backup))
        sheet.gap()
        if merged.figures.conflicts:
            sheet.muted(_("enter shows the conflicts, esc closes"))
        else:
            sheet.muted(_("enter closes; the report can be read again: ctrl+p, Reports of merges"))
        self._tell(sheet.content())
        self._rest()
        self.query_one(Input).disabled = True
        self.focus()

    def _sheet(self, figures: "Figures", title: str, *, foreseen: bool) -> Sheet:
        sheet = Sheet(self.query_one("#told").content_size.width)
        sheet.title(title)
        found: dict[str, Any] = asdict(figures)
        figures_in_words(sheet, self.app.register, found, foreseen=foreseen)
        return sheet

    def _tell(self, said: Content) -> None:
        self.query_one("#told", Static).update(said)

    def _refuse(self, why: str) -> None:
        self.query_one("#wrong", Static).update(harmless.plain(why))
