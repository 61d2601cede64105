"""Several plans in the app: P chooses the one in use and rolls one over. It is 9 Feb 2017."""

from tests.tui.app.conftest import Sitting
from tests.tui.app.person import Person


def shown_targets(person: Person) -> set[str]:
    return {found.target.deadline.isoformat() for found in person.register.outputs()}


async def test_a_plan_is_rolled_over_used_and_left_again(sitting: Sitting) -> None:
    async with sitting(section="outputs") as person:
        assert "VA-7MSP" not in person.screen_text.splitlines()[0]
        await person.press("P", "n")
        assert person.place == "RollOver"
        await person.types("FICTIONAL")
        await person.press("ctrl+s")
        assert person.place == "PlansDialog"
        assert person.sees("FICTIONAL")
        await person.press("enter")
        assert person.place == "OutputsScreen"
        assert "FICTIONAL" in person.screen_text.splitlines()[0]
        assert shown_targets(person) == {"2017-09-03", "2017-06-30"}
        await person.press("f5")
        assert person.sees("no open questions")
        await person.press("escape", "P", "k", "enter")
        assert "VA-7MSP" in person.screen_text.splitlines()[0]


async def test_what_is_wrong_with_the_next_plan_is_said_and_nothing_is_made(
    sitting: Sitting,
) -> None:
    async with sitting() as person:
        await person.press("P", "n", "ctrl+s")
        assert person.place == "RollOver"
        assert person.sees("Code: is needed")
        await person.press("escape", "escape")
        assert len(person.register.plans()) == 1
        assert person.place == "StatesScreen"


async def test_a_plan_without_outputs_says_so(sitting: Sitting) -> None:
    async with sitting(section="outputs") as person:
        register = person.register
        typed = {"code": "FICTIONAL", "as_at": "2017-02-01"}
        register.roll_over(register.plan, typed, without=("output",))
        await person.press("P", "enter")
        assert person.sees("This plan has no outputs")
