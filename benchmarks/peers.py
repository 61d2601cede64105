"""How the outreach log is opened: by ours, and by the programs that ours is compared with.

Nobody thinks or looks for a key: what has to be pressed on the way is sent as soon as it can be.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from typing import Final, NamedTuple

from benchmarks.environments import Environments, pinned_version
from benchmarks.programs import APP
from benchmarks.screen import Region
from benchmarks.sections import FIRST, LOG_KEY, cursor_in_log
from benchmarks.table_app import LOG

_ROW_TEN: Final = "{uid}"
_PAGES: Final = 5


class Step(NamedTuple):
    """What is awaited on the screen, as a regular expression, and what is then pressed."""

    shown: str
    press: Sequence[str]


@dataclass(frozen=True, slots=True)
class Way:
    """A program's way to the log; ``{register}``, ``{rows}`` and ``{uid}`` are filled in."""

    command: Sequence[str]
    second: Region
    """The row below the first: it looks different once the cursor is on it."""
    walk: Sequence[str]
    """Keys to the end and back, with some pages at both."""
    steps: Sequence[Step] = ()
    shown: str = _ROW_TEN
    """On the screen once rows of the log are."""
    log: str = "SELECT * FROM outreach_list"
    """What is shown, as SQL; ``{uid}`` is how the uid of its tenth row begins."""
    down: str = "down"
    whole: str = _ROW_TEN
    """On the screen once every row is read."""


class Peer(NamedTuple):
    """A program that ours is compared with; no way where it is not installed."""

    name: str
    way: Way | None


OURS: Final = Way(
    command=APP,
    second=Region(top=4, bottom=5, right=60),
    steps=(Step(FIRST.shown, (LOG_KEY,)), Step(cursor_in_log(1, "{rows}"), ())),
    # Ten lines with a day of the demo's last year, as ours shows no uid.
    shown=r"(?m)(?:^.* 2017 .*\n){{10}}",
    whole=cursor_in_log(2, "{rows}"),
    walk=("end", *("pageup",) * _PAGES, "home", *("pagedown",) * _PAGES),
)

TABLE: Final = Way(
    command=(sys.executable, "-m", "benchmarks.table_app", "{register}"),
    second=Region(top=2, bottom=3),
    log=LOG,
    walk=("ctrl+end", *("pageup",) * _PAGES, "ctrl+home", *("pagedown",) * _PAGES),
)

_VISIDATA: Final = Way(
    # Names the sheet: without it every table of the register is read, the history too.
    command=("{register}", "+0:outreach::"),
    second=Region(top=3, bottom=4),
    log="SELECT * FROM outreach",
    down="j",
    whole=r"\b{rows} rows",
    walk=("gj", *("ctrl+b",) * _PAGES, "gk", *("ctrl+f",) * _PAGES),
)

_HARLEQUIN: Final = Way(
    command=(
        *("--adapter", "sqlite", "--read-only", "--no-write-history"),
        # By itself it shows the first 100,000 rows.
        *("--viewer-max-rows", "-1", "{register}"),
    ),
    second=Region(top=23, bottom=24, left=31, right=118),
    steps=(
        Step("Database Connected", ()),
        # The last line offers it once the editor has the focus; what is typed before is lost.
        Step("Format Query", ("select * from outreach_list",)),
        Step("from outreach_list", ("ctrl+j",)),
    ),
    whole=r"\d Records\)",
    walk=("ctrl+end", *("pageup",) * _PAGES, "ctrl+home", *("pagedown",) * _PAGES),
)


def peers(environments: Environments) -> list[Peer]:
    """Those that ours is compared with, installed where that is possible."""
    found = [Peer(f"DataTable of Textual {version('textual')}", TABLE)]
    for name, way in (("visidata", _VISIDATA), ("harlequin", _HARLEQUIN)):
        program = environments.program(name)
        there = replace(way, command=(str(program), *way.command)) if program else None
        found.append(Peer(f"{name} {pinned_version(name)}", there))
    return found
