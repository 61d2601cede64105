"""Where one may be, whom one spoke to there and whom not yet, and what to raise with a State."""

from datetime import date

import pytest

from ccm_tui.domain.talks import Presence
from ccm_tui.errors import NotFound
from ccm_tui.register import Register

TWELVE = ["AFG", "ALB", "BIH", "TCD", "HRV", "GNB", "IRQ", "LAO", "LBN", "MNE", "MOZ", "SLE"]
GENEVA = "Side event or workshop of CCM, APMBC, CCW and CRPD"


def talk(register: Register, *states: str, **given: object) -> str:
    """An entry of 8 February at NDM-UN20, or as ``given``."""
    typed = {"channel": "bilateral", "date": "2017-02-08", "subject": "Talk (fictional)"}
    return register.save("outreach", {**typed, "meeting": "NDM-UN20", "states": states, **given})


def at(register: Register, code: str = "NDM-UN20") -> str:
    return register.find("meeting", code)


def event(register: Register, **given: object) -> str:
    """An event in the margins of NDM-UN20."""
    typed = {"title": "Fictional workshop", "starts": "2017-02-09", "meeting": "NDM-UN20"}
    return register.save("event", {**typed, **given})


def missing(register: Register, kind: str, uid: str) -> list[str]:
    return [target.code for target in register.talks(kind, uid).missing]


# --- Where one may be ----------------------------------------------------------------------------


def test_what_goes_on_today_comes_first_then_the_nearest(seeds: Register) -> None:
    found = [each.short for each in seeds.occasions(limit=4)]
    assert found == ["NDM-UN20", GENEVA, "15MSP-APMBC", "Side event or workshop on the Guidance"]


@pytest.mark.parametrize(
    ("typed", "first"), [("7msp", "7MSP"), ("review", "1RC"), ("guidance", "Side event")]
)
def test_it_is_found_by_code_or_name(seeds: Register, typed: str, first: str) -> None:
    assert seeds.occasions(typed)[0].short.startswith(first)


def test_a_cancelled_event_is_not_offered_and_a_deleted_one_is_gone(register: Register) -> None:
    cancelled = event(register, status="cancelled")
    deleted = event(register)
    register.delete("event", deleted)
    assert not register.occasions("fictional")
    assert register.occasion("event", cancelled) is not None
    assert register.occasion("event", deleted) is None


def test_an_event_without_a_place_is_where_its_meeting_is(register: Register) -> None:
    event(register)
    (found,) = register.occasions("fictional workshop")
    assert (found.place, found.meeting) == ("Geneva", at(register))
    assert (found.starts, found.ends) == (date(2017, 2, 9), date(2017, 2, 9))


# --- Whom one spoke to ---------------------------------------------------------------------------


def test_at_a_meeting_the_twelve_are_to_be_spoken_to(seeds: Register) -> None:
    found = seeds.talks("meeting", at(seeds))
    assert [target.code for target in found.targets] == TWELVE
    guinea_bissau = next(target for target in found.targets if target.code == "GNB")
    assert [code for code, _title in guinea_bissau.activities] == ["A1", "A3", "A4"]


def test_entries_are_counted_and_each_state_once_the_latest_first(register: Register) -> None:
    talk(register, "GNB")
    talk(register, "SLE", "GNB", date="2017-02-09")
    talk(register, "LAO", date="2017-02-10")
    talk(register, "AFG", meeting="7MSP")
    register.delete("outreach", talk(register, "ALB"))
    found = register.talks("meeting", at(register))
    assert (found.logged, found.whole) == (3, True)
    assert [(s.code, s.entries) for s in found.spoken] == [("LAO", 1), ("GNB", 2), ("SLE", 1)]
    assert missing(register, "meeting", at(register)) == [
        code for code in TWELVE if code not in ("GNB", "SLE", "LAO")
    ]


def test_what_was_said_at_an_event_in_the_margins_counts_at_the_meeting_once(
    register: Register,
) -> None:
    workshop = event(register)
    talk(register, "GNB", event=workshop)
    talk(register, "SLE", event=workshop, meeting="")
    assert register.talks("meeting", at(register)).logged == 2
    assert register.talks("event", workshop).logged == 2


def test_only_so_many_entries_are_looked_at(register: Register) -> None:
    for _entry in range(3):
        talk(register, "GNB")
    found = register.talks("meeting", at(register), 2)
    assert (found.logged, found.whole) == (2, False)
    assert register.talks("meeting", at(register), -1).logged == 3


