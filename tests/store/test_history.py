"""History: who wrote what and when, of a record or of one of its fields."""

from ccm_tui.register import Actor

MEETING = {"states": ["GNB"], "channel": "bilateral", "date": "8/2", "subject": "Focal point"}


def told(register, uid, field=None):
    return [
        (w.verb, w.operation, w.field.partition(":")[0], w.old, w.new)
        for w in register.history(uid, field)
        if w.operation != "insert"
    ]


def test_history_tells_each_change_oldest_first(register):
    uid = register.save("outreach", MEETING)
    register.save("outreach", {"subject": "Plan", "place": "Geneva"}, uid)
    register.undo()

    assert told(register, uid) == [
        ("add", "edit", "states", None, 1),
        ("edit", "edit", "place", None, "Geneva"),
        ("edit", "edit", "subject", "Focal point", "Plan"),
        ("undo", "edit", "place", "Geneva", None),
        ("undo", "edit", "subject", "Plan", "Focal point"),
    ]


def test_history_begins_with_the_record_as_it_was_written(register):
    uid = register.save("outreach", MEETING)

    first = register.history(uid)[0]
    assert (first.operation, first.field) == ("insert", "")
    assert first.new["channel"] == "bilateral"


def test_history_says_who_and_when(open_register):
    uid = open_register().save("contact", {"name": "N"})
    open_register(actor=Actor("CHL", "Somebody Else")).save("contact", {"name": "M"}, uid)

    history = open_register().history(uid)
    assert [(w.by, w.person) for w in history] == [("ISU", "Test Person"), ("CHL", "Somebody Else")]
    assert history[0].at < history[1].at


def test_a_deletion_is_told_once(register):
    uid = register.save("outreach", MEETING)
    register.delete("outreach", uid)

    assert told(register, uid)[1:] == [("delete", "delete", "", None, None)]


def test_a_field_has_a_history_of_its_own(register):
    uid = register.save("outreach", MEETING)
    register.save("outreach", {"subject": "Plan"}, uid)
    register.save("outreach", {"place": "Geneva"}, uid)

    assert told(register, uid, "subject") == [("edit", "edit", "subject", "Focal point", "Plan")]
    assert [field for _v, _o, field, *_rest in told(register, uid, "states")] == ["states"]


def test_the_changes_of_one_act_are_known_by_its_number(register):
    uid = register.save("outreach", MEETING)
    register.save("outreach", {"subject": "Plan", "place": "Geneva"}, uid)

    numbers = [w.act for w in register.history(uid)]
    assert len(set(numbers)) == 2


def test_a_record_that_never_was_has_no_history(register):
    assert register.history("nothing") == []
