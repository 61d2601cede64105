"""Merging another register: what it brings, what it says before and after, and what it refuses."""

import shutil
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from ccm_tui.errors import (
    ChangedSince,
    Forked,
    NotARegister,
    NothingToUndo,
    NotMergeable,
    Refused,
    RegisterDamaged,
    RegisterLocked,
    RegisterNewer,
)
from ccm_tui.store.driver import connect
from ccm_tui.store.heads import faults
from ccm_tui.store.migrations import VERSION
from tests.exchange.apart import delegation, handed_out, merged
from tests.store.journal import unwell
from tests.surroundings import AdvancingClock

MEETING = {"states": ["GNB"], "channel": "bilateral", "date": "8/2", "subject": "Focal point"}
PROMISE = {"owed_by": "GNB", "owed_to": "ISU", "what": "name it", "due": "1/3"}


@pytest.fixture
def north(seeded_file, tmp_path):
    with delegation(seeded_file, tmp_path, "north") as register:
        yield register


@pytest.fixture
def south(seeded_file, tmp_path):
    with delegation(seeded_file, tmp_path, "south") as register:
        yield register


@pytest.fixture
def disputed(north, south):
    """The uid of a meeting whose subject both changed apart; north knows of both."""
    uid = north.save("outreach", MEETING)
    merged(south, north)
    south.save("outreach", {"subject": "South says"}, uid)
    north.around.clock.now += timedelta(minutes=1)
    north.save("outreach", {"subject": "North says"}, uid)
    merged(north, south)
    return uid


# ------------------------------------------------------------------ what it brings


def test_registers_seeded_apart_have_nothing_to_tell_each_other(north, south):
    assert merged(north, south).new_changes == 0


def test_what_a_colleague_wrote_comes_with_who_wrote_it(north, south):
    told = MEETING | {"subject": "Zanzibar", "commitments": [PROMISE]}
    uid = north.save("outreach", told)

    figures = merged(south, north)

    assert figures.records_added == {"outreach": 1, "commitment": 1}
    assert [(v.by, v.person, v.acts) for v in figures.voices] == [("ISU", "North", 1)]
    assert south.record("outreach", uid) == north.record("outreach", uid)
    assert [w.person for w in south.history(uid)] == ["North", "North"]
    assert [hit.uid for hit in south.search("zanzibar")] == [uid]
    assert unwell(south) == []


def test_the_same_file_again_changes_nothing(north, south, tmp_path):
    north.save("outreach", MEETING)
    path = handed_out(north)
    south.merge(path, tmp_path / "backups")

    again = south.merge(path, tmp_path / "backups").figures

    assert (again.new_changes, again.records_added, again.records_changed) == (0, {}, {})


def test_a_preview_says_what_comes_and_takes_nothing(north, south, tmp_path):
    uid = north.save("outreach", MEETING)
    path = handed_out(north)

    assert south.merge_preview(path).records_added == {"outreach": 1}
    assert south.rows("outreach").count() == 0
    assert south.merge_reports() == []
    assert not (tmp_path / "backups").exists()
    south.merge(path, tmp_path / "backups")
    assert south.record("outreach", uid)["subject"] == "Focal point"


def test_a_backup_stands_before_and_a_report_can_be_read_afterwards(north, south, tmp_path):
    north.save("outreach", MEETING)
    done = south.merge(handed_out(north), tmp_path / "backups")

    with closing(connect(done.backup)) as backup:
        assert backup.execute("SELECT count(*) FROM outreach").fetchone()[0] == 0
    (report,) = south.merge_reports()
    assert report.figures["records_added"] == {"outreach": 1}
    assert (report.source.name, report.source.sha256) == ("from north 1.db", done.sha256)
    assert report.figures["new_changes"] == 2


def test_two_merges_of_one_second_have_a_backup_each(seeded_file, given, tmp_path):
    now = AdvancingClock()()
    with delegation(seeded_file, tmp_path, "west", clock=lambda: now) as west:
        made = [west.merge(given, tmp_path / "backups").backup for _time in range(2)]

    assert [path.name for path in made] == [
        "west 2017-02-09T090001 before merge.db",
        "west 2017-02-09T090001 before merge 2.db",
    ]
    assert all(path.exists() for path in made)


