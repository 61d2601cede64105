"""The rows of the section Plan, made without a screen."""

from datetime import date

from ccm_tui.domain.plan_timeline import Dated
from ccm_tui.domain.workplan import Item, WorkPlan
from ccm_tui.tui.plan_rows import PlanRows, as_coverage, as_timeline, as_tree

TODAY = date(2017, 2, 9)


def plan(activities: int = 2) -> WorkPlan:
    """A plan of which every activity serves the one objective."""
    items = [Item("objective", "obj", "OBJ1", "An objective")]
    items += [Item("activity", f"a{n}", f"A{n}", "An activity") for n in range(activities)]
    links = frozenset((item.uid, "obj") for item in items[1:])
    known = {item.uid: item for item in items}
    return WorkPlan("p", "P", "A plan", date(2016, 10, 12), date(2017, 9, 4), None, known, links)


def test_activities_that_do_not_fit_side_by_side_are_named() -> None:
    assert [head for _name, head, _cells in as_coverage(plan(), 80).columns] == [
        "Code", "A0", "A1", "What",
    ]  # fmt: skip
    many = as_coverage(plan(12), 80)
    assert [head for _name, head, _cells in many.columns] == ["Code", "Served by", "What"]
    assert many.rows[1]["by"].startswith("A0, A1, A2")


def test_how_far_an_item_is_is_asked_once_and_only_when_it_is_read() -> None:
    asked: list[str] = []

    def stands(_kind: str, uid: str) -> str:
        asked.append(uid)
        return uid

    rows = PlanRows(as_tree(plan(50), narrow=False, gaps=False).rows, stands)
    assert not asked
    assert [row.get("stands") for row in rows.first(4)] == ["p", None, "obj", "a0"]
    rows.first(4)
    assert asked == ["p", "obj", "a0"]


def test_today_stands_on_the_timeline_though_nothing_is_on() -> None:
    deadline = Dated(date(2017, 6, 30), "output", "o", "O6", "Responses")
    rows = as_timeline([deadline], plan(), TODAY, narrow=True).rows
    assert [row.get("heading") for row in rows] == [
        "Today, 9 Feb 2017: nothing of the plan", "To come", None,
    ]  # fmt: skip


def test_a_search_leaves_the_lines_that_hold_every_word() -> None:
    shown = as_tree(plan(), narrow=True, gaps=False).holding("activity a1")
    assert [row["item"].split()[0] for row in shown.rows] == ["A1"]
