"""Search everywhere, filters in lists, and the views that keep them."""

import pytest

from ccm_tui.register import Register
from ccm_tui.tui import hits
from ccm_tui.tui.app import CcmApp
from ccm_tui.tui.hits import HitRows
from ccm_tui.tui.prompt import PromptInput
from ccm_tui.tui.search_screen import SearchScreen
from ccm_tui.tui.states_screen import StatesScreen
from ccm_tui.tui.today_screen import TodayScreen
from ccm_tui.tui.views_screen import show_view, view_entries, views
from tests.tui.app.conftest import Sitting
from tests.tui.app.person import Person

LETTER = {"states": ["GNB"], "channel": "letter", "date": "2017-01-12", "subject": "Focal point"}


def wrote(person: Person, **more: object) -> str:
    return person.register.save("outreach", LETTER | more)


def promised(person: Person, what: str, due: str) -> str:
    typed = {"owed_by": "GNB", "owed_to": "ISU", "what": what, "due": due}
    return person.register.save("commitment", typed)


def kept(person: Person, name: str, text: str, kind: str = "") -> str:
    return person.register.save("view", {"name": name, "kind": kind, "filter": text})


def kept_and_lost(person: Person, name: str, kind: str = "") -> str:
    """A view that cannot be read any more: what its filter names was deleted."""
    named = person.register.save("organisation", {"name": "Fleeting"})
    uid = kept(person, name, "organisation:Fleeting", kind)
    person.register.delete("organisation", named)
    return uid


def line(app: CcmApp) -> str:
    assert isinstance(app.screen, SearchScreen)
    return app.screen.line.value


async def looks_for(person: Person, text: str) -> None:
    """Open the search with a text in it, without a key for each letter."""
    person.app.search_everywhere(text)
    await person.waits()


async def filters_by(person: Person, text: str) -> None:
    """/ in a list, and a text pasted there."""
    await person.press("slash")
    person.app.screen.query_one(PromptInput).value = text
    await person.waits()


# ------------------------------------------------------------------ the search everywhere


async def test_results_follow_every_key_and_enter_goes_to_the_record(sitting: Sitting) -> None:
    async with sitting() as person:
        wrote(person, subject="Zebra crossing (fictional)")
        await person.press("ctrl+f")
        assert person.sees("Type words")
        await person.types("zeb")
        assert person.counted() == 1
        assert person.sees("outreach entry")
        assert "Zebra crossing" in person.detail
        await person.press("enter")
        assert person.place == "EntryScreen"
        await person.press("escape")
        assert (person.place, line(person.app)) == ("SearchScreen", "zeb")


async def test_what_was_looked_for_is_there_the_next_time_and_typed_over(sitting: Sitting) -> None:
    async with sitting() as person:
        await looks_for(person, "guinea")
        await person.press("escape", "f4")
        assert line(person.app) == "guinea"
        assert person.sees("Guinea-Bissau")
        await person.types("x")
        assert line(person.app) == "x"


async def test_a_state_is_found_by_another_name_and_opens_its_profile(sitting: Sitting) -> None:
    async with sitting() as person:
        await looks_for(person, "laos")
        assert "Lao People's Democratic Republic" in person.detail
        await person.press("enter")
        assert person.place == "StateScreen"


async def test_the_arrows_choose_while_one_types(sitting: Sitting) -> None:
    async with sitting() as person:
        for day in ("10/1", "11/1", "12/1"):
            wrote(person, date=day)
        await looks_for(person, "kind:outreach")
        await person.press("down", "down", "up")
        assert person.rows.position == (2, 3)
        assert person.sees("2 of 3   outreach entries")


async def test_filters_without_words_list_what_is_asked_for(sitting: Sitting) -> None:
    async with sitting() as person:
        promised(person, "late", "2017-02-01")
        promised(person, "to come", "2017-03-01")
        await looks_for(person, "state:GNB overdue")
        assert person.counted() == 1
        assert person.sees("commitments · GNB · overdue")


