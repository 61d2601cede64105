"""Each kind of input by itself."""

import pytest

from ccm_tui.domain.people import Organisation
from ccm_tui.domain.plan import Output
from ccm_tui.domain.state import Claim
from ccm_tui.domain.vocabularies import CHANNELS
from ccm_tui.errors import RegisterLocked
from ccm_tui.tui.form.choice_row import Choice, words_line
from tests.tui.form.fake_register import FakeRegister, Known
from tests.tui.form.host import filling


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("7", "7 Feb 2017, 2 days ago"),
        ("7/3", "7 Mar 2016"),
        ("today", "9 Feb 2017, today"),
        ("+2w", "23 Feb 2017, in 2 weeks"),
        ("8/2", "8 Feb 2017, yesterday"),
    ],
)
async def test_a_day_is_read_as_it_is_typed(typed: str, read: str) -> None:
    async with filling(FakeRegister(), only=("date",)) as hands:
        await hands.into("date")
        await hands.type(typed)
        assert hands.note("date") == read


async def test_what_is_no_day_is_said_when_the_cursor_leaves() -> None:
    async with filling(FakeRegister(), only=("date", "place")) as hands:
        await hands.into("date")
        await hands.type("next")
        assert hands.note("date") == "not a date yet"
        await hands.press("tab")
        assert hands.note("date").startswith("“next” is not a date")


async def test_a_due_day_is_the_next_one() -> None:
    async with filling(
        FakeRegister(), typed={"follow_up": "7/3"}, only=("date", "follow_up")
    ) as hands:
        assert hands.note("follow_up") == "7 Mar 2017, in 3 weeks"


async def test_a_word_is_chosen_by_its_first_letter() -> None:
    async with filling(FakeRegister(), only=("channel",)) as hands:
        await hands.into("channel")
        await hands.press("b")
        assert hands.row("channel").value == "bilateral"


@pytest.mark.parametrize(
    ("typed", "taken"),
    [("note", "note_verbale"), ("verb", "note_verbale"), ("photo", "phone"), ("be", "email")],
)
def test_letters_typed_one_after_the_other_narrow_to_a_word(typed: str, taken: str) -> None:
    choice = Choice(CHANNELS, "", "")
    for letter in typed:
        choice._by_letter(letter)

    assert choice.code == taken


async def test_the_same_letter_walks_through_the_words_that_begin_with_it() -> None:
    async with filling(FakeRegister(), Organisation, only=("type",)) as hands:
        await hands.into("type")
        seen = []
        for _ in range(3):
            await hands.press("v")
            seen.append(hands.row("type").value)
        assert seen == ["va_coordinator", "survivors", "va_coordinator"]


async def test_arrows_walk_through_the_words() -> None:
    async with filling(FakeRegister(), only=("channel",)) as hands:
        await hands.into("channel")
        await hands.press("right", "down", "left")
        assert hands.row("channel").value == "letter"


async def test_backspace_clears_a_word_or_takes_back_the_default() -> None:
    async with filling(FakeRegister(), only=("direction", "engagement")) as hands:
        await hands.into("engagement")
        await hands.press("p", "backspace")
        assert hands.row("engagement").value == ""
        await hands.into("direction")
        await hands.press("i", "backspace")
        assert hands.row("direction").value == "out"


async def test_only_the_words_that_other_fields_leave_can_be_chosen() -> None:
    async with filling(FakeRegister(), Claim, only=("aspect", "value")) as hands:
        await hands.into("aspect")
        await hands.press("f")
        await hands.into("value")
        await hands.press("n")
        assert hands.row("value").value == "not_designated"
        await hands.into("aspect")
        await hands.press("n")
        assert hands.row("value").value == "not_designated"
        assert hands.note("value").startswith("“not designated” is none of none, started")


def test_the_words_show_the_chosen_one_in_brackets() -> None:
    assert words_line(["letter", "phone"], 1, 40).plain == "letter · [phone]"


