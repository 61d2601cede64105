"""The tables follow from the journal alone, in whatever order it came: the ground of merging."""

import json
import random

import pytest

from ccm_tui.domain.entities import ENTITIES
from ccm_tui.store.derived import search_faults, timeline_faults
from ccm_tui.store.projection import verify
from ccm_tui.store.replay import restore
from ccm_tui.store.words_index import bring_up_to_date
from tests.store.projecting import copy_journal, empty, tables

MEETING = {"states": ["GNB"], "channel": "bilateral", "date": "8/2", "subject": "Focal point"}
PROMISE = {"owed_by": "GNB", "owed_to": "ISU", "what": "name it", "due": "1/3"}
REQUEST = {
    "state": "GNB", "what": "Prostheses", "pillar": "rehabilitation", "date": "1/2",
    "relays": [{"recipient": "Italy", "date": "3/2"}],
}  # fmt: skip
EVENT = {"title": "Workshop", "starts": "2017-02-07", "attendance": [{"party": "GNB"}]}


@pytest.fixture
def lived_in(register):
    """A register in which people wrote, changed their mind, deleted and brought back."""
    first = register.save("outreach", MEETING | {"commitments": [PROMISE], "activities": ["A3"]})
    second = register.save("outreach", MEETING | {"states": ["SLE"], "reply_to": first})
    register.save("outreach", {"subject": "[/x] \\n \\", "states": ["GNB"]}, second)
    register.save("outreach", {"summary": 'line\n\t"two" \\ three'}, first)
    register.delete("outreach", first)
    for step in (register.undo, register.redo, register.undo):
        step()
    gone = register.save("contact", {"name": "Gone"})
    register.delete("contact", gone)
    organisation = register.save("organisation", {"name": "N", "states": ["CHL", "ITA"]})
    register.save("organisation", {"states": ["ITA"], "acronym": "NN"}, organisation)
    register.save("commitment", {**PROMISE, "owed_by": organisation})
    register.undo()
    register.save("state", {"remark": "seen"}, register.find("state", "GNB"))
    register.delete("claim", register.rows("claim").first(1)[0]["uid"])
    ask_and_answer(register)
    return register


def ask_and_answer(register):
    """Write down an event, a request and what came of it, a practice and evidence; judge, undo."""
    event = register.save("event", EVENT | {"conventions": ["CCM", "CRPD"]})
    register.save("event", {"conventions": ["CCM"], "ends": "2017-02-08"}, event)
    request = register.save("request", REQUEST)
    (relay,) = register.record("request", request)["relays"]
    answer = register.save("response", {"relay": relay["uid"], "judgement": "constructive"})
    register.save("response", {"judgement": "not constructive"}, answer)
    register.delete("request", request)
    register.undo()
    given = {"giver": "HRV", "receivers": ["GNB", "SLE"], "event": event}
    practice = register.save("practice", {"title": "Peer support", **given})
    register.save("practice", {"receivers": ["SLE"]}, practice)
    shown = {"output": "O5", "state": "HRV", "record": practice, "date": "9/2", "source": "s"}
    evidence = register.save("evidence", shown)
    register.save("evidence", {"verdict": "accepted"}, evidence)
    register.undo()


@pytest.mark.parametrize("number", range(3))
def test_whatever_the_order_of_the_journal_the_tables_are_the_same(
    lived_in, file, tmp_path, number
):
    with empty(tmp_path / "second.db") as second:
        copy_journal(file, second, random.Random(number))

        assert tables(second) == tables(file)
        assert list(verify(second, ENTITIES)) == []
        assert second.execute("PRAGMA foreign_key_check").fetchall() == []
        assert search_faults(second, ENTITIES) == []
        assert timeline_faults(second, ENTITIES) == []


def test_projecting_writes_no_change_of_its_own(lived_in, file, tmp_path):
    with empty(tmp_path / "second.db") as second:
        copy_journal(file, second, random.Random(1))

        count = "SELECT (SELECT count(*) FROM change), (SELECT count(*) FROM edge)"
        assert tuple(second.execute(count).fetchone()) == tuple(file.execute(count).fetchone())


