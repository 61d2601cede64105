"""The doctor: every check says what it looked at; what is not well is named, and nothing raised."""

import os

import pytest

from ccm_tui.register import Register
from ccm_tui.store import doctor
from tests.store.journal import unwell
from tests.surroundings import surroundings

CHECKS = [
    "schema_version", "free_disk", "triggers", "foreign_keys", "integrity", "search_index",
    "timeline", "conflicts", "documents", "journal",
]  # fmt: skip


def found(register):
    return {check.name: check for check in register.examine()}


def test_a_sound_register_is_well_in_every_respect(register):
    assert [check.name for check in register.examine()] == CHECKS
    assert unwell(register) == []
    assert found(register)["journal"].detail == "well"


def test_a_disk_that_is_nearly_full_is_named(register, monkeypatch):
    monkeypatch.setattr(doctor, "_ROOM", 1 << 60)

    check = found(register)["free_disk"]
    assert not check.ok
    assert check.detail.endswith(" MB free")


def test_a_reference_to_nothing_is_named(register, file):
    file.execute("PRAGMA foreign_keys = OFF")
    file.execute("INSERT INTO contact (uid, name, state) VALUES ('x', 'N', 'nowhere')")

    assert [line for line in unwell(register) if line.startswith("foreign_keys: contact ")]


@pytest.mark.parametrize(
    ("statement", "check"),
    [
        ("DROP TRIGGER search_contact_insert", "triggers"),
        ("INSERT INTO search (rowid, title, body) VALUES (1, 'a', 'b')", "search_index"),
        ("INSERT INTO search (search) VALUES ('delete-all')", "search_index"),
        ("DELETE FROM timeline", "timeline"),
        ("INSERT INTO timeline VALUES ('nobody', 9, '2017-01-01', 1)", "timeline"),
        ("UPDATE session SET projecting = 1", "journal"),
    ],
)
def test_what_was_meddled_with_is_named_and_repaired(register_path, file, statement, check):
    file.execute(statement)
    file.execute("UPDATE state SET remark = 'x' WHERE iso3 = 'GNB'")

    with Register.open_unchecked(register_path, surroundings()) as register:
        assert [line.partition(":")[0] for line in unwell(register)] == [check]
        if check != "journal":
            register.repair()
            assert unwell(register) == []


def test_a_search_index_that_was_repaired_finds_everything(register, file):
    uid = register.save("contact", {"name": "Émile", "function": "writes letters"})
    before = [(hit.kind, hit.uid) for hit in register.search("a", 2000)]
    file.execute("INSERT INTO search (search) VALUES ('delete-all')")
    assert register.search("emile") == []

    register.repair()

    assert [hit.uid for hit in register.search("emile letter")] == [uid]
    assert sorted((hit.kind, hit.uid) for hit in register.search("a", 2000)) == sorted(before)
    register.save("contact", {"name": "Other"}, uid)
    assert register.search("emile") == []
    assert unwell(register) == []


def test_a_part_that_cannot_be_read_is_named_and_the_rest_looked_at(register_path):
    with register_path.open("r+b") as damaged:
        damaged.seek(register_path.stat().st_size - 30 * 4096)
        damaged.write(os.urandom(30 * 4096))

    with Register.open_unchecked(register_path, surroundings()) as register:
        assert [check.name for check in register.examine()] == CHECKS
        assert [line for line in unwell(register) if line.startswith("integrity: ")]


def test_conflicts_that_the_journal_does_not_know_are_found_and_put_right(register, file):
    file.execute(
        "INSERT INTO head (uid, field, origin, clock, kind, value, gone)"
        " SELECT uid, 'name', ?, 1, 'state', 'forged', 0 FROM state WHERE iso3 = 'GNB'",
        ("a" * 16,),
    )
    assert [check.name for check in register.examine() if not check.ok] == ["conflicts"]

    register.repair()

    assert all(check.ok for check in register.examine() if check.name == "conflicts")
