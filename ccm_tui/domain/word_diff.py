"""What was taken out of a text and what was put in, word by word."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

MOST_WORDS = 4_000
"""Words and gaps of a text that are compared; a longer one is taken as replaced whole."""

How = Literal["same", "out", "in"]


class Piece(NamedTuple):
    """A stretch of text that both have, that was taken out, or that was put in."""

    how: How
    text: str


def word_diff(before: str, after: str) -> list[Piece]:
    """How ``before`` became ``after``; what was taken out stands before what was put in."""
    old, new = (re.findall(r"\s+|\S+", text) for text in (before, after))
    if max(len(old), len(new)) > MOST_WORDS:
        return [Piece("out", before), Piece("in", after)]
    return [piece for piece in _pieces(old, new) if piece.text]


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, start, end, begin, stop in matcher.get_opcodes():
        if tag == "equal":
            yield Piece("same", "".join(old[start:end]))
        else:
            yield Piece("out", "".join(old[start:end]))
            yield Piece("in", "".join(new[begin:stop]))
