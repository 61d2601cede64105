"""Handing a colleague what they lack: for whom, up to which level, into which file."""

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from ccm_tui.domain.dates import show_day
from ccm_tui.domain.vocabularies import SENSITIVITIES
from ccm_tui.errors import CcmError, FileExists, Refused
from ccm_tui.tui.attach_dialog import Paths
from ccm_tui.tui.bar import KeyLine
from ccm_tui.tui.work_dialog import WorkDialog
from ccm_tui.words import N_, _, ngettext

if TYPE_CHECKING:
    from ccm_tui.register import Bundle


class BundleDialog(WorkDialog):
    """Makes a bundle: the changes that somebody does not have yet; it leaves a receipt."""

    BINDINGS: ClassVar = [
        Binding("ctrl+s", "start", N_("Make it"), id="bundle.start",
                tooltip=N_("Write the changes that they do not have yet")),
        Binding("ctrl+o", "overwrite", N_("Overwrite"), show=False, id="bundle.overwrite",
                tooltip=N_("Replace the file that is there")),
    ]  # fmt: skip

    def compose(self) -> ComposeResult:
        """Whom it is for, the level, the file, and what came of it."""
        register = self.app.register
        proposed = Path.cwd() / f"bundle-{register.around.clock().date().isoformat()}.db"
        with Vertical():
            yield Static(_("Make a bundle"), classes="title", markup=False)
            yield Static(
                _("The changes that a colleague does not have yet, small enough to mail. They take "
                  "it in with I, Merge a file."),
                classes="intro",
                markup=False,
            )  # fmt: skip
            yield Static(_("For; right completes"), classes="label intro", markup=False)
            yield Input(
                id="to",
                classes="intro",
                suggester=SuggestFromList(register.bundle_names(), case_sensitive=False),
            )
            said = _("Level: {levels}; blank: as the last time").format(levels=levels_in_words())
            yield Static(said, classes="label intro", markup=False)
            yield Input(id="level", classes="intro")
            yield Static(_("File"), classes="label", markup=False)
            yield Input(str(proposed), id="file", suggester=Paths(), select_on_focus=False)
            yield Static("", id="wrong", classes="wrong", markup=False)
            yield Static("", id="told")
        yield KeyLine()

    @on(Input.Submitted, "#to")
    def _to_level(self) -> None:
        self.query_one("#level", Input).focus()

    @on(Input.Submitted, "#level")
    def _to_file(self) -> None:
        self.query_one("#file", Input).focus()

    @on(Input.Submitted, "#file")
    def action_start(self) -> None:
        """Make the file."""
        self._start(force=False)

    def action_overwrite(self) -> None:
        """Replace the file that is there."""
        self._start(force=True)

    def _start(self, *, force: bool) -> None:
        to, level, file = (self.query_one(f"#{n}", Input).value.strip() for n in _LINES)
        if self.working:
            return
        found = SENSITIVITIES.matches(level)
        if level and len(found) != 1:
            self.refuse(no_level(level))
        elif not file:
            self.refuse(_("Name a file."))
        else:
            target = Path(file).expanduser().absolute()
            self.begin(
                _("Making the bundle"),
                lambda r, _told: r.bundle(
                    target, to, level=found[0] if level else None, force=force
                ),
                self._have_made,
            )

    def failed(self, error: CcmError) -> None:
        """Say what is wrong, and what to do about it."""
        if isinstance(error, Refused):
            self.refuse("; ".join(error.fields.values()))
        elif isinstance(error, FileExists):
            self.refuse(f"{error}\n" + _("ctrl+o overwrites it, or name another file."))
        else:
            super().failed(error)

    def _have_made(self, made: "Bundle") -> None:
        since = show_day(made.since[:10]) if made.since else _("the beginning")
        if made.path is None:
            sheet = self.sheet(_("Nothing new for {name} since {day}").format(
                name=made.to, day=since
            ))  # fmt: skip
            sheet.muted(_("No file was written."))
            self.tell(sheet.content())
            return
        sheet = self.sheet(_("Made ●"))
        sheet.labelled(_("Path"), str(made.path))
        sheet.labelled(_("Size"), _("{n} bytes").format(n=f"{made.bytes:,}"))
        digest = made.sha256 or ""
        sheet.labelled("SHA-256", digest[:32])
        sheet.labelled("", digest[32:])
        sheet.labelled(_("For"), made.to)
        said = ngettext("{n} change", "{n} changes", made.changes).format(n=made.changes)
        sheet.labelled(_("Changes"), said, _("since {moment}").format(moment=since))
        sheet.labelled(_("Level"), SENSITIVITIES.label(made.level))
        sheet.muted(_("The receipt is kept: ctrl+p, Receipts of handing over"))
        self.tell(sheet.content())


_LINES = ("to", "level", "file")


def levels_in_words() -> str:
    """The levels, from the lowest to the highest."""
    return ", ".join(label for _code, label in SENSITIVITIES)


def no_level(typed: str) -> str:
    """That what was typed is no level."""
    return _("“{typed}” is no level.").format(typed=typed)
