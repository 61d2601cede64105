"""Every write leaves a change in the journal, in the same transaction, whoever writes."""

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from sqlite_utils import Database

from ccm_tui.errors import RegisterDamaged
from ccm_tui.register import Actor, Register
from ccm_tui.store import guard
from ccm_tui.store.projection import verify
from tests.store.journal import acts, changes, heads, unwell
from tests.surroundings import AdvancingClock, surroundings

MEETING = {
    "states": ["GNB"], "channel": "bilateral", "date": "8/2", "subject": "Focal point",
    "activities": ["A3"],
}  # fmt: skip


@pytest.fixture
def meeting(register):
    """The uid of an outreach entry that was just saved."""
    return register.save("outreach", MEETING)


def written(connection, uid):
    return [(c.field.partition(":")[0], c.op, c.old) for c in changes(connection, uid)]


def drop_triggers(connection):
    names = list(guard.live_triggers(connection))
    connection.executescript("".join(["BEGIN;", *(f"DROP TRIGGER {n};" for n in names), "COMMIT;"]))


def other_program(path):
    """The file as any program opens it: the standard driver as it is out of the box."""
    return closing(sqlite3.connect(path, isolation_level=None))


# ------------------------------------------------------------------ what is written


def test_a_new_record_is_one_change_with_all_its_fields(register, file, meeting):
    born = changes(file, meeting)[0]

    assert (born.field, born.op, born.old, born.parents) == ("", "insert", None, frozenset())
    assert born.new["subject"] == "Focal point"
    assert born.new["place"] is None
    assert set(born.new) == {*register.entity("outreach").stored_columns()}


def test_each_state_and_activity_of_a_record_is_a_field_of_its_own(register, file, meeting):
    gnb, a3 = register.find("state", "GNB"), register.find("activity", "A3")
    born, *links = changes(file, meeting)

    assert {(c.field, c.op, c.old, c.new) for c in links} == {
        (f"states:{gnb}", "edit", None, 1),
        (f"activities:{a3}", "edit", None, 1),
    }
    assert {c.parents for c in links} == {frozenset({born.version})}


def test_an_edit_writes_only_the_fields_that_changed(register, file, meeting):
    register.save("outreach", MEETING | {"subject": "Plan", "place": "Geneva"}, meeting)

    new = [c for c in changes(file, meeting) if c.op == "edit" and ":" not in c.field]
    assert {(c.field, c.old, c.new) for c in new} == {
        ("subject", "Focal point", "Plan"),
        ("place", None, "Geneva"),
    }
    assert len({c.version for c in new}) == 1


def test_a_change_names_the_version_it_replaced(register, file, meeting):
    register.save("outreach", {"subject": "one"}, meeting)
    register.save("outreach", {"subject": "two"}, meeting)

    born = changes(file, meeting)[0]
    one, two = [c for c in changes(file, meeting) if c.field == "subject"]
    assert one.parents == {born.version}
    assert two.parents == {one.version}


def test_saving_what_is_there_already_writes_nothing(register, file, meeting):
    before = len(acts(file))

    register.save("outreach", register.typed_of("outreach", meeting), meeting)

    assert len(acts(file)) == before


def test_a_state_taken_off_an_entry_is_written_down(register, file, meeting):
    register.save("outreach", {"states": ["SLE"]}, meeting)

    gnb, sle = register.find("state", "GNB"), register.find("state", "SLE")
    last = {c.field: (c.old, c.new) for c in changes(file, meeting)}
    assert last[f"states:{gnb}"] == (1, None)
    assert last[f"states:{sle}"] == (None, 1)


def test_a_deletion_is_a_tombstone_of_the_record_and_of_each_field(register, file, meeting):
    register.delete("outreach", meeting)

    stones = [c for c in changes(file, meeting) if c.op == "delete"]
    fields = {"", *register.entity("outreach").stored_columns()}
    assert {c.field for c in stones if ":" not in c.field} == fields
    assert len([c for c in stones if ":" in c.field]) == 2
    assert {c.field: c.old for c in stones}["subject"] == "Focal point"
    assert all(c.new is None for c in stones)
    assert all(c.parents for c in stones)


