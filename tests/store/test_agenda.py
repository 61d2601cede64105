"""The day's agenda: what is promised, awaited and ahead. Today is 9 Feb 2017."""

import pytest

from ccm_tui.register import Register

LETTER = {"states": ["SLE"], "channel": "letter", "subject": "On a focal point"}


def promise(register: Register, due: str = "2017-02-01", by: str = "ISU", to: str = "GNB") -> str:
    typed = {"owed_by": by, "owed_to": to, "what": "send the draft", "due": due}
    return register.save("commitment", typed)


@pytest.mark.parametrize(
    ("by", "to", "side"),
    [("ISU", "GNB", "ours"), ("GNB", "CHL", "theirs"), ("GNB", "SLE", "others")],
)
def test_a_promise_says_on_which_side_it_stands(
    register: Register, by: str, to: str, side: str
) -> None:
    promise(register, by=by, to=to)

    assert [due.side for due in register.agenda().overdue] == [side]


def test_what_the_three_owe_each_other_is_ours(register: Register) -> None:
    promise(register, by="CHL", to="ISU")

    assert register.agenda().overdue[0].side == "ours"


def test_a_reminder_hides_what_is_due_until_its_day(register: Register) -> None:
    uid = promise(register)
    register.save("reminder", {"record": uid, "until": "2017-02-10"})
    assert register.agenda().overdue == []

    register.save("reminder", {"record": uid, "until": "2017-02-09"})
    assert register.agenda().overdue == []

    register.undo_steps(2)
    assert [due.uid for due in register.agenda().overdue] == [uid]


def test_a_reminder_of_today_hides_nothing_any_more(register: Register) -> None:
    uid = promise(register)
    register.save("reminder", {"record": uid, "until": "today"})

    assert [due.uid for due in register.agenda().overdue] == [uid]


@pytest.mark.parametrize(
    ("entry", "awaited"),
    [
        ({"date": "2017-01-26"}, True),
        ({"date": "2017-01-27"}, False),
        ({"date": "2016-01-01"}, False),
        ({"date": "2017-01-02", "channel": "email"}, True),
        ({"date": "2017-01-02", "channel": "note_verbale"}, True),
        ({"date": "2017-01-02", "channel": "bilateral"}, False),
        ({"date": "2017-01-02", "direction": "in"}, False),
    ],
)
def test_a_letter_awaits_its_reply_from_two_weeks_to_a_year(
    register: Register, entry: dict[str, str], awaited: bool
) -> None:
    register.save("outreach", LETTER | entry)

    assert len(register.agenda().awaited) == awaited


def test_a_reply_ends_the_wait_and_its_deletion_begins_it_again(register: Register) -> None:
    letter = register.save("outreach", LETTER | {"date": "2017-01-02"})
    reply = register.save(
        "outreach", LETTER | {"date": "2017-02-02", "direction": "in", "reply_to": letter}
    )
    assert register.agenda().awaited == []

    register.delete("outreach", reply)
    assert [due.uid for due in register.agenda().awaited] == [letter]


def test_a_meeting_is_due_while_it_lasts(seeds: Register) -> None:
    assert {due.what for due in seeds.agenda().due} == {
        "NDM-UN20, Geneva",
        "Side event or workshop of CCM, APMBC, CCW and CRPD",
    }


def test_deadlines_and_meetings_lie_ahead_by_date(seeds: Register) -> None:
    ahead = [(due.kind, due.what.split()[0]) for due in seeds.agenda().upcoming]

    assert ahead[0] == ("deadline", "O6")
    assert ahead[-1] == ("meeting", "7MSP,")
    assert ("deadline", "A6") in ahead


def test_an_event_that_was_held_or_cancelled_is_not_ahead(register: Register) -> None:
    typed = {"title": "Workshop (fictional)", "starts": "2017-03-01"}
    uid = register.save("event", typed)
    assert any(due.uid == uid for due in register.agenda().upcoming)

    register.save("event", {"status": "cancelled"}, uid)
    assert not any(due.uid == uid for due in register.agenda().upcoming)


def test_no_more_is_read_than_asked_for(register: Register) -> None:
    for day in range(1, 8):
        promise(register, f"2017-01-0{day}")
        promise(register, f"2017-03-0{day}")
    agenda = register.agenda(limit=3)

    assert [due.date.day for due in agenda.overdue] == [1, 2, 3]
    assert len(agenda.upcoming) == 3
