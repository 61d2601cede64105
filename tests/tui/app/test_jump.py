"""Jump mode: letters on what one can go to."""

import pytest
from textual.widgets import Input

from ccm_tui.tui.jump import JumpScreen
from ccm_tui.tui.themes import THEMES
from tests.tui.app.conftest import Sitting
from tests.tui.app.person import Person
from tests.tui.test_themes import ENOUGH, contrast


def letters(person: Person) -> dict[str, tuple[int, int]]:
    """Where each letter stands."""
    screen = person.app.screen
    assert isinstance(screen, JumpScreen)
    return {letter: (target.x, target.y) for letter, target in screen._targets.items()}


async def test_letters_stand_in_reading_order_and_cover_no_text(sitting: Sitting) -> None:
    async with sitting(size=(80, 24)) as person:
        before = person.screen_text.splitlines()
        await person.press("f3")
        shown = letters(person)
        assert list(shown) == list("abcdefghijklmnopqrstuvwxyz"[: len(shown)])
        places = list(shown.values())
        assert places == sorted(places, key=lambda at: (at[1], at[0]))
        assert {before[y][x] for x, y in places} <= set(" ─│▏")
        for letter, (x, y) in shown.items():
            assert person.screen_text.splitlines()[y][x] == letter


async def test_a_letter_leads_to_a_section_or_to_a_side_of_the_screen(sitting: Sitting) -> None:
    async with sitting() as person:
        await person.press("2", ";")
        sections = [at for at in letters(person).values() if at[1] == 1]
        assert len(sections) == len(person.app.sections_in_bar) - 1
        await person.press(list(letters(person))[-1])
        assert person.app.focused is not None
        assert person.app.focused.id == "aside"
        await person.press("f3", "a")
        assert person.app.current_mode != "states"


async def test_a_letter_leads_to_a_field_of_a_form(sitting: Sitting) -> None:
    async with sitting() as person:
        await person.press("2", "n", "f3")
        shown = letters(person)
        fields = list(person.app.screen_stack[-2].query("Row").filter(".kind-day"))
        wanted = next(key for key, at in shown.items() if at[1] == fields[0].region.y)
        await person.press(wanted)
        assert person.app.focused in list(fields[0].query(Input))
        await person.types(";")
        assert person.app.screen.query_one("#field-date Input", Input).value.endswith(";")


@pytest.mark.parametrize("key", ["escape", "f3"])
async def test_one_may_stay(sitting: Sitting, key: str) -> None:
    async with sitting() as person:
        await person.press("2")
        focused = person.app.focused
        await person.press("f3", "1", key)
        assert person.place == "StatesScreen"
        assert person.app.focused is focused


async def test_letters_are_gone_when_the_screen_is_laid_out_anew(sitting: Sitting) -> None:
    async with sitting() as person:
        await person.press("2", "f3")
        await person.pilot.resize_terminal(80, 24)
        await person.waits()
        assert person.place == "StatesScreen"


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_a_letter_can_be_read_in_every_theme(theme):
    assert contrast(theme.background, theme.accent) >= ENOUGH