def test_what_whoever_looks_raises_ends_the_merge_and_nothing_is_kept(north, south, tmp_path):
    north.save("outreach", MEETING)

    def stop(done, total):
        if done > total / 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        south.merge(handed_out(north), tmp_path / "backups", stop)

    assert south.rows("outreach").count() == 0
    assert unwell(south) == []


def test_who_ends_a_merge_between_many_records_can_merge_again(north, south, tmp_path, monkeypatch):
    monkeypatch.setattr("ccm_tui.store.replay._BATCH", 1)
    for _number in range(3):
        north.save("outreach", MEETING)
    path = handed_out(north)

    def stop(done, total):
        if done > total / 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        south.merge(path, tmp_path / "backups", stop)

    assert south.merge(path, tmp_path / "backups").figures.records_added == {"outreach": 3}


def test_a_version_of_before_merges_and_its_seeds_are_no_news(old_file, south, tmp_path):
    south.around.clock.now += timedelta(days=10 * 365)
    figures = south.merge(old_file, tmp_path / "backups").figures

    assert figures.records_added["outreach"] > 0
    assert "state" not in figures.records_added
    assert unwell(south) == []


@pytest.fixture(params=range(1, VERSION))
def old_file(request, tmp_path):
    """A register as a program of an earlier version left it."""
    from tests.store.past import unpack

    return unpack(request.param, tmp_path / "old.db")


def test_different_fields_of_one_record_are_no_conflict(north, south):
    uid = north.save("outreach", MEETING)
    merged(south, north)
    north.save("outreach", {"place": "Geneva", "states": ["GNB", "SLE"]}, uid)
    south.save("outreach", {"summary": "Spoke", "states": ["GNB", "AFG"]}, uid)

    assert merged(north, south).conflicts == 0
    record = north.record("outreach", uid)
    assert (record["place"], record["summary"]) == ("Geneva", "Spoke")
    assert set(record["states"]) == {"GNB", "SLE", "AFG"}


def test_a_verdict_keeps_the_name_of_whoever_gave_it(north, south):
    shown = {"output": "O5", "state": "HRV", "date": "9/2", "source": "s"}
    uid = north.save("evidence", shown)
    merged(south, north)
    south.save("evidence", {"verdict": "accepted"}, uid)
    north.save("evidence", {"verdict": "refused", "reason": "no"}, uid)
    north.save("evidence", {"verdict": "proposed", "reason": ""}, uid)
    north.save("evidence", {"verdict": "refused", "reason": "late"}, uid)
    merged(south, north)

    (conflict,) = south.conflicts()
    record = south.record("evidence", uid)
    assert (conflict.field, record["verdict"], record["judged_by"]) == (
        "verdict", "refused", "North",
    )  # fmt: skip
    accepted = next(value for value in conflict.values if value.value == "accepted")
    south.decide_conflict(conflict.id, take=accepted.id)
    record = south.record("evidence", uid)
    assert (record["verdict"], record["judged_by"]) == ("accepted", "South")


# ------------------------------------------------------------------ conflicts


def test_both_values_stand_until_somebody_decides(north, disputed):
    (conflict,) = north.conflicts()

    assert (conflict.kind, conflict.record, conflict.field) == ("outreach", disputed, "subject")
    assert [(v.value, v.person) for v in conflict.values] == [
        ("North says", "North"),
        ("South says", "South"),
    ]
    assert conflict.before == "Focal point"
    assert north.record("outreach", disputed)["subject"] == conflict.standing.value
    assert north.conflict_count() == 1


def test_the_same_word_of_two_is_no_conflict_and_is_replaced_as_one(north, south):
    uid = north.save("outreach", MEETING)
    merged(south, north)
    for register in (north, south):
        register.save("outreach", {"subject": "Both say"}, uid)
    merged(north, south)
    assert north.conflict_count() == 0

    north.save("outreach", {"subject": "Then this"}, uid)

    assert north.conflict_count() == 0
    assert merged(south, north).conflicts == 0


def test_who_edits_a_field_in_conflict_replaces_what_is_shown_and_no_other_word(north, disputed):
    north.save("outreach", {"subject": "North says more"}, disputed)

    (conflict,) = north.conflicts()
    assert {v.value for v in conflict.values} == {"North says more", "South says"}


