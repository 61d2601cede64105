"""What is known of a State beside its claims: duties, headings, figures, and what was decided."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from ccm_tui.domain import vocabularies as words
from ccm_tui.domain.assistance import unsigned
from ccm_tui.domain.dates import before
from ccm_tui.domain.declaration import About, Day, Entity, Line, Look, Text
from ccm_tui.words import N_, _

VERBS = frozenset({"add", "edit", "delete"})
PARTS = ("men", "women", "boys", "girls", "unknown")


class Finding(Entity):
    """What a source reports of a State under a duty of Article 5 or a heading of its profile."""

    table: ClassVar[str] = "finding"
    number: ClassVar[int] = 19
    singular: ClassVar[str] = N_("finding")
    plural: ClassVar[str] = N_("findings")
    title_field: ClassVar[str] = "text"
    day_field: ClassVar[str] = "as_of"
    order: ClassVar[str] = "-as_of"
    verbs: ClassVar[frozenset[str]] = VERBS

    state: Annotated[str, About(N_("State"), "ref", target="state", width=16, kept=True)]
    heading: Annotated[
        str, About(N_("Duty or heading"), "choice", vocabulary=words.HEADINGS, width=24)
    ]
    fulfilment: Annotated[
        str | None, About(N_("Fulfilment"), "choice", vocabulary=words.FULFILMENTS, width=12)
    ] = None
    text: Annotated[Text, About(N_("Text"), "text", width=-1, searched=True)]
    as_of: Annotated[
        Day,
        About(
            N_("As of"),
            "day",
            N_("the day the source speaks for; blank: today"),
            today=True,
            width=11,
            sortable=True,
            kept=True,
        ),
    ]
    source: Annotated[Line, About(N_("Source"), searched=True, kept=True)]
    sensitivity: Annotated[
        str, About(N_("Sensitivity"), "choice", vocabulary=words.SENSITIVITIES, folded=True)
    ] = "restricted"
    by: Annotated[str | None, About(N_("By"), given=True)] = None
    person: Annotated[str | None, About(N_("Person"), given=True)] = None


class Figure(Entity):
    """How many victims a source counts in a State, in aggregate, by sex and age group.

    Never a person: numbers of a period only. Parts may stay unknown; they never exceed the total.
    """

    table: ClassVar[str] = "figure"
    number: ClassVar[int] = 20
    singular: ClassVar[str] = N_("figure on victims")
    plural: ClassVar[str] = N_("figures on victims")
    title_field: ClassVar[str] = "source"
    day_field: ClassVar[str] = "until"
    order: ClassVar[str] = "-until"
    verbs: ClassVar[frozenset[str]] = VERBS

    state: Annotated[str, About(N_("State"), "ref", target="state", width=16, kept=True)]
    kind: Annotated[
        str, About(N_("Kind"), "choice", vocabulary=words.FIGURE_KINDS, width=12, kept=True)
    ]
    since: Annotated[
        Day | None, About(N_("From"), "day", N_("where the period begins"), width=11, kept=True)
    ] = None
    until: Annotated[
        Day,
        About(
            N_("Until"),
            "day",
            N_("where the period ends; blank: today"),
            today=True,
            width=11,
            sortable=True,
            kept=True,
        ),
    ]
    total: Annotated[int, About(N_("Total"), "number", width=8, parts=PARTS)]
    men: Annotated[int | None, About(N_("Men"), "number", width=6)] = None
    women: Annotated[int | None, About(N_("Women"), "number", width=6)] = None
    boys: Annotated[int | None, About(N_("Boys"), "number", width=6)] = None
    girls: Annotated[int | None, About(N_("Girls"), "number", width=6)] = None
    unknown: Annotated[
        int | None,
        About(N_("Not stated"), "number", N_("sex or age not stated"), width=10),
    ] = None
    source: Annotated[Line, About(N_("Source"), width=-1, searched=True, kept=True)]
    remark: Annotated[Text | None, About(N_("Remark"), "text", searched=True, folded=True)] = None
    sensitivity: Annotated[
        str, About(N_("Sensitivity"), "choice", vocabulary=words.SENSITIVITIES, folded=True)
    ] = "restricted"
    by: Annotated[str | None, About(N_("By"), given=True)] = None
    person: Annotated[str | None, About(N_("Person"), given=True)] = None

    def refusals(self) -> Mapping[str, str]:
        """Nobody is counted below zero or beyond the total; a period ends after it begins."""
        wrong = {
            name: _("may not be less than 0")
            for name in ("total", *PARTS)
            if (getattr(self, name) or 0) < 0
        }
        if before(self.until, self.since):
            wrong["until"] = _("may not be before the period begins")
        counted = getattr(self, "total", None) is not None
        if not wrong and counted and (more := -self.unaccounted) > 0:
            wrong["total"] = _("is {n} less than its parts together").format(n=more)
        return wrong

    @property
    def unaccounted(self) -> int:
        """How many of the total none of the parts holds."""
        return self.total - sum(getattr(self, name) or 0 for name in PARTS)


class Ruling(Entity):
    """That a person decided which claim of a State stands where claims disagree, and why."""

    table: ClassVar[str] = "ruling"
    number: ClassVar[int] = 21
    singular: ClassVar[str] = N_("decision on claims")
    plural: ClassVar[str] = N_("decisions on claims")
    title_field: ClassVar[str] = "reason"
    day_field: ClassVar[str] = "date"
    order: ClassVar[str] = "-date"
    verbs: ClassVar[frozenset[str]] = frozenset({"edit", "delete"})
    """Added by taking a claim, so that a State has one decision for each aspect."""

    state: Annotated[str, About(N_("State"), "ref", target="state", width=16)]
    aspect: Annotated[str, About(N_("About"), "choice", vocabulary=words.ASPECTS, width=21)]
    claim: Annotated[
        str, About(N_("Stands"), "ref", N_("the claim that stands"), target="claim", width=18)
    ]
    reason: Annotated[Text, About(N_("Reason"), "text", width=-1, searched=True)]
    date: Annotated[
        Day,
        About(N_("Decided on"), "day", N_("blank: today"), today=True, width=11, sortable=True),
    ]
    judged_by: Annotated[str | None, About(N_("Decided by"), given=True, signs="claim")] = None
    by: Annotated[str | None, About(N_("By"), given=True)] = None
    person: Annotated[str | None, About(N_("Person"), given=True)] = None

    def refusals(self) -> Mapping[str, str]:
        """A decision carries a person's name."""
        return {} if self.judged_by else {"claim": unsigned()}

    def refusals_beside(self, look: Look) -> Mapping[str, str]:
        """The claim is one about this State and this matter."""
        if not (self.claim and self.state and self.aspect):
            return {}
        claim = look("claim", self.claim)
        if (claim["state"], claim["aspect"]) != (self.state, self.aspect):
            return {"claim": _("speaks of something else")}
        return {}
