"""A register of version 1, as the program of then left it: opened here, it is one of today.

What "A. Tester" of CHL wrote in it, all fictional: a contact, an organisation, a bilateral with a
promise, a letter that answers it, a commitment, a claim, an e-mail that was deleted and one that
was brought back, an edit taken back, a draft. Of the seeds a State's remark, an output's definition
and another's title were written, and a claim deleted. Another program wrote a telephone number; the
last act moved the bilateral to another place.
"""

import os
import random
import shutil
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ccm_tui.domain.entities import ENTITIES
from ccm_tui.errors import DiskFull, NothingToUndo, RegisterDamaged, RegisterError
from ccm_tui.register import Register
from ccm_tui.store import guard, renewal
from ccm_tui.store.driver import connect, in_memory
from ccm_tui.store.migrations import STEPS, VERSION
from ccm_tui.store.projection import verify
from ccm_tui.store.seeding import ORIGIN, seeded_uid
from tests.store.elsewhere import (
    as_nobody,
    folder_of,
    needs_fork,
    open_folder,
    with_files_of_at_most,
)
from tests.store.journal import unwell
from tests.store.past import SCHEMAS, shape, unpack
from tests.store.projecting import copy_journal, empty, tables
from tests.surroundings import surroundings

GROWN = {"action", "claim", "membership", "organisation", "plan", "output", "activity"}
"""Kinds whose seeded rows have fields today that they did not have then."""
BILATERAL = {"subject": "Fictional: focal point", "place": "Fictional: the last place"}


def opened(path):
    return Register.open(path, surroundings())


@pytest.fixture
def path(tmp_path):
    """The register of version 1, not opened yet, alone in its folder."""
    (tmp_path / "old").mkdir()
    return unpack(1, tmp_path / "old" / "register.db")


@pytest.fixture
def before(path):
    """What the tables of version 1 held."""
    with closing(connect(path)) as connection:
        return content(connection)


@pytest.fixture(scope="module")
def brought_up(tmp_path_factory):
    """The register of version 1, brought up to date by this program and closed."""
    path = unpack(1, tmp_path_factory.mktemp("version_1") / "register.db")
    opened(path).close()
    return path


@pytest.fixture
def old(brought_up, tmp_path):
    """The register of version 1, opened by this program."""
    with opened(Path(shutil.copy(brought_up, tmp_path / "brought_up.db"))) as register:
        yield register


@pytest.fixture
def fresh(register):
    """A register that was made today."""
    return register._connection


def content(connection):
    """The rows of all tables but that of the session, by table and by what identifies a row."""
    tables = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        " AND name NOT IN ('session', 'sqlite_schema')"
    )
    return {
        (row["name"], identity(one)): one
        for row in tables.fetchall()
        for one in map(dict, connection.execute(f"SELECT * FROM {row['name']}"))
    }


def identity(row):
    """What tells a row from others: its uid; its place in the journal; else all."""
    if "verb" in row:
        return row["origin"], row["clock"]
    if "uid" in row and "clock" in row:
        return row["origin"], row["clock"], row["field"]
    return row.get("uid") or tuple(row.values())


def by_seeds(connection):
    """All that the seeds' part of the journal says."""
    return {
        table: [
            tuple(row)
            for row in connection.execute(
                f"SELECT * FROM {table} WHERE origin = ? ORDER BY clock{further}", (ORIGIN,)
            )
        ]
        for table, further in {"act": "", "change": ", field", "edge": ", field"}.items()
    }


def bilateral(register):
    (row,) = [
        row for row in register.rows("outreach").first(9) if row["subject"] == BILATERAL["subject"]
    ]
    return row["uid"]


# ------------------------------------------------------------------ as it was left


def test_the_register_that_is_kept_has_the_frozen_schema_of_its_version(path):
    with closing(connect(path)) as kept, closing(in_memory()) as frozen:
        frozen.executescript((SCHEMAS / "1.sql").read_text(encoding="utf-8"))
        tables = {name: said for name, said in shape(kept).items() if name[0] != "trigger"}

        assert tables == shape(frozen)


# ------------------------------------------------------------------ what opening makes of it


def test_its_tables_lists_and_triggers_are_those_of_a_fresh_register(old, fresh):
    assert shape(old._connection) == shape(fresh)
    assert guard.differences(old._connection, ENTITIES) == []


