"""Organisations and contacts: those who act, and those who are written to."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, ClassVar

from ccm_tui.domain import vocabularies as words
from ccm_tui.domain.dates import before
from ccm_tui.domain.declaration import About, Entity, Line, Text
from ccm_tui.words import N_, _


class Organisation(Entity):
    """An implementer (R1-R3), a potential partner (P1-P8) or any other body that is dealt with.

    Concept note, sections 6 and 7.
    """

    table: ClassVar[str] = "organisation"
    number: ClassVar[int] = 3
    singular: ClassVar[str] = N_("organisation")
    plural: ClassVar[str] = N_("organisations")
    title_field: ClassVar[str] = "name"
    code_field: ClassVar[str] = "code"
    order: ClassVar[str] = "name"
    verbs: ClassVar[frozenset[str]] = frozenset({"add", "edit", "delete"})

    name: Annotated[Line, About(N_("Name"), width=-1, sortable=True, searched=True)]
    acronym: Annotated[Line | None, About(N_("Acronym"), width=8, searched=True)] = None
    code: Annotated[Line | None, About(N_("Code"), width=5, folded=True)] = None
    type: Annotated[
        str, About(N_("Type"), "choice", vocabulary=words.ORGANISATION_TYPES, width=20)
    ] = "other"
    part: Annotated[
        str | None, About(N_("Part in the plan"), "choice", vocabulary=words.PARTS, folded=True)
    ] = None
    states: Annotated[
        tuple[str, ...], About(N_("State"), "refs", target="state", option="state")
    ] = ()
    source: Annotated[Line | None, About(N_("Source"), folded=True)] = None
    remark: Annotated[Text | None, About(N_("Remark"), "text", searched=True)] = None
    sensitivity: Annotated[
        str, About(N_("Sensitivity"), "choice", vocabulary=words.SENSITIVITIES, folded=True)
    ] = "restricted"


class Contact(Entity):
    """An official or representative at work. No private persons, no victims."""

    table: ClassVar[str] = "contact"
    number: ClassVar[int] = 4
    singular: ClassVar[str] = N_("contact")
    plural: ClassVar[str] = N_("contacts")
    title_field: ClassVar[str] = "name"
    order: ClassVar[str] = "name"
    verbs: ClassVar[frozenset[str]] = frozenset({"add", "edit", "delete"})

    name: Annotated[Line, About(N_("Name"), width=-1, sortable=True, searched=True, personal=True)]
    function: Annotated[Line | None, About(N_("Function"), width=20, searched=True)] = None
    role: Annotated[str, About(N_("Role"), "choice", vocabulary=words.CONTACT_ROLES, width=14)] = (
        "other"
    )
    state: Annotated[str | None, About(N_("State"), "ref", target="state", width=16)] = None
    organisation: Annotated[str | None, About(N_("Organisation"), "ref", target="organisation")] = (
        None
    )
    email: Annotated[Line | None, About(N_("E-mail"), searched=True, personal=True)] = None
    phone: Annotated[Line | None, About(N_("Phone"), personal=True)] = None
    since: Annotated[date | None, About(N_("In role since"), "day", folded=True)] = None
    until: Annotated[date | None, About(N_("In role until"), "day", folded=True)] = None
    retention: Annotated[
        date | None,
        About(
            N_("Keep until"), "day", N_("when to erase the personal data"), past=False, folded=True
        ),
    ] = None
    remark: Annotated[Text | None, About(N_("Remark"), "text", personal=True, folded=True)] = None
    sensitivity: Annotated[
        str, About(N_("Sensitivity"), "choice", vocabulary=words.SENSITIVITIES, folded=True)
    ] = "restricted"

    def refusals(self) -> Mapping[str, str]:
        """A term of office ends after it begins."""
        if before(self.until, self.since):
            return {"until": _("may not be before the role began")}
        return {}
