"""``python -m benchmarks.hub``: what syncing costs, against a real PostgreSQL on this computer.

Push and pull of many changes, then many registers at one hub. Everything runs on loopback, and the
server writes durably; a network adds its round trips (some twenty for a sync) and its bandwidth.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from uuid import uuid4

from benchmarks import machine
from benchmarks.programs import ROOT
from ccm_tui.exchange.hub import Synced
from ccm_tui.exchange.hub_address import address_of
from ccm_tui.register import Actor, Register, Surroundings
from ccm_tui.store.driver import connect
from tests.exchange.postgres import NoServerError, Server, running

_WRITE = """
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
    INSERT INTO outreach (uid, channel, date, subject, summary)
    SELECT lower(hex(randomblob(16))), 'letter', '2017-02-08', 'Measured ' || i,
        'Some words that somebody may have written about a letter, as long as such words are.'
    FROM n
    """


def main() -> int:
    """Measure and print; 1 where there is no PostgreSQL."""
    given = _options().parse_args()
    place = ROOT / "build"
    place.mkdir(exist_ok=True)
    try:
        with (
            TemporaryDirectory(prefix="hub-", dir=place) as folder,
            running(durable=True) as server,
        ):
            measured = Measured(Path(folder), server)
            print("\n".join(f"{name}: {value}" for name, value in machine.facts().items()))
            measured.one(given.changes)
            measured.many(given.registers, given.each)
    except NoServerError as reason:
        print(reason, file=sys.stderr)
        return 1
    return 0


class Measured:
    """Registers in ``folder``, and hubs on ``server``."""

    def __init__(self, folder: Path, server: Server) -> None:
        self.folder = folder
        self.server = server
        self.seeded = folder / "seeded.db"
        Register.open(self.seeded, _around("seeded")).close()

    def one(self, changes: int) -> None:
        """One register with many changes, and another that gets them."""
        url = self.server.hub()
        with self.register("giver", changes) as giver, self.register("taker", 0) as taker:
            _say("push", changes, self.timed(giver, url))
            _say("pull and merge", changes, self.timed(taker, url))
            _say("again, nothing new", changes, self.timed(taker, url))
            giver.save(
                "outreach",
                {"channel": "phone", "date": "2017-02-08", "subject": "One", "states": ["GNB"]},
            )
            _say("one more pushed", changes, self.timed(giver, url))
            _say("one more pulled", changes, self.timed(taker, url))

    def many(self, registers: int, each: int) -> None:
        """Many registers, some changes each, at one hub; then one that gets all."""
        url = self.server.hub()
        took = []
        for number in range(registers):
            with self.register(f"register {number}", each) as register:
                took.append(self.timed(register, url)[0])
        print(
            f"{registers} registers sync one after the other, {each} new changes each, and get"
            f" all that came before: {sum(took):.1f} s in all, median {median(took):.2f} s,"
            f" the last {took[-1]:.2f} s"
        )
        with self.register("late", 0) as late:
            _say(f"one that knows nothing pulls all {registers}", each, self.timed(late, url))
            _say("the same again", each, self.timed(late, url))
        size = self.server.run(
            "SELECT pg_database_size(current_database())", url.rpartition("/")[2]
        )
        print(f"the hub takes {size[0][0] / 1e6:.0f} MB")

    def timed(self, register: Register, url: str) -> tuple[float, Synced]:
        """How long a sync took, and what it did."""
        began = perf_counter()
        done = register.sync(address_of(url, {}), "restricted")
        return perf_counter() - began, done

    @contextmanager
    def register(self, name: str, changes: int) -> Iterator[Register]:
        """A register with so many changes of its own, open."""
        path = self.folder / f"{name}.db"
        path.write_bytes(self.seeded.read_bytes())
        connection = connect(path)
        connection.execute("UPDATE session SET origin = ?", (os.urandom(8).hex(),))
        if changes:
            connection.execute(_WRITE, (changes,))
        connection.close()
        with Register.open(path, _around(name)) as register:
            yield register
        path.unlink()


def _around(name: str) -> Surroundings:
    return Surroundings(
        clock=lambda: datetime.now().astimezone(),
        ids=lambda: str(uuid4()),
        actor=Actor("ISU", "Measured"),
        installation=name,
    )


def _say(what: str, changes: int, took: tuple[float, Synced]) -> None:
    seconds, done = took
    print(f"{what}: {seconds:.2f} s, {done.pushed:,} pushed, {done.pulled:,} pulled", flush=True)


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.hub", description=__doc__)
    parser.add_argument("--changes", type=int, default=100_000, help="of the large register")
    parser.add_argument("--registers", type=int, default=100, help="at one hub")
    parser.add_argument("--each", type=int, default=200, help="changes of each of them")
    return parser


if __name__ == "__main__":
    sys.exit(main())
