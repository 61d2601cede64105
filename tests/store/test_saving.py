"""Saving: typed values become a record and one act, or a refusal and nothing."""

import pytest

from ccm_tui.errors import NotFound, Refused
from ccm_tui.register import Actor
from tests.store.journal import acts, unwell

MEETING = {"states": ["GNB"], "channel": "bilateral", "date": "8/2", "subject": "Focal point"}
PROMISE = {"owed_by": "GNB", "owed_to": "ISU", "what": "name it", "due": "1/3"}
HOSTILE = [
    "[/foo]", "x[/]", '[a="', "[@click=app.quit]x[/]", "[draft] memo", "z[/",
    "'; DROP TABLE outreach; --", '"quoted" \\ back\\slash \\n', "{curly} %s %(x)s", "null",
    "עברית \u202eand back\u202c", "e\u0301\u0327\u0308", "日本語テキスト", "👩🏽‍🦽 emoji",
    "\ufeffBOM",
    "nbsp\u00a0and\u2028separator", "-1", "=1+1", "a" * 100_000, "word " * 20_000,
]  # fmt: skip


def refused(register, kind, typed, uid=None):
    """The faults of what was typed; nothing of it is kept, and nothing was written."""
    before = (len(acts(register._connection)), register.rows(kind).count())
    with pytest.raises(Refused) as refusal:
        register.save(kind, typed, uid)
    with pytest.raises(Refused) as checked:
        register.check(kind, typed, uid)
    assert checked.value.fields == refusal.value.fields
    assert (len(acts(register._connection)), register.rows(kind).count()) == before
    return refusal.value.fields


# ------------------------------------------------------------------ what is stored


def test_a_record_is_stored_as_it_was_typed(register):
    uid = register.save(
        "outreach",
        {
            "states": ["GNB", "Sierra Leone"], "channel": "bil", "direction": "in", "date": "8/2",
            "place": "Palais des Nations", "meeting": "7MSP", "organisations": ["ISU"],
            "subject": "Focal point", "summary": "one\ntwo", "activities": ["A3", "a4"],
            "engagement": "pos", "sensitivity": "conf",
        },
    )  # fmt: skip

    record = register.record("outreach", uid)
    organisations = record.pop("organisations")
    assert [register.find("organisation", name) for name in organisations] == [
        register.find("organisation", "ISU")
    ]
    assert record == {
        "uid": uid, "states": ["GNB", "SLE"], "channel": "bilateral", "direction": "in",
        "date": "2017-02-08", "place": "Palais des Nations", "meeting": "7MSP", "event": None,
        "contacts": [], "subject": "Focal point", "summary": "one\ntwo", "commitments": [],
        "activities": ["A3", "A4"], "engagement": "positive", "reply_to": None,
        "sensitivity": "confidential", "by": "ISU", "person": "Test Person",
    }  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:20]))
def test_any_text_is_stored_exactly(register, text):
    uid = register.save("outreach", MEETING | {"subject": text, "summary": f"\t{text}\n"})

    record = register.record("outreach", uid)
    assert record["subject"] == text
    assert record["summary"] == f"\t{text}\n"
    assert register.history(uid)[0].new["subject"] == text
    assert register.rows("outreach").around(uid)["subject"] == text
    assert unwell(register) == []


@pytest.mark.parametrize("kind", ["contact", "organisation"])
@pytest.mark.parametrize("text", HOSTILE[:18], ids=lambda text: ascii(text[:20]))
def test_a_record_may_have_any_name_and_is_found_by_it(register, kind, text):
    uid = register.save(kind, {"name": text})

    assert register.name_of(kind, uid) == text
    assert register.find(kind, uid) == uid


def test_a_record_edited_as_it_was_read_is_unchanged(register):
    uid = register.save("outreach", MEETING | {"commitments": [PROMISE], "activities": ["A3"]})
    before = register.record("outreach", uid)
    register.save("outreach", register.typed_of("outreach", uid), uid)

    assert register.record("outreach", uid) == before


def test_who_wrote_a_record_stays_when_somebody_else_edits_it(open_register):
    uid = open_register().save("outreach", MEETING)
    open_register(actor=Actor("CHL", "Somebody Else")).save("outreach", {"place": "x"}, uid)

    assert open_register().record("outreach", uid)["person"] == "Test Person"


def test_a_record_written_by_nobody_says_so(open_register):
    register = open_register(actor=Actor())
    record = register.record("outreach", register.save("outreach", MEETING))

    assert (record["by"], record["person"]) == (None, None)


# ------------------------------------------------------------------ what is refused


def test_all_faults_are_found_at_once_and_nothing_is_kept(register):
    wrong = refused(
        register,
        "outreach",
        {"states": ["Narnia"], "channel": "pigeon", "date": "31/4", "subject": " ",
         "follow_up": "x", "summary": "\x1b[31m"},
    )  # fmt: skip

    assert set(wrong) == {"states", "channel", "date", "subject", "follow_up", "summary"}


