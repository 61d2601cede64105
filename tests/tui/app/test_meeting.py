"""Meeting mode: where one is is chosen once, and entries take what it says. It is 9 Feb 2017."""

import asyncio
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot
from textual.widgets import Input

from ccm_tui.domain.talks import Occasion, Presence, Spoken, Talks, Target
from ccm_tui.register import Register
from ccm_tui.tui.capture import CaptureDialog
from ccm_tui.tui.meeting.strip import MeetingStrip, strip
from ccm_tui.visits import Visits
from tests.surroundings import surroundings
from tests.tui.app.conftest import Sitting
from tests.tui.app.person import Person, RememberedSettings, app_on

FEW = 25
"""Keys that an entry may take beyond its words."""


def entries(person: Person) -> list[dict[str, Any]]:
    rows = person.register.rows("outreach").rows(10, 0)
    return [person.register.record("outreach", row["uid"]) for row in rows]


def event(register: Register, **given: str) -> str:
    """A fictional event of these days in the margins of nothing."""
    typed = {"title": "Fictional workshop", "starts": "2017-02-08", "ends": "2017-02-09"}
    return register.save("event", typed | {"place": "Bern"} | given)


async def says(person: Person, words: str) -> None:
    """Type ``words`` into the line that has the focus."""
    line = person.app.focused
    assert isinstance(line, Input)
    line.insert_text_at_cursor(words)
    await person.waits()


async def is_at(person: Person, typed: str = "") -> None:
    """Be at the nearest meeting, or at what ``typed`` finds first."""
    await person.press("m")
    if typed:
        await says(person, typed)
    await person.press("enter")


def said(person: Person) -> str:
    """What the strip says."""
    shown = person.app.screen.query_one(MeetingStrip)
    return str(shown.render()).strip() if shown.display else ""


# --- Being at a meeting --------------------------------------------------------------------------


async def test_two_keys_say_that_one_is_at_the_meeting_of_these_days(sitting: Sitting) -> None:
    async with sitting() as person:
        assert said(person) == ""
        await person.press("m", "enter")
        assert said(person).startswith("At NDM-UN20, Geneva · 9 Feb 2017 · 0 logged · 12 not yet:")
        assert "NDM-UN20" in person.screen_text.splitlines()[0]
        await person.press("3")
        assert said(person).startswith("At NDM-UN20")


async def test_a_new_entry_takes_day_place_and_margin_an_edited_or_another_events_one_nothing(
    sitting: Sitting,
) -> None:
    async with sitting() as person:
        typed = {"states": ["SLE"], "channel": "letter", "date": "2017-01-12", "subject": "Letter"}
        letter = person.register.save("outreach", typed)
        await is_at(person)
        person.app.open_form("outreach", letter)
        await person.press("ctrl+s")
        assert person.register.record("outreach", letter)["meeting"] is None
        given = {"states": ["GNB"], "subject": "Talk", "place": "Room 3"}
        person.app.open_form("outreach", typed=given)
        await person.press("ctrl+s")
        entry = entries(person)[0]
        assert (entry["date"], entry["channel"]) == ("2017-02-09", "bilateral")
        assert (entry["place"], entry["meeting"]) == ("Room 3", "NDM-UN20")
        other = {"event": event(person.register)}
        assert person.app.begun_here("outreach", other) == other


async def test_at_an_event_promises_and_practices_name_it_too(sitting: Sitting) -> None:
    async with sitting() as person:
        here = event(person.register)
        await is_at(person, "fictional")
        assert said(person).startswith("At Fictional workshop, Bern · 9 Feb")
        for kind in ("commitment", "practice"):
            assert person.app.begun_here(kind, {}) == {"event": here}
        person.app.open_form("commitment", typed={"owed_by": "GNB", "owed_to": "ISU",
                                                  "what": "name it", "due": "1/3"})  # fmt: skip
        await person.press("ctrl+s")
        (row,) = person.register.rows("commitment").first(9)
        assert person.register.values("commitment", row["uid"])["event"] == here


