"""The board of requests, good practices and the Guidance, costs: each with what its keys do."""

from ccm_tui.register import Register
from ccm_tui.store import board
from ccm_tui.tui import requests_screen
from ccm_tui.tui.requests_screen import RequestsScreen
from tests.tui.app.conftest import Sitting
from tests.tui.app.person import Person


def asked(register: Register, state: str = "LAO", what: str = "Prostheses (fictional)") -> str:
    typed = {"state": state, "what": what, "pillar": "rehabilitation", "date": "2017-01-10"}
    return register.save("request", typed)


def stage(person: Person, request: str) -> str:
    return person.register.steps(request).stage


async def test_a_request_goes_from_stage_to_stage_and_back_by_two_keys(sitting: Sitting) -> None:
    async with sitting(section="requests") as person:
        assert person.sees("No State has asked for anything yet.")
        request = asked(person.register)
        person.app.wrote(request)
        await person.waits()
        assert person.sees("Received   1")
        assert person.sees("LAO    Prostheses (fictional)")
        assert person.sees("30 days")

        await person.press(">")
        await person.types("norway")
        await person.press("enter", "ctrl+s")
        assert person.sees("Relayed   1")
        assert person.sees("▲ ICA involvement not recorded")
        await person.press(">", "tab")
        await person.types("Offers two")
        await person.press("tab", "c", "ctrl+s")
        assert "constructive, judged by Test Person Offers two" in " ".join(person.detail.split())
        await person.press(">")
        assert person.sees("Matched   1")
        await person.press(">", "enter")
        assert person.sees("Say in a few words how it ended.")
        await person.types("Two came for a year")
        await person.press("enter")
        assert person.sees("Closed   1")
        assert person.register.values("request", request)["outcome"] == "Two came for a year"
        await person.press(">")
        assert person.notices == ["It is closed: there is no stage after that."]

        await person.press("<", "<")
        assert stage(person, request) == "answered"
        await person.press("<")
        assert person.notices == ["It has a response: open it with enter, delete it there with d."]
        await person.press("u", "u")
        assert stage(person, request) == "closed"


async def test_a_small_screen_shows_the_stages_below_each_other(sitting: Sitting) -> None:
    async with sitting(section="requests", size=(80, 24)) as person:
        first, other = asked(person.register), asked(person.register, "USA", "None (fictional)")
        person.register.save("relay", {"request": first, "recipient": "USA", "date": "2017-01-20"})
        person.app.wrote()
        await person.waits()
        assert person.sees("Received   1") and person.sees("Closed   0")
        await person.press("home", "right")
        assert person.rows.row and person.rows.row["uid"] == first
        assert person.sees("2 requests   ▲ ICA involvement not recorded")
        await person.press("left")
        assert person.rows.row and person.rows.row["uid"] == other
        await person.press("right", "enter")
        assert person.sees("relayed to United States")
        assert person.sees("▲ ICA involvement not recorded")
        assert person.sees("not counted for O6 (no State Party)")


async def test_a_stage_with_many_shows_the_newest_and_says_how_many_more(
    sitting: Sitting, monkeypatch
) -> None:
    monkeypatch.setattr(requests_screen, "LIMIT", 2)
    monkeypatch.setattr(board, "LOOKED_AT", 3)
    async with sitting(section="requests") as person:
        for state in ("LAO", "AFG", "GNB", "SLE", "TCD"):
            asked(person.register, state)
        person.app.wrote()
        await person.waits()
        assert person.sees("Received   2   and 3 more")
        assert person.sees("5 requests")
        screen = person.app.screen
        assert isinstance(screen, RequestsScreen)
        screen.apply_filter("state:GNB")
        await person.waits()
        assert person.sees("Received   1 ")


async def test_practices_stand_by_level_and_the_guidance_is_spread(sitting: Sitting) -> None:
    async with sitting(section="requests") as person:
        practice = {"title": "Peer visits (fictional)", "giver": "HRV", "receivers": ["GNB"]}
        person.register.save("practice", {**practice, "level": "access"})
        await person.press("G")
        assert person.sees("Equitable access to services and resources   1")
        assert person.sees("HRV → GNB")
        await person.press("a", "w", "enter", "enter")
        await person.types("Readers (fictional)")
        await person.press("ctrl+s")
        assert person.sees("The Guidance was spread   1")
        assert person.sees("spread: web 1")
        (act,) = person.register.rows("dissemination").first(2)
        assert person.register.record("dissemination", act["uid"])["activities"] == ["A6"]
        assert person.register.undo().verb == "add"


async def test_costs_are_told_with_their_totals(sitting: Sitting) -> None:
    async with sitting() as person:
        cost = {"activity": "A5", "what": "Room (fictional)", "currency": "CHF"}
        person.register.save("cost", {**cost, "amount": "1200.50"})
        person.register.save("cost", {**cost, "kind": "actual", "what": "limited costs"})
        await person.press("ctrl+p")
        await person.types("Costs")
        await person.press("enter")
        assert person.place == "CostsScreen"
        assert person.sees("not quantified  CHF  actual")
        assert person.sees("CHF  planned        1\xa0200.50")
        assert person.sees("not quantified: 1")
