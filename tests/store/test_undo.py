"""Undo and redo go by acts, across restarts; each is a new act, and nothing is ever lost."""

import pytest

from ccm_tui.errors import ChangedSince, NothingToUndo, RegisterReadOnly
from ccm_tui.register import Actor
from tests.store.journal import acts, unwell

MEETING = {
    "states": ["GNB"], "channel": "bilateral", "date": "8/2", "subject": "Focal point",
    "activities": ["A3", "A4"],
}  # fmt: skip
PROMISE = {"owed_by": "GNB", "owed_to": "ISU", "what": "name it", "due": "1/3"}


@pytest.fixture
def meeting(register):
    """The uid of an outreach entry that was just saved."""
    return register.save("outreach", MEETING)


def subject(register, uid):
    return register.record("outreach", uid)["subject"]


def listed(register, kind):
    return [row["uid"] for row in register.rows(kind).first(100)]


def test_a_new_record_goes_and_comes_back(register, meeting):
    undone = register.undo()

    assert (undone.verb, undone.records) == ("add", (("outreach", meeting),))
    assert listed(register, "outreach") == []

    register.redo()
    assert listed(register, "outreach") == [meeting]
    assert register.record("outreach", meeting)["activities"] == ["A3", "A4"]


def test_an_edit_is_taken_back_field_by_field(register, meeting):
    before = register.record("outreach", meeting)
    register.save("outreach", {"subject": "Plan", "states": ["SLE"], "place": "x"}, meeting)
    register.undo()

    assert register.record("outreach", meeting) == before


def test_a_deleted_record_comes_back_with_its_references(register, meeting):
    before = register.record("outreach", meeting)
    register.delete("outreach", meeting)
    undone = register.undo()

    assert (undone.verb, undone.records) == ("delete", (("outreach", meeting),))
    assert register.record("outreach", meeting) == before


def test_a_deletion_redone_and_undone_again_keeps_the_references(register, meeting):
    before = register.record("outreach", meeting)
    register.delete("outreach", meeting)
    for step in (register.undo, register.redo, register.undo, register.redo, register.undo):
        step()

    assert register.record("outreach", meeting) == before
    assert unwell(register) == []


def test_what_belongs_to_a_record_goes_and_comes_back_with_it(register):
    uid = register.save("outreach", MEETING | {"commitments": [PROMISE, PROMISE | {"what": "2"}]})
    before = register.record("outreach", uid)

    assert register.delete("outreach", uid) == 3
    assert listed(register, "commitment") == []

    register.undo()
    assert register.record("outreach", uid) == before


def test_a_commitment_taken_out_of_an_entry_comes_back(register):
    uid = register.save("outreach", MEETING | {"commitments": [PROMISE, PROMISE | {"what": "2"}]})
    before = register.record("outreach", uid)
    typed = register.typed_of("outreach", uid)
    kept = [{**typed["commitments"][1], "what": "changed"}]
    register.save("outreach", {"commitments": kept}, uid)
    assert [one["what"] for one in register.record("outreach", uid)["commitments"]] == ["changed"]

    register.undo()
    assert register.record("outreach", uid) == before


@pytest.mark.parametrize(
    ("kind", "typed", "changed"),
    [
        ("evidence", {"output": "O3", "state": "GNB", "date": "8/2", "source": "its letter"},
         {"verdict": "refused", "reason": "late"}),
        ("event", {"title": "Workshop", "starts": "2017-02-07", "ends": "2017-02-10"},
         {"starts": "2017-03-01", "ends": "2017-03-02"}),
        ("event", {"title": "Workshop", "starts": "2017-03-01", "ends": "2017-03-02"},
         {"starts": "2017-02-07", "ends": "2017-02-10"}),
        ("claim", {"state": "GNB", "aspect": "focal_point", "value": "designated",
                   "as_of": "8/2", "source": "its letter"},
         {"aspect": "national_plan", "value": "started"}),
    ],
)  # fmt: skip
def test_fields_that_are_right_together_only_are_taken_back_together(
    register, kind, typed, changed
):
    uid = register.save(kind, typed)
    first = register.record(kind, uid)
    register.save(kind, changed, uid)
    second = register.record(kind, uid)

    register.undo()
    assert register.record(kind, uid) == first
    register.redo()
    assert register.record(kind, uid) == second
    assert unwell(register) == []


def test_acts_are_taken_back_one_by_one_and_put_back_in_their_order(register, meeting):
    for name in ("one", "two", "three"):
        register.save("outreach", {"subject": name}, meeting)

    seen = []
    for step in (register.undo, register.undo, register.redo, register.undo, register.undo):
        step()
        seen.append(subject(register, meeting))
    assert seen == ["two", "one", "two", "one", "Focal point"]