def test_a_record_that_comes_back_replaces_its_tombstones_one_by_one(register, file, meeting):
    register.save("outreach", {"subject": "Plan"}, meeting)
    register.delete("outreach", meeting)
    stones = {c.field: c.version for c in changes(file, meeting) if c.op == "delete"}
    register.undo()

    back = [c for c in changes(file, meeting) if c.version > max(stones.values())]
    assert {c.field: c.parents for c in back} == {f: frozenset({v}) for f, v in stones.items()}
    assert {c.op for c in back} == {"edit"}
    assert {c.field: c.new for c in back}["subject"] == "Plan"


def test_in_one_register_every_field_has_one_standing_version(register, file, meeting):
    register.save("outreach", {"subject": "Plan", "states": ["SLE", "GNB"]}, meeting)
    for step in (register.undo, register.redo, register.undo):
        step()
    register.delete("outreach", meeting)
    for step in (register.undo, register.redo, register.undo):
        step()

    standing = heads(file, meeting)
    assert {field: len(found) for field, found in standing.items()} == dict.fromkeys(standing, 1)


def test_an_act_says_who_did_what_and_when(file, meeting):
    act = acts(file)[-1]

    assert (act["verb"], act["by"], act["person"]) == ("add", "ISU", "Test Person")
    assert act["at"].startswith("2017-02-09T09:00:0")
    assert act["at"].endswith("Z")


def test_everything_saved_at_once_is_one_act(register, file):
    promise = {"owed_by": "GNB", "owed_to": "ISU", "what": "name it", "due": "1/3"}
    register.save("outreach", MEETING | {"commitments": [promise]})

    assert [act["verb"] for act in acts(file)] == ["add"]
    number = acts(file)[0]["clock"]
    kinds = file.execute("SELECT DISTINCT kind FROM change WHERE act = ?", (number,)).fetchall()
    assert {row["kind"] for row in kinds} == {"outreach", "commitment"}


def test_a_refused_save_leaves_nothing(register, file):
    before = file.execute("SELECT count(*), max(clock) FROM change").fetchone()

    with pytest.raises(sqlite3.IntegrityError), register._writer.act("add"):
        file_of_register = register._connection
        file_of_register.execute("UPDATE state SET name = 'Elsewhere' WHERE iso3 = 'GNB'")
        file_of_register.execute("UPDATE state SET name = ' ' WHERE iso3 = 'SLE'")

    after = file.execute("SELECT count(*), max(clock) FROM change").fetchone()
    assert tuple(after) == tuple(before)
    assert acts(file) == []
    assert unwell(register) == []


# ------------------------------------------------------------------ other programs


def test_a_plain_write_of_another_program_is_journalled(register, file, register_path, meeting):
    with other_program(register_path) as other:
        other.execute("UPDATE outreach SET subject = 'by hand' WHERE uid = ?", (meeting,))

    last = changes(file, meeting)[-1]
    assert (last.field, last.old, last.new) == ("subject", "Focal point", "by hand")
    act = acts(file)[-1]
    assert (act["verb"], act["by"], act["person"]) == ("write", None, None)
    assert unwell(register) == []


def test_each_row_of_another_program_is_an_act_of_its_own(register, file, register_path):
    with other_program(register_path) as other:
        other.execute("UPDATE state SET remark = 'seen' WHERE iso3 IN ('GNB', 'SLE')")

    assert [act["verb"] for act in acts(file)] == ["write", "write"]
    register.undo()
    remarks = file.execute("SELECT count(*) FROM state WHERE remark = 'seen'").fetchone()[0]
    assert remarks == 1


def test_what_another_program_adds_is_found_by_search_at_the_next_opening(
    open_register, register_path
):
    open_register().close()
    with other_program(register_path) as other:
        other.execute("INSERT INTO contact (uid, name) VALUES ('by-hand', 'Zwölf Boxkämpfer')")

    register = open_register()
    assert [hit.uid for hit in register.search("zwolf")] == ["by-hand"]
    assert unwell(register) == []


