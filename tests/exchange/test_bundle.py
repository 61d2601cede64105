"""Bundles: what a colleague lacks, as one small file; taken in like a register, in its order."""

import hashlib
import os
import signal
import sqlite3
import zlib
from contextlib import closing

import pytest

from ccm_tui.errors import (
    FileExists,
    FolderMissing,
    Forked,
    Gap,
    NotARegister,
    NotMergeable,
    Refused,
    RegisterNewer,
)
from ccm_tui.exchange import packed
from ccm_tui.register import Register
from ccm_tui.store.migrations import VERSION
from tests.exchange.apart import delegation, merged
from tests.store.elsewhere import forked, needs_fork, with_files_of_at_most
from tests.store.journal import unwell
from tests.surroundings import counted_ids, surroundings

MEETING = {"states": ["GNB"], "channel": "bilateral", "date": "8/2", "subject": "Focal point"}


@pytest.fixture
def north(seeded_file, tmp_path):
    with delegation(seeded_file, tmp_path, "north") as register:
        yield register


@pytest.fixture
def south(seeded_file, tmp_path):
    with delegation(seeded_file, tmp_path, "south") as register:
        yield register


@pytest.fixture
def out(tmp_path):
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


@pytest.fixture
def take(tmp_path):
    """Merge a bundle: ``take(register, bundle)``."""
    return lambda register, made: register.merge(made.path, tmp_path / "backups")


@pytest.fixture
def given(north, out):
    """The first bundle of north's for South: one meeting, written and changed."""
    uid = north.save("outreach", MEETING)
    north.save("outreach", {"subject": "Plan"}, uid)
    return north.bundle(out / "1.ccm", "South")


def altered(path, statement):
    """The bundle at ``path``, changed by hand."""
    with packed.private("by hand") as plain:
        plain.write_bytes(zlib.decompress(path.read_bytes()[16:]))
        with closing(sqlite3.connect(plain)) as connection:
            connection.execute(statement)
            connection.commit()
        packed.pack(plain, path)
    return path


# ------------------------------------------------------------------ what goes along


def test_a_bundle_brings_what_was_written_and_nothing_is_lost(north, south, given, take):
    figures = take(south, given).figures

    assert (given.changes, given.records, given.since, given.base) == (3, 1, None, None)
    assert figures.records_added == {"outreach": 1}
    assert south.rows("outreach").first(1)[0]["subject"] == "Plan"
    assert merged(south, north).new_changes == 0
    assert unwell(south) == []


def test_the_next_bundle_brings_only_what_is_new(north, south, given, out, take):
    take(south, given)
    uid = north.save("outreach", MEETING | {"subject": "Second"})
    second = north.bundle(out / "2.ccm", "SOUTH")

    assert (second.changes, second.records) == (2, 1)
    assert (second.base, second.to) == (given.sha256, "SOUTH")
    assert take(south, second).figures.records_added == {"outreach": 1}
    assert south.record("outreach", uid)["subject"] == "Second"


def test_where_nothing_is_new_no_file_is_made(north, given, out):
    again = north.bundle(out / "2.ccm", "south")

    assert (again.path, again.changes, again.base) == (None, 0, given.sha256)
    assert [path.name for path in out.iterdir()] == ["1.ccm"]
    assert len(north.handovers()) == 1


def test_each_name_has_a_row_of_its_own(north, given, out):
    west = north.bundle(out / "west.ccm", "West")

    assert (west.changes, west.base) == (given.changes, None)


def test_what_arrives_late_is_sent_though_it_is_older(north, south, seeded_file, tmp_path, out):
    """West wrote before the first bundle was made, and north learns of it after that."""
    with delegation(seeded_file, tmp_path, "west") as west:
        west.save("outreach", MEETING | {"subject": "First of West"})
        merged(north, west)
        late = west.save("outreach", MEETING | {"subject": "Second of West"})
        north.around.clock.now = west.around.clock()
        north.bundle(out / "1.ccm", "South")
        kept_back = west.save("outreach", MEETING | {"subject": "Third of West"})
        merged(north, west)
    second = north.bundle(out / "2.ccm", "South")

    assert second.records == 2
    merged(south, north)
    assert south.record("outreach", late)["subject"] == "Second of West"
    assert south.record("outreach", kept_back)


