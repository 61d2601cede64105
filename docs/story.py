"""What the Coordinators and the ISU are said to have written down by 9 February 2017: all made up.

Every text that is shown ends in "(fictional)", and so do the names of what is not in the seeds.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from ccm_tui.register import Actor, Register

ISU: Final = Actor("ISU", "Fictional Person 1")
CHILE: Final = Actor("CHL", "Fictional Person 2")
ITALY: Final = Actor("ITA", "Fictional Person 3")

Act = Callable[[Register], object]

_SANTIAGO: Final = "Side event or workshop on the Guidance"
_GENEVA: Final = "Side event or workshop of CCM, APMBC, CCW and CRPD"
_STATE: Final = 3
_AGENCY: Final = "An aid agency (fictional)"


# ---------------------------------------------------------------- what is done in one go


def _made_up(text: str) -> str:
    return f"{text} (fictional)"


def _uid(register: Register, kind: str, title: str) -> str:
    """The record of ``kind`` that is called so, or whose made-up title that is."""
    hits = (hit for hit in register.search(f'"{title}"', 20) if hit.kind == kind)
    named = next((hit.uid for hit in hits if hit.title in (title, _made_up(title))), None)
    return named or register.find(kind, title)


def _party(register: Register, text: str) -> str:
    """The State of three letters, else the organisation, that is called so."""
    return register.find("state" if len(text) == _STATE else "organisation", text)


def _add(kind: str, /, **typed: Any) -> Act:
    """A new record; a reference to another made-up one is given as its kind and title."""

    def act(register: Register) -> object:
        found = {
            name: _uid(register, *value) if isinstance(value, tuple) else value
            for name, value in typed.items()
        }
        return register.save(kind, found)

    return act


def _edit(kind: str, title: str, /, **typed: Any) -> Act:
    return lambda register: register.save(kind, typed, _uid(register, kind, title))


def _attend(event: str, role: str, *parties: str) -> Act:
    def act(register: Register) -> None:
        uid = _uid(register, "event", event)
        register.attend(uid, *(_party(register, party) for party in parties), role=role)

    return act


def _invite(event: str, letter: str, *parties: str, **answers: str) -> Act:
    def act(register: Register) -> None:
        uid = _uid(register, "event", event)
        entry = _uid(register, "outreach", letter)
        register.invite(uid, *(_party(register, party) for party in parties), letter=entry)
        for party, answer in answers.items():
            register.answer(uid, _party(register, party), answer, "2017-02-02")

    return act


def _judge(output: str, said: str, verdict: str, reason: str | None = None) -> Act:
    """A verdict on the proposal of ``output`` that concerns a State, or is called ``said``."""

    def act(register: Register) -> None:
        pieces = register.evidence(register.find("output", output))
        piece = next(p for p in pieces if said in (p.code, p.source))
        register.judge(piece.uid, verdict, reason and _made_up(reason))

    return act


def _entry(channel: str, day: str, states: Sequence[str], subject: str, **more: Any) -> Act:
    typed = {"states": list(states), "channel": channel, "direction": "out", "date": day}
    return _add("outreach", **{**typed, "subject": _made_up(subject), **more})


def _promise(owed_by: str, owed_to: str, what: str, due: str) -> dict[str, str]:
    return {"owed_by": owed_by, "owed_to": owed_to, "what": _made_up(what), "due": due}


def _need(state: str, kind: str, pillar: str, text: str, day: str, **more: Any) -> Act:
    typed = {"state": state, "kind": kind, "pillar": pillar, "date": day}
    return _add("need", **typed, text=_made_up(text), **more)


def _said_in(subject: str) -> tuple[str, str]:
    return ("outreach", _made_up(subject))


def _relayed(request: str, to: str, day: str, ica: str | None = "joint") -> Act:
    def act(register: Register) -> object:
        typed = {"request": _uid(register, "request", request), "date": day, "ica": ica}
        return register.save("relay", typed | {"recipient": _party(register, to)})

    return act


def _answered(request: str, by: str, day: str, text: str, judgement: str | None = None) -> Act:
    def act(register: Register) -> object:
        asked, recipient = _uid(register, "request", request), _party(register, by)
        relays = register.values("request", asked)["relays"]
        relay = next(relay["uid"] for relay in relays if relay["recipient"] == recipient)
        typed = {"relay": relay, "date": day, "text": _made_up(text), "judgement": judgement}
        return register.save("response", typed)

    return act


def _template(name: str, typed: Mapping[str, Any], *activities: str) -> Act:
    def act(register: Register) -> object:
        uids = [register.find("activity", code) for code in activities]
        text = json.dumps({**typed, "activities": uids})
        return register.save(
            "template", {"name": _made_up(name), "kind": "outreach", "typed": text}
        )

    return act


# ---------------------------------------------------------------- what was done, day by day


STORY: Final[Sequence[tuple[str, Actor, Sequence[Act]]]] = (
    ("2016-10-28T09:30", ITALY, [
        _edit("activity", "A1", states=["ALB", "BIH", "LAO", "LBN", "MOZ"], responsible="R2",
              reason=_made_up("Those of whom least is known; the sixth is left open")),
    ]),
    ("2016-11-03T10:12", CHILE, [_entry(
        "letter", "2016-11-03", ["AFG", "GNB", "IRQ", "MNE", "SLE"],
        "National plans: an offer of the Coordinators", activities=["A4"],
    )]),
    ("2016-11-17T15:30", ITALY, [_entry(
        "letter", "2016-11-17", ["GNB", "SLE"], "Designation of a national focal point",
        activities=["A3"],
    )]),
    ("2016-11-29T09:05", ISU, [_entry(
        "email", "2016-11-28", ["SLE"], "Question about the mandate of a focal point",
        direction="in", activities=["A3"], engagement="acknowledged",
        reply_to=_said_in("Designation of a national focal point"),
    )]),
    ("2016-12-02T09:30", CHILE, [
        _edit("event", _SANTIAGO, status="held", starts="2016-11-30", ends="2016-11-30",
              outcome=_made_up("Two practices were presented, and the Guidance was asked for in "
                               "three languages. Day, attendance and outcome are made up")),
        _attend(_SANTIAGO, "organiser", "R1", "R2", "P2"),
        _attend(_SANTIAGO, "speaker", "HRV"),
        _attend(_SANTIAGO, "participant", "ALB", "LAO", "MOZ"),
        _add("practice", title=_made_up("Peer support in district hospitals"), giver="HRV",
             receivers=["ALB", "MOZ"], date="2016-11-30", pillar="psychological_support",
             level="access", event=("event", _SANTIAGO)),
        _entry("bilateral", "2016-11-30", ["LAO"], "The Guidance in Lao", activities=["A7"],
               place="Santiago", meeting="15MSP-APMBC", event=("event", _SANTIAGO)),
        _add("commitment", **_promise("CHL", "ALB", "send the Guidance in print", "2017-02-20"),
             event=("event", _SANTIAGO)),
    ]),
    ("2016-12-06T11:48", ISU, [_entry(
        "email", "2016-12-06", ["SLE"], "Examples of a mandate", activities=["A3"],
        reply_to=_said_in("Question about the mandate of a focal point"),
    )]),
    ("2016-12-13T10:20", ISU, [
        _add("organisation", name=_AGENCY, type="aid_agency"),
        _entry("letter", "2016-12-12", ["LAO"], "Request for training of physiotherapists",
               direction="in", activities=["A2"]),
        _add("request", state="LAO", what=_made_up("Training for ten physiotherapists"),
             pillar="rehabilitation", date="2016-12-12", contributes=_made_up("Rooms and travel"),
             outreach=_said_in("Request for training of physiotherapists")),
        _relayed("Training for ten physiotherapists", "NOR", "2016-12-19"),
        _relayed("Training for ten physiotherapists", _AGENCY, "2016-12-19"),
    ]),
    ("2016-12-14T16:20", ITALY, [_entry(
        "phone", "2016-12-14", ["LBN"], "Rehabilitation after the end of a project",
        activities=["A1"], engagement="positive",
        commitments=[_promise("LBN", "ITA", "send the figures by district", "2017-01-31")],
    )]),
    ("2017-01-10T10:02", CHILE, [
        _entry("note_verbale", "2017-01-10", ["MOZ", "LAO"], "Invitation to the side event of May",
               activities=["A5"]),
        _add("event", title=_made_up("Side event on national plans"), kind="side_event",
             starts="2017-05-16", place="Geneva", conventions=["CCM"]),
    ]),
    ("2017-01-12T14:37", CHILE, [_entry(
        "letter", "2017-01-12", ["GNB"], "Reminder: national focal point", activities=["A3"],
        reply_to=_said_in("Designation of a national focal point"),
        commitments=[_promise("ISU", "GNB", "send draft terms of reference", "2017-01-31")],
    )]),
    ("2017-01-19T17:55", ITALY, [_entry(
        "email", "2017-01-19", ["ALB"], "Challenges and key priorities", activities=["A1"],
    )]),
    ("2017-01-23T09:15", ISU, [
        _answered("Training for ten physiotherapists", "NOR", "2017-01-20",
                  "Two trainers for three months", "constructive"),
        _answered("Training for ten physiotherapists", _AGENCY, "2017-01-23",
                  "A course in the autumn", "constructive"),
    ]),
    ("2017-01-26T08:40", ITALY, [
        _entry("email", "2017-01-25", ["ALB"], "Answer on challenges and key priorities",
               direction="in", activities=["A1"], engagement="positive",
               reply_to=_said_in("Challenges and key priorities")),
        _need("ALB", "challenge", "rehabilitation", "One workshop for the whole north",
              "2017-01-25", outreach=_said_in("Answer on challenges and key priorities")),
        _need("ALB", "priority", "data", "A register of survivors by district",
              "2017-01-25", outreach=_said_in("Answer on challenges and key priorities")),
        _template("Letter on challenges and priorities",
                  {"channel": "letter", "direction": "out",
                   "subject": _made_up("Challenges and key priorities")}, "A1"),
    ]),
    ("2017-02-01T12:15", ISU, [
        _entry("bilateral", "2017-02-01", ["BIH"], "Peer support in two regions",
               activities=["A1"], place="Geneva", engagement="positive"),
        _need("BIH", "challenge", "psychological_support", "No peer support outside two regions",
              "2017-02-01", outreach=_said_in("Peer support in two regions")),
        _need("BIH", "priority", "economic_inclusion", "Small grants for families of survivors",
              "2017-02-01", outreach=_said_in("Peer support in two regions")),
        _add("request", state="BIH", what=_made_up("Trainers for peer support"),
             pillar="psychological_support", date="2017-02-01",
             outreach=_said_in("Peer support in two regions")),
        _relayed("Trainers for peer support", "CHE", "2017-02-03", None),
    ]),
    ("2017-02-02T11:05", ISU, [
        _add("organisation", name=_made_up("Permanent Mission of Guinea-Bissau"), type="mission",
             states=["GNB"]),
        _add("organisation", name=_made_up("A survivors' association"), type="survivors",
             states=["SLE"]),
        _add("contact", name=_made_up("Fictional Person 4"), function="Counsellor",
             role="mission", state="GNB", email="person4@example.org", since="2016-09-01",
             retention="2017-02-06",
             posts=[{"role": "other", "function": "Desk officer", "state": "GNB",
                     "since": "2014-01-01", "until": "2016-08-31"}]),
        _add("contact", name=_made_up("Person 4, Fictional"), state="GNB", phone="+1 555 0104"),
        _add("contact", name=_made_up("Fictional Person 5"), role="focal_point", state="BIH",
             email="person5@example.org", since="2015-05-04", retention="2018-12-31"),
        _entry("note_verbale", "2017-01-24", ["AFG", "BIH", "GNB", "IRQ", "MOZ", "SLE"],
               "Invitation to the side event of February", activities=["A5"]),
        _add("agenda_item", event=("event", _GENEVA), time="13:15",
             title=_made_up("Opening by the Coordinators")),
        _add("agenda_item", event=("event", _GENEVA), time="13:30",
             title=_made_up("What the four conventions ask for"),
             speaker=_made_up("Fictional Person 3")),
        _invite(_GENEVA, "Invitation to the side event of February",
                "AFG", "BIH", "GNB", "IRQ", "MOZ", "SLE",
                AFG="accepted", BIH="accepted", GNB="accepted", MOZ="declined", IRQ="tentative"),
    ]),
    ("2017-02-03T16:10", CHILE, [
        _edit("event", _GENEVA, status="confirmed", starts="2017-02-09", ends="2017-02-09",
              remark=_made_up("Day and attendance are made up")),
        _attend(_GENEVA, "organiser", "R2", "P2"),
        _attend(_GENEVA, "participant", "AFG", "BIH", "GNB", "IRQ"),
        _need("MOZ", "challenge", "accessibility", "Clinics are far from the villages",
              "2017-02-02"),
        _need("MOZ", "priority", "medical_care", "First aid in three provinces", "2017-02-02"),
        _need("LAO", "challenge", "rehabilitation", "Ten physiotherapists for eleven provinces",
              "2016-12-12", outreach=_said_in("Request for training of physiotherapists")),
        _need("LAO", "priority", "rehabilitation", "Training", "2016-12-12",
              outreach=_said_in("Request for training of physiotherapists")),
    ]),
    ("2017-02-06T09:00", ISU, [
        _add("view", name=_made_up("Focal points: letters not answered"), kind="outreach",
             filter="activity:A3 unanswered"),
        _add("view", name=_made_up("What Guinea-Bissau owes and is owed"),
             filter="state:GNB open"),
        _add("dissemination", channel="web", date="2016-12-01", activities=["A6"],
             audience=_made_up("Readers of the page on victim assistance")),
        _add("dissemination", channel="meeting", date="2017-02-06", activities=["A6"],
             audience=_made_up("Delegations at an information lunch")),
        _add("cost", activity="A5", what=_made_up("Room and interpretation"), amount="2400",
             currency="CHF", date="2017-01-20"),
        _add("cost", activity="A5", kind="actual", what=_made_up("Room and interpretation"),
             amount="2250.40", currency="CHF", date="2017-02-06"),
        _add("cost", activity="A6", what=_made_up("Limited costs"), date="2017-01-20"),
        _template("Bilateral in Geneva",
                  {"channel": "bilateral", "direction": "out", "place": "Geneva"}),
    ]),
    ("2017-02-07T18:02", ISU, [
        _entry("bilateral", "2017-02-07", ["IRQ"], "Request for prosthetics", activities=["A2"],
               place="Geneva", meeting="NDM-UN20", engagement="acknowledged",
               commitments=[
                   _promise("ITA", "IRQ", "relay the request to two donors", "2017-02-09")
               ]),
        _add("request", state="IRQ", what=_made_up("Prosthetics for two hundred survivors"),
             pillar="rehabilitation", date="2017-02-07",
             outreach=_said_in("Request for prosthetics")),
    ]),
    ("2017-02-08T09:10", ITALY, [
        _judge("O1", "ALB", "accepted"),
        _judge("O1", "LAO", "refused", "One line each; details were asked for"),
        _judge("O2", _SANTIAGO, "accepted"),
        _add("evidence", output="O3", state="SLE", date="2016-12-20",
             source=_made_up("A call from the ministry")),
        _add("evidence", output="O3", state="LBN", date="2016-12-14", verdict="accepted",
             source=_made_up("A call about rehabilitation")),
    ]),
    ("2017-02-08T16:31", ISU, [_entry(
        "bilateral", "2017-02-08", ["GNB"], "Focal point promised by March",
        activities=["A3"], place="Geneva", meeting="NDM-UN20", engagement="positive",
        summary=_made_up("The mission expects a name from the capital before the end of the month, "
                         "and asks for the terms of reference in Portuguese"),
        commitments=[_promise("GNB", "ISU", "name the focal point", "2017-03-01")],
    )]),
    ("2017-02-08T17:20", CHILE, [_entry(
        "note_verbale", "2017-02-06", ["AFG", "IRQ", "MNE"], "National plans: first steps",
        activities=["A4"],
    )]),
)  # fmt: skip
"""When it was written (UTC), by whom, and what was done: each in one go."""
