"""Writes ``keys.md`` from the keys as the program declares them: ``python docs/keys.py``."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from textual.binding import Binding

from ccm_tui.register import Register
from ccm_tui.tui.app import CcmApp
from ccm_tui.tui.dialogs import CannotOpen, ExportDialog, IdentityDialog
from ccm_tui.tui.drafts_screen import DraftsScreen
from ccm_tui.tui.form.child import ChildForm
from ccm_tui.tui.form.screen import FormScreen
from ccm_tui.tui.help_screen import HelpScreen
from ccm_tui.tui.outreach_screen import OutreachScreen
from ccm_tui.tui.place import LeavesWithEscape
from ccm_tui.tui.prompt import PromptInput
from ccm_tui.tui.record_list.keys import BINDINGS as LIST_KEYS
from ccm_tui.tui.record_screen import RecordScreen
from ccm_tui.tui.section import Section
from ccm_tui.tui.state_screen import StateScreen
from ccm_tui.tui.states_screen import StatesScreen

PAGE: Final = Path(__file__).with_name("keys.md")

_INTRODUCTION: Final = """\
# All keys

`F1` shows the keys of the place you are in. `ctrl+p` finds every action, and every State, by name.
This page is made from the program itself by `docs/keys.py`.

![The keys of the outreach log, as F1 shows them](pictures/help.svg)
"""

PLACES: Final[tuple[tuple[str, Iterable[object]], ...]] = (
    ("Everywhere", CcmApp.BINDINGS),
    ("In every list", LIST_KEYS),
    ("In every section", Section.BINDINGS),
    ("States", StatesScreen.BINDINGS),
    ("Outreach", OutreachScreen.BINDINGS),
    ("A State on a screen of its own", StateScreen.BINDINGS),
    ("A record on a screen of its own", RecordScreen.BINDINGS),
    ("History, threads, records, drafts", LeavesWithEscape.BINDINGS),
    ("Drafts", DraftsScreen.BINDINGS),
    ("A form", FormScreen.BINDINGS),
    ("A commitment inside a form", ChildForm.BINDINGS),
    ("While a search or a day is typed", PromptInput.BINDINGS),
    ("Handing over (ctrl+e)", ExportDialog.BINDINGS),
    ("Who acts (ctrl+w)", IdentityDialog.BINDINGS),
    ("A register that cannot be opened", CannotOpen.BINDINGS),
    ("Help", HelpScreen.BINDINGS),
)
"""Where keys are declared, from everywhere to the smallest place."""


class _NoSettings:
    """The settings of an app that is never run."""

    theme = ""

    def remember(self, **settings: str) -> None:
        """Nothing to keep."""


def page() -> str:
    """The page ``keys.md``, whole."""

    def never() -> Register:
        raise AssertionError("the app is asked for the names of its keys and not run")

    app = CcmApp(never, _NoSettings())
    parts = [_INTRODUCTION]
    for place, declared in PLACES:
        rows = [_row(app, binding) for binding in declared if isinstance(binding, Binding)]
        parts.append(
            f"## {place}\n\n| key | word | what it does |\n|---|---|---|\n" + "\n".join(rows) + "\n"
        )
    return "\n".join(parts)


def _row(app: CcmApp, binding: Binding) -> str:
    shown = [app.get_key_display(one) for one in Binding.make_bindings([binding])]
    keys = " ".join(f"`{key}`" for key in dict.fromkeys(shown))
    return f"| {keys} | {binding.description} | {binding.tooltip or binding.description} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