def test_a_document_takes_its_file_along_once(north, south, out, tmp_path, take):
    meeting = north.save("outreach", MEETING)
    (tmp_path / "letter.txt").write_text("Excellency")
    uid = north.attach(tmp_path / "letter.txt", {"record": meeting, "date": "8/2"})
    take(south, north.bundle(out / "1.ccm", "South"))
    north.save("document", {"title": "Letter of the mission"}, uid)
    second = north.bundle(out / "2.ccm", "South")
    take(south, second)

    assert b"Excellency" not in zlib.decompress(second.path.read_bytes()[16:])
    assert south.record("document", uid)["title"] == "Letter of the mission"
    assert all(check.ok for check in south.examine() if check.name != "free_disk")


def test_erased_data_is_erased_with_who_gets_the_next_bundle(north, south, out, take):
    uid = north.save("contact", {"name": "Jane Doe of nowhere", "email": "x@example.org"})
    take(south, north.bundle(out / "1.ccm", "South"))
    north.erase("contact", uid, "asked for it")
    second = north.bundle(out / "2.ccm", "South")
    take(south, second)

    assert second.changes
    assert "Jane" not in south.record("contact", uid)["name"]
    dump = "\n".join(south._connection.iterdump())
    assert "Jane Doe" not in dump


# ------------------------------------------------------------------ there and back


def test_what_somebody_gave_is_not_sent_back_to_them(north, south, given, out, take):
    """North acts for the ISU: what comes from there is known there."""
    take(south, given)
    uid = south.save("outreach", MEETING | {"subject": "South's own"})
    back = south.bundle(out / "back.ccm", "isu")

    assert (back.records, back.base) == (1, None)
    take(north, back)
    assert north.record("outreach", uid)
    assert north.bundle(out / "2.ccm", "South").records == 1  # South is not known to be of the ISU


def test_what_a_whole_copy_held_is_not_sent_back(north, open_register, out, take):
    north.save("outreach", MEETING)
    north.export_for(out / "copy.db", "South")
    copy = open_register(out / "copy.db", ids=counted_ids("copy"), installation="south")
    copy.save("outreach", MEETING | {"subject": "South's own"})
    back = copy.bundle(out / "back.ccm", "ISU")

    assert back.records == 1
    assert take(north, back).confirmed == 1


def test_everything_is_sent_where_several_registers_write_in_one_name(
    north, south, given, seeded_file, tmp_path, out, take
):
    take(south, given)
    with delegation(seeded_file, tmp_path, "west") as west:
        west.save("outreach", MEETING)
        take(south, west.bundle(out / "west.ccm", "South"))

    assert south.bundle(out / "back.ccm", "ISU").records == 2


def test_who_does_not_have_what_is_left_out_is_not_led_astray(
    south, given, seeded_file, tmp_path, out, take
):
    """South leaves out what north gave; West, who acts for the ISU, too, never had it."""
    take(south, given)
    south.save("outreach", MEETING)
    back = south.bundle(out / "back.ccm", "ISU")
    with delegation(seeded_file, tmp_path, "west") as west:
        with pytest.raises(Gap, match="not by this register") as gap:
            take(west, back)
        assert "--whole" in gap.value.hint
        take(west, south.bundle(out / "whole.ccm", "ISU", whole=True))
        assert len(west.rows("outreach").first(9)) == 2


def test_ones_own_bundle_says_nothing_of_others(north, given, out, take):
    assert take(north, given).figures.new_changes == 0
    assert north.bundle(out / "2.ccm", "ISU").records == 1


# ------------------------------------------------------------------ levels


def test_what_is_above_the_level_stays_until_it_is_lowered(north, south, out, take):
    uid = north.save("outreach", MEETING | {"sensitivity": "confidential"})
    open_one = north.save("outreach", MEETING)
    first = north.bundle(out / "1.ccm", "South", level="restricted")
    assert (first.records, first.level) == (1, "restricted")
    assert uid.encode() not in zlib.decompress(first.path.read_bytes()[16:])
    take(south, first)

    north.save("outreach", {"sensitivity": "restricted"}, uid)
    second = north.bundle(out / "2.ccm", "South")
    take(south, second)

    assert second.level == "restricted"
    assert {row["uid"] for row in south.rows("outreach").first(9)} == {uid, open_one}


def test_a_bundle_without_contacts_is_followed_by_bundles_without_contacts(north, out):
    north.save("contact", {"name": "N"})
    north.save("outreach", MEETING)
    first = north.bundle(out / "1.ccm", "South", without_contacts=True)
    north.save("contact", {"name": "M"})

    assert first.records == 1
    assert north.bundle(out / "2.ccm", "South").path is None


# ------------------------------------------------------------------ after a whole copy