def test_it_holds_what_its_journal_says_and_the_doctor_finds_nothing(old):
    assert list(verify(old._connection, ENTITIES)) == []
    assert unwell(old) == []


def test_nothing_is_left_beside_it(path):
    opened(path).close()

    assert {file.name for file in path.parent.iterdir()} == {"register.db"}


def test_it_is_migrated_once(path):
    opened(path).close()
    before = folder_of(path.parent)
    opened(path).close()

    assert folder_of(path.parent) == before


def test_nothing_that_was_in_it_is_lost_or_changed_but_the_outputs_definitions(before, old):
    after = content(old._connection)
    outputs = [seeded_uid("output", f"O{n}") for n in range(1, 7)]
    differing = {
        key for key, row in before.items() if not row.items() <= after.get(key, {}).items()
    }

    of_seeds = {key for key in differing if key[0] == "change"}
    assert {(before[key]["origin"], before[key]["op"]) for key in of_seeds} == {(ORIGIN, "insert")}
    assert {before[key]["kind"] for key in of_seeds} == GROWN
    grown = {("action", seeded_uid("action", "4"))}  # for which years the Plan is
    assert differing - of_seeds - grown == {
        ("output", uid) for uid in outputs[1:]
    }  # O1: a person's


def test_its_draft_can_be_taken_up(old):
    (draft,) = old.drafts()

    assert (draft.kind, draft.typed) == ("outreach", {"subject": "Fictional: half a se"})


def test_its_words_are_found(old):
    assert [hit.kind for hit in old.search("brought back")] == ["outreach", "commitment"]
    assert [hit.kind for hit in old.search("send report")] == ["commitment"]


# ------------------------------------------------------------------ its seeds


def test_what_its_journal_says_of_the_seeds_is_what_a_fresh_register_says(old, fresh):
    assert by_seeds(old._connection) == by_seeds(fresh)


def test_its_seeded_rows_are_those_of_a_fresh_register_but_for_what_a_person_wrote(old, fresh):
    mine, theirs = content(old._connection), content(fresh)
    differing = {
        key: {name for name in row if mine[key][name] != row[name]}
        for key, row in theirs.items()
        if mine.get(key) != row and key[0] != "timeline"
    }

    assert differing == {
        ("state", seeded_uid("state", "GNB")): {"remark"},
        ("output", seeded_uid("output", "O1")): {"definition"},
        ("output", seeded_uid("output", "O2")): {"title"},
        ("claim", seeded_uid("claim", "GNB/focal_point/note/2016-10-12")): {"deleted"},
    }


def test_an_output_has_its_definition_unless_a_person_wrote_another(old):
    first, second = (old.record("output", old.find("output", code)) for code in ("O1", "O2"))

    assert first["definition"] == "Fictional: what a person wrote"
    assert first["measure"] == "detailed_information"
    assert second["title"] == "Fictional: another title"
    assert second["definition"].startswith("An event that was held")


def test_its_journal_alone_makes_the_same_register(old, tmp_path):
    with empty(tmp_path / "second.db") as second:
        copy_journal(old._connection, second, random.Random(1))

        assert tables(second) == tables(old._connection)
        assert list(verify(second, ENTITIES)) == []


# ------------------------------------------------------------------ going on with it


def test_the_last_act_of_before_is_taken_back_and_put_back(old):
    uid = bilateral(old)
    old.undo()
    assert old.record("outreach", uid)["place"] == "Palais des Nations"

    old.redo()
    assert old.record("outreach", uid)["place"] == BILATERAL["place"]
    assert unwell(old) == []


def test_all_acts_of_before_are_taken_back_to_the_bare_seeds(old):
    steps = 0
    with pytest.raises(NothingToUndo):
        while old.undo():
            steps += 1

    assert steps == 16
    assert {kind: old.rows(kind).count() for kind in ("outreach", "commitment", "contact")} == {
        "outreach": 0,
        "commitment": 0,
        "contact": 0,
    }
    assert old.values("state", old.find("state", "GNB"))["remark"] is None
    assert unwell(old) == []


def test_what_was_written_before_takes_the_fields_of_today(old):
    uid = bilateral(old)
    old.save("outreach", {"event": "Side event or workshop on the Guidance"}, uid)

    assert old.history(uid, "event")[-1].new == seeded_uid("event", "A7")
    assert unwell(old) == []
    old.undo()
    assert old.record("outreach", uid)["event"] is None
    assert unwell(old) == []


