"""The mouse: headings sort, keys in the last line act, words of a list are chosen."""

from textual.containers import VerticalScroll
from textual.events import MouseScrollDown
from textual.geometry import Offset
from textual.widget import Widget

from ccm_tui.tui.bar import KeyLine
from ccm_tui.tui.form import FormDialog
from ccm_tui.tui.record_list import RecordList
from ccm_tui.tui.section import Aside
from tests.tui.app.conftest import Sitting
from tests.tui.app.person import Person


async def clicks(person: Person, text: str, widget: type[Widget]) -> None:
    """Click on ``text`` where it first stands in the widget of a type."""
    found = person.app.screen.query_one(widget)
    lines = person.screen_text.splitlines()
    region = found.region
    for y in range(region.y, region.bottom):
        if (x := lines[y].find(text, region.x, region.right)) >= 0:
            await person.pilot.click(offset=Offset(x, y))
            await person.waits()
            return
    raise AssertionError(f"{text} stands nowhere in {widget.__name__}")


def first_day(person: Person) -> object:
    assert person.rows.window is not None
    return person.rows.window.visible[0]["date"]


async def test_a_click_on_a_heading_sorts_by_it_and_another_one_the_other_way(
    sitting: Sitting,
) -> None:
    async with sitting(section="outreach") as person:
        for day in ("2017-01-20", "2017-02-08"):
            typed = {"states": ["GNB"], "channel": "letter", "subject": "S", "date": day}
            person.register.save("outreach", typed)
        person.app.wrote()
        await clicks(person, "Date", RecordList)
        assert person.sees("Date ▲")
        assert first_day(person) == "2017-01-20"
        await clicks(person, "Date", RecordList)
        assert person.sees("Date ▼")
        assert first_day(person) == "2017-02-08"


async def test_a_click_on_a_heading_that_sorts_nothing_says_so(sitting: Sitting) -> None:
    async with sitting() as person:
        await clicks(person, "Focal point", RecordList)
        assert person.notices == ["This list is not sorted by that column."]


async def test_a_click_on_a_key_of_the_last_line_does_what_the_key_does(sitting: Sitting) -> None:
    async with sitting() as person:
        await clicks(person, "Search", KeyLine)
        assert person.sees("Search ") and person.app.focused.__class__.__name__ == "FilterInput"
        await person.press("escape")
        await clicks(person, "New", KeyLine)
        assert person.place == "FormDialog"
        await clicks(person, "esc", KeyLine)
        assert person.place == "StatesScreen"


async def test_a_click_beside_the_keys_opens_the_help(sitting: Sitting) -> None:
    async with sitting() as person:
        line = person.app.screen.query_one(KeyLine).region
        await person.pilot.click(offset=Offset(line.right - 1, line.y))
        await person.waits()
        assert person.place == "HelpScreen"


async def test_a_word_of_a_list_is_chosen_by_a_click_once_the_words_are_seen(
    sitting: Sitting,
) -> None:
    async with sitting() as person:
        await person.press("n")
        form = person.app.screen
        assert isinstance(form, FormDialog)
        await person.pilot.click("#field-engagement Choice")
        await person.waits()
        assert form.value_of("engagement") == ""
        await clicks(person, "declined", VerticalScroll)
        assert form.value_of("engagement") == "declined"


async def test_the_wheel_scrolls_the_right_hand_side(sitting: Sitting) -> None:
    async with sitting(size=(120, 16)) as person:
        aside = person.app.screen.query_one(Aside)
        assert aside.max_scroll_y
        at = aside.region.offset + Offset(3, 3)
        down = MouseScrollDown(aside, 3, 3, 0, 1, 0, False, False, False, at.x, at.y)
        aside.post_message(down)
        await person.waits()
        assert aside.scroll_y
