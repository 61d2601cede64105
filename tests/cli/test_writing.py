"""Writing by command: what is printed, what is kept, and what is refused with nothing kept."""

import pytest

from tests.cli.conftest import Done, Run

BY = ("--by", "ISU", "--person", "A. Tester", "--as-at", "2017-02-09")
LETTER = ("outreach", "add", "--state", "GNB", "--channel", "letter", "--date", "2017-02-08")

HOSTILE = [
    "[/foo]",
    "x[/]",
    '[a="',
    "[@click=app.quit]x[/]",
    "مرحبا بالعالم",
    "e\N{COMBINING ACUTE ACCENT}\N{COMBINING TILDE}",
    "日本語",
    "Robert'); DROP TABLE outreach;--",
    '"quoted" \\ back',
    "\N{RIGHT-TO-LEFT OVERRIDE}turned",
]


def count(run: Run, kind: str = "outreach") -> int:
    total: int = run(kind, "list", "--json").json["total"]
    return total


def test_a_record_is_printed_with_the_keys_of_the_contract(run: Run) -> None:
    record = run(
        *BY,
        *("outreach", "add", "--state", "GNB", "--state", "Sierra Leone"),
        *("--channel", "bilateral", "--direction", "in", "--date", "2017-02-08"),
        *("--subject", "Focal point", "--summary", "promised by March", "--activity", "A3"),
        *("--organisation", "ISU", "--place", "Geneva", "--engagement", "positive"),
        *("--sensitivity", "confidential", "--follow-up", "2017-03-01", "--json"),
    ).json
    commitments = record.pop("commitments")
    assert record == {
        "uid": record["uid"],
        "date": "2017-02-08",
        "channel": "bilateral",
        "direction": "in",
        "states": ["GNB", "SLE"],
        "organisations": ["R3"],
        "activities": ["A3"],
        "contacts": [],
        "place": "Geneva",
        "meeting": None,
        "event": None,
        "subject": "Focal point",
        "summary": "promised by March",
        "engagement": "positive",
        "sensitivity": "confidential",
        "reply_to": None,
        "by": "ISU",
        "person": "A. Tester",
    }
    (commitment,) = commitments
    assert {key: commitment[key] for key in ("what", "owed_by", "owed_to", "due", "done_on")} == {
        "what": "Follow up: Focal point",
        "owed_by": "ISU",
        "owed_to": "GNB",
        "due": "2017-03-01",
        "done_on": None,
    }
    assert commitment["outreach"] == record["uid"]


def test_a_day_may_be_typed_as_a_person_says_it(run: Run) -> None:
    record = run(*BY, *LETTER[:-1], "8/2", "--subject", "x", "--follow-up", "1/3", "--json").json
    assert record["date"] == "2017-02-08"
    assert record["commitments"][0]["due"] == "2017-03-01"


def test_an_answer_refers_to_what_it_answers(run: Run, meeting: str) -> None:
    reply = run(*BY, *LETTER, "--subject", "Re", "--reply-to", meeting[:8], "--json").json
    assert reply["reply_to"] == meeting


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_comes_back_exactly_and_is_harmless_to_read(run: Run, text: str) -> None:
    summary = f"{text}\n\t{text}"
    record = run(*LETTER, "--subject", text, "--summary", summary, "--json").json
    assert record["subject"] == text
    listed = run("outreach", "list", "--json").json["items"][0]
    assert (listed["subject"], listed["summary"]) == (text, summary)
    uid = record["uid"]
    for shown in (run("outreach", "show", uid), run("history", "outreach", uid)):
        assert shown.code == 0
        assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in shown.out
    changes = run("history", "outreach", uid, "--json").json["items"]
    assert changes[0]["new"]["subject"] == text


def test_a_hundred_thousand_characters_are_kept(run: Run) -> None:
    text = "ś[/] " * 20_000
    record = run(*LETTER, "--subject", "long", "--summary", text, "--json").json
    assert run("outreach", "show", record["uid"], "--json").json["summary"] == text


