"""What is wrong between the fields of events, assistance and evidence, and beside other records."""

from datetime import date

import pytest

from ccm_tui.domain.assistance import Relay, Response
from ccm_tui.domain.event import Event
from ccm_tui.domain.evidence import Evidence
from ccm_tui.domain.guidance import Practice
from ccm_tui.domain.plan import Activity, Output
from ccm_tui.domain.typed import read
from ccm_tui.errors import Refused

REQUEST = {"state": "GNB", "date": "2017-05-03"}
RELAY = {"request": "the request", "recipient": "ITA", "date": "2017-05-10"}
NOBODY = "a judgement carries the name of a person: say who acts"


def look(kind, _uid):
    """The stored values of the request, and of the relay that passed it on."""
    return {"request": REQUEST, "relay": RELAY}[kind]


def faults(entity, stored=None, **typed):
    """What is wrong with ``typed``, by field; references mean what they say."""
    try:
        read(
            entity,
            typed,
            today=date(2017, 6, 1),
            resolve=lambda _kind, text: text,
            stored=stored,
            look=look,
        )
    except Refused as refusal:
        return dict(refusal.fields)
    return {}


# ------------------------------------------------------------------ events

EVENT = {"title": "Workshop", "starts": "2017-02-07"}


def test_an_event_may_last_a_day_or_several():
    assert faults(Event, **EVENT) == {}
    assert faults(Event, **EVENT, ends="2017-02-07") == {}
    assert faults(Event, **EVENT, ends="2017-02-10") == {}


def test_an_event_does_not_end_before_it_starts():
    assert faults(Event, **EVENT, ends="2017-02-06") == {
        "ends": "may not be before the day it starts"
    }


def test_of_an_event_whose_start_cannot_be_read_only_that_is_said():
    assert set(faults(Event, title="Workshop", starts="31/2", ends="2017-02-06")) == {"starts"}


# ------------------------------------------------------------------ the plan


@pytest.mark.parametrize("field", ["target", "disputed_target"])
@pytest.mark.parametrize("number", ["0", "-3"])
def test_an_output_asks_for_something(field, number):
    assert faults(Output, **{field: number})[field] == "may not be less than 1"


def test_an_activity_is_to_reach_somebody_or_nobody_said_how_many():
    assert faults(Activity, states_wanted="-4")["states_wanted"] == "may not be less than 1"
    assert "states_wanted" not in faults(Activity, states_wanted="")


# ------------------------------------------------------------------ requests passed on

PASSED_ON = {"request": "the request", "recipient": "ITA", "date": "2017-05-03"}


def test_a_request_is_relayed_on_the_day_it_came_or_later():
    assert faults(Relay, **PASSED_ON) == {}
    assert faults(Relay, **PASSED_ON | {"date": "2017-05-04"}) == {}


def test_a_request_is_not_relayed_to_the_state_that_made_it():
    assert faults(Relay, **PASSED_ON | {"recipient": "GNB"}) == {
        "recipient": "made the request itself"
    }


def test_a_request_is_not_relayed_before_it_came():
    assert faults(Relay, **PASSED_ON | {"date": "2017-05-02"}) == {
        "date": "may not be before the request of 3 May 2017"
    }


def test_of_a_relay_all_that_is_wrong_is_said_at_once():
    assert set(faults(Relay, **PASSED_ON | {"recipient": "GNB", "date": "2017-05-02"})) == {
        "recipient",
        "date",
    }


def test_of_a_relay_of_no_request_only_that_is_said():
    assert faults(Relay, recipient="ITA", date="2017-05-02") == {"request": "is needed"}


@pytest.mark.parametrize("missing", ["state", "date"])
def test_a_relay_inside_a_request_that_could_not_be_read_waits_for_it(monkeypatch, missing):
    monkeypatch.setitem(REQUEST, missing, None)

    assert faults(Relay, **PASSED_ON | {"date": "2017-05-02", "recipient": "GNB"}).keys() == {
        "date" if missing == "state" else "recipient"
    }
    assert faults(Relay, request="the request", date="2017-06-01") == {"recipient": "is needed"}


# ------------------------------------------------------------------ responses

ANSWERED = {"relay": "the relay", "date": "2017-05-10"}


def test_a_request_is_answered_on_the_day_of_its_relay_or_later():
    assert faults(Response, **ANSWERED) == {}
    assert faults(Response, **ANSWERED | {"date": "2017-05-11"}) == {}


def test_a_request_is_not_answered_before_it_was_relayed():
    assert faults(Response, **ANSWERED | {"date": "2017-05-09"}) == {
        "date": "may not be before the relay of 10 May 2017"
    }


@pytest.mark.parametrize("judgement", ["constructive", "not constructive"])
def test_a_response_is_judged_by_a_person(judgement):
    judged = ANSWERED | {"judgement": judgement}

    assert faults(Response, **judged) == {"judgement": NOBODY}
    assert faults(Response, {"judged_by": "A. Tester"}, **judged) == {}


# ------------------------------------------------------------------ good practices

PRACTICE = {"title": "Peer support", "giver": "HRV", "date": "2017-05-03"}


def test_a_good_practice_is_given_to_one_state_or_several():
    assert faults(Practice, **PRACTICE, receivers=["GNB"]) == {}
    assert faults(Practice, **PRACTICE, receivers=["GNB", "SLE"]) == {}


def test_a_good_practice_is_given_to_somebody():
    assert faults(Practice, **PRACTICE) == {"receivers": "name at least one State"}


@pytest.mark.parametrize("receivers", [["HRV"], ["GNB", "HRV"]])
def test_a_good_practice_is_given_to_somebody_else(receivers):
    assert faults(Practice, **PRACTICE, receivers=receivers) == {
        "receivers": "names the State that gave it"
    }


# ------------------------------------------------------------------ evidence

EVIDENCE = {"output": "O3", "state": "GNB", "date": "2017-02-08", "source": "its letter"}


def test_evidence_is_proposed_by_anybody():
    assert faults(Evidence, **EVIDENCE) == {}
    assert faults(Evidence, **EVIDENCE, verdict="proposed") == {}


def test_evidence_is_accepted_by_a_person():
    assert faults(Evidence, **EVIDENCE, verdict="accepted") == {"verdict": NOBODY}
    assert faults(Evidence, {"judged_by": "A. Tester"}, **EVIDENCE, verdict="accepted") == {}


def test_evidence_is_refused_by_a_person_with_a_reason():
    refused = EVIDENCE | {"verdict": "refused"}

    assert faults(Evidence, **refused) == {"verdict": NOBODY, "reason": "say why it is refused"}
    assert faults(Evidence, {"judged_by": "A. Tester"}, **refused, reason=" ") == {
        "reason": "say why it is refused"
    }
    assert faults(Evidence, {"judged_by": "A. Tester"}, **refused, reason="a second time") == {}
