"""States on the command line, as the concept note and the Monitor describe them."""

import pytest

from tests.cli.conftest import Run

TWELVE = {"AFG", "ALB", "BIH", "TCD", "HRV", "GNB", "IRQ", "LAO", "LBN", "MNE", "MOZ", "SLE"}
WITHOUT_PLAN = {"AFG", "GNB", "IRQ", "MNE", "SLE"}


def test_at_the_day_of_the_note_the_list_answers_as_the_note_does(run: Run) -> None:
    document = run("--as-at", "2016-10-12", "state", "list", "--article5", "--json").json
    states = {state["iso3"]: state for state in document["items"]}
    assert set(states) == TWELVE
    assert document["total"] == 12
    focal_points = {code: state["focal_point"]["value"] for code, state in states.items()}
    assert {c for c, value in focal_points.items() if value == "not_designated"} == {"GNB", "SLE"}
    plans = {code: state["national_plan"]["value"] for code, state in states.items()}
    assert {code for code, value in plans.items() if value == "none"} == WITHOUT_PLAN
    for state in states.values():
        assert not state["focal_point"]["disputed"]
        assert not state["national_plan"]["disputed"]


def test_a_state_in_a_list_has_the_keys_of_the_contract(run: Run) -> None:
    state = run("--as-at", "2016-10-12", "state", "list", "--limit", "1", "--json").json["items"][0]
    status = {"value", "as_of", "source", "basis", "disputed"}
    assert set(state) == {
        "iso3", "name", "roles", "focal_point", "national_plan", "memberships"
    }  # fmt: skip
    assert set(state["focal_point"]) == set(state["national_plan"]) == status
    assert state["national_plan"] == {
        "value": "none",
        "as_of": "2016-10-12",
        "source": "Concept note on victim assistance up to 7MSP",
        "basis": "stated",
        "disputed": False,
    }
    assert set(state["memberships"]["CRPD"]) == {"status", "since", "as_of", "source"}


def test_where_sources_disagree_the_plan_is_disputed(run: Run) -> None:
    states = run("--as-at", "2017-08-01", "state", "list", "--article5", "--json").json["items"]
    chad = next(state for state in states if state["iso3"] == "TCD")
    assert chad["national_plan"]["disputed"]
    assert "drafted (disputed)" in run("--as-at", "2017-08-01", "state", "list", "--article5").out


def test_a_state_nothing_was_said_of_has_no_value(run: Run) -> None:
    found = run("state", "list", "--iso3", "NOR", "--json").json["items"]
    assert found[0]["focal_point"] == {
        "value": None, "as_of": None, "source": None, "basis": None, "disputed": False
    }  # fmt: skip


def test_states_are_listed_by_role(run: Run) -> None:
    def codes(role: str) -> set[str]:
        items = run("--as-at", "2017-02-09", "state", "list", "--role", role, "--json").json
        return {state["iso3"] for state in items["items"]}

    assert codes("coordinator") == {"CHL", "ITA"}
    assert codes("ica_coordinator") == {"AUS", "IRQ"}
    assert codes("article5") == TWELVE
    refused = run("state", "list", "--role", "king")
    assert refused.code == 2
    assert "article5, coordinator, ica_coordinator" in refused.err


def test_iraq_has_two_roles(run: Run) -> None:
    shown = run("--as-at", "2017-02-09", "state", "show", "iraq", "--json").json
    assert shown["roles"] == ["article5", "ica_coordinator"]


def test_a_long_list_comes_in_pages(run: Run) -> None:
    first = run("state", "list", "--json").json
    assert len(first["items"]) == 100
    assert first["total"] > 200
    last = run("state", "list", "--offset", str(first["total"] - 1), "--json").json
    assert len(last["items"]) == 1
    assert "1 to 100 of" in run("state", "list").out


@pytest.mark.parametrize("name", ["GNB", "gnb", "Guinea-Bissau", "guinea bissau", "Guiné-Bissau"])
def test_a_state_is_named_by_code_or_any_of_its_names(run: Run, name: str) -> None:
    done = run("state", "show", name, "--json")
    assert done.json["iso3"] == "GNB"


def test_an_unknown_state_is_refused_with_the_nearest_three(run: Run) -> None:
    done = run("state", "show", "Gunea")
    assert done.code == 1
    message, hint = done.err.splitlines()
    assert message == "ccm-tui: There is no State “Gunea”."
    assert hint.startswith("Nearest: Guinea (GIN)")
    assert hint.count("(") == 3


def test_a_profile_shows_both_sides_of_a_disagreement(run: Run) -> None:
    done = run("--as-at", "2017-08-01", "state", "show", "TCD")
    assert done.out.count("disputed: ") == 2
    shown = run("--as-at", "2017-08-01", "state", "show", "TCD", "--json").json
    (disagreement,) = shown["disagreements"]
    values = {claim["uid"]: claim["value"] for claim in shown["claims"]}
    assert {values[uid] for uid in disagreement["claims"]} == {"exists", "drafted"}


