"""A State's dossier: figures that are reconciled, and letters that ought to know of each other."""

from datetime import date, timedelta

import pytest

from ccm_tui.domain.dossier import FigureCounted, Letter, crowding, parts_in_words, reconciled

TODAY = date(2017, 2, 9)


def letter(code, days_ago):
    codes = tuple(code.split())
    return Letter(f"{code} {days_ago}", TODAY - timedelta(days_ago), "letter", "On it", codes)


def said(letters, targeted=()):
    return list(crowding(sorted(letters, key=lambda one: one.day, reverse=True), targeted, TODAY))


def figure(total, **parts):
    return FigureCounted("uid", "survivors", None, TODAY, total, parts, "Test", None)


# ------------------------------------------------------------------ letters


def test_letters_of_two_activities_within_thirty_days_are_told():
    assert said([letter("A3", 28), letter("A4", 8)]) == [
        "letters within 30 days of each other: A3 (12 Jan 2017) and A4 (1 Feb 2017)"
    ]


def test_a_letter_that_is_planned_counts_as_one_that_went_out():
    assert said([letter("A3", 10), letter("A4", -10)])


@pytest.mark.parametrize(
    "letters",
    [
        [letter("A3", 28), letter("A3", 8)],
        [letter("A3", 28), letter("A3 A4", 8)],
        [letter("A3", 60), letter("A4", 8)],
        [letter("A3", 90), letter("A4", 70)],
    ],
    ids=["one activity", "both in one letter", "far apart", "long ago"],
)
def test_letters_that_know_of_each_other_or_are_past_are_not_told(letters):
    assert said(letters) == []


def test_who_has_still_to_write_is_told_where_another_one_wrote():
    (warning,) = said([letter("A3", 8)], ("A3", "A4"))
    assert warning == "A4 still to write; a letter under A3 (1 Feb 2017) went out: write as one"


def test_where_nobody_wrote_one_letter_may_serve_all():
    assert said([], ("A3", "A4")) == ["A3, A4 still to write: one letter may serve"]
    assert said([], ("A3",)) == []


# ------------------------------------------------------------------ figures


def test_what_the_parts_do_not_hold_is_said():
    assert reconciled(figure(12, men=4, women=3)) == "5 not accounted for"
    assert parts_in_words(figure(12, men=4, women=3, boys=None)) == "men 4, women 3"


def test_a_figure_that_adds_up_needs_no_word():
    assert reconciled(figure(7, men=4, women=3)) == ""


def test_a_figure_without_parts_is_not_told_apart():
    assert reconciled(figure(7, men=None)) == "not told apart by sex and age"


def test_parts_that_came_to_exceed_the_total_are_said():
    assert reconciled(figure(5, men=4, women=3)) == "the parts are 2 more than the total"
