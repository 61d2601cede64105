"""Each output from nothing to met, by what a delegate does at the keyboard and nothing else.

What is late or not eligible is met on the way: it is shown, with the reason, and not counted. All
that is told of States and organisations here is fictional.
"""

from datetime import date

from tests.surroundings import counted_ids
from tests.tui.app.conftest import Sitting
from tests.tui.app.person import Person

SMALL = (80, 24)
AFTER = date(2017, 9, 6)
"""After the last day that counts, 3 September 2017: what was written down by then is judged."""


async def fills(person: Person, *fields: str) -> None:
    """One field of a form after the other, enter between them."""
    for place, text in enumerate(fields):
        if place:
            await person.press("enter")
        await person.types(text)


async def captures(person: Person, line: str) -> None:
    await person.press(":")
    await person.types(line)
    await person.press("enter")


async def goes_to(person: Person, output: str, *keys: str) -> None:
    """Section Outputs, with the cursor on ``output``."""
    await person.press("5", "home", *["down"] * (int(output[1]) - 1), *keys)


def verdicts(person: Person) -> list[tuple[str, str]]:
    """Who stands in the list of evidence, and what is said of it."""
    seen = person.rows.window.visible if person.rows.window else []
    return [(str(row["code"]), str(row["verdict"])) for row in seen]


# ------------------------------------------------------------------ O1


async def tells(person: Person, *days: str) -> None:
    """The selected State told a challenge and a key priority."""
    await person.press("c")
    await fills(person, "c", "r", "Two workshops only (fictional)")
    if days:
        await person.press("tab")
        await fills(person, *days)
    await person.press("ctrl+n")
    await fills(person, "k", "d", "A register (fictional)")
    await person.press("ctrl+s")


async def test_o1_six_states_told_what_they_lack_and_what_comes_first(sitting: Sitting) -> None:
    async with sitting(size=SMALL) as person:
        for _state in range(5):
            await tells(person)
            await person.press("down")
        await goes_to(person, "O1", "a", *["space"] * 5, "a")
        assert person.notices[-1] == "5 accepted: O1 5 of 6 (8?)"

        await person.press("n")
        await fills(person, "colombia", "8/2", "A letter (fictional)")
        await person.press("ctrl+s", "a")
        assert person.notices[-1] == "Accepted, does not count: not eligible"
        assert person.sees("O1 5 of 6 (8?) · on track ◐ · not eligible")

    async with sitting(size=SMALL, as_at=AFTER, ids=counted_ids("later")) as person:
        await person.press(*["down"] * 5)
        await tells(person, "3/9/2017")
        await person.press("down")
        await tells(person, "4/9/2017")
        await goes_to(person, "O1")
        assert person.sees("missed ✕")
        await person.press("a")
        assert verdicts(person)[:2] == [("IRQ", "proposed, late (after 3 Sep 2017)"),
                                        ("GNB", "proposed")]  # fmt: skip
        await person.press("a")
        assert person.notices[-1] == "Accepted: O1 6 of 6 (8?)"
        assert person.sees("met ●")


# ------------------------------------------------------------------ O2


async def plans(person: Person, title: str, day: str, *conventions: str) -> None:
    """A workshop of ``conventions`` is written down, and was held."""
    await person.press("n")
    await fills(person, title, "w", "", day, "", "", "", *conventions)
    await person.press("enter", "ctrl+s", "x")


async def test_o2_an_event_across_conventions_was_held(sitting: Sitting) -> None:
    async with sitting(size=SMALL, section="events", as_at=AFTER) as person:
        await plans(person, "Late workshop (fictional)", "4/9/2017", "ccm", "apmbc")
        await plans(person, "Joint workshop (fictional)", "9/2/2017", "ccm")
        await goes_to(person, "O2")
        await person.press("enter")
        assert person.sees("O2 0 of 1 · missed ✕ · late (after 3 Sep 2017)")
        await person.press("down")
        assert person.sees("missed ✕ · fewer than two conventions organise the event")

        await person.press("enter")
        assert person.sees("▲ fewer than two conventions: so it does not count for O2")
        await person.press("e", *["tab"] * 3)
        await fills(person, "ccw", "")
        await person.press("ctrl+s", "escape", "a")
        assert person.notices[-1] == "Accepted: O2 1 of 1"
        assert person.sees("O2 1 of 1 · met ●")


# ------------------------------------------------------------------ O3


async def test_o3_both_states_without_a_focal_point_engaged(sitting: Sitting) -> None:
    async with sitting(size=SMALL, section="outreach") as person:
        await captures(person, "GNB bilateral 8/2 focal point promised by March #A3 ~positive")
        await captures(person, "SLE phone 1/2 the letter came #A3 ~ack")
        await captures(person, "LBN bilateral 8/2 its focal point is there #A3 ~positive")
        await person.press("w", "ctrl+s")
        await goes_to(person, "O3", "a")
        assert verdicts(person) == [("GNB", "proposed"), ("LBN", "proposed, not eligible")]
        await person.press("a", "down", "a")
        assert person.notices[-1] == "Accepted, does not count: not eligible"
        assert person.sees("O3 1 of 2 · on track ◐ · not eligible")

        await captures(person, "SLE bilateral terms of reference being drafted #A3 ~positive")
        await person.press("home", "a")
        assert person.notices[-1] == "Accepted: O3 2 of 2"
        assert person.sees("O3 2 of 2 · met ●")


