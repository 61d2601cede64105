"""Events: side events and workshops of the plan, and who attended (concept note, section 3)."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, ClassVar

from ccm_tui.domain import vocabularies as words
from ccm_tui.domain.dates import before
from ccm_tui.domain.declaration import About, Day, Entity, Line, Text
from ccm_tui.words import N_, _

VERBS = frozenset({"add", "edit", "delete"})


class Event(Entity):
    """A side event, workshop or meeting that the Coordinators organise or use."""

    table: ClassVar[str] = "event"
    number: ClassVar[int] = 12
    singular: ClassVar[str] = N_("event")
    plural: ClassVar[str] = N_("events")
    title_field: ClassVar[str] = "title"
    day_field: ClassVar[str] = "starts"
    order: ClassVar[str] = "-starts"
    asked_through: ClassVar[Mapping[str, tuple[str, str]]] = {
        "state": ("attendance", "party"),
        "organisation": ("attendance", "party"),
    }
    verbs: ClassVar[frozenset[str]] = VERBS

    title: Annotated[Line, About(N_("Title"), width=-1, searched=True)]
    kind: Annotated[str, About(N_("Kind"), "choice", vocabulary=words.EVENT_KINDS, width=11)] = (
        "side_event"
    )
    status: Annotated[
        str, About(N_("Status"), "choice", vocabulary=words.EVENT_STATUSES, width=10)
    ] = "planned"
    starts: Annotated[date, About(N_("Starts"), "day", past=False, width=11, sortable=True)]
    ends: Annotated[
        date | None, About(N_("Ends"), "day", N_("blank: the same day"), past=False, width=11)
    ] = None
    place: Annotated[Line | None, About(N_("Place"), searched=True)] = None
    meeting: Annotated[
        str | None,
        About(
            N_("In the margins of"),
            "ref",
            N_("a meeting"),
            target="meeting",
            option="margin_of",
            width=12,
        ),
    ] = None
    conventions: Annotated[
        tuple[str, ...],
        About(
            N_("Organised by"),
            "refs",
            N_("conventions; two at least count for O2"),
            target="convention",
            option="convention",
            width=14,
        ),
    ] = ()
    activities: Annotated[
        tuple[str, ...],
        About(N_("Activity"), "refs", target="activity", option="activity"),
    ] = ()
    outcome: Annotated[Text | None, About(N_("Outcome"), "text", searched=True)] = None
    attendance: Annotated[
        tuple[Any, ...],
        About(
            N_("Attendance"),
            "children",
            N_("who was there, and as what; enter adds one"),
            target="attendance",
            folded=True,
        ),
    ] = ()
    invitations: Annotated[
        tuple[Any, ...],
        About(
            N_("Invitations"),
            "children",
            N_("to whom, and how it was answered; enter adds one"),
            target="invitation",
            folded=True,
        ),
    ] = ()
    agenda: Annotated[
        tuple[Any, ...],
        About(
            N_("Agenda"), "children", N_("enter adds an item"), target="agenda_item", folded=True
        ),
    ] = ()
    source: Annotated[Line | None, About(N_("Source"), folded=True)] = None
    remark: Annotated[Text | None, About(N_("Remark"), "text", searched=True, folded=True)] = None
    sensitivity: Annotated[
        str, About(N_("Sensitivity"), "choice", vocabulary=words.SENSITIVITIES, folded=True)
    ] = "restricted"
    by: Annotated[str | None, About(N_("By"), given=True)] = None
    person: Annotated[str | None, About(N_("Person"), given=True)] = None

    def refusals(self) -> Mapping[str, str]:
        """It ends after it starts."""
        if before(self.ends, self.starts):
            return {"ends": _("may not be before the day it starts")}
        return {}


class Attendance(Entity):
    """That a State or organisation took part in an event, and as what."""

    table: ClassVar[str] = "attendance"
    singular: ClassVar[str] = N_("attendance")
    plural: ClassVar[str] = N_("attendance")
    title_field: ClassVar[str] = "party"
    owner_field: ClassVar[str] = "event"
    order: ClassVar[str] = "party"

    event: Annotated[str, About(N_("Event"), "ref", target="event", width=30)]
    party: Annotated[
        str,
        About(
            N_("Who"), "ref", N_("a State or organisation"), target="party", width=-1, sortable=True
        ),
    ]
    role: Annotated[
        str,
        About(
            N_("Role"),
            "choice",
            vocabulary=words.ATTENDANCE_ROLES,
            width=12,
            kept=True,
        ),
    ] = "participant"
    by: Annotated[str | None, About(N_("By"), given=True)] = None
    person: Annotated[str | None, About(N_("Person"), given=True)] = None


class Invitation(Entity):
    """That a State or organisation was invited to an event, by which letter, and its answer."""

    table: ClassVar[str] = "invitation"
    number: ClassVar[int] = 24
    singular: ClassVar[str] = N_("invitation")
    plural: ClassVar[str] = N_("invitations")
    title_field: ClassVar[str] = "party"
    day_field: ClassVar[str] = "date"
    owner_field: ClassVar[str] = "event"
    order: ClassVar[str] = "-date"
    verbs: ClassVar[frozenset[str]] = VERBS

    event: Annotated[str, About(N_("Event"), "ref", target="event", width=30, kept=True)]
    party: Annotated[
        str,
        About(N_("Invited"), "ref", N_("a State or organisation"), target="party", width=-1),
    ]
    date: Annotated[
        Day,
        About(
            N_("Invited on"),
            "day",
            N_("blank: the day of the letter, else today"),
            today=True,
            day_from="outreach",
            width=11,
            sortable=True,
            kept=True,
        ),
    ]
    outreach: Annotated[
        str | None,
        About(N_("Letter"), "ref", N_("the entry that invited"), target="outreach", kept=True),
    ] = None
    answer: Annotated[
        str | None, About(N_("Answer"), "choice", vocabulary=words.ANSWERS, width=10)
    ] = None
    answered_on: Annotated[Day | None, About(N_("Answered on"), "day", width=11)] = None
    remark: Annotated[Text | None, About(N_("Remark"), "text", folded=True)] = None
    by: Annotated[str | None, About(N_("By"), given=True)] = None
    person: Annotated[str | None, About(N_("Person"), given=True)] = None

    def refusals(self) -> Mapping[str, str]:
        """Nothing is answered before it was asked."""
        if before(self.answered_on, self.date):
            return {"answered_on": _("may not be before the invitation")}
        return {}


class AgendaItem(Entity):
    """One item on the agenda of an event."""

    table: ClassVar[str] = "agenda_item"
    singular: ClassVar[str] = N_("agenda item")
    plural: ClassVar[str] = N_("agenda items")
    title_field: ClassVar[str] = "title"
    owner_field: ClassVar[str] = "event"
    order: ClassVar[str] = "event"
    verbs: ClassVar[frozenset[str]] = VERBS

    event: Annotated[str, About(N_("Event"), "ref", target="event", width=30, sortable=True)]
    time: Annotated[Line | None, About(N_("Time"), width=14)] = None
    title: Annotated[Line, About(N_("Item"), width=-1)]
    speaker: Annotated[Line | None, About(N_("Speaker"), width=24)] = None
    by: Annotated[str | None, About(N_("By"), given=True)] = None
    person: Annotated[str | None, About(N_("Person"), given=True)] = None
