"""People: whom a letter goes to, who is to be erased, who is invited and how it was answered."""

from datetime import date

import pytest

from ccm_tui.errors import Refused
from ccm_tui.register import Register
from tests.conftest import OpenRegister


def contact(register: Register, **more: object) -> str:
    return register.save("contact", {"name": "A. Tester (fictional)", "state": "GNB", **more})


def goes_to(register: Register, state: str = "GNB") -> tuple[str, bool] | None:
    found = register.addressee(register.find("state", state))
    return (found.uid, found.forward) if found else None


def test_a_letter_goes_to_the_focal_point_in_office_on_the_day(open_register: OpenRegister) -> None:
    register = open_register()
    old = contact(register, role="focal point", since="2014-01-01", until="2016-12-31")
    new = contact(register, role="focal point", since="2017-01-01")
    contact(register, role="other")
    assert goes_to(register) == (new, False)
    assert goes_to(open_register(as_at=date(2016, 12, 31))) == (old, False)


def test_somebody_may_be_focal_point_by_a_further_post(register: Register) -> None:
    post = {"role": "focal point", "state": "GNB", "since": "2017-01-01"}
    person = contact(register, state="SLE", posts=[post])
    assert goes_to(register) == (person, False)
    assert goes_to(register, "SLE") is None


def test_without_a_focal_point_it_goes_to_the_mission_to_be_forwarded(register: Register) -> None:
    assert goes_to(register) is None
    diplomat = contact(register, role="permanent mission")
    assert goes_to(register) == (diplomat, True)
    mission = register.save(
        "organisation", {"name": "Mission (fictional)", "type": "mission", "states": ["GNB"]}
    )
    assert goes_to(register) == (mission, True)
    found = register.addressee(register.find("state", "GNB"))
    assert found is not None
    assert "with the request to forward" in found.why


def test_contacts_that_are_kept_too_long_are_found_by_a_word(register: Register) -> None:
    late = contact(register, retention="2017-02-08")
    contact(register, retention="2017-02-09")
    query = register.query("contact", "expired")
    assert [row["uid"] for row in register.rows("contact", query).first(9)] == [late]
    register.erase("contact", late, "retention has passed")
    assert register.rows("contact", query).count() == 0


def test_what_was_written_and_promised_hangs_on_a_contact(register: Register) -> None:
    person = contact(register)
    promise = {"owed_by": "GNB", "owed_to": "ISU", "what": "answer", "due": "2017-03-01"}
    register.save(
        "outreach",
        {"states": ["GNB"], "channel": "letter", "date": "2017-01-12", "subject": "Fictional",
         "contacts": [person], "commitments": [promise]},
    )  # fmt: skip
    found = register.person_profile("contact", person)
    assert [row["subject"] for row in found.written] == ["Fictional"]
    assert [due.what for due in found.owed] == ["answer"]
    assert not found.erased


# --- Invitations ---------------------------------------------------------------------------------


@pytest.fixture
def event(register: Register) -> str:
    return register.save("event", {"title": "Workshop (fictional)", "starts": "2017-03-01"})


def answers(register: Register, event: str) -> dict[str, str | None]:
    return {one.code: one.answer for one in register.event_profile(event).invitations}


def test_many_are_invited_as_one_act_by_one_letter(register: Register, event: str) -> None:
    letter = register.save(
        "outreach",
        {"states": ["GNB"], "channel": "letter", "date": "2017-01-12", "subject": "Invitation"},
    )
    states = [register.find("state", code) for code in ("GNB", "SLE")]
    register.invite(event, *states, letter=letter)
    found = register.event_profile(event).invitations
    assert [(one.code, one.day, one.letter) for one in found] == [
        ("GNB", date(2017, 1, 12), letter),
        ("SLE", date(2017, 1, 12), letter),
    ]
    register.undo()
    assert answers(register, event) == {}


def test_who_is_invited_again_is_invited_once(register: Register, event: str) -> None:
    state = register.find("state", "GNB")
    register.invite(event, state, day="2017-01-12")
    register.answer(event, state, "accepted")
    register.invite(event, state)
    assert answers(register, event) == {"GNB": "accepted"}
    assert register.event_profile(event).invitations[0].day == date(2017, 1, 12)
    assert register.uninvite(event, state) == 1
    register.invite(event, state)
    assert answers(register, event) == {"GNB": None}
    assert len(register.values("event", event)["invitations"]) == 1


def test_an_answer_has_its_day_and_can_be_taken_back(register: Register, event: str) -> None:
    state = register.find("state", "GNB")
    register.invite(event, state, day="2017-01-12")
    register.answer(event, state, "tentative", "2017-01-20")
    assert register.event_profile(event).invitations[0].answered_on == date(2017, 1, 20)
    register.answer(event, state, "")
    found = register.event_profile(event).invitations[0]
    assert (found.answer, found.answered_on) == (None, None)


def test_what_cannot_be_answered_is_refused_beside_its_field(
    register: Register, event: str
) -> None:
    state = register.find("state", "GNB")
    with pytest.raises(Refused) as refused:
        register.answer(event, state, "accepted")
    assert refused.value.fields == {"party": "was not invited to this event"}
    register.invite(event, state)
    for answer, day, field in (
        ("perhaps", "", "answer"),
        ("accepted", "2017-01-01", "answered_on"),
    ):
        with pytest.raises(Refused) as refused:
            register.answer(event, state, answer, day)
        assert list(refused.value.fields) == [field]
    assert answers(register, event) == {"GNB": None}


# --- What O2 asks of an event --------------------------------------------------------------------


def asked(register: Register, event: str) -> list[tuple[str, str]]:
    found = register.event_profile(event).asked
    return [(one.said, one.stands) for one in found]


def test_an_event_is_compared_with_what_the_output_asks(register: Register, event: str) -> None:
    assert [stands for _said, stands in asked(register, event)] == ["no", "no", "not judged"]
    register.save("event", {"conventions": ["CCM", "APMBC"], "status": "held"}, event)
    assert asked(register, event)[0] == (
        "organised by two conventions at least: CCM, APMBC", "yes"
    )  # fmt: skip
    evidence = register.save(
        "evidence", {"output": "O2", "record": event, "date": "2017-03-01", "source": "report"}
    )
    register.judge(evidence, "accepted")
    assert [stands for _said, stands in asked(register, event)] == ["yes", "yes", "yes"]
    register.judge(evidence, "refused", "nothing came of it")
    assert [stands for _said, stands in asked(register, event)] == ["yes", "yes", "no"]