def test_words_that_do_not_fit_make_room_for_the_chosen_one() -> None:
    line = words_line([f"word {n}" for n in range(30)], 20, 40)
    assert "[word 20]" in line.plain
    assert line.plain.startswith("… · ")
    assert line.plain.endswith(" · …")
    assert line.cell_length <= 40


async def test_several_states_are_found_by_parts_of_their_names() -> None:
    async with filling(FakeRegister(), only=("states", "channel")) as hands:
        await hands.type("gbis")
        await hands.press("enter")
        await hands.type("sier")
        await hands.press("tab")

        assert hands.row("states").value == ("s-gnb", "s-sle")
        assert str(hands.row("states").control.words.content) == "Guinea-Bissau, Sierra Leone"
        assert hands.where == "channel"


async def test_down_opens_the_list_and_walks_in_it() -> None:
    async with filling(FakeRegister(), only=("states",)) as hands:
        await hands.press("down", "down", "enter")
        assert hands.row("states").value == ("s-gnb",)


async def test_a_record_that_is_chosen_is_not_suggested_again() -> None:
    async with filling(FakeRegister(), only=("states",)) as hands:
        await hands.press("down", "enter", "down", "enter")
        assert hands.row("states").value == ("s-chl", "s-gnb")


async def test_backspace_takes_the_last_chosen_one_away() -> None:
    async with filling(
        FakeRegister(), typed={"states": ["s-gnb", "s-sle"]}, only=("states",)
    ) as hands:
        await hands.into("states")
        await hands.press("backspace")
        assert hands.row("states").value == ("s-gnb",)


async def test_a_text_left_unchosen_is_not_chosen_by_passing_through() -> None:
    async with filling(
        FakeRegister(), typed={"states": ["s-gnb", "sier"]}, only=("states", "channel")
    ) as hands:
        await hands.into("states")
        await hands.press("tab")
        assert hands.row("states").value == ("s-gnb", "sier")
        assert hands.note("states") == "nothing is chosen for “sier”"


async def test_escape_closes_the_list_before_it_leaves() -> None:
    async with filling(FakeRegister(), only=("states",)) as hands:
        await hands.type("g")
        await hands.press("escape")
        assert hands.where == "states"
        assert hands.row("states").value == ("g",)


async def test_a_click_takes_a_suggestion() -> None:
    async with filling(FakeRegister(), only=("states", "channel", "date")) as hands:
        await hands.type("sier")
        await hands.pilot.click(".suggestions")
        await hands.pilot.pause()
        assert hands.row("states").value == ("s-sle",)


async def test_one_record_replaces_another_where_one_is_asked_for() -> None:
    register = FakeRegister()
    register.known.append(Known("m-7", "meeting", "7MSP", "Seventh Meeting"))
    async with filling(register, typed={"meeting": "m-6msp"}, only=("meeting", "subject")) as hands:
        await hands.into("meeting")
        await hands.type("seventh")
        await hands.press("enter")
        assert hands.row("meeting").value == "m-7"


async def test_what_is_not_found_stays_and_is_said() -> None:
    async with filling(FakeRegister(), only=("states", "channel")) as hands:
        await hands.type("xyz")
        assert hands.note("states") == "nothing is found for “xyz”"
        await hands.press("tab")
        assert hands.row("states").value == ("xyz",)
        await hands.press("ctrl+s")
        assert hands.note("states") == "no state is called “xyz”"


async def test_a_number_that_is_none_is_said() -> None:
    async with filling(FakeRegister(), Output) as hands:
        name = next(n for n, c in Output.columns().items() if c.about.kind == "number")
        await hands.into(name)
        await hands.type("8a")
        await hands.press("tab")
        assert hands.note(name) == "“8a” is not a whole number"


async def test_a_register_that_cannot_be_asked_does_not_stop_typing() -> None:
    class Locked(FakeRegister):
        def suggest(self, kind: str, text: str, limit: int = 8) -> list[Known]:
            raise RegisterLocked("another program is writing")

    async with filling(Locked(), only=("states",)) as hands:
        await hands.type("gu")
        assert hands.note("states") == "another program is writing"
        assert hands.row("states").value == ("gu",)
