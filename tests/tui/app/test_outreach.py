"""Section Outreach: writing while somebody speaks, correcting, taking back, finding again."""

from datetime import date

import pytest

from tests.tui.app.conftest import Sitting
from tests.tui.app.person import Person

HOSTILE = [
    "[/foo]",
    "x[/]",
    '[a="',
    "[@click=app.quit]x[/]",
    "[bold]not bold[/bold]",
    "שלום עולם",
    "e\u0301 n\u0303 combining",
    "日本語の件名",
    "tab\there",
]


def wrote(person: Person, subject: str, **more: object) -> str:
    typed = {"states": ["GNB"], "channel": "bilateral", "date": "8/2", "subject": subject}
    return person.register.save("outreach", typed | more)


async def write_a_bilateral(person: Person, subject: str) -> None:
    """n; bilateral; yesterday; Geneva; the subject; save."""
    await person.press("n")
    await person.types("GNB")
    await person.press("enter", "enter", "b", "enter", "enter")
    await person.types("8/2")
    await person.press("enter")
    await person.types("Geneva")
    await person.press("enter", "enter")
    await person.types(subject)
    await person.press("ctrl+s")


async def test_an_empty_log_says_which_key_writes_the_first_entry(sitting: Sitting) -> None:
    async with sitting(section="outreach") as person:
        assert person.sees("n writes the first entry")


async def test_a_bilateral_is_written_by_keys_alone(sitting: Sitting) -> None:
    async with sitting(section="outreach") as person:
        await write_a_bilateral(person, "Focal point promised")
        row = person.rows.row
        assert row is not None
        record = person.register.record("outreach", str(row["uid"]))
        assert record["states"] == ["GNB"]
        assert record["channel"] == "bilateral"
        assert record["date"] == "2017-02-08"
        assert record["place"] == "Geneva"
        assert record["subject"] == "Focal point promised"
        assert record["by"] == "ISU"


async def test_an_entry_begun_at_a_state_has_that_state(sitting: Sitting) -> None:
    async with sitting() as person:
        await person.press(*["down"] * 5, "n", "b", "enter", "enter")
        await person.types("8/2")
        await person.press("enter", "enter", "enter")
        await person.types("Focal point")
        await person.press("ctrl+s", "3")
        row = person.rows.row
        assert row is not None
        assert row["states_words"] == "GNB"


async def test_undo_takes_the_entry_back_and_redo_writes_it_again(sitting: Sitting) -> None:
    async with sitting(section="outreach") as person:
        wrote(person, "Focal point")
        await person.looks()
        assert person.rows.position == (1, 1)
        await person.press("u")
        assert person.counted() == 0
        assert any("Undone" in notice for notice in person.notices)
        await person.press("ctrl+r")
        assert person.rows.position == (1, 1)


async def test_undo_reaches_back_over_a_restart(sitting: Sitting) -> None:
    async with sitting() as person:
        wrote(person, "Focal point")
    async with sitting(section="outreach") as person:
        await person.press("u")
        assert person.counted() == 0


async def test_a_correction_is_in_the_history_with_who_and_what(sitting: Sitting) -> None:
    async with sitting(section="outreach") as person:
        uid = wrote(person, "Focal pont")
        person.register.save("outreach", {"subject": "Focal point"}, uid)
        await person.looks()
        await person.press("h")
        assert person.place == "HistoryScreen"
        assert person.sees("Subject: Focal pont → Focal point")
        assert person.sees("ISU · Test Person")
        assert person.sees("State: nothing → Guinea-Bissau")


async def test_deleted_entries_come_back_with_u(sitting: Sitting) -> None:
    async with sitting(section="outreach") as person:
        for number in range(3):
            wrote(person, f"Entry {number}")
        await person.looks()
        await person.press("space", "space", "d")
        assert person.counted() == 1
        await person.press("u")
        assert person.counted() == 3


async def test_escape_keeps_a_draft_and_says_so(sitting: Sitting) -> None:
    async with sitting(section="outreach") as person:
        await person.press("n")
        await person.types("GNB")
        await person.press("enter", "escape")
        assert person.place == "OutreachScreen"
        assert any("Kept as a draft" in notice for notice in person.notices)
        assert person.sees("1 draft")


async def test_a_draft_is_there_after_a_restart_and_goes_on(sitting: Sitting) -> None:
    async with sitting(section="outreach") as person:
        await person.press("n")
        await person.types("GNB")
        await person.press("enter", "escape")
    async with sitting() as person:
        assert person.sees("1 draft")
        await person.press("D", "enter")
        assert person.place == "FormDialog"
        assert person.sees("Guinea-Bissau")


