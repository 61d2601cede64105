"""Lists, search and the day's agenda."""

import pytest

from tests.cli.conftest import Run

KEYS = {"code", "title", "target", "operator", "disputed", "deadline"}


@pytest.fixture
def entries(run: Run) -> None:
    """Four entries of three States."""
    for state, channel, day, subject in (
        ("GNB", "letter", "2016-11-02", "Letter on the focal point"),
        ("GNB", "bilateral", "2017-02-08", "Meeting on the focal point"),
        ("SLE", "letter", "2016-11-02", "Letter on the national plan"),
        ("TCD", "email", "2017-05-01", "Côte"),
    ):
        run(
            *("--by", "CHL", "outreach", "add", "--state", state, "--channel", channel),
            *("--date", day, "--subject", subject),
        )


def subjects(run: Run, *filters: str) -> list[str]:
    document = run("outreach", "list", *filters, "--json").json
    assert document["total"] == len(document["items"])
    return [row["subject"] for row in document["items"]]


def test_the_outputs_have_the_targets_of_the_note(run: Run) -> None:
    items = run("output", "list", "--json").json["items"]
    assert [row["code"] for row in items] == ["O1", "O2", "O3", "O4", "O5", "O6"]
    assert [row["target"] for row in items] == [6, 1, 2, 2, 2, 5]
    assert [row["disputed"] for row in items] == [True, False, False, False, False, False]
    assert items[0]["disputed_target"] == 8
    assert all(set(row) >= KEYS for row in items)
    assert {row["deadline"] for row in items[:5]} == {"2017-09-03"}
    assert items[5]["deadline"] == "2017-06-30"


@pytest.mark.usefixtures("entries")
def test_lists_are_filtered_by_fields_days_and_words(run: Run) -> None:
    assert subjects(run, "--state", "guinea-bissau", "--channel", "bilateral") == [
        "Meeting on the focal point"
    ]
    assert subjects(run, "--since", "2017", "--until", "2017-02") == ["Meeting on the focal point"]
    assert subjects(run, "--search", "letter plan") == ["Letter on the national plan"]
    assert subjects(run, "--search", "cote") == ["Côte"]
    assert len(subjects(run, "--by", "CHL")) == 4
    assert len(subjects(run, "--engagement", "")) == 4
    assert subjects(run, "--search", "[/foo]") == []


@pytest.mark.usefixtures("entries")
def test_newest_come_first_and_pages_follow_each_other(run: Run) -> None:
    first = run("outreach", "list", "--limit", "2", "--json").json
    rest = run("outreach", "list", "--limit", "2", "--offset", "2", "--json").json
    assert first["total"] == rest["total"] == 4
    days = [row["date"] for row in (*first["items"], *rest["items"])]
    assert days == sorted(days, reverse=True)
    assert run("outreach", "list", "--offset", "9", "--json").json == {"items": [], "total": 4}


@pytest.mark.usefixtures("entries")
def test_a_readable_list_has_a_line_for_each_record(run: Run) -> None:
    head, *lines = run("outreach", "list").out.splitlines()
    assert head.split() == [
        "ID", "State", "Channel", "Direction", "Date", "Subject", "Engagement", "By"
    ]  # fmt: skip
    assert len([line for line in lines if "CHL" in line]) == 4
    assert lines[-1] == "4 outreach entries"
    assert all(len(line) <= 100 for line in lines)
    assert run("contact", "list").out == "No contacts.\n"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (("--state", "Atlantis"), "--state: There is no State “Atlantis”."),
        (("--channel", "pigeon"), "--channel: “pigeon” is none of"),
        (("--since", "2017-13"), "--since: 2017-13 does not exist"),
        (("--search", "a\x00b"), "--search: holds a character that cannot be kept: U+0000"),
    ],
)
def test_a_filter_that_means_nothing_is_refused(
    run: Run, given: tuple[str, ...], message: str
) -> None:
    done = run("outreach", "list", *given)
    assert done.code == 1
    assert done.err.startswith(message)


@pytest.mark.parametrize(
    "given",
    [
        ("--limit", "0"),
        ("--limit", "x"),
        ("--offset", "-1"),
        ("--state", "GNB", "--state", "SLE"),
    ],
)
def test_a_list_that_cannot_be_is_wrong_usage(run: Run, given: tuple[str, ...]) -> None:
    assert run("outreach", "list", *given).code == 2


@pytest.mark.usefixtures("entries")
def test_search_finds_records_of_every_kind(run: Run) -> None:
    document = run("search", "focal", "point", "--json").json
    assert {"outreach", "activity"} <= {hit["kind"] for hit in document["items"]}
    assert all(set(hit) == {"kind", "uid", "title", "snippet"} for hit in document["items"])
    assert document["total"] == len(document["items"])
    assert "Meeting on the focal point" in run("search", "focal point").out


@pytest.mark.parametrize("text", ["", "!?", '"', "*-", "[/]", "(", "qqqq AND NEAR("])
def test_a_text_without_a_word_to_find_finds_nothing(run: Run, text: str) -> None:
    assert run("search", text, "--json").json == {"items": [], "total": 0}


def test_no_day_is_asked_for_more_than_can_be_counted(run: Run) -> None:
    refused = run("today", "--limit", str(10**20))
    assert (refused.code, refused.out) == (2, "")


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_that_there_are_have_an_agenda_too(run: Run, day: str) -> None:
    assert run("--as-at", day, "today", "--json").json["as_at"] == day
    assert run("--as-at", day, "meeting", "talks", "NDM-UN20", "--json").json["logged"] == 0


def test_the_agenda_says_what_is_overdue_due_and_coming(run: Run) -> None:
    for what, due in (("late", "2017-02-01"), ("now", "2017-02-09"), ("later", "2017-03-01")):
        run(
            *("commitment", "add", "--what", what, "--owed-by", "GNB", "--owed-to", "ISU"),
            *("--due", due),
        )
    agenda = run("--as-at", "2017-02-09", "today", "--json").json
    assert agenda["as_at"] == "2017-02-09"
    promised = {
        heading: [item for item in agenda[heading] if item["kind"] == "commitment"]
        for heading in ("overdue", "due", "upcoming")
    }
    assert [item["what"] for item in promised["overdue"]] == ["late"]
    assert [item["what"] for item in promised["due"]] == ["now"]
    (coming,) = promised["upcoming"]
    assert coming == {
        "kind": "commitment",
        "uid": coming["uid"],
        "state": "GNB",
        "what": "later",
        "date": "2017-03-01",
        "ends": None,
        "owed_by": "GNB",
        "owed_to": "ISU",
    }
    said = run("--as-at", "2017-02-09", "today").out
    assert said.startswith("As at 9 Feb 2017\n")
    assert f"Overdue: {len(agenda['overdue'])}" in said


def test_the_agenda_has_the_meetings_and_events_of_the_day(run: Run) -> None:
    due = run("--as-at", "2017-02-09", "today", "--json").json["due"]

    assert {(item["kind"], item["date"], item["ends"]) for item in due} == {
        ("meeting", "2017-02-07", "2017-02-10"),
        ("event", "2017-02-07", "2017-02-10"),
    }


def test_the_day_that_counts_as_today_hides_nothing_that_was_typed(run: Run) -> None:
    given = ("--channel", "email", "--date", "2017-05-01", "--subject", "x")
    run("outreach", "add", "--state", "GNB", *given)
    assert run("--as-at", "2016-10-12", "outreach", "list", "--json").json["total"] == 1
