"""The computed checks: for any plan, whether they hold, do not hold, or wait for a decision."""

from dataclasses import replace
from datetime import date

import pytest

from ccm_tui.domain.checks import CHECKS, ActivityFacts, OutputFacts, PlanFacts, checked

DAY = date(2030, 1, 1)
TWO, THREE = frozenset({"AAA", "BBB"}), frozenset({"AAA", "BBB", "CCC"})
ACTIVITY = ActivityFacts("A1", TWO, 2, DAY, responsible=True)
LARGER = ActivityFacts("A2", THREE, 3, DAY, responsible=True)
OUTPUT = OutputFacts("O1", THREE, 3, DAY, defined=True, verified=True, baseline=True)
SOUND = PlanFacts(DAY, DAY, [ACTIVITY, LARGER], [OUTPUT], THREE, {}, [])


def found(plan, name):
    (one,) = [check for check in checked(plan) if check.name == name]
    return one.verdict, one.detail


def activity(**given):
    return replace(SOUND, activities=[replace(ACTIVITY, **given), LARGER])


def output(**given):
    return replace(SOUND, outputs=[replace(OUTPUT, **given)])


def test_of_a_sound_plan_all_checks_hold():
    assert [check.name for check in checked(SOUND)] == [*CHECKS.codes]
    assert {check.verdict for check in checked(SOUND)} == {"holds"}


def test_of_a_plan_without_records_nothing_fails():
    empty = replace(SOUND, activities=[], outputs=[], obliged=frozenset())

    assert {check.verdict for check in checked(empty)} == {"holds", "undecided"}


@pytest.mark.parametrize(
    ("plan", "name", "verdict", "said"),
    [
        (replace(SOUND, obliged=TWO), "listed", "fails", "CCC without a claim"),
        (output(states=TWO), "listed", "fails", "CCC not listed"),
        (output(states=frozenset()), "listed", "undecided", "no output names its States"),
        (activity(wanted=3), "states", "fails", "A1 is to reach 3 and names 2"),
        (activity(states=frozenset()), "states", "undecided", "A1 is to reach 2, none chosen yet"),
        (activity(states=frozenset({"XXX"})), "inside", "fails",
         "XXX of A1 are not among those of A2"),
        (output(target=4), "targets", "fails", "O1 asks for 4 of 3"),
        (output(deadline=date(2030, 1, 2)), "dates", "fails",
         "O1 is due on 2 Jan 2030, after 1 Jan 2030"),
        (activity(deadline=None), "dates", "undecided", "A1 without a day"),
        (replace(SOUND, gaps=["leads to no output: A6"]), "coverage", "fails",
         "leads to no output: A6"),
        (activity(responsible=False), "responsible", "undecided", "nobody for A1"),
        (output(defined=False), "definitions", "undecided", "none for O1"),
        (output(verified=False), "verification", "undecided", "no means of verification for O1"),
        (output(baseline=False), "verification", "undecided", "no baseline for O1"),
        (replace(SOUND, without_focal_point={"AAA": "A", "ZZZ": "Z"}), "letters", "fails",
         "A: no focal point; the letter goes to the permanent mission"),
    ],
)  # fmt: skip
def test_what_does_not_hold_or_waits_is_named(plan, name, verdict, said):
    assert found(plan, name)[0] == verdict
    assert said in found(plan, name)[1]