async def test_filters_are_typed_as_words_and_shown_as_words(sitting: Sitting) -> None:
    async with sitting(section="outreach") as person:
        wrote(person, "Focal point")
        wrote(person, "A letter", channel="letter", states=["SLE"])
        await person.looks()
        await person.press("slash")
        await person.types("state:GNB channel:bil")
        assert person.counted() == 1
        assert person.sees("GNB · bilateral")
        await person.press("escape")
        assert person.counted() == 2


async def test_a_filter_that_means_nothing_is_said_and_changes_nothing(sitting: Sitting) -> None:
    async with sitting(section="outreach") as person:
        wrote(person, "Focal point")
        await person.looks()
        await person.press("slash")
        await person.types("state:Xx")
        assert person.sees("There is no State")
        await person.press("escape")
        assert person.counted() == 1


async def test_search_follows_every_key_and_folds_accents(sitting: Sitting) -> None:
    async with sitting(section="outreach") as person:
        wrote(person, "Réunion à Genève")
        wrote(person, "Plan")
        await person.looks()
        await person.press("slash")
        await person.types("reun")
        assert person.counted() == 1


async def test_g_goes_to_a_day(sitting: Sitting) -> None:
    async with sitting(section="outreach") as person:
        for day in range(1, 9):
            wrote(person, f"On day {day}", date=f"{day}/2")
        await person.looks()
        await person.press("g")
        await person.types("3/2")
        await person.press("enter")
        assert person.rows.row is not None
        assert person.rows.row["date"] == date(2017, 2, 3).isoformat()


async def test_the_cursor_stays_on_its_record_after_a_save(sitting: Sitting) -> None:
    async with sitting(section="outreach") as person:
        for day in range(1, 9):
            wrote(person, f"On day {day}", date=f"{day}/2")
        await person.looks()
        await person.press("down", "down", "e", "ctrl+s")
        assert person.rows.row is not None
        assert person.rows.row["date"] == "2017-02-06"


async def test_a_reply_belongs_to_the_thread_of_its_letter(sitting: Sitting) -> None:
    async with sitting(section="outreach") as person:
        letter = wrote(person, "Designation of a focal point", channel="letter", date="12/1")
        wrote(person, "Answer", reply_to=letter, direction="in")
        await person.looks()
        await person.press("t")
        assert person.place == "ThreadScreen"
        assert person.counted() == 2
        assert person.sees("Designation of a focal point")


async def test_r_begins_the_answer_with_the_states_of_the_letter(sitting: Sitting) -> None:
    async with sitting(section="outreach") as person:
        wrote(person, "Designation of a focal point", channel="letter")
        await person.looks()
        await person.press("r")
        assert person.place == "FormDialog"
        assert person.sees("Guinea-Bissau")
        assert person.sees("Designation of a focal point")


@pytest.mark.parametrize("text", [" ".join(HOSTILE[i : i + 3]) for i in (0, 3, 6)])
async def test_hostile_text_is_shown_harmlessly_everywhere(sitting: Sitting, text: str) -> None:
    async with sitting(section="outreach") as person:
        uid = wrote(person, text, summary=text, place=text)
        await person.looks()
        await person.press("enter", "h", "escape", "escape", "e", "escape", "t", "escape")
        await person.press("2", "3", "d", "u")
        assert person.place == "OutreachScreen"
        assert person.register.record("outreach", uid)["subject"] == text


async def test_a_very_long_text_is_stored_exactly_and_shown_in_part(sitting: Sitting) -> None:
    async with sitting(section="outreach") as person:
        text = "[/foo] " * 15_000
        uid = wrote(person, "Long", summary=text)
        await person.looks()
        await person.press("enter")
        assert person.sees("more characters") or person.sees("[/foo]")
        assert person.register.record("outreach", uid)["summary"] == text


async def test_the_cursor_goes_to_the_neighbour_of_a_deleted_entry(sitting: Sitting) -> None:
    async with sitting(section="outreach") as person:
        for day in range(1, 9):
            wrote(person, f"On day {day}", date=f"{day}/2")
        await person.looks()
        await person.press("down", "down", "d")
        assert person.rows.row is not None
        assert person.rows.row["date"] == "2017-02-05"


async def test_a_search_that_finds_nothing_says_so(sitting: Sitting) -> None:
    async with sitting(section="outreach") as person:
        wrote(person, "Focal point")
        await person.looks()
        await person.press("slash")
        await person.types("zzz")
        assert person.sees("Nothing is as asked")
        await person.press("escape")
        assert person.counted() == 1
