"""The plan check: where a plan is inconsistent, undefined or silent, and what was decided."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from ccm_tui.domain import vocabularies as words
from ccm_tui.domain.assistance import unsigned
from ccm_tui.domain.declaration import About, Day, Entity, Line, Text
from ccm_tui.domain.effects import read_effect
from ccm_tui.words import N_


class Doubt(Entity):
    """Something that a plan leaves open, with what it says and the choices there are."""

    table: ClassVar[str] = "doubt"
    number: ClassVar[int] = 26
    singular: ClassVar[str] = N_("open question")
    plural: ClassVar[str] = N_("open questions")
    title_field: ClassVar[str] = "text"
    code_field: ClassVar[str] = "code"
    order: ClassVar[str] = "position"
    verbs: ClassVar[frozenset[str]] = frozenset({"add", "edit", "delete"})

    plan: Annotated[str, About(N_("Plan"), "ref", target="plan")]
    code: Annotated[Line, About(N_("No."), width=5, searched=True)]
    position: Annotated[int, About(N_("Position"), "number", sortable=True)]
    theme: Annotated[str, About(N_("Theme"), "choice", vocabulary=words.DOUBT_THEMES, width=18)]
    text: Annotated[Text, About(N_("Question"), "text", width=-1, searched=True)]
    says: Annotated[Text | None, About(N_("The plan says"), "text", searched=True)] = None
    concerns: Annotated[
        Line | None, About(N_("Concerns"), help=N_("codes of outputs and activities"), width=10)
    ] = None
    alternatives: Annotated[
        tuple[Any, ...], About(N_("Choices"), "children", target="alternative", folded=True)
    ] = ()
    source: Annotated[Line, About(N_("Source"))]


class Alternative(Entity):
    """One of the choices that an open question leaves, and what choosing it changes."""

    table: ClassVar[str] = "alternative"
    singular: ClassVar[str] = N_("choice")
    plural: ClassVar[str] = N_("choices")
    title_field: ClassVar[str] = "value"
    owner_field: ClassVar[str] = "doubt"
    order: ClassVar[str] = "doubt"

    doubt: Annotated[str, About(N_("Open question"), "ref", target="doubt", sortable=True)]
    value: Annotated[Line, About(N_("Choice"), width=12)]
    text: Annotated[Line | None, About(N_("In words"), width=-1)] = None
    effect: Annotated[
        Line | None,
        About(N_("Changes"), help=N_("as “output O1 target=8; output O1 disputed_target=”")),
    ] = None
    source: Annotated[Line | None, About(N_("Source"))] = None

    def refusals(self) -> Mapping[str, str]:
        """What a choice changes has to be readable."""
        try:
            read_effect(self.effect)
        except ValueError as error:
            return {"effect": str(error)}
        return {}


class Decision(Entity):
    """How a person decided an open question of a plan, and why."""

    table: ClassVar[str] = "decision"
    number: ClassVar[int] = 27
    singular: ClassVar[str] = N_("decision")
    plural: ClassVar[str] = N_("decisions")
    title_field: ClassVar[str] = "value"
    day_field: ClassVar[str] = "date"
    order: ClassVar[str] = "-date"

    doubt: Annotated[str, About(N_("Open question"), "ref", target="doubt", width=-1)]
    value: Annotated[Text, About(N_("Decided"), "text", width=20, searched=True)]
    reason: Annotated[Text, About(N_("Reason"), "text", width=30, searched=True)]
    date: Annotated[
        Day,
        About(N_("Decided on"), "day", N_("blank: today"), today=True, width=11, sortable=True),
    ]
    judged_by: Annotated[str | None, About(N_("Decided by"), given=True, signs="value")] = None
    by: Annotated[str | None, About(N_("By"), given=True)] = None
    person: Annotated[str | None, About(N_("Person"), given=True)] = None

    def refusals(self) -> Mapping[str, str]:
        """A decision carries a person's name."""
        return {} if self.judged_by else {"value": unsigned()}
