"""Section Today: the morning list, and what one does with it by one key. Today is 9 Feb 2017."""

from datetime import date

from ccm_tui.visits import Visit, Visits
from tests.tui.app.conftest import Sitting
from tests.tui.app.person import Person, RememberedSettings


def owe(person: Person, what: str, due: str, *, by: str = "ISU", to: str = "GNB") -> str:
    """A commitment, written before the person looks."""
    typed = {"owed_by": by, "owed_to": to, "what": what, "due": due}
    return person.register.save("commitment", typed)


async def test_the_program_starts_with_what_is_owed(sitting: Sitting) -> None:
    async with sitting(section="today") as person:
        owe(person, "send the draft", "2017-01-31")
        owe(person, "name the focal point", "2017-03-01", by="GNB", to="ISU")
        person.app.wrote()
        await person.waits()
        assert person.sees("Owed by us   1 overdue")
        assert person.sees("▲ 9 days        ISU    GNB    send the draft")
        assert person.sees("in 20 days      GNB    ISU    name the focal point")


async def test_it_is_the_first_section(sitting: Sitting) -> None:
    async with sitting() as person:
        await person.press("1")
        assert person.place == "TodayScreen"


async def test_an_empty_day_says_which_key_fills_it(sitting: Sitting) -> None:
    async with sitting(section="today", as_at=date(2026, 11, 23)) as person:
        assert person.sees("Nothing is owed, awaited or coming.")


async def test_the_outputs_are_there_with_figures_and_status_in_words(sitting: Sitting) -> None:
    async with sitting(section="today") as person:
        assert "Outputs by 3 Sep 2017" in person.detail
        assert "0 of 6 (8?)" in person.detail
        assert "at risk ▲" in person.detail


async def test_x_says_that_a_promise_was_kept_and_u_takes_it_back(sitting: Sitting) -> None:
    async with sitting(section="today") as person:
        promise = owe(person, "send the draft", "2017-01-31")
        person.app.wrote(promise)
        await person.press("home", "x")
        assert person.register.record("commitment", promise)["done_on"] == "2017-02-09"
        assert not person.sees("send the draft")
        await person.press("u")
        assert person.sees("send the draft")


async def test_z_puts_something_off_until_a_day(sitting: Sitting) -> None:
    async with sitting(section="today") as person:
        promise = owe(person, "send the draft", "2017-01-31")
        person.app.wrote(promise)
        await person.press("home", "z")
        await person.types("+2w")
        await person.press("enter")
        assert not person.sees("send the draft")
        assert person.register.record("commitment", promise)["due"] == "2017-01-31"
        await person.press("u")
        assert person.sees("send the draft")


async def test_a_day_that_is_typed_is_not_offered_as_a_view_and_ctrl_s_takes_it(
    sitting: Sitting,
) -> None:
    async with sitting(section="today") as person:
        person.app.wrote(owe(person, "send the draft", "2017-01-31"))
        await person.press("home", "z")
        assert not person.sees("Save as a view")
        await person.press("ctrl+s")
        assert not person.sees("send the draft")


async def test_what_was_put_off_comes_back_on_its_day(sitting: Sitting) -> None:
    async with sitting(section="today") as person:
        promise = owe(person, "send the draft", "2017-01-31")
        person.register.save("reminder", {"record": promise, "until": "2017-02-20"})
        assert not person.register.agenda().overdue
    async with sitting(section="today", as_at=date(2017, 2, 20)) as person:
        assert person.sees("send the draft")


async def test_a_day_that_does_not_exist_puts_nothing_off(sitting: Sitting) -> None:
    async with sitting(section="today") as person:
        owe(person, "send the draft", "2017-01-31")
        person.app.wrote()
        await person.press("home", "z")
        await person.types("31/2")
        await person.press("enter")
        assert person.sees("31/2 does not exist")
        await person.press("escape")
        assert person.sees("send the draft")


async def test_o_turns_a_promise_into_an_entry_with_its_state(sitting: Sitting) -> None:
    async with sitting(section="today") as person:
        owe(person, "send the draft", "2017-01-31")
        person.app.wrote()
        await person.press("home", "o")
        assert person.place == "FormDialog"
        assert person.sees("Guinea-Bissau")
        assert person.sees("send the draft")