def test_several_statements_of_another_program_may_be_one_transaction(
    register, file, register_path, meeting
):
    with other_program(register_path) as other:
        other.execute("BEGIN")
        other.execute("UPDATE outreach SET place = 'Geneva'")
        other.execute("UPDATE outreach SET deleted = 1")
        other.execute("COMMIT")

    assert written(file, meeting)[-1][1] == "delete"
    assert unwell(register) == []


def test_text_no_person_could_have_typed_goes_through_the_journal_whole(
    register, file, register_path, meeting
):
    text = '\\ "quoted" \\n \n\t \x01\x1b \u2028 \'\' {"a": 1} \ufeff'
    with other_program(register_path) as other:
        other.execute("INSERT INTO contact (uid, name, remark) VALUES ('odd', 'N', ?)", (text,))

    new = file.execute("SELECT new FROM change WHERE uid = 'odd'").fetchone()[0]
    assert json.loads(new, strict=False)["remark"] == text
    assert unwell(register) == []


def test_text_that_looks_like_a_number_stays_text(register, file, register_path, meeting):
    with other_program(register_path) as other:
        other.execute("UPDATE outreach SET place = '007'")

    new = file.execute("SELECT new FROM change WHERE field = 'place' AND new <> ''").fetchone()[0]
    assert new == "007"
    assert unwell(register) == []


# ------------------------------------------------------------------ guards


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("UPDATE outreach SET uid = 'other'", "a public uid never changes"),
        ("UPDATE outreach SET id = 99", "a public uid never changes"),
        ("DELETE FROM outreach", "records are marked deleted, not removed"),
        ("UPDATE outreach_state SET state = (SELECT uid FROM state WHERE iso3 = 'SLE')",
         "references are added and removed, not changed"),
        ("UPDATE change SET new = 'other'", "the journal is only ever added to"),
        ("DELETE FROM change", "the journal is only ever added to"),
        ("UPDATE act SET person = 'somebody else'", "the journal is only ever added to"),
        ("DELETE FROM act", "the journal is only ever added to"),
        ("UPDATE outreach SET subject = 'x', deleted = 1", "brought back before it is changed"),
        ("UPDATE outreach SET subject = ' '", "CHECK constraint failed"),
        ("UPDATE outreach SET date = '2017-02-30'", "CHECK constraint failed"),
        ("UPDATE claim SET value = 'in_force' WHERE aspect = 'focal_point'",
         "CHECK constraint failed"),
        ("INSERT INTO outreach (uid, channel, date, subject) SELECT uid, channel, date, subject"
         " FROM outreach", "UNIQUE constraint failed"),
    ],
)  # fmt: skip
def test_what_would_escape_the_journal_is_refused_to_any_program(
    register, register_path, meeting, statement, why
):
    with (
        other_program(register_path) as other,
        pytest.raises(sqlite3.IntegrityError, match=why),
    ):
        other.execute(statement)
    assert unwell(register) == []


def test_a_deleted_record_cannot_be_changed(register, register_path, meeting):
    register.delete("outreach", meeting)

    with (
        other_program(register_path) as other,
        pytest.raises(sqlite3.IntegrityError, match="brought back before it is changed"),
    ):
        other.execute("UPDATE outreach SET subject = 'x'")


def test_edges_and_redactions_are_only_ever_added_to(register_path, file):
    file.execute("INSERT INTO edge VALUES (?, 2, '', ?, 1)", ("a" * 16, "b" * 16))
    file.execute("INSERT INTO redaction VALUES (?, 1, 1, 'contact', 'u')", ("a" * 16,))

    with other_program(register_path) as other:
        for statement in (
            "DELETE FROM edge", "UPDATE edge SET parent_clock = 0",
            "DELETE FROM redaction", "UPDATE redaction SET uid = 'v'",
        ):  # fmt: skip
            with pytest.raises(sqlite3.IntegrityError, match="only ever added to"):
                other.execute(statement)


@pytest.fixture
def altered(register_path):
    """A register whose table another tool rebuilt, which drops the triggers of that table."""
    database = Database(register_path)
    database.table("contact").transform(rename={"function": "function"}, defaults={"role": "other"})
    database.close()
    return register_path