async def test_day_and_place_can_be_others(sitting: Sitting) -> None:
    async with sitting() as person:
        await person.press("m", "tab", "ctrl+u")
        await says(person, "31/2")
        await person.press("enter")
        assert person.sees("31/2 does not exist")
        await person.press("ctrl+u")
        await says(person, "8/2")
        assert person.sees("8 Feb 2017, yesterday")
        await person.press("tab", "ctrl+u")
        await says(person, "Palais [/x]")
        await person.press("enter")
        assert said(person).startswith("At NDM-UN20, Palais [/x] · 8 Feb")
        there = person.app.circumstances()
        assert (there.date, there.place) == (date(2017, 2, 8), "Palais [/x]")


async def test_none_ends_it_escape_changes_nothing_and_what_is_not_found_cannot_be_taken(
    sitting: Sitting,
) -> None:
    async with sitting() as person:
        await is_at(person)
        await person.press("m")
        await says(person, "xyzzy")
        assert person.sees("nothing is found for “xyzzy”")
        await person.press("enter")
        assert person.place == "MeetingDialog"
        await person.press("escape")
        assert said(person).startswith("At NDM-UN20")
        await is_at(person, "none")
        assert said(person) == ""
        assert person.app.circumstances().meeting is None


# --- From one start to the next ------------------------------------------------------------------


async def test_a_laptop_that_was_closed_still_knows_the_meeting_until_it_is_over(
    sitting: Sitting, settings: RememberedSettings, tmp_path: Path
) -> None:
    settings.visits = Visits(tmp_path / "visits.json")
    async with sitting() as person:
        await person.press("m", "tab", "ctrl+u")
        await says(person, "8/2")
        await person.press("enter")
    async with sitting() as person:
        assert said(person).startswith("At NDM-UN20, Geneva · 8 Feb 2017")
        assert person.app.last_visit is not None
    async with sitting(as_at=date(2017, 2, 10)) as person:
        assert said(person).startswith("At NDM-UN20, Geneva · 10 Feb 2017")
    async with sitting(as_at=date(2017, 2, 11)) as person:
        assert said(person) == ""


async def test_it_ends_when_the_event_was_deleted_meanwhile(
    sitting: Sitting, settings: RememberedSettings, tmp_path: Path
) -> None:
    settings.visits = Visits(tmp_path / "visits.json")
    async with sitting() as person:
        here = event(person.register)
        await is_at(person, "fictional")
        person.app.delete("event", [here])
        await person.waits()
        assert said(person) == ""
        assert any("you are at no meeting any more" in notice for notice in person.notices)
        await person.press("u")
        await is_at(person, "fictional")
        person.register.delete("event", here)
    async with sitting() as person:
        assert said(person) == ""
        assert any("“Fictional workshop” was deleted" in notice for notice in person.notices)
    async with sitting() as person:
        assert person.notices == []


@pytest.mark.parametrize("kept", ['{"at": 3}', '{"at": {"kind": "x", "uid": "y"}}', "[]", "{"])
def test_a_file_that_cannot_be_read_is_as_if_one_was_nowhere(tmp_path: Path, kept: str) -> None:
    path = tmp_path / "visits.json"
    path.write_text(f'{{"register": {kept}}}')
    assert Visits(path).stay("register") is None


# --- Four talks ----------------------------------------------------------------------------------


async def test_a_talk_takes_few_keys_in_one_line(sitting: Sitting) -> None:
    async with sitting() as person:
        await is_at(person)
        for code in ("GNB", "SLE"):
            before = ["colon", *code, "space"]
            await person.press(*before)
            await says(person, "focal point (fictional)")
            await person.press("enter")
            assert len(before) + 1 <= FEW
        assert {entry["meeting"] for entry in entries(person)} == {"NDM-UN20"}
        assert said(person).startswith("At NDM-UN20, Geneva · 9 Feb 2017 · 2 logged: SLE GNB · 10")


