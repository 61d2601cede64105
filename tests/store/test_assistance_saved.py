"""Requests, relays, responses, needs, practices and evidence as they are saved: whole or refused.

What is wrong between two records is found whichever of them is written; the rules by themselves
are in :mod:`tests.domain.test_rules`.
"""

import pytest

from ccm_tui.errors import Refused
from ccm_tui.register import Actor
from tests.store.journal import acts, unwell

REQUEST = {"state": "GNB", "what": "Prostheses", "pillar": "rehabilitation", "date": "1/2"}
RELAY = {"recipient": "Italy", "date": "3/2"}
RESPONSE = {"date": "7/2", "text": "We shall look into it"}
NEED = {"state": "GNB", "kind": "challenge", "pillar": "data", "text": "No registry"}
EVIDENCE = {"output": "O3", "state": "GNB", "date": "8/2", "source": "its letter"}
NOBODY = "a judgement carries the name of a person: say who acts"


@pytest.fixture
def request_uid(register):
    """A request of Guinea-Bissau, of 1 February, relayed to Italy on the 3rd and answered."""
    uid = register.save("request", REQUEST | {"relays": [RELAY]})
    register.save("response", RESPONSE | {"relay": relay_of(register, uid)})
    return uid


def relay_of(register, request):
    (relay,) = register.record("request", request)["relays"]
    return relay["uid"]


def response_of(register, request):
    (response,) = register.record("relay", relay_of(register, request))["responses"]
    return response["uid"]


def refused(register, kind, typed, uid=None):
    """The faults of what was typed; nothing was written."""
    before = len(acts(register._connection))
    with pytest.raises(Refused) as refusal:
        register.save(kind, typed, uid)
    assert len(acts(register._connection)) == before
    return dict(refusal.value.fields)


# ------------------------------------------------------------------ one record beside another


def test_a_request_is_relayed_and_answered_after_it_came(register, request_uid):
    record = register.record("request", request_uid)

    (relay,) = record["relays"]
    assert (relay["recipient"], relay["date"]) == ("ITA", "2017-02-03")
    assert [response["date"] for response in relay["responses"]] == ["2017-02-07"]
    assert unwell(register) == []


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"recipient": "Guinea-Bissau"}, {"recipient": "made the request itself"}),
        ({"date": "31/1"}, {"date": "may not be before the request of 1 Feb 2017"}),
    ],
)
def test_a_relay_that_does_not_fit_its_request_is_refused(register, request_uid, typed, wrong):
    assert refused(register, "relay", RELAY | typed | {"request": request_uid}) == wrong
    assert refused(register, "relay", typed, relay_of(register, request_uid)) == wrong


def test_a_relay_typed_inside_a_request_is_refused_beside_its_own_field(register, request_uid):
    typed = REQUEST | {"relays": [RELAY, RELAY | {"recipient": "GNB"}, RELAY | {"date": "31/1"}]}
    wrong = {
        "relays.1.recipient": "made the request itself",
        "relays.2.date": "may not be before the request of 1 Feb 2017",
    }

    assert refused(register, "request", typed) == wrong
    assert refused(register, "request", typed, request_uid) == wrong


def test_a_request_that_cannot_be_read_says_so_and_its_relays_wait(register):
    relays = [RELAY, {"date": "3/2"}]
    wrong = refused(register, "request", {"state": "Narnia", "date": "31/4", "relays": relays})

    assert set(wrong) == {"state", "date", "what", "pillar", "relays.1.recipient"}


def test_a_response_before_its_relay_is_refused(register, request_uid):
    wrong = {"date": "may not be before the relay of 3 Feb 2017"}
    typed = {"relay": relay_of(register, request_uid), "date": "2/2"}

    assert refused(register, "response", typed) == wrong
    assert refused(register, "response", typed, response_of(register, request_uid)) == wrong


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"date": "4/2"}, "may not be before the request of 4 Feb 2017"),
        ({"state": "Italy"}, "made the request itself"),
    ],
)
def test_a_request_may_not_move_away_from_its_relays(register, request_uid, typed, said):
    assert refused(register, "request", typed, request_uid) == {"relays": said}


def test_a_relay_may_not_move_behind_its_responses(register, request_uid):
    said = "may not be before the relay of 8 Feb 2017"
    relay = relay_of(register, request_uid)

    assert refused(register, "relay", {"date": "8/2"}, relay) == {"responses": said}
    moved = [RELAY | {"uid": relay, "date": "8/2"}]
    assert refused(register, "request", {"relays": moved}, request_uid) == {
        "relays.0.responses": said
    }


