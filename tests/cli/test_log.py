"""Quick capture by command: one line becomes an entry, or is refused with nothing written."""

import pytest

from tests.cli.conftest import Done, Run

BY = ("--by", "ISU", "--person", "A. Tester", "--as-at", "2017-02-09")
MISSION = "Mission of Guinea-Bissau"
LINE = f'GNB bilateral 8/2 focal point promised by March >1/3 #A3 @"{MISSION}" ~positive'


def log(run: Run, line: str, *more: str) -> Done:
    return run(*BY, "log", line, *more)


def refused(run: Run, line: str) -> list[str]:
    """What is said of a line that is refused, line by line; nothing is written."""
    done = log(run, line)
    assert (done.code, done.out) == (1, "")
    assert run("outreach", "list", "--json").json["total"] == 0
    return done.err.splitlines()


def test_the_line_of_the_manual_becomes_a_record(run: Run) -> None:
    mission = run("organisation", "add", "--name", MISSION, "--json").json["uid"]
    record = log(run, LINE, "--json").json
    expected = {
        "states": ["GNB"],
        "channel": "bilateral",
        "direction": "out",
        "date": "2017-02-08",
        "subject": "focal point promised by March",
        "activities": ["A3"],
        "organisations": [mission],
        "engagement": "positive",
        "by": "ISU",
        "person": "A. Tester",
    }
    assert {key: record[key] for key in expected} == expected
    (commitment,) = record["commitments"]
    assert (commitment["due"], commitment["owed_to"]) == ("2017-03-01", "GNB")


def test_it_prints_what_outreach_show_prints(run: Run) -> None:
    done = log(run, "GNB letter 8/2 focal point")
    uid = run("outreach", "list", "--json").json["items"][0]["uid"]
    assert done.out == run("outreach", "show", uid).out


def test_a_mark_that_cannot_be_read_stays_in_the_subject_and_that_is_said(run: Run) -> None:
    done = log(run, "GNB letter 8/2 plan #Z9 @nobody ~keen >soon", "--json")
    assert done.json["subject"] == "plan #Z9 @nobody ~keen >soon"
    assert [line.split(" (")[0] for line in done.err.splitlines()] == [
        f"ccm-tui: kept as text: {mark}" for mark in ("#Z9", "@nobody", "~keen", ">soon")
    ]


def test_a_state_is_named_as_everywhere(run: Run) -> None:
    assert log(run, "lao pdr, Guinée-Bissau letter plan", "--json").json["states"] == ["GNB", "LAO"]


def test_without_a_day_it_happened_today(run: Run) -> None:
    assert log(run, "GNB letter plan", "--json").json["date"] == "2017-02-09"


def test_an_unknown_state_is_refused_with_the_nearest_and_what_was_read(run: Run) -> None:
    fault, hint = refused(run, "XQZ bilateral 8/2 focal point")
    assert fault.startswith("state: There is no State “XQZ”. Nearest: ")
    assert hint == (
        "Read so far: Channel bilateral; Date 8 Feb 2017; Subject focal point. Nothing was written."
    )


def test_an_ambiguous_state_is_refused_with_what_it_may_mean(run: Run) -> None:
    fault, hint = refused(run, "ITA bilateral 8/2 focal point")
    assert fault.startswith("state: “ITA” may mean Italy (State), Italy - Coordinator")
    assert "in full" in hint


def test_a_line_that_names_nobody_is_refused(run: Run) -> None:
    faults = refused(run, "bilateral 8/2 focal point")
    assert faults[0] == "state: name at least one State or organisation"


def test_days_that_do_not_exist_are_refused_each_beside_its_field(run: Run) -> None:
    faults = refused(run, "GNB bilateral 31/2 focal point >30/2")
    assert faults[:2] == ["date: 31/2 does not exist", "follow-up: 30/2 does not exist"]
    assert "State Guinea-Bissau (GNB)" in faults[2]


def test_a_line_without_channel_or_words_is_refused(run: Run) -> None:
    assert refused(run, "GNB 8/2 focal point")[0] == "channel: is needed"
    assert refused(run, "GNB bilateral 8/2 #A3")[0] == "subject: is needed"


@pytest.mark.parametrize("line", ["", "   "])
def test_nothing_is_refused(run: Run, line: str) -> None:
    fields = [fault.split(":")[0] for fault in refused(run, line)[:-1]]
    assert fields == ["state", "channel", "subject"]


def test_a_follow_up_needs_somebody_who_acts(run: Run) -> None:
    done = run("log", "GNB letter plan >tomorrow")
    assert done.code == 1
    assert done.err.startswith("follow-up: nobody is named as acting")
    assert "--by" in done.err.splitlines()[1]


@pytest.mark.parametrize("line", ["GNB letter a\x1b[31mb", "GNB letter a\nb"])
def test_control_characters_and_a_second_line_are_refused(run: Run, line: str) -> None:
    assert refused(run, line)


@pytest.mark.parametrize("text", ["[/foo] x[/]", "日本語", '"', "'; DROP TABLE outreach;--"])
def test_any_text_is_kept_as_typed(run: Run, text: str) -> None:
    assert log(run, f"GNB letter {text}", "--json").json["subject"] == text


def test_ten_thousand_characters_are_kept_whole(run: Run) -> None:
    text = ("ś[/] @x " * 1250).strip()
    assert log(run, f"GNB letter {text}", "--json").json["subject"] == text


def test_a_line_without_quotation_marks_is_wrong_usage(run: Run) -> None:
    assert run("log", "GNB", "letter").code == 2
