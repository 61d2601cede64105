"""The hub, on a real PostgreSQL: what passes, what stays, what is noticed, and what is refused."""

import json
import re
import threading
from pathlib import Path

import psycopg
import pytest

from ccm_tui.errors import Forked, HubUnusable, NotMergeable
from ccm_tui.exchange import hub as hubs
from ccm_tui.exchange.hub_address import address_of
from ccm_tui.store import frontier
from ccm_tui.store.hub import Hub
from ccm_tui.store.hub_rows import digest
from tests.exchange.apart import delegation, merged
from tests.store.journal import unwell

PAGE = (Path(__file__).parents[2] / "docs" / "hub.md").read_text(encoding="utf-8")
MEETING = {"states": ["GNB"], "channel": "bilateral", "date": "8/2", "subject": "Focal point"}


@pytest.fixture
def url(postgres):
    """The address of an empty hub, for somebody who may add and read and nothing else."""
    return postgres.hub()


@pytest.fixture
def on_hub(postgres, url):
    """Run SQL on the hub as whoever runs it."""
    return lambda sql: postgres.run(sql, url.rpartition("/")[2])


@pytest.fixture
def north(seeded_file, tmp_path):
    with delegation(seeded_file, tmp_path, "north") as register:
        yield register


@pytest.fixture
def south(seeded_file, tmp_path):
    with delegation(seeded_file, tmp_path, "south") as register:
        yield register


def sync(register, url, level="restricted"):
    return register.sync(address_of(url, {}), level)


def passed(register, url):
    """How many changes were pushed and pulled."""
    done = sync(register, url)
    return done.pushed, done.pulled


def journal(register):
    """All that was written by people, whatever the order."""
    return {
        table: sorted(
            (tuple(row) for row in register._connection.execute(f"SELECT * FROM {table}")), key=repr
        )
        for table in ("act", "change", "edge", "redaction", "blob")
    }


# ------------------------------------------------------------------ what passes


def test_what_one_gave_another_gets_with_who_wrote_it(north, south, url):
    uid = north.save("outreach", MEETING)

    assert sync(north, url).pushed == 2
    done = sync(south, url)

    assert (done.pushed, done.pulled, done.conflicts) == (0, 2, 0)
    assert south.record("outreach", uid) == north.record("outreach", uid)
    assert [w.person for w in south.history(uid)] == ["North", "North"]
    assert journal(south) == journal(north)
    assert unwell(south) == []
    (report,) = south.merge_reports()
    assert report.source.name.startswith("postgresql://127.0.0.1:")


def test_syncing_again_reads_no_row_and_gives_none(north, south, url, monkeypatch):
    north.save("outreach", MEETING)
    sync(north, url)
    sync(south, url)
    sync(north, url)

    monkeypatch.setattr(Hub, "rows", lambda *_: pytest.fail("rows were read"))
    monkeypatch.setattr(Hub, "put", lambda *_: pytest.fail("rows were given"))

    for register in (north, south):
        assert passed(register, url) == (0, 0)
    assert len(south.merge_reports()) == 1


def test_both_sides_of_a_disagreement_meet(north, south, url):
    uid = north.save("outreach", MEETING)
    sync(north, url)
    sync(south, url)
    north.save("outreach", {"subject": "North says"}, uid)
    south.save("outreach", {"subject": "South says"}, uid)

    sync(north, url)
    assert sync(south, url).conflicts == 1
    assert sync(north, url).conflicts == 1
    assert journal(north) == journal(south)


def test_a_decision_reaches_the_others(north, south, url):
    test_both_sides_of_a_disagreement_meet(north, south, url)
    (conflict,) = south.conflicts()
    south.decide_conflict(conflict.id, take=conflict.values[0].id, reason="agreed")

    assert sync(south, url).conflicts == 0
    assert sync(north, url).conflicts == 0
    assert journal(north) == journal(south)


@pytest.mark.parametrize(
    "text",
    ["שלום [/b] é\u0301", 'a\ttab and a "quote" \\ {1,2}', "line\nbreak\\N", "😀 %s \u202e"],
)
def test_texts_come_back_exactly(north, south, url, text):
    uid = north.save("outreach", MEETING | {"summary": text})
    sync(north, url)
    sync(south, url)

    assert south.record("outreach", uid)["summary"] == north.record("outreach", uid)["summary"]
    assert journal(south) == journal(north)


