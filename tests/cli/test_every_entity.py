"""The commands of an entity come from its declaration: every kind, every verb, every field."""

import shutil
from pathlib import Path

import pytest

from ccm_tui.cli.entity import EntityGroup, verbs
from ccm_tui.domain.declaration import Entity
from ccm_tui.domain.entities import ENTITIES
from tests.cli.conftest import Run
from tests.throwaway import VEHICLE_ENTITIES, Vehicle

EVERY = pytest.mark.parametrize("entity", ENTITIES, ids=lambda entity: entity.table)
WRITTEN = pytest.mark.parametrize(
    "entity", [e for e in ENTITIES if "add" in e.verbs], ids=lambda entity: entity.table
)


@EVERY
def test_every_kind_can_be_listed_and_shown_and_written_where_a_person_may(
    entity: type[Entity],
) -> None:
    assert {"list", "show", *entity.verbs} <= set(verbs(entity))
    for verb in ("add", "edit", "delete"):
        assert (verb in verbs(entity)) == (verb in entity.verbs)


@EVERY
def test_every_command_explains_itself(entity: type[Entity], run: Run) -> None:
    for verb in verbs(entity):
        done = run(entity.table, verb, "--help")
        assert done.code == 0
        assert done.out.startswith(f"Usage: ccm-tui {entity.table} {verb}")
        assert "--json" in done.out


@EVERY
def test_every_kind_lists_its_records_with_their_number(entity: type[Entity], run: Run) -> None:
    document = run(entity.table, "list", "--limit", "3", "--json").json
    assert set(document) == {"items", "total"}
    assert len(document["items"]) == min(3, document["total"])


@EVERY
def test_what_a_list_names_can_be_shown(entity: type[Entity], run: Run) -> None:
    for row in run(entity.table, "list", "--limit", "1", "--json").json["items"]:
        reference = row.get("uid") or row["iso3"]
        shown = run(entity.table, "show", reference, "--json").json
        fields = {n for n, column in entity.columns().items() if column.about.stored}
        assert {"uid"} | fields <= set(shown)


@EVERY
def test_a_list_filters_by_every_stored_field(entity: type[Entity], run: Run) -> None:
    shown = run(entity.table, "list", "--help").out
    for column in entity.columns().values():
        if column.in_a_list:
            assert f"--{column.option}" in shown


@EVERY
def test_a_list_is_searched_by_words_whatever_its_kind(entity: type[Entity], run: Run) -> None:
    assert run(entity.table, "list", "--search", "zzzz", "--json").json == {"items": [], "total": 0}
    assert run(entity.table, "list", "--search", "!?", "--json").json["total"] == 0


@WRITTEN
def test_adding_has_an_option_for_every_field_a_person_writes(
    entity: type[Entity], run: Run
) -> None:
    shown = run(entity.table, "add", "--help").out
    for column in entity.columns().values():
        typed = not column.about.given and column.about.kind != "children"
        assert (f"--{column.option} " in shown) == typed


def test_an_entity_nobody_wrote_a_command_for_has_all_of_them(
    run: Run, vehicle_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = shutil.copy(vehicle_file, tmp_path / "vehicles.db")
    monkeypatch.setenv("CCM_TUI_DB", str(path))

    def vehicle(*argv: str):
        return run("vehicle", *argv, "--json", entities=VEHICLE_ENTITIES)

    added = vehicle(
        *("add", "--plate", "X 1", "--name", "[/van]", "--bought", "2017-02-01"),
        *("--wheels", "4", "--made-in", "Italy", "--state", "GNB", "--state", "SLE"),
    ).json
    assert added == {
        "uid": added["uid"],
        "plate": "X 1",
        "name": "[/van]",
        "bought": "2017-02-01",
        "colour": "red",
        "wheels": 4,
        "made_in": "ITA",
        "states": ["GNB", "SLE"],
        "remark": None,
    }
    assert vehicle("list", "--made-in", "ITA").json["total"] == 1
    assert vehicle("list", "--since", "2017-03").json["total"] == 0
    edited = vehicle("edit", "X 1", "--colour", "light", "--state", "").json
    assert (edited["colour"], edited["states"]) == ("light_blue", [])
    refused = vehicle("edit", "X 1", "--wheels", "four", "--bought", "2017-02-30")
    assert refused.err.splitlines() == [
        "--bought: 2017-02-30 does not exist",
        "--wheels: “four” is not a whole number",
    ]
    told = run("history", "vehicle", "X 1", entities=VEHICLE_ENTITIES).out
    assert "Seen in: removed Sierra Leone (SLE)" in told
    assert "Colour: red → light blue" in told
    assert vehicle("delete", "X 1").json["deleted"] == 1


def test_a_command_an_entity_does_not_have_is_no_command(run: Run) -> None:
    done = run("state", "add", "--iso3", "XXX")
    assert done.code == 2
    assert "No such command 'add'" in done.err


def test_commands_are_made_when_they_are_named() -> None:
    group = EntityGroup(Vehicle)
    assert group.commands == {}
