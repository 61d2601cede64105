"""States, and what is said of them: claims and treaty memberships."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, ClassVar

from ccm_tui.domain import vocabularies as words
from ccm_tui.domain.dates import before
from ccm_tui.domain.declaration import About, Entity, Line, Text
from ccm_tui.domain.vocabulary import Vocabulary
from ccm_tui.words import N_, _


class State(Entity):
    """A State, or another country or area that may appear as a donor or partner."""

    table: ClassVar[str] = "state"
    number: ClassVar[int] = 1
    singular: ClassVar[str] = N_("State")
    plural: ClassVar[str] = N_("States")
    title_field: ClassVar[str] = "name"
    code_field: ClassVar[str] = "iso3"
    order: ClassVar[str] = "name"
    verbs: ClassVar[frozenset[str]] = frozenset({"edit"})

    iso3: Annotated[Line, About(N_("Code"), width=4, searched=True)]
    iso2: Annotated[Line | None, About(N_("Two-letter code"), folded=True)] = None
    name: Annotated[Line, About(N_("Name"), width=-1, sortable=True, searched=True)]
    convention_status: Annotated[
        str | None,
        About(N_("Convention"), "choice", vocabulary=words.CONVENTION_STATUSES, width=12),
    ] = None
    instrument: Annotated[
        str | None, About(N_("Instrument"), "choice", vocabulary=words.INSTRUMENTS)
    ] = None
    deposit_date: Annotated[date | None, About(N_("Deposited"), "day")] = None
    entry_into_force: Annotated[date | None, About(N_("In force since"), "day")] = None
    source: Annotated[Line | None, About(N_("Source"))] = None
    remark: Annotated[Text | None, About(N_("Remark"), "text", searched=True)] = None

    def refusals(self) -> dict[str, str]:
        """Codes are those of ISO 3166-1: three capital letters, and two."""
        said = {"iso3": _("is not three capital letters"), "iso2": _("is not two capital letters")}
        return {
            name: said[name]
            for name, code, count in (("iso3", self.iso3, 3), ("iso2", self.iso2, 2))
            if code and not re.fullmatch(f"[A-Z]{{{count}}}", code)
        }


class Alias(Entity):
    """Another name by which a State is known."""

    table: ClassVar[str] = "alias"
    singular: ClassVar[str] = N_("other name")
    plural: ClassVar[str] = N_("other names")
    title_field: ClassVar[str] = "name"
    owner_field: ClassVar[str] = "state"
    order: ClassVar[str] = "name"
    verbs: ClassVar[frozenset[str]] = frozenset({"add", "edit", "delete"})

    state: Annotated[str, About(N_("State"), "ref", target="state", width=16)]
    name: Annotated[Line, About(N_("Name"), width=-1, sortable=True)]
    source: Annotated[Line | None, About(N_("Source"))] = None


def _values_for(record: Mapping[str, object]) -> Vocabulary:
    return words.VALUES_OF_ASPECT.get(str(record.get("aspect")), words.CLAIM_VALUES)


class Claim(Entity):
    """What a source says of a State at a day. Claims may disagree; none replaces another."""

    table: ClassVar[str] = "claim"
    number: ClassVar[int] = 2
    singular: ClassVar[str] = N_("claim")
    plural: ClassVar[str] = N_("claims")
    title_field: ClassVar[str] = "value"
    day_field: ClassVar[str] = "as_of"
    order: ClassVar[str] = "-as_of"
    verbs: ClassVar[frozenset[str]] = frozenset({"add", "edit", "delete"})

    state: Annotated[str, About(N_("State"), "ref", target="state", width=16)]
    aspect: Annotated[
        str, About(N_("About"), "choice", vocabulary=words.ASPECTS, width=21, kept=True)
    ]
    value: Annotated[
        str,
        About(
            N_("Value"),
            "choice",
            vocabulary=words.CLAIM_VALUES,
            vocabulary_for=_values_for,
            width=18,
        ),
    ]
    basis: Annotated[str, About(N_("Basis"), "choice", vocabulary=words.BASES, width=8)] = "stated"
    since: Annotated[
        date | None,
        About(N_("Since"), "day", N_("from when, where the source says so"), width=11),
    ] = None
    until: Annotated[
        date | None,
        About(N_("Until"), "day", N_("when it ended, where the source says so"), folded=True),
    ] = None
    as_of: Annotated[
        date,
        About(N_("As of"), "day", N_("the day the source speaks for"), width=11, sortable=True),
    ]
    source: Annotated[Line, About(N_("Source"), width=-1, searched=True, kept=True)]
    source_url: Annotated[Line | None, About(N_("Address of the source"), folded=True)] = None
    reported_by: Annotated[
        str | None,
        About(N_("Reported by"), "choice", vocabulary=words.REPORTERS, folded=True),
    ] = None
    layer: Annotated[str, About(N_("Layer"), "choice", vocabulary=words.LAYERS, folded=True)] = (
        "other"
    )
    remark: Annotated[Text | None, About(N_("Remark"), "text", searched=True)] = None
    sensitivity: Annotated[
        str, About(N_("Sensitivity"), "choice", vocabulary=words.SENSITIVITIES, folded=True)
    ] = "restricted"
    by: Annotated[str | None, About(N_("By"), given=True)] = None
    person: Annotated[str | None, About(N_("Person"), given=True)] = None

    def refusals(self) -> Mapping[str, str]:
        """The value belongs to what the claim is about; it begins before it is reported."""
        wrong = {}
        if self.value not in _values_for({"aspect": self.aspect}).codes:
            wrong["value"] = _("does not answer “{aspect}”").format(
                aspect=words.ASPECTS.label(self.aspect)
            )
        if before(self.as_of, self.since):
            wrong["since"] = _("may not be after the day the source speaks for")
        if before(self.until, self.since):
            wrong["until"] = _("may not be before the day it began")
        return wrong


class Membership(Entity):
    """The status of a State under a treaty, with the date of the list it rests on."""

    table: ClassVar[str] = "membership"
    singular: ClassVar[str] = N_("treaty membership")
    plural: ClassVar[str] = N_("treaty memberships")
    title_field: ClassVar[str] = "treaty"
    order: ClassVar[str] = "treaty"
    verbs: ClassVar[frozenset[str]] = frozenset({"add", "edit", "delete"})

    state: Annotated[str, About(N_("State"), "ref", target="state", width=16)]
    treaty: Annotated[
        str, About(N_("Treaty"), "choice", vocabulary=words.TREATIES, width=14, sortable=True)
    ]
    status: Annotated[str, About(N_("Status"), "choice", vocabulary=words.MEMBERSHIPS, width=10)]
    since: Annotated[date | None, About(N_("Since"), "day", width=11)] = None
    until: Annotated[date | None, About(N_("Until"), "day", width=11)] = None
    as_of: Annotated[date, About(N_("As of"), "day", width=11)]
    source: Annotated[Line, About(N_("Source"), width=-1)]
    remark: Annotated[Text | None, About(N_("Remark"), "text")] = None

    def refusals(self) -> Mapping[str, str]:
        """A membership ends after it begins."""
        if before(self.until, self.since):
            return {"until": _("may not be before the day it began")}
        return {}
