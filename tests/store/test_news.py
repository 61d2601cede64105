"""What was written since somebody last looked."""

from datetime import date
from pathlib import Path

from ccm_tui.register import Actor, Register
from ccm_tui.visits import Visit, Visits
from tests.conftest import OpenRegister
from tests.surroundings import TODAY

ENTRY = {"states": ["GNB"], "channel": "letter", "subject": "s", "date": "2017-02-01"}


def test_nothing_is_new_to_whoever_looked_last(register: Register) -> None:
    register.save("outreach", ENTRY)

    assert register.news(register.marks()) == {}


def test_acts_beyond_the_mark_are_counted_by_who_acted(open_register: OpenRegister) -> None:
    register = open_register()
    seen = register.marks()
    register.save("outreach", ENTRY)
    register.act_as(Actor("CHL", None))
    uid = register.save("outreach", ENTRY)
    register.save("outreach", {"subject": "t"}, uid)

    assert register.news(seen) == {"ISU": 1, "CHL": 2}


def test_seeds_are_no_news(register: Register) -> None:
    assert register.news({}) == {}


def test_every_origin_has_its_mark(register: Register) -> None:
    register.save("outreach", ENTRY)

    assert set(register.marks()) == {"0" * 16, register.origin}


def test_a_visit_is_remembered_for_each_register(tmp_path: Path) -> None:
    Visits(tmp_path / "visits.json").keep("one", Visit(TODAY, {"a": 1}))
    Visits(tmp_path / "visits.json").keep("other", Visit(TODAY, {"b": 2}))

    assert Visits(tmp_path / "visits.json").last("one") == Visit(TODAY, {"a": 1})
    assert Visits(tmp_path / "visits.json").last("third") is None


def test_a_file_of_visits_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    path = tmp_path / "visits.json"
    for text in ("", "{", "[]", '{"one": 3}', '{"one": {"day": "x", "marks": {}}}'):
        path.write_text(text, encoding="utf-8")
        assert Visits(path).last("one") is None


def test_where_a_visit_cannot_be_kept_nothing_happens(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    Visits(tmp_path / "file" / "visits.json").keep("one", Visit(TODAY, {}))


def test_acts_are_listed_newest_first_with_the_record_they_began_with(register: Register) -> None:
    first = register.save("outreach", ENTRY)
    promise = {"owed_by": "ISU", "owed_to": "GNB", "what": "w", "due": "2017-03-01"}
    second = register.save("outreach", ENTRY | {"commitments": [promise]})
    register.delete("outreach", first)

    acts = register.acts()
    assert [(act.verb, act.uid, act.records) for act in acts] == [
        ("delete", first, 1),
        ("add", second, 2),
        ("add", first, 1),
    ]
    assert register.acts(limit=1) == acts[:1]
    assert register.acts(register.marks()) == []


def test_acts_are_those_since_a_day(register: Register) -> None:
    register.save("outreach", ENTRY)

    assert len(register.acts(since=date(2017, 2, 9))) == 1
    assert register.acts(since=date(2017, 2, 10)) == []
