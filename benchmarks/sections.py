"""Where the app begins and where its log is: all that the measurements know about its sections."""

from typing import Final, NamedTuple

from benchmarks.screen import Region
from ccm_tui.tui.app import SECTIONS

DOWN: Final = "down"


class Usable(NamedTuple):
    """What tells that a section is of use.

    Its figures and its list are on the screen once ``shown``, a regular expression, was written;
    and :data:`DOWN`, pressed at that moment, is answered once its ``second`` entry looks different,
    as the cursor is on it.
    """

    shown: str
    second: Region


FIRST: Final = Usable(
    # The outputs at a glance, and how many entries the list has, in whatever order.
    shown=r"(?s)\A(?=.*\bO6 .*?\d+ of \d+).*\b\d+ entries",
    second=Region(top=5, bottom=6, right=60),
)
"""Today, which a start shows."""

LOG_KEY: Final = next(place.key for place in SECTIONS if place.name == "outreach")
"""The digit of the outreach log."""


def cursor_in_log(row: int, rows: int | str) -> str:
    """What the log writes once its cursor is in ``row`` of ``rows``."""
    return rf"\b{row} of {rows}"
