"""Section Plan: the tree, the coverage map, the timeline, and choosing States by keys alone."""

from tests.tui.app.conftest import Sitting
from tests.tui.app.person import Person

HOSTILE = "x[/] [bold]no[/bold] [@click=app.quit]y[/] שלום 日本語"


def letter(person: Person, *states: str, code: str = "A3", **given: object) -> str:
    typed = {"states": list(states), "channel": "letter", "date": "2017-01-12", "subject": HOSTILE}
    return person.register.save("outreach", typed | {"activities": [code]} | given)


async def test_the_tree_the_map_and_the_days_of_the_plan(sitting: Sitting) -> None:
    async with sitting(section="plan") as person:
        letter(person, "GNB")
        await person.looks()
        assert person.sees("OBJ1  Strengthen joint approaches")
        assert person.sees("1 of 2 approached")
        assert person.sees("A6  ▲ leads to no output")
        assert person.sees("0 of 6 (8?) at risk ▲")
        await person.press("slash")
        await person.types("focal")
        await person.press("enter", "f")
        assert person.sees("coverage map")
        assert person.sees("● serves it")
        assert person.sees("O3          ·   ·   ●")
        await person.press("escape", "f")
        assert person.sees("Today, 9 Feb 2017")
        assert person.sees("in 5 months")
        assert person.sees("│ today")
        await person.press("a")
        assert person.sees("gaps only")
        assert not person.sees("A3  ")
        assert person.sees("4.2  ▲ nothing serves it")


async def test_what_an_activity_means_stands_beside_it_at_80_columns(sitting: Sitting) -> None:
    async with sitting(size=(80, 24)) as person:
        letter(person, "GNB", engagement="positive")
        await person.press("6", "slash")
        await person.types("two states")
        await person.press("enter")
        said = " ".join(person.detail.split())
        assert "1 of 2 approached, 1 answered, 1 engaged, 1 entry" in said
        assert "31 Dec 2016, 5 weeks ago the note: “by the end of 2016”" in said
        assert "of the outreach or of the framework action, as one reads it" in said
        assert "letters, emails or bilateral meetings" in said
        assert "2 of 2 States chosen" in said
        assert "engaged Guinea-Bissau 12 Jan 2017 x[/] [bold]no[/bold]" in said
        assert "not started Sierra Leone" in said
        assert "CCM Implementation Support Unit" in said
        await person.press("f", "f")
        assert person.sees("31 Dec 2016        ▼  │                  A3 Approach")


async def test_the_states_of_an_activity_are_chosen_with_a_reason(sitting: Sitting) -> None:
    async with sitting(section="plan") as person:
        await person.press("a", "c")
        assert person.place == "ChooseStates"
        assert person.sees("A3, A4")
        assert person.sees("0 of 6 States chosen")
        await person.press(*["space"] * 7)
        assert person.sees("7 of 6 States chosen   ▲ more than the plan asks for")
        await person.press("up", "space", "escape")
        assert person.notices == ["Not saved: ctrl+s saves it, esc once more leaves it as it was."]
        await person.press("ctrl+s", "enter")
        assert person.place == "ChooseStates"
        await person.types("Agreed by the Coordinators (fictional)")
        await person.press("enter")
        assert person.place == "PlanScreen"
        assert "6 of 6 States chosen" in person.detail
        uid = person.register.find("activity", "A1")
        assert len(person.register.values("activity", uid)["states"]) == 6
        newest = person.register.history(uid)[-1]
        assert newest.reason == "Agreed by the Coordinators (fictional)"
        await person.press("u")
        assert "0 of 6 States chosen" in person.detail


async def test_an_activity_opens_with_a_line_for_each_state_and_goes_on_from_there(
    sitting: Sitting,
) -> None:
    async with sitting(section="plan") as person:
        letter(person, "GNB", subject="A letter (fictional)")
        await person.looks()
        await person.press("slash")
        await person.types("two states")
        await person.press("enter", "enter")
        assert person.place == "ActivityScreen"
        assert person.sees("approached ◔   12 Jan 2017  A letter (fictional)")
        assert person.sees("Only entries with this activity count.")
        await person.press("enter")
        assert person.place == "EntryScreen"
        await person.press("escape", "down", "enter")
        assert person.place == "StateScreen"
        assert person.sees("Sierra Leone")
        await person.press("escape", "o")
        assert person.place == "FormDialog"
        assert person.sees("Sierra Leone")
        assert person.sees("A3")


async def test_an_output_opens_on_its_own_screen_and_what_is_selected_is_edited(
    sitting: Sitting,
) -> None:
    async with sitting(section="plan") as person:
        await person.press("slash")
        await person.types("O3")
        await person.press("enter", "enter")
        assert person.place == "OutputScreen"
        await person.press("escape", "escape", "a", "e")
        assert person.place == "FormDialog"
        assert person.sees("Ask six States Parties")
