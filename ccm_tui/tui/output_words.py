"""An output in a few words: its figures, and its status with its mark.

The status is a word with a mark for the eye; the colour repeats it and never says it alone.
"""

from typing import TYPE_CHECKING, Final

from ccm_tui.domain.counting import STATUSES, figures

if TYPE_CHECKING:
    from ccm_tui.domain.counting import Progress, Status

__all__ = ["MARKS", "STYLES", "chart", "figures", "status_in_words"]

MARKS: Final = {"met": "●", "on_track": "◐", "at_risk": "▲", "missed": "✕"}
STYLES: Final = {
    "met": "$success",
    "on_track": "$foreground",
    "at_risk": "bold $warning",
    "missed": "bold $error",
}
"""The colour in which each status is said."""
_LONGEST: Final = 24


def status_in_words(status: "Status") -> str:
    """The status with its mark: ``on track ◐``."""
    return f"{STATUSES.label(status)} {MARKS[status]}"


def chart(progress: "Progress") -> str:
    """A sign for each that is asked for: ``■`` counted, ``▣`` proposed, ``□`` still to come.

    What the disputed figure asks for beyond the target stands in brackets. A target too long for
    signs is left to the figures beside it.
    """
    target = progress.target
    asked, disputed = target.target, target.disputed_target or 0
    counted = len(progress.counted)
    signs = "■" * counted + "▣" * len(progress.proposed)
    if max(asked, disputed, counted) > _LONGEST:
        return ""
    signs = signs[: max(asked, disputed, counted)].ljust(max(asked, disputed), "□")
    return f"{signs[:asked]} ({signs[asked:]})" if disputed > asked else signs
