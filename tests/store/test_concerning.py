"""What concerns a State: it stands in the State's timeline and is found by its words."""

import pytest

from tests.store.journal import unwell

NEED = {
    "state": "GNB", "kind": "challenge", "pillar": "data", "text": "No casualty registry",
    "date": "6/2",
}  # fmt: skip
REQUEST = {
    "state": "GNB", "what": "Prostheses", "pillar": "rehabilitation", "date": "5/2",
    "relays": [{"recipient": "Italy", "date": "7/2"}],
}  # fmt: skip
PRACTICE = {
    "title": "Peer support", "giver": "HRV", "receivers": ["GNB", "SLE"], "date": "4/2",
    "text": "Survivors visit survivors",
}  # fmt: skip
EVIDENCE = {"output": "O3", "state": "GNB", "date": "8/2", "source": "Its note verbale"}
EVENT = {"title": "Quiet workshop", "starts": "3/2/2017", "place": "Bissau", "outcome": "Agreed"}


@pytest.fixture
def uids(register):
    """One record of each kind, by kind."""
    typed = {
        "need": NEED, "request": REQUEST, "practice": PRACTICE, "evidence": EVIDENCE,
        "event": EVENT,
    }  # fmt: skip
    return {kind: register.save(kind, fields) for kind, fields in typed.items()}


def lines(register, state):
    """Kind, day and title of the lines of a State's timeline but for its claims."""
    timeline = register.profile(register.find("state", state)).timeline
    return [
        (entry.kind, f"{entry.day:%d/%m}", entry.title)
        for entry in timeline
        if entry.kind not in ("claim", "state")
    ]


def test_the_timeline_of_a_state_has_its_needs_requests_practices_and_evidence(register, uids):
    assert lines(register, "GNB") == [
        ("evidence", "08/02", "Its note verbale"),
        ("need", "06/02", "No casualty registry"),
        ("request", "05/02", "Prostheses"),
        ("practice", "04/02", "Peer support"),
    ]


@pytest.mark.parametrize("state", ["HRV", "GNB", "SLE"])
def test_a_good_practice_is_in_the_timeline_of_who_gave_and_of_who_received_it(
    register, uids, state
):
    assert ("practice", "04/02", "Peer support") in lines(register, state)


def test_a_relay_is_in_the_timeline_of_the_state_it_went_to(register, uids):
    assert [(kind, day) for kind, day, _title in lines(register, "ITA")] == [("relay", "07/02")]


def test_a_state_that_received_a_practice_no_more_has_it_no_more(register, uids):
    register.save("practice", {"receivers": ["SLE"]}, uids["practice"])
    assert "practice" not in {kind for kind, _day, _title in lines(register, "GNB")}
    assert unwell(register) == []

    register.undo()
    assert "practice" in {kind for kind, _day, _title in lines(register, "GNB")}
    assert unwell(register) == []


def test_giver_and_receiver_of_a_practice_change_places(register, uids):
    register.save("practice", {"giver": "GNB", "receivers": ["HRV"]}, uids["practice"])

    for state, stands in {"HRV": True, "GNB": True, "SLE": False}.items():
        assert (("practice", "04/02", "Peer support") in lines(register, state)) == stands
    assert unwell(register) == []


@pytest.mark.parametrize("kind", ["need", "request", "practice", "evidence"])
def test_what_was_deleted_is_in_no_timeline_until_it_comes_back(register, uids, kind):
    before = lines(register, "GNB")
    register.delete(kind, uids[kind])
    assert {line[0] for line in before} - {line[0] for line in lines(register, "GNB")} == {kind}

    register.undo()
    assert lines(register, "GNB") == before
    assert unwell(register) == []


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("need", "casualty registry"), ("request", "prosthes"), ("practice", "peer support"),
        ("practice", "survivors visit"), ("evidence", "note verbale"), ("event", "quiet work"),
        ("event", "bissau agreed"),
    ],
)  # fmt: skip
def test_a_record_is_found_by_its_words(register, uids, kind, words):
    assert (kind, uids[kind]) in [(hit.kind, hit.uid) for hit in register.search(words)]


def test_a_relay_and_a_response_are_found_by_no_words_that_are_an_id(register, uids):
    (relay,) = register.record("request", uids["request"])["relays"]
    register.save("response", {"relay": relay["uid"], "text": "Gladly", "date": "8/2"})

    assert [hit.kind for hit in register.search("gladly")] == ["response"]
    assert register.search(relay["uid"].split("-")[0]) == []


def test_the_seeded_events_are_found(register):
    titles = [hit.title for hit in register.search("side event guidance") if hit.kind == "event"]

    assert titles == ["Side event or workshop on the Guidance"]
