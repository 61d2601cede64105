"""What a State needs, asks for and shares, as its profile shows it: needs, requests, practices."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from ccm_tui.domain import vocabularies as words
from ccm_tui.domain.dates import show_day
from ccm_tui.words import _

Stage = Literal["received", "relayed", "answered", "matched", "closed"]


@dataclass(frozen=True, slots=True)
class NeedTold:
    """A challenge or key priority."""

    uid: str
    pillar: str
    text: str
    day: date
    told_by: str


@dataclass(frozen=True, slots=True)
class Step:
    """How far a request is; ``party`` is whom it was relayed to, and who answered."""

    stage: Stage
    day: date
    party: str | None = None
    judgement: str | None = None


@dataclass(frozen=True, slots=True)
class RequestMade:
    """A request with its latest step."""

    uid: str
    what: str
    pillar: str
    day: date
    latest: Step


@dataclass(frozen=True, slots=True)
class PracticeShared:
    """A good practice; States are named by their ISO 3166 code."""

    uid: str
    title: str
    day: date
    giver: str
    receivers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Aid:
    """All of it for one State, newest first, and no more of each than a profile shows."""

    challenges: tuple[NeedTold, ...]
    priorities: tuple[NeedTold, ...]
    requests: tuple[RequestMade, ...]
    given: tuple[PracticeShared, ...]
    received: tuple[PracticeShared, ...]


def told_in_words(need: NeedTold) -> str:
    """Pillar and day, and that others told it: ``rehabilitation, 8 Feb 2017``."""
    said = [words.PILLARS.label(need.pillar), show_day(need.day)]
    if need.told_by != "state":
        said.append(_("told by {whom}").format(whom=words.TOLD_BY.label(need.told_by)))
    return ", ".join(said)


def step_in_words(step: Step) -> str:
    """How far a request is: ``relayed to Italy, 3 May 2017``."""
    said = {
        "received": _("received, {day}"),
        "relayed": _("relayed to {party}, {day}"),
        "answered": _("answered by {party}, {day}"),
        "matched": _("matched, {day}"),
        "closed": _("closed, {day}"),
    }[step.stage].format(party=step.party, day=show_day(step.day))
    if step.stage != "answered":
        return said
    judged = words.JUDGEMENTS.label(step.judgement) if step.judgement else _("not judged yet")
    return f"{said}, {judged}"


def shared_in_words(practice: PracticeShared, *, given: bool) -> str:
    """With whom a practice was shared, and when: ``to GNB, SLE, 3 May 2017``."""
    text = _("to {states}, {day}") if given else _("from {states}, {day}")
    states = ", ".join(practice.receivers) if given else practice.giver
    return text.format(states=states, day=show_day(practice.day))
