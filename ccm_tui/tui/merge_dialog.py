"""Merging a file: which one, what it would bring, the work itself, and what it brought."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from ccm_tui.errors import CcmError
from ccm_tui.tui import harmless
from ccm_tui.tui.attach_dialog import Paths
from ccm_tui.tui.bar import KeyLine
from ccm_tui.tui.merge_view import figures_in_words, moment
from ccm_tui.tui.pieces import Sheet
from ccm_tui.tui.work_dialog import WorkDialog
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.register import Figures, Manifest, Merged


class MergeDialog(WorkDialog):
    """Asks for a file, shows what it would bring, merges it and shows what it brought.

    Answers whether something was merged.
    """

    BINDINGS: ClassVar = [
        Binding("ctrl+s,enter", "go_on", N_("Go on"), id="merge.go_on",
                tooltip=N_("Look at what the file would bring; once more: merge it")),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._path: Path | None = None
        """The file that was looked at; None: none yet."""

    def compose(self) -> ComposeResult:
        """The path, what is wrong with it, and what came of it."""
        with Vertical():
            yield Static(_("Merge a file"), classes="title", markup=False)
            yield Static(
                _("What a colleague wrote, in a register or a bundle, comes into this one. No word "
                  "is lost: where both wrote, the newest is shown until you decide. Their file is "
                  "only read."),
                classes="intro",
                markup=False,
            )  # fmt: skip
            yield Static(_("File; right completes"), classes="label", markup=False)
            yield Input(id="file", suggester=Paths(), select_on_focus=False)
            yield Static("", id="wrong", classes="wrong", markup=False)
            yield Static("", id="told")
        yield KeyLine()

    @on(Input.Changed)
    def _another(self) -> None:
        if self._path is not None and not self.answer:
            self._path = None
            self.tell(Content(""))

    @on(Input.Submitted)
    def action_go_on(self) -> None:
        """Look at the file, then merge it, then show the conflicts or close."""
        typed = self.query_one(Input).value.strip()
        if self.working:
            return
        if self.answer:
            self._show_conflicts()
        elif (found := self._path) is not None:
            backups = self.app.settings.backups
            self.begin(
                _("Merging"), lambda r, told: r.merge(found, backups, told), self._have_merged
            )
        elif typed:
            path = Path(typed).expanduser().absolute()
            self.begin(
                _("Looking"),
                lambda r, told: (path, r.manifest(path), r.merge_preview(path, told)),
                self._have_looked,
            )
        else:
            self.refuse(_("Name a file."))

    def _show_conflicts(self) -> None:
        self.dismiss(True)
        if self.app.register.conflict_count():
            self.app.call_later(self.app.action_conflicts)

    def failed(self, error: CcmError) -> None:
        """Say why; the file has to be looked at again."""
        self._path = None
        super().failed(error)

    def stopped(self) -> None:
        """The file has to be looked at again."""
        self._path = None

    def _have_looked(self, found: "tuple[Path, Manifest | None, Figures]") -> None:
        self._path, bundle, figures = found
        sheet = self._brought(figures, _("This is what it would bring"), foreseen=True)
        if bundle is not None:
            said = _("for {name}, made on {moment}")
            sheet.labelled(_("Bundle"), said.format(name=bundle.to, moment=moment(bundle.at)))
        sheet.gap()
        if figures.new_changes:
            folder = harmless.line(str(self.app.settings.backups))
            sheet.muted(
                _("enter merges it. A backup, “… before merge.db”, is made first in {folder}")
                .format(folder=folder)
            )  # fmt: skip
        else:
            sheet.muted(_("esc closes; enter merges it all the same, as a receipt"))
        self.tell(sheet.content())

    def _have_merged(self, merged: "Merged") -> None:
        self.answer = True
        sheet = self._brought(merged.figures, _("Merged ●"), foreseen=False)
        sheet.labelled(_("Backup before"), str(merged.backup))
        sheet.gap()
        if merged.figures.conflicts:
            sheet.muted(_("enter shows the conflicts, esc closes"))
        else:
            sheet.muted(_("enter closes; the report can be read again: ctrl+p, Reports of merges"))
        self.tell(sheet.content())
        self.query_one(Input).disabled = True

    def _brought(self, figures: "Figures", title: str, *, foreseen: bool) -> Sheet:
        sheet = self.sheet(title)
        figures_in_words(sheet, self.app.register, asdict(figures), foreseen=foreseen)
        return sheet
