"""Small questions: a register that cannot be opened, where to export to, who acts."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from ccm_tui.domain.vocabularies import SENSITIVITIES
from ccm_tui.errors import CcmError, FileExists
from ccm_tui.tui import harmless
from ccm_tui.tui.app import CcmApp
from ccm_tui.tui.bar import KeyLine
from ccm_tui.tui.pieces import Sheet, muted
from ccm_tui.tui.place import OVER_ALL
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.register import Exported


class Question(ModalScreen[Any]):
    """Base of the small questions: a panel in the middle, its keys in the last line."""

    DEFAULT_CSS: ClassVar[str] = """
    Question {
        align: center middle;
        & > Vertical {
            width: 76; max-width: 96%; height: auto; max-height: 90%;
            padding: 1 2; background: $panel;
        }
        Static { width: 1fr; height: auto; }
        .title { text-style: bold; margin-bottom: 1; }
        .label { color: $text-muted; margin-top: 1; }
        .wrong { color: $error; }
        Input { height: 1; border: none; padding: 0 1; background: $boost; }
        Input:focus { border: none; background: $accent 25%; }
    }
    """

    BINDINGS: ClassVar = [*OVER_ALL]

    app = getters.app(CcmApp)

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)


class CannotOpen(Question):
    """The register cannot be opened: why, and what to do."""

    BINDINGS: ClassVar = [
        Binding("enter,r", "again", N_("Try again"), id="open.again",
                tooltip=N_("Try to open the register again")),
        Binding("escape,q", "leave", N_("Quit"), id="open.leave",
                tooltip=N_("Leave the program; the file is left as it is")),
    ]  # fmt: skip

    def __init__(self, error: CcmError) -> None:
        super().__init__()
        self.error = error

    def compose(self) -> ComposeResult:
        """What happened and what to do."""
        with Vertical():
            yield Static(_("The register cannot be opened"), classes="title", markup=False)
            yield Static(harmless.plain(str(self.error)))
            yield Static(harmless.plain(self.error.hint), classes="label")
        yield KeyLine()

    def action_again(self) -> None:
        """Try again."""
        self.dismiss(True)


class ExportDialog(Question):
    """Hands over the register as one file: asks where and up to which level, then shows it."""

    BINDINGS: ClassVar = [
        Binding("escape", "leave", N_("Close"), id="export.leave", tooltip=N_("Close")),
        Binding("ctrl+s,enter", "start", N_("Export"), id="export.start",
                tooltip=N_("Make the file")),
        Binding("ctrl+o", "overwrite", N_("Overwrite"), show=False, id="export.overwrite",
                tooltip=N_("Replace the file that is there")),
        Binding("ctrl+y", "copy", N_("Copy"), show=False, id="export.copy",
                tooltip=N_("Copy path, size and SHA-256")),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._told = ""

    def compose(self) -> ComposeResult:
        """Where to, and what came of it."""
        register = self.app.register
        proposed = Path.cwd() / f"register-{register.around.clock().date().isoformat()}.db"
        with Vertical():
            yield Static(_("Export the register"), classes="title", markup=False)
            yield Static(
                _("One whole file that others can open, made while the register is in use. What "
                  "is above the level is left out with its history."),
                classes="asked",
                markup=False,
            )  # fmt: skip
            yield Static(_("File"), classes="label", markup=False)
            yield Input(str(proposed), id="path")
            levels = ", ".join(label for _code, label in SENSITIVITIES)
            said = _("Level: {levels} (all)").format(levels=levels)
            yield Static(said, classes="label asked", markup=False)
            highest = SENSITIVITIES.label(SENSITIVITIES.codes[-1])
            yield Input(highest, id="level", classes="asked")
            said = _("With the contacts: yes or no")
            yield Static(said, classes="label asked", markup=False)
            yield Input(_("yes"), id="contacts", classes="asked")
            said = _("For: a name, which keeps a receipt for bundles to go on from; or nobody")
            yield Static(said, classes="label asked", markup=False)
            yield Input(id="to", classes="asked")
            yield Static("", id="told")
        yield KeyLine()

    @on(Input.Submitted)
    def action_start(self) -> None:
        """Make the file."""
        self._start(force=False)

    def action_overwrite(self) -> None:
        """Replace the file that is there."""
        self._start(force=True)

    def _start(self, *, force: bool) -> None:
        path, level, contacts, to = (
            self.query_one(f"#{name}", Input).value.strip()
            for name in ("path", "level", "contacts", "to")
        )
        found = SENSITIVITIES.matches(level)
        answers = [a for a in (_("yes"), _("no")) if contacts and a.startswith(contacts.casefold())]
        if not path:
            self._refuse(_("Name a file."))
        elif len(found) != 1:
            self._refuse(_("“{typed}” is no level.").format(typed=harmless.line(level)))
        elif len(answers) != 1:
            self._refuse(_("With the contacts: yes or no"))
        else:
            self._tell(muted(_("Writing and verifying …")))
            without = answers[0] == _("no")
            self._export(Path(path).expanduser(), to, found[0], without, force)

    @work(thread=True, exclusive=True)
    def _export(self, path: Path, to: str, level: str, without: bool, force: bool) -> None:
        register = self.app.register
        try:
            if to:  # a receipt is written
                with register.at_work() as at_work:
                    done = at_work.export_for(
                        path, to, level=level, without_contacts=without, force=force
                    )
            else:
                with register.aside() as aside:
                    done = aside.export(path, level=level, without_contacts=without, force=force)
        except CcmError as error:
            self.app.call_from_thread(self._failed, error)
        else:
            self.app.call_from_thread(self._done, done)

    def _failed(self, error: CcmError) -> None:
        hint = (
            _("ctrl+o overwrites it, or name another file.")
            if isinstance(error, FileExists)
            else error.hint
        )
        self._tell(Content.styled(harmless.line(str(error)), "$error") + Content(f"\n{hint}"))

    def _done(self, done: "Exported") -> None:
        from ccm_tui.domain.counted import counted

        self._told = f"{done.path}\n{done.bytes}\n{done.sha256}"
        self.query(".asked").set(display=False)  # what was made says it all, on few lines
        sheet = Sheet(self.query_one("#told").content_size.width)
        sheet.hanging("", Content.styled(_("Done ●  verified by opening it"), "bold $success"))
        sheet.labelled(_("Path"), str(done.path))
        sheet.labelled(_("Size"), _("{n} bytes").format(n=f"{done.bytes:,}"))
        sheet.labelled("SHA-256", done.sha256[:32])
        sheet.labelled("", done.sha256[32:])
        sheet.labelled(_("Level"), SENSITIVITIES.label(done.level))
        left_out = counted(self.app.register.entities, done.left_out)
        sheet.labelled(_("Left out"), left_out or _("nothing"))
        sheet.muted(_("ctrl+y copies these lines"))
        self._tell(sheet.content())

    def _refuse(self, why: str) -> None:
        self._tell(Content.styled(why, "$error"))

    def _tell(self, said: Content) -> None:
        self.query_one("#told", Static).update(Content("\n") + said)

    def action_copy(self) -> None:
        """Copy what was shown."""
        if self._told:
            self.app.copy_to_clipboard(self._told)


class IdentityDialog(Question):
    """In whose name is written from here on; remembered for this installation."""

    BINDINGS: ClassVar = [
        Binding("escape", "leave", N_("Close"), id="identity.leave", tooltip=N_("Close")),
        Binding("ctrl+s,enter", "save", N_("Save"), id="identity.save",
                tooltip=N_("Write in this name from here on")),
    ]  # fmt: skip

    def compose(self) -> ComposeResult:
        """Organisation and person."""
        actor = self.app.register.actor
        with Vertical():
            yield Static(_("Who acts"), classes="title", markup=False)
            yield Static(
                _("Everything you write carries this. It is a setting of this installation and "
                  "does not travel with the file."),
                markup=False,
            )  # fmt: skip
            yield Static(_("Organisation: CHL, ITA, ISU or another"), classes="label", markup=False)
            yield Input(actor.by or "", id="by")
            yield Static("", id="wrong", classes="wrong")
            yield Static(_("Person"), classes="label", markup=False)
            yield Input(actor.person or "", id="person")
        yield KeyLine()

    @on(Input.Submitted, "#by")
    def _next(self) -> None:
        self.query_one("#person", Input).focus()

    @on(Input.Submitted, "#person")
    def action_save(self) -> None:
        """Write in this name from here on."""
        from ccm_tui.register import Actor

        by = self.query_one("#by", Input).value.strip()
        person = self.query_one("#person", Input).value.strip()
        try:
            self.app.register.act_as(Actor(by or None, person or None))
        except CcmError as error:
            said = f"{error} {error.hint}".strip()
            self.query_one("#wrong", Static).update(harmless.plain(said))
            self.query_one("#by", Input).focus()
            return
        self.app.remember(by=self.app.register.actor.by or "", person=person)
        self.dismiss(True)
