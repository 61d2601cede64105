"""The work plan as a register holds it, and how far its activities are by the log."""

from datetime import date

import pytest

from ccm_tui.domain.workplan import coverage
from ccm_tui.errors import NotFound, Refused
from ccm_tui.store import activities


def plan_of(register):
    return register.work_plan(register.plan)


def steps(register, code):
    """State, step, and the day it rests on, of each target State."""
    found = register.activity_profile(register.find("activity", code))
    return [(s.code, s.step, s.basis and s.basis.date.isoformat()) for s in found.steps]


def entry(register, *states, day="2017-01-12", **given):
    typed = {"states": list(states), "channel": "letter", "date": day, "subject": "A (fictional)"}
    return register.save("outreach", typed | {"activities": ["A3"]} | given)


def choose(register, *states, code="A1", reason="named by the Coordinators (fictional)"):
    uid = register.find("activity", code)
    return register.save("activity", {"states": list(states), "reason": reason}, uid)


# ------------------------------------------------------------------ what serves what


def test_the_coverage_map_of_the_note(register):
    found = coverage(plan_of(register))
    codes = [activity.code for activity in found.activities]
    served = {
        item.code: [code for code, mark in zip(codes, marks, strict=True) if mark]
        for item, marks, _gaps in found.rows
    }
    assert {code: by for code, by in served.items() if by} == {
        "OBJ1": ["A2"], "OBJ2": ["A5", "A7"], "OBJ3": ["A2", "A3", "A4"], "OBJ4": ["A6", "A7"],
        "O1": ["A1"], "O2": ["A5", "A7"], "O3": ["A3"], "O4": ["A4"], "O5": ["A7"], "O6": ["A2"],
        "4.1(a)": ["A3"], "4.1(c)": ["A4"],
    }  # fmt: skip


def test_the_gaps_of_the_note_are_told(register):
    missing = {item.code: gaps for item, gaps in plan_of(register).missing()}
    assert missing["A6"] == ("no_output",)
    assert missing["4.2"] == ("unserved",)
    assert "A3" not in missing
    assert "4.1(a)-1" not in missing


def test_only_the_actions_of_the_plans_framework_belong_to_it(register):
    register.save(
        "action", {"code": "31", "title": "T", "framework": "Another (fictional)", "source": "S"}
    )
    assert "31" not in [item.code for item in plan_of(register).of_kind("action")]


def test_what_is_deleted_serves_nothing_any_more(register):
    register.delete("activity", register.find("activity", "A3"))
    plan = plan_of(register)
    assert plan.gaps(plan.items[register.find("output", "O3")]) == ("unserved",)


def test_a_plan_that_is_not_there_is_refused(register):
    with pytest.raises(NotFound):
        register.work_plan("no such plan")


def test_the_timeline_has_deadlines_meetings_and_events_by_day(register):
    found = register.plan_timeline(plan_of(register))
    days = [one.date for one in found]
    assert days == sorted(days)
    known = [(one.code, one.date.isoformat()) for one in found]
    assert ("O6", "2017-06-30") in known
    assert ("A1", "2016-12-31") in known
    assert ("4.1(c)", "2018-12-31") in known
    assert ("7MSP", "2017-09-04") in known
    assert "2RC" not in [code for code, _day in known]
    assert sum(one.kind == "event" for one in found) == 2


# ------------------------------------------------------------------ steps


def test_before_anything_is_logged_no_state_is_started(register):
    assert steps(register, "A3") == [("GNB", "not_started", None), ("SLE", "not_started", None)]


def test_a_letter_approaches_and_the_newest_one_is_what_the_step_rests_on(register):
    entry(register, "GNB", "SLE")
    entry(register, "GNB", day="2017-02-01")
    assert steps(register, "A3") == [
        ("GNB", "approached", "2017-02-01"),
        ("SLE", "approached", "2017-01-12"),
    ]


def test_only_entries_of_the_activity_count(register):
    entry(register, "GNB", activities=["A4"])
    entry(register, "GNB", activities=[])
    assert steps(register, "A3")[0] == ("GNB", "not_started", None)
    assert steps(register, "A4")[1][:2] == ("GNB", "approached")


def test_a_reply_answers_though_it_names_no_activity(register):
    letter = entry(register, "GNB", "SLE")
    entry(register, "GNB", day="2017-02-01", direction="in", reply_to=letter, activities=[])
    assert steps(register, "A3")[0] == ("GNB", "answered", "2017-02-01")
    assert steps(register, "A3")[1][1] == "approached"


def test_a_positive_engagement_engages_and_a_declined_one_only_answers(register):
    entry(register, "GNB", channel="bilateral", engagement="positive")
    entry(register, "SLE", direction="in", engagement="declined")
    assert [step for _state, step, _day in steps(register, "A3")] == ["engaged", "answered"]


def test_a_focal_point_designated_by_the_day_is_what_a3_is_for(register):
    register.save(
        "claim",
        {"state": "GNB", "aspect": "focal_point", "value": "designated", "as_of": "2017-02-05",
         "source": "a note verbale (fictional)"},
    )  # fmt: skip
    assert steps(register, "A3")[0] == ("GNB", "done", "2017-02-05")


