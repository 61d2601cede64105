"""Quick capture: one line from anywhere becomes an entry."""

from datetime import date
from typing import Any, NoReturn

import pytest

from ccm_tui.domain.reading import Circumstances
from ccm_tui.errors import DiskFull
from ccm_tui.register import Actor
from ccm_tui.tui.app import CcmApp
from ccm_tui.tui.capture import CaptureDialog
from tests.tui.app.conftest import Sitting
from tests.tui.app.person import Person


def dialog(person: Person) -> CaptureDialog:
    screen = person.app.screen
    assert isinstance(screen, CaptureDialog), screen
    return screen


async def says(person: Person, line: str) -> None:
    """Type ``line`` as fast as it can be."""
    dialog(person).line.insert_text_at_cursor(line)
    await person.waits()


def entries(person: Person) -> list[dict[str, Any]]:
    rows = person.register.rows("outreach").rows(10, 0)
    return [person.register.record("outreach", row["uid"]) for row in rows]


async def test_a_line_is_read_as_it_is_typed_and_saved_by_enter(sitting: Sitting) -> None:
    async with sitting(size=(80, 24)) as person:
        await person.press("colon")
        assert person.sees("a code or a name")
        await says(person, "GNB bilateral 8/2 plan promised >1/3 #A3 @nobody")
        for words in (
            "State           Guinea-Bissau",
            "Date            8 Feb 2017   yesterday",
            "Follow up       1 Mar 2017   in 20 days",
            "Subject         plan promised @nobody",
            "Kept as text    @nobody  no such organisation or contact",
        ):
            assert person.sees(words)
        await person.press("enter")
        assert person.place != "CaptureDialog"
        said = "Saved: GNB · bilateral · 8 Feb 2017 · plan promised @nobody"
        assert person.notices == [said]
        (entry,) = entries(person)
        assert (entry["states"], entry["activities"]) == (["GNB"], ["A3"])
        assert entry["commitments"][0]["due"] == "2017-03-01"
        assert person.register.drafts() == []


async def test_the_log_shows_what_was_captured_over_it(sitting: Sitting) -> None:
    async with sitting(section="outreach") as person:
        await person.press("colon")
        await says(person, "GNB bilateral 8/2 plan")
        await person.press("ctrl+s")
        assert person.counted() == 1
        await person.press("u")
        assert person.counted() == 0


async def test_what_is_missing_is_said_and_the_line_stays(sitting: Sitting) -> None:
    async with sitting(size=(80, 24)) as person:
        await person.press("colon")
        await says(person, "GNB ")
        assert not person.sees("is needed")
        await person.press("enter")
        assert person.sees("Channel         ✕ is needed")
        await says(person, "letter 31/2 plan")
        assert person.sees("✕ 31/2 does not exist")
        await person.press("enter")
        assert (person.place, entries(person)) == ("CaptureDialog", [])


async def test_a_name_that_means_two_is_asked(sitting: Sitting) -> None:
    async with sitting() as person:
        await person.press("colon")
        await says(person, "ITA letter plan")
        assert person.sees("Which “ITA”?")
        await person.press("down", "enter")
        assert person.sees("With            Italy - Coordinator on Victim Assistance")
        await person.press("enter")
        assert entries(person)[0]["organisations"] == ["R2"]


async def test_the_next_entry_keeps_day_and_channel(sitting: Sitting) -> None:
    async with sitting() as person:
        await person.press("colon")
        await says(person, "GNB letter in 7/2 plan #A3")
        await person.press("ctrl+n")
        await says(person, "SLE focal point")
        await person.press("enter")
        second, first = entries(person)
        assert (first["states"], second["states"]) == (["GNB"], ["SLE"])
        kept = ("date", "channel", "direction", "activities")
        assert [first[name] for name in kept] == [second[name] for name in kept]