def test_numbers_texts_of_digits_and_nothing_stay_what_they_are(north, south, url):
    counted = {"state": "GNB", "kind": "survivors", "until": "31/12/2016", "total": "7"}
    uid = north.save("figure", counted | {"source": "12", "men": "3", "remark": "null"})
    north.save("figure", {"total": "90071992", "men": "", "remark": "5"}, uid)
    sync(north, url)
    sync(south, url)

    kinds = "SELECT typeof(old), typeof(new), old, new FROM change WHERE uid = ? ORDER BY field"
    assert [tuple(row) for row in south._connection.execute(kinds, (uid,))] == [
        tuple(row) for row in north._connection.execute(kinds, (uid,))
    ]
    assert journal(south) == journal(north)


def test_what_came_by_file_is_not_given_back_twice(north, south, url, on_hub):
    north.save("outreach", MEETING)
    merged(south, north)

    assert sync(south, url).pushed == 2
    assert passed(north, url) == (0, 0)
    assert on_hub("SELECT count(*) FROM ccm_tui.change") == [(2,)]


def test_files_of_documents_travel(north, south, url, tmp_path):
    paper = tmp_path / "note.txt"
    paper.write_bytes(b"\x00fictional\xff")
    uid = north.attach(paper, {"title": "Note"})
    sync(north, url)
    sync(south, url)

    assert south.document(uid) == north.document(uid)


# ------------------------------------------------------------------ what stays


def test_what_is_above_the_level_stays_here_and_it_says_how_much(north, south, url, on_hub):
    north.save("outreach", MEETING | {"sensitivity": "confidential"})
    north.save("outreach", MEETING | {"subject": "Open"})

    done = sync(north, url)

    assert (done.pushed, done.kept_back, done.level) == (2, 1, "restricted")
    sync(south, url)
    assert south.rows("outreach").count() == 1
    assert on_hub("SELECT count(*) FROM ccm_tui.act") == [(1,)]


def test_what_is_lowered_later_is_given_whole(north, south, url):
    uid = north.save("outreach", MEETING | {"sensitivity": "confidential"})
    sync(north, url)
    north.around.clock.now = north.around.clock.now.replace(hour=23)
    north.save("outreach", {"sensitivity": "restricted"}, uid)

    assert sync(north, url).pushed == 3
    assert sync(south, url).pulled == 3
    assert south.record("outreach", uid) == north.record("outreach", uid)


def test_what_is_raised_later_is_no_deletion(north, south, url):
    uid = north.save("outreach", MEETING)
    sync(north, url)
    sync(south, url)
    north.save("outreach", {"sensitivity": "closed_meeting"}, uid)

    assert passed(north, url) == (0, 0)
    sync(south, url)
    assert south.record("outreach", uid)["subject"] == "Focal point"


def test_the_seeds_are_everybodys_own(north, url, on_hub):
    sync(north, url, "closed_meeting")

    assert on_hub("SELECT count(*) FROM ccm_tui.change") == [(0,)]


def test_an_erased_contact_stays_erased_whatever_the_hub_still_holds(north, south, url, on_hub):
    uid = north.save("contact", {"name": "Fictional Person", "email": "f@example.org"})
    sync(north, url)
    sync(south, url)
    north.erase("contact", uid, "asked for")
    sync(north, url)
    sync(south, url)

    assert south.record("contact", uid)["name"] == "erased"
    assert sync(south, url).pushed == sync(north, url).pushed == 0
    # What a hub keeps is cleared by whoever runs it; the next sync gives what is left.
    (statement,) = re.findall(r"^BEGIN;$.*?^COMMIT;$", PAGE, re.DOTALL | re.MULTILINE)
    on_hub(statement)
    assert on_hub("SELECT count(*) FROM ccm_tui.change WHERE kind = 'contact'") == [(0,)]
    assert sync(south, url).pushed > 0
    assert passed(north, url) == (0, 0)
    assert on_hub("SELECT count(*) FROM ccm_tui.change WHERE new LIKE '%Fictional%'") == [(0,)]


# ------------------------------------------------------------------ what is noticed


def test_a_hub_that_lost_rows_gets_them_again(north, south, url, on_hub):
    north.save("outreach", MEETING)
    sync(north, url)
    on_hub("TRUNCATE ccm_tui.act, ccm_tui.change, ccm_tui.arrival")

    assert sync(north, url).pushed == 2
    assert sync(south, url).pulled == 2


def test_another_hub_at_the_same_address_is_another(north, url, on_hub):
    north.save("outreach", MEETING)
    sync(north, url)
    on_hub("TRUNCATE ccm_tui.act, ccm_tui.change, ccm_tui.arrival, ccm_tui.hub")
    on_hub("INSERT INTO ccm_tui.hub (format) VALUES (1)")

    assert sync(north, url).pushed == 2


