"""Assistance: what States need, ask for, get in answer, and learn from each other.

Concept note, sections 3 and 4: challenges and key priorities, requests relayed to donor States
and organisations, good practices.
"""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from ccm_tui.domain import vocabularies as words
from ccm_tui.domain.dates import before, show_day
from ccm_tui.domain.declaration import About, Day, Entity, Line, Look, Text
from ccm_tui.words import N_, _

VERBS = frozenset({"add", "edit", "delete"})


class Need(Entity):
    """A challenge or a key priority of a State in victim assistance, by pillar."""

    table: ClassVar[str] = "need"
    number: ClassVar[int] = 14
    singular: ClassVar[str] = N_("challenge or priority")
    plural: ClassVar[str] = N_("challenges and priorities")
    title_field: ClassVar[str] = "text"
    day_field: ClassVar[str] = "date"
    order: ClassVar[str] = "-date"
    verbs: ClassVar[frozenset[str]] = VERBS

    state: Annotated[str, About(N_("State"), "ref", target="state", width=16, kept=True)]
    kind: Annotated[str, About(N_("Kind"), "choice", vocabulary=words.NEED_KINDS, width=12)]
    pillar: Annotated[str, About(N_("Pillar"), "choice", vocabulary=words.PILLARS, width=22)]
    text: Annotated[Text, About(N_("Text"), "text", width=-1, searched=True)]
    date: Annotated[
        Day,
        About(
            N_("Date"),
            "day",
            N_("blank: the day of the entry, else today"),
            today=True,
            day_from="outreach",
            width=11,
            sortable=True,
            kept=True,
        ),
    ]
    told_by: Annotated[
        str, About(N_("Told by"), "choice", vocabulary=words.TOLD_BY, folded=True, kept=True)
    ] = "state"
    outreach: Annotated[
        str | None,
        About(N_("Outreach"), "ref", N_("the entry it was told in"), target="outreach", kept=True),
    ] = None
    sensitivity: Annotated[
        str, About(N_("Sensitivity"), "choice", vocabulary=words.SENSITIVITIES, folded=True)
    ] = "restricted"
    by: Annotated[str | None, About(N_("By"), given=True)] = None
    person: Annotated[str | None, About(N_("Person"), given=True)] = None


class Request(Entity):
    """What a State asks for under Article 5, to be relayed to those who may give it."""

    table: ClassVar[str] = "request"
    number: ClassVar[int] = 15
    singular: ClassVar[str] = N_("request for assistance")
    plural: ClassVar[str] = N_("requests for assistance")
    title_field: ClassVar[str] = "what"
    day_field: ClassVar[str] = "date"
    order: ClassVar[str] = "-date"
    verbs: ClassVar[frozenset[str]] = VERBS

    state: Annotated[str, About(N_("State"), "ref", target="state", width=16)]
    what: Annotated[Line, About(N_("What"), width=-1, searched=True)]
    pillar: Annotated[str, About(N_("Pillar"), "choice", vocabulary=words.PILLARS, width=22)]
    kind: Annotated[
        str | None, About(N_("Kind"), "choice", vocabulary=words.REQUEST_KINDS, width=10)
    ] = None
    date: Annotated[
        Day,
        About(
            N_("Received"),
            "day",
            N_("blank: the day of the entry, else today"),
            today=True,
            day_from="outreach",
            width=11,
            sortable=True,
        ),
    ]
    contributes: Annotated[
        Text | None,
        About(N_("Own contribution"), "text", N_("what the State gives itself"), folded=True),
    ] = None
    outreach: Annotated[
        str | None,
        About(N_("Outreach"), "ref", N_("the entry it came in"), target="outreach", folded=True),
    ] = None
    timeframe: Annotated[
        Line | None, About(N_("Time frame"), help=N_("by when it is needed"), folded=True)
    ] = None
    contact: Annotated[str | None, About(N_("Contact"), "ref", target="contact", folded=True)] = (
        None
    )
    relays: Annotated[
        tuple[Any, ...],
        About(
            N_("Relayed"),
            "children",
            N_("to whom, and when; enter adds one"),
            target="relay",
        ),
    ] = ()
    matched_on: Annotated[
        Day | None,
        About(N_("Matched on"), "day", N_("when what was asked for was found"), folded=True),
    ] = None
    closed_on: Annotated[
        Day | None, About(N_("Closed on"), "day", N_("nothing more is to be done"), folded=True)
    ] = None
    outcome: Annotated[
        Text | None, About(N_("Outcome"), "text", N_("how it ended"), searched=True, folded=True)
    ] = None
    sensitivity: Annotated[
        str, About(N_("Sensitivity"), "choice", vocabulary=words.SENSITIVITIES, folded=True)
    ] = "restricted"
    by: Annotated[str | None, About(N_("By"), given=True)] = None
    person: Annotated[str | None, About(N_("Person"), given=True)] = None

    def refusals(self) -> Mapping[str, str]:
        """It is matched after it came, and closed after both."""
        came = _("may not be before the request of {day}").format(day=show_day(self.date))
        ended = (("matched_on", self.matched_on), ("closed_on", self.closed_on))
        wrong = {name: came for name, day in ended if before(day, self.date)}
        if not wrong and before(self.closed_on, self.matched_on):
            day = show_day(self.matched_on)
            wrong["closed_on"] = _("may not be before it was matched, {day}").format(day=day)
        return wrong