def test_bundles_continue_from_a_whole_copy_that_is_opened(north, open_register, out, take):
    north.save("outreach", MEETING)
    north.export_for(out / "copy.db", "South", level="restricted")
    north.save("outreach", MEETING | {"subject": "Second"})
    second = north.bundle(out / "2.ccm", "south")
    assert (second.records, second.level) == (1, "restricted")

    copy = open_register(out / "copy.db", ids=counted_ids("copy"), installation="south")
    assert take(copy, second).figures.records_added == {"outreach": 1}
    back = copy.bundle(out / "back.ccm", "North")
    assert take(north, back).confirmed == 2


def test_bundles_continue_from_a_whole_copy_that_is_merged(north, south, out, tmp_path, take):
    north.save("outreach", MEETING)
    north.export_for(out / "copy.db", "South")
    south.merge(out / "copy.db", tmp_path / "backups")
    north.save("outreach", MEETING | {"subject": "Second"})

    take(south, north.bundle(out / "2.ccm", "South"))
    assert len(south.rows("outreach").first(9)) == 2
    south.export(out / "whole.db")
    assert north.merge(out / "whole.db", tmp_path / "backups").confirmed == 2


def test_receipts_do_not_leave_the_register(north, given, out):
    north.export(out / "copy.db")

    with closing(sqlite3.connect(out / "copy.db")) as copy:
        assert copy.execute("SELECT count(*) FROM handover").fetchone()[0] == 0
    assert given.sha256.encode() not in (out / "copy.db").read_bytes()


# ------------------------------------------------------------------ order


def test_a_bundle_with_a_gap_before_it_asks_for_the_earlier_one(north, south, given, out, take):
    north.save("outreach", MEETING)
    second = north.bundle(out / "2.ccm", "South")
    for look in (lambda: take(south, second), lambda: south.merge_preview(second.path)):
        with pytest.raises(Gap, match=f"9 Feb 2017 .{given.sha256[:8]}") as gap:
            look()
        assert "--whole" in gap.value.hint
    assert south.rows("outreach").first(9) == []

    take(south, given)
    take(south, second)
    assert len(south.rows("outreach").first(9)) == 2


def test_what_came_another_way_leaves_no_gap(north, south, given, out, take):
    merged(south, north)
    north.save("outreach", MEETING)

    assert take(south, north.bundle(out / "2.ccm", "South")).figures.new_changes == 2


def test_all_is_sent_again_when_that_is_asked_for(north, south, given, out, take):
    north.save("outreach", MEETING)
    whole = north.bundle(out / "2.ccm", "South", whole=True)
    take(south, whole)

    assert (whole.base, whole.records) == (None, 2)
    north.save("outreach", MEETING)
    assert north.bundle(out / "3.ccm", "South").base == whole.sha256


def test_merging_it_twice_changes_nothing(south, given, take):
    take(south, given)

    assert take(south, given).figures.new_changes == 0


def test_a_bundle_that_was_overwritten_was_never_handed_on(north, south, given, out, take):
    north.save("outreach", MEETING)
    again = north.bundle(given.path, "South", force=True)

    assert (again.base, again.records) == (None, 2)
    assert [one.sha256 for one in north.handovers()] == [again.sha256]
    take(south, again)


# ------------------------------------------------------------------ the file


def test_a_bundle_is_one_small_file_for_its_owner_alone(given, out):
    content = given.path.read_bytes()

    assert [path.name for path in out.iterdir()] == ["1.ccm"]
    assert given.path.stat().st_mode & 0o777 == 0o600
    assert given.bytes == len(content) < 2000
    assert given.sha256 == hashlib.sha256(content).hexdigest()
    assert b"Focal point" not in content[:16]


def test_it_says_for_whom_and_from_whom_it_is(north, given):
    told = north.manifest(given.path)

    assert (told.to, told.by, told.person, told.at) == (
        "South", "ISU", "North", north.handovers()[0].at,
    )  # fmt: skip


@pytest.mark.parametrize("name", ["", "  ", "two\nlines"])
def test_a_name_that_is_none_is_refused(north, out, name):
    north.save("outreach", MEETING)
    with pytest.raises(Refused) as refused:
        north.bundle(out / "1.ccm", name)

    assert set(refused.value.fields) == {"to"}
    assert list(out.iterdir()) == []


def test_a_file_that_is_there_is_not_overwritten_and_no_receipt_is_kept(north, out):
    north.save("outreach", MEETING)
    (out / "1.ccm").write_text("a letter")
    with pytest.raises(FileExists):
        north.bundle(out / "1.ccm", "South")
    with pytest.raises(FolderMissing):
        north.bundle(out / "none" / "1.ccm", "South")

    assert (out / "1.ccm").read_text() == "a letter"
    assert north.handovers() == []


