"""Small charts of text, always beside the same figures in words."""

from typing import Final

from textual.content import Content

FULL: Final = "█"
HALF: Final = "▒"
NONE: Final = "·"


def bar(counted: int, proposed: int, target: int, cells: int) -> Content:
    """How much of ``target`` is counted and, behind it, proposed, on ``cells`` cells.

    What is there is seen, however little; only what is whole is shown as whole.
    """
    full = _share(counted, target, cells)
    either = max(_share(counted + proposed, target, cells), full + (proposed > 0))
    either = min(either, cells)
    return (
        Content.styled(FULL * full, "$accent")
        + Content.styled(HALF * (either - full), "$accent")
        + Content.styled(NONE * (cells - either), "$text-muted")
    )


def _share(part: int, whole: int, cells: int) -> int:
    if part >= whole:
        return cells
    return max(int(part > 0), part * cells // whole)