async def test_a_talk_takes_few_keys_in_the_form(sitting: Sitting) -> None:
    async with sitting(section="outreach") as person:
        await is_at(person)
        before = ["n", *"gnb", "enter", *["enter"] * 7]
        await person.press(*before)
        await says(person, "focal point (fictional)")
        await person.press("ctrl+s")
        (entry,) = entries(person)
        assert (entry["states"], entry["subject"]) == (["GNB"], "focal point (fictional)")
        assert entry["meeting"] == "NDM-UN20"
    assert len(before) + 1 <= FEW


async def test_the_list_of_those_missing_needs_fewer_still(sitting: Sitting) -> None:
    async with sitting() as person:
        await is_at(person)
        await person.press("M")
        assert person.sees("Not spoken to yet   12")
        await person.press("enter", "enter")
        await says(person, "plan (fictional)")
        await person.press("ctrl+s")
        assert person.sees("Not spoken to yet   11")
        assert person.sees("Spoken to   1")
        assert person.rows.row is not None
        assert person.rows.row["code"] == "ALB"
        await person.press("colon")
        await says(person, "priorities (fictional)")
        await person.press("enter")
        assert [entry["states"] for entry in entries(person)] == [["ALB"], ["AFG"]]
        assert {entry["meeting"] for entry in entries(person)} == {"NDM-UN20"}


# --- Who was not spoken to yet -------------------------------------------------------------------


async def test_it_says_what_to_raise_with_each(sitting: Sitting) -> None:
    async with sitting() as person:
        owed = {"owed_by": "ISU", "owed_to": "AFG", "what": "send the draft", "due": "2017-01-31"}
        person.register.save("commitment", owed)
        person.register.save("outreach", {"states": ["AFG"], "channel": "letter",
                                          "date": "2017-01-12", "subject": "An offer"})  # fmt: skip
        await is_at(person)
        await person.press("M")
        assert person.sees("1 owed to them")
        for words in ("send the draft", "overdue ▲ 9 days", "An offer", "A4 Approach the five"):
            assert words in person.detail
        await person.press("p")
        assert person.place == "StateScreen"


async def test_a_code_that_stands_in_the_line_is_no_draft_yet(sitting: Sitting) -> None:
    async with sitting() as person:
        await is_at(person)
        await person.press("M", "colon")
        assert isinstance(person.app.screen, CaptureDialog)
        assert person.app.screen.line.value == "AFG "
        await person.press("escape")
        assert person.register.drafts() == []
        await person.press("colon", "tab")
        assert person.place == "FormDialog"
        assert person.sees("Afghanistan")


async def test_the_word_in_the_first_line_leads_there(sitting: Sitting) -> None:
    async with sitting() as person:
        await person.press("M")
        assert person.notices == ["You are at no meeting or event: m chooses one."]
        await is_at(person)
        place = person.screen_text.splitlines()[0].index("NDM-UN20")
        await person.pilot.click(offset=(place + 1, 0))
        await person.waits()
        assert person.place == "TalksScreen"
        await person.press("escape", "3", "left_square_bracket", "left_square_bracket")
        assert person.place == "TalksScreen"


# --- The strip -----------------------------------------------------------------------------------

NDM = Occasion("meeting", "u", "NDM-UN20", "Meeting", date(2017, 2, 7), date(2017, 2, 10),
               "Geneva", "u")  # fmt: skip
TODAY = date(2017, 2, 9)


def line(
    width: int, spoken: str = "GNB SLE", targets: str = "AFG ALB BIH GNB", **given: Any
) -> str:
    """The strip at NDM-UN20, on 9 Feb 2017."""
    known: dict[str, Any] = {"occasion": NDM, "place": "Geneva", "date": TODAY, "since": TODAY}
    at = Presence(**(known | given))
    met = [Spoken(code, code, code, 1, TODAY) for code in spoken.split()]
    meant = [Target(code, code, code, ()) for code in targets.split()]
    return strip(at, Talks(at.occasion, len(met), True, met, meant), TODAY, width)


