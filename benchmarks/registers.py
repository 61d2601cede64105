"""The registers that are measured: made by ``ccm-tui demo``, and used again when they are sound.

A register of a million rows takes minutes and gigabytes, so that it is worth keeping. It is sound
when the program of today opens it, triggers compared, and it holds just the rows it should.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Final
from uuid import uuid4

from benchmarks.programs import APP, ROOT, environment
from ccm_tui.errors import CcmError
from ccm_tui.register import Actor, Register, Surroundings

_BYTES_PER_ROW: Final = 4500
"""More than a row takes, its share of journal and indices included."""
_SPARE: Final = 200_000_000


class NoRoomError(Exception):
    """The disk has no room for a register."""


@dataclass(frozen=True, slots=True)
class Made:
    """How a register was made: seconds and bytes; ``seconds`` is 0 where nobody noted it."""

    rows: int
    seconds: float
    size: int


@dataclass(slots=True)
class Registers:
    """The registers in one folder; each is made when it is first asked for."""

    folder: Path
    say: Callable[[str], None]
    made: dict[int, Made] = field(default_factory=dict)

    def path(self, rows: int) -> Path:
        """A sound register of ``rows`` outreach entries; raises NoRoomError."""
        path = self.folder / f"register-{rows}.db"
        if rows not in self.made:
            self.made[rows] = self._kept(path, rows) or self._make(path, rows)
        return path

    @contextmanager
    def copy(self, rows: int) -> Iterator[Path]:
        """A copy to be written to, on disk before it is handed out, and gone afterwards."""
        source = self.path(rows)
        _require_room(self.folder, source.stat().st_size)
        copy = self.folder / f"copy-{rows}.db"
        _remove(copy)
        try:
            shutil.copyfile(source, copy)
            _sync(copy)
            yield copy
        finally:
            _remove(copy)

    def _kept(self, path: Path, rows: int) -> Made | None:
        if not path.exists():
            return None
        try:
            with open_register(path) as register:
                found = register.rows("outreach").count()
        except CcmError as error:
            self.say(f"{path.name} is made anew: {error}")
            return None
        if found != rows:
            self.say(f"{path.name} is made anew: it holds {found:,} rows")
            return None
        self.say(f"{path.name} is used again")
        note = path.with_suffix(".json")
        seconds = json.loads(note.read_text())["seconds"] if note.exists() else 0.0
        return Made(rows, seconds, path.stat().st_size)

    def _make(self, path: Path, rows: int) -> Made:
        _require_room(self.folder, rows * _BYTES_PER_ROW)
        _remove(path)
        self.say(f"{path.name} is made: {rows:,} rows")
        began = perf_counter()
        subprocess.run(
            (*APP, "--db", str(path), "demo", "--rows", str(rows)),
            cwd=ROOT,
            env=environment(self.folder),
            stdout=subprocess.DEVNULL,
            check=True,
        )
        made = Made(rows, perf_counter() - began, path.stat().st_size)
        path.with_suffix(".json").write_text(json.dumps(asdict(made)) + "\n")
        return made


def open_register(path: Path) -> Register:
    """The register at ``path`` as this process uses it; raises CcmError."""
    return Register.open(
        path,
        Surroundings(
            clock=lambda: datetime.now(UTC),
            ids=lambda: str(uuid4()),
            actor=Actor("ISU", "Benchmark"),
            installation="benchmark",
        ),
    )


def _require_room(folder: Path, size: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < size + _SPARE:
        raise NoRoomError(
            f"{folder} has {free / 1e9:.1f} GB left and {(size + _SPARE) / 1e9:.1f} GB are needed;"
            " name another folder with --keep, or fewer rows with --rows"
        )


def _remove(path: Path) -> None:
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)


def _sync(path: Path) -> None:
    """Write the copy out now: what waits to be written would slow the next durable write."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    if sys.platform != "win32":
        os.sync()