def test_a_restored_backup_gets_back_what_it_had_given(north, url, seeded_file, tmp_path):
    north.save("outreach", MEETING)
    before = tmp_path / "before.db"
    north._connection.execute("VACUUM INTO ?", (str(before),))
    uid = north.save("outreach", MEETING | {"subject": "After the backup"})
    sync(north, url)

    with delegation(before, tmp_path, "restored") as restored:
        origin = north._connection.execute("SELECT origin FROM session").fetchone()[0]
        restored._connection.execute("UPDATE session SET origin = ?", (origin,))
        assert sync(restored, url).pulled == 2
        assert restored.record("outreach", uid)["subject"] == "After the backup"


def forked(register, path, tmp_path):
    """A copy by hand of ``register``, which goes on as if it were the same."""
    copy = delegation(path, tmp_path, "copy")
    origin = register._connection.execute("SELECT origin FROM session").fetchone()[0]
    copy._connection.execute("UPDATE session SET origin = ?", (origin,))
    return copy


def test_a_forked_origin_stops_the_sync_with_both_sides_untouched(
    north, url, on_hub, seeded_file, tmp_path
):
    with forked(north, seeded_file, tmp_path) as copy:
        copy.save("outreach", MEETING | {"subject": "The same moment, other words"})
        north.save("outreach", MEETING)
        sync(north, url)
        before, there = journal(copy), on_hub("SELECT * FROM ccm_tui.change ORDER BY 1, 2, 3")

        with pytest.raises(Forked):
            sync(copy, url)

        assert journal(copy) == before
        assert on_hub("SELECT * FROM ccm_tui.change ORDER BY 1, 2, 3") == there


def test_a_fork_that_arrives_between_pull_and_push_is_noticed(
    north, url, on_hub, seeded_file, tmp_path, monkeypatch
):
    with forked(north, seeded_file, tmp_path) as copy:
        copy.save("outreach", MEETING | {"subject": "The same moment, other words"})
        north.save("outreach", MEETING)
        lay_out = frontier.lay_out

        def meanwhile(*given):
            monkeypatch.setattr(frontier, "lay_out", lay_out)
            sync(north, url)
            return lay_out(*given)

        monkeypatch.setattr(frontier, "lay_out", meanwhile)
        with pytest.raises(Forked):
            sync(copy, url)

        assert on_hub("SELECT new FROM ccm_tui.change WHERE new LIKE '%same moment%'") == []


# ------------------------------------------------------------------ cuts, and many at once


def test_after_a_cut_it_goes_on_where_it_stopped(north, south, url, on_hub, monkeypatch):
    for number in range(6):
        north.save("outreach", MEETING | {"subject": f"Meeting {number}"})
    monkeypatch.setattr(hubs, "_BATCH", 4)
    put = Hub.put
    given = []

    def cut(hub, batch, version):
        given.append(len(batch["act"]))
        if len(given) == 2:
            on_hub(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'delegate'"
            )
        return put(hub, batch, version)

    monkeypatch.setattr(Hub, "put", cut)
    with pytest.raises(HubUnusable, match="went away"):
        sync(north, url)
    assert on_hub("SELECT count(*) FROM ccm_tui.change") == [(4,)]

    assert sync(north, url).pushed == 8
    assert sync(south, url).pulled == 12
    assert given == [2, 2, 2, 2, 2]  # the second one twice


def test_many_at_once_with_backends_killed_give_every_change_once(
    seeded_file, tmp_path, url, on_hub, monkeypatch
):
    monkeypatch.setattr(hubs, "_BATCH", 4)
    offices = [delegation(seeded_file, tmp_path, f"office {n}") for n in range(4)]
    for office in offices:
        for number in range(8):
            office.save("outreach", MEETING | {"subject": f"{office.path.stem} {number}"})
    merged(offices[1], offices[0])
    left = set(offices)

    def keep_at_it(office):
        for _attempt in range(50):
            try:
                sync(office, url)
            except HubUnusable:
                continue
            left.discard(office)
            return

    threads = [threading.Thread(target=keep_at_it, args=(office,)) for office in offices]
    for thread in threads:
        thread.start()
    for _killed in range(6):
        on_hub(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE usename = 'delegate' LIMIT 1"
        )
    for thread in threads:
        thread.join()

    assert left == set()
    assert on_hub(
        "SELECT count(*), count(DISTINCT (origin, clock, field)) FROM ccm_tui.change"
    ) == [(64, 64)]
    assert on_hub("SELECT sum(entries) FROM ccm_tui.arrival") == [(96,)]
    for office in offices:
        sync(office, url)
        assert office.rows("outreach").count() == 32
        office.close()


