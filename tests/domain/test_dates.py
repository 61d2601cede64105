"""Days: read as a person types them, shown as a person reads them."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ccm_tui.domain.dates import read_day, relative_day, show_day

THURSDAY = date(2017, 2, 9)

typed_by_somebody = st.one_of(
    st.text(),
    st.text("0123456789/.- +dwmytoday", max_size=12),
    st.from_regex(r"[+-]?\d{1,5}[dwmy/. -]?\d{0,4}[/. -]?\d{0,5}", fullmatch=True),
)


def past(typed, today=THURSDAY):
    return read_day(typed, today, past=True)


def future(typed, today=THURSDAY):
    return read_day(typed, today, past=False)


@pytest.mark.parametrize(
    "typed",
    ["7/3/2017", "7.3.2017", "7-3-2017", "7 3 2017", "07/03/2017", "7/3/17", "2017-03-07",
     "2017-3-7", "7 Mar 2017", "7 mar 2017", "7 March 2017", "7mar 2017", " 7 / 3 / 2017 ".replace(
         " / ", "/")],
)  # fmt: skip
def test_a_whole_date_is_read_in_every_usual_form(typed):
    assert past(typed) == future(typed) == date(2017, 3, 7)


def test_a_day_alone_is_the_nearest_such_day():
    assert past("7") == date(2017, 2, 7)
    assert past("10") == date(2017, 1, 10)
    assert future("10") == date(2017, 2, 10)
    assert future("7") == date(2017, 3, 7)


def test_a_day_and_month_are_those_of_the_nearest_year():
    assert past("7/3") == date(2016, 3, 7)
    assert future("7/3") == date(2017, 3, 7)
    assert past("8 Feb") == date(2017, 2, 8)
    assert future("8 Feb") == date(2018, 2, 8)


def test_today_is_both_the_nearest_past_and_the_nearest_future_day():
    assert past("9") == future("9") == past("9/2") == future("9/2") == THURSDAY


def test_a_day_that_the_month_does_not_have_is_sought_in_the_next_that_does():
    assert past("31") == date(2017, 1, 31)
    assert future("31") == date(2017, 3, 31)
    assert past("30", date(2017, 3, 5)) == date(2017, 1, 30)


def test_the_last_of_february_is_sought_in_the_nearest_leap_year():
    assert past("29/2") == date(2016, 2, 29)
    assert future("29/2") == date(2020, 2, 29)
    assert future("29/2", date(1897, 1, 1)) == date(1904, 2, 29)
    assert past("29/2/2016") == date(2016, 2, 29)


@pytest.mark.parametrize(
    "typed",
    ["29/2/2017", "31/4", "31/4/2017", "32", "0", "7/13", "2017-02-30", "2024-13-99", "0/0",
     "0000-01-01", "30 Feb"],
)  # fmt: skip
def test_a_day_that_does_not_exist_is_refused(typed):
    with pytest.raises(ValueError, match="does not exist"):
        past(typed)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", date(2017, 2, 9)),
        ("Yesterday", date(2017, 2, 8)),
        ("TOMORROW", date(2017, 2, 10)),
        ("+2w", date(2017, 2, 23)),
        ("-3d", date(2017, 2, 6)),
        ("+5", date(2017, 2, 14)),
        ("+1m", date(2017, 3, 9)),
        ("-1y", date(2016, 2, 9)),
        ("-0", date(2017, 2, 9)),
    ],
)
def test_a_day_is_read_from_where_it_lies(typed, day):
    assert past(typed) == future(typed) == day


def test_a_month_on_ends_with_the_month():
    assert past("+1m", date(2017, 1, 31)) == date(2017, 2, 28)
    assert past("-1y", date(2016, 2, 29)) == date(2015, 2, 28)


@pytest.mark.parametrize("typed", ["", " ", "soon", "7//3", "/", "+", "7 xyz", "7 marble",
                                   "2017", "1e3", "today!", "−3d"])  # fmt: skip
def test_what_is_no_date_is_refused_with_what_to_write(typed):
    with pytest.raises(ValueError, match="is not a date; write 7, 7/3"):
        past(typed)


def test_a_date_half_typed_is_read_as_far_as_it_goes():
    assert past("7/") == date(2017, 2, 7)
    assert past("7 sept") == past("7 Septem") == date(2016, 9, 7)


@pytest.mark.parametrize("typed", ["+9999y", "-9999y"])
def test_what_lies_beyond_the_calendar_is_refused(typed):
    with pytest.raises(ValueError, match="too far away"):
        past(typed)


@given(typed_by_somebody, st.dates(), st.booleans())
@example("yesterday", date.min, True)
@example("tomorrow", date.max, False)
@example("+9999y", date.max, True)
def test_whatever_is_typed_is_a_day_or_refused(typed, today, looking_back):
    try:
        assert isinstance(read_day(typed, today, past=looking_back), date)
    except ValueError as error:
        assert str(error)


@given(st.dates(), st.dates(), st.booleans())
def test_a_day_is_read_as_it_is_shown(day, today, looking_back):
    assert read_day(show_day(day), today, past=looking_back) == day
    assert read_day(day.isoformat(), today, past=looking_back) == day


@given(st.integers(1, 31), st.dates(date(1000, 1, 1), date(9000, 1, 1)))
def test_the_nearest_day_lies_on_the_side_that_was_asked_for(number, today):
    before, after = past(str(number), today), future(str(number), today)

    assert before <= today <= after
    assert before.day == after.day == number
    assert (after - before).days <= 62


def test_a_day_is_shown_with_its_month_in_letters():
    assert show_day(date(2017, 2, 8)) == "8 Feb 2017"
    assert show_day("2017-12-31") == "31 Dec 2017"
    assert show_day(None) == show_day("") == ""


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2017, 2, 9), "today"),
        (date(2017, 2, 10), "tomorrow"),
        (date(2017, 2, 8), "yesterday"),
        (date(2017, 2, 12), "in 3 days"),
        (date(2017, 1, 31), "9 days ago"),
        (date(2017, 2, 16), "in 1 week"),
        (date(2017, 3, 2), "in 3 weeks"),
        (date(2017, 9, 3), ""),
    ],
)
def test_a_near_day_is_also_shown_by_how_far_it_is(day, words):
    assert relative_day(day, THURSDAY) == words
