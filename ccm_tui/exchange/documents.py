"""Documents leave the register: saved to a file, or opened with the system's program."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from ccm_tui.errors import CcmError
from ccm_tui.exchange.place import placed
from ccm_tui.words import _

_LONGEST: Final = 80
_SPECIAL: Final = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
"""Names that Windows takes for devices."""


_PROGRAMS: Final = frozenset({
    "app", "bat", "cmd", "com", "command", "cpl", "desktop", "exe", "hta", "jar", "js", "jse",
    "lnk", "msi", "pif", "ps1", "py", "reg", "scr", "sh", "url", "vb", "vbe", "vbs", "wsf", "wsh",
})  # fmt: skip
"""Endings of files that a system would run instead of showing them."""

Launch = Callable[[str], int]
"""Opens the file at a path with the system's program; 0 when there was one."""


class NotOpened(CcmError):
    """A file is not opened: the system has no program for it, or would run it."""


def save(content: bytes, target: Path, register: Path, *, force: bool = False) -> None:
    """Write ``content`` to ``target``, for its owner's eyes only (mode 0600); as ``placed``."""
    with placed(target, register, force=force) as temporary:
        _write(content, temporary)


def open_copy(content: bytes, name: str, launch: Launch) -> Path:
    """Open a private copy of ``content`` by ``launch``; returns where the copy is.

    Raises NotOpened, also for what a system would run: it may come from another register.
    """
    path = Path(harmless_name(name))
    if path.suffix.lower().lstrip(".") in _PROGRAMS:
        raise NotOpened(
            _("{name} is a program or would start one; it is not opened").format(name=path.name),
            _("Save it with ccm-tui document save, and look at it with care."),
        )
    path = Path(tempfile.mkdtemp(prefix="ccm-tui-")) / path
    _write(content, path)
    if launch(str(path)):
        raise NotOpened(
            _("No program was found that opens {name}").format(name=path.name),
            _("A copy of it is at {path}.").format(path=path),
        )
    return path


def launch(path: str) -> int:
    """Open the file at ``path`` with the system's program, which goes on by itself."""
    if sys.platform == "win32":
        os.startfile(path)
        return 0
    program = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if program is None:
        return 1
    subprocess.Popen(
        [program, path],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    return 0


def harmless_name(name: str) -> str:
    """``name`` without what a shell, a folder or a system would read into it; its ending stays."""
    bare = re.sub(r"[^\w.()-]+", "_", name).strip("._")[-_LONGEST:].lstrip("._-")
    return f"_{bare}" if _SPECIAL.fullmatch(bare) else bare or "document"


def _write(content: bytes, path: Path) -> None:
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
