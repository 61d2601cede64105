"""The names that quick capture knows: read once, then looked up at every key."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

NAMED: Final = ("state", "organisation", "contact", "activity")
"""The kinds of record that a line may name."""


class Known(Protocol):
    """A record as the register suggests it."""

    @property
    def uid(self) -> str:
        """What is kept."""

    @property
    def code(self) -> str:
        """The short public code, empty where there is none."""

    @property
    def name(self) -> str:
        """What a person reads."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word of a line may mean: a record of ``kind``, or a word of a closed list.

    ``value`` is what the field keeps: a uid, a code, a day (``YYYY-MM-DD``), or the text as typed
    where it means nothing that could be kept.
    """

    kind: str
    value: str
    code: str = ""
    name: str = ""


Names = Mapping[str, tuple[Meaning, ...]]
"""All that a folded text names exactly."""


@dataclass(frozen=True, slots=True)
class NameBook:
    """Names by place in the line; ``fold`` takes accents, case and punctuation away."""

    fold: Callable[[str], str]
    addressed: Names
    """States by code, name and other names; organisations by code and acronym."""
    beside: Names
    """After ``@``: organisations and contacts by any name."""
    activities: Names
    """After ``#``: activities by code."""
    words: int
    """Of how many words the longest of those addressed is."""


def name_book(
    known: Mapping[str, Iterable[tuple[Known, set[str]]]], fold: Callable[[str], str]
) -> NameBook:
    """The book of what is ``known``: for each kind its records, with all their folded names."""
    addressed: dict[str, tuple[Meaning, ...]] = {}
    beside: dict[str, tuple[Meaning, ...]] = {}
    activities: dict[str, tuple[Meaning, ...]] = {}
    for kind, records in known.items():
        for record, forms in records:
            meaning = Meaning(kind, record.uid, record.code, record.name)
            short = (forms - {fold(record.name)}) | {fold(record.code)}
            if kind == "activity":
                _add(activities, short, meaning)
            if kind in ("state", "organisation"):
                _add(addressed, forms if kind == "state" else short, meaning)
            if kind in ("organisation", "contact"):
                _add(beside, forms, meaning)
    words = max((len(name.split()) for name in addressed), default=1)
    return NameBook(fold, addressed, beside, activities, words)


def _add(names: dict[str, tuple[Meaning, ...]], forms: Iterable[str], meaning: Meaning) -> None:
    for form in forms:
        if form:
            names[form] = (*names.get(form, ()), meaning)
