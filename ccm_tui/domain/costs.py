"""What the plan costs, where anybody says so (concept note, section 5: "limited costs")."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from ccm_tui.domain import vocabularies as words
from ccm_tui.domain.declaration import About, Day, Entity, Line, Text
from ccm_tui.words import N_, _


class Cost(Entity):
    """A planned or actual cost of an activity; without an amount, in words only."""

    table: ClassVar[str] = "cost"
    number: ClassVar[int] = 22
    singular: ClassVar[str] = N_("cost")
    plural: ClassVar[str] = N_("costs")
    title_field: ClassVar[str] = "what"
    day_field: ClassVar[str] = "date"
    order: ClassVar[str] = "-date"
    verbs: ClassVar[frozenset[str]] = frozenset({"add", "edit", "delete"})

    activity: Annotated[str, About(N_("Activity"), "ref", target="activity", width=9, kept=True)]
    kind: Annotated[
        str, About(N_("Kind"), "choice", vocabulary=words.COST_KINDS, width=8, kept=True)
    ] = "planned"
    what: Annotated[
        Line, About(N_("What"), help=N_("also “limited costs”"), width=-1, searched=True)
    ]
    amount: Annotated[
        int | None,
        About(
            N_("Amount"),
            "amount",
            N_("blank: not quantified"),
            width=14,
            blank=N_("not quantified"),
        ),
    ] = None
    currency: Annotated[
        Line | None, About(N_("Currency"), help=N_("three letters, as CHF"), width=8, kept=True)
    ] = None
    funder: Annotated[
        str | None,
        About(N_("Funder"), "ref", N_("a State or organisation"), target="party", width=16),
    ] = None
    date: Annotated[
        Day, About(N_("Date"), "day", N_("blank: today"), today=True, width=11, sortable=True)
    ]
    remark: Annotated[Text | None, About(N_("Remark"), "text", searched=True, folded=True)] = None
    sensitivity: Annotated[
        str, About(N_("Sensitivity"), "choice", vocabulary=words.SENSITIVITIES, folded=True)
    ] = "restricted"
    by: Annotated[str | None, About(N_("By"), given=True)] = None
    person: Annotated[str | None, About(N_("Person"), given=True)] = None

    def refusals(self) -> Mapping[str, str]:
        """An amount is positive and has a currency of three letters (ISO 4217)."""
        wrong = {}
        if self.amount is not None and self.amount < 0:
            wrong["amount"] = _("may not be less than 0")
        if self.amount is not None and not self.currency:
            wrong["currency"] = _("is needed beside an amount")
        letters = self.currency or ""
        if letters and not (
            len(letters) == 3 and letters.isascii() and letters.isalpha() and letters.isupper()
        ):
            wrong["currency"] = _("is not three capital letters")
        return wrong