def test_at_an_event_those_who_attend_are_to_be_spoken_to_but_not_who_organises(
    register: Register,
) -> None:
    workshop = event(register)
    assert missing(register, "event", workshop) == TWELVE
    register.attend(workshop, register.find("state", "GNB"), register.find("party", "ISU"))
    register.attend(workshop, register.find("state", "Chile"), role="organiser")
    assert missing(register, "event", workshop) == ["GNB"]


def test_at_an_event_so_are_the_targets_of_its_activities(register: Register) -> None:
    workshop = event(register, activities=["A3"])
    register.attend(workshop, register.find("state", "MOZ"))
    assert missing(register, "event", workshop) == ["GNB", "MOZ", "SLE"]


def test_there_are_no_talks_at_what_is_not_there(seeds: Register) -> None:
    with pytest.raises(NotFound):
        seeds.talks("meeting", "nowhere")


# --- What to raise -------------------------------------------------------------------------------


def test_what_is_owed_both_ways_and_letters_without_a_reply_are_raised(register: Register) -> None:
    letter = {"meeting": "", "channel": "letter"}
    talk(register, "GNB", subject="Unanswered", date="2017-02-07", **letter)
    answered = talk(register, "GNB", subject="Answered", date="2017-01-07", **letter)
    talk(register, "GNB", direction="in", reply_to=answered, **letter)
    talk(register, "GNB", subject="Long ago", date="2015-01-07", **letter)
    owed = {"what": "name it", "due": "2017-03-01"}
    register.save("commitment", {"owed_by": "GNB", "owed_to": "ISU", **owed})
    register.save("commitment", {"owed_by": "ITA", "owed_to": "GNB", **owed})
    register.save("commitment", {"owed_by": "ISU", "owed_to": "GNB", "done_on": "8/2", **owed})

    found = register.topics(register.find("state", "GNB"))
    assert [due.owed_to for due in found.owed_by_it] == ["ISU"]
    assert [due.owed_by for due in found.owed_to_it] == ["ITA"]
    assert [due.what for due in found.awaited] == ["Unanswered"]
    assert register.topics(register.find("state", "SLE")).all == ()


# --- What new entries take -----------------------------------------------------------------------


def presence(register: Register, uid: str, kind: str = "meeting", **given: object) -> Presence:
    occasion = register.occasion(kind, uid)
    assert occasion is not None
    known = {"place": occasion.place, "date": date(2017, 2, 8), "since": date(2017, 2, 9)}
    return Presence(occasion, **(known | given))  # type: ignore[arg-type]  # fields by name


def test_a_chosen_day_holds_on_the_day_of_choosing_and_then_each_day_its_own(
    seeds: Register,
) -> None:
    there = presence(seeds, at(seeds))
    assert there.day(date(2017, 2, 9)) == date(2017, 2, 8)
    assert there.day(date(2017, 2, 10)) == date(2017, 2, 10)


@pytest.mark.parametrize(
    ("today", "lasts"),
    [((2017, 2, 6), False), ((2017, 2, 7), True), ((2017, 2, 10), True), ((2017, 2, 11), False)],
)
def test_one_is_there_until_the_last_day(
    seeds: Register, today: tuple[int, int, int], lasts: bool
) -> None:
    assert presence(seeds, at(seeds)).lasts(date(*today)) is lasts


def test_what_is_written_down_afterwards_may_be_chosen_for_that_day(seeds: Register) -> None:
    later = presence(seeds, at(seeds), since=date(2017, 2, 20))
    assert later.lasts(date(2017, 2, 20))
    assert not later.lasts(date(2017, 2, 21))


def test_an_entry_is_never_more_open_than_the_event_it_was_made_at(register: Register) -> None:
    closed = event(register, sensitivity="closed_meeting", activities=["A3"])
    typed = (
        presence(register, closed, "event").circumstances(date(2017, 2, 9)).typed(date(2017, 2, 9))
    )
    assert typed == {
        "date": "2017-02-08",
        "place": "Geneva",
        "meeting": at(register),
        "event": closed,
        "channel": "bilateral",
        "activities": (register.find("activity", "A3"),),
        "sensitivity": "closed_meeting",
    }
    public = event(register, sensitivity="public")
    assert presence(register, public, "event").circumstances(date(2017, 2, 9)).sensitivity is None