async def test_a_letter_that_nobody_answered_stands_there_after_two_weeks(sitting: Sitting) -> None:
    async with sitting(section="today") as person:
        letter = {"states": ["SLE"], "channel": "letter", "subject": "On a focal point"}
        first = person.register.save("outreach", letter | {"date": "2017-01-20"})
        person.register.save("outreach", letter | {"date": "2017-02-01", "subject": "Another"})
        person.app.wrote()
        await person.waits()
        assert person.sees("20 days         SLE    ISU    On a focal point")
        assert not person.sees("Another")
        reply = {"direction": "in", "channel": "email", "reply_to": first, "date": "2017-02-08"}
        person.register.save("outreach", {"states": ["SLE"], "subject": "Thank you", **reply})
        person.app.wrote()
        await person.waits()
        assert not person.sees("On a focal point")


async def test_meetings_events_and_deadlines_lie_ahead(sitting: Sitting) -> None:
    async with sitting(section="today") as person:
        assert person.sees("7-10 Feb 2017                 NDM-UN20, Geneva")
        assert person.sees("O6 Constructive responses")


async def test_enter_opens_what_is_due_and_escape_comes_back(sitting: Sitting) -> None:
    async with sitting(section="today") as person:
        owe(person, "send the draft", "2017-01-31")
        person.app.wrote()
        await person.press("home", "enter")
        assert person.place == "RecordScreen"
        await person.press("escape")
        assert person.place == "TodayScreen"


async def test_what_is_due_much_later_is_counted_and_shown_with_l(sitting: Sitting) -> None:
    async with sitting(section="today") as person:
        owe(person, "soon", "2017-02-20")
        owe(person, "much later", "2017-08-20")
        person.app.wrote()
        await person.waits()
        assert person.sees("Owed by us   1 more (l)")
        await person.press("l")
        assert person.sees("much later")


async def test_f_shows_what_one_of_us_owes_and_is_owed(sitting: Sitting) -> None:
    async with sitting(section="today") as person:
        owe(person, "ISU writes", "2017-02-20")
        owe(person, "Chile writes", "2017-02-20", by="CHL")
        person.app.wrote()
        await person.press("f")
        assert person.sees("Chile writes")
        assert not person.sees("ISU writes")


async def test_the_cursor_never_stands_on_a_heading(sitting: Sitting) -> None:
    async with sitting(section="today") as person:
        owe(person, "ours", "2017-02-20")
        owe(person, "theirs", "2017-02-20", by="GNB", to="ISU")
        person.app.wrote()
        await person.press("home")
        seen = [str(person.rows.row and person.rows.row["what"])]
        for _ in range(2):
            await person.press("down")
            seen.append(str(person.rows.row and person.rows.row["what"]))
        assert seen[:2] == ["ours", "theirs"]
        await person.press("home")
        assert person.rows.row is not None
        assert person.rows.row["what"] == "ours"


async def test_what_colleagues_wrote_since_the_last_visit_is_said(
    sitting: Sitting, settings: RememberedSettings
) -> None:
    settings.visits = Kept()
    async with sitting(section="today") as person:
        assert "Your first visit" in person.detail
    async with sitting(section="today") as person:
        assert "Nothing new since your last visit" in person.detail
        owe(person, "ISU writes", "2017-02-20")
        settings.visits.frozen = True
    async with sitting(section="today") as person:
        said = " ".join(person.detail.split())
        assert "Since your last visit (earlier today): 1 change by ISU (c)" in said


class Kept(Visits):
    """Visits remembered in memory; ``frozen`` remembers no more."""

    def __init__(self) -> None:
        super().__init__(None)
        self.frozen = False
        self._last: dict[str, Visit] = {}

    def last(self, register: str) -> Visit | None:
        return self._last.get(register)

    def keep(self, register: str, visit: Visit) -> None:
        if not self.frozen:
            self._last[register] = visit


async def test_c_lists_what_was_written_and_enter_opens_it(sitting: Sitting) -> None:
    async with sitting(section="today") as person:
        owe(person, "send the draft", "2017-01-31")
        await person.press("c")
        assert person.place == "ChangesScreen"
        assert person.sees("ISU · Test Person")
        assert person.sees("commitment")
        assert person.sees("send the draft")
        await person.press("enter")
        assert person.place == "RecordScreen"
