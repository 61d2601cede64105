"""How far a request for assistance is: received, relayed, answered, matched, closed.

A stage is never typed: it follows from what is written. A relay makes a request relayed, a response
answered; the days on which it was matched and closed are fields of the request itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from ccm_tui.domain.dates import show_day
from ccm_tui.domain.vocabulary import Vocabulary
from ccm_tui.errors import Refused
from ccm_tui.words import N_, _, ngettext

STAGES: Final = Vocabulary(
    "stage",
    (
        ("received", N_("received")),
        ("relayed", N_("relayed")),
        ("answered", N_("answered")),
        ("matched", N_("matched")),
        ("closed", N_("closed")),
    ),
)
"""The stages in their order; the furthest that holds is the request's."""


@dataclass(frozen=True, slots=True)
class Steps:
    """On which day a request reached each stage: the first relay, the first response, and so on."""

    received: date
    relayed: date | None = None
    answered: date | None = None
    matched: date | None = None
    closed: date | None = None

    @property
    def stage(self) -> str:
        """The furthest stage that it has reached."""
        return next(code for code in reversed(STAGES.codes) if getattr(self, code) is not None)

    @property
    def since(self) -> date:
        """The day from which it is in its stage."""
        found: date = getattr(self, self.stage)
        return found

    @property
    def written(self) -> str:
        """The stage that relays and responses alone make."""
        return "answered" if self.answered else "relayed" if self.relayed else "received"


def for_days(steps: Steps, today: date) -> str:
    """How long a request is in its stage: ``12 days``; empty where that is yet to come."""
    days = (today - steps.since).days
    if days == 0:
        return _("today")
    return ngettext("{n} day", "{n} days", days).format(n=days) if days > 0 else ""


def in_words(steps: Steps, today: date) -> str:
    """The stage, since when and for how long: ``relayed since 20 Jan 2017, 20 days``."""
    said = _("{stage} since {day}").format(
        stage=STAGES.label(steps.stage), day=show_day(steps.since)
    )
    return ", ".join(filter(None, [said, for_days(steps, today)]))


def next_stage(steps: Steps) -> str:
    """The stage after the one in which a request is; empty after the last."""
    at = STAGES.codes.index(steps.stage) + 1
    return STAGES.codes[at] if at < len(STAGES.codes) else ""


def stage_before(steps: Steps) -> str:
    """The stage in which a request would be if it had not reached its own; empty for the first."""
    reached = [code for code in STAGES.codes if getattr(steps, code) is not None]
    return reached[-2] if len(reached) > 1 else ""


def moved(
    steps: Steps, wanted: str, today: date, day: str = "", outcome: str | None = None
) -> Mapping[str, str]:
    """What to write into a request so that it is in the stage ``wanted``.

    From the ``day`` typed, else from when it was matched before, else from today. Raises
    :class:`~ccm_tui.errors.Refused` where only another record could make it so.
    """
    if outcome is not None and wanted != "closed":
        raise Refused({"outcome": _("goes with the stage “closed”")})
    if wanted == "closed":
        ended = {} if outcome is None else {"outcome": outcome}
        return {"closed_on": day or today.isoformat(), **ended}
    if wanted == "matched":
        return {"matched_on": day or (steps.matched or today).isoformat(), "closed_on": ""}
    if day:
        raise Refused({"date": _("goes with the stages “matched” and “closed”")})
    if wanted != steps.written:
        raise Refused({"stage": _not_by_hand(steps, wanted)})
    return {"matched_on": "", "closed_on": ""}


def _not_by_hand(steps: Steps, wanted: str) -> str:
    """Why a request cannot be said to be ``wanted``: its relays and responses say otherwise."""
    if STAGES.codes.index(wanted) > STAGES.codes.index(steps.written):
        if wanted == "relayed":
            return _("a request is relayed once a relay of it is written")
        return _("a request is answered once a response to a relay of it is written")
    if steps.answered:
        return _("it has a response: to take it back, delete the response")
    return _("it has a relay: to take it back, delete the relay")
