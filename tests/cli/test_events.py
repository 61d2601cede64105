"""Events by command: planned, listed, attendance ticked off, shown with what came of them."""

from typing import Any

import pytest

from tests.cli.conftest import Run

BY = ("--by", "ISU", "--person", "A. Tester", "--as-at", "2017-02-09")
ADD = ("event", "add", "--title", "Workshop (fictional)", "--starts", "2017-02-08")


@pytest.fixture
def event(run: Run) -> str:
    """The uid of a workshop of two days."""
    uid: str = run(*BY, *ADD, "--kind", "workshop", "--ends", "2017-02-09", "--json").json["uid"]
    return uid


def attendance(document: Any) -> dict[str, str]:
    return {one["party"]: one["role"] for one in document["attendance"]}


def test_an_event_is_printed_with_codes_and_its_attendance(run: Run) -> None:
    record = run(
        *(*BY, *ADD, "--kind", "side_event", "--ends", "2017-02-09", "--place", "Geneva"),
        *("--margin-of", "NDM-UN20", "--convention", "CCM", "--convention", "APMBC"),
        *("--activity", "A5", "--status", "confirmed", "--json"),
    ).json
    assert record == {
        "uid": record["uid"],
        "title": "Workshop (fictional)",
        "kind": "side_event",
        "status": "confirmed",
        "starts": "2017-02-08",
        "ends": "2017-02-09",
        "place": "Geneva",
        "meeting": "NDM-UN20",
        "conventions": ["CCM", "APMBC"],
        "activities": ["A5"],
        "outcome": None,
        "attendance": [],
        "invitations": [],
        "agenda": [],
        "source": None,
        "remark": None,
        "sensitivity": "restricted",
        "by": "ISU",
        "person": "A. Tester",
    }


def test_the_list_reads_by_days_and_is_filtered(run: Run, event: str) -> None:
    run(*BY, "event", "edit", event, "--status", "cancelled")
    lines = run("event", "list").out.splitlines()
    assert "8-9 Feb 2017" in lines[1]
    assert "cancelled" in lines[1]
    assert "7-10 Feb 2017" in lines[2]
    margins = run("event", "list", "--margin-of", "NDM-UN20", "--convention", "CRPD", "--json")
    assert margins.json["total"] == 1
    assert run("event", "list", "--status", "cancelled", "--json").json["total"] == 1


def test_who_attended_is_written_down_by_one_command_and_undone_by_one(
    run: Run, event: str
) -> None:
    document = run(
        *(*BY, "event", "attend", event[:8], "--state", "gnb", "--state", "Sierra Leone"),
        *("--organisation", "ISU", "--role", "organiser", "--json"),
    ).json
    assert attendance(document) == dict.fromkeys(["GNB", "SLE", "ISU"], "organiser")
    run("undo")
    assert attendance(run("event", "show", event, "--json").json) == {}


def test_the_list_is_filtered_by_who_attended(run: Run, event: str) -> None:
    run(*BY, "event", "attend", event, "--state", "GNB", "--organisation", "ISU")
    for who in (
        ("--state", "GNB"),
        ("--organisation", "ISU"),
        ("--state", "gnb", "--since", "2017"),
    ):
        assert [one["uid"] for one in run("event", "list", *who, "--json").json["items"]] == [event]
    assert run("event", "list", "--state", "SLE", "--json").json["total"] == 0
    assert run("event", "list", "--state", "Atlantis").code == 1


def test_the_same_state_again_changes_its_role(run: Run, event: str) -> None:
    attend = (*BY, "event", "attend", event, "--state", "GNB", "--json")
    assert attendance(run(*attend).json) == {"GNB": "participant"}
    document = run(*attend, "--role", "speaker").json
    assert [one["role"] for one in document["attendance"]] == ["speaker"]


def test_whoever_was_not_there_after_all_is_removed(run: Run, event: str) -> None:
    attend = (*BY, "event", "attend", event, "--state", "GNB")
    run(*attend)
    assert attendance(run(*attend, "--remove", "--json").json) == {}
    done = run(*attend, "--remove")
    assert done.code == 1
    assert done.err.startswith("--state: Guinea-Bissau does not stand in the attendance.")


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("--state", "Atlantis"), "--state: There is no State “Atlantis”."),
        (("--organisation", "Nobody"), "--organisation: There is no organisation “Nobody”."),
        (("--state", "GNB", "--role", "king"), "--role: “king” is none of participant"),
    ],
)
def test_attendance_that_cannot_be_is_refused_beside_its_option(
    run: Run, event: str, argv: tuple[str, ...], said: str
) -> None:
    done = run(*BY, "event", "attend", event, "--state", "SLE", *argv)
    assert (done.code, done.out) == (1, "")
    assert said in done.err
    assert attendance(run("event", "show", event, "--json").json) == {}


@pytest.mark.parametrize("argv", [(), ("--state", "GNB", "--remove", "--role", "speaker")])
def test_attendance_of_nobody_or_of_an_absent_role_is_wrong_usage(
    run: Run, event: str, argv: tuple[str, ...]
) -> None:
    assert run(*BY, "event", "attend", event, *argv).code == 2


def test_an_end_before_the_start_is_refused_beside_its_option(run: Run, event: str) -> None:
    for argv in ((*ADD, "--ends", "2017-02-07"), ("event", "edit", event, "--ends", "2017-02-07")):
        done = run(*BY, *argv)
        assert done.code == 1
        assert done.err.startswith("--ends: may not be before the day it starts")
    assert run("event", "list", "--json").json["total"] == 3


def test_an_event_is_shown_with_who_attended_and_what_came_of_it(run: Run, event: str) -> None:
    run(*BY, "event", "attend", event, "--state", "GNB", "--role", "speaker")
    entry = ("outreach", "add", "--state", "GNB", "--channel", "bilateral", "--date", "8/2")
    made = run(*BY, *entry, "--subject", "Name (fictional)", "--event", event, "--json").json
    shown = run("event", "show", event)
    assert "GNB   Guinea-Bissau  speaker" in shown.out
    assert "Name (fictional)" in shown.out
    assert "it does not count for O2" in shown.out
    assert run("event", "show", event, "--json").json["made"] == [
        {"kind": "outreach", "uid": made["uid"], "date": "2017-02-08", "title": "Name (fictional)"}
    ]


def test_the_events_that_a_state_attended_are_told_with_the_state(run: Run, event: str) -> None:
    run(*BY, "event", "attend", event, "--state", "GNB", "--role", "speaker")
    timeline = run("state", "show", "GNB", "--json").json["timeline"]
    assert {
        "kind": "event",
        "uid": event,
        "date": "2017-02-08",
        "title": "Workshop (fictional)",
    } in (timeline)
    shown = run("state", "show", "GNB").out
    (line,) = [one for one in shown.splitlines() if "Workshop (fictional)" in one]
    assert line.startswith("8-9 Feb 2017")
    assert line.endswith("workshop, planned, speaker")
