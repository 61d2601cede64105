"""Documents leave the register: saved to a file, or opened with the system's program."""

from __future__ import annotations

import os
import re
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


class NoProgram(CcmError):
    """The system has no program for a file."""


def save(content: bytes, target: Path, register: Path, *, force: bool = False) -> None:
    """Write ``content`` to ``target``, for its owner's eyes only (mode 0600); as ``placed``."""
    with placed(target, register, force=force) as temporary:
        _write(content, temporary)


def open_copy(content: bytes, name: str, launch: Callable[[str], int]) -> Path:
    """Open a private copy of ``content`` with the system's program; returns where the copy is.

    ``launch`` opens a path and returns 0 when a program was found. Raises NoProgram.
    """
    path = Path(tempfile.mkdtemp(prefix="ccm-tui-")) / harmless_name(name)
    _write(content, path)
    if launch(str(path)):
        raise NoProgram(
            _("No program was found that opens {name}").format(name=path.name),
            _("A copy of it is at {path}.").format(path=path),
        )
    return path


def harmless_name(name: str) -> str:
    """``name`` without what a shell, a folder or a system would read into it; its ending stays."""
    bare = re.sub(r"[^\w.()-]+", "_", name).strip("._")[-_LONGEST:].lstrip("._-")
    return f"_{bare}" if _SPECIAL.fullmatch(bare) else bare or "document"


def _write(content: bytes, path: Path) -> None:
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
