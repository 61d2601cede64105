"""Attaching a file: its path, completed while it is typed, and what it is called."""

import os
from asyncio import to_thread
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.suggester import Suggester
from textual.widgets import Input, Static

from ccm_tui.errors import CcmError, Refused
from ccm_tui.tui import harmless
from ccm_tui.tui.bar import KeyLine
from ccm_tui.tui.dialogs import Question
from ccm_tui.words import N_, _

_LOOKED_AT: Final = 5000
"""Entries of a folder among which a name is completed."""


class AttachDialog(Question):
    """Asks for a file, and keeps it as a document of a record."""

    BINDINGS: ClassVar = [
        Binding("escape", "leave", N_("Close"), id="attach.leave", tooltip=N_("Keep nothing")),
        Binding("ctrl+s", "save", N_("Attach"), id="attach.save",
                tooltip=N_("Keep this file in the register")),
    ]  # fmt: skip

    def __init__(self, record: str | None) -> None:
        super().__init__()
        self.record = record

    def compose(self) -> ComposeResult:
        """To what, which file, and its title."""
        with Vertical():
            yield Static(_("Attach a file"), classes="title", markup=False)
            if self.record is not None:
                named = self.app.register.name_of("record", self.record)
                yield Static(harmless.line(named), markup=False)
            yield Static(_("File, of 20 MB at most; right completes"), classes="label",
                         markup=False)  # fmt: skip
            yield Input(id="file", suggester=Paths())
            yield Static("", id="wrong-file", classes="wrong", markup=False)
            yield Static(_("Title; blank: the file's name"), classes="label", markup=False)
            yield Input(id="title")
            yield Static("", id="wrong-title", classes="wrong", markup=False)
        yield KeyLine()

    @on(Input.Submitted, "#file")
    def _next(self) -> None:
        self.query_one("#title", Input).focus()

    @on(Input.Submitted, "#title")
    def action_save(self) -> None:
        """Keep the file."""
        path = self.query_one("#file", Input).value.strip()
        title = self.query_one("#title", Input).value
        if not path:
            self._complain({"file": _("Name a file.")})
            return
        typed = {"title": title} | ({"record": self.record} if self.record else {})
        try:
            uid = self.app.register.attach(Path(path).expanduser(), typed)
        except Refused as error:
            self._complain(error.fields)
        except CcmError as error:
            self.app.say_error(error)
        else:
            self.dismiss(uid)

    def _complain(self, fields: dict[str, str]) -> None:
        """Say what is wrong beside its line; what is not of the title, beside the file."""
        title = fields.get("title", "")
        file = "; ".join(said for name, said in fields.items() if name != "title")
        self.query_one("#wrong-file", Static).update(harmless.plain(file))
        self.query_one("#wrong-title", Static).update(harmless.plain(title))
        self.query_one("#file" if file else "#title", Input).focus()


class Paths(Suggester):
    """Completes the name of a file or folder, as a shell does."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """``value`` with the rest of the first name that begins so."""
        return await to_thread(completed, value)


def completed(typed: str) -> str | None:
    """``typed`` with the rest of the first name, by the alphabet, that begins so; a folder's with
    the sign that goes on into it. None where there is none.

    A name with signs that a screen would obey is not offered: the line shows it as it is.
    """
    folder, _sign, begun = typed.rpartition(os.sep)
    if not begun:
        return None
    found = []
    with suppress(OSError, ValueError), os.scandir(Path(f"{folder}{_sign}").expanduser()) as inside:
        found = sorted(
            entry.name + (os.sep if entry.is_dir() else "")
            for entry in islice(inside, _LOOKED_AT)
            if entry.name.startswith(begun) and harmless.line(entry.name) == entry.name
        )
    return f"{folder}{_sign}{found[0]}" if found else None
