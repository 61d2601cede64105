"""A copy at a level: nothing of what is above stays in it, and it never deletes on its way back."""

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ccm_tui.domain.vocabularies import SENSITIVITIES
from ccm_tui.errors import FileExists, RegisterDamaged
from ccm_tui.register import Actor, Register
from ccm_tui.store import leaving
from ccm_tui.store.driver import Connection
from tests.exchange.apart import delegation, merged
from tests.exchange.offices import FEW, seeded
from tests.store.journal import unwell
from tests.surroundings import AdvancingClock, counted_ids, surroundings

LEVELS = SENSITIVITIES.codes
OFFICE = {"name": "Secretoffice", "sensitivity": "closed_meeting"}
EVENT = {
    "title": "Secretevent",
    "kind": "side_event",
    "starts": "2017-03-01",
    "sensitivity": "confidential",
    "agenda": [{"title": "Secretitem", "time": "9:00"}],
}


def entry(level: str, **more: object) -> dict[str, object]:
    typed = {
        "states": ["GNB"],
        "channel": "bilateral",
        "date": "2017-02-08",
        "subject": f"Subjectof{level}",
        "summary": f"Summaryof{level} [/x]",
        "sensitivity": level,
    }
    return typed | more


@pytest.fixture
def filled(register, tmp_path):
    """Records of every level that refer to one another: the uid of each by a name."""
    save = register.save
    made = {level: save("outreach", entry(level)) for level in LEVELS}
    made["office"] = save("organisation", OFFICE)
    made["contact"] = save("contact", {"name": "Contactperson Test", "state": "GNB"})
    made["event"] = save("event", EVENT)
    refers = {"reply_to": made["confidential"], "event": made["event"]}
    refers |= {"contacts": [made["contact"]], "organisations": [made["office"]]}
    made["answer"] = save("outreach", entry("public", subject="Openanswer", **refers))
    promise = {"what": "Openpromise", "owed_by": "ITA", "owed_to": made["office"], "due": "1/5"}
    made["promise"] = save("commitment", promise)
    save("reminder", {"record": made["closed_meeting"], "until": "2017-03-01"})
    note = tmp_path / "note.txt"
    for text, record in (("Filetext", "closed_meeting"), ("Openfile", "public")):
        note.write_text(text)
        typed = {"record": made[record], "date": "2017-02-09", "title": f"Document {text}"}
        register.attach(note, typed | {"sensitivity": "public"})
    save("outreach", {"summary": "Changedtext"}, made["closed_meeting"])
    return made


def exported(register: Register, tmp_path: Path, level: str, **more: bool) -> Path:
    path = tmp_path / f"{level}.db"
    register.export(path, level=level, **more)
    return path


def all_of(path: Path) -> bytes:
    """All that stands in a file, and the words of its index, which are packed there."""
    with closing(sqlite3.connect(path)) as copy:
        copy.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', 'search', 'row')")
        words = " ".join(row[0] for row in copy.execute("SELECT term FROM temp.words"))
    return path.read_bytes() + words.encode()


# ------------------------------------------------------------------ what is left out


@pytest.mark.parametrize("level", LEVELS[:-1])
def test_no_byte_of_what_is_above_the_level_stays(register, filled, tmp_path, level):
    found = all_of(exported(register, tmp_path, level))

    for other in LEVELS:
        told = LEVELS.index(other) <= LEVELS.index(level)
        for text in (f"Subjectof{other}", f"Summaryof{other}", f"subjectof{other}"):
            assert (text.encode() in found) == told, text
    for text in ("Changedtext", "Secretoffice", "secretoffice", "Filetext"):
        assert text.encode() not in found
    for text in ("Secretevent", "Secretitem", "secretevent"):
        assert (text.encode() in found) == (level == "confidential")
    assert b"Openfile" in found


def test_what_was_left_out_is_counted_by_kind(register, filled, tmp_path):
    made = register.export(tmp_path / "copy.db", level="restricted")

    assert made.level == "restricted"
    assert made.left_out == {
        "organisation": 1,
        "event": 1,
        "agenda_item": 1,
        "outreach": 2,
        "document": 1,
        "reminder": 1,
    }


def test_the_highest_level_leaves_nothing_out(register, filled, tmp_path):
    assert register.export(tmp_path / "copy.db").left_out == {}


def test_contacts_can_be_left_out_at_any_level(register, filled, tmp_path):
    path = exported(register, tmp_path, "closed_meeting", without_contacts=True)

    assert b"Contactperson" not in all_of(path)
    assert b"contactperson" not in all_of(path)
    assert b"Changedtext" in all_of(path)


