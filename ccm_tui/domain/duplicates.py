"""Duplicates: what makes two records look like one thing, written down twice.

Records are the same to the eye when a key made of their texts is the same, so that finding them
never compares all pairs. Only a person says that they are one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ccm_tui.words import N_


@dataclass(frozen=True, slots=True)
class Likeness:
    """Why two records of a kind may be one, as a message id.

    ``field`` is the name that is compared; empty where it is more than a name.
    """

    why: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records of ``kind`` that may be one: the older first; ``why`` is a message id."""

    kind: str
    one: str
    other: str
    why: str


LIKENESSES: Final[Mapping[str, tuple[Likeness, ...]]] = {
    "contact": (
        Likeness(N_("the same name"), "name"),
        Likeness(N_("the same e-mail"), "email"),
    ),
    "organisation": (
        Likeness(N_("the same name"), "name"),
        Likeness(N_("the same acronym"), "acronym"),
    ),
    "outreach": (Likeness(N_("the same State, day, channel and counterpart")),),
}
"""The kinds whose duplicates are looked for."""


def key_of(folded_name: str) -> str:
    """The key of a name without accents, case and punctuation, whatever the order of its words.

    “Doe, Jane” and “Jane Doe” have the same one.
    """
    return " ".join(sorted(folded_name.split()))


def pairs_of(kind: str, groups: Iterable[tuple[Sequence[str], str]], most: int = 500) -> list[Pair]:
    """Each group of like records (uids, oldest first) and why, as pairs of its first and another.

    Two records that are alike in several ways are one pair; at most ``most`` pairs.
    """
    found: dict[tuple[str, str], Pair] = {}
    for uids, why in groups:
        for other in uids[1:]:
            found.setdefault((uids[0], other), Pair(kind, uids[0], other, why))
            if len(found) == most:
                return list(found.values())
    return list(found.values())
