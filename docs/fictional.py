"""The register that the pictures and examples of these pages are taken from.

Its States, claims and meetings are the seeds of the program. What was written, promised and said is
made up, and says so itself (see :mod:`story`). Nothing here is random, and the clock stands where
it is put, so that pictures and examples come out the same every time.
"""

import uuid
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from story import ISU, STORY

from ccm_tui.register import Actor, Register, Surroundings
from ccm_tui.store.driver import connect

TODAY: Final = date(2017, 2, 9)

_ORIGIN: Final = "0123456789abcdef"
_NAMESPACE: Final = uuid.UUID("0f2b6a34-54b7-5c0c-9d53-43434d31d0c5")


class SetClock:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.now = datetime(2017, 2, 9, 9, 41, 7, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The time it was set to."""
        return self.now


class Ids:
    """Uids that look random and are the same in every run; each ``series`` has its own."""

    def __init__(self, series: str) -> None:
        self.begin(series)

    def begin(self, series: str) -> None:
        """Those of ``series`` from here on: what is added to one moves no uid of another."""
        self._series, self._count = series, 0

    def __call__(self) -> str:
        """The next one."""
        self._count += 1
        return str(uuid.uuid5(_NAMESPACE, f"{self._series}/{self._count}"))


def surroundings(
    actor: Actor = ISU, clock: SetClock | None = None, as_at: date | None = TODAY
) -> Surroundings:
    """9 February 2017, a quarter to ten, at the Implementation Support Unit."""
    return Surroundings(clock or SetClock(), Ids("shown"), actor, "documentation", as_at)


def make(path: Path, *, filled: bool = True) -> None:
    """A register at ``path``; ``filled`` with what the story says."""
    clock, ids = SetClock(), Ids("made")
    around = Surroundings(clock, ids, ISU, "documentation")
    Register.open(path, around).close()
    _give_origin(path)
    if filled:
        with Register.open(path, around) as register:
            for written, actor, acts in STORY:
                clock.now = datetime.fromisoformat(written).replace(tzinfo=UTC)
                ids.begin(written)
                register.act_as(actor)
                for act in acts:
                    act(register)


def _give_origin(path: Path) -> None:
    """A register's own number is random; here it has to be the same every time."""
    connection = connect(path)
    connection.execute("UPDATE session SET origin = ?", (_ORIGIN,))
    connection.commit()
    connection.close()
