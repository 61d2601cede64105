"""One line of text asks for a list; the list says in words what it was asked for."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_tui.domain.commitment import Commitment
from ccm_tui.domain.outreach import Outreach
from ccm_tui.domain.people import Contact
from ccm_tui.domain.plan import Objective, Output
from ccm_tui.domain.query import Query, fields_asked, in_words, read_query
from ccm_tui.errors import NotFound, Refused

TODAY = date(2017, 2, 9)
NAMES = {"GNB": "uid-gnb", "Lao PDR": "uid-lao", "A3": "uid-a3", "ISU": "uid-isu"}


def resolve(_kind, text):
    if text not in NAMES:
        raise NotFound(f"There is no “{text}”.")
    return NAMES[text]


def asked(text, entity=Outreach):
    return read_query(entity, text, today=TODAY, resolve=resolve)


def said(text, entity=Outreach):
    names = {uid: name for name, uid in NAMES.items()}
    return in_words(entity, asked(text, entity), names)


def refused(text, entity=Outreach):
    with pytest.raises(Refused) as refusal:
        asked(text, entity)
    return refusal.value.fields


def test_an_empty_line_asks_for_everything():
    assert asked("  ") == Query()
    assert said("") == ""


def test_filters_bounds_and_words_stand_in_one_line():
    assert asked("state:GNB focal channel:letter since:2017-01 point") == Query(
        filters=(("states", "uid-gnb"), ("channel", "letter")),
        since=date(2017, 1, 1),
        words="focal point",
    )


def test_a_query_is_said_in_words():
    assert said("state:GNB channel:bi since:2017 until:2017-02 focal point") == (
        "GNB · bilateral · since 1 Jan 2017 · until 28 Feb 2017 · “focal point”"
    )


def test_a_filter_for_nothing_asks_for_what_is_blank():
    assert asked("engagement:") == Query(filters=(("engagement", None),))
    assert said("engagement:") == "without engagement"


def test_quotes_hold_several_words_together():
    assert asked('state:"Lao PDR" place:"New York"').filters == (
        ("states", "uid-lao"),
        ("place", "New York"),
    )


def test_a_field_is_named_as_by_the_command_line():
    assert asked("reply-to:GNB", Outreach).filters == asked("reply_to:GNB").filters
    assert asked("activity:A3").filters == asked("activities:A3").filters


def test_a_whole_year_or_month_bounds_with_its_first_and_last_day():
    assert asked("since:2016 until:2016") == Query(since=date(2016, 1, 1), until=date(2016, 12, 31))
    assert asked("since:2016-02 until:2016-02").until == date(2016, 2, 29)
    assert asked("until:9999").until == date(9999, 12, 31)


def test_a_bound_is_any_day_that_can_be_typed():
    assert asked("since:-2w until:today") == Query(since=date(2017, 1, 26), until=TODAY)


def test_a_list_without_days_has_no_bounds():
    assert list(refused("until:2017", Objective)) == ["until:2017"]
    assert list(refused("since:2017", Contact)) == ["since:2017"]  # a field of its own


def test_a_day_is_filtered_by_as_it_is_stored():
    assert asked("due:1/3", Commitment).filters == (("due", "2017-03-01"),)


def test_every_bad_filter_is_named():
    wrong = refused("state:XXX channel:pigeon since:31/4 until:2017-13 focal")

    assert set(wrong) == {"state:XXX", "channel:pigeon", "since:31/4", "until:2017-13"}
    assert wrong["until:2017-13"] == "until:2017-13: 2017-13 does not exist"


def test_a_filter_that_stands_there_twice_is_refused():
    wrong = refused("channel:letter focal channel:email")

    assert wrong == {"channel:email": "channel:email: “channel:” may stand there once"}


def test_the_same_filter_typed_twice_is_one():
    assert asked("channel:letter channel:letter") == asked("channel:letter")


@pytest.mark.parametrize("number", ["many", str(2**63)])
def test_a_number_that_is_none_is_refused(number):
    assert list(refused(f"target:{number}", Output)) == [f"target:{number}"]


def test_a_character_that_no_record_holds_is_refused_in_a_filter():
    assert list(refused("place:\ud800")) == ["place:\ud800"]


@pytest.mark.parametrize("text", ["commitments:x", "follow-up:1/3", "colour:red", "a:b:c"])
def test_what_looks_like_a_filter_and_is_none_is_refused(text):
    assert list(refused(text)) == [text]


def test_a_refusal_names_the_filters_that_there_are_the_likeliest_first():
    assert refused("chanel:letter")["chanel:letter"].startswith(
        "there is no filter “chanel” here; known: channel, state, direction, "
    )
    assert "code, title" in refused("foo:bar", Objective)["foo:bar"]


@pytest.mark.parametrize(
    "text",
    [":", "note:", "https://example.org/a", "12:30", "2017:1", ":GNB", '"colour:red"', '"a:b":c'],
)
def test_what_does_not_look_like_a_filter_is_a_word_to_look_for(text):
    assert asked(text) == Query(words=text.replace('"', ""))


@pytest.mark.parametrize("text", ['""', '"', '"" "'])
def test_quotes_alone_ask_for_a_word_that_nothing_holds(text):
    assert asked(text) == Query(words=text)


# ------------------------------------------------------------------ flags, kinds as filters


def test_a_flag_is_one_word():
    assert asked("state:GNB overdue", Commitment) == Query(
        filters=(("state", "uid-gnb"),), flags=("overdue",), today=TODAY
    )
    assert asked("Overdue overdue", Commitment).flags == ("overdue",)
    assert said("overdue plan", Commitment) == "overdue · “plan”"


def test_a_flag_in_quotes_or_of_another_kind_is_a_word():
    assert asked('"overdue"', Commitment) == Query(words="overdue")
    assert asked("overdue", Contact) == Query(words="overdue")


def test_a_kind_of_record_stands_for_all_fields_that_refer_to_one():
    assert asked("state:GNB", Commitment).filters == (("state", "uid-gnb"),)
    assert asked("organisation:ISU", Commitment).filters == (("organisation", "uid-isu"),)
    assert [c.name for c in fields_asked(Commitment, "state")] == ["owed_by", "owed_to"]
    assert said("state:GNB", Commitment) == "GNB"
    assert said("state:", Commitment) == "without state"


def test_a_field_of_that_name_comes_first():
    assert asked("state:GNB").filters == (("states", "uid-gnb"),)
    assert asked("organisation:ISU").filters == (("organisations", "uid-isu"),)


def test_a_later_filter_of_a_field_replaces_an_earlier_one():
    assert Query().where("channel", "letter").where("channel", "email") == Query(
        filters=(("channel", "email"),)
    )


@given(st.text(st.characters(codec=None)))
def test_any_line_is_a_query_or_refused(text):
    try:
        assert isinstance(asked(text), Query)
    except Refused as refusal:
        assert refusal.fields
