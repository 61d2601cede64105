"""ctrl+p knows actions, States, the rows of the plan, and every record by its words."""

import pytest
from textual.command import CommandList
from textual.widgets import Input

from ccm_tui.register import Register
from ccm_tui.tui.outreach_screen import OutreachScreen
from ccm_tui.tui.palette import looked_up
from tests.tui.app.conftest import Sitting
from tests.tui.app.person import Person

LETTER = {"states": ["GNB"], "channel": "letter", "activities": ["A3"]}


async def offers(person: Person, text: str) -> list[str]:
    """What the palette offers for ``text``, the best first, and leaves on the screen."""
    await person.press("ctrl+p")
    person.app.screen.query_one(Input).value = text
    await person.waits()
    found = person.app.screen.query_one(CommandList)
    return [str(found.get_option_at_index(n).prompt) for n in range(found.option_count)]


def wrote(register: Register, subject: str, day: str) -> str:
    return register.save("outreach", LETTER | {"subject": subject, "date": day})


async def test_records_are_found_by_the_beginnings_of_their_words_the_newest_first(
    sitting: Sitting,
) -> None:
    async with sitting() as person:
        wrote(person.register, "Terms of reference, draft", "2017-01-20")
        wrote(person.register, "Terms of reference, final", "2017-02-08")
        assert (await offers(person, "terms"))[:2] == [
            "Terms of reference, final\noutreach entry · 8 Feb 2017 · GNB",
            "Terms of reference, draft\noutreach entry · 20 Jan 2017 · GNB",
        ]
        await person.press("enter")
        assert person.place == "EntryScreen"
        assert person.sees("Terms of reference, final")


@pytest.mark.parametrize(
    ("typed", "kind", "name"),
    [("o1", "output", "O1 "), ("A3", "activity", "A3 "), ("ndm-un2", "meeting", "NDM-UN20 ")],
)
def test_rows_of_the_plan_are_found_by_the_beginning_of_their_codes(
    register: Register, typed: str, kind: str, name: str
) -> None:
    found = looked_up(register, typed)
    assert found[0].kind == kind
    assert found[0].name.startswith(name)
    assert len({one.uid for one in found}) == len(found)


async def test_a_whole_code_outranks_all_that_holds_its_letters(sitting: Sitting) -> None:
    async with sitting() as person:
        assert (await offers(person, "a3"))[0].startswith("A3  Approach the two States")
        await person.press("enter")
        assert person.place == "ActivityScreen"
        assert person.sees("A3")


async def test_a_saved_view_is_offered_by_its_name_and_shown(sitting: Sitting) -> None:
    async with sitting() as person:
        typed = {"name": "[/b] late", "kind": "outreach", "filter": "channel:letter"}
        person.register.save("view", typed)
        assert (await offers(person, "view: [/b]"))[0] == "View: [/b] late\nchannel:letter"
        await person.press("enter")
        assert isinstance(person.app.screen, OutreachScreen)
        assert person.app.screen.filter_text == "channel:letter"


async def test_words_that_look_like_markup_or_a_query_are_words(sitting: Sitting) -> None:
    async with sitting() as person:
        wrote(person.register, 'zzz [/b] "AND" x*', "2017-02-08")
        assert (await offers(person, 'zzz [/b] "and'))[0].startswith('zzz [/b] "AND" x*')


async def test_a_meeting_is_offered_to_be_at(sitting: Sitting) -> None:
    async with sitting() as person:
        assert (await offers(person, "at ndm-un20"))[0].startswith("At NDM-UN20\n")
        await person.press("enter")
        presence = person.app.presence()
        assert presence is not None and presence.occasion.code == "NDM-UN20"


async def test_enter_waits_for_what_answers_the_text_that_stands_there(sitting: Sitting) -> None:
    async with sitting() as person:
        await person.press("ctrl+p")
        await person.pilot.press(*"zzzqqq", "enter")
        await person.waits()
        assert person.place == "Palette"
        await person.press("escape")
        await person.pilot.press("ctrl+p")
        await person.pilot.press(*"new", "space", *"contact", "enter")
        await person.waits()
        assert person.place == "FormDialog"
        assert person.sees("New contact")
