"""Commitments typed inside an entry."""

from ccm_tui.tui.form import FormResult, Inside
from ccm_tui.tui.form.child import ChildForm
from ccm_tui.tui.form.entries import Entries
from tests.tui.form.fake_register import FakeRegister
from tests.tui.form.host import Fingers, filling
from tests.tui.form.test_saving import LETTER, STORED


async def promise(hands: Fingers, what: str = "name the focal point") -> None:
    await hands.type("guin")
    await hands.press("tab")
    await hands.type("chile")
    await hands.press("tab")
    await hands.type(what)
    await hands.press("enter")
    await hands.type("1/3")


def lines(hands: Fingers) -> list[str]:
    entries = hands.row("commitments").control
    assert isinstance(entries, Entries)
    return entries.render().plain.split("\n")


async def test_a_promise_is_typed_inside_and_saved_with_the_entry() -> None:
    register = FakeRegister()
    async with filling(register, typed=LETTER, only=("commitments",)) as hands:
        await hands.into("commitments")
        await hands.press("enter")
        assert isinstance(hands.app.screen, ChildForm)
        assert "outreach" not in hands.form.rows
        await promise(hands)
        assert hands.note("due") == "1 Mar 2017, in 20 days"
        await hands.press("enter")

        assert hands.where == "commitments"
        assert lines(hands)[0].endswith("name the focal point, 1 Mar 2017  Guinea-Bissau → Chile")
        await hands.press("ctrl+s")
    assert register.saved[0][1]["commitments"] == (
        {
            "owed_by": "s-gnb",
            "owed_to": "s-chl",
            "what": "name the focal point",
            "due": "1/3",
            "sensitivity": "restricted",
        },
    )


async def test_several_promises_one_after_the_other() -> None:
    async with filling(FakeRegister(), typed=LETTER, only=("commitments",)) as hands:
        await hands.into("commitments")
        await hands.press("enter")
        await promise(hands, "one")
        await hands.press("ctrl+n")
        await promise(hands, "two")
        await hands.press("ctrl+s")
        assert [record["what"] for record in hands.row("commitments").value] == ["one", "two"]


async def test_a_promise_is_refused_where_it_is_typed() -> None:
    async with filling(FakeRegister(), typed=LETTER, only=("commitments",)) as hands:
        await hands.into("commitments")
        await hands.press("enter")
        await hands.type("guin")
        await hands.press("tab", "ctrl+s")
        assert hands.note("owed_to") == "is needed"
        assert hands.note("what") == "is needed"
        assert hands.where == "owed_to"


async def test_leaving_a_promise_half_typed_keeps_it_in_the_entry_and_in_the_draft() -> None:
    register = FakeRegister()
    async with filling(register, typed=LETTER, only=("commitments",)) as hands:
        await hands.into("commitments")
        await hands.press("enter")
        await hands.type("guin")
        await hands.press("tab", "escape")
        assert hands.row("commitments").value[0]["owed_by"] == "s-gnb"
        await hands.press("escape")
        assert hands.app.result == FormResult(draft="draft-1")
    assert register.drafts["draft-1"].typed["commitments"][0]["owed_by"] == "s-gnb"


async def test_what_is_typed_inside_is_on_disk_before_it_is_left() -> None:
    register = FakeRegister()
    async with filling(register, typed=LETTER, only=("commitments",)) as hands:
        await hands.into("commitments")
        await hands.press("enter")
        await hands.type("gu")
        hands.keep_now()
        assert register.drafts["draft-1"].typed["commitments"][0]["owed_by"] == "gu"


async def test_leaving_a_promise_with_nothing_typed_adds_none() -> None:
    def they_owe(kind: str, values: object) -> dict[str, str]:
        return {"owed_by": "s-gnb"}

    async with filling(
        FakeRegister(), typed=LETTER, inside=Inside(start=they_owe), only=("commitments",)
    ) as hands:
        await hands.into("commitments")
        await hands.press("enter")
        assert hands.row("owed_by").value == "s-gnb"
        assert hands.where == "owed_to"
        await hands.press("escape")
        assert hands.row("commitments").value == ()


async def test_faults_inside_are_said_with_their_place_and_again_where_they_are() -> None:
    register = FakeRegister()
    wrong = {"owed_by": "s-gnb", "owed_to": "s-chl", "what": "name", "due": "30/2"}
    async with filling(
        register, typed=LETTER | {"commitments": [wrong]}, only=("commitments",)
    ) as hands:
        await hands.press("ctrl+s")
        assert hands.note("commitments") == "1. Due 30/2 does not exist"
        assert hands.where == "commitments"
        await hands.press("e")
        assert hands.note("due") == "30/2 does not exist"
        assert hands.where == "due"


async def test_a_stored_promise_keeps_its_uid_when_it_is_edited() -> None:
    register = FakeRegister(stored=dict(STORED))
    async with filling(register, uid="e-1", only=("commitments",)) as hands:
        await hands.into("commitments")
        await hands.press("e")
        await hands.into("what")
        await hands.type(" soon")
        await hands.press("ctrl+s", "ctrl+s")
    (_kind, saved, _uid) = register.saved[0]
    assert [(each["uid"], each["what"]) for each in saved["commitments"]] == [
        ("c-1", "name the focal point soon")
    ]


async def test_a_promise_is_removed_and_brought_back() -> None:
    register = FakeRegister(stored=dict(STORED))
    async with filling(register, uid="e-1", only=("commitments",)) as hands:
        await hands.into("commitments")
        await hands.press("delete")
        assert hands.row("commitments").value == ()
        await hands.press("ctrl+z")
        assert hands.row("commitments").value[0]["uid"] == "c-1"
        await hands.press("backspace", "ctrl+s")
    assert register.saved == [("outreach", {"commitments": ()}, "e-1")]
