"""The open questions in the seeds: all 36, each with choices that the register can carry out."""

from itertools import groupby

import pytest

from ccm_tui.domain.checks import CHECKS
from ccm_tui.domain.effects import faults, read_effect
from ccm_tui.domain.entities import ENTITIES
from tests.seeds.reading import coded, rows

THEMES = {"A": 5, "B": 6, "C": 11, "D": 3, "E": 11}
CHOICES = {
    number: list(choices) for number, choices in groupby(rows("alternative"), lambda r: r["doubt"])
}
CODES = {
    code for kind in ("output", "activity", "objective", "action", "plan") for code in coded(kind)
}


def test_there_are_36_in_their_order_by_theme():
    questions = rows("doubt")

    assert [row["code"] for row in questions] == [str(n) for n in range(1, 37)]
    assert [row["position"] for row in questions] == [row["code"] for row in questions]
    assert {row["theme"]: 0 for row in questions} == dict.fromkeys(THEMES, 0)
    assert {t: sum(r["theme"] == t for r in questions) for t in THEMES} == THEMES


def test_each_asks_something_and_says_what_the_note_says():
    for row in rows("doubt"):
        assert "?" in row["text"], row["code"]
        assert row["says"], row["code"]


def test_each_has_two_choices_at_least_and_four_at_most_each_in_words():
    assert list(CHOICES) == [str(n) for n in range(1, 37)]
    for number, choices in CHOICES.items():
        assert 2 <= len(choices) <= 4, number
        assert len({row["value"].casefold() for row in choices}) == len(choices)
        assert all(row["text"] for row in choices), number


def test_what_a_question_concerns_is_in_the_plan_or_a_computed_check():
    named = {one for row in rows("doubt") for one in row["concerns"].split("; ") if one}

    assert named <= CODES | set(CHECKS.codes)


def test_every_effect_can_be_read_and_names_fields_and_records_that_there_are():
    for row in rows("alternative"):
        changes = read_effect(row["effect"])
        assert faults(changes, ENTITIES) == [], row["key"]
        assert all(change.code in coded(change.kind) for change in changes), row["key"]


def test_choices_of_a_question_change_the_same_fields_so_that_deciding_anew_leaves_nothing_behind():
    for number, choices in CHOICES.items():
        changed = [
            {(c.kind, c.code, c.field) for c in read_effect(row["effect"])} for row in choices
        ]
        assert all(one == changed[0] for one in changed), number


def test_no_two_questions_change_the_same_field():
    owner: dict[tuple[str, str, str], str] = {}
    for row in rows("alternative"):
        for change in read_effect(row["effect"]):
            key = (change.kind, change.code, change.field)
            assert owner.setdefault(key, row["doubt"]) == row["doubt"], key


@pytest.mark.parametrize(
    ("number", "value", "effect"),
    [
        ("1", "6", "output O1 target=6; output O1 disputed_target="),
        ("1", "8", "output O1 target=8; output O1 disputed_target="),
        ("15", "30 June 2017", "output O6 deadline=2017-06-30"),
    ],
)
def test_the_choices_on_numbers_and_days_change_them(number, value, effect):
    (row,) = (row for row in CHOICES[number] if row["value"] == value)

    assert row["effect"] == effect


def test_the_seeds_begin_with_what_one_of_the_choices_says_or_the_target_is_disputed():
    """What is counted before anybody decided is one of the answers, not a third one."""
    for number, choices in CHOICES.items():
        states = [
            all(
                str(coded(c.kind)[c.code][c.field]).replace(";", ",") == c.text
                for c in read_effect(row["effect"])
                if c.field not in ("eligible", "disputed_target")
            )
            for row in choices
        ]
        assert any(states) or number == "8", number