def test_triggers_lost_in_a_rebuilt_table_are_noticed_at_the_next_opening(altered):
    with pytest.raises(RegisterDamaged, match="guard_contact_deleted") as damage:
        Register.open(altered, surroundings())
    assert "doctor --repair" in damage.value.hint


def test_triggers_lost_are_restored_by_a_repair(altered, open_register):
    with Register.open_unchecked(altered, surroundings()) as unchecked:
        names = unchecked.repair()
    assert "journal_contact_insert" in names

    register = open_register(altered)
    register.save("contact", {"name": "After the repair"})
    assert unwell(register) == []


def test_a_column_added_by_another_tool_is_noticed_and_journalled_after_a_repair(
    register_path, file, open_register
):
    database = Database(register_path)
    database.table("contact").add_column("nickname", str)
    database.close()

    with pytest.raises(RegisterDamaged, match="journal_contact"):
        Register.open(register_path, surroundings())

    with Register.open_unchecked(register_path, surroundings()) as unchecked:
        unchecked.repair()
    register = open_register()
    uid = register.save("contact", {"name": "N"})
    file.execute("UPDATE contact SET nickname = 'Nick'")
    assert changes(file, uid)[-1].field == "nickname"
    assert unwell(register) == []


def test_a_trigger_of_another_program_is_noticed(register_path, file):
    file.execute(
        "CREATE TRIGGER quiet AFTER INSERT ON change BEGIN UPDATE session SET act = 1; END"
    )

    with pytest.raises(RegisterDamaged, match="quiet"):
        Register.open(register_path, surroundings())


def test_a_row_written_while_the_triggers_were_gone_is_noticed(
    altered, file, open_register, entities
):
    file.execute("INSERT INTO contact (uid, name) VALUES ('unseen', 'Nobody')")
    with Register.open_unchecked(altered, surroundings()) as unchecked:
        unchecked.repair()

    assert list(verify(file, entities)) == ["contact unseen: in the table, not in the journal"]


def test_a_row_replaced_by_another_tool_is_noticed(register, file, register_path, entities):
    """``INSERT OR REPLACE`` fires no deletion trigger unless the tool asked for that."""
    uid = register.save("contact", {"name": "Was here"})
    with other_program(register_path) as other:
        other.execute("INSERT OR REPLACE INTO contact (id, uid, name) VALUES (1, 'new', 'Is here')")

    assert list(verify(file, entities)) == [f"contact {uid}: in the journal, not in the table"]


def test_a_row_replaced_under_its_own_uid_is_journalled_and_its_index_noticed(
    register, file, register_path
):
    uid = register.save("contact", {"name": "Was here"})
    with other_program(register_path) as other:
        other.execute("INSERT OR REPLACE INTO contact (uid, name) VALUES (?, 'Is here')", (uid,))

    assert changes(file, uid)[-1].new["name"] == "Is here"
    assert [line.partition(":")[0] for line in unwell(register)] == ["search_index"]


def test_a_removed_row_behind_the_triggers_is_noticed(register, file, meeting, entities):
    file.execute("PRAGMA foreign_keys = OFF")
    file.execute("DROP TRIGGER guard_outreach_remove")
    file.execute("DELETE FROM outreach")

    assert f"outreach {meeting}: in the journal, not in the table" in list(verify(file, entities))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE outreach SET subject = 'other'",
        "UPDATE outreach SET place = 'other'",
        "UPDATE outreach SET deleted = 1",
        "DELETE FROM outreach_state",
        "INSERT INTO outreach_state SELECT uid, (SELECT uid FROM state WHERE iso3 = 'SLE')"
        " FROM outreach",
    ],
)
def test_whatever_was_altered_behind_the_triggers_is_noticed(
    register, file, meeting, entities, statement
):
    drop_triggers(file)
    file.execute(statement)

    (fault,) = verify(file, entities)
    assert fault.startswith(f"outreach {meeting}: ")


def test_an_alteration_that_the_first_change_hides_is_noticed(register, file, entities, meeting):
    """One link taken away, another put in its place: the same number, not the same links."""
    drop_triggers(file)
    file.execute("UPDATE outreach_state SET state = (SELECT uid FROM state WHERE iso3 = 'SLE')")

    assert len(list(verify(file, entities))) == 2