def test_a_record_in_conflict_about_its_level_has_the_highest(seeded_file, tmp_path):
    north, south = (delegation(seeded_file, tmp_path, name) for name in ("north", "south"))
    with north, south:
        uid = north.save("outreach", entry("public"))
        merged(south, north)
        north.save("outreach", {"sensitivity": "confidential"}, uid)
        for _look in range(60):
            south.around.clock()
        south.save("outreach", {"sensitivity": "restricted"}, uid)
        merged(north, south)

        assert north.record("outreach", uid)["sensitivity"] == "restricted"
        assert b"Subjectofpublic" not in all_of(exported(north, tmp_path, "restricted"))


def test_a_record_lowered_is_handed_out_with_all_its_history(register, tmp_path):
    uid = register.save("outreach", entry("confidential"))
    register.save("outreach", {"sensitivity": "public", "subject": "Toldnow"}, uid)
    found = all_of(exported(register, tmp_path, "public"))

    assert b"Toldnow" in found
    assert b"Subjectofconfidential" in found


def test_acts_of_which_nothing_remains_go_with_their_reasons(register, filled, tmp_path):
    register.erase("contact", filled["contact"], "Reasontext")
    path = exported(register, tmp_path, "closed_meeting", without_contacts=True)

    assert b"Reasontext" not in all_of(path)
    with closing(sqlite3.connect(path)) as copy:
        assert copy.execute("SELECT count(*) FROM redaction").fetchone()[0] == 0


# ------------------------------------------------------------------ what remains


@pytest.mark.parametrize("level", LEVELS[:-1])
def test_a_copy_at_a_level_is_a_sound_register_of_one_file(register, filled, tmp_path, level):
    path = exported(register, tmp_path, level)
    assert path.stat().st_mode & 0o777 == 0o600
    with Register.open(path, surroundings()) as copy:
        assert unwell(copy) == []
        assert [one.name for one in copy.examine() if not one.ok and one.name != "free_disk"] == []


def test_what_refers_to_something_left_out_stands_without_it(register, filled, tmp_path):
    with Register.open(exported(register, tmp_path, "restricted"), surroundings()) as copy:
        answer = copy.record("outreach", filled["answer"])
        known = copy._connection.execute("SELECT uid FROM commitment").fetchall()

    assert (answer["subject"], answer["event"], answer["reply_to"]) == ("Openanswer", None, None)
    assert answer["organisations"] == []
    assert answer["contacts"] == [filled["contact"]]
    assert filled["promise"] not in {row["uid"] for row in known}, "it waits for whom it is owed to"


def test_search_and_dossier_of_a_copy_know_nothing_of_it(register, filled, tmp_path):
    with Register.open(exported(register, tmp_path, "restricted"), surroundings()) as copy:
        assert copy.search("secretevent") == []
        assert copy.search("subjectofconfidential") == []
        assert [hit.uid for hit in copy.search("subjectofrestricted")] == [filled["restricted"]]
        assert copy.rows("outreach").count() == 3


def test_the_register_itself_is_as_it_was_and_nothing_is_left_beside_it(register, filled, tmp_path):
    before, there = everything(register._connection), {*tmp_path.iterdir()}
    register.export(tmp_path / "copy.db", level="public", without_contacts=True)

    assert {*tmp_path.iterdir()} - there == {tmp_path / "copy.db"}
    assert everything(register._connection) == before
    assert unwell(register) == []


def test_a_copy_that_does_not_verify_is_not_handed_out(register, filled, tmp_path, monkeypatch):
    monkeypatch.setattr(leaving, "replay", lambda *_given: {})
    with pytest.raises(RegisterDamaged):
        register.export(tmp_path / "copy.db", level="restricted")

    assert not [path for path in tmp_path.iterdir() if "copy" in path.name]


def test_a_file_that_is_there_is_left_alone(register, tmp_path):
    (tmp_path / "copy.db").write_bytes(b"mine")
    with pytest.raises(FileExists):
        register.export(tmp_path / "copy.db", level="public")

    assert (tmp_path / "copy.db").read_bytes() == b"mine"


# ------------------------------------------------------------------ and back again


def test_what_was_left_out_is_whole_where_the_copy_comes_back(register, filled, tmp_path):
    path = exported(register, tmp_path, "public", without_contacts=True)
    around = surroundings(ids=counted_ids("copy"), installation="there")
    with Register.open(path, around) as copy:
        copy.save("outreach", {"subject": "Answeredthere"}, filled["answer"])
        before = everything(register._connection)
        merged(register, copy)

    answer = register.record("outreach", filled["answer"])
    assert answer["subject"] == "Answeredthere"
    assert answer["organisations"] == [filled["office"]]
    assert everything(register._connection)["commitment"] == before["commitment"]
    assert everything(register._connection)["event"] == before["event"]
    assert unwell(register) == []