def test_a_plan_started_by_the_day_is_what_a4_is_for(register, open_register):
    register.save(
        "claim",
        {"state": "MNE", "aspect": "national_plan", "value": "started", "as_of": "2017-02-05",
         "source": "a letter (fictional)"},
    )  # fmt: skip
    assert ("MNE", "done", "2017-02-05") in steps(register, "A4")
    earlier = open_register(as_at=date(2017, 2, 4))
    assert ("MNE", "not_started", None) in steps(earlier, "A4")


def test_a_challenge_and_a_priority_told_by_the_state_are_what_a1_is_for(register):
    choose(register, "LAO")
    need = {"state": "LAO", "pillar": "data", "text": "T (fictional)", "date": "2017-02-01"}
    register.save("need", need | {"kind": "challenge"})
    register.save("need", need | {"kind": "priority", "told_by": "others"})
    assert steps(register, "A1") == [("LAO", "not_started", None)]
    register.save("need", need | {"kind": "priority", "date": "2017-02-03"})
    assert steps(register, "A1") == [("LAO", "done", "2017-02-03")]


def test_elsewhere_accepted_evidence_of_the_state_is_what_an_activity_is_for(register):
    choose(register, "ALB", code="A7")
    register.save(
        "evidence",
        {"output": "O5", "state": "ALB", "date": "2017-02-01", "source": "a letter (fictional)",
         "verdict": "accepted"},
    )  # fmt: skip
    assert steps(register, "A7") == [("ALB", "done", "2017-02-01")]


def test_what_comes_after_the_day_asked_for_does_not_count(register, open_register):
    entry(register, "GNB", day="2017-02-01")
    assert steps(open_register(as_at=date(2017, 1, 31)), "A3")[0][1] == "not_started"


def test_a_deleted_entry_takes_its_step_with_it(register):
    register.delete("outreach", entry(register, "GNB"))
    assert steps(register, "A3")[0][1] == "not_started"


def test_the_steps_are_the_same_along_the_activity_and_along_the_state(register, monkeypatch):
    letter = entry(register, "GNB", "SLE")
    entry(register, "GNB", day="2017-02-01", direction="in", reply_to=letter, activities=[])
    entry(register, "SLE", day="2017-02-02", activities=["A4"])
    along_the_activity = steps(register, "A3")
    monkeypatch.setattr(activities, "_FEW", 0)
    assert steps(register, "A3") == along_the_activity


def test_of_a_state_with_very_many_entries_the_newest_are_looked_at(register, monkeypatch):
    monkeypatch.setattr(activities, "_FEW", 0)
    monkeypatch.setattr(activities, "_FAR", 1)
    entry(register, "GNB", day="2017-01-01")
    entry(register, "GNB", day="2017-02-01")
    assert steps(register, "A3")[0] == ("GNB", "approached", "2017-02-01")


# ------------------------------------------------------------------ what else the log says


def test_entries_events_dissemination_and_costs_of_an_activity(register):
    cost = {"activity": "A6", "date": "2017-02-01", "what": "print (fictional)"}
    register.save("cost", cost | {"amount": "1200", "currency": "CHF"})
    register.save("cost", cost | {"amount": "300.50", "currency": "CHF"})
    register.save("cost", cost)
    register.save(
        "dissemination", {"channel": "web", "date": "2017-02-01", "audience": "all",
                          "activities": ["A6"]},
    )  # fmt: skip
    found = register.activity_profile(register.find("activity", "A6"))
    assert found.disseminated == 1
    assert {(cost.currency, cost.amount) for cost in found.costs} == {("CHF", 150050), (None, None)}
    a5 = register.activity_profile(register.find("activity", "A5"))
    assert [event.status for event in a5.events] == ["planned"]


# ------------------------------------------------------------------ choosing States


def test_what_speaks_for_each_of_the_twelve(register):
    entry(register, "GNB", day="2017-02-01")
    found = {one.code: one for one in register.eligible_targets(register.find("activity", "A1"))}
    assert len(found) == 12
    assert found["GNB"].named_in == ("A3", "A4")
    assert found["GNB"].focal_point == "not_designated"
    assert found["GNB"].last == date(2017, 2, 1)
    assert found["LBN"].named_in == ()
    assert found["LBN"].last is None


def test_states_are_chosen_with_a_reason_which_the_history_keeps(register):
    with pytest.raises(Refused) as refused:
        choose(register, "GNB", reason="")
    assert "reason" in refused.value.fields
    uid = choose(register, "GNB", "LAO")
    assert [code for code, _step, _day in steps(register, "A1")] == ["GNB", "LAO"]
    newest = register.history(uid)[-1]
    assert newest.field.startswith("states:")
    assert newest.reason == "named by the Coordinators (fictional)"


def test_a_state_chosen_that_is_not_of_the_twelve_is_offered_as_well(register):
    choose(register, "FRA")
    found = register.eligible_targets(register.find("activity", "A1"))
    assert [one.code for one in found if one.chosen] == ["FRA"]
