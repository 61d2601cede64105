"""kill -9 at random moments of a merge: afterwards all of it is there, or nothing.

``python -m tests.exchange.kill_rounds 200`` plays so many rounds, each on a fresh register.
"""

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path

from ccm_tui.register import Register
from tests.exchange.apart import delegation, handed_out
from tests.store.journal import unwell
from tests.surroundings import surroundings

ENTRIES = 400
LONGEST = 0.6
"""Seconds after its start within which a process is killed."""


def prepared(seeded: Path, folder: Path) -> tuple[Path, Path]:
    """A register at work, and the file that is merged into it."""
    with delegation(seeded, folder, "north") as north:
        with north._writer.together():
            for number in range(ENTRIES):
                typed = {"subject": f"entry {number}", "states": ["GNB"], "channel": "phone"}
                north.save("outreach", typed | {"date": "8/2"})
        file = handed_out(north)
    delegation(seeded, folder, "south").close()
    return folder / "south.db", file


def merging(path: Path, file: Path) -> None:
    """Merge, and say when it begins to matter."""
    with Register.open(path, surroundings()) as register:
        register.merge(file, path.parent / "backups")


def killed(path: Path, file: Path, after: float) -> bool:
    """Let a process merge and kill it; whether it was done before."""
    child = os.fork()
    if child == 0:
        try:
            merging(path, file)
            os._exit(0)
        finally:
            os._exit(1)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    _pid, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status) and os.WEXITSTATUS(status):
        raise AssertionError("the process failed before it was killed")
    return not os.WIFSIGNALED(status)


def play(seeded: Path, folder: Path, rounds: int, seed: int) -> tuple[int, int]:
    """Play ``rounds``; how often all was there afterwards, and how often nothing was."""
    register, file = prepared(seeded, folder)
    chance, found = random.Random(seed), []
    for played in range(rounds):
        path = Path(shutil.copy(register, folder / f"round {played}.db"))
        before = file.read_bytes()
        done = killed(path, file, chance.uniform(0, LONGEST))
        with Register.open(path, surroundings()) as opened:
            count = opened.rows("outreach").count()
            if count not in (0, ENTRIES) or (done and not count):
                raise AssertionError(f"round {played}: {count} of {ENTRIES} entries are there")
            if wrong := unwell(opened):
                raise AssertionError(f"round {played}: {'; '.join(wrong)}")
        if file.read_bytes() != before:
            raise AssertionError(f"round {played}: the other file was written to")
        for one in folder.glob(f"round {played}.db*"):
            one.unlink()
        shutil.rmtree(folder / "backups", ignore_errors=True)
        found.append(count)
    return found.count(ENTRIES), found.count(0)


def main() -> None:
    """Play as many rounds as asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rounds", type=int, nargs="?", default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        Register.open(folder / "seeded.db", surroundings()).close()
        whole, none = play(folder / "seeded.db", folder, given.rounds, given.seed)
    sys.stdout.write(f"{given.rounds} rounds: {whole} merged whole, {none} not at all\n")


if __name__ == "__main__":
    main()