# ------------------------------------------------------------------ O4


async def claims(person: Person, day: str) -> None:
    """A source says that the selected State has started its national plan."""
    await person.press("enter", "C")
    await fills(person, "n", "s", "", "", day, "A statement (fictional)")
    await person.press("ctrl+s")


async def test_o4_two_states_said_that_a_plan_started(sitting: Sitting) -> None:
    async with sitting(size=SMALL, as_at=AFTER) as person:
        await claims(person, "8/2/2017")
        await person.press("escape", *["down"] * 5)
        await claims(person, "4/9/2017")
        await person.press("escape", *["down"] * 5)
        await claims(person, "8/2/2017")
        await person.press("enter", "w", "ctrl+s", "escape", "escape", "up")
        await claims(person, "3/9/2017")

        await goes_to(person, "O4", "enter")
        assert verdicts(person) == [
            ("GNB", "proposed, late (after 3 Sep 2017)"),
            ("MNE", "proposed"),
            ("AFG", "proposed"),
            ("MOZ", "proposed, not eligible"),
        ]
        await person.press("x")
        await person.types("came after the meeting")
        await person.press("enter", "a")
        assert person.notices[-1] == "Accepted: O4 1 of 2"
        assert person.sees("O4 1 of 2 · missed ✕")
        await person.press("a")
        assert person.sees("O4 2 of 2 · met ●")
        await person.press("home")
        assert person.sees("met ● · refused: came after the meeting")


# ------------------------------------------------------------------ O5


async def shares(person: Person, title: str, giver: str, receiver: str, day: str) -> None:
    """A good practice went from one State to another."""
    await person.press("n")
    await fills(person, title, giver, receiver, "", day)
    await person.press("ctrl+s")


async def test_o5_two_states_exchanged_a_good_practice(sitting: Sitting) -> None:
    async with sitting(size=SMALL, section="requests", as_at=AFTER) as person:
        await person.press("G")
        await shares(person, "Study visit (fictional)", "croatia", "gnb", "4/9/2017")
        await shares(person, "Peer support (fictional)", "usa", "albania", "3/9/2017")
        await goes_to(person, "O5", "enter")
        assert dict(verdicts(person)) == {
            "HRV": "proposed, late (after 3 Sep 2017)",
            "GNB": "proposed, late (after 3 Sep 2017)",
            "USA": "proposed, not eligible",
            "ALB": "proposed",
        }
        await person.press("end", "a")
        await person.press("escape", "7")
        await shares(person, "Joint training (fictional)", "bih", "lao", "8/2/2017")
        await goes_to(person, "O5", "a", "a")
        assert person.sees("O5 2 of 2 · met ●")


# ------------------------------------------------------------------ O6


async def relays(person: Person, *recipients: str) -> None:
    for recipient in recipients:
        await person.press("r")
        await fills(person, recipient, "")
        await person.press("ctrl+s")


async def answers(person: Person, day: str = "") -> None:
    """The recipient of the selected relay answers, and that is judged constructive."""
    await person.press("p")
    await fills(person, day, "Yes")
    await person.press("tab", "c", "ctrl+s")


async def test_o6_five_states_answered_constructively(sitting: Sitting) -> None:
    async with sitting(size=SMALL, as_at=date(2017, 6, 20)) as person:
        await person.press("ctrl+p")
        await person.types("new organisation")
        await person.press("enter")
        await fills(person, "Relief (fictional)", "", "a")
        await person.press("ctrl+s", "q")
        await fills(person, "Prostheses (fictional)", "r")
        await person.press("ctrl+s", "7", "enter")
        for recipient in ("norway", "germany", "ireland", "france", "relief", "usa"):
            await relays(person, recipient)
            await answers(person)
        await relays(person, "austria", "switzerland")
        assert person.sees("not counted for O6 (no State Party)")
        await goes_to(person, "O6", "a")
        assert [said for _who, said in verdicts(person)].count("proposed") == 4
        assert [said for _who, said in verdicts(person)].count("proposed, not eligible") == 2
        await person.press("home", *["space"] * 6, "a")
        assert person.notices[-1] == "6 accepted: O6 4 of 5; 2 of them do not count"

    later = {"as_at": date(2017, 7, 3), "ids": counted_ids("later")}
    async with sitting(size=SMALL, section="requests", **later) as person:
        await answers(person, "1/7/2017")
        await answers(person, "30/6/2017")
        await goes_to(person, "O6")
        assert person.sees("missed ✕")
        await person.press("enter")
        assert verdicts(person)[:2] == [("AUT", "proposed, late (after 30 Jun 2017)"),
                                        ("CHE", "proposed")]  # fmt: skip
        await person.press("down", "a")
        assert person.sees("O6 5 of 5 · met ●")
        while person.rows.row and person.rows.row["code"] != "Relief (fictional)":
            await person.press("down")
        assert person.sees("met ● · Relief (fictional): not eligible")
