"""``ccm-tui plan``: listing, choosing, rolling over, loading."""

from pathlib import Path

from tests.cli.conftest import Run

ROLL = ("plan", "new", "--from", "VA-7MSP", "--code", "NEXT", "--as-at", "2017-10-01")
FILE = """\ufeffkind,code,title,part_of,serves,target,unit,eligible,states
action,F1,Fictional action,,,,,,
action,F1.1,Fictional part,F1,,,,,
objective,OBJ1,Fictional objective,,,,,,
activity,A1,Fictional activity,,OBJ1;O1;F1.1;4.1,,,,GNB; Sierra Leone
output,O1,Fictional output,,F1,2,States Parties,All,
"""
FRAME = (
    "--title",
    "A fictional plan",
    "--as-at",
    "2017-10-01",
    "--horizon",
    "2018-09-01",
    "--framework",
    "Fictional",
)


def test_a_plan_that_is_rolled_over_is_counted_apart(run: Run) -> None:
    done = run(*ROLL, "--horizon", "2018-09-01", "--json").json
    assert done["copied"] == {"objective": 4, "output": 6, "activity": 7}
    assert done["deadlines_blank"] == ["A1", "A2", "A3", "A6"]
    assert len(done["deadlines_moved"]) == 6
    assert run("--as-at", "2017-02-09", "plan", "use", "NEXT").code == 0
    listed = run("--as-at", "2017-02-09", "plan", "list", "--json").json
    assert [(one["code"], one["in_use"]) for one in listed["items"]] == [
        ("NEXT", True),
        ("VA-7MSP", False),
    ]
    outputs = run("--as-at", "2017-02-09", "output", "list", "--json").json["items"]
    assert {one["deadline"] for one in outputs} == {"2018-08-31"}
    before = run("--plan", "va-7msp", "output", "list", "--json").json["items"]
    assert before[0]["deadline"] == "2017-09-03"


def test_a_code_that_is_printed_is_understood(run: Run) -> None:
    run(*ROLL)
    listed = run("--plan", "NEXT", "output", "list", "--plan", "VA-7MSP", "--json").json["items"]
    assert [one["code"] for one in listed][:2] == ["VA-7MSP/O1", "VA-7MSP/O2"]
    shown = run("--plan", "NEXT", "output", "show", listed[0]["code"], "--json").json
    assert shown["uid"] == listed[0]["uid"]
    activity = run("--plan", "NEXT", "activity", "show", "VA-7MSP/A1", "--json").json
    assert activity["outputs"] == ["VA-7MSP/O1"]


def test_what_is_left_out_is_not_copied(run: Run) -> None:
    done = run(*ROLL, "--without", "activity", "--json").json
    assert done["copied"] == {"objective": 4, "output": 6, "activity": 0}


def test_rolling_over_is_undone_at_once(run: Run) -> None:
    run(*ROLL)
    assert run("undo").code == 0
    assert run("plan", "list", "--json").json["total"] == 1


def test_a_plan_nobody_knows_or_without_a_new_code_is_refused(run: Run) -> None:
    assert run("plan", "new", "--from", "NONE", "--code", "NEXT").code == 1
    refused = run("plan", "new", "--from", "VA-7MSP")
    assert refused.code == 1
    assert "--code: is needed" in refused.err
    assert run("plan", "new", "--code", "NEXT").code == 2
    assert run("--plan", "NONE", "output", "list").code == 1


def test_a_plan_comes_from_a_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(FILE, encoding="utf-8")
    done = run("plan", "load", str(path), "--plan", "FICT", *FRAME, "--json").json
    assert done["plan"]["code"] == "FICT"
    assert done["added"] == {"action": 2, "objective": 1, "activity": 1, "output": 1}
    activity = run("activity", "show", "FICT/A1", "--json").json
    assert activity["states"] == ["GNB", "SLE"]
    assert activity["actions"] == ["4.1", "F1.1"]
    assert run("--plan", "FICT", "output", "show", "O1", "--json").json["target"] == 2
    assert run("--plan", "FICT", "output", "list").out.endswith("\n1 output\n")
    assert run("undo").code == 0
    assert run("action", "show", "F1").code == 1


def test_a_framework_needs_no_plan(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "frame.csv"
    path.write_text("kind;code;title\naction;F9;Fictional\n", encoding="utf-8")
    done = run("plan", "load", str(path), "--framework", "Fictional", "--json").json
    assert done == {"plan": None, "added": {"action": 1}}


def test_every_fault_of_a_file_is_told_with_its_row(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(
        "kind,code,title,serves,deadline,states,target\n"
        "action,4.1,Fictional,,,,\n"
        "activity,A1,Fictional,OX,2018-02-30,GNX,\n"
        "output,O1,Fictional,,,,0\n",
        encoding="utf-8",
    )
    refused = run("plan", "load", str(path), "--code", "FICT", *FRAME)
    assert refused.code == 1
    assert refused.err.startswith("row 2, code")
    for said in ("row 3, serves", "row 3, deadline", "row 3, states", "row 4, target", "Nothing"):
        assert said in refused.err
    assert run("plan", "list", "--json").json["total"] == 1


def test_a_file_that_goes_round_in_a_circle_is_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(
        "kind,code,title,part_of,serves\n"
        "action,G1,Fictional,G2,\n"
        "action,G2,Fictional,G1,\n"
        "activity,A1,Fictional,,A1\n"
        "objectiv,A1,Fictional,,\n",
        encoding="utf-8",
    )
    refused = run("plan", "load", str(path), "--code", "FICT", *FRAME).err
    assert "row 2, part_of: goes round in a circle: G1 → G2 → G1" in refused
    assert "row 4, serves: goes round in a circle: A1 → A1" in refused
    assert "row 5, kind" in refused
    assert "row 5, code: “A1” is the code of row 4, too" in refused


def test_what_is_no_plan_file_is_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_bytes(b"kind,code,title\naction,F1,\xff\n")
    assert "UTF-8" in run("plan", "load", str(path)).err
    path.write_text("code,title,colour\n", encoding="utf-8")
    refused = run("plan", "load", str(path)).err
    assert "column “kind”: is missing" in refused
    assert "colour" in refused
    path.write_text("kind,code,title\n" + "action,F,Fictional\n" * 100_000, encoding="utf-8")
    assert "more than 10000 rows" in run("plan", "load", str(path)).err
    assert run("plan", "load", str(tmp_path / "none.csv")).code == 1
