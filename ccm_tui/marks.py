"""Marks: how far this installation has written in the name of each origin, kept outside the files.

A file whose own journal stops before that is an older copy: a backup, or a copy made by hand. Two
files that are written to in one name could not be told apart, so an older copy gets a name of its
own before its first write. One small file for each origin in a folder of the program's own; they
never travel, and what cannot be read or kept is as if it had never been known.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

_DIGITS: Final = 20
"""A clock of 64 bits, always written over by one as long."""


class Marks:
    """The marks of this installation in ``folder``; none are kept where it is None."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._prefix = "" if folder is None else f"{folder}{os.sep}"

    @property
    def are_not_kept(self) -> bool:
        """Whether there is no folder for them."""
        return self._folder is None

    def of(self, origin: str) -> int | None:
        """The highest clock written here in the name of ``origin``; None where nothing was."""
        if self._folder is None or not origin.isalnum():
            return None
        try:
            descriptor = os.open(self._prefix + origin, os.O_RDONLY)
        except OSError:
            return None
        try:
            return int(os.read(descriptor, _DIGITS))
        except (OSError, ValueError):
            return None
        finally:
            os.close(descriptor)

    def keep(self, origin: str, clock: int) -> None:
        """Remember what was written, as far as that is possible. Not synced: it costs nothing."""
        if self._folder is None or not origin.isalnum():
            return
        with suppress(OSError):
            try:
                _write(self._prefix + origin, clock)
            except FileNotFoundError:
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                _write(self._prefix + origin, clock)


def _write(path: str, clock: int) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        os.write(descriptor, f"{clock:0{_DIGITS}d}".encode("ascii"))
    finally:
        os.close(descriptor)


NO_MARKS: Final = Marks(None)