def test_a_decision_reaches_the_others_and_can_be_undone_and_redone(north, south, disputed):
    (conflict,) = north.conflicts()
    north.decide_conflict(conflict.id, take=conflict.values[1].id, reason="agreed by phone")

    assert north.conflict_count() == 0
    assert merged(south, north).conflicts == 0
    assert south.record("outreach", disputed)["subject"] == "South says"
    north.undo()
    assert {v.value for v in north.conflicts()[0].values} == {"North says", "South says"}
    assert north.record("outreach", disputed)["subject"] == "North says"
    north.redo()
    assert north.conflict_count() == 0
    assert north.record("outreach", disputed)["subject"] == "South says"
    assert unwell(north) == []


def test_another_value_can_be_written_if_the_field_takes_it(north, disputed):
    (conflict,) = north.conflicts()

    with pytest.raises(Refused):
        north.decide_conflict(conflict.id, value=" ")
    north.decide_conflict(conflict.id, value="Both say")

    assert north.record("outreach", disputed)["subject"] == "Both say"


def test_two_who_decide_differently_disagree_again(north, south, disputed):
    merged(south, north)
    for register, number in ((north, 0), (south, 1)):
        conflict = register.conflicts()[0]
        register.decide_conflict(conflict.id, take=conflict.values[number].id)

    assert merged(north, south).conflicts == 1


def test_a_decision_needs_a_name(north, disputed, seeded_file):
    from ccm_tui.register import Actor

    north.act_as(Actor("ISU"))
    (conflict,) = north.conflicts()

    with pytest.raises(Refused) as refused:
        north.decide_conflict(conflict.id, take=conflict.standing.id)

    assert set(refused.value.fields) == {"person"}


@pytest.mark.parametrize(("deleted", "stays"), [(True, True), (False, False)])
def test_an_edit_against_a_deletion_is_decided_either_way(north, south, deleted, stays):
    uid = north.save("outreach", MEETING)
    merged(south, north)
    south.delete("outreach", uid)
    north.save("outreach", {"subject": "North says"}, uid)
    merged(north, south)

    (conflict,) = north.conflicts()
    chosen = next(value for value in conflict.values if value.deleted == deleted)
    north.decide_conflict(conflict.id, take=chosen.id)

    assert bool(north.values("outreach", uid)["deleted"]) == stays
    assert north.conflict_count() == 0
    north.undo()
    assert {v.deleted for v in north.conflicts()[0].values} == {True, False}
    assert unwell(north) == []


def test_a_state_added_to_what_another_deleted_is_a_conflict(north, south):
    uid = north.save("outreach", MEETING)
    merged(south, north)
    south.delete("outreach", uid)
    north.save("outreach", {"states": ["GNB", "SLE"]}, uid)

    assert merged(north, south).conflicts == 1
    assert north.conflicts()[0].field == f"states:{north.find('state', 'SLE')}"


@pytest.fixture
def deleted_and_there(north, south):
    """The uid of a meeting that south deleted, and that north deleted and brought back."""
    uid = north.save("outreach", MEETING)
    merged(south, north)
    south.delete("outreach", uid)
    north.around.clock.now += timedelta(minutes=1)
    north.delete("outreach", uid)
    north.undo()
    merged(north, south)
    return uid


def test_a_state_added_by_who_knew_of_the_deletion_is_no_conflict(north, south, deleted_and_there):
    before = [conflict.id for conflict in north.conflicts()]
    assert f"{deleted_and_there}/" in before

    north.save("outreach", {"states": ["GNB", "SLE"]}, deleted_and_there)

    assert [conflict.id for conflict in north.conflicts()] == before
    assert merged(south, north).conflicts == len(before)
    assert [conflict.id for conflict in south.conflicts()] == before
    assert faults(north._connection) == faults(south._connection) == []
    assert unwell(north) == unwell(south) == []


def test_a_state_that_comes_back_once_the_deletion_is_known_is_no_conflict(north, south):
    uid = north.save("outreach", MEETING)
    north.save("outreach", {"states": ["GNB", "SLE"]}, uid)
    north.save("outreach", {"states": ["GNB"]}, uid)
    merged(south, north)
    south.delete("outreach", uid)
    merged(north, south)

    north.undo()

    assert north.conflict_count() == 0
    assert merged(south, north).conflicts == 0
    assert unwell(north) == unwell(south) == []


# ------------------------------------------------------------------ what the tables cannot hold


def changed_by_hand(path, *statements):
    """Write to a register's journal as only another program would."""
    with closing(connect(path)) as connection:
        connection.execute("UPDATE session SET projecting = 1")
        for name in ("change", "act", "edge"):
            for event in ("update", "delete"):
                connection.execute(f"DROP TRIGGER guard_{name}_{event}")
        for statement in statements:
            connection.execute(statement)
    return path