def test_after_a_new_act_there_is_nothing_to_redo(register, meeting):
    register.save("outreach", {"subject": "one"}, meeting)
    register.undo()
    register.save("outreach", {"subject": "two"}, meeting)

    with pytest.raises(NothingToUndo, match="nothing to redo"):
        register.redo()
    register.undo()
    assert subject(register, meeting) == "Focal point"


def test_an_undone_act_is_not_undone_again(register, meeting):
    register.save("outreach", {"subject": "one"}, meeting)
    register.undo()
    register.undo()

    assert listed(register, "outreach") == []
    with pytest.raises(NothingToUndo, match="nothing to undo"):
        register.undo()


def test_undo_goes_on_after_a_restart(open_register, register_path):
    with open_register() as first:
        uid = first.save("outreach", MEETING)
        first.save("outreach", {"subject": "one"}, uid)
        first.undo()

    with open_register() as second:
        second.redo()
        assert subject(second, uid) == "one"
        second.undo()
        second.undo()
        assert listed(second, "outreach") == []


def test_an_undo_is_an_act_of_who_undid(open_register, file):
    uid = open_register().save("contact", {"name": "N"})
    open_register(actor=Actor("CHL", "Somebody Else")).undo()

    add, undo = acts(file)
    assert (undo["verb"], undo["by"], undo["undoes"]) == ("undo", "CHL", add["clock"])
    assert file.execute("SELECT deleted FROM contact WHERE uid = ?", (uid,)).fetchone()[0] == 1


def foreign_change(connection, uid, field, new):
    """A later change of a field as it came from another register."""
    connection.execute("BEGIN")
    connection.execute("UPDATE session SET projecting = 1")
    connection.execute(
        """
        INSERT INTO act (origin, clock, at, by, person, verb)
        SELECT 'f000000000000000', clock + 1, '', 'ITA', 'Somebody Else', 'edit' FROM session
        """
    )
    connection.execute(
        """
        INSERT INTO change (origin, clock, field, act, kind, uid, op, new)
        SELECT 'f000000000000000', clock + 1, ?, clock + 1, 'outreach', ?, 'edit', ? FROM session
        """,
        (field, uid, new),
    )
    connection.execute(f"UPDATE outreach SET {field} = ? WHERE uid = ?", (new, uid))
    connection.execute("UPDATE session SET projecting = 0, clock = clock + 1")
    connection.execute("COMMIT")


def test_what_somebody_else_changed_since_is_not_overwritten(register, file, meeting):
    register.save("outreach", {"subject": "one", "place": "Geneva"}, meeting)
    foreign_change(file, meeting, "subject", "theirs")

    with pytest.raises(ChangedSince, match="by Somebody Else since; nothing was undone"):
        register.undo()

    record = register.record("outreach", meeting)
    assert (record["subject"], record["place"]) == ("theirs", "Geneva")
    assert unwell(register) == []


def test_what_somebody_else_changed_elsewhere_in_the_record_does_not_hinder(
    register, file, meeting
):
    register.save("outreach", {"subject": "one"}, meeting)
    foreign_change(file, meeting, "place", "Geneva")

    register.undo()

    record = register.record("outreach", meeting)
    assert (record["subject"], record["place"]) == ("Focal point", "Geneva")


def test_a_new_record_that_somebody_else_changed_since_is_not_taken_away(register, file, meeting):
    foreign_change(file, meeting, "place", "Geneva")

    with pytest.raises(ChangedSince):
        register.undo()


def test_several_steps_are_taken_back_all_or_none(register, meeting):
    for name in ("one", "two"):
        register.save("outreach", {"subject": name}, meeting)

    with pytest.raises(NothingToUndo):
        register.undo_steps(4)
    assert subject(register, meeting) == "two"

    assert [undone.verb for undone in register.undo_steps(3)] == ["edit", "edit", "add"]
    assert listed(register, "outreach") == []
    assert unwell(register) == []


def test_undo_in_a_register_that_cannot_be_written_is_refused(register, meeting):
    with register.aside() as looking, pytest.raises(RegisterReadOnly):
        looking.undo()


def test_a_copy_handed_over_has_nothing_to_undo_until_it_is_written_to(
    register, meeting, open_register, tmp_path
):
    copy = register.export(tmp_path / "copy.db").path
    receiver = open_register(copy, installation="another installation")
    with pytest.raises(NothingToUndo):
        receiver.undo()
    receiver.save("outreach", {"place": "Rome"}, meeting)
    receiver.undo()
    assert (
        receiver.record("outreach", meeting)["place"]
        == register.record("outreach", meeting)["place"]
    )


def test_several_deletions_at_once_are_one_step(register):
    typed = {"states": ["GNB"], "channel": "letter", "date": "8/2"}
    uids = [register.save("outreach", typed | {"subject": f"Letter {n}"}) for n in range(3)]
    assert register.delete("outreach", *uids) == 3
    register.undo()
    assert register.rows("outreach").count() == 3
