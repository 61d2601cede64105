"""Export: the register as one whole file that others can open, made while it is in use."""

import hashlib
import os
import shutil
import sqlite3
import threading
from contextlib import closing

import pytest

from ccm_tui.domain.draft import Draft
from ccm_tui.errors import FileExists, FolderMissing, RegisterDamaged, RegisterError
from ccm_tui.exchange import place
from ccm_tui.register import Register
from tests.store.elsewhere import as_nobody, needs_fork, open_folder, warmed_up
from tests.store.journal import unwell
from tests.surroundings import counted_ids, surroundings

MEETING = {"states": ["GNB"], "channel": "bilateral", "date": "8/2", "subject": "Focal point"}


def content(path):
    """Every row of every table, in words; the session and drafts belong to one file only."""
    with closing(sqlite3.connect(path)) as connection:
        return [
            line
            for line in connection.iterdump()
            if not line.startswith(('INSERT INTO "session"', 'INSERT INTO "draft"'))
        ]


@pytest.fixture
def target(tmp_path):
    (tmp_path / "out").mkdir()
    return tmp_path / "out" / "copy.db"


def test_a_copy_holds_all_that_the_register_holds(register, register_path, target):
    uid = register.save("outreach", MEETING)
    register.save("outreach", {"subject": "x[/] 日本"}, uid)
    register.delete("claim", register.rows("claim").first(1)[0]["uid"])
    register.export(target)
    register.close()

    assert content(target) == content(register_path)


def test_a_copy_is_told_by_its_path_size_and_digest(register, target):
    exported = register.export(target)

    assert exported.path == target
    assert exported.bytes == target.stat().st_size
    assert exported.sha256 == hashlib.sha256(target.read_bytes()).hexdigest()
    assert exported.level == "closed_meeting"


def test_a_copy_is_one_file_for_its_owner_alone(register, target):
    register.save("outreach", MEETING)
    register.export(target)

    assert [path.name for path in target.parent.iterdir()] == ["copy.db"]
    assert target.stat().st_mode & 0o777 == 0o600


def test_other_programs_that_look_at_a_copy_leave_nothing_beside_it(register, target):
    register.export(target)
    with closing(sqlite3.connect(f"{target.as_uri()}?mode=ro", uri=True)) as other:
        assert other.execute("SELECT count(*) FROM state").fetchone()[0] == 249
        assert other.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
        assert [path.name for path in target.parent.iterdir()] == ["copy.db"]


def test_drafts_do_not_leave_the_register(register, target):
    register.keep_draft(Draft("d", "contact", None, {"name": "unfinished thought"}, "now"))
    register.export(target)

    with closing(sqlite3.connect(target)) as copy:
        assert copy.execute("SELECT count(*) FROM draft").fetchone()[0] == 0
    assert b"unfinished thought" not in target.read_bytes()
    assert len(register.drafts()) == 1


def test_whose_installation_it_is_does_not_leave_the_register(register, target):
    register.save("outreach", MEETING)
    register.export(target)

    assert b"test installation" not in target.read_bytes()
    with closing(sqlite3.connect(target)) as copy:
        session = copy.execute("SELECT installation, act, wall, projecting FROM session")
        assert session.fetchone() == ("", None, None, 0)


def test_exporting_leaves_the_register_as_it_is(register, register_path, target):
    register.save("outreach", MEETING)
    register._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = register_path.read_bytes()
    register.export(target)

    assert register_path.read_bytes() == before
    assert unwell(register) == []


def test_a_copy_opens_as_a_register_and_can_be_worked_in(register, target):
    uid = register.save("outreach", MEETING)
    register.export(target)

    with Register.open(target, surroundings(ids=counted_ids("copy"))) as copy:
        assert copy.record("outreach", uid)["subject"] == "Focal point"
        copy.save("outreach", {"subject": "Plan"}, uid)
        assert unwell(copy) == []


def test_a_copy_of_a_copy_holds_the_same(register, target, register_path):
    register.save("outreach", MEETING)
    register.export(target)
    with Register.open(target, surroundings()) as copy:
        copy.export(target.with_name("second.db"))

    assert content(target.with_name("second.db")) == content(target)


def test_a_copy_is_made_while_another_program_writes(register, register_path, target):
    """Whatever it writes meanwhile is in the copy whole or not at all."""
    stop = threading.Event()

    def write():
        with closing(sqlite3.connect(register_path, isolation_level=None, timeout=30)) as other:
            for number in range(10_000):
                if stop.is_set():
                    return
                other.execute("BEGIN IMMEDIATE")
                other.execute("UPDATE state SET remark = ? WHERE iso3 = 'GNB'", (number,))
                other.execute("UPDATE state SET remark = ? WHERE iso3 = 'SLE'", (number,))
                other.execute("COMMIT")

    writer = threading.Thread(target=write)
    writer.start()
    try:
        exported = [register.export(target.with_name(f"{number}.db")) for number in range(5)]
    finally:
        stop.set()
        writer.join()
    for one in exported:
        with closing(sqlite3.connect(one.path)) as copy:
            sql = "SELECT DISTINCT remark FROM state WHERE iso3 IN ('GNB', 'SLE')"
            assert len(copy.execute(sql).fetchall()) == 1
        with Register.open(one.path, surroundings()) as copy_of_register:
            assert unwell(copy_of_register) == []


