"""A State on a screen of its own: headings to jump to, findings, figures, and deciding."""

from datetime import date

from textual.containers import VerticalScroll

from tests.tui.app.conftest import Sitting
from tests.tui.app.person import Person


def first_line(person: Person) -> str:
    """The line at the top of what is known."""
    top = person.app.screen.query_one("#facts", VerticalScroll).region.y
    return person.screen_text.splitlines()[top].strip()


async def test_j_and_k_go_from_heading_to_heading_at_80_columns(sitting: Sitting) -> None:
    async with sitting(size=(80, 24)) as person:
        person.app.open_state(person.register.find("state", "GNB"))
        await person.press("j", "j")
        assert first_line(person).startswith("Duties under Article 5")
        assert person.sees("collect data and assess needs: nothing recorded")
        await person.press("k")
        assert first_line(person).startswith("Treaties")


async def test_a_person_decides_with_a_reason_and_takes_it_back(sitting: Sitting) -> None:
    async with sitting(as_at=date(2017, 8, 1)) as person:
        person.app.open_state(person.register.find("state", "TCD"))
        await person.press("r")
        assert person.sees("drafted") and person.sees("exists")
        await person.press("down", "enter")
        assert person.sees("may not be blank") or person.sees("is needed")
        await person.types("The plan exists (fictional).")
        await person.press("enter")
        assert person.place == "StateScreen"
        assert person.sees("decided by Test Person, 1 Aug 2017: The plan exists (fictional).")
        assert not person.sees("▲ disputed")
        await person.press("u")
        assert person.sees("▲ disputed")


async def test_a_figure_says_while_it_is_typed_how_much_of_the_total_its_parts_are(
    sitting: Sitting,
) -> None:
    async with sitting() as person:
        person.app.open_state(person.register.find("state", "GNB"))
        await person.press("v", "s", "tab", "tab", "tab", "1", "2", "tab", "4", "tab", "3")
        assert person.sees("parts: 7 of 12")


async def test_the_palette_goes_to_a_heading_and_lists_findings(sitting: Sitting) -> None:
    async with sitting() as person:
        gnb = person.register.find("state", "GNB")
        person.register.save(
            "finding",
            {"state": gnb, "heading": "report", "text": "Missing (fictional)", "source": "Test"},
        )
        person.app.open_state(gnb)
        await person.press("ctrl+p")
        await person.types("go to figures")
        await person.press("enter")
        assert person.sees("None yet. v writes down the first")
        await person.press("ctrl+p")
        await person.types("all findings")
        await person.press("enter")
        assert person.place == "SearchScreen"
        assert person.sees("Missing (fictional)")
