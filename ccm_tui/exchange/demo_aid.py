"""Fictional events, needs, requests and good practices, beside the outreach entries of a demo.

All of them are fewer than the entries and never many, so that a large demo takes no longer.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

from ccm_tui.exchange import demo_aid_texts as texts
from ccm_tui.exchange import demo_beside
from ccm_tui.exchange.demo_parts import FIRST, LAST, Dice, Known, Record, fixed_uid
from ccm_tui.exchange.demo_texts import SOURCE

_OF_200: Final = {
    "event": 4,
    "need": 12,
    "request": 5,
    "relay": 6,
    "response": 3,
    "practice": 4,
    "dissemination": 5,
    "cost": 6,
    "finding": 6,
    "figure": 4,
}
"""How many there are beside 200 entries."""
_MOST: Final = 2_000
_GUESTS: Final = 5
"""Who attends an event, at most; nor is there more attendance than :data:`_MOST`."""

Values = dict[str, Any]


def how_many(kind: str, rows: int) -> int:
    """How many records of ``kind`` a demo of ``rows`` entries has: one at least."""
    most = _MOST // _GUESTS if kind == "event" else _MOST
    return min(most, -(-rows * _OF_200[kind] // 200))


def records(known: Known, rows: int) -> Iterator[tuple[str, list[Record]]]:
    """Kind after kind, each after what it refers to, with its records by their days."""
    dice = Dice(f"aid/{rows}")

    def numbered(kind: str, values: list[Values]) -> list[Record]:
        return [(fixed_uid(kind, rows, n), one) for n, one in enumerate(values, 1)]

    def days(kind: str) -> list[date]:
        count = how_many(kind, rows)
        span = (LAST - FIRST).days
        return [FIRST + timedelta(days=(2 * n + 1) * span // (2 * count)) for n in range(count)]

    events = numbered("event", [_event(dice, known, day) for day in days("event")])
    yield "event", events
    guests = [guest for event in events for guest in _attendance(dice, known, event)]
    yield "attendance", numbered("attendance", guests)
    told = (known.entries[n % len(known.entries)] for n in range(how_many("need", rows)))
    needs = [_need(dice, known, *both) for both in zip(days("need"), told, strict=True)]
    yield "need", numbered("need", needs)
    requests = numbered("request", [_request(dice, known, day) for day in days("request")])
    yield "request", requests
    asked = [requests[n % len(requests)] for n in range(how_many("relay", rows))]
    relays = numbered("relay", [_relay(dice, known, request) for request in asked])
    yield "relay", relays
    answered = relays[: how_many("response", rows)]
    yield "response", numbered("response", [_response(dice, known, one) for one in answered])
    practices = [_practice(dice, known, day, events) for day in days("practice")]
    yield "practice", numbered("practice", practices)
    for kind, make in demo_beside.KINDS.items():
        yield kind, numbered(kind, [make(dice, known, day) for day in days(kind)])
    invited = [one for event in events for one in demo_beside.invitations(dice, known, event)]
    yield "invitation", numbered("invitation", invited)


def _event(dice: Dice, known: Known, day: date) -> Values:
    """A side event or workshop; those of the last three months are still to come, or off."""
    meeting, city = known.meeting_on(day)
    kind, title = dice.one(texts.EVENTS)
    ended = (LAST - day).days > 90
    status = "held" if ended else dice.one(("planned", "confirmed", "cancelled"))
    conventions = dice.some(known.conventions, 4)
    return {
        "title": title,
        "kind": kind,
        "status": status,
        "starts": day.isoformat(),
        "ends": (day + timedelta(days=1)).isoformat() if kind == "workshop" else None,
        "place": city or dice.one(texts.PLACES),
        "meeting": meeting,
        "conventions": conventions,
        "activities": tuple(uid for code, uid in known.activities.items() if code == "A5"),
        "outcome": dice.one(texts.OUTCOMES) if ended else None,
        "source": SOURCE,
        "sensitivity": "public",
        **known.written_by(dice),
    }


def _attendance(dice: Dice, known: Known, event: Record) -> Iterator[Values]:
    """Who attended: States, and an organisation that spoke or observed."""
    uid, values = event
    if values["status"] != "held":
        return
    guests = [(state, "participant") for state in dice.some(known.obliged, _GUESTS - 1)]
    guests.append((dice.one(known.organisations), dice.one(("speaker", "observer"))))
    for party, role in guests:
        signed = {name: values[name] for name in ("by", "person")}
        yield {"event": uid, "party": party, "role": role, **signed}


def _need(dice: Dice, known: Known, day: date, entry: Record) -> Values:
    """A challenge or key priority, told in ``entry`` where that is one with an obliged State."""
    pillar, challenge, priority = dice.one(texts.NEEDS)
    kind = dice.one(("challenge", "priority"))
    values: Values = {
        "state": dice.one(known.obliged),
        "kind": kind,
        "pillar": pillar,
        "text": challenge if kind == "challenge" else priority,
        "date": day.isoformat(),
        "told_by": "state" if dice.chance(80) else "others",
        "sensitivity": "restricted",
        **known.written_by(dice),
    }
    uid, told = entry
    if told["states"][0] in known.obliged:
        values |= {"outreach": uid, "state": told["states"][0], "date": told["date"]}
    return values


def _request(dice: Dice, known: Known, day: date) -> Values:
    what, pillar, kind = dice.one(texts.REQUESTS)
    return {
        "state": dice.one(known.obliged),
        "what": what,
        "pillar": pillar,
        "kind": kind,
        "date": day.isoformat(),
        "contributes": dice.one(texts.CONTRIBUTIONS),
        "timeframe": dice.one(texts.TIMEFRAMES),
        **_ended(dice, day),
        "sensitivity": "restricted",
        **known.written_by(dice),
    }


def _ended(dice: Dice, day: date) -> Values:
    """Some requests were matched by the end of the period, and some of those closed."""
    if not dice.chance(40):
        return {}
    matched = _later(dice, day.isoformat(), 120)
    if dice.chance(50):
        return {"matched_on": matched}
    closed = _later(dice, matched, 30)
    return {"matched_on": matched, "closed_on": closed, "outcome": dice.one(texts.ENDINGS)}


def _relay(dice: Dice, known: Known, request: Record) -> Values:
    """To another State Party or an organisation of the demo, some days later."""
    uid, values = request
    to = known.others if dice.chance(80) else known.organisations
    return {
        "request": uid,
        "recipient": dice.one(to),
        "date": _later(dice, values["date"], 30),
        "ica": dice.one(("joint", "consulted", "informed", None)),
        **known.written_by(dice),
    }


def _response(dice: Dice, known: Known, relay: Record) -> Values:
    """An answer that nobody has judged."""
    uid, values = relay
    day = _later(dice, values["date"], 40)
    return {"relay": uid, "date": day, "text": dice.one(texts.ANSWERS), **known.written_by(dice)}


def _practice(dice: Dice, known: Known, day: date, events: list[Record]) -> Values:
    """Shared on an occasion where there was one that day or before."""
    title, pillar, level = dice.one(texts.PRACTICES)
    giver, *others = dice.some(known.obliged, 4)
    held = [uid for uid, event in events if event["starts"] == day.isoformat()]
    return {
        "title": title,
        "giver": giver,
        "receivers": tuple(others) or (next(s for s in known.obliged if s != giver),),
        "date": day.isoformat(),
        "pillar": pillar,
        "level": level,
        "part": "affected",
        "text": texts.HOW_SHARED,
        "event": held[0] if held else None,
        "source": SOURCE,
        "sensitivity": "public",
        **known.written_by(dice),
    }


def _later(dice: Dice, day: str, most: int) -> str:
    """Up to ``most`` days after ``day``, within the period."""
    return min(date.fromisoformat(day) + timedelta(days=1 + dice.number(most)), LAST).isoformat()
