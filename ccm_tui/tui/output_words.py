"""An output in a few words: its figures, and its status with its mark.

The status is a word with a mark for the eye; the colour repeats it and never says it alone.
"""

from typing import TYPE_CHECKING, Final

from ccm_tui.domain.counting import STATUSES
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.domain.counting import Progress, Status

MARKS: Final = {"met": "●", "on_track": "◐", "at_risk": "▲", "missed": "✕"}
STYLES: Final = {
    "met": "$success",
    "on_track": "$foreground",
    "at_risk": "bold $warning",
    "missed": "bold $error",
}
"""The colour in which each status is said."""


def figures(progress: "Progress") -> str:
    """How many count of how many are asked for: ``4 of 6``; ``4 of 6 (8?)`` where disputed."""
    target = progress.target
    said = _("{counted} of {target}").format(counted=len(progress.counted), target=target.target)
    return f"{said} ({target.disputed_target}?)" if target.disputed_target else said


def status_in_words(status: "Status") -> str:
    """The status with its mark: ``on track ◐``."""
    return f"{STATUSES.label(status)} {MARKS[status]}"
