"""An output in a few words: its figures, its status with its mark, and what a judgement did to it.

The status is a word with a mark for the eye; the colour repeats it and never says it alone.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from ccm_tui.domain.counting import STATUSES, figures, why_in_words
from ccm_tui.words import _, ngettext

if TYPE_CHECKING:
    from ccm_tui.domain.counting import Piece, Progress, Status, Target

__all__ = ["MARKS", "STYLES", "did", "figures", "status_in_words", "verdict_in_words"]

MARKS: Final = {"met": "●", "on_track": "◐", "at_risk": "▲", "missed": "✕"}
STYLES: Final = {
    "met": "$success",
    "on_track": "$foreground",
    "at_risk": "bold $warning",
    "missed": "bold $error",
}
"""The colour in which each status is said."""


def status_in_words(status: "Status") -> str:
    """The status with its mark: ``on track ◐``."""
    return f"{STATUSES.label(status)} {MARKS[status]}"


def verdict_in_words(piece: "Piece", target: "Target") -> str:
    """The verdict, and whether it counts or why not: ``accepted, counts ●``, ``proposed, late``."""
    from ccm_tui.domain.vocabularies import VERDICTS

    verdict = VERDICTS.label(piece.verdict)
    if piece.counts:
        return _("{verdict}, counts ●").format(verdict=verdict)
    if piece.why in ("not_judged", "refused"):
        return verdict
    return f"{verdict}, {why_in_words(piece, target)}"


def did(verdict: str, pieces: "Sequence[Piece]", progress: "Progress") -> str:
    """What judging ``pieces`` did to their output: ``Accepted: O3 1 of 2``."""
    n, beside = len(pieces), [piece for piece in pieces if not piece.counts]
    stands = f"{progress.target.code} {figures(progress)}"
    if verdict == "refused":
        said = ngettext("Refused: {stands}", "{n} refused: {stands}", n)
        return said.format(n=n, stands=stands)
    if n == 1 and beside:
        why = why_in_words(beside[0], progress.target)
        return _("Accepted, does not count: {why}").format(why=why)
    said = ngettext("Accepted: {stands}", "{n} accepted: {stands}", n).format(n=n, stands=stands)
    if not beside:
        return said
    rest = ngettext("{n} of them does not count", "{n} of them do not count", len(beside))
    return f"{said}; {rest.format(n=len(beside))}"
