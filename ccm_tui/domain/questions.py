"""The open questions of a plan as a person sees them: the choices, and what was decided."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date as Day
from typing import TYPE_CHECKING, Final

from ccm_tui.domain import effects
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.domain.entities import Entities


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers, in words, and what choosing it changes."""

    value: str
    text: str
    effect: str


@dataclass(frozen=True, slots=True)
class Question:
    """Something that a plan leaves open; ``value`` is what a person decided, None: nobody has.

    ``concerns`` are codes of the plan's records and names of computed checks.
    """

    uid: str
    code: str
    theme: str
    text: str
    says: str
    concerns: tuple[str, ...]
    choices: tuple[Choice, ...]
    decision: str | None = None
    value: str | None = None
    reason: str | None = None
    decided_by: str | None = None
    decided_on: Day | None = None
    by: str | None = None

    @property
    def decided(self) -> bool:
        """Whether a person decided it."""
        return self.value is not None

    def choice(self, text: str) -> Choice | None:
        """The choice that ``text`` names, case ignored; None: it is in a person's own words."""
        wanted = " ".join(text.split()).casefold()
        return next((one for one in self.choices if one.value.casefold() == wanted), None)

    def fields_of(self, code: str) -> set[str]:
        """The fields of the record ``code`` that choosing may change."""
        return {
            change.field
            for one in self.choices
            for change in effects.read_effect(one.effect)
            if change.code == code
        }


_ASPECTS: Final = {
    "deadline": N_("deadline"),
    "deadline_of": N_("deadline"),
    "target": N_("target"),
    "operator": N_("target"),
    "definition": N_("definition"),
    "states": N_("who may count"),
    "population": N_("who may count"),
    "channels": N_("channels"),
}
"""What is undecided of a record, in a word, by the field that a choice changes."""


def undecided_in_words(questions: Iterable[Question], code: str) -> str:
    """What of the record ``code`` is undecided: ``deadline (14), target (1, 2), and 5, 23``.

    By what a choice would change; at the end the questions that change nothing by themselves.
    """
    found: dict[str, list[str]] = {}
    rest: list[str] = []
    for question in questions:
        if code not in question.concerns or question.decided:
            continue
        changed = question.fields_of(code)
        word = next((word for field, word in _ASPECTS.items() if field in changed), "")
        (found.setdefault(_(word), []) if word else rest).append(question.code)
    said = [f"{word} ({', '.join(codes)})" for word, codes in found.items()]
    if rest:
        text = _("and {codes}") if said else _("questions {codes}")
        said.append(text.format(codes=", ".join(rest)))
    return ", ".join(said)


def changes_in_words(choice: Choice, entities: "Entities") -> Sequence[str]:
    """What choosing this changes, a line for each; nothing where it changes no figure."""
    return effects.in_words(effects.read_effect(choice.effect), entities)