# ------------------------------------------------------------------ what is refused


def test_a_database_that_is_no_hub_is_said_to_be_none(north, postgres):
    with pytest.raises(HubUnusable, match="is no hub") as error:
        sync(north, postgres.url(postgres.database()))

    assert "ccm-tui hub sql" in error.value.hint


def test_somebody_without_rights_is_told_which_role_it_takes(north, postgres, url):
    with pytest.raises(HubUnusable, match="does not let you") as error:
        sync(north, postgres.url(url.rpartition("/")[2], "stranger"))

    assert "ccm_tui_sync" in error.value.hint


def test_the_role_can_neither_alter_nor_remove(postgres, url):
    for verb in ("DELETE FROM ccm_tui.change", "UPDATE ccm_tui.act SET verb = ''",
                 "TRUNCATE ccm_tui.edge", "DROP TABLE ccm_tui.blob"):  # fmt: skip
        with psycopg.connect(url) as connection, pytest.raises(psycopg.Error):
            connection.execute(verb)


def test_a_hub_that_is_not_there_costs_nothing(north):
    with pytest.raises(HubUnusable, match="cannot be reached"):
        sync(north, "postgresql://127.0.0.1:1/none")


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE ccm_tui.change SET new = '\"x\"'",
        "UPDATE ccm_tui.change SET digest = digest + 1",
        "UPDATE ccm_tui.act SET person = 'Somebody else'",
    ],
)
def test_a_row_that_was_altered_on_the_hub_is_refused(north, south, url, on_hub, harm):
    north.save("outreach", MEETING)
    sync(north, url)
    on_hub(harm)
    before = journal(south)

    with pytest.raises(NotMergeable, match="altered"):
        sync(south, url)
    assert journal(south) == before


def test_a_hub_is_as_little_trusted_as_a_foreign_file(north, south, url, on_hub):
    row = ["0123456789abcdef", 1 << 90 >> 30, "", 5, "no_such_table", "x", "insert", None,
           json.dumps("{}"), None, None]  # fmt: skip
    texts = ", ".join("NULL" if v is None else f"'{v}'" for v in row)
    on_hub(f"INSERT INTO ccm_tui.change VALUES ({texts}, {digest('change', row)})")
    on_hub(
        "INSERT INTO ccm_tui.arrival (origin, block, entries, highest, digest, version)"
        " SELECT origin, clock >> 40, 1, clock, digest, 1 FROM ccm_tui.change"
    )

    with pytest.raises(NotMergeable):
        sync(south, url)
    assert south._connection.execute("SELECT count(*) FROM hub_block").fetchone()[0] == 0


def test_what_a_wrong_clock_wrote_does_not_spoil_the_hub(north, url, on_hub):
    north.around.clock.now = north.around.clock.now.replace(year=2999)
    north.save("outreach", MEETING | {"date": "2017-02-08"})

    with pytest.raises(NotMergeable, match="ahead of time"):
        sync(north, url)
    assert on_hub("SELECT count(*) FROM ccm_tui.act") == [(0,)]


# ------------------------------------------------------------------ addresses


@pytest.mark.parametrize(
    ("text", "environ", "encrypted"),
    [
        ("postgresql://hub.example.org/register", {}, True),
        ("postgresql://hub.example.org/register?sslmode=disable", {}, False),
        ("postgresql://hub.example.org/register", {"PGSSLMODE": "verify-full"}, False),
        ("postgresql://127.0.0.1/register", {}, False),
        ("postgresql:///register", {}, False),
        ("postgresql:///register", {"PGHOST": "hub.example.org"}, True),
        ("host=localhost,hub.example.org dbname=register", {}, True),
        ("host=localhost hostaddr=192.0.2.1", {}, True),
        ("service=hub", {}, True),
        ("", {"PGSERVICE": "hub"}, True),
    ],
)
def test_what_leaves_this_computer_is_encrypted_unless_somebody_says_otherwise(
    text, environ, encrypted
):
    assert address_of(text, environ).is_encrypted == encrypted


def test_a_hub_is_named_without_who_and_password():
    address = address_of("postgresql://maria:secret@hub.example.org:5433/register", {})

    assert address.name == "postgresql://hub.example.org:5433/register"
    assert address.tells_password


def test_what_is_no_address_is_said_to_be_none():
    with pytest.raises(HubUnusable, match="no address"):
        address_of("https://example.org", {})


def test_a_server_without_encryption_is_refused_where_it_has_to_be(north, url):
    with pytest.raises(HubUnusable, match="SSL"):
        sync(north, url + "?sslmode=require")
