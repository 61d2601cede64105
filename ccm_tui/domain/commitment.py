"""Commitment: what was promised, by whom, to whom and by when."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, ClassVar

from ccm_tui.domain import vocabularies as words
from ccm_tui.domain.declaration import About, Entity, Line
from ccm_tui.words import N_, _


class Commitment(Entity):
    """Who owes what to whom by when; done or not. Several may come from one conversation."""

    table: ClassVar[str] = "commitment"
    number: ClassVar[int] = 10
    singular: ClassVar[str] = N_("commitment")
    plural: ClassVar[str] = N_("commitments")
    title_field: ClassVar[str] = "what"
    day_field: ClassVar[str] = "due"
    owner_field: ClassVar[str] = "outreach"
    order: ClassVar[str] = "due"
    verbs: ClassVar[frozenset[str]] = frozenset({"add", "edit", "delete"})

    owed_by: Annotated[
        str, About(N_("Owed by"), "ref", N_("a State or organisation"), target="party", width=6)
    ]
    owed_to: Annotated[
        str, About(N_("Owed to"), "ref", N_("a State or organisation"), target="party", width=6)
    ]
    what: Annotated[Line, About(N_("What"), width=-1, searched=True)]
    due: Annotated[date, About(N_("Due"), "day", past=False, width=11, sortable=True)]
    done_on: Annotated[date | None, About(N_("Done on"), "day", width=11, folded=True)] = None
    outreach: Annotated[
        str | None,
        About(
            N_("Outreach"),
            "ref",
            N_("the entry it was promised in"),
            target="outreach",
            folded=True,
        ),
    ] = None
    event: Annotated[
        str | None,
        About(N_("Event"), "ref", N_("the event it was promised at"), target="event", folded=True),
    ] = None
    sensitivity: Annotated[
        str, About(N_("Sensitivity"), "choice", vocabulary=words.SENSITIVITIES, folded=True)
    ] = "restricted"
    by: Annotated[str | None, About(N_("By"), given=True)] = None
    person: Annotated[str | None, About(N_("Person"), given=True)] = None

    def refusals(self) -> Mapping[str, str]:
        """Nobody owes anything to themselves."""
        if self.owed_by == self.owed_to:
            return {"owed_to": _("must be somebody other than who owes it")}
        return {}