def test_projecting_again_changes_nothing(lived_in, file):
    before = tables(file)
    file.execute("BEGIN IMMEDIATE")
    file.execute("PRAGMA defer_foreign_keys = ON")
    for entity in ENTITIES:
        for row in file.execute(f"SELECT uid FROM {entity.table}").fetchall():
            restore(file, entity, row["uid"])
    bring_up_to_date(file)
    file.execute("COMMIT")

    assert tables(file) == before
    assert search_faults(file, ENTITIES) == []


def test_a_table_altered_behind_the_journal_is_put_right_by_projecting(lived_in, file, entities):
    guinea_bissau = lived_in.find("state", "GNB")
    file.execute("UPDATE session SET projecting = 1")
    file.execute("UPDATE state SET remark = 'altered' WHERE uid = ?", (guinea_bissau,))
    file.execute("UPDATE session SET projecting = 0")
    assert len(list(verify(file, entities))) == 1

    restore(file, lived_in.entity("state"), guinea_bissau)

    assert lived_in.record("state", guinea_bissau)["remark"] == "seen"
    assert list(verify(file, entities)) == []


def test_of_two_versions_the_one_with_the_higher_clock_stands(lived_in, file):
    uid = lived_in.find("state", "GNB")
    clock = file.execute("SELECT max(clock) FROM change").fetchone()[0]
    for origin, tick, value in (
        ("b" * 16, 5, "newest"),
        ("a" * 16, 5, "tie"),
        ("c" * 16, 4, "old"),
    ):
        file.execute(
            "INSERT INTO change (origin, clock, field, act, kind, uid, op, new)"
            " VALUES (?, ?, 'remark', 0, 'state', ?, 'edit', ?)",
            (origin, clock + tick, uid, value),
        )
    restore(file, lived_in.entity("state"), uid)

    assert lived_in.record("state", uid)["remark"] == "newest"


def born_elsewhere(register, connection, uid, remark, tick):
    """The record ``uid`` inserted by another register as well, ``tick`` after the clock here."""
    values = register.values("state", uid) | {"remark": remark, "name": "Born twice"}
    fields = {name: values[name] for name in register.entity("state").stored_columns()}
    connection.execute(
        "INSERT INTO change (origin, clock, field, act, kind, uid, op, new)"
        " SELECT ?, max(clock) + ?, '', 0, 'state', ?, 'insert', ? FROM change",
        ("b" * 16, tick, uid, json.dumps(fields)),
    )
    restore(connection, register.entity("state"), uid)


def test_a_later_birth_of_the_same_record_stands_with_all_its_fields(lived_in, file):
    uid = lived_in.find("state", "GNB")
    born_elsewhere(lived_in, file, uid, "born later", 1)

    record = lived_in.record("state", uid)
    assert (record["remark"], record["name"]) == ("born later", "Born twice")


def test_an_earlier_birth_of_the_same_record_gives_way_to_later_edits(lived_in, file):
    uid = lived_in.find("state", "GNB")
    born_elsewhere(lived_in, file, uid, "born earlier", -(10**17))

    record = lived_in.record("state", uid)
    assert (record["remark"], record["name"]) == ("seen", "Guinea-Bissau")


def test_a_change_of_a_field_that_this_program_does_not_know_stays_in_the_journal(lived_in, file):
    """It appears when a newer program, which knows the field, projects the record."""
    uid = lived_in.find("state", "GNB")
    clock = file.execute("SELECT max(clock) FROM change").fetchone()[0] + 1
    file.execute(
        "INSERT INTO change (origin, clock, field, act, kind, uid, op, new)"
        " VALUES (?, ?, 'capital', 0, 'state', ?, 'edit', 'Bissau')",
        ("b" * 16, clock, uid),
    )

    assert list(verify(file, ENTITIES)) == []
    restore(file, lived_in.entity("state"), uid)
    assert lived_in.record("state", uid)["remark"] == "seen"
