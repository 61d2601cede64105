"""Closed lists of words: a code that is stored, a label that is shown.

A vocabulary is declared once and serves the form (by first letter), the command line (by code),
lists and history (by label) and the CHECK of ``schema.sql`` (by code).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ccm_tui.words import _


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """An ordered list of ``(code, label)``; the labels are message ids, translated when shown."""

    name: str
    words: tuple[tuple[str, str], ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes in their declared order, as stored."""
        return tuple(code for code, _label in self.words)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return ((code, _(label)) for code, label in self.words)

    def label(self, code: object) -> str:
        """The word a person sees for ``code``; an unknown code is shown as it is."""
        return next((_(label) for known, label in self.words if known == code), str(code))

    def matches(self, typed: str) -> list[str]:
        """The codes that ``typed`` may mean: an exact code or label, else all that begin so."""
        wanted = _fold(typed)
        if not wanted:
            return []
        folded = [(code, _fold(code), _fold(_(label))) for code, label in self.words]
        exact = [code for code, *names in folded if wanted in names]
        return exact or [c for c, *names in folded if any(n.startswith(wanted) for n in names)]


def _fold(text: str) -> str:
    return " ".join(text.casefold().replace("_", " ").split())