def test_a_profile_tells_what_is_owed_both_ways(run: Run) -> None:
    for by, to in (("GNB", "ISU"), ("ISU", "GNB")):
        who = ("--what", f"{by} owes", "--owed-by", by, "--owed-to", to, "--due", "2017-03-01")
        assert run("--as-at", "2017-02-09", "commitment", "add", *who).code == 0
    shown = run("state", "show", "GNB", "--json").json
    assert [due["what"] for due in shown["owed_by_it"]] == ["GNB owes"]
    assert [due["what"] for due in shown["owed_to_it"]] == ["ISU owes"]
    assert shown["timeline"]


def claims_on_the_plan_of_chad(run: Run) -> dict[str, str]:
    """The uids of the two that disagree on 1 August 2017, by their values."""
    listed = run("--as-at", "2017-08-01", "claim", "list", "--disputed", "--json").json
    assert listed["total"] == 2
    return {claim["value"]: claim["uid"] for claim in listed["items"]}


def test_a_person_decides_which_claim_stands_with_a_reason(run: Run) -> None:
    by = ("--as-at", "2017-08-01", "--by", "ISU", "--person", "A. Tester")
    take = claims_on_the_plan_of_chad(run)["exists"]
    decide = ("claim", "decide", "TCD", "national_plan", "--take", take)
    assert run(*by, *decide, "--reason", "Shown to us").code == 0

    chad = run("--as-at", "2017-08-01", "state", "show", "TCD", "--json").json
    plan = chad["national_plan"]
    assert (plan["value"], plan["disputed"]) == ("exists", False)
    assert plan["decided"] == {"by": "A. Tester", "on": "2017-08-01", "reason": "Shown to us"}
    assert chad["disagreements"] == []
    assert run(*by, "undo").code == 0
    assert claims_on_the_plan_of_chad(run)


def test_a_decision_is_refused_without_a_person_a_reason_or_a_claim_about_this(run: Run) -> None:
    take = claims_on_the_plan_of_chad(run)["exists"]
    begin = ("--as-at", "2017-08-01", "--by", "ISU")
    signed = (*begin, "--person", "A. Tester")
    decide = ("claim", "decide", "TCD", "national_plan", "--take", take, "--reason")
    unsigned = run(*begin, *decide, "because")
    assert unsigned.code == 1
    assert "--person NAME" in unsigned.err
    assert "--reason: may not be blank" in run(*signed, *decide, " ").err
    other = run(*signed, "claim", "decide", "GNB", "focal_point", "--take", take, "--reason", "x")
    assert other.err.startswith("--take: is no claim about this")
    assert run(*signed, "claim", "decide", "TCD", "king", "--take", take, "--reason", "x").code == 2
    assert claims_on_the_plan_of_chad(run)


def test_one_state_is_one_document(run: Run) -> None:
    by = ("--as-at", "2017-02-09", "--by", "ISU", "--person", "A. Tester")
    counted = ("figure", "add", "--state", "GNB", "--kind", "survivors", "--until", "2016-12-31")
    assert run(*by, *counted, "--total", "12", "--men", "4", "--source", "Test").code == 0
    found = ("finding", "add", "--state", "GNB", "--heading", "report", "--fulfilment", "no_report")
    assert run(*by, *found, "--text", "No report yet", "--source", "Test").code == 0
    letter = ("outreach", "add", "--state", "GNB", "--channel", "letter", "--activity", "A3")
    assert run(*by, *letter, "--date", "2017-02-01", "--subject", "Focal point").code == 0

    shown = run("--as-at", "2017-02-09", "state", "show", "GNB", "--json").json

    assert len(shown["duties"]) == 8
    assert shown["duties"]["report"]["fulfilment"] == "no_report"
    assert shown["duties"]["coordinate"] is None
    assert shown["figures"][0]["unaccounted"] == 8
    assert shown["standing"]["article5_obligation"]["value"] == "has_obligation"
    assert shown["addressee"] is None
    steps = {one["activity"]: (one["step"], len(one["letters"])) for one in shown["targeted_by"]}
    assert steps == {"A3": ("approached", 1), "A4": ("not_started", 0)}
    assert shown["warnings"] == [
        "A4 still to write; a letter under A3 (1 Feb 2017) went out: write as one"
    ]
    text = run("--as-at", "2017-02-09", "state", "show", "GNB").out
    assert "12; men 4; 8 not accounted for; Test" in text
    assert "nobody: add a contact" in text


def test_what_has_ended_has_no_value_any_more(run: Run) -> None:
    ended = ("--value", "designated", "--as-of", "2017-01-01", "--until", "2017-01-31")
    told = ("--state", "NOR", "--aspect", "focal_point", "--source", "Test (fictional)")
    assert run("--by", "ISU", "claim", "add", *told, *ended).code == 0
    (norway,) = run("--as-at", "2017-02-09", "state", "list", "--iso3", "NOR", "--json").json[
        "items"
    ]
    assert norway["focal_point"]["value"] is None
    assert norway["focal_point"]["ended"] == "2017-01-31"
