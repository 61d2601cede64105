"""Seeds: two registers made apart begin as the same register, and stay what people made of them."""

import shutil
import sqlite3
from contextlib import closing
from itertools import pairwise

import pytest

from ccm_tui.domain.entities import ENTITIES
from ccm_tui.errors import NothingToUndo
from ccm_tui.register import Register
from ccm_tui.resources import seeds_dir
from ccm_tui.store.seeding import ORIGIN, seed, seeded_uid
from tests.store.journal import acts, unwell
from tests.surroundings import surroundings


def content(path):
    """Everything a file holds, as statements, but for the one row that says whose it is."""
    with closing(sqlite3.connect(path)) as connection:
        return [
            line for line in connection.iterdump() if not line.startswith('INSERT INTO "session"')
        ]


def seed_again(connection, folder=None):
    connection.execute("BEGIN IMMEDIATE")
    added = seed(connection, ENTITIES, folder or seeds_dir())
    connection.execute("COMMIT")
    return added


@pytest.fixture
def later_seeds(tmp_path):
    """The seeds of a later release, which knows one more name of a State."""
    folder = tmp_path / "seeds"
    shutil.copytree(seeds_dir(), folder)
    (folder / "release.toml").write_text("release = 3\nreleased = 2017-01-15\n")
    with (folder / "alias.csv").open("a", encoding="utf-8") as file:
        file.write("GNB/A later name,GNB,A later name,a test\n")
    return folder


def test_two_registers_seeded_apart_are_equal_in_content(seeded_file, tmp_path):
    Register.open(tmp_path / "other.db", surroundings()).close()

    assert content(tmp_path / "other.db") == content(seeded_file)


def test_each_register_has_an_origin_of_its_own(seeded_file, tmp_path):
    Register.open(tmp_path / "other.db", surroundings()).close()

    found = set()
    for path in (seeded_file, tmp_path / "other.db"):
        with closing(sqlite3.connect(path)) as connection:
            found.add(connection.execute("SELECT origin FROM session").fetchone()[0])
    assert len(found) == 2
    assert ORIGIN not in found


def test_a_seeded_register_is_sound(register):
    assert unwell(register) == []


def test_seeding_twice_changes_nothing(file, register_path):
    before, clock = content(register_path), session(file)

    assert seed_again(file) == 0
    assert content(register_path) == before
    assert session(file) == clock


def session(connection):
    return tuple(connection.execute("SELECT * FROM session").fetchone())


def test_what_a_person_changed_in_a_seeded_row_stays(register, file):
    guinea_bissau = register.find("state", "GNB")
    register.save("state", {"remark": "seen"}, guinea_bissau)

    assert seed_again(file) == 0
    assert register.record("state", guinea_bissau)["remark"] == "seen"


def test_a_seeded_row_that_a_person_deleted_stays_deleted(register, file):
    claim = seeded_uid("claim", "GNB/focal_point/note/2016-10-12")
    register.delete("claim", claim)

    assert seed_again(file) == 0
    assert register.values("claim", claim)["deleted"] == 1
    assert unwell(register) == []


def test_a_later_release_adds_what_is_new(register, file, later_seeds):
    assert seed_again(file, later_seeds) == 1

    assert register.find("state", "a later name") == register.find("state", "GNB")
    assert unwell(register) == []


def test_what_is_written_after_a_later_release_comes_after_it(register, file, later_seeds):
    seed_again(file, later_seeds)
    register.save("contact", {"name": "N"})

    highest = file.execute("SELECT max(clock) FROM change WHERE origin = ?", (ORIGIN,)).fetchone()
    assert acts(file)[-1]["clock"] > highest[0]


def test_seeds_cannot_be_undone(register):
    with pytest.raises(NothingToUndo):
        register.undo()


def test_no_two_seeded_changes_share_a_clock(file):
    """But for the fields of one row, which a clock of its own holds together."""
    rows = file.execute(
        "SELECT uid, min(clock), max(clock) FROM change WHERE origin = ? GROUP BY uid ORDER BY 2",
        (ORIGIN,),
    ).fetchall()

    assert len(rows) > 600
    for (_uid, _low, high), (_other, low, _high) in pairwise(rows):
        assert high < low


def test_a_seeded_row_has_its_fixed_uid(register):
    assert register.find("state", "GNB") == seeded_uid("state", "GNB")
    assert register.find("output", "O1") == seeded_uid("output", "O1")
    assert seeded_uid("state", "GNB") == "fe5300bf-5a89-5fd3-9593-2954dec24eff"


def test_blank_stays_blank(register):
    palestine = register.record("state", register.find("state", "PSE"))

    assert palestine["deposit_date"] is None
    assert palestine["instrument"] is None


def test_seeds_are_entered_in_the_name_of_nobody(file):
    act = file.execute("SELECT * FROM act").fetchall()

    assert [(row["origin"], row["verb"], row["by"], row["person"]) for row in act] == [
        (ORIGIN, "seed", None, None)
    ]
