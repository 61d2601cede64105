"""The work plan by command: tree, coverage map, timeline, and an activity with its steps."""

from collections.abc import Callable

import pytest

from tests.cli.conftest import Done, Run

Command = Callable[..., Done]


@pytest.fixture
def ccm(run: Run) -> Command:
    """A command on 9 February 2017, by "A. Tester" of the ISU."""
    return lambda *argv: run("--by", "ISU", "--person", "A. Tester", "--as-at", "2017-02-09", *argv)


def test_plan_show_prints_the_tree_with_what_is_so_far_and_the_gaps(ccm: Command) -> None:
    text = ccm("plan", "show").out
    assert "Horizon in the note  up to 7MSP" in text
    assert "\n    A3  Approach the two States without a focal point · 0 of 2 approached\n" in text
    assert "\n      O6  Constructive responses to requests for assistance · 0 of 5, at ris" in text
    assert "A6  Promote the Guidance on an integrated approach to Victim Assistance" in text
    assert "▲ leads to no output" in text
    assert "4.2  Increase the involvement of victims · ▲ nothing serves it" in text


def test_plan_show_as_json_names_what_serves_what_by_code(ccm: Command) -> None:
    document = ccm("plan", "show", "VA-7MSP", "--json").json
    assert document["code"] == "VA-7MSP"
    activities = {item["code"]: item for item in document["activities"]}
    assert activities["A3"]["serves"] == ["OBJ3", "O3", "4.1(a)"]
    assert activities["A1"]["deadline_wording"] == "by 31 December 2016"
    actions = {item["code"]: item for item in document["actions"]}
    assert actions["4.1(a)"]["served_by"] == ["A3", "O3"]
    assert actions["4.1(a)"]["part_of"] == "4.1"
    assert {"kind": "activity", "code": "A6", "gaps": ["no_output"]} in document["gaps"]


def test_plan_coverage_is_a_table_of_activities_in_words(ccm: Command) -> None:
    done = ccm("plan", "coverage")
    lines = {line.split()[0]: line.split() for line in done.out.splitlines()}
    assert lines["Code"][1:8] == ["A1", "A2", "A3", "A4", "A5", "A6", "A7"]
    assert lines["O2"][1:8] == ["-", "-", "-", "-", "yes", "-", "yes"]
    rows = ccm("plan", "coverage", "--json").json["rows"]
    assert {row["code"]: row["served_by"] for row in rows}["O2"] == ["A5", "A7"]


def test_plan_timeline_lists_days_with_today_among_them(ccm: Command) -> None:
    lines = ccm("plan", "timeline").out.splitlines()
    today = next(n for n, line in enumerate(lines) if line.startswith("9 Feb 2017"))
    assert any("7-10 Feb 2017" in line and " now " in line for line in lines[:today])
    assert any(line.startswith("30 Jun 2017") and "in 5 months" in line for line in lines[today:])
    items = ccm("plan", "timeline", "--json").json["items"]
    assert [item["past"] for item in items if item["code"] in ("A1", "O6")] == [True, False]


def test_an_unknown_plan_is_refused(ccm: Command) -> None:
    assert ccm("plan", "show", "VA-99").code == 1


def test_activity_show_prints_steps_and_progress(ccm: Command) -> None:
    letter = ccm(
        *("outreach", "add", "--state", "GNB", "--channel", "letter", "--date", "2017-01-12"),
        *("--subject", "Focal point (fictional)", "--activity", "A3", "--json"),
    ).json
    ccm("cost", "add", "--activity", "A3", "--what", "limited costs", "--date", "2017-01-01")
    document = ccm("activity", "show", "A3", "--json").json
    assert document["progress"]["wanted"] == 2
    assert document["progress"]["approached"] == 1
    assert document["steps"][0] == {
        "state": "GNB", "step": "approached", "date": "2017-01-12", "kind": "outreach",
        "record": letter["uid"], "said": "Focal point (fictional)",
    }  # fmt: skip
    text = ccm("activity", "show", "A3").out
    assert "Progress   1 of 2 approached, 1 entry" in text
    assert "Costs      planned not quantified" in text
    assert "Undecided  deadline (18), and 4, 5, 9, 27, 28" in text
    assert "Guinea-Bissau (GNB)  approached   12 Jan 2017  Focal point (fictional)" in text
    assert "Sierra Leone (SLE)   not started" in text
    assert "Deadline of                either, as one reads it" in text


def test_states_are_chosen_with_a_reason_and_more_than_wanted_is_warned_of(ccm: Command) -> None:
    six = ("AFG", "ALB", "BIH", "GNB", "LAO", "LBN")

    def choose(*states: str, reason: str = "agreed (fictional)") -> Done:
        named = [part for state in states for part in ("--state", state)]
        return ccm("activity", "edit", "A1", *named, "--reason", reason)

    refused = ccm("activity", "edit", "A1", "--state", "GNB")
    assert refused.code == 1
    assert "--reason" in refused.err
    done = choose(*six)
    assert done.code == 0
    assert "6 of 6 States chosen\n" in done.out
    assert "7 of 6 States chosen   ▲ more than the plan asks for" in choose(*six, "MOZ").out
    assert "agreed (fictional)" in ccm("history", "activity", "A1").out
    assert ccm("undo").code == 0
    assert len(ccm("activity", "show", "A1", "--json").json["steps"]) == 6


def test_who_does_it_is_said_by_command(ccm: Command) -> None:
    edited = ("activity", "edit", "A2", "--responsible", "CHL", "--reason", "agreed (fictional)")
    assert ccm(*edited, "--json").code == 0
    assert "Responsible" in ccm("activity", "show", "A2").out
