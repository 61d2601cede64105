"""What a State needs, asks for and shares, in its profile; how relays are called."""

from datetime import date

import pytest

from ccm_tui.domain.aid import Step
from ccm_tui.store.assistance import MOST

REQUEST = {"state": "LAO", "what": "Prostheses", "pillar": "rehabilitation", "date": "2017-01-10"}
NEED = {"state": "LAO", "pillar": "data", "text": "No figures", "date": "2017-01-10"}


@pytest.fixture
def request_uid(register):
    return register.save("request", REQUEST)


@pytest.fixture
def relay(register, request_uid):
    """To Norway."""
    to = {"request": request_uid, "recipient": "NOR", "date": "2017-01-20"}
    return register.save("relay", to)


def aid(register, code="LAO"):
    return register.profile(register.find("state", code)).aid


# ------------------------------------------------------------------ names


def test_a_relay_is_called_by_its_request_to_whom_and_when(register, relay):
    assert register.name_of("relay", relay) == "Prostheses → Norway, 20 Jan 2017"


def test_a_response_is_called_by_what_it_answers(register, relay):
    response = register.save("response", {"relay": relay, "date": "2017-02-01"})

    assert register.name_of("response", response) == "Prostheses → Norway, 20 Jan 2017"


def test_a_relay_is_suggested_under_that_name_and_found_by_its_parts(register, request_uid, relay):
    to = {"request": request_uid, "recipient": "AUT", "date": "2017-01-21"}
    other = register.save("relay", to)

    assert {s.name for s in register.suggest("relay", "")} == {
        "Prostheses → Norway, 20 Jan 2017",
        "Prostheses → Austria, 21 Jan 2017",
    }
    assert [s.uid for s in register.suggest("relay", "aust")] == [other]
    assert [s.uid for s in register.suggest("relay", "prostheses norw")][:1] == [relay]
    assert register.find("relay", "Norway") == relay


def test_somebody_who_attends_is_called_by_their_name_alone(register):
    event = register.save("event", {"title": "Workshop", "starts": "2017-02-08"})
    there = register.save("attendance", {"event": event, "party": "GNB"})

    assert register.name_of("attendance", there) == "Guinea-Bissau"


def test_a_request_is_read_with_its_relays_and_their_responses(register, request_uid, relay):
    response = register.save("response", {"relay": relay, "date": "2017-02-01"})

    (read,) = register.values("request", request_uid)["relays"]
    assert read["uid"] == relay
    assert [one["uid"] for one in read["responses"]] == [response]


# ------------------------------------------------------------------ the profile


def test_a_profile_has_challenges_and_key_priorities_apart_newest_first(register):
    for day, kind in (("2", "challenge"), ("4", "priority"), ("3", "challenge")):
        typed = {"kind": kind, "text": f"of day {day}", "date": f"2017-01-0{day}"}
        register.save("need", NEED | typed)
    register.save("need", NEED | {"kind": "challenge", "state": "GNB"})

    known = aid(register)
    assert [need.text for need in known.challenges] == ["of day 3", "of day 2"]
    assert [need.text for need in known.priorities] == ["of day 4"]
    assert known.priorities[0].told_by == "state"


def test_a_profile_holds_no_more_than_can_be_read(register):
    for number in range(MOST + 2):
        register.save("need", NEED | {"kind": "challenge", "text": f"number {number}"})

    challenges = aid(register).challenges
    assert len(challenges) == MOST
    assert challenges[0].text == f"number {MOST + 1}"


def test_what_was_deleted_is_in_no_profile(register, request_uid):
    need = register.save("need", NEED | {"kind": "challenge"})
    register.delete("need", need)
    register.delete("request", request_uid)

    assert not aid(register).challenges
    assert not aid(register).requests


def test_a_request_is_told_with_its_latest_step(register, request_uid):
    def latest():
        return aid(register).requests[0].latest

    def relayed(to, day):
        relay = {"request": request_uid, "recipient": to, "date": f"2017-01-{day}"}
        return register.save("relay", relay)

    assert latest() == Step("received", date(2017, 1, 10))
    norway = relayed("NOR", 20)
    assert latest() == Step("relayed", date(2017, 1, 20), "Norway")
    answer = {"relay": norway, "date": "2017-01-25", "judgement": "constructive"}
    register.save("response", answer)
    assert latest() == Step("answered", date(2017, 1, 25), "Norway", "constructive")
    relayed("AUT", 25)
    assert latest().stage == "answered"
    austria = relayed("AUT", 26)
    assert latest() == Step("relayed", date(2017, 1, 26), "Austria")
    register.delete("relay", austria)
    assert latest().stage == "answered"


def test_a_practice_is_in_the_profiles_of_both_sides(register):
    practice = {"title": "Peer support", "giver": "HRV", "receivers": ["GNB", "LAO"]}
    register.save("practice", practice | {"date": "2017-01-10"})

    (given,) = aid(register, "HRV").given
    (received,) = aid(register, "LAO").received
    assert given == received
    assert (given.giver, given.receivers) == ("HRV", ("GNB", "LAO"))
    assert not aid(register, "HRV").received


def test_the_timeline_of_the_donor_says_what_was_relayed_to_it(register, relay):
    timeline = register.profile(register.find("state", "NOR")).timeline

    assert [(e.kind, e.title) for e in timeline] == [("relay", "Prostheses → Norway, 20 Jan 2017")]


def test_a_request_that_was_matched_or_closed_says_so_first(register, request_uid, relay):
    register.save("request", {"matched_on": "2017-02-01"}, request_uid)
    (made,) = aid(register).requests
    assert made.latest == Step("matched", date(2017, 2, 1))
    register.save("request", {"closed_on": "2017-02-08"}, request_uid)
    (made,) = aid(register).requests
    assert made.latest == Step("closed", date(2017, 2, 8))
