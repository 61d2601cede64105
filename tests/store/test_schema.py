"""The schema: one readable file that says what the declarations say."""

from contextlib import closing

import pytest

from ccm_tui.domain.entities import ENTITIES
from ccm_tui.resources import schema_sql
from ccm_tui.store.driver import in_memory
from ccm_tui.store.migrations import APPLICATION_ID, VERSION
from tests.store.schema_check import faults


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda entity: entity.table)
def test_every_entity_and_its_table_are_equal(file, entity):
    assert list(faults(file, (entity,))) == []


@pytest.mark.parametrize(
    ("was", "became"),
    [
        ("    summary     TEXT,\n", ""),
        ("    summary     TEXT,\n", "    summary     TEXT NOT NULL,\n"),
        ("'bilateral', 'phone', 'other'", "'bilateral', 'other'"),
        ("DEFAULT 'out' CHECK (direction", "CHECK (direction"),
        ("event (uid) ON DELETE RESTRICT,\n    subject", "event (uid),\n    subject"),
        ("    outreach TEXT NOT NULL REFERENCES outreach (uid) ON DELETE CASCADE,\n    contact",
         "    outreach TEXT NOT NULL,\n    contact"),
        ("CREATE INDEX outreach_date ON outreach (date, id) WHERE deleted = 0;", ""),
        ("(SELECT code FROM meeting WHERE uid = o.meeting) AS meeting_words,", ""),
        (" CHECK (date(date, '+0 days') IS date),\n    place", ",\n    place"),
        ("subject     TEXT NOT NULL CHECK (trim(subject) <> '')", "subject     TEXT NOT NULL"),
    ],
)  # fmt: skip
def test_a_table_that_differs_is_noticed(was, became):
    assert schema_sql().count(was) == 1
    with closing(in_memory()) as other:
        other.executescript(schema_sql().replace(was, became))

        assert [fault for fault in faults(other, ENTITIES) if fault.startswith("outreach")]


def tables(connection, kind="table"):
    rows = connection.execute("SELECT * FROM pragma_table_list WHERE schema = 'main'")
    return {
        row["name"]: row
        for row in rows
        if row["type"] == kind and not row["name"].startswith(("sqlite_", "search"))
    }


def test_every_table_is_strict(file):
    assert [name for name, row in tables(file).items() if not row["strict"]] == []


def test_there_is_no_table_but_those_of_entities_and_of_the_register_itself(file):
    of_entities = {entity.table for entity in ENTITIES}
    of_links = {table for entity in ENTITIES for table in entity.links().values()}
    own = {"session", "act", "change", "edge", "redaction", "blob", "draft", "party", "timeline"}
    own |= {"indexing", "head", "waiting", "merge_report", "hub_block", "handover"}

    assert set(tables(file)) == of_entities | of_links | own
    assert set(tables(file, "view")) == {f"{entity.table}_list" for entity in ENTITIES} | {
        "tick",
        "journal",
    }


def test_every_foreign_key_refers_to_a_uid_and_says_what_a_removal_does(file):
    for name in tables(file):
        for row in file.execute("SELECT * FROM pragma_foreign_key_list(?)", (name,)):
            assert row["to"] == "uid", name
            assert row["on_delete"] in ("RESTRICT", "CASCADE"), name


def test_every_public_uid_is_unique(file):
    for entity in ENTITIES:
        unique = {
            tuple(
                part["name"]
                for part in file.execute("SELECT name FROM pragma_index_info(?)", (row["name"],))
            )
            for row in file.execute("SELECT * FROM pragma_index_list(?)", (entity.table,))
            if row["unique"]
        }
        assert unique == {("uid",)}, f"{entity.table}: two people may create the same otherwise"


def test_the_file_says_whose_it_is_and_of_which_version(file):
    assert file.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    assert file.execute("PRAGMA user_version").fetchone()[0] == VERSION
    assert f"PRAGMA user_version = {VERSION};" in schema_sql()


def test_search_folds_accents(file):
    sql = file.execute("SELECT sql FROM sqlite_schema WHERE name = 'search'").fetchone()[0]

    assert "remove_diacritics 2" in sql
