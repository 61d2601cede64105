"""Invitations ticked by keys: by which letter, and how each answered; what O2 asks of an event."""

from ccm_tui.domain.invitations import answers_in_words
from ccm_tui.register import Register
from tests.tui.app.conftest import Sitting
from tests.tui.app.test_events import EVENTS, at_the_workshop, meaning, planned
from tests.tui.app.test_pictures import SMALL, Compare, filled, looks

__all__ = ["filled", "looks"]


def test_answers_are_counted_in_words() -> None:
    answers = ["accepted", None, "declined", "accepted", None, None]
    assert answers_in_words(answers) == "6 invited, 2 accepted, 1 declined, 3 no answer"
    assert answers_in_words([]) == ""


def test_an_event_says_who_is_invited_its_agenda_and_what_is_asked_of_it(
    register: Register,
) -> None:
    item = {"time": "09:30", "title": "Opening (fictional)", "speaker": "A. Tester (fictional)"}
    event = planned(register, agenda=[item])
    said = meaning(register, event)
    assert "yes organised by two conventions at least: CCM, APMBC no held" in said
    assert "not judged judged to have improved joint approaches" in said
    assert "09:30 Opening (fictional) A. Tester (fictional)" in said
    assert "Nobody yet. i ticks off who is invited." in said
    states = [register.find("state", code) for code in ("GNB", "SLE")]
    register.invite(event, *states, day="2017-01-20")
    register.answer(event, states[0], "accepted")
    said = meaning(register, event)
    assert "Invitations: 2 invited, 1 accepted, 1 no answer" in said
    assert "no answer Sierra Leone accepted Guinea-Bissau" in said


async def test_who_is_invited_by_a_letter_and_how_they_answer(sitting: Sitting) -> None:
    async with sitting(section=EVENTS) as person:
        register = person.register
        letter = register.save(
            "outreach",
            {"states": ["GNB"], "channel": "note verbale", "date": "2017-01-20",
             "subject": "Invitation (fictional)"},
        )  # fmt: skip
        event = await at_the_workshop(person, "i", "ctrl+o")
        assert person.sees("20 Jan 2017  Invitation (fictional)")
        await person.press("enter", *("space" if key == " " else key for key in "gnb sle "))
        assert person.sees("2 invited, 2 no answer   by “Invitation (fictional)”")
        await person.press("right")
        found = {one.code: one for one in register.event_profile(event).invitations}
        assert {code: one.answer for code, one in found.items()} == {"GNB": None, "SLE": "accepted"}
        assert {one.letter for one in found.values()} == {letter}
        await person.press("space")
        assert person.sees("Sierra Leone: not invited")
        await person.press("escape")
        assert "1 invited, 1 no answer" in person.detail


def test_the_picture_of_invitations(looks: Compare) -> None:
    assert looks("4", "i", "g", "n", "b", "space", "right", size=SMALL)
