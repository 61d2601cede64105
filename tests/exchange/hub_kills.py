"""``python -m tests.exchange.hub_kills``: pushers lose the hub at random, and every change arrives.

Eight registers, each in a process of its own, give their changes to one hub while its backends are
killed at random moments. Whoever is cut off syncs again. At the end each change is there once, the
hub's sums are those of its rows, and somebody who comes late gets all.
"""

import argparse
import os
import random
import sys
from datetime import datetime
from multiprocessing import Process
from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep

from ccm_tui.errors import HubUnusable
from ccm_tui.exchange import hub as hubs
from ccm_tui.exchange.hub_address import address_of
from ccm_tui.register import Register
from tests.exchange.apart import delegation
from tests.exchange.postgres import Server, running
from tests.surroundings import surroundings

_WRITE = """
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
    INSERT INTO outreach (uid, channel, date, subject)
    SELECT lower(hex(randomblob(16))), 'letter', '2017-02-08', ? || i FROM n
    """
_KILL = "SELECT pg_terminate_backend({}) FROM pg_stat_activity WHERE pid = {}"
_BUSY = "SELECT pid FROM pg_stat_activity WHERE usename = 'delegate'"


def _now() -> datetime:
    return datetime.now().astimezone()


def main() -> int:
    """Run and tell; 1 where a change is missing or there twice."""
    given = _options().parse_args()
    chance = random.Random(given.seed)
    with TemporaryDirectory() as name, running() as server:
        url, folder = server.hub(), Path(name)
        seeded = folder / "seeded.db"
        Register.open(seeded, surroundings()).close()
        written = {identity for n in range(given.pushers) for identity in _office(folder, n, given)}
        pushers = [Process(target=_push, args=(folder, n, url)) for n in range(given.pushers)]
        for pusher in pushers:
            pusher.start()
        killed = 0
        while any(pusher.is_alive() for pusher in pushers):
            sleep(chance.uniform(0, 0.1))
            killed += _kill_one(server, chance) if killed < given.kills else 0
        arrived = server.run("SELECT origin, clock, field FROM ccm_tui.change", _name(url))
        sums = server.run(
            "SELECT (SELECT sum(entries) FROM ccm_tui.arrival),"
            " (SELECT count(*) FROM ccm_tui.change) + (SELECT count(*) FROM ccm_tui.act)",
            _name(url),
        )
        with delegation(seeded, folder, "late", clock=_now) as late:
            pulled = late.sync(address_of(url, {}), "restricted").pulled
    failed = [pusher for pusher in pushers if pusher.exitcode]
    print(
        f"{killed} backends killed: {len(arrived):,} of {len(written):,} changes arrived,"
        f" {pulled:,} pulled by one who came late; {len(failed)} pushers failed; seed {given.seed}"
    )
    whole = len(arrived) == len(written) == pulled and set(arrived) == written
    return int(not whole or sums[0][0] != sums[0][1] or bool(failed))


def _office(folder: Path, number: int, given: argparse.Namespace) -> list[tuple[str, int, str]]:
    """A register with changes of its own; their identities."""
    with delegation(folder / "seeded.db", folder, f"office {number}", clock=_now) as office:
        office._connection.execute(_WRITE, (given.changes, f"{number}, "))
        origin = office._connection.execute("SELECT origin FROM session").fetchone()[0]
        rows = office._connection.execute("SELECT * FROM change WHERE origin = ?", (origin,))
        return [(row["origin"], row["clock"], row["field"]) for row in rows]


def _push(folder: Path, number: int, url: str) -> None:
    hubs._BATCH = 200  # type: ignore[misc]  # many small batches, so that a kill falls into one
    path = folder / f"office {number}.db"
    with Register.open(path, surroundings(installation=str(number), clock=_now)) as one:
        while True:
            try:
                one.sync(address_of(url, {}), "restricted")
            except HubUnusable:
                continue
            return


def _kill_one(server: Server, chance: random.Random) -> int:
    busy = [row[0] for row in server.run(_BUSY)]
    if not busy:
        return 0
    pid = chance.choice(busy)
    return len(server.run(_KILL.format(pid, pid)))


def _name(url: str) -> str:
    return url.rpartition("/")[2]


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.exchange.hub_kills", description=__doc__)
    parser.add_argument("--pushers", type=int, default=8)
    parser.add_argument("--changes", type=int, default=4_000, help="of each of them")
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--seed", type=int, default=int.from_bytes(os.urandom(3), "big"))
    return parser


if __name__ == "__main__":
    sys.exit(main())