# ------------------------------------------------------------------ the clock


def test_the_clock_of_the_journal_only_ever_advances(open_register, file):
    clock = AdvancingClock()
    register = open_register(clock=clock)
    uid = register.save("contact", {"name": "one"})
    clock.now -= timedelta(days=400)
    register.save("contact", {"name": "two"}, uid)
    clock.now += timedelta(days=800)
    register.save("contact", {"name": "three"}, uid)

    clocks = [act["clock"] for act in acts(file)]
    assert clocks == sorted(set(clocks))
    assert [c.new for c in changes(file, uid) if c.field == "name"] == ["two", "three"]
    assert unwell(register) == []


def test_the_time_shown_to_people_is_that_of_the_wall(open_register, file):
    clock = AdvancingClock()
    register = open_register(clock=clock)
    register.save("contact", {"name": "one"})
    clock.now = datetime(2016, 1, 1, tzinfo=UTC)
    register.save("contact", {"name": "two"})

    assert acts(file)[-1]["at"] == "2016-01-01T00:00:01.000Z"


def test_the_clock_follows_the_wall_in_its_upper_bits(register, file, meeting):
    wall = int(datetime(2017, 2, 9, 9, 0, 1, tzinfo=UTC).timestamp() * 1000)

    assert acts(file)[-1]["clock"] >> 16 == wall


def test_what_another_program_writes_has_the_time_of_the_machine(register, file, register_path):
    before = datetime.now(UTC)
    with other_program(register_path) as other:
        other.execute("UPDATE state SET remark = 'x' WHERE iso3 = 'GNB'")

    act = acts(file)[-1]
    assert act["clock"] >> 16 >= int(before.timestamp() * 1000) - 1
    assert act["at"][:13] >= before.isoformat()[:13]


def test_many_rows_of_one_moment_have_clocks_of_their_own(register, file):
    promises = [
        {"owed_by": "GNB", "owed_to": "ISU", "what": f"{n}", "due": "1/3"} for n in range(20)
    ]
    register.save("outreach", MEETING | {"commitments": promises})

    clocks = file.execute(
        "SELECT clock FROM change WHERE kind = 'commitment' AND op = 'insert'"
    ).fetchall()
    assert len({row["clock"] for row in clocks}) == 20


# ------------------------------------------------------------------ origins


def origin(connection):
    return connection.execute("SELECT origin FROM session").fetchone()[0]


def test_a_register_keeps_its_origin_on_the_installation_that_made_it(open_register, file):
    first = origin(file)
    for _again in range(2):
        open_register().save("contact", {"name": "N"})

    assert origin(file) == first
    assert {act["origin"] for act in acts(file)} == {first}


def test_on_another_installation_the_file_is_another_writer(open_register, file):
    here = open_register()
    here.save("contact", {"name": "here"})
    first = origin(file)

    there = open_register(installation="elsewhere")
    assert origin(file) == first, "looking is not writing"
    there.save("contact", {"name": "there"})

    assert origin(file) != first
    assert [act["origin"] for act in acts(file)] == [first, origin(file)]


def test_back_on_the_first_installation_it_is_a_third_writer(open_register, file):
    """Whoever writes cannot know what became of the copies in between."""
    for installation in ("one", "two", "one"):
        open_register(installation=installation).save("contact", {"name": "N"})

    assert len({act["origin"] for act in acts(file)}) == 3


def test_an_exported_copy_writes_under_an_origin_of_its_own(
    register, open_register, file, tmp_path, meeting
):
    register.export(tmp_path / "copy.db")
    copy = open_register(tmp_path / "copy.db")
    copy.save("outreach", {"subject": "in the copy"}, meeting)
    register.save("outreach", {"subject": "in the register"}, meeting)

    history = {written.new: written.act[0] for written in copy.history(meeting, "subject")[1:]}
    assert history["in the copy"] != origin(file)


def test_who_acts_may_change_while_the_register_is_open(register, file):
    register.act_as(Actor("chl", "Another Person"))
    register.save("contact", {"name": "N"})

    assert (acts(file)[-1]["by"], acts(file)[-1]["person"]) == ("CHL", "Another Person")
