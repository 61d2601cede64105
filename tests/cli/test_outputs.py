"""How far the outputs are and what they rest on, by command; judging without a screen."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Done, Run

PERSON = ("--by", "ISU", "--person", "A. Tester", "--as-at", "2017-02-09")
OUTPUT_KEYS = {
    "uid", "code", "title", "target", "operator", "disputed", "disputed_target", "unit", "counted",
    "proposed", "deadline", "status", "states", "events",
}  # fmt: skip
EVIDENCE_KEYS = {
    "uid", "output", "state", "record", "date", "source", "verdict", "reason", "judged_by",
    "judged_on", "counts", "why",
}  # fmt: skip

Command = Callable[..., Done]


@pytest.fixture
def ccm(run: Run) -> Command:
    """A command on 9 February 2017, by "A. Tester" of the ISU."""
    return lambda *argv: run(*PERSON, *argv)


@pytest.fixture
def engaged(ccm: Command) -> str:
    """The uid of what is proposed for O3: a bilateral with Guinea-Bissau, judged positive."""
    ccm(
        *("outreach", "add", "--state", "GNB", "--channel", "bilateral", "--date", "2017-02-08"),
        *("--subject", "Focal point (fictional)", "--activity", "A3", "--engagement", "positive"),
    )
    (item,) = ccm("evidence", "list", "--json").json["items"]
    uid: str = item["uid"]
    return uid


def output(ccm: Command, code: str) -> dict[str, object]:
    items = ccm("output", "list", "--json").json["items"]
    found: dict[str, object] = next(item for item in items if item["code"] == code)
    return found


def add(ccm: Command, code: str, state: str, *more: str) -> Done:
    given = ("--output", code, "--state", state, "--date", "2017-02-01", "--source", "a letter")
    return ccm("evidence", "add", *given, *more)


# ------------------------------------------------------------------ output list, output show


def test_on_the_day_of_the_note_nothing_counts_and_all_is_on_track(run: Run) -> None:
    document = run("--as-at", "2016-10-12", "output", "list", "--json").json
    assert document["total"] == 6
    for item in document["items"]:
        assert set(item) == OUTPUT_KEYS
        assert (item["counted"], item["proposed"], item["status"]) == (0, 0, "on_track")
        assert (item["states"], item["events"]) == ([], [])


@pytest.mark.usefixtures("engaged")
def test_an_output_says_who_counts_and_how_many_are_proposed(ccm: Command) -> None:
    assert (output(ccm, "O3")["counted"], output(ccm, "O3")["proposed"]) == (0, 1)

    add(ccm, "O3", "SLE", "--verdict", "accepted")
    found = output(ccm, "O3")
    assert (found["counted"], found["states"], found["proposed"]) == (1, ["SLE"], 1)
    assert found["status"] == "on_track"


def test_of_events_the_titles_are_told_and_no_states(ccm: Command) -> None:
    event = ccm(
        *("event", "add", "--title", "Side event (fictional)", "--kind", "side_event"),
        *("--starts", "2017-02-07", "--status", "held"),
        *("--convention", "CCM", "--convention", "APMBC", "--json"),
    ).json["uid"]
    (proposal,) = ccm("evidence", "list", "--output", "O2", "--json").json["items"]
    assert (proposal["state"], proposal["record"]) == (None, event)

    ccm("evidence", "accept", proposal["uid"])
    found = output(ccm, "O2")
    assert (found["states"], found["events"]) == ([], ["Side event (fictional)"])
    assert found["status"] == "met"


def test_the_list_reads_well_and_is_the_same_with_a_filter(ccm: Command, engaged: str) -> None:
    ccm("evidence", "accept", engaged)
    lines = ccm("output", "list").out.splitlines()

    assert lines[0].split() == [
        "Code", "Title", "Counted", "Proposed", "Status", "Last", "day", "Who", "counts"
    ]  # fmt: skip
    assert "0 of 6 (8?)" in lines[1]
    assert lines[3].split()[-8:] == ["of", "2", "on", "track", "3", "Sep", "2017", "GNB"]
    assert lines[-1] == "6 outputs"
    assert all(len(line) <= 100 for line in lines)
    assert ccm("output", "list", "--limit", "9").out.splitlines() == lines
    assert (
        ccm("output", "list", "--limit", "9", "--json").json == ccm("output", "list", "--json").json
    )


def test_one_output_is_shown_with_what_counts_and_what_does_not_and_why(
    ccm: Command, engaged: str
) -> None:
    add(ccm, "O3", "LBN", "--verdict", "accepted")
    document = ccm("output", "show", "O3", "--json").json
    assert document["eligible_states"] == ["GNB", "SLE"]
    assert (document["states"], document["proposed"]) == ([], 1)
    assert [(item["state"], item["why"]) for item in document["evidence"]] == [
        ("GNB", "not_judged"),
        ("LBN", "not_eligible"),
    ]
    said = ccm("output", "show", "O3").out
    assert "So far 0 of 2" in " ".join(said.split())
    assert "Undecided  target (2, 4), deadline (14), and 5, 9, 23" in said
    assert f"{engaged[:8]}  O3      GNB    8 Feb 2017  proposed  not judged yet" in said


@pytest.mark.parametrize("argv", [["output", "list"], ["output", "list", "--json"]])
def test_the_list_of_outputs_waits_for_no_declarations(
    register_path: Path, argv: list[str]
) -> None:
    heavy = {"pydantic", "sqlite_utils", "textual"}
    probe = f"""
