"""Opening: a file that cannot be used says what to do, and stays byte for byte as it was."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ccm_tui.errors import (
    DiskFull,
    FolderMissing,
    NotARegister,
    RegisterDamaged,
    RegisterError,
    RegisterLocked,
    RegisterNewer,
    RegisterReadOnly,
)
from ccm_tui.register import Register
from ccm_tui.store import opening
from ccm_tui.store.driver import connect
from ccm_tui.store.migrations import VERSION
from tests.store.elsewhere import (
    as_nobody,
    folder_of,
    needs_fork,
    open_folder,
    warmed_up,
    with_files_of_at_most,
)
from tests.store.journal import unwell
from tests.surroundings import surroundings

MEETING = {"states": ["GNB"], "channel": "bilateral", "date": "8/2", "subject": "Focal point"}


def opened(path):
    return Register.open(path, surroundings())


def refused(path, error, said):
    """Opening raises ``error`` with a hint, and leaves everything in the folder as it was."""
    before = folder_of(path.parent) if path.parent.is_dir() else None
    with pytest.raises(error, match=said) as refusal:
        opened(path)
    assert type(refusal.value) is error
    assert refusal.value.hint
    assert str(path) in str(refusal.value) or str(path.parent) in str(refusal.value)
    assert (folder_of(path.parent) if path.parent.is_dir() else None) == before


# ------------------------------------------------------------------ a register that is none


def test_a_missing_folder_is_named(tmp_path):
    refused(tmp_path / "no" / "register.db", FolderMissing, "The folder .* does not exist")
    assert not (tmp_path / "no").exists()


def test_a_folder_is_no_register(tmp_path):
    (tmp_path / "register.db").mkdir()

    refused(tmp_path / "register.db", RegisterError, "cannot be read: Is a directory")


def test_a_folder_of_which_a_file_is_in_the_way_is_missing(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(FolderMissing):
        opened(tmp_path / "file" / "register.db")


@pytest.mark.parametrize(
    "content",
    [b"", b"x", b"Dear colleague,\n" * 100, b"PK\x03\x04" + bytes(5000), bytes(8192),
     b"SQLite format 3\x00", b"SQLite format 3\x00" + bytes(50), os.urandom(4096)],
    ids=["empty", "a byte", "a letter", "a zip", "zeros", "a beginning", "half a header", "noise"],
)  # fmt: skip
def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path, content):
    (tmp_path / "register.db").write_bytes(content)

    refused(tmp_path / "register.db", NotARegister, "is not a register")


@pytest.mark.parametrize("application", [0, 0x43434D30, 252006673])
def test_a_database_of_another_program_is_left_as_it_is(tmp_path, application):
    with closing(sqlite3.connect(tmp_path / "register.db")) as other:
        other.executescript(f"PRAGMA application_id = {application}; CREATE TABLE note (text);")

    refused(tmp_path / "register.db", NotARegister, "is a database of another program")


def test_a_register_of_a_newer_program_is_left_as_it_is(register_path):
    with closing(sqlite3.connect(register_path, isolation_level=None)) as newer:
        newer.execute(f"PRAGMA user_version = {VERSION + 1}")

    refused(register_path, RegisterNewer, f"newer ccm-tui .register version {VERSION + 1}")


def test_a_register_of_a_newer_program_is_known_by_its_log_too(register_path):
    with closing(sqlite3.connect(register_path, isolation_level=None)) as newer:
        newer.execute(f"PRAGMA user_version = {VERSION + 1}")
        assert (register_path.parent / "register.db-wal").stat().st_size
        before = register_path.read_bytes()
        with pytest.raises(RegisterNewer):
            opened(register_path)
        assert register_path.read_bytes() == before


@pytest.mark.parametrize("share", [0.02, 0.5, 0.99])
def test_a_truncated_register_is_left_as_it_is(register_path, share):
    whole = register_path.read_bytes()
    register_path.write_bytes(whole[: int(len(whole) * share)])

    refused(register_path, RegisterDamaged, "is cut off: a part of the file is missing")


def test_a_register_cut_off_at_a_whole_page_is_left_as_it_is(register_path):
    os.truncate(register_path, register_path.stat().st_size - 4096)

    refused(register_path, RegisterDamaged, "is cut off")


def test_a_register_whose_first_pages_were_overwritten_is_left_as_it_is(register_path):
    with register_path.open("r+b") as file:
        file.seek(100)
        file.write(os.urandom(3000))

    refused(register_path, RegisterDamaged, "is damaged")


def test_damage_further_inside_is_found_by_the_doctor(register_path):
    with register_path.open("r+b") as file:
        file.seek(register_path.stat().st_size - 10 * 4096)
        file.write(bytes(10 * 4096))

    with opened(register_path) as register:
        faults = unwell(register)
    assert [fault for fault in faults if fault.startswith("integrity: ")]


def test_a_register_without_its_session_is_left_as_it_is(register_path):
    with closing(sqlite3.connect(register_path, isolation_level=None)) as other:
        other.execute("DELETE FROM session")

    refused(register_path, RegisterDamaged, "does not say whose it is")


def test_a_register_without_a_table_is_left_as_it_is(register_path):
    with closing(sqlite3.connect(register_path, isolation_level=None)) as other:
        other.execute("PRAGMA foreign_keys = OFF")
        other.execute("DROP TABLE commitment")

    with pytest.raises(RegisterDamaged):
        opened(register_path)


# ------------------------------------------------------------------ a register that is there


@pytest.mark.parametrize("name", ["register.db", "r #%?&[x] é 日本.db", "-register", "a'b\"c;d"])
def test_a_register_may_have_any_name(tmp_path, name):
    path = tmp_path / name
    with opened(path) as register:
        register.save("contact", {"name": "N"})
    with opened(path) as register:
        assert register.rows("contact").count() == 1

    assert {file.name for file in tmp_path.iterdir()} == {name}


def test_a_register_is_named_from_where_one_stands(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    opened(Path("register.db")).close()

    assert (tmp_path / "register.db").is_file()


def test_a_new_register_is_for_its_owner_alone(tmp_path):
    opened(tmp_path / "register.db").close()

    assert (tmp_path / "register.db").stat().st_mode & 0o777 == 0o600


def test_nothing_is_left_beside_a_register_that_was_closed(register, register_path):
    register.save("contact", {"name": "N"})
    register.close()

    assert {path.name for path in register_path.parent.iterdir()} == {"register.db"}


def test_looking_does_not_change_the_file(register_path):
    before = folder_of(register_path.parent)
    with opened(register_path) as register:
        register.states()
        register.rows("outreach").first(10)
        register.search("focal")

    assert folder_of(register_path.parent) == before


def test_a_register_left_by_a_crash_has_all_that_was_saved(register, register_path, tmp_path):
    uid = register.save("contact", {"name": "Saved"})
    crashed = tmp_path / "crashed.db"
    for suffix in ("", "-wal"):
        shutil.copy(f"{register_path}{suffix}", f"{crashed}{suffix}")

    with opened(crashed) as found:
        assert found.record("contact", uid)["name"] == "Saved"
        assert unwell(found) == []


def test_whoever_makes_the_register_first_wins(tmp_path, monkeypatch):
    """Two programs started at once on no register: one is made, both open it."""
    path = tmp_path / "register.db"
    build = opening.build

    def build_late(*given):
        build(*given)
        monkeypatch.setattr(opening, "build", build)
        opened(path).close()

    monkeypatch.setattr(opening, "build", build_late)
    with opened(path) as register:
        assert unwell(register) == []
    assert {file.name for file in tmp_path.iterdir()} == {"register.db"}


def test_a_register_that_could_not_be_made_whole_is_not_there(tmp_path):
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "release.toml").write_text("release = 1\nreleased = 2017-01-01\n")
    (seeds / "alias.csv").write_text("key,state,name,source\nx,XXX,Nowhere,\n")

    with pytest.raises(RegisterError, match="FOREIGN KEY"):
        Register.open(tmp_path / "register.db", surroundings(), seeds=seeds)
    assert {file.name for file in tmp_path.iterdir()} == {"seeds"}


# ------------------------------------------------------------------ somebody else has it


def impatient(monkeypatch):
    """Let connections give up at once, so that a test need not wait for a lock."""

    def connect_impatiently(path, **given):
        connection = connect(path, **given)
        connection.execute("PRAGMA busy_timeout = 0")
        return connection

    monkeypatch.setattr(opening, "connect", connect_impatiently)
    monkeypatch.setattr(opening, "BUSY_MILLISECONDS", 0)


def test_a_register_that_another_program_holds_is_not_waited_for_long(register_path, monkeypatch):
    impatient(monkeypatch)
    with closing(sqlite3.connect(register_path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("UPDATE state SET remark = 'x' WHERE iso3 = 'GNB'")
        before = register_path.read_bytes()
        with pytest.raises(RegisterLocked, match="Another program is writing to") as locked:
            opened(register_path)
        assert "try again" in locked.value.hint
        assert register_path.read_bytes() == before


def test_a_register_being_written_elsewhere_can_be_read_and_says_so_on_saving(
    register, register_path, file
):
    register._connection.execute("PRAGMA busy_timeout = 0")
    file.execute("BEGIN IMMEDIATE")
    before = register_path.read_bytes()

    assert len(register.states()) == 249
    with pytest.raises(RegisterLocked, match="Another program is writing to") as locked:
        register.save("outreach", MEETING)
    assert "Nothing was changed" in locked.value.hint
    assert register_path.read_bytes() == before

    file.execute("ROLLBACK")
    register.save("outreach", MEETING)
    assert unwell(register) == []


def test_a_list_says_when_its_register_cannot_be_read(register, register_path):
    rows = register.rows("contact")
    register._connection.execute("DROP VIEW contact_list")

    for ask in (lambda: rows.first(1), rows.count):
        with pytest.raises(RegisterError, match="no such table"):
            ask()


# ------------------------------------------------------------------ without rights


@pytest.fixture
def folder(seeded_file):
    """A folder that anybody may look into, with a register in it; everything is imported."""
    with open_folder() as open_one:
        shutil.copy(seeded_file, open_one / "register.db")
        warmed_up(open_one / "register.db")
        yield open_one


def look_and_save(path):
    """What somebody sees who opens the register, looks and tries to save and to keep a draft."""
    with opened(path) as register:
        seen = (register.writable, len(register.states()), register.rows("outreach").count())
        try:
            register.save("outreach", MEETING)
        except RegisterReadOnly as error:
            return (*seen, str(error), error.hint)
        return seen


@needs_fork
@pytest.mark.parametrize("mode", [0o555, 0o777], ids=["read-only folder", "shared folder"])
def test_a_read_only_register_can_be_read_and_says_so_on_saving(folder, mode):
    (folder / "register.db").chmod(0o444)
    folder.chmod(mode)
    before = folder_of(folder)

    writable, states, entries, said, hint = as_nobody(lambda: look_and_save(folder / "register.db"))

    assert (writable, states, entries) == (False, 249, 0)
    assert said == "This register can be read but not written"
    assert "--db" in hint
    assert folder_of(folder) == before


@needs_fork
def test_a_register_in_a_read_only_folder_can_be_read(folder):
    (folder / "register.db").chmod(0o666)
    folder.chmod(0o555)
    before = folder_of(folder)

    assert as_nobody(lambda: look_and_save(folder / "register.db"))[:3] == (False, 249, 0)
    assert folder_of(folder) == before


@needs_fork
def test_a_read_only_register_can_be_exported_elsewhere(folder):
    (folder / "register.db").chmod(0o444)
    folder.chmod(0o555)
    with open_folder() as target:
        target.chmod(0o777)

        def export():
            with opened(folder / "register.db") as register:
                return register.export(target / "copy.db").bytes

        assert as_nobody(export) > 100_000


@needs_fork
def test_a_register_that_may_not_be_read_is_left_as_it_is(folder):
    (folder / "register.db").chmod(0o000)

    name, said, hint = as_nobody(lambda: opened(folder / "register.db"))
    assert name == "RegisterError"
    assert said.endswith("register.db cannot be read: Permission denied")
    assert "--db" in hint


@needs_fork
def test_a_register_in_a_folder_that_may_not_be_entered_is_left_as_it_is(folder):
    folder.chmod(0o000)

    name, said, _hint = as_nobody(lambda: opened(folder / "register.db"))
    assert (name, said.rpartition(": ")[2]) == ("RegisterError", "Permission denied")
    name, said, _hint = as_nobody(lambda: opened(folder / "inner" / "register.db"))
    assert (name, said.rpartition(": ")[2]) == ("RegisterError", "Permission denied")


@needs_fork
def test_a_register_is_not_made_where_nothing_may_be_written(folder):
    folder.chmod(0o555)

    name, said, hint = as_nobody(lambda: opened(folder / "new.db"))
    assert name == "RegisterError"
    assert said.endswith("new.db cannot be made: Permission denied")
    assert hint
    assert {path.name for path in folder.iterdir()} == {"register.db"}


def test_a_name_too_long_for_the_system_is_refused(tmp_path):
    with pytest.raises(RegisterError, match="File name too long"):
        opened(tmp_path / ("x" * 300))


# ------------------------------------------------------------------ a full disk


@needs_fork
@pytest.mark.parametrize("size", [0, 5_000, 100_000, 500_000])
def test_a_register_is_made_whole_or_not_at_all_on_a_full_disk(folder, size):
    name, said, hint = with_files_of_at_most(size, lambda: opened(folder / "new.db"))

    assert name == DiskFull.__name__
    assert "new.db" in said
    assert "room" in hint or "space" in hint
    assert {path.name for path in folder.iterdir()} == {"register.db"}


def save_much(path):
    """Save what fits, what does not, and again what fits; what happened to each."""
    with opened(path) as register:
        first = register.save("outreach", MEETING)
        try:
            register.save("outreach", MEETING | {"summary": "x" * 2_000_000})
        except DiskFull as error:
            told = (str(error), error.hint)
        second = register.save("outreach", MEETING)
        return first, told, second, unwell(register)


@needs_fork
def test_what_does_not_fit_on_a_full_disk_is_refused_and_the_rest_is_kept(folder):
    path = folder / "register.db"
    size = path.stat().st_size + 200_000

    first, told, second, faults = with_files_of_at_most(size, lambda: save_much(path))

    assert "disk of" in told[0]
    assert "do it again" in told[1]
    assert faults == []
    with opened(path) as register:
        assert {row["uid"] for row in register.rows("outreach").first(9)} == {first, second}
        assert unwell(register) == []
    assert {file.name for file in folder.iterdir()} == {"register.db"}


@needs_fork
def test_a_save_on_a_disk_without_any_room_leaves_the_file_as_it_was(folder):
    before = folder_of(folder)

    def save():
        with opened(folder / "register.db") as register:
            return register.save("outreach", MEETING)

    name, _said, hint = with_files_of_at_most(20_000, save)
    assert name == "DiskFull"
    assert hint
    assert folder_of(folder)["register.db"] == before["register.db"]
    with opened(folder / "register.db") as register:
        assert register.rows("outreach").count() == 0
        assert unwell(register) == []


@needs_fork
def test_a_copy_that_does_not_fit_is_not_handed_out(folder):
    before = folder_of(folder)

    def export():
        with opened(folder / "register.db") as register:
            return register.export(folder / "copy.db")

    name, said, hint = with_files_of_at_most(100_000, export)
    assert name == "DiskFull"
    assert "copy.db" in said
    assert hint
    assert folder_of(folder) == before
