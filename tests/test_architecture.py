"""One declaration, many uses: an entity declared in a test works everywhere, untouched by hand.

The form and the command's options are tested beside them; here is everything below the faces.
"""

import json
import sqlite3
from contextlib import closing

import pytest

from ccm_tui.domain.draft import Draft
from ccm_tui.domain.wording import change_in_words
from ccm_tui.errors import Refused
from ccm_tui.store.driver import connect
from ccm_tui.store.pages import list_columns
from tests.store.journal import changes, heads, unwell
from tests.store.schema_check import faults
from tests.throwaway import VEHICLE_ENTITIES, Vehicle

CAR = {
    "plate": "CD-1", "name": "Réunion bus", "bought": "7/3/2016", "colour": "light",
    "wheels": "4", "made_in": "ITA", "states": ["GNB", "SLE"], "remark": "[/x] repaired",
}  # fmt: skip


@pytest.fixture
def car(with_vehicle):
    """The uid of a vehicle that was just saved."""
    return with_vehicle.save("vehicle", CAR)


@pytest.fixture
def file(with_vehicle):
    with closing(connect(with_vehicle.path)) as connection:
        yield connection


def test_it_is_saved_and_read(with_vehicle, car):
    assert with_vehicle.record("vehicle", car) == {
        "uid": car, "plate": "CD-1", "name": "Réunion bus", "bought": "2016-03-07",
        "colour": "light_blue", "wheels": 4, "made_in": "ITA", "states": ["GNB", "SLE"],
        "remark": "[/x] repaired",
    }  # fmt: skip


def test_what_is_wrong_with_it_is_said_beside_each_field(with_vehicle):
    with pytest.raises(Refused) as refusal:
        with_vehicle.save("vehicle", CAR | {"colour": "green", "wheels": "x", "made_in": "XXX"})

    assert set(refusal.value.fields) == {"colour", "wheels", "made_in"}
    assert refusal.value.fields["colour"] == "“green” is none of red, light blue"


def test_it_is_edited_undone_and_redone(with_vehicle, car):
    before = with_vehicle.record("vehicle", car)
    with_vehicle.save("vehicle", {"wheels": "", "states": ["CHL"]}, car)
    after = with_vehicle.record("vehicle", car)
    assert (after["wheels"], after["states"]) == (None, ["CHL"])

    with_vehicle.undo()
    assert with_vehicle.record("vehicle", car) == before
    with_vehicle.redo()
    assert with_vehicle.record("vehicle", car) == after


def test_it_is_deleted_and_comes_back(with_vehicle, car):
    before = with_vehicle.record("vehicle", car)
    with_vehicle.delete("vehicle", car)
    assert with_vehicle.rows("vehicle").count() == 0

    with_vehicle.undo()
    assert with_vehicle.record("vehicle", car) == before


def test_its_history_is_told_in_words(with_vehicle, car):
    with_vehicle.save("vehicle", {"colour": "red", "bought": "8/3/2016", "states": ["GNB"]}, car)

    told = [
        change_in_words(Vehicle, w.field, w.old, w.new, w.operation, with_vehicle.code_of)
        for w in with_vehicle.history(car)
        if w.verb == "edit"
    ]
    assert told == [
        ("Bought", "7 Mar 2016", "8 Mar 2016"),
        ("Colour", "light blue", "red"),
        ("Seen in", "SLE", ""),
    ]


def test_its_declared_columns_are_those_of_its_list(with_vehicle, car):
    assert list_columns(Vehicle) == [
        "id", "uid", "plate", "name", "bought", "colour", "wheels", "made_in_words",
        "states_words",
    ]  # fmt: skip
    (row,) = with_vehicle.rows("vehicle").first(9)
    assert row["made_in_words"] == "Italy"
    assert row["states_words"] == "GNB, SLE"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 1),
        ("colour:light", 1),
        ("colour:red", 0),
        ("state:GNB", 1),
        ("state:ITA", 0),
        ("made-in:ITA", 1),
        ("made-in:GNB", 0),
        ("wheels:4", 1),
        ("since:2016", 1),
        ("until:2015", 0),
        ("repaired", 1),
    ],
)
def test_its_list_is_filtered_by_its_fields(with_vehicle, car, text, count):
    rows = with_vehicle.rows("vehicle", with_vehicle.query("vehicle", text))

    assert len(rows.first(9)) == rows.count() == count


