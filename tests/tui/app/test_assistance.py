"""Challenges, priorities, requests, relays and responses, from where a delegate hears of them."""

from datetime import date

from textual.widgets import Static

from ccm_tui.register import Actor, Register
from ccm_tui.tui.form import FormDialog
from tests.tui.app.conftest import Sitting
from tests.tui.app.person import Person


def values(person: Person) -> dict[str, object]:
    form = person.app.screen
    assert isinstance(form, FormDialog)
    return {name: value for name, value in form.values().items() if value}


def asked(register: Register) -> str:
    """A request of Afghanistan, relayed to Norway."""
    request = register.save(
        "request",
        {"state": "AFG", "what": "Prostheses", "pillar": "rehabilitation", "date": "2017-01-10"},
    )
    register.save("relay", {"request": request, "recipient": "NOR", "date": "2017-01-20"})
    return request


async def test_c_in_states_writes_one_challenge_after_the_other(sitting: Sitting) -> None:
    async with sitting() as person:
        await person.press("2", "c")
        assert person.sees("New challenge or priority")
        for kind, pillar, text in (("c", "d", "No figures"), ("k", "r", "A workshop")):
            await person.press(kind, "enter", pillar, "enter")
            await person.types(text)
            await person.press("ctrl+n")
        assert set(values(person)) == {"state", "told_by", "sensitivity"}
        await person.press("escape")
        said = " ".join(person.detail.split())
        assert "Challenges No figures data, 9 Feb 2017" in said
        assert "Key priorities A workshop rehabilitation, 9 Feb 2017" in said


async def test_what_is_told_in_an_entry_takes_its_state_and_its_day(sitting: Sitting) -> None:
    async with sitting(section="outreach") as person:
        entry = person.register.save(
            "outreach",
            {"states": ["SLE"], "channel": "phone", "date": "2017-02-03", "subject": "Needs"},
        )
        await person.looks()
        await person.press("c")
        assert values(person)["outreach"] == entry
        assert values(person)["state"] == person.register.find("state", "SLE")
        assert person.sees("blank: 3 Feb 2017, as the entry")
        await person.press("escape", "enter", "q")
        assert person.sees("New request for assistance")
        assert person.sees("blank: 3 Feb 2017, as the entry")
        await person.types("Prostheses")
        await person.press("enter", "r", "ctrl+s")
        (row,) = person.register.rows("request").first(9)
        assert (row["what"], row["date"]) == ("Prostheses", "2017-02-03")


async def test_an_entry_with_two_states_asks_which_of_them(sitting: Sitting) -> None:
    async with sitting(section="outreach") as person:
        person.register.save(
            "outreach",
            {"states": ["SLE", "GNB"], "channel": "phone", "date": "3/2", "subject": "Needs"},
        )
        await person.looks()
        await person.press("c")
        assert "state" not in values(person)


async def test_a_day_left_blank_is_said_to_be_today(sitting: Sitting) -> None:
    async with sitting() as person:
        await person.press("2", "q")
        assert person.sees("blank: today, 9 Feb 2017")


async def test_a_request_shows_its_relays_and_takes_relays_and_responses(sitting: Sitting) -> None:
    async with sitting() as person:
        request = asked(person.register)
        person.app.open_record("request", request)
        await person.waits()
        assert person.sees("relayed to Norway")
        await person.press("r")
        await person.types("austria")
        await person.press("enter", "ctrl+s")
        assert person.sees("9 Feb 2017   relayed to Austria")
        await person.press("p")
        assert person.sees("Prostheses → Austria, 9 Feb 2017")
        await person.press("tab")
        await person.types("Offers two")
        await person.press("tab", "c")
        assert person.sees("judged by Test Person")
        await person.press("ctrl+s")
        assert person.sees("constructive, judged by Test Person  Offers two")


async def test_what_cannot_be_is_said_beside_the_field_of_a_relay(sitting: Sitting) -> None:
    async with sitting(as_at=date(2017, 5, 10)) as person:
        request = asked(person.register)
        person.app.open_record("request", request)
        await person.waits()
        await person.press("r")
        await person.types("afg")
        await person.press("enter")
        await person.types("9/1")
        await person.press("ctrl+s")
        assert person.sees("made the request itself")
        assert person.sees("may not be before the request of")


