"""What would be copied, as a file: for terminals that do not take what a program copies."""

from pathlib import Path
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, Static

from ccm_tui.exchange.place import write_text
from ccm_tui.tui import harmless
from ccm_tui.tui.bar import KeyLine
from ccm_tui.tui.to_file import ToFile
from ccm_tui.words import N_, _, ngettext

_SHOWN: Final = 3
"""Lines of the text that are shown in the question."""


class FileDialog(ToFile):
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
            yield Input(str(proposed), id="file")
            yield Static("", classes="wrong", markup=False)
        yield KeyLine()

    def write(self, path: Path, *, force: bool) -> str:
        """Write the text to ``path``."""
        write_text(f"{self.text}\n", path, self.app.register.path, force=force)
        return _("Written to {path}").format(path=harmless.line(str(path)))
