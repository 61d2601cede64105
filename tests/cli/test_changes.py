"""What was written lately, and by whom."""

from tests.cli.conftest import Run


def test_changes_lists_acts_with_who_and_what(run: Run) -> None:
    entry = ("--state", "GNB", "--channel", "letter", "--date", "2017-02-01", "--subject", "Hello")
    added = run("--by", "CHL", "outreach", "add", *entry, "--json").json

    (item,) = run("changes", "--json").json["items"]
    assert item["by"] == "CHL"
    assert item["verb"] == "add"
    assert (item["kind"], item["uid"], item["records"]) == ("outreach", added["uid"], 1)
    assert "Hello" in run("changes").out


def test_a_fresh_register_has_no_changes(run: Run) -> None:
    assert "Nothing was written." in run("changes").out


def test_an_impossible_day_is_refused(run: Run) -> None:
    done = run("changes", "--since", "31/2/2017")
    assert done.code == 1
    assert "--since" in done.err