def test_a_filter_of_it_is_said_in_words(with_vehicle, car):
    query = with_vehicle.query("vehicle", "colour:l made-in:ITA wheels: since:2016")

    assert with_vehicle.query_in_words("vehicle", query) == (
        "light blue · ITA · without wheels · since 1 Jan 2016"
    )


@pytest.mark.parametrize("words", ["reunion", "CD 1", "repair", "x"])
def test_it_is_found_by_search(with_vehicle, car, words):
    hits = [hit for hit in with_vehicle.search(words, limit=500) if hit.kind == "vehicle"]

    assert [(hit.uid, hit.title, hit.day) for hit in hits] == [(car, "Réunion bus", "2016-03-07")]


def test_it_is_found_by_its_name_code_and_uid(with_vehicle, car):
    for text in ("CD-1", "cd 1", "reunion bus", car, car[:8]):
        assert with_vehicle.find("vehicle", text) == car
    assert [one.uid for one in with_vehicle.suggest("vehicle", "bus")] == [car]


def test_every_change_of_it_is_journalled(with_vehicle, file, car):
    with_vehicle.save("vehicle", {"wheels": "6"}, car)
    with_vehicle.delete("vehicle", car)
    with_vehicle.undo()

    born, *_rest = changes(file, car)
    assert set(born.new) == set(Vehicle.stored_columns())
    assert born.new["wheels"] == 4
    standing = heads(file, car)
    assert {field: len(found) for field, found in standing.items()} == dict.fromkeys(standing, 1)
    assert unwell(with_vehicle) == []


def test_another_program_that_writes_to_it_is_journalled(with_vehicle, file, car):
    with closing(sqlite3.connect(with_vehicle.path, isolation_level=None)) as other:
        other.execute("UPDATE vehicle SET wheels = 8")
        with pytest.raises(sqlite3.IntegrityError, match="marked deleted"):
            other.execute("DELETE FROM vehicle")

    assert changes(file, car)[-1].new == 8


def test_it_stands_in_the_timeline_of_each_state_it_concerns(with_vehicle, car):
    def shown():
        sql = "SELECT s.iso3 FROM timeline t JOIN state s ON s.uid = t.state WHERE t.number = 60"
        found = with_vehicle._connection.execute(sql)
        return sorted(row["iso3"] for row in found)

    assert shown() == ["GNB", "ITA", "SLE"]
    with_vehicle.save("vehicle", {"states": ["ITA", "SLE"]}, car)
    assert shown() == ["ITA", "SLE"]
    with_vehicle.save("vehicle", {"states": ["SLE"]}, car)
    assert shown() == ["ITA", "SLE"], "it was made there still"
    with_vehicle.save("vehicle", {"made_in": "SLE"}, car)
    assert shown() == ["SLE"]
    events = with_vehicle.profile(with_vehicle.find("state", "SLE")).timeline
    assert (car, "Réunion bus") in [(e.uid, e.title) for e in events if e.kind == "vehicle"]
    with_vehicle.delete("vehicle", car)
    assert shown() == []
    with_vehicle.undo()
    assert shown() == ["SLE"]
    assert unwell(with_vehicle) == []


def test_its_table_is_compared_with_its_declaration(file):
    assert list(faults(file, VEHICLE_ENTITIES)) == []


def test_what_is_typed_of_it_is_kept_as_a_draft(with_vehicle):
    draft = Draft("d", "vehicle", None, {"plate": "half ty"}, "2017-02-09T09:00:00Z")
    with_vehicle.keep_draft(draft)

    assert with_vehicle.drafts() == [draft]


def test_it_travels_in_an_export(with_vehicle, car, tmp_path):
    exported = with_vehicle.export(tmp_path / "copy.db")

    with closing(sqlite3.connect(exported.path)) as copy:
        assert copy.execute("SELECT plate, colour FROM vehicle").fetchall() == [
            ("CD-1", "light_blue")
        ]
        new = copy.execute("SELECT new FROM change WHERE uid = ? AND field = ''", (car,))
        assert json.loads(new.fetchone()[0])["remark"] == "[/x] repaired"


def test_a_record_edited_as_it_was_read_is_unchanged(with_vehicle, car):
    before = with_vehicle.history(car)
    with_vehicle.save("vehicle", with_vehicle.typed_of("vehicle", car), car)

    assert with_vehicle.history(car) == before
