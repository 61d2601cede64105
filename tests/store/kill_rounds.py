"""kill -9 at random moments of typing and saving: what was acknowledged is there, and whole.

A process types and saves without a pause and tells after each step that it is done; another kills
it. ``python -m tests.store.kill_rounds 100`` plays a hundred rounds on one register.
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import time
import uuid
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from ccm_tui.domain.draft import Draft
from ccm_tui.register import Register
from tests.store.journal import unwell
from tests.surroundings import AdvancingClock, surroundings

LONGEST = 0.12
"""Seconds after its start within which a process is killed; opening takes a part of them."""


@dataclass
class Told:
    """What the processes told they had done: numbers of entries, of edits and of drafts."""

    saved: set[int] = field(default_factory=set)
    edited: set[int] = field(default_factory=set)
    draft: int = -1

    def hear(self, text: str) -> None:
        """Take down the lines of one process; the last may be cut off."""
        for line in text.splitlines(keepends=True):
            if line.endswith("\n"):
                what, number = line.split()
                if what == "draft":
                    self.draft = int(number)
                else:
                    getattr(self, what).add(int(number))


def work(path: Path, start: int, out: int) -> None:
    """Type and save entries from number ``start`` on, telling each step, until killed."""
    around = surroundings(clock=AdvancingClock(), ids=lambda: str(uuid.uuid4()))
    register = Register.open(path, around)
    for number in count(start):
        typed = {"subject": f"entry {number}", "states": ["GNB"], "channel": "phone"}
        register.keep_draft(Draft("draft", "outreach", None, typed, f"{number:09}"))
        os.write(out, f"draft {number}\n".encode())
        promise = {"owed_by": "GNB", "owed_to": "ISU", "what": f"promise {number}", "due": "1/3"}
        uid = register.save("outreach", typed | {"date": "8/2", "commitments": [promise]})
        os.write(out, f"saved {number}\n".encode())
        register.save("outreach", {"place": f"place {number}", "states": ["SLE"]}, uid)
        os.write(out, f"edited {number}\n".encode())


def killed(path: Path, start: int, after: float) -> str:
    """What a process that began with ``start`` told before it was killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work(path, start, writing)
        finally:
            os._exit(1)
    os.close(writing)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    with os.fdopen(reading, "rb") as told:
        text = told.read().decode()
    _pid, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        raise AssertionError("the process ended before it was killed")
    return text


def faults(path: Path, told: Told) -> list[str]:
    """What is not as it was told, in the register opened again."""
    with Register.open(path, surroundings()) as register:
        found = {}
        for row in register.rows("outreach").first(1_000_000):
            record = register.record("outreach", row["uid"])
            found[int(record["subject"].split()[1])] = record
        kept = [int(draft.at) for draft in register.drafts()]
        wrong = unwell(register)
    wrong += [f"entry {n} is missing" for n in told.saved - found.keys()]
    unheard = found.keys() - told.saved
    if len(unheard) > told_processes(path):
        wrong.append(f"entries {sorted(unheard)} were never told")
    for number, record in found.items():
        whole = record["place"] == f"place {number}" and record["states"] == ["SLE"]
        before = record["place"] is None and record["states"] == ["GNB"]
        if not (whole or (before and number not in told.edited)):
            wrong.append(f"entry {number} is half edited")
        if [one["what"] for one in record["commitments"]] != [f"promise {number}"]:
            wrong.append(f"entry {number} is half saved")
    if told.draft >= 0 and (not kept or kept[0] < told.draft):
        wrong.append(f"of the draft, {kept} is there, {told.draft} was told")
    return wrong


def told_processes(path: Path) -> int:
    """How many processes have written here: each may have saved one entry it did not tell of."""
    return int((path.with_suffix(".rounds")).read_text())


def play(path: Path, rounds: int, seed: int) -> Told:
    """Play ``rounds`` on the register at ``path``; raises AssertionError at the first fault."""
    chance = random.Random(seed)
    told = Told()
    for played in range(1, rounds + 1):
        path.with_suffix(".rounds").write_text(str(played))
        told.hear(killed(path, played * 1000, chance.uniform(0, LONGEST)))
        if wrong := faults(path, told):
            raise AssertionError(f"round {played}: {'; '.join(wrong)}")
    return told


def main() -> None:
    """Play as many rounds as asked for on a register of their own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rounds", type=int, nargs="?", default=100)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "register.db"
        Register.open(path, surroundings()).close()
        told = play(path, given.rounds, given.seed)
    sys.stdout.write(
        f"{given.rounds} rounds: {len(told.saved)} entries and {len(told.edited)} edits told, all"
        " there and whole\n"
    )


if __name__ == "__main__":
    main()
