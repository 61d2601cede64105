"""Visits: when this installation last looked at which register, and how far its journal was.

A small file of the program's own beside the number of the installation; it never travels. What
cannot be read is as if there had been no visit: nothing hangs on it but a line on Today.
"""

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Visit:
    """The day of a visit, and the highest clock of each origin that was there then."""

    day: date
    marks: Mapping[str, int]


class Visits:
    """The visits of this installation, kept in the file ``path``; in none where it is None."""

    def __init__(self, path: Path | None) -> None:
        self._path = path

    def last(self, register: str) -> Visit | None:
        """The last visit to the register of this number; None for the first."""
        try:
            kept = self._kept()[register]
            return Visit(
                date.fromisoformat(kept["day"]),
                {str(origin): int(clock) for origin, clock in kept["marks"].items()},
            )
        except (TypeError, KeyError, ValueError, AttributeError):
            return None

    def keep(self, register: str, visit: Visit) -> None:
        """Remember a visit; where that is not possible, it is not remembered."""
        if self._path is None:
            return
        import json

        kept = self._kept() | {register: {"day": visit.day.isoformat(), "marks": dict(visit.marks)}}
        temporary = self._path.with_name(f".{self._path.name}.{os.getpid()}.new")
        with suppress(OSError):
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            temporary.write_text(json.dumps(kept), encoding="utf-8")
            temporary.replace(self._path)

    def _kept(self) -> dict[str, Any]:
        if self._path is None:
            return {}
        import json

        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return kept if isinstance(kept, dict) else {}
