"""What comes from outside a register, made for tests: time, ids, who acts. Nothing here is random.

The clock advances by a second at each look, so that no two acts of a test have the same time.
"""

import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from ccm_tui.register import Actor, Surroundings

TODAY = date(2017, 2, 9)
ACTOR = Actor("ISU", "Test Person")

_IDS = uuid.UUID("7d5f0d52-0c5e-5b3c-9d53-43434d310001")


class AdvancingClock:
    """A clock that starts at nine on :data:`TODAY` and can be set."""

    def __init__(self, now: datetime = datetime(2017, 2, 9, 9, 0, tzinfo=UTC)) -> None:
        self.now = now

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def counted_ids(series: str = "id") -> Callable[[], str]:
    """Ids that look random and are the same in every run; each ``series`` has its own."""
    count = 0

    def new() -> str:
        nonlocal count
        count += 1
        return str(uuid.uuid5(_IDS, f"{series}/{count}"))

    return new


def surroundings(**given: Any) -> Surroundings:
    """Surroundings as most tests want them, with any of their fields ``given``."""
    usual: dict[str, Any] = {
        "clock": AdvancingClock(),
        "ids": counted_ids(),
        "actor": ACTOR,
        "installation": "test installation",
        "as_at": TODAY,
    }
    return Surroundings(**(usual | given))
