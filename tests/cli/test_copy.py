"""Another record like one that is there, by command; and templates."""

import json

from tests.cli.conftest import Run

LETTER = '{"states": ["GNB"], "channel": "letter", "subject": "Focal point", "activities": ["A3"]}'


def template(run: Run, typed: str = LETTER, *more: str):
    return run("template", "add", "--name", "Letter", "--typed", typed, *more, "--json")


def test_copying_an_entry_takes_what_is_given_and_the_rest_from_the_other_one(
    run: Run, meeting: str
) -> None:
    copied = run("--as-at", "2017-02-10", "outreach", "copy", meeting, "--state", "SLE", "--json")
    assert copied.json["states"] == ["SLE"]
    assert copied.json["date"] == "2017-02-10"
    assert copied.json["subject"] == "Focal point"
    assert copied.json["uid"] != meeting
    assert run("outreach", "list", "--json").json["total"] == 2


def test_what_the_other_one_names_and_was_deleted_is_refused_beside_its_option(
    run: Run, meeting: str
) -> None:
    body = run("organisation", "add", "--name", "Helpers", "--json").json["uid"]
    assert run("outreach", "edit", meeting, "--organisation", body).code == 0
    assert run("organisation", "delete", body).code == 0
    refused = run("outreach", "copy", meeting)
    assert refused.code == 1
    assert "--organisation: names what was deleted: Helpers" in refused.err
    assert run("outreach", "copy", meeting, "--organisation", "ISU").code == 0


def test_what_nobody_writes_cannot_be_copied(run: Run) -> None:
    assert run("decision", "copy", "1").code == 2
    assert run("state", "copy", "GNB").code == 2


def test_an_entry_begins_with_a_template_and_options_win(run: Run) -> None:
    assert template(run).json["kind"] == "outreach"
    added = run(
        *("--as-at", "2017-02-10", "outreach", "add", "--template", "letter"),
        *("--subject", "Reminder", "--json"),
    ).json
    assert (added["states"], added["channel"], added["activities"]) == (["GNB"], "letter", ["A3"])
    assert (added["subject"], added["date"]) == ("Reminder", "2017-02-10")


def test_a_template_that_is_no_json_object_or_names_unknown_fields_is_refused(run: Run) -> None:
    for typed in ("letter", "[1]", '{"mood": "sunny"}', '{"states": {"GNB": 1}}'):
        refused = template(run, typed)
        assert refused.code == 1
        assert refused.err.startswith("--typed: ")
    refused = template(run, "{}", "--kind", "state")
    assert refused.code == 1
    assert refused.err.startswith("--kind: “state” is none of ")
    assert run("template", "list", "--json").json["total"] == 0


def test_a_template_is_renamed_whatever_it_holds(run: Run) -> None:
    uid = template(run).json["uid"]
    assert run("template", "edit", uid, "--name", "Note", "--json").json["name"] == "Note"
    assert run("template", "edit", "Note", "--typed", "{").code == 1
    assert json.loads(run("template", "show", "Note", "--json").json["typed"]) == json.loads(LETTER)


def test_a_template_of_another_kind_is_refused(run: Run) -> None:
    template(run)
    refused = run("event", "add", "--template", "Letter", "--title", "T", "--starts", "2017-05-01")
    assert refused.code == 1
    assert refused.err.startswith("--template: is a template of outreach")