async def test_an_unknown_filter_is_said_and_the_last_result_stays(sitting: Sitting) -> None:
    async with sitting(size=(80, 24)) as person:
        wrote(person)
        await looks_for(person, "kind:outreach")
        await looks_for(person, "kind:outreach chanel:letter")
        assert person.sees("there is no filter “chanel” here; known: channel")
        assert person.counted() == 1
        await looks_for(person, "kind:outreach channel:letter")
        assert not person.sees("there is no filter")


async def test_a_search_of_only_quotes_finds_nothing_and_says_so(sitting: Sitting) -> None:
    async with sitting() as person:
        await looks_for(person, '""')
        assert person.sees("There is no word in this to look for.")


async def test_a_search_can_be_made_over_a_form_and_leaves_it_as_it_was(sitting: Sitting) -> None:
    async with sitting(section="outreach") as person:
        await person.press("n", "ctrl+f")
        assert person.place == "SearchScreen"
        await person.press("escape")
        assert person.place == "FormDialog"


async def test_what_was_changed_from_a_result_is_shown_changed(sitting: Sitting) -> None:
    async with sitting() as person:
        uid = wrote(person)
        await looks_for(person, "kind:outreach")
        person.register.save("outreach", {"subject": "Another subject"}, uid)
        await person.press("enter")
        person.app.wrote(uid)
        await person.press("escape")
        assert person.sees("Another subject")


def test_of_very_many_results_the_first_are_shown_and_all_are_counted(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hits, "MOST", 5)
    found = HitRows(register, register.searched("kind:state"))
    shown = found.first(9)

    assert len(shown) == found.count() == 5
    assert found.total == 249
    assert found.last(2) == shown[-2:]
    assert found.after(shown[1], 9) == shown[2:]
    assert found.before(shown[2], 9) == shown[:2]
    assert found.around(str(shown[3]["uid"])) == shown[3]
    assert found.around("somebody else") is None


# ------------------------------------------------------------------ the same line in lists


async def test_a_flag_narrows_a_list(sitting: Sitting) -> None:
    async with sitting(section="outreach") as person:
        letter = wrote(person)
        wrote(person, subject="Not answered")
        wrote(person, subject="Answer", direction="in", reply_to=letter)
        await person.looks()
        await filters_by(person, "unanswered")
        assert person.counted() == 1
        assert person.sees("1 of 1   unanswered")


async def test_a_list_says_which_filters_there_are(sitting: Sitting) -> None:
    async with sitting(section="outreach") as person:
        wrote(person)
        await person.looks()
        await filters_by(person, "foo:bar")
        assert person.sees("there is no filter “foo” here; known: state, channel")
        assert person.counted() == 1
        person.app.screen.query_one(PromptInput).value = '""'
        await person.waits()
        assert person.sees("Nothing is as asked")


async def test_the_list_of_states_takes_filters_and_names(sitting: Sitting) -> None:
    async with sitting() as person:
        await person.press("2", "slash")
        states = person.app.screen
        assert isinstance(states, StatesScreen)
        states.apply_filter("iso3:LAO laos")
        await person.waits()
        assert person.counted() == 1
        states.apply_filter("foo:bar")
        await person.waits()
        assert person.sees("there is no filter “foo” here")
        assert person.counted() == 1


async def test_the_day_takes_the_filters_of_whatever_stands_there(sitting: Sitting) -> None:
    async with sitting(section="today") as person:
        promised(person, "late", "2017-02-01")
        promised(person, "to come", "2017-03-01")
        today = person.app.screen
        assert isinstance(today, TodayScreen)
        for text, seen, unseen in (
            ("overdue", "late", "to come"),
            ("state:GNB to", "to come", "late"),
        ):
            today.apply_filter(text)
            await person.waits()
            assert person.sees(seen)
            assert not person.sees(unseen)
        today.apply_filter("")


# ------------------------------------------------------------------ views


