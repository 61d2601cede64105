"""Erasing a contact, seen from outside: in every register that merges, and in all handed out."""

import sqlite3
from contextlib import closing

import pytest

from ccm_tui.domain.draft import Draft
from ccm_tui.errors import NothingToUndo
from tests.exchange.apart import delegation, handed_out, merged
from tests.store.journal import unwell

WOMAN = {
    "name": "Quisquilia Fictional",
    "email": "quisquilia@example.org",
    "phone": "0123 998877",
    "remark": "Remarktext",
    "function": "Desk",
    "state": "GNB",
}
PERSONAL = (b"Quisquilia", b"quisquilia", b"998877", b"Remarktext", b"remarktext", b"Oldname")


@pytest.fixture
def offices(seeded_file, tmp_path):
    """North, south and west, each at work on its own."""
    registers = [delegation(seeded_file, tmp_path, name) for name in ("north", "south", "west")]
    yield registers
    for register in registers:
        register.close()


@pytest.fixture
def known(offices):
    """The uid of a contact that all three know; her first name was another one."""
    north, south, west = offices
    uid = north.save("contact", WOMAN | {"name": "Oldname Fictional"})
    north.save("contact", {"name": WOMAN["name"]}, uid)
    merged(south, north)
    merged(west, south)
    return uid


def all_of(path):
    """All that stands in a file, and the words of its index, which are packed there."""
    with closing(sqlite3.connect(path)) as copy:
        copy.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', 'search', 'row')")
        words = " ".join(row[0] for row in copy.execute("SELECT term FROM temp.words"))
    return path.read_bytes() + words.encode()


def personal_in(path):
    found = all_of(path)
    return [text for text in PERSONAL if text in found]


def test_an_erasure_travels_from_register_to_register(offices, known, tmp_path):
    north, south, west = offices
    north.erase("contact", known, "asked for")
    merged(south, north)
    merged(west, south)

    for register in offices:
        record = register.record("contact", known)
        assert (record["name"], record["email"], record["function"]) == ("erased", None, "Desk")
        assert register.search("quisquilia") == []
        assert register.conflict_count() == 0
        assert unwell(register) == []


def test_no_file_handed_out_afterwards_holds_a_byte_of_it(offices, known, tmp_path):
    north, south, _west = offices
    north.erase("contact", known, "asked for")
    merged(south, north)

    for register in (north, south):
        for level in ("closed_meeting", "restricted"):
            path = tmp_path / f"{register.path.stem} {level}.db"
            register.export(path, level=level)
            assert personal_in(path) == []


def test_the_file_itself_holds_no_byte_of_it_once_it_is_closed(offices, known):
    north, south, _west = offices
    north.erase("contact", known, "asked for")
    merged(south, north)

    for register in (north, south):
        register.close()
        assert personal_in(register.path) == []


def test_an_older_copy_does_not_bring_it_back(offices, known, tmp_path):
    north, south, west = offices
    old = handed_out(south)
    west.save("contact", {"remark": "Remarktext of west"}, known)
    north.erase("contact", known, "asked for")
    north.merge(old, tmp_path / "backups")
    merged(north, west)
    north.export(tmp_path / "out.db")

    assert north.record("contact", known)["remark"] is None
    assert personal_in(tmp_path / "out.db") == []
    assert unwell(north) == []


def test_an_older_copy_that_is_opened_learns_of_it_when_it_merges(offices, known, tmp_path):
    north, _south, _west = offices
    old = handed_out(north)
    north.erase("contact", known, "asked for")
    with delegation(old, tmp_path, "older") as older:
        assert older.record("contact", known)["name"] == WOMAN["name"]
        merged(older, north)
        assert older.record("contact", known)["name"] == "erased"
        assert unwell(older) == []


def test_what_was_being_typed_of_the_contact_goes_too(offices, known):
    north, south, _west = offices
    for register in (north, south):
        register.keep_draft(Draft("d", "contact", known, {"email": "quisquilia@new"}, "now"))
        register.keep_draft(Draft("e", "contact", None, {"name": "Another"}, "now"))
    north.erase("contact", known, "asked for")
    merged(south, north)

    for register in (north, south):
        assert [draft.uid for draft in register.drafts()] == ["e"]


def test_undo_says_that_it_is_final(offices, known):
    north, _south, _west = offices
    north.erase("contact", known, "asked for")

    with pytest.raises(NothingToUndo, match="final"):
        north.undo()


def test_history_keeps_who_wrote_and_when_and_why_it_was_erased(offices, known):
    north, south, _west = offices
    north.erase("contact", known, "asked for")
    merged(south, north)
    said = str([vars(w) if hasattr(w, "__dict__") else w for w in south.history(known)])

    assert "North" in said
    assert "Quisquilia" not in said
    (reason,) = south._connection.execute("SELECT reason FROM act WHERE verb = 'erase'").fetchone()
    assert reason == "asked for"


def test_what_others_wrote_about_the_person_stays(offices, known):
    """Other records' texts are other records': the page on handing over says so."""
    north, _south, _west = offices
    told = {"states": ["GNB"], "channel": "phone", "date": "8/2", "subject": "Call to Quisquilia"}
    uid = north.save("outreach", told | {"contacts": [known]})
    north.erase("contact", known, "asked for")

    assert north.record("outreach", uid)["subject"] == "Call to Quisquilia"
