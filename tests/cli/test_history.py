"""History, undo and redo by command: each run is a start of its own."""

from tests.cli.conftest import Run


def test_history_names_who_wrote_what(run: Run, meeting: str) -> None:
    run("--by", "CHL", "outreach", "edit", meeting, "--engagement", "positive", "--state", "SLE")
    items = run("history", "outreach", meeting, "--json").json["items"]
    keys = {"at", "by", "person", "field", "old", "new", "operation", "reason"}
    assert all(set(item) == keys for item in items)
    assert items[0]["operation"] == "insert"
    assert (items[0]["by"], items[0]["person"]) == ("ISU", "A. Tester")
    changes = [(item["field"], item["old"], item["new"]) for item in items if item["by"] == "CHL"]
    assert sorted(changes, key=str) == [
        ("engagement", None, "positive"),
        ("states", "GNB", None),
        ("states", None, "SLE"),
    ]


def test_history_reads_in_words(run: Run, meeting: str) -> None:
    run("--by", "CHL", "outreach", "edit", meeting, "--engagement", "positive", "--state", "SLE")
    told = run("history", "outreach", meeting[:6]).out
    assert "ISU A. Tester: written" in told
    assert "CHL: Engagement: nothing → positive" in told
    assert "CHL: State: added Sierra Leone (SLE)" in told
    assert "CHL: State: removed Guinea-Bissau (GNB)" in told


def test_history_tells_of_the_seeds_and_of_the_deleted(run: Run, meeting: str) -> None:
    assert "(with the program): written" in run("history", "output", "O1").out
    run("outreach", "delete", meeting)
    assert "deleted" in run("history", "outreach", meeting).out


def test_a_kind_nobody_knows_is_wrong_usage(run: Run) -> None:
    done = run("history", "planet", "GNB")
    assert done.code == 2
    assert "outreach" in done.err


def test_undo_and_redo_reach_back_over_starts(run: Run, meeting: str) -> None:
    run("outreach", "edit", meeting, "--place", "Geneva")
    undone = run("undo", "--json").json
    assert undone == {
        "undone": [{"verb": "edit", "records": [{"kind": "outreach", "uid": meeting}]}]
    }
    assert run("outreach", "show", meeting, "--json").json["place"] is None
    assert run("redo", "--json").json["undone"]
    assert run("outreach", "show", meeting, "--json").json["place"] == "Geneva"


def test_steps_are_undone_all_or_none(run: Run, meeting: str) -> None:
    run("outreach", "edit", meeting, "--place", "Geneva")
    refused = run("undo", "--steps", "3")
    assert (refused.code, refused.err) == (
        1,
        "ccm-tui: There are only 2 steps to undo.\nNothing was undone.\n",
    )
    assert run("outreach", "show", meeting, "--json").json["place"] == "Geneva"
    assert len(run("undo", "--steps", "2", "--json").json["undone"]) == 2
    assert run("outreach", "list", "--json").json["total"] == 0


def test_undo_says_what_it_took_back(run: Run, meeting: str) -> None:
    assert run("undo").out == "Undone: outreach entry “Focal point”\n"
    assert run("undo").err == "ccm-tui: There is nothing to undo.\n"


def test_what_undo_did_is_history_too(run: Run, meeting: str) -> None:
    run("outreach", "edit", meeting, "--place", "Geneva")
    run("--by", "ITA", "undo")
    assert "ITA (by undo): Place: Geneva → nothing" in run("history", "outreach", meeting).out
