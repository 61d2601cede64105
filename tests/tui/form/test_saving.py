"""Saving: one, one after the other, a change, and when it cannot be done."""

from ccm_tui.errors import DiskFull, Refused, RegisterLocked
from ccm_tui.tui.form import FormResult
from tests.tui.form.fake_register import FakeRegister
from tests.tui.form.host import filling

LETTER = {"states": ["s-gnb"], "channel": "letter", "date": "7/2", "subject": "A letter"}
STORED = {
    "e-1": {
        "states": ["s-gnb"],
        "channel": "letter",
        "direction": "out",
        "date": "2017-02-07",
        "subject": "A letter",
        "summary": "It was sent.",
        "commitments": [
            {
                "uid": "c-1",
                "owed_by": "s-gnb",
                "owed_to": "s-chl",
                "what": "name the focal point",
                "due": "2017-03-01",
            }
        ],
        "sensitivity": "restricted",
    }
}


async def test_save_and_next_keeps_date_place_and_meeting_and_not_the_subject() -> None:
    register = FakeRegister()
    typed = LETTER | {"place": "Geneva", "meeting": "m-6msp", "summary": "Sent."}
    async with filling(register, typed=typed) as hands:
        await hands.press("ctrl+n")

        assert hands.status == "Saved: A letter"
        assert hands.where == "states"
        values = hands.form.values()
        assert values["date"] == "7/2"
        assert values["place"] == "Geneva"
        assert values["meeting"] == "m-6msp"
        assert values["channel"] == "letter"
        assert values["subject"] == values["summary"] == ""
        assert values["states"] == ()

        await hands.type("sierra")
        await hands.press("enter")
        await hands.into("subject")
        await hands.type("Another")
        await hands.press("ctrl+s")
        assert hands.app.result == FormResult(saved=("outreach-1", "outreach-2"))
    assert register.drafts == {}


async def test_after_save_and_next_there_is_nothing_to_keep_as_a_draft() -> None:
    register = FakeRegister()
    async with filling(register, typed=LETTER, only=("states", "subject")) as hands:
        await hands.press("ctrl+n", "escape")
        assert hands.app.result == FormResult(saved=("outreach-1",))
    assert register.drafts == {}


async def test_save_and_next_can_leave_a_draft_of_the_next_one() -> None:
    register = FakeRegister()
    async with filling(register, typed=LETTER, only=("states", "subject")) as hands:
        await hands.press("ctrl+n")
        await hands.into("subject")
        await hands.type("Another")
        await hands.press("escape")
        assert hands.app.result == FormResult(saved=("outreach-1",), draft="draft-1")


async def test_an_edited_record_is_loaded_and_only_what_changed_is_saved() -> None:
    register = FakeRegister(stored=dict(STORED))
    async with filling(register, uid="e-1", only=("states", "date", "subject", "summary")) as hands:
        assert hands.row("states").value == ("s-gnb",)
        assert hands.note("date") == "7 Feb 2017, 2 days ago"
        assert hands.row("summary").value == "It was sent."
        await hands.into("subject")
        await hands.type(" [2]")
        await hands.into("summary")
        await hands.press("end")
        await hands.type(" Twice.")
        await hands.press("ctrl+s")
        assert hands.app.result == FormResult(saved=("e-1",))
    assert register.saved == [
        ("outreach", {"subject": "A letter [2]", "summary": "It was sent. Twice."}, "e-1")
    ]


async def test_a_cleared_field_is_saved_as_cleared() -> None:
    register = FakeRegister(stored=dict(STORED))
    async with filling(register, uid="e-1", only=("summary",)) as hands:
        await hands.into("summary")
        await hands.press("ctrl+k")
        await hands.press("ctrl+s")
    assert register.saved == [("outreach", {"summary": ""}, "e-1")]


async def test_an_edited_record_in_which_nothing_changed_is_not_written() -> None:
    register = FakeRegister(stored=dict(STORED))
    async with filling(register, uid="e-1", only=("subject",)) as hands:
        await hands.press("ctrl+s")
        assert hands.app.result == FormResult()
    assert register.saved == []


async def test_an_edited_record_has_no_next_one() -> None:
    register = FakeRegister(stored=dict(STORED))
    async with filling(register, uid="e-1", only=("subject",)) as hands:
        assert not hands.form.check_action("save_next", ())
        await hands.into("subject")
        await hands.type("!")
        await hands.press("ctrl+n")
        assert hands.app.result is None
    assert register.saved == []


async def test_the_draft_of_a_change_holds_what_changed() -> None:
    register = FakeRegister(stored=dict(STORED))
    async with filling(register, uid="e-1", only=("subject",)) as hands:
        await hands.into("subject")
        await hands.type("!")
        await hands.press("escape")
    assert register.drafts["draft-1"].record == "e-1"
    assert register.drafts["draft-1"].typed == {"subject": "A letter!"}


async def test_a_locked_register_leaves_the_form_and_its_text_as_they_were() -> None:
    locked = RegisterLocked("Another program is writing", "Close it, then save again.")
    register = FakeRegister(save_trouble=locked)
    async with filling(register, typed=LETTER, only=("subject",)) as hands:
        await hands.press("ctrl+s")
        said = str(hands.form.complaint.content)
        assert said == "Another program is writing\nClose it, then save again."
        assert hands.row("subject").value == "A letter"
        register.save_trouble = None
        await hands.press("ctrl+s")
        assert hands.app.result == FormResult(saved=("outreach-1",))


async def test_a_full_disk_at_save_and_next_keeps_the_entry_in_the_form() -> None:
    register = FakeRegister(save_trouble=DiskFull("The disk is full"))
    async with filling(register, typed=LETTER, only=("subject",)) as hands:
        await hands.press("ctrl+n")
        assert hands.row("subject").value == "A letter"
        assert str(hands.form.complaint.content) == "The disk is full"


async def test_what_was_saved_is_saved_even_when_its_draft_cannot_be_dropped() -> None:
    register = FakeRegister()
    async with filling(register, typed=LETTER, only=("place", "subject")) as hands:
        await hands.into("place")
        await hands.type("Geneva")
        hands.keep_now()
        register.draft_trouble = RegisterLocked("locked")
        await hands.press("ctrl+s")
        assert hands.app.result is not None
        assert hands.app.result.saved == ("outreach-1",)
        assert hands.app.notices == ["Saved, but its draft is still there: locked"]
    assert len(register.saved) == 1


async def test_what_concerns_the_whole_record_is_said_above_its_fields() -> None:
    refused = Refused({"": "There is such a letter already", "by": "is unknown", "place": "where?"})
    async with filling(
        FakeRegister(save_trouble=refused), typed=LETTER, only=("states", "place")
    ) as hands:
        await hands.press("ctrl+s")
        said = str(hands.form.complaint.content)
        assert said == "There is such a letter already\nBy: is unknown"
        assert hands.where == "place"
