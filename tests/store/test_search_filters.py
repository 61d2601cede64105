"""Filters and flags in a search over all kinds and in lists: what they find, in which order."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from ccm_tui.domain.flags import FLAGS
from ccm_tui.register import Register
from ccm_tui.store import flags, search
from tests.surroundings import surroundings

LETTER = {"states": ["GNB"], "channel": "letter", "date": "2017-01-12"}


def titles(register, line):
    return [hit.title for hit in register.search(register.searched(line), 500)]


def listed(register, kind, line):
    entity = register.entity(kind)
    rows = register.rows(kind, register.query(kind, line)).first(500)
    return [row[entity.title_field] for row in rows]


def write(register):
    """Letters to two States, an answer, and promises: late, due today, kept, and to come."""
    first = register.save("outreach", LETTER | {"subject": "First"})
    register.save("outreach", LETTER | {"subject": "Second", "states": ["SLE"], "date": "13/1"})
    register.save("outreach", LETTER | {"subject": "By word", "channel": "bilateral"})
    register.save("outreach", LETTER | {"subject": "Received", "direction": "in"})
    register.save(
        "outreach",
        {"states": ["GNB"], "channel": "email", "direction": "in", "date": "20/1",
         "subject": "Answer", "reply_to": first},
    )  # fmt: skip
    for what, due, done, promised_in in (
        ("late", "1/2/2017", "", first),
        ("now", "9/2/2017", "", None),
        ("kept", "1/2/2017", "2017-02-01", first),
        ("to come", "1/3/2017", "", None),
    ):
        promise = {"owed_by": "GNB", "owed_to": "ISU", "what": what, "due": due, "done_on": done}
        register.save("commitment", promise | {"outreach": promised_in})


@pytest.fixture(scope="module")
def written(seeded_file, tmp_path_factory):
    """A register that was written in, for looking only."""
    path = Path(shutil.copy(seeded_file, tmp_path_factory.mktemp("written") / "register.db"))
    with Register.open(path, surroundings()) as register:
        write(register)
        yield register


# ------------------------------------------------------------------ flags


@pytest.mark.parametrize(
    ("kind", "line", "found"),
    [
        ("commitment", "overdue", ["late"]),
        ("commitment", "open", ["late", "now", "to come"]),
        ("commitment", "done", ["kept"]),
        ("commitment", "open done", []),
        ("commitment", "state:GNB overdue", ["late"]),
        ("commitment", "state:SLE overdue", []),
        ("commitment", "organisation:ISU open since:9/2/2017", ["now", "to come"]),
        ("outreach", "unanswered", ["Second"]),
        ("outreach", "overdue", ["First"]),
        ("outreach", "open", ["First"]),
        ("outreach", "state:GNB channel:letter since:2017-01 overdue", ["First"]),
        ("outreach", "overdue fir", ["First"]),
    ],
)
@pytest.mark.parametrize("few", [5000, 1])
def test_a_flag_is_a_condition_with_a_name(written, monkeypatch, kind, line, found, few):
    monkeypatch.setattr(flags, "_FEW", few)
    assert listed(written, kind, line) == found
    assert written.rows(kind, written.query(kind, line)).count() == len(found)


def test_what_is_overdue_depends_on_the_day_that_counts_as_today(register, open_register):
    write(register)
    later = open_register(as_at=date(2017, 4, 1))

    assert listed(later, "commitment", "overdue") == ["late", "now", "to come"]


def test_an_answer_that_was_deleted_answers_nothing(register):
    write(register)
    (answer,) = register.rows("outreach", register.query("outreach", "answer")).first(9)
    register.delete("outreach", answer["uid"])

    assert listed(register, "outreach", "unanswered") == ["Second", "First"]


@pytest.mark.parametrize("kind", FLAGS)
def test_every_flag_is_a_condition_of_its_kind(seeds, kind):
    for flag in FLAGS[kind]:
        assert seeds.rows(kind, seeds.query(kind, flag)).count() >= 0


# ------------------------------------------------------------------ over all kinds


def test_filters_without_words_list_by_day_the_newest_first(written):
    found = written.search(written.searched("state:GNB since:2017"), 500)

    assert [hit.title for hit in found if hit.kind != "claim"] == [
        "to come", "now", "kept", "late", "Answer", "Received", "By word", "First",
    ]  # fmt: skip
    assert [hit.day for hit in found] == sorted((hit.day for hit in found), reverse=True)


def test_what_has_no_day_follows_what_has_one(written):
    days = [hit.day for hit in written.search(written.searched("state:GNB"), 500)]

    assert None in days
    assert all(day is None for day in days[days.index(None) :])
    assert ("state", "GNB") in [
        (hit.kind, hit.code) for hit in written.search(written.searched("state:GNB"), 500)
    ]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("overdue", ["late"]),
        ("unanswered", ["Second"]),
        ("channel:letter overdue", ["First"]),
        ("kind:outreach since:20/1", ["Answer"]),
        ("kind:outreach state:GNB first", ["First"]),
        ("kind:commitment state:SLE", []),
        ("kind:outreach zzz", []),
        ("kind:state laos", ["Lao People's Democratic Republic"]),
        ("kind:alias laos", ["Laos"]),
        ("", []),
        ('""', []),
        ('kind:outreach ""', []),
    ],
)
def test_one_line_narrows_the_search_over_all_kinds(written, line, found):
    assert titles(written, line) == found
    assert written.search_count(written.searched(line)) == len(found)


@pytest.mark.parametrize("line", ["state:GNB", "focal", "state:GNB since:2016", "kind:o", "p"])
def test_hits_are_read_a_few_at_a_time_and_counted(filled, monkeypatch, line):
    asked = filled.searched(line)
    everything = filled.search(asked, 2000)
    monkeypatch.setattr(search, "_CHUNK", 7)

    assert filled.search(asked, 2000) == everything
    assert [*filled.search(asked, 10), *filled.search(asked, 2000, 10)] == everything
    assert filled.search_count(asked) == len(everything) > 10
    assert len({hit.uid for hit in everything}) == len(everything)


def test_only_what_is_taken_is_read(filled):
    statements: list[str] = []
    hits = filled.hits(filled.searched("kind:outreach"))
    filled._connection.set_trace_callback(statements.append)
    next(hits)
    filled._connection.set_trace_callback(None)

    assert len(statements) < 4


def test_a_search_is_said_in_words(written):
    assert written.search_in_words(written.searched("kind:outreach state:GNB focal")) == (
        "outreach entries · GNB · “focal”"
    )
    assert written.search_in_words(written.searched("state:GNB overdue")) == (
        "commitments · GNB · overdue"
    )
    assert written.search_in_words(written.searched("")) == ""
