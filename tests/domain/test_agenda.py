"""What is owed: overdue, due today, still to come."""

from datetime import date

from ccm_tui.domain.agenda import Due, by_urgency, when

TODAY = date(2017, 2, 9)


def due(day, uid="a"):
    return Due(uid, "GNB", "name the focal point", day, "GNB", "ISU")


def test_yesterday_is_overdue_today_is_due_and_tomorrow_is_to_come():
    assert when(date(2017, 2, 8), TODAY) == "overdue"
    assert when(TODAY, TODAY) == "due"
    assert when(date(2017, 2, 10), TODAY) == "upcoming"


def test_each_heading_lists_by_date():
    late, later = due(date(2017, 1, 31)), due(date(2017, 1, 2))

    assert by_urgency([late, later], TODAY)["overdue"] == [later, late]


def test_every_heading_is_there_though_nothing_is_owed():
    assert by_urgency([], TODAY) == {"overdue": [], "due": [], "upcoming": []}


def test_what_is_due_on_one_day_comes_in_a_fixed_order():
    one, other = due(TODAY, "a"), due(TODAY, "b")

    assert by_urgency([other, one], TODAY) == by_urgency([one, other], TODAY)