def test_an_unknown_state_is_refused_with_the_nearest(register):
    wrong = refused(register, "outreach", MEETING | {"states": ["Ginea-Bissau"]})

    assert wrong["states"].startswith("There is no State “Ginea-Bissau”. Nearest: Guinea-Bissau")


@pytest.mark.parametrize(
    "text", ["a\x00b", "a\x07", "\x1b[2J", "a\rb", "\ud800", "\x9b"], ids=ascii
)
def test_a_character_no_terminal_should_get_is_refused_in_every_text(register, text):
    wrong = refused(
        register, "outreach", MEETING | {"subject": text, "summary": text, "place": text}
    )

    assert set(wrong) == {"subject", "summary", "place"}
    assert set(refused(register, "outreach", MEETING | {"states": [text]})) == {"states"}


def test_faults_of_what_is_promised_are_found_beside_those_of_the_entry(register):
    wrong = refused(
        register,
        "outreach",
        {"states": ["GNB"], "channel": "b", "date": "x", "subject": "s",
         "commitments": [PROMISE, PROMISE | {"due": "31/4", "owed_to": "GNB"}]},
    )  # fmt: skip

    assert wrong.keys() == {"date", "commitments.1.due", "commitments.1.owed_to"}


def test_an_unknown_record_cannot_be_edited(register):
    with pytest.raises(NotFound, match="There is no outreach entry nothing"):
        register.save("outreach", MEETING, "nothing")


def test_a_deleted_record_cannot_be_edited(register):
    uid = register.save("outreach", MEETING)
    register.delete("outreach", uid)

    assert refused(register, "outreach", {"subject": "x"}, uid) == {
        "": "This record was deleted; undo the deletion to change it."
    }


def test_an_unknown_kind_is_refused(register):
    with pytest.raises(NotFound, match="no kind of record “outreech”"):
        register.save("outreech", MEETING)


# ------------------------------------------------------------------ what hangs on a record


def test_what_is_promised_is_saved_with_its_entry(register):
    uid = register.save("outreach", MEETING | {"commitments": [PROMISE]})

    (promise,) = register.record("outreach", uid)["commitments"]
    assert promise == {
        "uid": promise["uid"], "owed_by": "GNB", "owed_to": "ISU", "what": "name it",
        "due": "2017-03-01", "done_on": None, "outreach": uid, "event": None,
        "sensitivity": "restricted", "by": "ISU", "person": "Test Person",
    }  # fmt: skip


def test_an_edit_that_does_not_name_the_promises_keeps_them(register):
    uid = register.save("outreach", MEETING | {"commitments": [PROMISE]})
    register.save("outreach", {"subject": "x"}, uid)

    assert len(register.record("outreach", uid)["commitments"]) == 1


def test_promises_are_added_changed_and_taken_away_in_one_edit(register):
    uid = register.save(
        "outreach", MEETING | {"commitments": [PROMISE, PROMISE | {"what": "second"}]}
    )
    first, _second = register.typed_of("outreach", uid)["commitments"]
    changed = [{**first, "due": "2/3"}, PROMISE | {"what": "third"}]
    register.save("outreach", {"commitments": changed}, uid)

    promises = register.record("outreach", uid)["commitments"]
    assert [(one["what"], one["due"]) for one in promises] == [
        ("name it", "2017-03-02"),
        ("third", "2017-03-01"),
    ]
    assert promises[0]["uid"] == first["uid"]
    assert [act["verb"] for act in acts(register._connection)] == ["add", "edit"]


def test_a_follow_up_date_is_a_promise_of_who_acts_to_the_first_addressed(register):
    uid = register.save("outreach", MEETING | {"states": ["SLE", "GNB"], "follow_up": "+2w"})

    (promise,) = register.record("outreach", uid)["commitments"]
    assert promise["owed_by"] == "ISU"
    assert promise["owed_to"] == "SLE"
    assert promise["what"] == "Follow up: Focal point"
    assert promise["due"] == "2017-02-23"


def test_a_follow_up_of_nobody_is_refused_and_says_what_to_do(open_register):
    register = open_register(actor=Actor())
    with pytest.raises(Refused, match="nobody is named as acting") as refusal:
        register.save("outreach", MEETING | {"follow_up": "+2w"})

    assert set(refusal.value.fields) == {"follow_up"}
    assert "--by" in refusal.value.hint


def test_deleting_what_is_not_there_deletes_nothing(register):
    assert register.delete("outreach", "nothing") == 0
    assert acts(register._connection) == []


def test_a_record_that_others_refer_to_can_be_deleted_and_they_stay_whole(register):
    contact = register.save("contact", {"name": "N"})
    uid = register.save("outreach", MEETING | {"contacts": [contact]})
    register.delete("contact", contact)

    assert register.record("outreach", uid)["contacts"] == [contact]
    assert unwell(register) == []
    register.save("outreach", {"place": "x"}, uid)
    assert register.record("outreach", uid)["contacts"] == [contact]
