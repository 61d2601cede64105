"""One line asks all kinds of records; each kind answers what it can be asked."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_tui.domain.entities import ENTITIES
from ccm_tui.domain.everywhere import Search, kinds_in_words, read_search, search_for
from ccm_tui.domain.query import Query
from ccm_tui.errors import NotFound, Refused

TODAY = date(2017, 2, 9)


def resolve(kind, text):
    if text != "GNB":
        raise NotFound(f"There is no {kind} “{text}”.")
    return f"uid-{kind}"


def asked(text):
    return read_search(ENTITIES, text, today=TODAY, resolve=resolve)


def kinds(text):
    return [kind for kind, _query in asked(text).asked]


def refused(text):
    with pytest.raises(Refused) as refusal:
        asked(text)
    return refusal.value.fields


def test_an_empty_line_asks_for_nothing():
    assert asked("  ") == Search()


def test_words_are_asked_of_every_kind_that_is_indexed():
    assert kinds("focal point") == [entity.table for entity in ENTITIES if entity.number]
    assert asked("focal point") == search_for(ENTITIES, "focal point")


def test_a_state_is_asked_of_every_kind_that_concerns_one():
    queries = dict(asked("state:GNB").asked)

    assert {"state", "claim", "contact", "activity", "outreach", "commitment"} <= queries.keys()
    assert "objective" not in queries
    assert queries["outreach"].filters == (("states", "uid-state"),)
    assert queries["commitment"].filters == (("state", "uid-state"),)
    assert queries["state"].filters == (("state", "uid-state"),)


def test_a_filter_leaves_out_the_kinds_that_do_not_have_it():
    assert kinds("channel:letter") == ["outreach"]
    assert kinds("focal channel:letter since:2017") == ["outreach"]


def test_days_bound_the_kinds_that_have_any():
    assert {"claim", "outreach", "commitment", "meeting"} <= set(kinds("since:2017"))
    assert not {"state", "contact", "objective"} & set(kinds("since:2017"))


@pytest.mark.parametrize("kind", ["outreach", "OUTREACH", "outr", '"outreach entries"'])
def test_a_kind_is_named_in_the_singular_the_plural_or_by_its_beginning(kind):
    assert kinds(f"kind:{kind}") == ["outreach"]
    assert kinds(f"kind:{kind} channel:letter focal") == ["outreach"]


def test_a_beginning_of_several_kinds_names_them_all():
    assert {"outreach", "output", "organisation"} <= set(kinds("kind:o"))


def test_a_kind_that_is_not_indexed_is_asked_where_it_is_named():
    assert kinds("kind:membership") == ["membership"]
    assert kinds("kind:membership party") == ["membership"]


def test_where_records_are_of_a_kind_within_their_kind_it_is_a_filter():
    assert asked("kind:challenge").asked == (("need", Query((("kind", "challenge"),))),)
    assert asked("kind:need kind:priority").asked == (("need", Query((("kind", "priority"),))),)


def test_the_name_of_a_kind_comes_first():
    assert kinds("kind:meeting") == ["meeting"]
    assert kinds("kind:workshop") == ["event"]


def test_several_kinds_are_asked_together():
    assert sorted(kinds("kind:outreach kind:event")) == ["event", "outreach"]


def test_a_filter_that_stands_there_twice_is_refused_as_in_a_list():
    assert set(refused("since:2017 since:2016")) == {"since:2016"}


def test_an_unknown_kind_is_refused_with_those_that_there_are():
    assert "known: state, alias, claim" in refused("kind:pigeon")["kind:pigeon"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("overdue", "commitment"),
        ("state:GNB overdue", "commitment"),
        ("unanswered", "outreach"),
        ("kind:outreach overdue", "outreach"),
        ("channel:letter overdue", "outreach"),
        ("overdue channel:letter", "outreach"),
        ("state:GNB channel:letter since:2017-01 overdue", "outreach"),
    ],
)
def test_a_flag_is_asked_of_the_first_kind_that_has_all_that_is_asked(line, kind):
    assert kinds(line) == [kind]


def test_what_no_kind_has_is_refused_as_in_a_list():
    assert refused("foo:bar")["foo:bar"].startswith(
        "there is no filter “foo” here; known: kind, state, since, until"
    )
    assert set(refused("foo:bar channel:pigeon state:XXX")) == {
        "foo:bar", "channel:pigeon", "state:XXX",
    }  # fmt: skip


def test_filters_that_no_kind_has_together_are_refused():
    assert list(refused("kind:contact channel:letter")) == ["channel:letter"]


@pytest.mark.parametrize("line", ["https://example.org", "12:30", '"foo:bar"', "note:", '""'])
def test_what_does_not_look_like_a_filter_is_looked_for(line):
    assert asked(line).words == (line if line == '""' else line.replace('"', ""))
    assert len(kinds(line)) > 9


def test_the_kinds_that_were_named_are_said():
    assert kinds_in_words(ENTITIES, asked("kind:outreach focal")) == "outreach entries"
    assert kinds_in_words(ENTITIES, asked("overdue")) == "commitments"
    assert kinds_in_words(ENTITIES, asked("focal")) == ""


@given(st.text(st.characters(codec=None)))
def test_any_line_is_a_search_or_refused(line):
    try:
        assert isinstance(asked(line), Search)
    except Refused as refusal:
        assert refusal.fields


def test_a_very_long_line_is_read_like_any_other():
    assert asked("a " * 5_000) == asked("a")
    assert list(refused("x" * 10_000 + ":y")) == ["x" * 10_000 + ":y"]
