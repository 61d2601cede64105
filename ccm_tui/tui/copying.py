"""What would be copied, as a file: for terminals that do not take what a program copies."""

from pathlib import Path
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, Static

from ccm_tui.errors import CcmError, FileExists
from ccm_tui.exchange.place import write_text
from ccm_tui.tui import harmless
from ccm_tui.tui.bar import KeyLine
from ccm_tui.tui.dialogs import Question
from ccm_tui.words import N_, _, ngettext

_SHOWN: Final = 3
"""Lines of the text that are shown in the question."""


class FileDialog(Question):
    """Asks where to, and writes there."""

    BINDINGS: ClassVar = [
        Binding("escape", "leave", N_("Close"), id="file.leave", tooltip=N_("Write nothing")),
        Binding("ctrl+s,enter", "start", N_("Write"), id="file.start",
                tooltip=N_("Write the file")),
        Binding("ctrl+o", "overwrite", N_("Overwrite"), show=False, id="file.overwrite",
                tooltip=N_("Replace the file that is there")),
    ]  # fmt: skip

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def compose(self) -> ComposeResult:
        """What is written, and where to."""
        lines = self.text.splitlines()
        shown = [harmless.line(line, 70) for line in lines[:_SHOWN]]
        if len(lines) > _SHOWN:
            more = len(lines) - _SHOWN
            shown.append(ngettext("… and {n} more line", "… and {n} more lines", more))
            shown[-1] = shown[-1].format(n=more)
        proposed = Path.cwd() / f"copied-{self.app.register.today.isoformat()}.txt"
        with Vertical():
            yield Static(_("Copy to a file"), classes="title", markup=False)
            yield Static("\n".join(shown), markup=False)
            yield Static(_("File, which only you may read"), classes="label", markup=False)
            yield Input(str(proposed))
            yield Static("", classes="wrong", markup=False)
        yield KeyLine()

    @on(Input.Submitted)
    def action_start(self) -> None:
        """Write the file."""
        self._write(force=False)

    def action_overwrite(self) -> None:
        """Replace the file that is there."""
        self._write(force=True)

    def _write(self, *, force: bool) -> None:
        typed = self.query_one(Input).value.strip()
        if not typed:
            self._refuse(_("Name a file."))
            return
        path = Path(typed).expanduser().absolute()
        try:
            write_text(f"{self.text}\n", path, self.app.register.path, force=force)
        except FileExists as error:
            self._refuse(f"{error}\n" + _("ctrl+o overwrites it, or name another file."))
        except CcmError as error:
            self._refuse(f"{error}\n{error.hint}")
        else:
            self.dismiss()
            said = _("Written to {path}").format(path=harmless.line(str(path)))
            self.app.notify(said, timeout=10, markup=False)

    def _refuse(self, why: str) -> None:
        self.query_one(".wrong", Static).update(harmless.plain(why))