async def test_a_filter_is_kept_under_a_name_and_shown_again(sitting: Sitting) -> None:
    async with sitting(section="outreach") as person:
        wrote(person)
        wrote(person, channel="bilateral")
        await person.looks()
        await filters_by(person, "channel:let")
        await person.press("ctrl+s")
        await person.types("Letters")
        await person.press("enter")
        (view,) = views(person.register)
        assert (view["name"], view["kind"], view["filter"]) == (
            "Letters",
            "outreach",
            "channel:let",
        )
        await person.press("escape", "v")
        assert person.place == "ViewsScreen"
        assert person.sees("Letters")
        await person.press("enter")
        assert person.place == "OutreachScreen"
        assert person.counted() == 1


async def test_a_search_is_kept_under_a_name_and_shown_again(sitting: Sitting) -> None:
    async with sitting() as person:
        promised(person, "late", "2017-02-01")
        await looks_for(person, "overdue")
        await person.press("ctrl+s", "L", "enter")
        await looks_for(person, "laos")
        await person.press("ctrl+o", "enter")
        assert line(person.app) == "overdue"
        assert person.counted() == 1


async def test_the_same_name_keeps_the_newer_filter(sitting: Sitting) -> None:
    async with sitting() as person:
        kept(person, "L", "overdue")
        await looks_for(person, "unanswered")
        await person.press("ctrl+s", "L", "enter")
        assert [view["filter"] for view in views(person.register)] == ["unanswered"]


async def test_a_filter_that_cannot_be_read_is_not_kept(sitting: Sitting) -> None:
    async with sitting() as person:
        await looks_for(person, "foo:bar")
        await person.press("ctrl+s")
        assert person.place == "SearchScreen"
        assert any("there is no filter" in notice for notice in person.notices)


async def test_a_deleted_view_comes_back_with_u(sitting: Sitting) -> None:
    async with sitting(section="outreach") as person:
        kept(person, "Letters", "channel:letter", "outreach")
        kept(person, "Late", "overdue")
        await person.looks()
        await person.press("v")
        assert person.counted() == 1
        await person.press("d")
        assert person.counted() == 0
        await person.press("u")
        assert person.counted() == 1
        await person.press("e")
        assert person.place == "FormDialog"


async def test_a_view_whose_filter_no_longer_reads_says_so_and_changes_nothing(
    sitting: Sitting,
) -> None:
    async with sitting(section="outreach") as person:
        wrote(person)
        kept_and_lost(person, "Gone", "outreach")
        await person.looks()
        await person.press("v", "enter")
        assert person.place == "ViewsScreen"
        assert any("The view “Gone” cannot be shown" in notice for notice in person.notices)
        await person.press("escape")
        assert person.counted() == 1


async def test_views_are_shown_from_anywhere(sitting: Sitting) -> None:
    async with sitting() as person:
        wrote(person)
        promised(person, "late", "2017-02-01")
        for name, text, kind in (
            ("A", "channel:email", "outreach"), ("B", "open", "commitment"), ("C", "overdue", ""),
        ):  # fmt: skip
            kept(person, name, text, kind)
        kept_and_lost(person, "D")
        assert [name for name, _does, _act in view_entries(person.app)] == [
            "View: A", "View: B", "View: C", "View: D",
        ]  # fmt: skip
        in_a_list, of_another_kind, everywhere, gone = views(person.register)

        await show_view(person.app, in_a_list)
        await person.waits()
        assert (person.place, person.counted()) == ("OutreachScreen", 0)
        await show_view(person.app, of_another_kind)
        await person.waits()
        assert line(person.app) == "kind:commitment open"
        await show_view(person.app, everywhere)
        await person.waits()
        assert (line(person.app), person.counted()) == ("overdue", 1)
        await show_view(person.app, gone)
        await person.waits()
        assert line(person.app) == "overdue"
        assert any("The view “D” cannot be shown" in notice for notice in person.notices)