class Relay(Entity):
    """That a request was passed on to a donor State or an organisation."""

    table: ClassVar[str] = "relay"
    number: ClassVar[int] = 16
    singular: ClassVar[str] = N_("relay")
    plural: ClassVar[str] = N_("relays")
    title_field: ClassVar[str] = "recipient"
    day_field: ClassVar[str] = "date"
    owner_field: ClassVar[str] = "request"
    order: ClassVar[str] = "-date"
    verbs: ClassVar[frozenset[str]] = VERBS

    request: Annotated[str, About(N_("Request"), "ref", target="request", width=-1, kept=True)]
    recipient: Annotated[
        str,
        About(
            N_("To"),
            "ref",
            N_("a donor State or organisation"),
            target="party",
            option="to",
            width=16,
        ),
    ]
    date: Annotated[
        Day, About(N_("Date"), "day", N_("blank: today"), today=True, width=11, sortable=True)
    ]
    ica: Annotated[
        str | None,
        About(
            N_("ICA Coordinators"),
            "choice",
            N_("their part in it"),
            vocabulary=words.ICA_INVOLVEMENTS,
            width=14,
            kept=True,
            blank=N_("ICA involvement not recorded"),
        ),
    ] = None
    outreach: Annotated[
        str | None,
        About(N_("Letter"), "ref", N_("the entry that relayed it"), target="outreach", folded=True),
    ] = None
    responses: Annotated[
        tuple[Any, ...],
        About(
            N_("Response"),
            "children",
            N_("what was answered; enter adds one"),
            target="response",
        ),
    ] = ()
    by: Annotated[str | None, About(N_("By"), given=True)] = None
    person: Annotated[str | None, About(N_("Person"), given=True)] = None

    def refusals_beside(self, look: Look) -> Mapping[str, str]:
        """A request goes to somebody else, once it has come."""
        if not self.request:
            return {}
        wrong, request = {}, look("request", self.request)
        if self.recipient and self.recipient == request["state"]:
            wrong["recipient"] = _("made the request itself")
        received = request["date"]
        if received and before(self.date, Day.fromisoformat(received)):
            day = show_day(received)
            wrong["date"] = _("may not be before the request of {day}").format(day=day)
        return wrong


class Response(Entity):
    """What a donor State or organisation answered, and whether that was constructive."""

    table: ClassVar[str] = "response"
    number: ClassVar[int] = 17
    singular: ClassVar[str] = N_("response")
    plural: ClassVar[str] = N_("responses")
    title_field: ClassVar[str] = "relay"
    day_field: ClassVar[str] = "date"
    owner_field: ClassVar[str] = "relay"
    order: ClassVar[str] = "-date"
    verbs: ClassVar[frozenset[str]] = VERBS

    relay: Annotated[str, About(N_("Relay"), "ref", target="relay", width=16)]
    date: Annotated[
        Day, About(N_("Date"), "day", N_("blank: today"), today=True, width=11, sortable=True)
    ]
    text: Annotated[Text | None, About(N_("Answer"), "text", width=-1, searched=True)] = None
    judgement: Annotated[
        str | None,
        About(
            N_("Judged"),
            "choice",
            N_("by a person, by name"),
            vocabulary=words.JUDGEMENTS,
            width=16,
        ),
    ] = None
    judged_by: Annotated[str | None, About(N_("Judged by"), given=True, signs="judgement")] = None
    judged_on: Annotated[
        Day | None, About(N_("Judged on"), "day", given=True, signs="judgement")
    ] = None
    by: Annotated[str | None, About(N_("By"), given=True)] = None
    person: Annotated[str | None, About(N_("Person"), given=True)] = None

    def refusals(self) -> Mapping[str, str]:
        """A judgement carries a person's name."""
        if self.judgement and not self.judged_by:
            return {"judgement": unsigned()}
        return {}

    def refusals_beside(self, look: Look) -> Mapping[str, str]:
        """Nothing is answered before it was asked."""
        if not self.relay:
            return {}
        relayed = look("relay", self.relay)["date"]
        if relayed and before(self.date, Day.fromisoformat(relayed)):
            day = show_day(relayed)
            return {"date": _("may not be before the relay of {day}").format(day=day)}
        return {}


def unsigned() -> str:
    """What is said of a judgement that nobody stands for."""
    return _("a judgement carries the name of a person: say who acts")
