"""Section Events: what an event is, attendance ticked by keys, and what is written from there."""

import pytest

from ccm_tui.register import Register
from ccm_tui.tui.event_keys import entry_at, promise_at
from ccm_tui.tui.event_view import whole
from tests.tui.app.conftest import Sitting
from tests.tui.app.person import Person
from tests.tui.app.test_pictures import SMALL, WIDE, Compare, filled, looks

__all__ = ["filled", "looks"]

EVENTS = "events"


def planned(register: Register, **more: object) -> str:
    """A workshop that lasts today (fictional), the first of the list."""
    typed = {"title": "Workshop (fictional)", "kind": "workshop", "starts": "2017-02-08",
             "ends": "2017-02-09", "place": "Geneva", "meeting": "NDM-UN20",
             "conventions": ["CCM", "APMBC"], "activities": ["A5"]}  # fmt: skip
    return register.save("event", typed | more)


def meaning(register: Register, event: str) -> str:
    """What stands at the right of the list, on one line."""
    return " ".join(str(whole(register.event_profile(event), register.today, 60)).split())


def present(person: Person, event: str) -> dict[str, str]:
    return {one.code: one.role for one in person.register.event_profile(event).attendance}


async def at_the_workshop(person: Person, *keys: str, **more: object) -> str:
    """The cursor is on it, and ``keys`` are pressed."""
    event = planned(person.register, **more)
    person.app.wrote(event)
    await person.press(*keys)
    return event


# --- What an event means -------------------------------------------------------------------------


def test_an_event_of_the_concept_note_says_what_it_is(register: Register) -> None:
    side_event, guidance = (row["uid"] for row in register.rows("event").first(2))
    said = meaning(register, side_event)
    assert "When 7-10 Feb 2017 now" in said
    assert "In margins of NDM-UN20" in said
    assert "Status planned ○" in said
    assert "Organised by CCM, APMBC, CCW, CRPD" in said
    assert "Nobody yet. a ticks off who is there." in said
    assert "its days have passed: x says that it was held" in meaning(register, guidance)


def test_fewer_than_two_conventions_do_not_count_and_it_is_said(register: Register) -> None:
    event = planned(register, conventions=["CCM"])
    assert "fewer than two conventions" in meaning(register, event)
    register.save("event", {"conventions": []}, event)
    assert "no convention is named ▲ fewer than two" in meaning(register, event)
    register.save("event", {"conventions": ["CCM", "CRPD"]}, event)
    assert "fewer than two conventions" not in meaning(register, event)


def test_who_attended_is_counted_and_named_by_kind_with_their_role(register: Register) -> None:
    event = planned(register)
    register.attend(event, register.find("state", "GNB"), register.find("state", "SLE"))
    register.attend(event, register.find("state", "SLE"), role="speaker")
    register.attend(event, register.find("organisation", "ISU"), role="organiser")
    said = meaning(register, event)
    assert "Attendance: 2 States, 1 organisation" in said
    assert "States Guinea-Bissau, Sierra Leone (speaker)" in said
    assert "Organisations CCM Implementation Support Unit (organiser)" in said


def test_what_is_written_at_an_event_begins_with_its_day_place_and_margin(
    register: Register,
) -> None:
    event = planned(register)
    assert entry_at(register, event)["date"] == "2017-02-09"
    register.save("event", {"ends": ""}, event)
    assert entry_at(register, event) == {
        "date": "2017-02-08",
        "place": "Geneva",
        "meeting": register.find("meeting", "NDM-UN20"),
        "event": event,
        "channel": "bilateral",
        "activities": (register.find("activity", "A5"),),
    }


def test_what_is_written_at_a_closed_meeting_is_no_more_open_than_it(register: Register) -> None:
    closed = planned(register, sensitivity="closed_meeting")
    assert entry_at(register, closed)["sensitivity"] == "closed_meeting"
    assert promise_at(register, closed)["sensitivity"] == "closed_meeting"
    assert "sensitivity" not in entry_at(register, planned(register, sensitivity="public"))


# --- By keys -------------------------------------------------------------------------------------


async def test_the_list_is_read_like_a_calendar(sitting: Sitting) -> None:
    async with sitting(section=EVENTS) as person:
        await at_the_workshop(person, starts="2017-03-01", ends="", status="cancelled")
        assert person.sees("7-10 Feb 2017")
        assert person.sees("28 Nov - 1 Dec 2016")
        line = next(one for one in person.screen_text.splitlines() if "1 Mar 2017  " in one)
        assert "cancelled ✕" in line


async def test_codes_and_blanks_tick_one_after_the_other(sitting: Sitting) -> None:
    async with sitting(section=EVENTS) as person:
        event = await at_the_workshop(person, "a")
        await person.press(*("space" if key == " " else key for key in "gnb CHL laos isu "))
        attendance = person.register.event_profile(event).attendance
        assert {(one.kind, one.code) for one in attendance} == {
            ("state", "GNB"),
            ("state", "CHL"),
            ("state", "LAO"),
            ("organisation", "ISU"),
        }
        assert person.sees("present: 3 States, 1 organisation")
        await person.press("escape")
        assert "Attendance: 3 States, 1 organisation" in person.detail