# ------------------------------------------------------------------ bad input


def test_a_bundle_that_is_cut_off_is_refused(south, given, take):
    content = given.path.read_bytes()
    for left in (5, 16, 100, -1):
        given.path.write_bytes(content[:left])
        with pytest.raises(NotMergeable, match="cut off or damaged"):
            take(south, given)

    assert south.rows("outreach").first(9) == []


def test_a_bundle_with_a_byte_changed_is_refused(south, given, take):
    content = bytearray(given.path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    given.path.write_bytes(content)

    with pytest.raises(NotMergeable):
        take(south, given)


def test_a_bundle_that_would_fill_the_disk_is_refused(south, given, take):
    head = given.path.read_bytes()[:8]
    bomb = zlib.compress(b"\0" * (40 << 20), 9)
    given.path.write_bytes(head + (40 << 20).to_bytes(8) + bomb)
    with pytest.raises(NotMergeable, match="damaged"):
        take(south, given)

    given.path.write_bytes(head + (1000).to_bytes(8) + bomb)
    with pytest.raises(NotMergeable, match="damaged"):
        take(south, given)


ALTERED = {
    "PRAGMA application_id = 1": NotARegister,
    f"PRAGMA user_version = {VERSION + 1}": RegisterNewer,
    "DROP TABLE manifest": NotMergeable,
    "UPDATE manifest SET told = '[]'": NotMergeable,
    "UPDATE manifest SET told = json_set(told, '$.to', 1)": NotMergeable,
    "UPDATE manifest SET told = json_set(told, '$.level', 'x')": NotMergeable,
    "UPDATE manifest SET told = json_set(told, '$.at', 'soon')": NotMergeable,
    "UPDATE manifest SET told = json_set(told, '$.reached', json('{\"a\": [1]}'))": NotMergeable,
    "UPDATE change SET kind = 'no such kind'": NotMergeable,
    "UPDATE change SET act = 1": NotMergeable,
    "UPDATE change SET clock = 1 << 62": NotMergeable,
}
"""What somebody may do to a bundle by hand, and what is said then."""


def test_a_bundle_altered_by_hand_is_looked_at_as_data(south, given, take):
    content = given.path.read_bytes()
    for statement, error in ALTERED.items():
        given.path.write_bytes(content)
        altered(given.path, statement)
        with pytest.raises(error):
            take(south, given)

    assert south.rows("outreach").first(9) == []


def test_words_changed_by_hand_are_noticed_by_who_knows_better(north, given, tmp_path):
    altered(given.path, "UPDATE change SET new = 'forged' WHERE field = 'subject'")
    with pytest.raises(Forked):
        north.merge(given.path, tmp_path / "backups")


def test_a_bundle_of_a_newer_form_is_refused(south, given, take):
    content = given.path.read_bytes()
    given.path.write_bytes(content[:4] + (2).to_bytes(4) + content[8:])

    with pytest.raises(RegisterNewer, match="newer"):
        take(south, given)


# ------------------------------------------------------------------ when it breaks


@needs_fork
def test_a_full_disk_leaves_neither_a_file_nor_a_receipt(north, out):
    north.save("outreach", MEETING | {"summary": os.urandom(100_000).hex()})
    path = north.path
    north.close()

    def bundle():
        with Register.open(path, surroundings()) as register:
            return register.bundle(out / "1.ccm", "South")

    with Register.open(path, surroundings()) as warm:
        warm.bundle_names()
    name, _said, hint = with_files_of_at_most(60_000, bundle)
    assert name in ("DiskFull", "RegisterError")
    assert hint
    assert list(out.iterdir()) == []
    with Register.open(path, surroundings()) as register:
        assert register.handovers() == []


@needs_fork
def test_a_kill_while_packing_leaves_no_file_and_no_receipt(north, out, monkeypatch):
    north.save("outreach", MEETING)
    path = north.path
    north.close()

    def killed():
        with Register.open(path, surroundings()) as register:
            monkeypatch.setattr(
                "ccm_tui.exchange.bundle.digest", lambda _p: os.kill(os.getpid(), signal.SIGKILL)
            )
            register.bundle(out / "1.ccm", "South")

    with pytest.raises(AssertionError, match="did not end well"):
        forked(killed, lambda: None)
    assert not (out / "1.ccm").exists()
    with Register.open(path, surroundings()) as register:
        assert register.handovers() == []
        assert register.bundle(out / "1.ccm", "South").changes
