"""What was promised, on a State's profile."""

from tests.tui.app.conftest import Sitting


async def test_x_says_that_a_promise_was_kept_and_u_takes_it_back(sitting: Sitting) -> None:
    async with sitting() as person:
        promise = person.register.save(
            "commitment",
            {"owed_by": "AFG", "owed_to": "ISU", "what": "send the plan", "due": "31/1"},
        )
        await person.press("enter")
        assert person.sees("They owe us")
        await person.press("home", "x")
        assert person.register.record("commitment", promise)["done_on"] == "2017-02-09"
        assert not person.sees("They owe us")
        await person.press("u")
        assert person.sees("They owe us")


async def test_both_directions_of_a_promise_are_shown(sitting: Sitting) -> None:
    async with sitting() as person:
        for by, to in (("AFG", "ISU"), ("ISU", "AFG")):
            person.register.save(
                "commitment",
                {"owed_by": by, "owed_to": to, "what": f"{by} writes", "due": "2017-01-31"},
            )
        await person.press("enter")
        assert person.sees("They owe us     AFG writes")
        assert person.sees("We owe them     ISU writes")
        assert person.sees("overdue ▲ 9 days")


async def test_the_palette_opens_the_form_of_every_kind(sitting: Sitting) -> None:
    async with sitting() as person:
        await person.press("ctrl+p")
        await person.types("new contact")
        await person.press("enter")
        assert person.place == "FormDialog"
        assert person.sees("New contact")