def test_what_was_left_out_comes_with_a_later_whole_copy(register, filled, tmp_path):
    path = exported(register, tmp_path, "public", without_contacts=True)
    with Register.open(path, surroundings(installation="there")) as copy:
        merged(copy, register)

        assert everything(copy._connection) == everything(register._connection)
        assert unwell(copy) == []


def test_a_copy_that_has_a_record_which_was_raised_since_keeps_it(register, filled, tmp_path):
    first = exported(register, tmp_path, "restricted")
    register.save("outreach", {"sensitivity": "closed_meeting"}, filled["restricted"])
    register.export(tmp_path / "second.db", level="restricted")
    with (
        Register.open(first, surroundings(installation="there")) as copy,
        Register.open(tmp_path / "second.db", surroundings()) as second,
    ):
        merged(copy, second)

        assert copy.record("outreach", filled["restricted"])["sensitivity"] == "restricted"


def everything(connection: Connection) -> dict[str, set[tuple[object, ...]]]:
    """Every row of the journal and of all records, without what belongs to one file."""
    own = (
        *("session", "draft", "head", "merge_report", "handover", "hub", "search", "indexing"),
        *("timeline", "sqlite"),
    )
    found = {}
    for (table,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'"):
        if not table.startswith(own):
            columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
            names = ", ".join(row["name"] for row in columns if row["name"] != "id")
            found[table] = {
                tuple(row) for row in connection.execute(f"SELECT {names} FROM {table}")
            }
    return found


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A register with few kinds and few States, closed."""
    return seeded(tmp_path_factory.mktemp("small"))


class Apart:
    """Two registers that hand each other copies at levels, at random."""

    def __init__(self, template: Path, folder: Path, seed: int) -> None:
        self.random, self.folder, self.copies = random.Random(seed), folder, 0
        self.both = [self.office(template, name) for name in ("north", "south")]

    def office(self, template: Path, name: str) -> Register:
        around = surroundings(
            clock=AdvancingClock(),
            ids=counted_ids(name),
            actor=Actor("ISU", name),
            installation=name,
        )
        path = Path(shutil.copy(template, self.folder / f"{name}.db"))
        register = Register.open(path, around, entities=FEW)
        register._connection.execute("PRAGMA synchronous = OFF")
        register._connection.execute("UPDATE session SET installation = 'nobody'")
        return register

    def uids(self, register: Register, kind: str) -> list[str]:
        sql = f"SELECT uid FROM {kind} WHERE deleted = 0 ORDER BY uid"
        return [row["uid"] for row in register._connection.execute(sql)]

    def write(self, register: Register) -> None:
        choice, level = self.random.choice, self.random.choice(LEVELS)
        offices, entries = (self.uids(register, kind) for kind in ("organisation", "outreach"))
        match self.random.randrange(5):
            case 0:
                register.save("organisation", {"name": level, "sensitivity": level})
            case 1:
                more = {"organisations": offices[:2], "reply_to": choice([None, *entries])}
                register.save("outreach", entry(level, **more))
            case 2 if offices:
                owed = {"owed_by": "GNB", "owed_to": choice(offices), "what": "x", "due": "1/5"}
                register.save("commitment", owed | {"sensitivity": level})
            case 3 if entries:
                register.save("outreach", {"sensitivity": level}, choice(entries))
            case 4 if entries:
                register.save("outreach", {"subject": str(self.random.random())}, choice(entries))

    def hand_over(self, one: Register, other: Register, level: str) -> None:
        """Give ``one`` a copy of ``other``; what stood in ``one`` stands afterwards."""
        self.copies += 1
        path = self.folder / f"copy {self.copies}.db"
        other.export(path, level=level)
        stood = {kind: set(self.uids(one, kind)) for kind in ("organisation", "outreach")}
        with Register.open(path, surroundings(), entities=FEW) as copy:
            assert unwell(copy) == []
            merged(one, copy)
        assert unwell(one) == []
        for kind, uids in stood.items():
            assert uids <= set(self.uids(one, kind))


@pytest.mark.parametrize("seed", range(4))
def test_copies_at_any_levels_lose_nothing_and_whole_ones_make_registers_equal(
    small, tmp_path, seed
):
    apart = Apart(small, tmp_path, seed)
    north, south = apart.both
    with north, south:
        for _round in range(4):
            for _act in range(6):
                apart.write(apart.random.choice(apart.both))
            one, other = apart.random.sample(apart.both, 2)
            apart.hand_over(one, other, apart.random.choice(LEVELS))
        apart.hand_over(north, south, LEVELS[-1])
        apart.hand_over(south, north, LEVELS[-1])

        assert everything(north._connection) == everything(south._connection)
        assert [c.id for c in north.conflicts()] == [c.id for c in south.conflicts()]