def test_what_refers_to_a_record_that_is_not_here_waits_for_it(north, south, tmp_path):
    first = north.save("outreach", MEETING)
    later = north.save("outreach", MEETING | {"reply_to": first})
    contact = north.save("contact", {"name": "N", "state": "GNB"})
    north.save("outreach", {"contacts": [contact]}, later)
    whole = handed_out(north)
    part = changed_by_hand(
        shutil.copy(whole, tmp_path / "part.db"),
        f"DELETE FROM change WHERE uid IN ('{first}', '{contact}')",
    )

    figures = south.merge(part, tmp_path / "backups").figures

    record = south.record("outreach", later)
    assert (figures.waiting, record["reply_to"], record["contacts"]) == (1, None, [])
    assert unwell(south) == []
    south.merge(whole, tmp_path / "backups")
    record = south.record("outreach", later)
    assert (record["reply_to"], record["contacts"]) == (first, [contact])
    assert unwell(south) == []


def test_a_record_that_cannot_be_without_another_waits_whole(north, south, tmp_path):
    request = north.save(
        "request",
        {"state": "GNB", "what": "w", "pillar": "data", "date": "8/2",
         "relays": [{"recipient": "ITA", "date": "8/2"}]},
    )  # fmt: skip
    whole = handed_out(north)
    part = changed_by_hand(
        shutil.copy(whole, tmp_path / "part.db"), f"DELETE FROM change WHERE uid = '{request}'"
    )

    assert south.merge(part, tmp_path / "backups").figures.waiting == 1
    assert south.rows("relay").count() == 0
    south.merge(whole, tmp_path / "backups")
    assert south.rows("relay").count() == 1
    assert unwell(south) == []


def test_fields_that_only_go_together_never_block_a_merge(north, south):
    claim = {"state": "GNB", "aspect": "national_plan", "value": "none", "as_of": "1/2",
             "source": "s"}  # fmt: skip
    uid = north.save("claim", claim)
    merged(south, north)
    north.save("claim", {"aspect": "focal_point", "value": "unclear"}, uid)
    south.save("claim", {"value": "exists"}, uid)
    south.save("claim", {"value": "drafted"}, uid)
    south.save("claim", {"value": "lapsed"}, uid)

    assert merged(north, south).conflicts == 1
    record = north.record("claim", uid)
    assert (record["aspect"], record["value"]) == ("focal_point", "unclear")
    merged(south, north)
    assert south.record("claim", uid) == record
    assert unwell(north) == unwell(south) == []


def test_what_is_written_in_a_record_that_cannot_be_shown_as_it_is_stays(north, south, tmp_path):
    claim = {"state": "GNB", "aspect": "national_plan", "value": "none", "as_of": "1/2",
             "source": "s"}  # fmt: skip
    uid = north.save("claim", claim)
    merged(south, north)
    north.save("claim", {"aspect": "focal_point", "value": "unclear"}, uid)
    for value in ("exists", "lapsed"):
        south.save("claim", {"value": value}, uid)
    merged(north, south)

    north.save("claim", {"remark": "North says"}, uid)

    assert unwell(north) == []
    merged(south, north)
    south.save("claim", {"source": "South says"}, uid)
    merged(north, south)
    for register in (north, south):
        record = register.record("claim", uid)
        assert (record["remark"], record["source"]) == ("North says", "South says")
        assert unwell(register) == []


# ------------------------------------------------------------------ erasure

WOMAN = {"name": "A. Fictional", "email": "a@example.org", "function": "Desk", "state": "GNB"}


def raw(register):
    """All that stands in the journal and the tables of a register, as one text."""
    return "\n".join(
        str(tuple(row))
        for table in ("change", "contact", "head")
        for row in register._connection.execute(f"SELECT * FROM {table}")
    )


