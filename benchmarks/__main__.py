"""``python -m benchmarks``: measure what the program is allowed to cost, and print one table.

Run it from a checkout with a Python that has the packages of ``requirements-dev.lock``; Linux or
macOS (it needs a pseudo-terminal). Figures are ratios to a reference that took turns with ours in
the same run; the first turn of each is not counted. A figure is a median with the quartiles around
it, unless it says otherwise. Close other programs first; the load before and after is printed.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from subprocess import CalledProcessError
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks import machine, page, table
from benchmarks.bench import Bench
from benchmarks.environments import Environments
from benchmarks.figures import Line
from benchmarks.programs import ROOT
from benchmarks.registers import NoRoomError, Registers
from benchmarks.rows import (
    bundling,
    files,
    headless,
    keys,
    memory,
    merging,
    peers,
    saving,
    searching,
    start,
)
from benchmarks.terminal import NothingShownError
from ccm_tui.errors import CcmError

MEASUREMENTS: Final = {
    "start": start.measure,
    "headless": headless.measure,
    "keys": keys.measure,
    "saving": saving.measure,
    "search": searching.measure,
    "memory": memory.measure,
    "merging": merging.measure,
    "bundle": bundling.measure,
    "file": files.measure,
    "peers": peers.measure,
}


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print; 1 when something could not be measured, 0 also when a budget is missed."""
    given = _options().parse_args(argv)
    try:
        if given.keep is not None:
            given.keep.mkdir(parents=True, exist_ok=True)
            return _run(given, given.keep.resolve())
        # Beside the checkout's own files: a folder in memory would make durable writes free.
        place = ROOT / "build"
        place.mkdir(exist_ok=True)
        with TemporaryDirectory(prefix="benchmarks-", dir=place) as folder:
            return _run(given, Path(folder))
    except (NoRoomError, CalledProcessError) as error:
        print(error, file=sys.stderr)
        return 1


def _run(given: argparse.Namespace, folder: Path) -> int:
    def say(text: str) -> None:
        print(text, file=sys.stderr, flush=True)

    environments = Environments(given.peers, say)
    bench = Bench(Registers(folder, say), given.rows, given.runs, say, environments)
    for rows in bench.rows:
        bench.registers.path(rows)
    facts = {**machine.facts(), "runs": str(given.runs), "load before": machine.load()}
    lines: list[Line] = []
    failed = False
    for name in given.only or MEASUREMENTS:
        say(f"measuring: {name}")
        try:
            lines += MEASUREMENTS[name](bench)
        except (CcmError, NothingShownError, CalledProcessError) as error:
            say(f"{name} could not be measured: {error}")
            failed = True
    facts["load after"] = machine.load()
    print((table.as_json if given.json else table.as_text)(lines, facts))
    if given.write is not None and not failed:
        page.write(given.write, lines, facts)
    return int(failed)


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Measure the budgets and print one table. With --keep a register of 1,000,000"
        " rows (some 4 GB, minutes) is made once and used again.",
    )
    parser.add_argument(
        "--rows",
        type=_sizes,
        default=(1_000, 1_000_000),
        metavar="N,N",
        help="sizes of the registers in outreach entries (default 1000,1000000)",
    )
    parser.add_argument(
        "--only",
        action="append",
        choices=tuple(MEASUREMENTS),
        help="measure this alone; may be given several times",
    )
    parser.add_argument(
        "--runs", type=_count, default=10, metavar="N", help="turns that are counted (default 10)"
    )
    parser.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="keep the registers there and use them again"
    )
    parser.add_argument(
        "--peers",
        type=Path,
        metavar="FOLDER",
        help="compare with other programs too, installed there by pip the first time",
    )
    parser.add_argument(
        "--write",
        type=_page,
        metavar="PAGE",
        help="replace the table of that page, when everything could be measured",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document instead")
    return parser


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(sorted({_count(part.replace("_", "")) for part in text.split(",")}))


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is less than one")
    return number


def _page(text: str) -> Path:
    try:
        page.around(Path(text))
    except (OSError, page.NoPlaceError) as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return Path(text)


if __name__ == "__main__":
    sys.exit(main())