def test_what_was_deleted_before_comes_back_whole(old):
    (uid,) = [
        row["uid"] for row in old._connection.execute("SELECT uid FROM outreach WHERE deleted = 1")
    ]
    with old._writer.act("edit"):
        old._connection.execute("UPDATE outreach SET deleted = 0 WHERE uid = ?", (uid,))

    assert old.record("outreach", uid)["subject"] == "Fictional: deleted"
    assert old.record("outreach", uid)["states"] == ["SLE"]
    assert unwell(old) == []


def test_a_copy_of_it_can_be_handed_out(old, tmp_path):
    copy = old.export(tmp_path / "copy.db").path

    with opened(copy) as receiver:
        assert receiver.record("outreach", bilateral(old))["place"] == BILATERAL["place"]
        assert unwell(receiver) == []


# ------------------------------------------------------------------ when it cannot be done


def fail(*_given):
    raise sqlite3.OperationalError("half way")


def be_killed(*_given):
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_step_that_fails_leaves_the_file_as_it_was(path, monkeypatch):
    step = STEPS[1]
    monkeypatch.setitem(STEPS, 1, lambda connection: fail(step(connection)))
    before = folder_of(path.parent)
    with pytest.raises(RegisterError, match="half way"):
        opened(path)

    assert folder_of(path.parent) == before


def test_seeds_that_cannot_be_renewed_leave_the_file_as_it_was(path, monkeypatch):
    before = folder_of(path.parent)
    monkeypatch.setattr(renewal, "_write", fail)
    with pytest.raises(RegisterError, match="half way"):
        opened(path)
    assert folder_of(path.parent) == before

    monkeypatch.undo()
    with opened(path) as register:
        assert unwell(register) == []


@needs_fork
def test_a_program_killed_half_way_leaves_the_file_as_it_was(path, monkeypatch):
    before = path.read_bytes()
    child = os.fork()
    if child == 0:
        renewal._write = be_killed
        opened(path)
        os._exit(0)
    _pid, status = os.waitpid(child, 0)

    assert os.WTERMSIG(status) == signal.SIGKILL
    assert path.read_bytes() == before
    with opened(path) as register:
        assert unwell(register) == []


@needs_fork
def test_a_full_disk_leaves_the_file_as_it_was(path):
    before = folder_of(path.parent)

    name, said, hint = with_files_of_at_most(100_000, lambda: opened(path))

    assert (name, bool(said), bool(hint)) == (DiskFull.__name__, True, True)
    assert folder_of(path.parent) == before


def test_one_that_lost_its_journal_is_not_brought_up_to_date_in_silence(path):
    with closing(connect(path)) as connection:
        connection.execute("DROP TRIGGER journal_outreach_edit")

    with pytest.raises(RegisterDamaged, match="journal_outreach_edit"):
        Register.open(path, surroundings())

    with Register.open_unchecked(path, surroundings()) as register:
        register.repair()
    Register.open(path, surroundings()).close()


def test_the_doctor_brings_it_up_to_date_first(path):
    with Register.open_unchecked(path, surroundings()) as register:
        assert [check.name for check in register.examine() if not check.ok] == []


@needs_fork
@pytest.mark.parametrize(("of_file", "of_folder"), [(0o444, 0o555), (0o444, 0o777), (0o666, 0o555)])
def test_where_it_may_not_be_written_it_is_not_opened_and_the_way_is_told(of_file, of_folder):
    with open_folder() as folder:
        path = unpack(1, folder / "register.db")
        path.chmod(of_file)
        folder.chmod(of_folder)
        before = folder_of(folder)

        name, said, hint = as_nobody(lambda: opened(path))

        assert name == RegisterError.__name__
        assert said == f"{path} is of an older ccm-tui and may not be written here"
        assert hint == (
            "Copy it to where you may write, and open the copy: it is brought up to date then."
        )
        assert folder_of(folder) == before


def test_two_programs_that_open_it_at_once_both_find_it_migrated(path):
    with closing(connect(path)) as slower:

        def first_comes_another(statement):
            if statement.startswith("BEGIN"):
                slower.set_trace_callback(None)
                opened(path).close()

        slower.set_trace_callback(first_comes_another)
        register = Register(path, slower, True, surroundings())
        register.make_ready()

        assert slower.execute("PRAGMA user_version").fetchone()[0] == VERSION
        assert unwell(register) == []