def test_erased_values_are_gone_everywhere_and_do_not_come_back(north, south, tmp_path):
    uid = north.save("contact", WOMAN)
    merged(south, north)
    old = handed_out(south, 2)
    south.save("contact", {"email": "b@example.org"}, uid)
    north.erase("contact", uid, "asked for")
    merged(south, north)

    for register in (north, south):
        record = register.record("contact", uid)
        assert (record["name"], record["email"], record["function"]) == ("erased", None, "Desk")
        assert "Fictional" not in raw(register)
        assert "@example" not in raw(register)
        assert register.search("fictional") == []
        assert register.conflict_count() == 0
        assert unwell(register) == []
    assert merged(north, south).conflicts == 0
    north.merge(old, tmp_path / "backups")
    assert "Fictional" not in raw(north)
    assert unwell(north) == []


def test_an_erasure_is_final(north, south):
    uid = north.save("contact", WOMAN)
    merged(south, north)
    south.save("contact", {"name": "B. Fictional"}, uid)
    north.erase("contact", uid, "asked for")

    with pytest.raises(NothingToUndo, match="final"):
        north.undo()
    with pytest.raises(Refused, match="erased"):
        north.save("contact", {"name": "C"}, uid)
    merged(south, north)
    with pytest.raises(ChangedSince, match="erased"):
        south.undo()


def test_an_erasure_needs_a_reason_and_something_personal(north):
    uid = north.save("contact", WOMAN)

    with pytest.raises(Refused) as refused:
        north.erase("contact", uid, " ")
    assert set(refused.value.fields) == {"reason"}
    with pytest.raises(Refused, match="no personal data"):
        north.erase("state", north.find("state", "GNB"), "why")


# ------------------------------------------------------------------ what it refuses


@pytest.fixture(scope="module")
def written(seeded_file, tmp_path_factory):
    """A file in which one meeting was written, and the uid of that."""
    folder = tmp_path_factory.mktemp("written")
    with delegation(seeded_file, folder, "north") as register:
        uid = register.save("outreach", MEETING)
        return handed_out(register), uid


@pytest.fixture
def given(written, tmp_path):
    """A file that somebody hands over, to be altered."""
    return Path(shutil.copy(written[0], tmp_path / "given.db"))


@pytest.fixture
def refused(south, tmp_path):
    """``refused(path, error, match)``: the merge is refused and the register as it was."""

    def check(path, error, match):
        before = raw(south)
        content = path.read_bytes()
        with pytest.raises(error, match=match) as caught:
            south.merge(path, tmp_path / "backups")
        assert caught.value.hint
        assert raw(south) == before
        assert path.read_bytes() == content
        assert sorted(p.name for p in tmp_path.glob(f"{path.name}-*")) == []

    return check


def test_the_open_register_itself_is_refused(south, tmp_path):
    with pytest.raises(NotMergeable, match="is open"):
        south.merge(south.path, tmp_path / "backups")


