"""The program killed at random moments of typing and saving, in a real terminal.

``python -m tests.tui.killing 100`` runs a hundred rounds on one register and prints what it found;
the suite runs a few. After each round: the file is sound, the journal gives the tables, every save
that was acknowledged on screen is there, and the draft is a beginning of what was typed.
"""

import fcntl
import os
import pty
import random
import select
import signal
import struct
import sys
import termios
import time
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import pyte

from ccm_tui.register import Register
from tests.surroundings import surroundings

_SIZE = (120, 40)
_WORDS = "the focal point will be named by March and the plan follows in autumn "
_PER_KEY = 0.03


@dataclass
class Found:
    """What the rounds found."""

    rounds: int = 0
    saves: int = 0
    drafts: int = 0
    missing: list[float] = field(default_factory=list)
    """Seconds of typing that the draft lacked, by round."""


class Terminal:
    """The program in a pseudo-terminal."""

    def __init__(self, register: Path, config: Path) -> None:
        self.screen = pyte.Screen(*_SIZE)
        self._stream = pyte.ByteStream(self.screen)
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", CCM_TUI_CONFIG_DIR=str(config))
            arguments = ["-m", "ccm_tui", "--db", str(register), "--by", "ISU"]
            os.execv(sys.executable, [sys.executable, *arguments])
        size = struct.pack("HHHH", _SIZE[1], _SIZE[0], 0, 0)
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, size)

    def reads(self, seconds: float) -> None:
        """Take in what is painted for so long."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            ready, _write, _error = select.select([self._fd], [], [], left)
            if ready:
                self._stream.feed(os.read(self._fd, 65536))

    def sees(self, text: str, patience: float = 20) -> bool:
        """Whether ``text`` appears on the screen."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            if text in "\n".join(self.screen.display):
                return True
            self.reads(0.02)
        return False

    def types(self, text: str) -> None:
        """Type as a fast person does."""
        os.write(self._fd, text.encode())
        self.reads(_PER_KEY)

    def killed(self) -> None:
        """kill -9."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._fd)


def one_round(register: Path, config: Path, moment: float, found: Found) -> None:
    """Start, write an entry, save it, type the next one, and be killed after ``moment`` seconds."""
    before = _entries(register)
    terminal = Terminal(register, config)
    assert terminal.sees("0 entries"), "\n".join(terminal.screen.display)
    for key in ("3", "n"):
        terminal.types(key)
        terminal.reads(0.1)
    assert terminal.sees("New outreach entry")
    for keys in ("GNB", "\r", "\r", "b", "\r", "\r", "today", "\r", "\r", "\r", "first", "\x0e"):
        terminal.types(keys)
    assert terminal.sees("Saved: first"), "\n".join(terminal.screen.display)
    for keys in ("SLE", "\r", "\r", "\r", "\r", "\r", "\r", "\r"):
        terminal.types(keys)
    typed: list[tuple[float, str]] = []
    start = time.monotonic()
    while time.monotonic() - start < moment:
        character = _WORDS[len(typed) % len(_WORDS)]
        typed.append((time.monotonic(), character))
        terminal.types(character)
    end = time.monotonic()
    terminal.killed()
    _look(register, before, typed, end, found)


def _entries(register: Path) -> int:
    with Register.open(register, surroundings()) as opened:
        return opened.rows("outreach").count()


def _look(
    register: Path, before: int, typed: list[tuple[float, str]], end: float, found: Found
) -> None:
    with Register.open(register, surroundings()) as opened:
        faults = [check for check in opened.examine() if not check.ok]
        assert not faults, faults
        assert opened.rows("outreach").count() == before + 1
        found.saves += 1
        drafts = opened.drafts()
        written = str(drafts[0].typed.get("subject", "")) if drafts else ""
        for draft in drafts:
            opened.drop_draft(draft.uid)
    text = "".join(character for _at, character in typed)
    assert text.startswith(written), (written, text)
    found.rounds += 1
    found.drafts += bool(written)
    lost = typed[len(written) :]
    found.missing.append(end - lost[0][0] if lost else 0.0)


def rounds(count: int, folder: Path, seed: int = 1) -> Found:
    """So many rounds on one register."""
    chance, found = random.Random(seed), Found()
    register, config = folder / "register.db", folder / "config"
    Register.open(register, surroundings()).close()
    for _round in range(count):
        one_round(register, config, chance.uniform(0.2, 2.5), found)
    return found


if __name__ == "__main__":
    with TemporaryDirectory() as place:
        result = rounds(int(sys.argv[1]) if len(sys.argv) > 1 else 100, Path(place))
    worst = max(result.missing)
    print(
        f"{result.rounds} kills: {result.saves} acknowledged saves all there, register sound, "
        f"{result.drafts} drafts, at most {worst * 1000:.0f} ms of typing missing"
    )