async def test_the_twelve_are_ticked_by_two_keys_each(sitting: Sitting) -> None:
    async with sitting(section=EVENTS) as person:
        event = await at_the_workshop(person, "a")
        await person.press(*["space", "down"] * 12)
        twelve = {state.iso3 for state in person.register.states() if state.article5}
        assert set(present(person, event)) == twelve


async def test_a_second_tick_takes_the_first_one_back(sitting: Sitting) -> None:
    async with sitting(section=EVENTS) as person:
        event = await at_the_workshop(person, "a", "space", "space")
        assert person.sees("Afghanistan: not there")
        assert present(person, event) == {}
        await person.press("ctrl+z")
        assert present(person, event) == {"AFG": "participant"}
        await person.press("escape", "u")
        assert present(person, event) == {}


async def test_arrows_go_through_the_roles(sitting: Sitting) -> None:
    async with sitting(section=EVENTS) as person:
        event = await at_the_workshop(person, "a", "right", "right", "right")
        assert present(person, event) == {"AFG": "speaker"}
        assert person.sees("● speaker")
        await person.press("left")
        assert present(person, event) == {"AFG": "organiser"}


async def test_an_organisation_that_nobody_knows_is_written_down_and_is_there(
    sitting: Sitting,
) -> None:
    async with sitting(section=EVENTS) as person:
        event = await at_the_workshop(person, "a")
        await person.types("Xy zw")
        assert person.sees("Nobody is called so")
        await person.press("enter", "ctrl+s")
        assert person.place == "AttendanceScreen"
        (there,) = person.register.event_profile(event).attendance
        assert (there.name, there.kind) == ("Xy zw", "organisation")


async def test_an_organisation_left_as_a_draft_is_not_there_yet(sitting: Sitting) -> None:
    async with sitting(section=EVENTS) as person:
        event = await at_the_workshop(person, "a", "ctrl+n", "x", "escape")
        assert person.place == "AttendanceScreen"
        assert present(person, event) == {}
        assert len(person.register.drafts()) == 1


async def test_escape_takes_back_what_was_typed_and_an_event_that_is_gone_is_left(
    sitting: Sitting,
) -> None:
    async with sitting(section=EVENTS) as person:
        await at_the_workshop(person, "a", "g", "escape")
        assert person.place == "AttendanceScreen"
        await person.press("ctrl+z")
        assert person.place == "EventsScreen"


async def test_o_writes_an_entry_and_the_event_opens_it(sitting: Sitting) -> None:
    async with sitting(section=EVENTS) as person:
        event = await at_the_workshop(person, "o", *"gnb", "enter", "ctrl+s", *"name", "ctrl+s")
        (made,) = person.register.event_profile(event).made
        assert (made.kind, made.who, made.title) == ("outreach", "GNB", "name")
        await person.press("enter")
        assert person.place == "EventScreen"
        assert person.sees("bilateral  GNB  name")
        await person.press("enter")
        assert person.place == "EntryScreen"


async def test_p_writes_what_was_promised_and_shows_it(sitting: Sitting) -> None:
    async with sitting(section=EVENTS) as person:
        keys = ("enter", "p", *"gnb", "enter", "tab", *"name", "enter", *"+2w", "ctrl+s")
        await at_the_workshop(person)
        await person.press(*("plus" if key == "+" else key for key in keys))
        assert person.place == "EventScreen"
        assert person.sees("promised  GNB → ISU: name")


async def test_the_status_changes_by_one_key_and_comes_back_with_u(sitting: Sitting) -> None:
    async with sitting(section=EVENTS) as person:
        event = await at_the_workshop(person, "x", starts="2017-03-01", ends="")
        assert "held ●, though it begins only on 1 Mar 2017" in person.notices[-1]
        await person.press("x")
        assert person.notices[-1] == "held ● already"
        await person.press("X", "u")
        assert person.register.record("event", event)["status"] == "held"


async def test_an_end_before_the_start_is_said_beside_the_field(sitting: Sitting) -> None:
    async with sitting(section=EVENTS) as person:
        typed = {"title": "x", "starts": "9/2/2017", "ends": "8/2/2017"}
        person.app.open_form("event", typed=typed)
        await person.press("ctrl+s")
        assert person.place == "FormDialog"
        assert person.sees("may not be before the day it")


async def test_a_state_s_timeline_has_the_events_it_attended(sitting: Sitting) -> None:
    async with sitting() as person:
        event = planned(person.register)
        person.register.attend(event, person.register.find("state", "AFG"), role="speaker")
        await person.press("enter")
        assert person.sees("workshop  Workshop (fictional)  speaker  planned")
        await person.press("home", "enter")
        assert person.place == "EventScreen"


# --- Pictures ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("size", "theme"), [(WIDE, "dark"), (SMALL, "light")])
def test_events(looks: Compare, size: tuple[int, int], theme: str) -> None:
    assert looks("4", size=size, theme=theme)


@pytest.mark.parametrize(("size", "theme"), [(WIDE, "light"), (SMALL, "dark")])
def test_attendance(looks: Compare, size: tuple[int, int], theme: str) -> None:
    assert looks("4", "a", "space", "right", "g", "u", "i", size=size, theme=theme)


def test_event(looks: Compare) -> None:
    assert looks("4", "enter", size=SMALL)