def test_the_strip_says_where_what_was_logged_and_who_is_missing() -> None:
    assert line(118).rstrip() == (
        "At NDM-UN20, Geneva · 9 Feb 2017 · 2 logged: GNB SLE · 3 not yet: AFG ALB BIH"
        " · M lists them, m ends"
    )


@pytest.mark.parametrize(
    ("width", "said"),
    [
        (87, "At NDM-UN20, Geneva · 9 Feb 2017 ~GNB SLE ~AFG ALB BIH · m ends"),
        (82, "At NDM-UN20, Geneva · 9 Feb ~GNB SLE ~AFG ALB BIH · m ends"),
        (78, "At NDM-UN20 · 9 Feb ~GNB SLE ~AFG ALB BIH · m ends"),
        (70, "At NDM-UN20 · 9 Feb ~GNB SLE ~AFG … · m ends"),
    ],
)
def test_year_place_and_states_give_way_in_this_order(width: int, said: str) -> None:
    counted = said.replace("~", "· 2 logged: ", 1).replace("~", "· 3 not yet: ", 1)
    assert line(width).rstrip() == counted


@pytest.mark.parametrize("width", [20, 40, 60, 78, 118])
def test_it_never_takes_more_cells_than_there_are(width: int) -> None:
    long = {
        "place": "日本語" * 9,
        "targets": "AFG ALB BIH HRV IRQ LAO LBN MNE MOZ TCD",
        "spoken": "GNB",
    }
    assert cell_len(line(width, **long)) == width


def test_when_all_were_spoken_to_it_says_so() -> None:
    assert "all spoken to ●" in line(118, "AFG GNB", "AFG GNB")
    assert "not yet" not in line(118, "AFG", "")


# --- Pictures ------------------------------------------------------------------------------------


@pytest.fixture
def looks(
    snap_compare: Callable[..., bool], register_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., bool]:
    """``looks("m", size=(80, 24))``: as it did when it was last approved."""
    monkeypatch.setattr(Input, "cursor_blink", False)
    with Register.open(register_path, surroundings()) as register:
        talk = {"channel": "bilateral", "date": "8/2", "subject": "Talk (fictional)"}
        for code in ("GNB", "SLE", "LAO"):
            register.save("outreach", {"states": [code], "meeting": "NDM-UN20", **talk})
        register.save("outreach", {"states": ["AFG"], "channel": "letter", "date": "2017-01-12",
                                   "subject": "National plans (fictional)"})  # fmt: skip
        for who, whom, what in (("ISU", "AFG", "send the draft"), ("ALB", "ISU", "name it")):
            register.save("commitment", {"owed_by": who, "owed_to": whom, "due": "2017-01-31",
                                         "what": f"{what} (fictional)"})  # fmt: skip

    def compare(*keys: str, size: tuple[int, int] = (120, 40), theme: str = "dark") -> bool:
        settings = RememberedSettings(theme)
        app = app_on(lambda: Register.open(register_path, surroundings()), settings, "outreach")

        async def walk(pilot: Pilot[None]) -> None:
            person = Person(app, pilot)
            await person.starts()
            await person.press(*keys)
            await asyncio.wait_for(person.waits(), 10)

        return snap_compare(app, terminal_size=size, run_before=walk)

    return compare


def test_choosing(looks: Callable[..., bool]) -> None:
    assert looks("m", size=(80, 24))


@pytest.mark.parametrize(("size", "theme"), [((120, 40), "light"), ((80, 24), "dark")])
def test_who_is_missing(looks: Callable[..., bool], size: tuple[int, int], theme: str) -> None:
    assert looks("m", "enter", "M", size=size, theme=theme)