def test_where_another_program_writes_to_the_register_that_one_is_named(south, given, tmp_path):
    south._connection.execute("PRAGMA busy_timeout = 0")
    with closing(connect(south.path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RegisterLocked, match=r"south\.db"):
            south.merge(given, tmp_path / "backups")


def test_what_is_no_register_is_refused(refused, tmp_path):
    (tmp_path / "letter.db").write_text("Dear colleague, " * 100)

    refused(tmp_path / "letter.db", NotARegister, "is not a register")


def test_a_newer_register_is_refused_with_what_to_install(refused, given):
    path = given
    with closing(connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")

    refused(path, RegisterNewer, "version 99")


def test_a_file_that_is_cut_off_is_refused(refused, given):
    path = given
    path.write_bytes(path.read_bytes()[:-5000])

    refused(path, RegisterDamaged, "cut off")


def test_damaged_pages_are_refused(refused, given):
    path = given
    with closing(connect(path)) as connection:
        sql = "SELECT rootpage FROM sqlite_schema WHERE name = 'change'"
        page = connection.execute(sql).fetchone()[0]
    content = bytearray(path.read_bytes())
    content[(page - 1) * 4096 : (page - 1) * 4096 + 200] = b"\xff" * 200
    path.write_bytes(content)

    refused(path, (RegisterDamaged, NotMergeable), "damaged")


def test_one_change_with_two_contents_is_refused(refused, given, south, tmp_path):
    south.merge(given, tmp_path / "backups")
    changed_by_hand(given, "UPDATE change SET new = 'forged' WHERE field LIKE 'states:%'")

    refused(given, Forked, "share one number")


@pytest.mark.parametrize(
    ("statement", "match"),
    [
        ("UPDATE change SET field = 'uid' WHERE field LIKE 'states:%'", "not sound"),
        ("UPDATE change SET field = 'a-b' WHERE field LIKE 'states:%'", "not sound"),
        ("UPDATE change SET uid = '../../x' WHERE field LIKE 'states:%'", "not sound"),
        ("UPDATE change SET new = x'00' WHERE field LIKE 'states:%'", "not sound"),
        ("UPDATE change SET new = '[1]' WHERE kind = 'outreach' AND field = ''", "no record"),
        ("UPDATE change SET new = '{\"a\":[]}' WHERE kind = 'outreach' AND field = ''", "record"),
        ("UPDATE change SET kind = 'sqlite_schema' WHERE kind = 'outreach'", "no kind"),
        ("UPDATE change SET act = 7 WHERE kind = 'outreach'", "of no act"),
        ("UPDATE change SET clock = -clock WHERE kind = 'outreach'", "not sound"),
        ("UPDATE act SET clock = clock + (48 * 3600000 << 16) WHERE verb = 'add'", "no act|ahead"),
        ("UPDATE change SET parent_clock = clock + 1 WHERE field LIKE 'states:%'", "not sound"),
        ("UPDATE change SET new = char(0) || 'x' WHERE field LIKE 'states:%'", "not sound"),
        ("UPDATE change SET kind = 'contact' WHERE field LIKE 'states:%'", "two kinds"),
        (
            "INSERT INTO redaction SELECT origin, clock + 1, act, 'contact', uid FROM change"
            " WHERE kind = 'outreach' AND field = ''",
            "two kinds",
        ),
        (
            "UPDATE change SET field = 'date', new = '0000-01-01' WHERE field LIKE 'states:%'",
            "not sound",
        ),
    ],
)
def test_a_journal_that_no_register_writes_is_refused(refused, given, statement, match):
    refused(changed_by_hand(given, statement), NotMergeable, match)


@pytest.mark.parametrize(
    "altered",
    [
        "json_set(new, '$.date', '0000-01-01')",
        r"""replace(new, '"Focal point"', '"\u0000"')""",
        r"""replace(new, '"Focal point"', '"\ud800"')""",
        "substr(new, 1, 20)",
    ],
)
def test_inserted_values_that_no_register_writes_are_refused(
    refused, north, south, tmp_path, altered
):
    for _number in range(3):
        north.save("outreach", MEETING)
    whole = handed_out(north)
    path = Path(shutil.copy(whole, tmp_path / "altered.db"))
    changed_by_hand(
        path, f"UPDATE change SET new = {altered} WHERE kind = 'outreach' AND op = 'insert'"
    )

    refused(path, NotMergeable, "no record")
    assert south.merge(whole, tmp_path / "backups").figures.records_added == {"outreach": 3}


@pytest.mark.parametrize(
    "statements",
    [
        ("ALTER TABLE edge RENAME TO e", "CREATE VIEW edge AS SELECT * FROM e"),
        ("ALTER TABLE change ADD COLUMN spy TEXT AS (upper(new))",),
        ("DROP TABLE edge", "CREATE VIRTUAL TABLE edge USING fts5 (origin, clock, field,"
         " parent_origin, parent_clock)"),
    ],
)  # fmt: skip
def test_what_only_looks_like_the_journal_is_refused(refused, given, statements):
    refused(changed_by_hand(given, *statements), NotMergeable, "no table of ours")


def test_triggers_and_views_of_the_other_file_are_never_run(given, south, tmp_path):
    path = changed_by_hand(
        given,
        "CREATE TRIGGER evil AFTER INSERT ON act BEGIN DELETE FROM outreach; END",
        "CREATE VIEW redaction_list AS SELECT evil(1)",
    )

    assert south.merge(path, tmp_path / "backups").figures.records_added == {"outreach": 1}


def test_a_clock_a_day_ahead_is_taken_and_one_two_days_ahead_is_not(
    seeded_file, tmp_path, refused, south
):
    for hours in (23, 48):
        clock = AdvancingClock()
        clock.now += timedelta(hours=hours)
        with delegation(seeded_file, tmp_path, f"ahead{hours}", clock=clock) as other:
            uid = other.save("outreach", MEETING)
            path = handed_out(other)
        if hours == 23:
            south.merge(path, tmp_path / "backups")
            south.save("outreach", {"subject": "Later"}, uid)
            assert south.record("outreach", uid)["subject"] == "Later"
        else:
            refused(path, NotMergeable, "ahead of time: 11 Feb 2017")
