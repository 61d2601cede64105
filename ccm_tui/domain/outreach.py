"""Outreach: a contact with States or organisations, made or received (concept note, section 3)."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from ccm_tui.domain import vocabularies as words
from ccm_tui.domain.dates import before
from ccm_tui.domain.declaration import About, Day, Entity, Line, Text
from ccm_tui.errors import Refused
from ccm_tui.words import N_, _

VERBS = frozenset({"add", "edit", "delete"})


class Outreach(Entity):
    """A letter, note verbale, e-mail, call or meeting, and what came of it."""

    table: ClassVar[str] = "outreach"
    number: ClassVar[int] = 9
    singular: ClassVar[str] = N_("outreach entry")
    plural: ClassVar[str] = N_("outreach entries")
    title_field: ClassVar[str] = "subject"
    day_field: ClassVar[str] = "date"
    order: ClassVar[str] = "-date"
    verbs: ClassVar[frozenset[str]] = VERBS

    states: Annotated[
        tuple[str, ...],
        About(
            N_("State"),
            "refs",
            N_("type to find; several may be chosen"),
            target="state",
            option="state",
            width=12,
        ),
    ] = ()
    channel: Annotated[
        str, About(N_("Channel"), "choice", vocabulary=words.CHANNELS, width=12, kept=True)
    ]
    direction: Annotated[
        str, About(N_("Direction"), "choice", vocabulary=words.DIRECTIONS, width=4, kept=True)
    ] = "out"
    date: Annotated[Day, About(N_("Date"), "day", width=11, sortable=True, kept=True)]
    place: Annotated[Line | None, About(N_("Place"), searched=True, kept=True)] = None
    meeting: Annotated[
        str | None,
        About(
            N_("In the margins of"),
            "ref",
            N_("a meeting"),
            target="meeting",
            folded=True,
            kept=True,
        ),
    ] = None
    event: Annotated[
        str | None,
        About(N_("Event"), "ref", N_("where it happened"), target="event", folded=True, kept=True),
    ] = None
    organisations: Annotated[
        tuple[str, ...],
        About(N_("Organisation"), "refs", target="organisation", option="organisation"),
    ] = ()
    contacts: Annotated[
        tuple[str, ...],
        About(N_("Contact"), "refs", target="contact", option="contact", folded=True),
    ] = ()
    subject: Annotated[Line, About(N_("Subject"), width=-1, searched=True)]
    summary: Annotated[Text | None, About(N_("Summary"), "text", searched=True)] = None
    commitments: Annotated[
        tuple[Any, ...],
        About(
            N_("Promised"),
            "children",
            N_("who owes what to whom by when; enter adds one"),
            target="commitment",
        ),
    ] = ()
    follow_up: Annotated[
        Day | None,
        About(
            N_("Follow up"),
            "day",
            N_("a reminder for whoever acts"),
            past=False,
            stored=False,
            folded=True,
        ),
    ] = None
    activities: Annotated[
        tuple[str, ...],
        About(N_("Activity"), "refs", target="activity", option="activity", kept=True),
    ] = ()
    engagement: Annotated[
        str | None,
        About(N_("Engagement"), "choice", vocabulary=words.ENGAGEMENTS, width=12),
    ] = None
    reply_to: Annotated[
        str | None,
        About(N_("Reply to"), "ref", N_("the entry it answers"), target="outreach", folded=True),
    ] = None
    sensitivity: Annotated[
        str,
        About(N_("Sensitivity"), "choice", vocabulary=words.SENSITIVITIES, folded=True, kept=True),
    ] = "restricted"
    by: Annotated[str | None, About(N_("By"), given=True, width=5)] = None
    person: Annotated[str | None, About(N_("Person"), given=True)] = None

    def refusals(self) -> Mapping[str, str]:
        """Somebody was addressed; what follows does not come before."""
        wrong = {}
        if not self.states and not self.organisations:
            wrong["states"] = _("name at least one State or organisation")
        if before(self.follow_up, self.date):
            wrong["follow_up"] = _("may not be before the date of the entry")
        return wrong

    def implied(self, by: str | None) -> Mapping[str, list[Mapping[str, Any]]]:
        """A follow-up date is a commitment of whoever acts to the first one addressed."""
        if self.follow_up is None:
            return {}
        if by is None:
            raise Refused(
                {"follow_up": _("nobody is named as acting, so nobody can owe it")},
                hint=_("Say who acts: --by CHL, ITA or ISU; in the app, “Who acts”."),
                unnamed=True,
            )
        what = _("Follow up: {subject}").format(subject=self.subject)
        owed_to = (*self.states, *self.organisations)[0]
        due = self.follow_up.isoformat()
        return {"commitments": [{"owed_by": by, "owed_to": owed_to, "what": what, "due": due}]}
