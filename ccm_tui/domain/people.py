"""Organisations and contacts: those who act, and those who are written to."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, ClassVar

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
        tuple[str, ...], About(N_("State"), "refs", target="state", option="state", width=10)
    ] = ()
    since: Annotated[
        date | None, About(N_("In office since"), "day", N_("term of office"), folded=True)
    ] = None
    until: Annotated[date | None, About(N_("In office until"), "day", past=False, folded=True)] = (
        None
    )
    source: Annotated[Line | None, About(N_("Source"), folded=True)] = None
    remark: Annotated[Text | None, About(N_("Remark"), "text", searched=True)] = None
    sensitivity: Annotated[
        str, About(N_("Sensitivity"), "choice", vocabulary=words.SENSITIVITIES, folded=True)
    ] = "restricted"

    def refusals(self) -> Mapping[str, str]:
        """A term of office ends after it begins."""
        return term(self.since, self.until)


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
    posts: Annotated[
        tuple[Any, ...],
        About(
            N_("Other posts"),
            "children",
            N_("earlier and further ones; enter adds one"),
            target="post",
            folded=True,
        ),
    ] = ()
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
        return term(self.since, self.until)


class Post(Entity):
    """An earlier or further post of a contact: in which role, for whom, from when to when."""

    table: ClassVar[str] = "post"
    singular: ClassVar[str] = N_("post")
    plural: ClassVar[str] = N_("posts")
    title_field: ClassVar[str] = "role"
    owner_field: ClassVar[str] = "contact"
    order: ClassVar[str] = "contact"
    verbs: ClassVar[frozenset[str]] = frozenset({"add", "edit", "delete"})

    contact: Annotated[str, About(N_("Contact"), "ref", target="contact", width=-1, sortable=True)]
    role: Annotated[str, About(N_("Role"), "choice", vocabulary=words.CONTACT_ROLES, width=14)]
    function: Annotated[Line | None, About(N_("Function"), width=20)] = None
    state: Annotated[str | None, About(N_("State"), "ref", target="state", width=16)] = None
    organisation: Annotated[str | None, About(N_("Organisation"), "ref", target="organisation")] = (
        None
    )
    since: Annotated[date | None, About(N_("Since"), "day", width=11)] = None
    until: Annotated[date | None, About(N_("Until"), "day", past=False, width=11)] = None

    def refusals(self) -> Mapping[str, str]:
        """A term of office ends after it begins."""
        return term(self.since, self.until)


def term(since: date | None, until: date | None) -> dict[str, str]:
    """What is wrong with a term of office, by field."""
    return {"until": _("may not be before the role began")} if before(until, since) else {}
