"""Fictional acts of dissemination, costs, findings, figures and invitations of a demo."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Final

from ccm_tui.exchange import demo_aid_texts as texts
from ccm_tui.exchange.demo_parts import Dice, Known, Record
from ccm_tui.exchange.demo_texts import SOURCE

Values = dict[str, Any]

_INVITED: Final = 3
"""Who is invited to an event, at most."""


def _dissemination(dice: Dice, known: Known, day: date) -> Values:
    channel, audience = dice.one(texts.DISSEMINATIONS)
    return {
        "channel": channel,
        "audience": audience,
        "date": day.isoformat(),
        "activities": tuple(uid for code, uid in known.activities.items() if code == "A6"),
        "text": SOURCE,
        "sensitivity": "public",
        **known.written_by(dice),
    }


def _cost(dice: Dice, known: Known, day: date) -> Values:
    code, what, amount = dice.one(texts.COSTS)
    return {
        "activity": known.activities[code],
        "kind": dice.one(("planned", "actual")),
        "what": what,
        "amount": amount,
        "currency": dice.one(("CHF", "EUR")) if amount else None,
        "date": day.isoformat(),
        "remark": SOURCE,
        "sensitivity": "restricted",
        **known.written_by(dice),
    }


def _finding(dice: Dice, known: Known, day: date) -> Values:
    """Says nothing of whether a duty is met: nobody is to take that for true."""
    heading, text = dice.one(texts.FINDINGS)
    return {
        "state": dice.one(known.obliged),
        "heading": heading,
        "text": text,
        "as_of": day.isoformat(),
        "source": SOURCE,
        "sensitivity": "restricted",
        **known.written_by(dice),
    }


def _figure(dice: Dice, known: Known, day: date) -> Values:
    """The parts come to the total."""
    parts = {name: dice.number(9) for name in ("men", "women", "boys", "girls", "unknown")}
    return {
        "state": dice.one(known.obliged),
        "kind": "survivors",
        "until": day.isoformat(),
        "total": sum(parts.values()),
        **parts,
        "source": SOURCE,
        "sensitivity": "restricted",
        **known.written_by(dice),
    }


def invitations(dice: Dice, known: Known, event: Record) -> Iterator[Values]:
    """To whom an event's invitation went a month before, and what they answered."""
    uid, values = event
    day = date.fromisoformat(values["starts"]) - timedelta(days=30)
    for state in dice.some(known.obliged, _INVITED):
        answer = dice.one(("accepted", "accepted", "declined", "tentative", None))
        answered = (day + timedelta(days=1 + dice.number(20))).isoformat() if answer else None
        yield {
            "event": uid,
            "party": state,
            "date": day.isoformat(),
            "answer": answer,
            "answered_on": answered,
            "remark": SOURCE,
            **{name: values[name] for name in ("by", "person")},
        }


KINDS: Final[Mapping[str, Callable[[Dice, Known, date], Values]]] = {
    "dissemination": _dissemination,
    "cost": _cost,
    "finding": _finding,
    "figure": _figure,
}
"""What makes one record of a day, by kind."""