import sys
from ccm_tui.cli.start import start
code = start({argv}, None)
sys.exit(code or ", ".join({heavy} & set(sys.modules)) or 0)
"""
    environ = {"CCM_TUI_DB": str(register_path), "CCM_TUI_CONFIG_DIR": str(register_path.parent)}
    done = subprocess.run(
        [sys.executable, "-c", probe],
        env=environ,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


# ------------------------------------------------------------------ evidence list, show, add


def test_evidence_is_listed_whether_stored_or_proposed(ccm: Command, engaged: str) -> None:
    stored = add(ccm, "O3", "SLE", "--json").json["uid"]
    document = ccm("evidence", "list", "--json").json
    assert document["total"] == 2
    assert all(set(item) == EVIDENCE_KEYS for item in document["items"])
    assert [(item["uid"], item["output"], item["verdict"]) for item in document["items"]] == [
        (engaged, "O3", "proposed"),
        (stored, "O3", "proposed"),
    ]


@pytest.mark.usefixtures("engaged")
def test_evidence_is_filtered_and_paged(ccm: Command) -> None:
    add(ccm, "O3", "SLE", "--verdict", "accepted")
    add(ccm, "O4", "GNB")

    def listed(*given: str) -> list[tuple[str, str]]:
        document = ccm("evidence", "list", *given, "--json").json
        return [(item["output"], item["state"]) for item in document["items"]]

    assert listed("--output", "O3") == [("O3", "GNB"), ("O3", "SLE")]
    assert listed("--state", "GNB") == [("O3", "GNB"), ("O4", "GNB")]
    assert listed("--verdict", "accepted") == [("O3", "SLE")]
    assert listed("--verdict", "proposed", "--state", "GNB", "--output", "O3") == [("O3", "GNB")]
    assert listed("--search", "FOCÁL") == [("O3", "GNB")]
    assert listed("--since", "2017-02-02") == [("O3", "GNB")]
    assert listed("--until", "2017-02-02", "--state", "GNB") == [("O4", "GNB")]
    assert listed("--search", "!") == []
    page = ccm("evidence", "list", "--limit", "1", "--offset", "2", "--json").json
    assert (len(page["items"]), page["total"]) == (1, 3)


def test_a_proposal_is_shown_in_words(ccm: Command, engaged: str) -> None:
    said = ccm("evidence", "show", engaged[:6]).out
    assert "State              Guinea-Bissau (GNB)" in said
    assert "Counts             not judged yet" in said
    assert ccm("evidence", "show", engaged, "--json").json["why"] == "not_judged"


def test_added_evidence_is_printed_with_whether_it_counts(ccm: Command) -> None:
    record = add(ccm, "O3", "GNB", "--verdict", "accepted", "--json").json
    assert set(record) == EVIDENCE_KEYS | {"sensitivity", "by", "person"}
    assert (record["state"], record["counts"], record["why"]) == ("GNB", True, None)
    assert (record["judged_by"], record["judged_on"]) == ("A. Tester", "2017-02-09")

    changed = ccm("evidence", "edit", record["uid"], "--state", "LBN", "--json").json
    assert (changed["counts"], changed["why"]) == (False, "not_eligible")


# ------------------------------------------------------------------ judging


def test_what_is_accepted_is_printed_and_counts(ccm: Command, engaged: str) -> None:
    done = ccm("evidence", "accept", engaged[:8], "--reason", "clear", "--json")
    assert done.err == ""
    assert done.json["counts"]
    assert (done.json["judged_by"], done.json["reason"]) == ("A. Tester", "clear")
    assert output(ccm, "O3")["states"] == ["GNB"]


def test_what_is_refused_says_why_and_does_not_come_back(ccm: Command, engaged: str) -> None:
    done = ccm("evidence", "refuse", engaged, "--reason", "not about a focal point", "--json")
    assert (done.json["verdict"], done.json["why"], done.err) == ("refused", "refused", "")
    assert output(ccm, "O3")["proposed"] == 0
    assert ccm("evidence", "list", "--json").json["items"] == [
        {key: done.json[key] for key in done.json if key in EVIDENCE_KEYS}
    ]


def test_what_is_accepted_and_does_not_count_is_told_on_standard_error(run: Run) -> None:
    given = ("--output", "O6", "--state", "CHL", "--date", "2017-07-01", "--source", "a letter")
    later = ("--as-at", "2017-08-01", "--person", "A. Tester")
    uid = run(*later, "evidence", "add", *given, "--json").json["uid"]

    done = run(*later, "evidence", "accept", uid)
    assert done.code == 0
    assert done.err == ("ccm-tui: It is accepted and does not count: late (after 30 Jun 2017).\n")
    assert "Counts             late (after 30 Jun 2017)" in done.out


def test_without_a_person_nothing_is_judged(run: Run, engaged: str) -> None:
    for argv in (("accept", engaged), ("refuse", engaged, "--reason", "why")):
        done = run("evidence", *argv)
        assert done.code == 1
        assert done.err.startswith("--person: a judgement carries the name of a person")
    assert run("output", "show", "O3", "--json").json["counted"] == 0


def test_a_refusal_without_a_reason_is_refused(ccm: Command, engaged: str) -> None:
    for given in ((), ("--reason", " ")):
        done = ccm("evidence", "refuse", engaged, *given)
        assert done.code == 1
        assert done.err.startswith("--reason: ")


@pytest.mark.parametrize("verb", ["show", "accept", "refuse"])
@pytest.mark.parametrize("uid", ["zzzzzz", "2a", ""])
def test_an_unknown_id_is_refused(ccm: Command, verb: str, uid: str) -> None:
    done = ccm("evidence", verb, uid)
    assert (done.code, done.out) == (1, "")
    assert "There is no evidence" in done.err


def test_everything_follows_the_day_that_was_asked_for(run: Run, engaged: str) -> None:
    run("--person", "A. Tester", "--as-at", "2017-02-09", "evidence", "accept", engaged)

    def found(day: str) -> tuple[int, str]:
        items = run("--as-at", day, "output", "list", "--json").json["items"]
        return items[2]["counted"], items[2]["status"]

    assert found("2017-02-07") == (0, "at_risk")
    assert found("2017-02-08") == (1, "on_track")
    assert found("2017-09-04") == (1, "missed")


def test_every_output_is_met_by_commands_alone(ccm: Command) -> None:
    for code, states in {
        "O1": "AFG ALB BIH TCD HRV GNB", "O3": "GNB SLE", "O4": "AFG MNE", "O5": "ALB BIH",
        "O6": "CHL ITA DEU FRA NOR",
    }.items():  # fmt: skip
        for state in states.split():
            uid = add(ccm, code, state, "--json").json["uid"]
            assert ccm("evidence", "accept", uid).code == 0
        assert output(ccm, code)["status"] == "met"


def test_stored_evidence_is_named_by_its_source_too(run: Run) -> None:
    source = ("--source", "Minutes (fictional)")
    run("evidence", "add", "--output", "O3", "--state", "GNB", "--date", "2017-02-08", *source)

    accepted = run("--person", "A. Tester", "evidence", "accept", "minutes (fictional)", "--json")

    assert accepted.json["verdict"] == "accepted"