async def test_nobody_judges_until_somebody_is_named(sitting: Sitting) -> None:
    async with sitting(actor=Actor()) as person:
        request = asked(person.register)
        person.app.open_record("request", request)
        await person.waits()
        await person.press("p", "tab", "tab", "n")
        assert person.sees("nobody is named: ctrl+w says who")
        await person.press("ctrl+s")
        assert person.place == "FormDialog"
        assert person.sees("1 field to correct")
        await person.press("ctrl+w", "enter")
        await person.types("A. Tester")
        await person.press("enter")
        assert person.sees("judged by A. Tester")
        assert not person.sees("to correct")
        await person.press("ctrl+s")
        assert person.sees("not constructive, judged by A. Tester")


async def test_what_nobody_stands_for_is_kept_as_a_draft(sitting: Sitting) -> None:
    async with sitting(actor=Actor()) as person:
        person.app.open_record("request", asked(person.register))
        await person.waits()
        await person.press("p", "tab", "tab", "c", "escape")
        (draft,) = person.register.drafts()
        assert draft.typed["judgement"] == "constructive"


async def test_a_judgement_that_stands_is_not_said_to_be_of_who_looks(sitting: Sitting) -> None:
    async with sitting(actor=Actor("CHL", "Somebody Else")) as person:
        register = person.register
        asked(register)
        relay = register.rows("relay").first(1)[0]["uid"]
        judged = {"relay": relay, "date": "2017-02-01", "judgement": "constructive"}
        response = register.save("response", judged)
        person.app.open_form("response", response)
        await person.waits()
        assert not person.sees("judged by")


async def test_a_request_tells_its_relays_inside_its_form(sitting: Sitting) -> None:
    async with sitting() as person:
        person.app.open_form("request", asked(person.register))
        await person.waits()
        assert person.sees("· Norway, 20 Jan 2017")


async def test_a_relay_reads_as_request_and_recipient_where_it_is_chosen(sitting: Sitting) -> None:
    async with sitting() as person:
        asked(person.register)
        await person.press("ctrl+p")
        await person.types("new response")
        await person.press("enter")
        await person.types("nor")
        assert person.sees("Prostheses → Norway, 20 Jan 2017")


async def test_a_record_of_every_kind_reads_in_words(sitting: Sitting) -> None:
    async with sitting() as person:
        register = person.register
        entry = register.save(
            "outreach",
            {"states": ["AFG"], "channel": "phone", "date": "3/2", "subject": "On needs"},
        )
        need = register.save(
            "need",
            {
                "state": "AFG", "kind": "priority", "pillar": "laws_and_policies",
                "text": "A law", "told_by": "others", "outreach": entry,
            },
        )  # fmt: skip
        asked(register)
        relay = register.rows("relay").first(1)[0]["uid"]
        answer = {"relay": relay, "date": "2017-02-01", "text": "Yes", "judgement": "constructive"}
        register.save("response", answer)

        async def read(kind: str, uid: str) -> str:
            person.app.open_record(kind, uid)
            await person.waits()
            shown = person.app.screen.query(Static).first()
            return " ".join(str(shown.content).split())

        told = "key priority Pillar laws and policies Date 3 Feb 2017 Told by others"
        assert told in await read("need", need)
        assert person.sees("On needs")
        said = await read("relay", relay)
        assert said.startswith("Prostheses → Norway, 20 Jan 2017 relay")
        assert "1 Feb 2017, constructive, judged by Test Person, judged on 9 Feb 2017 Yes" in said


async def test_a_profile_tells_what_was_asked_and_shared(sitting: Sitting) -> None:
    async with sitting() as person:
        asked(person.register)
        practice = {"title": "Peer support", "giver": "HRV", "receivers": ["AFG"], "date": "8/2"}
        person.register.save("practice", practice)
        await person.press("2", "enter")
        await person.press("j", "j", "j", "j")
        assert person.sees("Prostheses  rehabilitation, relayed to Norway, 20 Jan 2017")
        assert person.sees("Peer support  received from HRV, 8 Feb 2017")
        assert person.sees("good practice  Peer support")
        await person.press("C")
        assert person.sees("New claim")
