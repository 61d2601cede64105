"""Visits: when this installation last looked at which register, and how far its journal was.

And at which meeting or event its person is, so that a laptop closed over lunch still knows it,
which plan is in use, and up to which level a hub is given records. A small file of the program's
own beside the number of the installation; it never travels. What cannot be read is as if there had
been no visit: nothing hangs on it but a line on Today, and a choice that is made again by two keys.
"""

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date as Day
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Visit:
    """The day of a visit, and the highest clock of each origin that was there then."""

    day: Day
    marks: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Stay:
    """The meeting or event that one is at, since which day, and what new entries take from it."""

    kind: str
    uid: str
    place: str
    date: Day
    since: Day


class Visits:
    """The visits of this installation, kept in the file ``path``; in none where it is None."""

    def __init__(self, path: Path | None) -> None:
        self._path = path

    def last(self, register: str) -> Visit | None:
        """The last visit to the register of this number; None for the first."""
        try:
            kept = self._kept()[register]
            return Visit(
                Day.fromisoformat(kept["day"]),
                {str(origin): int(clock) for origin, clock in kept["marks"].items()},
            )
        except (TypeError, KeyError, ValueError, AttributeError):
            return None

    def keep(self, register: str, visit: Visit) -> None:
        """Remember a visit; where that is not possible, it is not remembered."""
        marks = dict(visit.marks)
        self._write(register, {"day": visit.day.isoformat(), "marks": marks})

    def stay(self, register: str) -> Stay | None:
        """Where one was the last time in the register of this number; None for nowhere."""
        try:
            kept = self._kept()[register]["at"]
            days = (Day.fromisoformat(kept[name]) for name in ("date", "since"))
            return Stay(str(kept["kind"]), str(kept["uid"]), str(kept["place"]), *days)
        except (TypeError, KeyError, ValueError, AttributeError):
            return None

    def keep_stay(self, register: str, stay: Stay | None) -> None:
        """Remember where one is, or (None) that one is nowhere any more."""
        at = stay and {
            "kind": stay.kind,
            "uid": stay.uid,
            "place": stay.place,
            "date": stay.date.isoformat(),
            "since": stay.since.isoformat(),
        }
        self._write(register, {"at": at})

    def plan(self, register: str) -> str | None:
        """The plan (uid) that was chosen last in the register of this number."""
        try:
            return str(self._kept()[register]["plan"])
        except (TypeError, KeyError):
            return None

    def keep_plan(self, register: str, plan: str) -> None:
        """Remember which plan is in use."""
        self._write(register, {"plan": plan})

    def level(self, hub: str) -> str | None:
        """Up to which level records were given to the hub of this name (no password) last."""
        try:
            return str(self._kept()[hub]["level"])
        except (TypeError, KeyError):
            return None

    def keep_level(self, hub: str, level: str) -> None:
        """Remember up to which level a hub is given records."""
        self._write(hub, {"level": level})

    def _write(self, register: str, what: Mapping[str, Any]) -> None:
        """Replace parts of what is kept of a register, as far as that is possible."""
        if self._path is None:
            return
        import json

        kept = self._kept()
        before = kept.get(register)
        kept[register] = {**(before if isinstance(before, dict) else {}), **what}
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