def test_a_request_and_its_relays_may_move_together(register, request_uid):
    relay = {"uid": relay_of(register, request_uid), "date": "6/2"}
    register.save("request", {"date": "5/2", "relays": [relay]}, request_uid)

    (moved,) = register.record("request", request_uid)["relays"]
    assert (moved["date"], len(moved["responses"])) == ("2017-02-06", 1)


def test_what_was_wrong_already_does_not_hinder_another_edit(register, request_uid, file):
    file.execute("UPDATE request SET date = '2017-02-04' WHERE uid = ?", (request_uid,))
    register.save("request", {"what": "Wheelchairs"}, request_uid)

    assert register.record("request", request_uid)["what"] == "Wheelchairs"


def test_a_good_practice_is_not_given_to_the_state_that_gave_it(register):
    typed = {"title": "Peer support", "giver": "Croatia", "receivers": ["GNB", "HRV"]}

    assert refused(register, "practice", typed) == {"receivers": "names the State that gave it"}
    assert refused(register, "practice", typed | {"receivers": []}) == {
        "receivers": "name at least one State"
    }


def test_an_event_that_ends_before_it_starts_is_refused(register):
    typed = {"title": "Workshop", "starts": "7/2/2017", "ends": "6/2/2017"}

    assert refused(register, "event", typed) == {"ends": "may not be before the day it starts"}


# ------------------------------------------------------------------ who judged, and when

ANNA, BEN = Actor("CHL", "Anna"), Actor("ITA", "Ben")
JUDGED = [
    ("response", {"judgement": "constructive"}, {"judgement": "not con"}, {"judgement": ""}),
    ("evidence", {"verdict": "accepted"}, {"verdict": "refused", "reason": "late"},
     {"verdict": "proposed"}),
]  # fmt: skip
each_judgement = pytest.mark.parametrize(("kind", "one", "other", "none"), JUDGED)


@pytest.fixture
def save(register, request_uid):
    """Save a response or evidence on some day of February as somebody; returns its record."""
    relay = relay_of(register, request_uid)
    begun = {"response": RESPONSE | {"relay": relay}, "evidence": EVIDENCE}

    def save_it(kind, typed, uid=None, who=ANNA):
        register.act_as(who)
        saved = register.save(kind, typed if uid else begun[kind] | typed, uid)
        return register.record(kind, saved)

    return save_it


def signed(record):
    return record["judged_by"], record["judged_on"]


@each_judgement
def test_a_judgement_is_signed_by_who_acts_with_the_day(save, kind, one, other, none):
    assert signed(save(kind, one)) == ("Anna", "2017-02-09")


@each_judgement
def test_what_nobody_judged_is_signed_by_nobody(save, kind, one, other, none):
    assert signed(save(kind, {})) == (None, None)
    assert signed(save(kind, none)) == (None, None)


@each_judgement
def test_a_judgement_is_signed_by_who_gives_it_later(save, kind, one, other, none):
    uid = save(kind, {})["uid"]

    assert signed(save(kind, one, uid, BEN)) == ("Ben", "2017-02-09")


@each_judgement
def test_a_judgement_that_is_taken_away_takes_its_signature_along(save, kind, one, other, none):
    uid = save(kind, one)["uid"]

    assert signed(save(kind, none, uid, BEN)) == (None, None)


@each_judgement
def test_a_changed_judgement_is_signed_by_who_changed_it(save, kind, one, other, none):
    uid = save(kind, one)["uid"]

    assert signed(save(kind, other, uid, BEN)) == ("Ben", "2017-02-09")


@each_judgement
def test_a_judgement_that_is_left_or_written_again_as_it_stands_keeps_its_signature(
    save, kind, one, other, none
):
    uid = save(kind, one)["uid"]
    another = {"response": {"text": "x"}, "evidence": {"source": "x"}}[kind]

    assert signed(save(kind, another, uid, BEN))[0] == "Anna"
    assert signed(save(kind, another | one, uid, BEN))[0] == "Anna"
    assert signed(save(kind, one, uid, Actor("CHL")))[0] == "Anna"


@each_judgement
def test_nobody_in_particular_judges_nothing(register, save, kind, one, other, none):
    uid = save(kind, {})["uid"]
    register.act_as(Actor("CHL"))

    assert refused(register, kind, one, uid) == dict.fromkeys(one, NOBODY)


