"""Filling a form with both hands: keys only, in reading order."""

from ccm_tui.domain.outreach import Outreach
from ccm_tui.tui.form.values import fields_of
from tests.tui.form.fake_register import FakeRegister
from tests.tui.form.host import filling


async def test_a_meeting_is_logged_with_keys_only() -> None:
    register = FakeRegister()
    async with filling(register) as hands:
        await hands.type("guin")
        await hands.press("enter", "enter")
        await hands.press("b", "enter", "enter")
        await hands.type("8/2")
        await hands.press("enter")
        await hands.type("Geneva")
        await hands.press("enter", "enter")
        await hands.type("Focal point promised")
        await hands.press("enter")
        await hands.type("By March.")
        await hands.press("tab", "tab")
        await hands.type("a3")
        await hands.press("tab", "p", "enter")

        assert hands.app.result is not None
        assert hands.app.result.saved == ("outreach-1",)
        assert hands.app.result.draft is None
    assert register.saved == [
        (
            "outreach",
            {
                "states": ("s-gnb",),
                "channel": "bilateral",
                "direction": "out",
                "date": "8/2",
                "place": "Geneva",
                "subject": "Focal point promised",
                "summary": "By March.",
                "activities": ("a-a3",),
                "engagement": "positive",
                "sensitivity": "restricted",
            },
            None,
        )
    ]


async def test_keys_typed_faster_than_they_are_answered_lose_nothing() -> None:
    register = FakeRegister()
    async with filling(register) as hands:
        keys = [*"guin", "enter", "enter", "b", "enter", "enter", *"8/2", "enter", *"Geneva"]
        await hands.press(*keys, "enter", "tab", *"Focal", "tab", "a", "tab", "enter")
        await hands.press(
            *"guin", "tab", *"chil", "tab", *"one", "enter", *"1/3", "enter", "ctrl+s"
        )
    (_kind, saved, _uid) = register.saved[0]
    assert saved["states"] == ("s-gnb",)
    assert (saved["channel"], saved["date"], saved["place"]) == ("bilateral", "8/2", "Geneva")
    assert (saved["subject"], saved["summary"]) == ("Focal", "a")
    assert saved["commitments"][0]["what"] == "one"


async def test_tab_goes_through_the_fields_in_reading_order_with_at_most_seven_keys_told() -> None:
    async with filling(FakeRegister()) as hands:
        seen = []
        for _ in hands.shown:
            seen.append(hands.where)
            bindings = [b.binding for b in hands.form.active_bindings.values() if b.binding.show]
            assert len({binding.action for binding in bindings}) <= 7
            assert all(binding.id and binding.tooltip for binding in bindings)
            await hands.press("tab")

        assert seen == hands.shown


async def test_enter_in_the_last_field_saves_once_even_when_pressed_twice() -> None:
    register = FakeRegister()
    typed = {"states": ["s-gnb"], "channel": "letter", "date": "7/2", "subject": "A letter"}
    async with filling(register, typed=typed, only=("subject", "engagement")) as hands:
        await hands.into("engagement")
        await hands.press("enter", "enter")

    assert len(register.saved) == 1


async def test_the_cursor_starts_in_the_first_field_that_is_empty() -> None:
    async with filling(
        FakeRegister(), typed={"states": ["s-gnb"]}, only=("states", "channel", "date")
    ) as hands:
        assert hands.where == "channel"


async def test_all_that_is_wrong_is_said_at_once_beside_its_field() -> None:
    async with filling(FakeRegister()) as hands:
        await hands.into("date")
        await hands.type("30/2")
        await hands.press("ctrl+s")

        assert hands.note("states") == "name at least one State or organisation"
        assert hands.note("channel") == "is needed"
        assert hands.note("date") == "30/2 does not exist"
        assert hands.note("subject") == "is needed"
        assert hands.status == "4 fields to correct"
        assert hands.where == "states"


async def test_a_fault_goes_when_its_field_is_corrected() -> None:
    async with filling(FakeRegister(), only=("states", "channel", "date", "subject")) as hands:
        await hands.press("ctrl+s")
        await hands.into("subject")
        await hands.type("A")

        assert hands.note("subject") == ""
        assert hands.note("channel") == "is needed"
        assert hands.status == "3 fields to correct"


async def test_folded_fields_come_with_one_key_and_go_with_it() -> None:
    async with filling(FakeRegister(), only=("states", "channel", "meeting")) as hands:
        assert "meeting" not in hands.shown
        await hands.press("ctrl+o")
        assert "meeting" in hands.shown
        assert hands.where == "states"
        await hands.press("ctrl+o")
        assert "meeting" not in hands.shown


async def test_a_folded_field_is_shown_while_it_holds_something() -> None:
    async with filling(
        FakeRegister(), typed={"meeting": "m-6msp"}, only=("states", "meeting", "sensitivity")
    ) as hands:
        assert "meeting" in hands.shown
        assert "sensitivity" not in hands.shown


async def test_a_folded_field_is_shown_when_it_is_wrong() -> None:
    register = FakeRegister()
    typed = {"states": ["s-gnb"], "channel": "letter", "date": "7/2", "subject": "A letter"}
    async with filling(register, typed=typed, only=("states", "date", "follow_up")) as hands:
        await hands.press("ctrl+o")
        await hands.into("follow_up")
        await hands.type("3 Jan 2017")
        await hands.into("states")
        await hands.press("ctrl+o", "ctrl+s")

        assert "follow_up" in hands.shown
        assert hands.note("follow_up") == "may not be before the date of the entry"


def test_what_the_program_fills_in_is_not_asked_for() -> None:
    assert not {"by", "person"} & set(fields_of(Outreach, inside=False))


async def test_help_stands_beside_a_field_while_it_is_empty_and_in_use() -> None:
    async with filling(FakeRegister(), only=("states", "channel")) as hands:
        assert hands.note("states") == "type to find; several may be chosen"
        await hands.press("tab")
        assert hands.note("states") == ""


async def test_help_and_quit_reach_the_app() -> None:
    async with filling(FakeRegister(), only=("states",)) as hands:
        await hands.press("f1")
        assert hands.app.helped == 1
        await hands.press("f10")
        assert hands.app._exit