def test_every_fault_is_named_at_once_beside_its_option(run: Run) -> None:
    done = run(
        *BY,
        *("outreach", "add", "--state", "Atlantis", "--channel", "pigeon"),
        *("--date", "2017-02-30", "--subject", "   ", "--activity", "A9"),
    )
    assert done.code == 1
    assert done.out == ""
    options = [line.split(":")[0] for line in done.err.splitlines()]
    assert options == ["--state", "--channel", "--date", "--subject", "--activity"]
    assert count(run) == 0


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (("--subject", ""), "--subject: is needed"),
        (("--subject", " \t "), "--subject: may not be blank"),
        (("--subject", "two\nlines"), "--subject: may hold one line only"),
        (("--subject", "a\x1b[2Jb"), "--subject: holds a character that cannot be kept: U+001B"),
        (("--subject", "a\udcffb"), "--subject: holds a character that cannot be kept: U+DCFF"),
        (("--subject", "x", "--date", "2017-02-30"), "--date: 2017-02-30 does not exist"),
        (("--subject", "x", "--date", "yes"), "--date: “yes” is not a date"),
        (("--subject", "x", "--state", "\x07"), "--state: holds a character"),
        (
            ("--subject", "x", "--follow-up", "2017-02-07"),
            "--follow-up: may not be before the date of the entry",
        ),
        (("--subject", "x", "--reply-to", "abcdef"), "--reply-to: There is no outreach entry"),
        (("--subject", "x", "--sensitivity", "secret"), "--sensitivity: “secret” is none of"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_kept(
    run: Run, given: tuple[str, ...], message: str
) -> None:
    done = run(*BY, *LETTER, *given)
    assert done.code == 1
    assert done.out == ""
    assert done.err.startswith(message)
    assert count(run) == 0
    assert count(run, "commitment") == 0


def test_nobody_is_addressed_is_refused(run: Run) -> None:
    given = ("--channel", "letter", "--date", "today", "--subject", "x")
    done = run("outreach", "add", *given)
    assert done.err == "--state: name at least one State or organisation\n"


def test_a_follow_up_needs_somebody_who_owes_it(run: Run) -> None:
    done = run("--as-at", "2017-02-09", *LETTER, "--subject", "x", "--follow-up", "2017-03-01")
    assert done.code == 1
    message, hint = done.err.splitlines()
    assert message.startswith("--follow-up: nobody is named as acting")
    assert "--by" in hint


def test_a_fault_in_a_follow_up_stands_beside_it(run: Run) -> None:
    given = ("--organisation", "ISU", "--channel", "email", "--date", "8/2", "--subject", "x")
    done = run(*BY, "outreach", "add", *given, "--follow-up", "1/3")
    assert done.err == "--follow-up: must be somebody other than who owes it\n"


def test_without_a_name_it_is_written_by_nobody(run: Run) -> None:
    record = run(*LETTER, "--subject", "x", "--json").json
    assert (record["by"], record["person"]) == (None, None)


def test_who_acts_must_be_known_to_the_register(run: Run) -> None:
    done = run("--by", "ISX", *LETTER, "--subject", "x")
    assert done.code == 1
    message, hint = done.err.splitlines()
    assert message == "ccm-tui: There is no State or organisation “ISX”."
    assert hint.startswith("Nearest: ")
    assert count(run) == 0


def test_who_acts_may_come_from_the_environment(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCM_TUI_BY", "ita")
    monkeypatch.setenv("CCM_TUI_PERSON", "B. Tester")
    record = run(*LETTER, "--subject", "x", "--json").json
    assert (record["by"], record["person"]) == ("ITA", "B. Tester")
    record = run("--by", "CHL", *LETTER, "--subject", "x", "--json").json
    assert (record["by"], record["person"]) == ("CHL", "B. Tester")


def test_editing_changes_only_what_is_named(run: Run, meeting: str) -> None:
    before = run("outreach", "show", meeting, "--json").json
    after = run("outreach", "edit", meeting, "--place", "Geneva", "--json").json
    assert after == {**before, "place": "Geneva"}


def test_an_empty_text_clears_a_field(run: Run, meeting: str) -> None:
    run("outreach", "edit", meeting, "--place", "Geneva", "--engagement", "positive")
    after = run(
        *("outreach", "edit", meeting, "--place", "", "--engagement", "", "--activity", ""),
        "--json",
    ).json
    assert (after["place"], after["engagement"], after["activities"]) == (None, None, [])


def test_a_field_of_several_values_is_replaced(run: Run, meeting: str) -> None:
    after = run("outreach", "edit", meeting, "--state", "SLE", "--state", "TCD", "--json").json
    assert sorted(after["states"]) == ["SLE", "TCD"]


def test_what_is_needed_cannot_be_cleared(run: Run, meeting: str) -> None:
    done = run("outreach", "edit", meeting, "--subject", "", "--state", "")
    assert done.code == 1
    assert [line.split(":")[0] for line in done.err.splitlines()] == ["--state", "--subject"]
    assert run("outreach", "show", meeting, "--json").json["subject"] == "Focal point"


def test_editing_nothing_is_wrong_usage(run: Run, meeting: str) -> None:
    assert run("outreach", "edit", meeting).code == 2


def test_a_commitment_is_done_on_the_day_given_or_today(run: Run) -> None:
    what = ("--owed-by", "GNB", "--owed-to", "ISU", "--due", "2017-03-01")
    first, second = (
        run(*BY, "commitment", "add", "--what", name, *what, "--json").json["uid"]
        for name in ("first", "second")
    )
    done = run(*BY, "commitment", "done", first, "--json").json
    assert done["done_on"] == "2017-02-09"
    assert set(done) >= {"uid", "what", "owed_by", "owed_to", "due", "done_on", "outreach"}
    assert run(*BY, "commitment", "done", second, "--on", "7/2", "--json").json["done_on"] == (
        "2017-02-07"
    )
    assert run(*BY, "commitment", "done", second, "--json").json["done_on"] == "2017-02-07"
    refused = run(*BY, "commitment", "done", second, "--on", "2017-02-30")
    assert (refused.code, refused.err) == (1, "--on: 2017-02-30 does not exist\n")


def test_deleting_asks_nothing_and_can_be_undone(run: Run, meeting: str) -> None:
    assert run("outreach", "delete", meeting, "--json").json == {"uid": meeting, "deleted": 1}
    assert count(run) == 0
    gone = run("outreach", "show", meeting)
    assert gone.code == 1
    assert "was deleted" in gone.err
    again = run("outreach", "delete", meeting)
    assert again.code == 1
    run("undo")
    assert run("outreach", "show", meeting, "--json").json["states"] == ["GNB"]


def named_twice(run: Run) -> Done:
    for _time in range(2):
        run("organisation", "add", "--name", "Same Name")
    return run("organisation", "show", "same name")


def test_a_name_that_means_two_records_is_refused(run: Run) -> None:
    done = named_twice(run)
    assert done.code == 1
    assert done.err.startswith("ccm-tui: “same name” may mean Same Name (")
    assert done.err.endswith("\nGive the code or ID instead.\n")


def test_a_contact_and_a_claim_are_written_by_the_same_options(run: Run) -> None:
    contact = run(
        *("contact", "add", "--name", "Fictional Person 1", "--role", "mission"),
        *("--state", "GNB", "--since", "2016-01-01", "--json"),
    ).json
    assert (contact["state"], contact["role"]) == ("GNB", "mission")
    assert run("contact", "list", "--since", "2016-01-01", "--json").json["total"] == 1
    claim = run(
        *("claim", "add", "--state", "GNB", "--aspect", "focal_point", "--value", "designated"),
        *("--as-of", "2017-02-01", "--source", "Note verbale (fictional)", "--json"),
    ).json
    assert (claim["value"], claim["basis"]) == ("designated", "stated")
    wrong = run("claim", "edit", claim["uid"], "--value", "adopted")
    assert wrong.code == 1
    assert wrong.err.startswith("--value: ")


def test_what_was_deleted_is_not_referred_to_anew_and_stays_where_it_stands(
    run: Run, meeting: str
) -> None:
    answer = run("outreach", "copy", meeting, "--reply-to", meeting, "--json").json["uid"]
    run("outreach", "delete", meeting)
    refused = run("outreach", "copy", answer, "--reply-to", meeting)
    assert (refused.code, refused.out) == (1, "")
    assert "--reply-to: names what was deleted: Focal point" in refused.err
    owed = ("--what", "x", "--owed-by", "ISU", "--owed-to", "GNB", "--due", "1/3")
    assert "--outreach: names" in run("commitment", "add", *owed, "--outreach", meeting[:8]).err
    changed = run("outreach", "edit", answer, "--reply-to", meeting, "--place", "Geneva", "--json")
    assert (changed.json["reply_to"], changed.json["place"]) == (meeting, "Geneva")


def test_an_entry_does_not_answer_itself(run: Run, meeting: str) -> None:
    refused = run("outreach", "edit", meeting, "--reply-to", meeting)
    assert refused.code == 1
    assert "--reply-to: names the record itself" in refused.err


def test_a_code_means_one_record(run: Run) -> None:
    taken = run("state", "edit", "AFG", "--iso3", "ALB")
    assert (taken.code, taken.err) == (1, "--iso3: “ALB” is the code of Albania\n")
    again = run("organisation", "add", "--name", "Another", "--code", "R3")
    assert (again.code, again.out) == (1, "")
    assert "--code: “R3” is the code of CCM Implementation Support Unit" in again.err
    assert run("organisation", "edit", "R3", "--code", "R3", "--json").json["code"] == "R3"


@pytest.mark.parametrize("code", ["abcd", "a b", "afg", "ÄÖÜ"])
def test_the_code_of_a_state_is_three_capital_letters(run: Run, code: str) -> None:
    refused = run("state", "edit", "AFG", "--iso3", code)
    assert (refused.code, refused.err) == (1, "--iso3: is not three capital letters\n")
    assert run("state", "edit", "AFG", "--iso2", "x").code == 1
