"""Asking where a file goes, and writing it there; one that is there is replaced on request only."""

from pathlib import Path

from textual import on
from textual.widgets import Input, Static

from ccm_tui.errors import CcmError, FileExists, Refused
from ccm_tui.tui import harmless
from ccm_tui.tui.dialogs import Question
from ccm_tui.words import _


class ToFile(Question):
    """Base: the file is typed in ``#file``, what is wrong stands in the line of class ``wrong``."""

    def write(self, path: Path, *, force: bool) -> str:
        """Write to ``path`` and return what is said of it; raises CcmError."""
        raise NotImplementedError

    @on(Input.Submitted)
    def action_start(self) -> None:
        """Write the file."""
        self._write(force=False)

    def action_overwrite(self) -> None:
        """Replace the file that is there."""
        self._write(force=True)

    def _write(self, *, force: bool) -> None:
        typed = self.query_one("#file", Input).value.strip()
        if not typed:
            self._refuse(_("Name a file."))
            return
        try:
            said = self.write(Path(typed).expanduser().absolute(), force=force)
        except FileExists as error:
            self._refuse(f"{error}\n" + _("ctrl+o overwrites it, or name another file."))
        except Refused as error:
            self._refuse("; ".join(error.fields.values()))
        except CcmError as error:
            self._refuse(f"{error}\n{error.hint}")
        else:
            self.dismiss()
            self.app.notify(said, timeout=10, markup=False)

    def _refuse(self, why: str) -> None:
        self.query_one(".wrong", Static).update(harmless.plain(why))