async def test_what_is_typed_is_a_draft_at_once_and_after_escape(sitting: Sitting) -> None:
    async with sitting() as person:
        await person.press("colon")
        await says(person, "GNB XQZ plan #A3")
        dialog(person)._keeper.flush()
        (draft,) = person.register.drafts()
        assert (draft.typed["subject"], draft.typed["date"]) == ("XQZ plan", "2017-02-09")
        await person.press("escape")
        assert "Kept as a draft" in person.notices
        assert person.sees("1 draft")
        await person.press("D", "enter")
        assert person.place == "FormDialog"
        assert person.sees("Guinea-Bissau")
        assert person.sees("XQZ plan")


async def test_an_empty_line_leaves_nothing_behind(sitting: Sitting) -> None:
    async with sitting() as person:
        await person.press("colon")
        await says(person, "GNB")
        dialog(person)._keeper.flush()
        dialog(person).line.value = ""
        await person.press("escape")
        assert (person.register.drafts(), person.notices) == ([], [])


async def test_a_draft_that_cannot_be_kept_is_asked_about(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_draft: object) -> NoReturn:
        raise DiskFull("The disk is full.")

    async with sitting() as person:
        monkeypatch.setattr(person.register, "keep_draft", full)
        await person.press("colon")
        await says(person, "GNB plan")
        await person.press("escape")
        assert person.place == "LeavingQuestion"
        await person.press("enter")
        assert dialog(person).line.value == "GNB plan"


async def test_tab_goes_on_in_the_form_with_what_was_read(sitting: Sitting) -> None:
    async with sitting() as person:
        await person.press("colon")
        await says(person, "GNB letter 8/2 plan")
        await person.press("tab")
        assert person.place == "FormDialog"
        assert person.sees("Guinea-Bissau")
        await person.press("ctrl+s")
        assert entries(person)[0]["subject"] == "plan"
        assert person.register.drafts() == []


async def test_it_comes_over_a_form_and_leaves_it_as_it_was(sitting: Sitting) -> None:
    async with sitting(section="outreach") as person:
        await person.press("n")
        await person.types("Gu:")
        form = person.app.screen
        assert person.place == "FormDialog"
        await person.press("f2", "f2")
        assert len([s for s in person.app.screen_stack if isinstance(s, CaptureDialog)]) == 1
        await says(person, "SLE letter 8/2 plan")
        await person.press("enter")
        assert person.app.screen is form
        assert person.sees("Gu:")
        assert entries(person)[0]["states"] == ["SLE"]


async def test_at_a_meeting_a_state_and_words_are_enough(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sitting() as person:
        meeting = person.register.find("meeting", "7MSP")
        there = Circumstances(date(2017, 2, 8), place="Geneva", meeting=meeting)
        monkeypatch.setattr(CcmApp, "circumstances", lambda _app: there)
        await person.press("colon")
        await says(person, "GNB focal point")
        assert person.sees("Place           Geneva")
        await person.press("enter")
        (entry,) = entries(person)
        assert (entry["channel"], entry["date"]) == ("bilateral", "2017-02-08")
        assert (entry["place"], entry["meeting"]) == ("Geneva", "7MSP")


async def test_hostile_and_very_long_text_is_shown_harmlessly_and_kept(sitting: Sitting) -> None:
    text = "[/foo] x[/] [@click=app.quit]x[/] שלום " + "word " * 2000 + "end"
    async with sitting(size=(80, 24)) as person:
        await person.press("colon")
        await says(person, f"GNB letter {text}")
        await person.press("enter")
        assert entries(person)[0]["subject"] == text


async def test_where_nobody_is_named_it_asks_who_acts_and_saves_then(sitting: Sitting) -> None:
    async with sitting(actor=Actor()) as person:
        await person.press("colon")
        await person.types("GNB bilateral 8/2 terms of reference >1/3")
        await person.press("enter")
        assert person.place == "IdentityDialog"
        await person.types("ISU")
        await person.press("ctrl+s")
        (entry,) = person.register.rows("outreach").first(2)
        assert entry["by"] == "ISU"
