"""Numbered steps: an older register becomes what a fresh one is, or stays as it was.

Registers of the versions that people have are in :mod:`tests.store.test_version_1`; the steps here
are made up.
"""

import re
from contextlib import closing
from typing import Annotated

import pytest

from ccm_tui.domain.declaration import About, Line
from ccm_tui.domain.entities import ENTITIES
from ccm_tui.domain.outreach import Outreach
from ccm_tui.errors import RegisterNewer
from ccm_tui.resources import schema_sql, seeds_dir
from ccm_tui.store import guard, opening
from ccm_tui.store.driver import connect
from ccm_tui.store.migrations import STEPS, VERSION, migrate
from ccm_tui.store.projection import verify
from ccm_tui.store.seeding import seed
from tests.store.past import SCHEMAS, parts, shape
from tests.store.schema_check import faults

LATER_VERSION = VERSION + 1


class OutreachWithWeather(Outreach):
    """Outreach as a later version may have it: one more field."""

    weather: Annotated[Line | None, About("Weather", searched=True)] = None


LATER = tuple(OutreachWithWeather if entity is Outreach else entity for entity in ENTITIES)
COLUMN = "weather TEXT CHECK (weather <> 'snow')"
LATER_SCHEMA = (
    schema_sql()
    .replace("    summary     TEXT,\n", f"    summary     TEXT,\n    {COLUMN}, -- outside\n")
    .replace(f"user_version = {VERSION}", f"user_version = {LATER_VERSION}")
)


def add_weather(connection):
    connection.execute(f"ALTER TABLE outreach ADD COLUMN {COLUMN}")


def take_the_step(connection):
    return migrate(connection, LATER, steps={VERSION: add_weather}, version=LATER_VERSION)


def made(path, entities, schema):
    """A seeded register by ``schema``, as a bare connection."""
    opening.create(path, entities, lambda c: seed(c, entities, seeds_dir()), schema=schema)
    return closing(connect(path))


def write_outreach(connection, **fields):
    values = {
        "uid": "weather-1",
        "channel": "letter",
        "date": "2017-02-08",
        "subject": "s",
    } | fields
    names = ", ".join(values)
    marks = ", ".join(f":{name}" for name in values)
    connection.execute(f"INSERT INTO outreach ({names}) VALUES ({marks})", values)


# ------------------------------------------------------------------ the versions there are


def test_every_version_has_its_frozen_schema_a_register_and_a_step_that_leaves_it():
    assert {path.name for path in SCHEMAS.iterdir()} == {
        *(f"{version}.sql" for version in range(1, VERSION + 1)),
        *(f"{version}.register.gz" for version in range(1, VERSION)),
    }
    assert set(STEPS) == set(range(1, VERSION))


def test_the_schema_of_this_version_is_the_one_that_is_frozen():
    assert (SCHEMAS / f"{VERSION}.sql").read_text(encoding="utf-8") == schema_sql()


def test_a_register_of_this_version_needs_no_step(file):
    assert migrate(file, ENTITIES) == 0


# ------------------------------------------------------------------ a step, with one made up here


@pytest.fixture
def old(tmp_path):
    """A register of the last version in which something was written already."""
    with made(tmp_path / "old.db", ENTITIES, schema_sql()) as connection:
        write_outreach(connection)
        yield connection


def test_a_migrated_register_is_what_a_fresh_one_is(old, tmp_path):
    assert take_the_step(old) == 1

    with made(tmp_path / "new.db", LATER, LATER_SCHEMA) as new:
        assert shape(old) == shape(new)


def test_a_difference_between_fresh_and_migrated_would_be_noticed(old, tmp_path):
    other = LATER_SCHEMA.replace(COLUMN, "weather TEXT")
    take_the_step(old)

    with made(tmp_path / "new.db", LATER, other) as new:
        assert shape(old) != shape(new)


def test_a_new_field_is_in_the_list_after_its_step(old):
    missing = "outreach_list: lacks ['weather']"
    assert missing in list(faults(old, LATER))

    take_the_step(old)

    assert missing not in list(faults(old, LATER))


def test_what_was_written_before_has_the_default_and_still_follows_from_the_journal(old):
    take_the_step(old)

    assert old.execute("SELECT weather FROM outreach").fetchone()[0] is None
    assert list(verify(old, LATER)) == []


def test_a_new_field_is_journalled_from_its_step_on(old):
    take_the_step(old)
    old.execute("UPDATE outreach SET weather = 'rain'")

    found = old.execute("SELECT old, new FROM change WHERE field = 'weather'").fetchall()
    assert [tuple(row) for row in found] == [(None, "rain")]
    assert list(verify(old, LATER)) == []


def test_the_triggers_are_those_of_the_newer_tables(old):
    take_the_step(old)

    assert guard.differences(old, LATER) == []
    assert "weather" in guard.live_triggers(old)["journal_outreach_insert"]


def test_what_a_newer_program_wrote_waits_in_the_journal_and_appears_after_the_step(old):
    old.execute(
        "INSERT INTO change (origin, clock, field, act, kind, uid, op, new)"
        " SELECT 'bbbbbbbbbbbbbbbb', clock + 1, 'weather', 0, 'outreach', 'weather-1', 'edit',"
        " 'rain' FROM session"
    )
    assert list(verify(old, ENTITIES)) == []

    take_the_step(old)

    assert old.execute("SELECT weather FROM outreach").fetchone()[0] == "rain"
    assert list(verify(old, LATER)) == []


def test_several_steps_are_one(old):
    def add_mood(connection):
        connection.execute("ALTER TABLE outreach ADD COLUMN mood TEXT")

    assert (
        migrate(
            old,
            ENTITIES,
            steps={VERSION: add_weather, LATER_VERSION: add_mood},
            version=LATER_VERSION + 1,
        )
        == 2
    )
    assert old.execute("PRAGMA user_version").fetchone()[0] == LATER_VERSION + 1
    assert guard.differences(old, ENTITIES) == []


def test_a_step_that_fails_leaves_the_file_as_it_was(old, tmp_path):
    def fail(connection):
        connection.execute("DROP TABLE membership")
        connection.execute("DROP TRIGGER journal_claim_insert")
        raise ValueError("half way")

    old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = (tmp_path / "old.db").read_bytes()

    with pytest.raises(ValueError, match="half way"):
        migrate(
            old, LATER, steps={VERSION: add_weather, LATER_VERSION: fail}, version=LATER_VERSION + 1
        )

    assert not old.in_transaction
    assert (tmp_path / "old.db").read_bytes() == before
    assert (tmp_path / "old.db-wal").stat().st_size == 0
    assert guard.differences(old, ENTITIES) == []


def test_a_migrated_register_is_refused_by_the_program_of_before(old, tmp_path):
    take_the_step(old)

    with pytest.raises(RegisterNewer, match=f"register version {LATER_VERSION}"):
        opening.open_connection(tmp_path / "old.db")


def test_statements_are_split_at_their_own_commas_only():
    sql = re.sub(r"\s+", " ", "CREATE TABLE x ( a TEXT CHECK (a IN ('b', 'c')), d ANY ) STRICT")

    assert parts(sql) == ["CREATE TABLE x ", "a TEXT CHECK (a IN ('b', 'c'))", "d ANY"]