def test_evidence_is_not_refused_without_a_reason(register):
    wrong = refused(register, "evidence", EVIDENCE | {"verdict": "refused"})

    assert wrong == {"reason": "say why it is refused"}


def test_a_judgement_that_is_no_word_for_one_is_refused_as_such(register, request_uid):
    uid = response_of(register, request_uid)

    assert refused(register, "response", {"judgement": "nice"}, uid) == {
        "judgement": "“nice” is none of constructive, not constructive"
    }


# ------------------------------------------------------------------ days that were left blank


@pytest.fixture
def entry(register):
    """An outreach entry of 2 February."""
    return register.save(
        "outreach", {"states": ["GNB"], "channel": "letter", "date": "2/2", "subject": "Needs"}
    )


@pytest.mark.parametrize("kind", ["need", "request"])
@pytest.mark.parametrize("typed", [{}, {"date": ""}, {"date": " "}])
def test_a_blank_day_is_that_of_the_entry(register, entry, kind, typed):
    begun = {"need": NEED, "request": {n: v for n, v in REQUEST.items() if n != "date"}}[kind]
    uid = register.save(kind, begun | typed | {"outreach": entry})

    assert register.record(kind, uid)["date"] == "2017-02-02"


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("need", NEED),
        ("request", {"state": "GNB", "what": "Prostheses", "pillar": "data"}),
        ("practice", {"title": "Peer support", "giver": "HRV", "receivers": ["GNB"]}),
    ],
)
def test_a_blank_day_without_an_entry_is_today(register, kind, typed):
    assert register.record(kind, register.save(kind, typed))["date"] == "2017-02-09"


def test_a_relay_and_a_response_without_a_day_are_of_today(register):
    uid = register.save("request", REQUEST | {"relays": [{"recipient": "Italy"}]})
    relay = relay_of(register, uid)
    response = register.save("response", {"relay": relay})

    assert register.record("relay", relay)["date"] == "2017-02-09"
    assert register.record("response", response)["date"] == "2017-02-09"


def test_a_day_that_was_typed_stays_whatever_the_entry_says(register, entry):
    uid = register.save("need", NEED | {"outreach": entry, "date": "5/2"})

    assert register.record("need", uid)["date"] == "2017-02-05"


def test_of_an_entry_that_is_not_there_only_that_is_said(register):
    assert set(refused(register, "need", NEED | {"outreach": "nothing"})) == {"outreach"}


def test_the_day_of_what_is_written_down_cannot_be_made_blank(register, entry):
    uid = register.save("need", NEED)

    assert refused(register, "need", {"date": "", "outreach": entry}, uid) == {"date": "is needed"}


# ------------------------------------------------------------------ deleted, and brought back


def alive(register):
    return {kind: register.rows(kind).count() for kind in ("request", "relay", "response")}


def test_a_request_is_deleted_with_its_relays_and_their_responses_in_one_act(register, request_uid):
    before = register.record("request", request_uid)

    assert register.delete("request", request_uid) == 3
    assert alive(register) == {"request": 0, "relay": 0, "response": 0}
    assert acts(register._connection)[-1]["verb"] == "delete"
    assert unwell(register) == []

    register.undo()
    assert alive(register) == {"request": 1, "relay": 1, "response": 1}
    assert register.record("request", request_uid) == before
    assert unwell(register) == []


def test_a_relay_taken_out_of_its_request_takes_its_responses_along(register, request_uid):
    before = register.record("request", request_uid)
    register.save("request", {"relays": []}, request_uid)
    assert alive(register) == {"request": 1, "relay": 0, "response": 0}

    register.undo()
    assert register.record("request", request_uid) == before


def test_a_request_edited_as_it_was_read_keeps_its_relays_and_their_responses(
    register, request_uid
):
    before = register.record("request", request_uid)
    register.save("request", register.typed_of("request", request_uid), request_uid)

    assert register.record("request", request_uid) == before


def test_an_event_is_deleted_with_its_attendance_and_brought_back_with_it(register):
    uid = register.save(
        "event", {"title": "Workshop", "starts": "7/2/2017", "attendance": [{"party": "GNB"}]}
    )
    assert register.delete("event", uid) == 2
    assert register.rows("attendance").count() == 0

    register.undo()
    assert [one["party"] for one in register.record("event", uid)["attendance"]] == ["GNB"]
