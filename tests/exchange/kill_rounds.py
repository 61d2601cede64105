"""kill -9 at random moments of taking in what others wrote: all of it is there then, or nothing.

``python -m tests.exchange.kill_rounds 200 --of merge`` plays so many rounds, each on a fresh
register; ``--of bundle`` imports a bundle, ``--of sync`` takes everything from a hub and gives what
it has (what reached the hub before the end stays there; the next sync brings the rest).
"""

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from ccm_tui.exchange.hub_address import address_of
from ccm_tui.register import Register
from tests.exchange.apart import delegation, handed_out
from tests.exchange.postgres import running
from tests.store.journal import unwell
from tests.surroundings import surroundings

ENTRIES = 400
LONGEST = {"merge": 0.6, "bundle": 0.6, "sync": 0.6}
"""Seconds after its start within which a process is killed."""
OWN = "of the south's own"
TakeIn = Callable[[Path], None]
"""Takes in what the north wrote, into the register at this path."""


def now() -> datetime:
    """The real time: a hub has its own clock."""
    return datetime.now().astimezone()


def fill(register: Register) -> None:
    """Write what is to arrive."""
    with register._writer.together():
        for number in range(ENTRIES):
            typed = {"subject": f"entry {number}", "states": ["GNB"], "channel": "phone"}
            register.save("outreach", typed | {"date": "8/2/2017"})


@contextmanager
def sent(what: str, north: Register, folder: Path) -> Iterator[TakeIn]:
    """What the north hands out, and how it is taken in."""
    if what == "sync":
        with running() as server:
            address = address_of(server.hub(), {})
            north.sync(address, "restricted")

            def sync(path: Path) -> None:
                with Register.open(path, surroundings(installation="south", clock=now)) as register:
                    register.sync(address, "restricted")

            yield sync
        return
    file = folder / "changes.ccm"
    if what == "bundle":
        north.bundle(file, "South", level="closed_meeting")
    else:
        file = handed_out(north)
    content = file.read_bytes()

    def merge(path: Path) -> None:
        with Register.open(path, surroundings(installation="south", clock=now)) as register:
            register.merge(file, path.parent / "backups")

    yield merge
    if file.read_bytes() != content:
        raise AssertionError("the other file was written to")


def killed(take_in: TakeIn, path: Path, after: float) -> bool:
    """Let a process take it in and kill it; whether it was done before."""
    child = os.fork()
    if child == 0:
        try:
            take_in(path)
            os._exit(0)
        finally:
            os._exit(1)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    _pid, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status) and os.WEXITSTATUS(status):
        raise AssertionError("the process failed before it was killed")
    return not os.WIFSIGNALED(status)


def arrived(path: Path, done: bool) -> bool:
    """Whether all of it is there; raises AssertionError for a part, or an unsound register."""
    with Register.open(path, surroundings(installation="south", clock=now)) as opened:
        subjects = [str(row["subject"]) for row in opened.rows("outreach").first(ENTRIES + 2)]
        count = sum(subject.startswith("entry") for subject in subjects)
        if count not in (0, ENTRIES) or (done and not count):
            raise AssertionError(f"{count} of {ENTRIES} entries are there")
        if OWN not in subjects:
            raise AssertionError("what the south wrote itself is gone")
        if wrong := unwell(opened):
            raise AssertionError("; ".join(wrong))
    return bool(count)


def play(
    seeded: Path, folder: Path, rounds: int, seed: int, what: str = "merge"
) -> tuple[int, int]:
    """Play ``rounds``; how often all was there afterwards, and how often nothing was."""
    chance, found = random.Random(seed), []
    with delegation(seeded, folder, "south", clock=now) as south:
        south.save("outreach", {"subject": OWN, "states": "SLE", "channel": "phone", "date": "8/2"})
    with delegation(seeded, folder, "north", clock=now) as north:
        fill(north)
        with sent(what, north, folder) as take_in:
            for played in range(rounds):
                path = Path(shutil.copy(folder / "south.db", folder / f"round {played}.db"))
                done = killed(take_in, path, chance.uniform(0, LONGEST[what]))
                found.append(arrived(path, done))
                take_in(path)
                if not arrived(path, True):
                    raise AssertionError("doing it again does not bring it")
                for one in folder.glob(f"round {played}.db*"):
                    one.unlink()
                shutil.rmtree(folder / "backups", ignore_errors=True)
    return found.count(True), found.count(False)


def main() -> None:
    """Play as many rounds as asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rounds", type=int, nargs="?", default=200)
    parser.add_argument("--of", choices=sorted(LONGEST), default="merge")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        Register.open(folder / "seeded.db", surroundings()).close()
        whole, none = play(folder / "seeded.db", folder, given.rounds, given.seed, given.of)
    sys.stdout.write(f"{given.rounds} rounds of {given.of}: {whole} whole, {none} not at all\n")


if __name__ == "__main__":
    main()
