"""The programs that are run: ours as a person starts it, and what it is compared with."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from benchmarks.terminal import Terminal

ROOT: Final = Path(__file__).resolve().parent.parent
"""The checkout; programs run here, so that its own code is what they import."""

APP: Final = (sys.executable, "-m", "ccm_tui")
EMPTY: Final = (sys.executable, "-m", "benchmarks.empty_app")
IMPORT_ALONE: Final = (sys.executable, "-c", "import sqlite_utils")
OUTPUTS: Final = (*APP, "output", "list")

_THEIRS: Final = (
    "CCM_TUI_BY",
    "CCM_TUI_PERSON",
    "PYTHONDONTWRITEBYTECODE",
    "PYTHONPROFILEIMPORTTIME",
)
"""What a person may have set and would count here: who acts, and compiling at every start."""


def environment(folder: Path, register: Path | None = None) -> Mapping[str, str]:
    """The environment of a program: settings of its own in ``folder``, and the register it opens.

    The register is named in the environment and not by an option, as an option asks for a parser.
    """
    environ = {name: value for name, value in os.environ.items() if name not in _THEIRS}
    environ |= {"CCM_TUI_CONFIG_DIR": str(folder / "settings"), "TEXTUAL_ANIMATIONS": "none"}
    environ["XDG_STATE_HOME"] = str(folder / "state")
    if register is not None:
        environ["CCM_TUI_DB"] = str(register)
    return environ


def at_home(home: Path, environ: Mapping[str, str]) -> Mapping[str, str]:
    """``environ`` for somebody whose home holds no settings and no traces of any program."""
    kept = {name: value for name, value in environ.items() if not name.startswith("XDG_")}
    return {**kept, "HOME": str(home)}


def open_app(folder: Path, register: Path) -> Terminal:
    """Our app on ``register``, in a terminal."""
    return Terminal(APP, environment(folder, register), ROOT)


def open_empty(folder: Path) -> Terminal:
    """An empty Textual app, in a terminal."""
    return Terminal(EMPTY, environment(folder), ROOT)


def console_script() -> Path | None:
    """The installed command ``ccm-tui`` beside this Python, if there is one."""
    script = Path(sys.executable).with_name("ccm-tui")
    return script if script.exists() else None