def test_a_copy_is_made_while_another_program_has_begun_to_write(register, file, target):
    file.execute("BEGIN IMMEDIATE")
    file.execute("UPDATE state SET remark = 'half done' WHERE iso3 = 'GNB'")
    register.export(target)
    file.execute("ROLLBACK")

    assert b"half done" not in target.read_bytes()


# ------------------------------------------------------------------ refused


def test_a_file_that_is_there_is_not_overwritten(register, target):
    target.write_text("a letter")
    with pytest.raises(FileExists, match="is there already") as refusal:
        register.export(target)

    assert "--force" in refusal.value.hint
    assert target.read_text() == "a letter"
    assert [path.name for path in target.parent.iterdir()] == ["copy.db"]


def test_a_file_that_is_there_is_overwritten_when_that_is_wanted(register, target):
    target.write_text("a letter")
    exported = register.export(target, force=True)

    assert hashlib.sha256(target.read_bytes()).hexdigest() == exported.sha256
    assert [path.name for path in target.parent.iterdir()] == ["copy.db"]


def test_a_file_that_appears_meanwhile_is_not_overwritten(register, target, monkeypatch):
    put = place._put

    def put_late(temporary, wanted, *, force):
        target.write_text("a letter")
        put(temporary, wanted, force=force)

    monkeypatch.setattr(place, "_put", put_late)
    with pytest.raises(FileExists):
        register.export(target)

    assert target.read_text() == "a letter"
    assert [path.name for path in target.parent.iterdir()] == ["copy.db"]


@pytest.mark.parametrize("link", ["symlink_to", "hardlink_to"])
def test_the_register_is_never_overwritten_by_its_own_copy(register, register_path, target, link):
    getattr(target, link)(register_path)
    for path in (register_path, target):
        with pytest.raises(FileExists, match="is the register itself"):
            register.export(path, force=True)

    register.save("outreach", MEETING)
    assert unwell(register) == []


def test_a_folder_is_not_overwritten(register, tmp_path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(FileExists):
        register.export(tmp_path / "folder", force=True)


def test_a_missing_folder_is_named(register, tmp_path):
    with pytest.raises(FolderMissing, match="The folder"):
        register.export(tmp_path / "no" / "copy.db")

    assert not (tmp_path / "no").exists()


def test_a_name_too_long_is_refused(register, target):
    with pytest.raises(RegisterError, match="File name too long"):
        register.export(target.with_name("x" * 300))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE state SET name = 'Altered' WHERE iso3 = 'GNB'",
        "DELETE FROM output_state",
        "DELETE FROM membership",
        "INSERT INTO contact (uid, name) VALUES ('x', 'Not in the journal')",
    ],
)
def test_a_register_that_its_journal_does_not_bear_out_is_not_handed_out(
    register, file, target, statement
):
    triggers = file.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    file.execute("BEGIN")
    for row in triggers:
        file.execute(f"DROP TRIGGER {row['name']}")
    file.execute(statement)
    for row in triggers:
        file.execute(row["sql"])
    file.execute("COMMIT")

    with pytest.raises(RegisterDamaged, match="The copy does not verify") as refusal:
        register.export(target)

    assert "doctor" in refusal.value.hint
    assert list(target.parent.iterdir()) == []


def test_a_register_without_its_triggers_is_not_handed_out(register, file, target):
    file.execute("DROP TRIGGER journal_state_update")

    with pytest.raises(RegisterDamaged, match="journal_state_update"):
        register.export(target)
    assert list(target.parent.iterdir()) == []


def test_a_damaged_register_is_not_handed_out(register, register_path, target):
    register.close()
    with register_path.open("r+b") as damaged:
        damaged.seek(register_path.stat().st_size - 30 * 4096)
        damaged.write(os.urandom(30 * 4096))

    with (
        Register.open_unchecked(register_path, surroundings()) as unsound,
        pytest.raises(RegisterError),
    ):
        unsound.export(target)
    assert list(target.parent.iterdir()) == []


@needs_fork
def test_a_folder_that_may_not_be_written_is_named(seeded_file):
    with open_folder() as folder:
        shutil.copy(seeded_file, folder / "register.db")
        warmed_up(folder / "register.db")
        (folder / "register.db").chmod(0o444)
        folder.chmod(0o555)

        def export():
            with Register.open(folder / "register.db", surroundings()) as register:
                return register.export(folder / "copy.db")

        name, said, hint = as_nobody(export)
        assert name == "RegisterError"
        assert said.endswith("copy.db could not be written: Permission denied")
        assert hint
        assert {path.name for path in folder.iterdir()} == {"register.db"}
