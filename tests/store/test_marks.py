"""Copies: a file that is behind what this installation wrote gets an origin of its own."""

import shutil

import pytest

from ccm_tui.errors import Forked
from ccm_tui.marks import Marks
from ccm_tui.register import Register
from tests.surroundings import AdvancingClock, counted_ids, surroundings


@pytest.fixture
def marks(tmp_path):
    return Marks(tmp_path / "state" / "marks")


@pytest.fixture
def at_home(tmp_path, marks):
    """``at_home(name)`` opens a register of this installation, made where there is none."""
    clock, ids, opened = AdvancingClock(), counted_ids(), []

    def open_it(name="register.db", **given):
        around = surroundings(**({"clock": clock, "ids": ids, "marks": marks} | given))
        opened.append(Register.open(tmp_path / name, around))
        return opened[-1]

    yield open_it
    for register in opened:
        register.close()


@pytest.fixture
def home(register_path, at_home, marks):
    """A register of this installation that was written to, and is closed."""
    with at_home() as register:
        marks.keep(register.origin, 0)
        write(register, "first")
    return register_path


def write(register, name):
    register.save("contact", {"name": name})
    return register.origin


def copied(path, name):
    return shutil.copy(path, path.with_name(name))


def test_a_register_goes_on_under_its_origin(at_home, home):
    origin = at_home().origin

    assert at_home().kept_apart() == ""
    assert write(at_home(), "second") == origin
    assert write(at_home(), "third") == origin


def test_a_backup_put_back_begins_an_origin_of_its_own(at_home, home):
    copied(home, "backup.db")
    with at_home() as register:
        origin = write(register, "after the backup")
    shutil.copy(home.with_name("backup.db"), home)

    restored = at_home()
    assert "older copy" in restored.kept_apart()
    assert "kept apart as its own" in restored.kept_apart()
    assert write(restored, "otherwise") != origin
    assert restored.kept_apart() == ""


def test_of_two_copies_the_second_that_is_written_to_is_told_from_the_first(at_home, home):
    copied(home, "twin.db")
    one, two = at_home(), at_home("twin.db")

    assert one.origin == two.origin
    assert write(one, "in the one") != write(two, "in the other")


def test_two_copies_told_apart_merge_into_one(at_home, home, tmp_path):
    copied(home, "twin.db")
    one, two = at_home(), at_home("twin.db")
    write(one, "in the one")
    write(two, "in the other")
    one.merge(two.path, tmp_path / "backups")

    names = {row["name"] for row in one.rows("contact").first(9)}
    assert names == {"first", "in the one", "in the other"}
    assert one.conflict_count() == 0


def test_a_restored_backup_to_which_its_own_later_acts_came_back_goes_on(at_home, home, tmp_path):
    copied(home, "backup.db")
    with at_home() as register:
        origin = write(register, "after the backup")
        register.export(tmp_path / "handed out.db")
    shutil.copy(home.with_name("backup.db"), home)
    restored = at_home()
    restored.merge(tmp_path / "handed out.db", tmp_path / "backups")

    assert restored.kept_apart() == ""
    assert write(restored, "and on") == origin


def test_a_register_made_here_keeps_its_origin_and_a_copy_of_it_elsewhere_does_not(
    at_home, tmp_path
):
    with at_home("new.db") as register:
        origin = register.origin
    copied(register.path, "carried.db")

    elsewhere = {"installation": "elsewhere", "marks": Marks(tmp_path / "other marks")}
    assert write(at_home("carried.db", **elsewhere), "there") != origin
    assert write(at_home("new.db"), "here") == origin


def test_a_copy_is_told_by_where_it_comes_from(at_home, home, tmp_path):
    with at_home() as register:
        register.export(tmp_path / "out.db")

    assert "handed out" in at_home("out.db").kept_apart()
    assert "another computer" in at_home(installation="elsewhere").kept_apart()


def test_an_act_that_is_not_kept_leaves_no_mark(at_home, home, marks):
    register = at_home()
    before = marks.of(register.origin)
    with pytest.raises(RuntimeError), register._writer.act("edit"):
        raise RuntimeError
    uid = register.rows("contact").first(1)[0]["uid"]
    register.save("contact", {"name": "first"}, uid)

    assert marks.of(register.origin) == before


def test_several_acts_in_one_leave_the_mark_of_the_last(at_home, home, marks):
    register = at_home()
    for name in ("second", "third"):
        write(register, name)
    register.undo_steps(2)
    newest = "SELECT max(clock) FROM act WHERE origin = ?"

    (clock,) = register._connection.execute(newest, (register.origin,)).fetchone()
    assert marks.of(register.origin) == clock


@pytest.mark.parametrize("content", [b"", b"no number"])
def test_marks_that_cannot_be_read_are_as_if_there_were_none(marks, content):
    marks.keep("0123456789abcdef", 5)
    (path,) = marks._folder.iterdir()
    path.write_bytes(content)

    assert marks.of("0123456789abcdef") is None


def test_where_no_mark_can_be_kept_writing_goes_on(at_home, home, tmp_path):
    (tmp_path / "file").write_text("")
    register = at_home(marks=Marks(tmp_path / "file" / "marks"))

    assert write(register, "second") == register.origin


def test_two_who_wrote_as_one_are_not_merged_and_both_files_stay_untouched(at_home, home, tmp_path):
    """The installation's number and its marks were copied with the file: nothing can tell it."""
    copied(home, "twin.db")
    twins = []
    for name in ("register.db", "twin.db"):
        with at_home(name, marks=Marks(None), clock=AdvancingClock()) as register:
            write(register, f"in {name}")
            register._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        twins.append((register.path, register.path.read_bytes()))
    with at_home(marks=Marks(None)) as one, pytest.raises(Forked) as refused:
        one.merge(twins[1][0], tmp_path / "backups")

    assert "Two writers share one number" in str(refused.value)
    assert "which one goes on" in refused.value.hint
    assert [path.read_bytes() for path, _content in twins] == [content for _path, content in twins]
