"""Who was spoken to at a meeting or event, and who not yet, by command."""

from tests.cli.conftest import Run

BY = ("--by", "ISU", "--person", "A. Tester", "--as-at", "2017-02-09")


def logged(run: Run, state: str, *more: str) -> None:
    entry = ("--channel", "bilateral", "--date", "2017-02-08", "--subject", "Talk (fictional)")
    assert run(*BY, "outreach", "add", "--state", state, *entry, *more).code == 0


def test_a_meeting_lists_who_was_spoken_to_and_who_not_yet(run: Run) -> None:
    logged(run, "GNB", "--meeting", "NDM-UN20")
    owed = ("--owed-by", "ISU", "--owed-to", "SLE", "--due", "2017-03-01", "--json")
    promise = run(*BY, "commitment", "add", "--what", "send it", *owed).json["uid"]
    found = run(*BY, "meeting", "talks", "NDM-UN20", "--json").json
    assert (found["code"], found["starts"], found["place"]) == ("NDM-UN20", "2017-02-07", "Geneva")
    assert found["logged"] == 1
    assert found["spoken"] == [
        {"state": "GNB", "name": "Guinea-Bissau", "entries": 1, "last": "2017-02-08"}
    ]
    assert len(found["not_yet"]) == 11
    sierra_leone = found["not_yet"][-1]
    assert (sierra_leone["state"], sierra_leone["activities"]) == ("SLE", ["A1", "A3", "A4"])
    assert sierra_leone["raise"] == [
        {"kind": "commitment", "uid": promise, "what": "send it", "date": "2017-03-01",
         "owed_by": "ISU", "owed_to": "SLE"}
    ]  # fmt: skip


def test_it_reads_as_text(run: Run) -> None:
    logged(run, "GNB", "--meeting", "NDM-UN20")
    out = run(*BY, "meeting", "talks", "ndm-un20").out
    assert "7-10 Feb 2017, Geneva\n1 entry\n" in out
    assert "Spoken to: 1\n" in out
    assert "Not yet: 11\n" in out
    assert out.endswith("To raise: nothing\n")


def test_so_does_an_event(run: Run) -> None:
    title = "Side event or workshop on the Guidance"
    logged(run, "GNB", "--event", title)
    found = run(*BY, "event", "talks", title, "--json").json
    assert (found["code"], found["name"], found["logged"]) == (None, title, 1)


def test_a_meeting_that_is_not_there_is_refused(run: Run) -> None:
    done = run(*BY, "meeting", "talks", "NDM-UN99")
    assert (done.code, done.out) == (1, "")
    assert "There is no meeting “NDM-UN99”." in done.err


def test_so_is_an_event_that_was_deleted(run: Run) -> None:
    add = ("event", "add", "--title", "Fictional", "--starts", "2017-02-09", "--json")
    uid = run(*BY, *add).json["uid"]
    run(*BY, "event", "delete", uid)
    assert run(*BY, "event", "talks", uid).code == 1
