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
