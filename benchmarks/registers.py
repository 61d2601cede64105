"""The registers that are measured: made by ``ccm-tui demo``, and used again when they are sound.

A register of a million rows takes minutes and gigabytes, so that it is worth keeping. It is sound
when it was made from the schema of today (its indices are what is measured), the program of today
opens it, triggers compared, and it holds just the rows it should.
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
from hashlib import sha256
from pathlib import Path
from time import perf_counter
from typing import Final
from uuid import uuid4

from benchmarks.programs import APP, ROOT, environment
from ccm_tui.errors import CcmError
from ccm_tui.register import Actor, Register, Surroundings
from ccm_tui.resources import schema_sql

_BYTES_PER_ROW: Final = 4500
"""More than a row takes, its share of journal and indices included."""
_SPARE: Final = 200_000_000


class NoRoomError(Exception):
    """The disk has no room for a register."""


@dataclass(frozen=True, slots=True)
class Made:
    """How a register was made: rows, seconds, bytes, and the digest of the schema."""

    rows: int
    seconds: float
    size: int
    schema: str


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
        note = path.with_suffix(".json")
        if not path.exists() or not note.exists():
            return None
        try:
            made = Made(**json.loads(note.read_text()))
            with open_register(path) as register:
                found = register.rows("outreach").count()
        except (CcmError, TypeError, ValueError) as error:
            self.say(f"{path.name} is made anew: {error}")
            return None
        if made.schema != _schema() or found != rows:
            self.say(f"{path.name} is made anew: of another schema or number of rows")
            return None
        self.say(f"{path.name} is used again")
        return made

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
        made = Made(rows, perf_counter() - began, path.stat().st_size, _schema())
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


def _schema() -> str:
    return sha256(schema_sql().encode()).hexdigest()


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
