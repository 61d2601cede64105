"""A program in a real pseudo-terminal: what it writes and when, and the keys it is given.

Output is only collected while time counts, each piece with the instant it arrived;
:mod:`benchmarks.screen` makes pictures of it afterwards, so that the emulation of a terminal, which
is slow, stands in no measured time.
"""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import perf_counter
from types import TracebackType
from typing import Final, NamedTuple

COLUMNS: Final = 120
LINES: Final = 40

KEYS: Final = {
    "up": "\x1b[A",
    "down": "\x1b[B",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "enter": "\r",
    "ctrl+b": "\x02",
    "ctrl+f": "\x06",
    "ctrl+j": "\n",
    "ctrl+home": "\x1b[1;5H",
    "ctrl+end": "\x1b[1;5F",
    "quit": "\x11",
}
"""Keys as a terminal sends them; every other text is sent as it is."""

PATIENCE: Final = 60.0
"""Seconds after which a program that does not show what is awaited has failed."""
_LEAVING: Final = 5.0
_SEQUENCE: Final = re.compile(
    rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]P][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-Z\\^-~])"
)


class NothingShownError(Exception):
    """A program did not show what was awaited."""


class EndedError(NothingShownError):
    """The program ended by itself."""


class Piece(NamedTuple):
    """Some output and the instant (of ``perf_counter``) at which it arrived."""

    at: float
    data: bytes


class Terminal:
    """A running program; leave it with the end of a ``with`` block."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str], folder: Path) -> None:
        self.pieces: list[Piece] = []
        """All output so far."""
        self._unread = b""
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        self.started = perf_counter()
        self._process = subprocess.Popen(
            command,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=folder,
            env={**environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"},
            start_new_session=True,
        )
        os.close(theirs)

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._leave()

    def press(self, key: str) -> float:
        """Send a key (a name of :data:`KEYS`, or text); returns the instant of it.

        What is awaited from now on has to arrive after it.
        """
        self._unread = b""
        sent = KEYS.get(key, key).encode()
        now = perf_counter()
        os.write(self._ours, sent)
        return now

    def wait_for(self, pattern: str) -> None:
        """Wait until ``pattern`` was written since the last key; raises NothingShownError."""
        wanted = re.compile(pattern.encode())
        deadline = perf_counter() + PATIENCE
        while perf_counter() < deadline:
            if wanted.search(_SEQUENCE.sub(b"", self._unread)):
                return
            if not self.read(0.5) and self.ended:
                break
        said = _SEQUENCE.sub(b"", self._unread[-4000:]).decode(errors="replace")
        raise NothingShownError(f"{pattern} was not shown, but: {said.strip() or 'nothing'}")

    def wait_for_any(self) -> None:
        """Wait until anything was written since the last key."""
        self.wait_for(r"\S")

    def settle(self, quiet: float = 0.08) -> None:
        """Wait until nothing was written for ``quiet`` seconds."""
        while self.read(quiet):
            pass

    def read(self, timeout: float) -> bool:
        """Take the next piece of output; False when none came, or none can come any more."""
        ready, _write, _error = select.select([self._ours], [], [], timeout)
        if not ready:
            return False
        try:
            data = os.read(self._ours, 1 << 16)
        except OSError:  # how Linux says that the other side is closed
            return False
        if data:
            self.pieces.append(Piece(perf_counter(), data))
            self._unread += data
        return bool(data)

    @property
    def ended(self) -> bool:
        """Whether the program is gone."""
        return self._process.poll() is not None

    @property
    def peak_memory(self) -> int | None:
        """The most memory that the program held so far, in bytes; None where no system tells.

        Not ``ru_maxrss``: on Linux that counts what this process had when it started the other.
        """
        try:
            said = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        except FileNotFoundError:
            return None
        found = re.search(r"VmHWM:\s+(\d+) kB", said)
        return int(found[1]) * 1024 if found else None

    def _leave(self) -> None:
        """Ask the program to quit, as a person would; end it when it does not."""
        if not self.ended:
            os.write(self._ours, KEYS["quit"].encode())
        deadline = perf_counter() + _LEAVING
        while not self.ended and perf_counter() < deadline:
            self.read(0.02)
        if not self.ended:
            print("a program did not quit and was ended", file=sys.stderr)
            self._process.kill()
        self._process.wait()
        os.close(self._ours)
