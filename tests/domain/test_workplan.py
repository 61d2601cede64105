"""What serves what in a plan, what serves nothing, and the scale of months it is drawn on."""

from dataclasses import replace
from datetime import date

from ccm_tui.domain.plan_timeline import Dated, Scale, in_order
from ccm_tui.domain.plan_words import how_far
from ccm_tui.domain.workplan import Item, WorkPlan, coverage, gaps_only, tree

ITEMS = (
    Item("objective", "obj1", "OBJ1", "An objective"),
    Item("objective", "obj2", "OBJ2", "An objective that nothing serves"),
    Item("activity", "a1", "A1", "An activity"),
    Item("activity", "a2", "A2", "An activity without an objective"),
    Item("output", "o1", "O1", "An output"),
    Item("action", "4", "4", "The whole"),
    Item("action", "41", "4.1", "A part", part_of="4"),
    Item("action", "41a", "4.1(a)", "A part of the part", part_of="41"),
    Item("action", "42", "4.2", "Another part", part_of="4"),
)
LINKS = (("a1", "obj1"), ("a1", "o1"), ("a1", "41"), ("a2", "o1"))
PLAN = WorkPlan(
    "plan", "P", "A plan", date(2016, 10, 12), date(2017, 9, 4), "A framework",
    {item.uid: item for item in ITEMS}, frozenset(LINKS),
)  # fmt: skip


def gaps(uid: str) -> tuple[str, ...]:
    return PLAN.gaps(PLAN.items[uid])


def test_what_serves_nothing_or_is_served_by_nothing_is_a_gap() -> None:
    assert gaps("a1") == ()
    assert gaps("a2") == ("no_objective",)
    assert gaps("obj2") == ("unserved",)
    assert gaps("42") == ("unserved",)
    assert [item.code for item, _gaps in PLAN.missing()] == ["OBJ2", "A2", "4.2"]


def test_a_framework_action_is_also_served_through_its_parts_or_as_a_part() -> None:
    assert gaps("4") == ("parts_only",)
    assert gaps("41") == ()
    assert gaps("41a") == ("part_only",)


def test_the_tree_has_activities_below_objectives_and_their_outputs_below_them() -> None:
    shown = [(line.level, line.item.code) for line in tree(PLAN) if line.item]
    assert shown[:5] == [(1, "OBJ1"), (2, "A1"), (3, "O1"), (3, "4.1"), (1, "OBJ2")]
    assert (1, "A2") in shown
    assert shown[-4:] == [(2, "4.1"), (3, "A1"), (3, "4.1(a)"), (2, "4.2")]


def test_the_gaps_are_gathered_under_the_headings_of_their_kinds() -> None:
    assert [line.item.code if line.item else line.title for line in gaps_only(PLAN)] == [
        "Objectives", "OBJ2", "Activities", "A2", "Framework actions", "4.2",
    ]  # fmt: skip


def test_the_coverage_map_has_a_column_for_each_activity() -> None:
    found = coverage(PLAN)
    assert [item.code for item in found.activities] == ["A1", "A2"]
    assert {item.code: marks for item, marks, _gaps in found.rows} == {
        "OBJ1": (True, False), "OBJ2": (False, False), "O1": (True, True), "4": (False, False),
        "4.1": (True, False), "4.1(a)": (False, False), "4.2": (False, False),
    }  # fmt: skip


def test_parts_that_are_parts_of_each_other_do_not_go_on_without_end() -> None:
    turning = {**PLAN.items, "4": replace(PLAN.items["4"], part_of="41a")}
    plan = replace(PLAN, items=turning, links=frozenset({("a1", "o1")}))
    assert plan.gaps(turning["41"]) == ("unserved",)
    assert tree(plan)


def test_a_scale_has_two_cells_for_a_month_and_one_at_each_end() -> None:
    scale = Scale.of(PLAN.begins, PLAN.horizon)
    assert scale.heading() == " O N D J F M A M J J A S  "
    output = Dated(date(2017, 6, 30), "output", "o6", "O6", "Responses")
    assert scale.line(output, date(2017, 2, 9)) == "         │        ◆       "
    meeting = Dated(date(2016, 11, 28), "meeting", "m", "M", "A meeting", date(2016, 12, 1))
    assert scale.line(meeting, date(2017, 2, 9)) == "    ■■   │                "


def test_what_lies_beyond_the_scale_stands_at_its_end() -> None:
    scale = Scale.of(PLAN.begins, PLAN.horizon)
    assert scale.line(Dated(date(2018, 12, 31), "action", "a", "4", ""), date(2017, 2, 9))[-1] == (
        "▸"
    )
    assert scale.line(Dated(date(2015, 9, 7), "meeting", "m", "", ""), date(2017, 2, 9))[0] == "◂"


def test_a_long_plan_has_one_cell_for_a_month_and_a_very_long_one_is_cut() -> None:
    assert Scale.of(date(2021, 1, 1), date(2022, 12, 31)).cells == 26
    assert Scale.of(date(2021, 1, 1), date(2030, 12, 31)).cells == 30


def test_of_one_day_deadlines_come_before_meetings() -> None:
    day = date(2017, 9, 4)
    kinds = ("event", "meeting", "output", "activity")
    found = in_order(Dated(day, kind, kind, "", "") for kind in kinds)
    assert [one.kind for one in found] == ["activity", "output", "meeting", "event"]


def test_how_far_off_a_day_is_stands_in_words_however_far() -> None:
    today = date(2017, 2, 9)
    assert how_far(date(2016, 12, 31), today) == "5 weeks ago"
    assert how_far(date(2017, 2, 7), today, date(2017, 2, 10)) == "now"
    assert how_far(date(2017, 2, 9), today) == "today"
    assert how_far(date(2017, 9, 3), today) == "in 7 months"
    assert how_far(date(2020, 12, 31), today) == "in 4 years"
