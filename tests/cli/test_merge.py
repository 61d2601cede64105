"""``ccm-tui merge`` and ``ccm-tui conflict``."""

import json

import pytest

from tests.exchange.apart import delegation, handed_out, merged

MEETING = {"states": ["GNB"], "channel": "bilateral", "date": "8/2", "subject": "Focal point"}


@pytest.fixture
def handed(seeded_file, tmp_path):
    """A colleague's file; in it and in the register of the command line one subject differs."""
    (tmp_path / "south").mkdir()
    with (
        delegation(seeded_file, tmp_path / "south", "south") as south,
        delegation(seeded_file, tmp_path / "south", "north") as north,
    ):
        uid = south.save("outreach", MEETING)
        merged(north, south)
        south.save("outreach", {"subject": "South says"}, uid)
        north.save("outreach", {"subject": "North says"}, uid)
        return handed_out(south), handed_out(north)


def test_a_merge_says_what_it_brings_and_leaves_conflicts_to_people(run, handed):
    south, north = handed
    as_isu = ("--by", "ISU", "--person", "A. Tester")
    foreseen = run("merge", str(south), "--dry-run", "--json")
    assert foreseen.json["new_changes"] == 3
    assert foreseen.json["backup"] is None
    assert run("merge", str(south), "--json").json["records_added"] == 1

    done = run("merge", str(north))

    assert done.code == 3
    assert "from ISU North: 1 act since 2017-02-09" in done.out
    assert "1 conflict is open: ccm-tui conflict list" in done.out
    listed = run("conflict", "list", "--json").json
    (item,) = listed["items"]
    assert (item["kind"], item["field"], item["before"]) == ("outreach", "subject", "Focal point")
    assert {v["value"] for v in item["values"]} == {"South says", "North says"}
    assert item["standing"] in ("South says", "North says")
    shown = run("conflict", "show", item["id"]).out
    assert "shown meanwhile" in shown
    assert "ISU South, 2017-02-09 09:00 UTC" in shown

    other = next(v for v in item["values"] if v["value"] != item["standing"])
    decide = ("conflict", "decide", item["id"], "--take", other["id"])
    assert run(*decide).err.startswith("--person: say who decides")
    decided = run(*as_isu, *decide, "--reason", "agreed", "--json")
    assert decided.json == {"decided": 1, "conflicts": 0}
    record = run("outreach", "show", item["record"], "--json").json
    assert record["subject"] == other["value"]
    assert run(*decide).code == 1


def test_what_cannot_be_decided_so_is_refused(run, handed):
    assert run("conflict", "decide", "nothing", "--take", "x").code == 1
    assert run("conflict", "decide", "nothing").err.startswith("--take: give either")
    assert run("conflict", "decide", "--take", "standing").err.startswith("ID: name conflicts")
    assert run("conflict", "list").out == "No conflict is open.\n"


def test_all_conflicts_of_a_kind_are_decided_as_they_stand(run, handed):
    for path in handed:
        run("merge", str(path))

    act = ("--by", "ISU", "--person", "T", "conflict", "decide", "--kind", "outreach")
    assert run(*act, "--take", "standing", "--json").json["decided"] == 1
    assert json.loads(run("undo", "--json").out)["undone"][0]["verb"] == "decide"


def test_what_is_no_register_is_refused_in_a_line_and_a_hint(run, tmp_path, register_path):
    (tmp_path / "letter.txt").write_text("Dear colleague")

    for path, said in (
        (tmp_path / "letter.txt", "is not a register"),
        (tmp_path / "missing.db", "does not exist"),
        (register_path, "is the register that is open"),
    ):
        done = run("merge", str(path))
        assert done.code == 1
        assert said in done.err
        assert len(done.err.splitlines()) == 2
