"""Deciding what a plan leaves open: one act with its effect, and counting follows it."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from ccm_tui.errors import NotFound, Refused
from ccm_tui.register import Actor
from tests.store.journal import unwell

WHY = "agreed in a call (fictional)"


def output(register, code):
    (found,) = [one for one in register.outputs() if one.target.code == code]
    return found


def values(register, kind, code):
    return register.record(kind, register.find(kind, code))


def accepted(register, code, state, day="2017-02-01", record=None):
    typed = {"output": code, "date": day, "source": "a letter (fictional)", "verdict": "accepted"}
    typed |= {"state": state} if state else {}
    return register.save("evidence", typed | ({"record": record} if record else {}))


def held(register, day):
    typed = {"title": f"Side event of {day} (fictional)", "status": "held", "starts": day}
    return register.save("event", typed | {"conventions": ["CCM", "APMBC"]})


def settle(register, code, value):
    return register.settle(code, value, WHY)


# ------------------------------------------------------------------ the decision itself


def test_a_decision_is_kept_with_its_reason_and_who_made_it(register):
    assert not register.question("1").decided

    settle(register, "1", "8")
    found = register.question("1")
    assert (found.value, found.reason, found.by) == ("8", WHY, "ISU")
    assert (found.decided_by, found.decided_on) == ("Test Person", date(2017, 2, 9))
    assert unwell(register) == []


def test_a_choice_is_named_whatever_its_case_and_an_answer_of_ones_own_changes_nothing(register):
    settle(register, "14", " Day BEFORE  opening ")
    assert register.question("14").value == "day before opening"

    settle(register, "1", "seven, to be on the safe side (fictional)")
    target = output(register, "O1").target
    assert (target.target, target.disputed_target) == (6, 8)


@pytest.mark.parametrize(
    ("value", "reason", "fields"),
    [("8", "", {"reason"}), ("8", "  ", {"reason"}), ("", WHY, {"value"})],
)
def test_without_a_reason_or_an_answer_nothing_is_decided(register, value, reason, fields):
    with pytest.raises(Refused) as refused:
        register.settle("1", value, reason)

    assert set(refused.value.fields) == fields
    assert not register.question("1").decided
    assert output(register, "O1").target.disputed_target == 8


def test_a_decision_carries_the_name_of_a_person(register):
    register.act_as(Actor("ISU", None))

    with pytest.raises(Refused, match="carries the name of a person"):
        settle(register, "1", "8")
    assert output(register, "O1").target.target == 6


def test_a_question_that_there_is_not_is_refused_with_the_nearest(register):
    with pytest.raises(NotFound) as error:
        settle(register, "99", "8")

    assert len(error.value.nearest) == 3


def test_one_undo_takes_back_decision_and_effect_and_redo_does_both_again(register):
    settle(register, "1", "8")
    register.undo()
    assert not register.question("1").decided
    assert output(register, "O1").target.disputed_target == 8

    register.redo()
    assert register.question("1").value == "8"
    assert output(register, "O1").target.target == 8

    register.undo()
    settle(register, "1", "6")
    assert register.question("1").value == "6"
    assert unwell(register) == []


def test_deciding_again_changes_the_decision_and_its_effect(register):
    first = settle(register, "1", "8")
    register.act_as(Actor("CHL", "Other Person"))

    assert register.settle("1", "6", "the figure counts (fictional)") == first
    found = register.question("1")
    assert (found.value, found.decided_by) == ("6", "Other Person")
    assert output(register, "O1").target.target == 6


def test_two_registers_decide_the_same_question_as_the_same_record(
    open_register, register_path, tmp_path
):
    other = shutil.copy(register_path, tmp_path / "other.db")

    assert settle(open_register(), "1", "8") == settle(open_register(Path(other)), "1", "6")


def test_the_history_of_what_was_changed_tells_the_reason(register):
    settle(register, "1", "8")

    changes = register.history(register.find("output", "O1"))
    assert {c.field: c.reason for c in changes if c.verb != "seed"} == {
        "target": WHY, "disputed_target": WHY,
    }  # fmt: skip


# ------------------------------------------------------------------ what is undecided is marked


def test_what_is_undecided_is_said_until_somebody_decides(register):
    assert register.undecided("O3") == "target (2, 4), deadline (14), and 5, 9, 23"
    assert register.undecided("A3") == "deadline (18), and 4, 5, 9, 27, 28"
    assert register.undecided("O6") == "deadline (15), who may count (30), and 23"

    settle(register, "14", "opening day")
    assert "deadline" not in register.undecided("O3")


# ------------------------------------------------------------------ each that changes counting


def test_1_the_target_of_o1(register):
    for state in ("AFG", "ALB", "BIH", "TCD", "HRV", "GNB"):
        accepted(register, "O1", state)
    assert output(register, "O1").status == "met"

    settle(register, "1", "8")
    found = output(register, "O1")
    assert (found.target.target, found.target.disputed_target) == (8, None)
    assert found.status != "met"

    settle(register, "1", "6")
    assert output(register, "O1").status == "met"


def test_2_whether_o2_and_o3_are_exact(register):
    settle(register, "2", "at least")
    assert [output(register, code).target.operator for code in ("O2", "O3")] == ["at_least"] * 2

    settle(register, "2", "exactly")
    assert [output(register, code).target.operator for code in ("O2", "O3")] == ["exactly"] * 2


def test_3_one_event_or_two(register):
    accepted(register, "O2", None, record=held(register, "2017-01-20"))
    assert output(register, "O2").status == "met"

    settle(register, "3", "two")
    assert output(register, "O2").status != "met"
    accepted(register, "O2", None, record=held(register, "2017-01-30"))
    assert output(register, "O2").status == "met"


def test_4_how_many_of_those_that_are_approached(register):
    accepted(register, "O3", "GNB")
    settle(register, "4", "one may fail")
    assert output(register, "O3").status == "met"

    settle(register, "4", "all that are approached")
    assert output(register, "O3").status != "met"
    assert output(register, "O4").target.target == 5


def test_8_what_counts_as_a_plan_is_a_definition(register):
    settle(register, "8", "victim assistance only")
    assert values(register, "output", "O4")["definition"].endswith(
        "started a national action plan on victim assistance."
    )


@pytest.mark.parametrize(
    ("value", "last", "next_day"),
    [
        ("day before opening", "2017-09-03", "2017-09-04"),
        ("opening day", "2017-09-04", "2017-09-05"),
        ("last day", "2017-09-06", "2017-09-07"),
    ],
)
def test_14_the_last_day_of_by_7msp(open_register, value, last, next_day):
    register = open_register(as_at=date(2017, 10, 1))
    settle(register, "14", value)
    accepted(register, "O3", "GNB", last)
    accepted(register, "O3", "SLE", next_day)

    assert output(register, "O3").counted == ("GNB",)
    deadlines = [one.target.deadline.isoformat() for one in register.outputs()]
    assert deadlines == [last] * 5 + ["2017-06-30"]
    assert values(register, "activity", "A6")["deadline"] == last


def test_15_the_last_day_of_o6(open_register):
    register = open_register(as_at=date(2017, 10, 1))
    accepted(register, "O6", "NOR", "2017-07-05")
    assert output(register, "O6").counted == ()

    settle(register, "15", "by the 7MSP")
    assert output(register, "O6").counted == ("NOR",)
    settle(register, "15", "30 June 2017")
    assert output(register, "O6").counted == ()


@pytest.mark.parametrize(
    ("number", "value", "deadlines"),
    [
        ("16", "until responses are due", {"A2": "2017-06-30"}),
        ("16", "last working day", {"A2": "2016-12-30"}),
        ("17", "one date, 7MSP", {"A1": "2017-09-03"}),
        ("18", "the outreach’s", {"A3": "2016-12-31", "A4": "2018-12-31"}),
        ("18", "the objective’s", {"A3": None, "A4": None}),
        ("19", "last day of the meeting", {"A5": "2017-02-10", "A7": "2016-12-01"}),
        ("19", "none", {"A5": None, "A7": None}),
    ],
)
def test_16_to_19_the_days_of_activities(register, number, value, deadlines):
    settle(register, number, value)

    found = {code: values(register, "activity", code)["deadline"] for code in deadlines}
    assert found == deadlines


def test_18_whose_deadline_it_is(register):
    settle(register, "18", "the outreach’s")

    assert values(register, "activity", "A4")["deadline_of"] == "outreach"


def test_20_when_the_plan_starts(register):
    settle(register, "20", "12 October 2016")

    assert values(register, "plan", "VA-7MSP")["starts"] == "2016-10-12"


def test_30_whether_a_donor_that_is_no_state_party_counts_for_o6(register):
    accepted(register, "O6", "USA")
    assert output(register, "O6").counted == ()

    settle(register, "30", "every State")
    assert output(register, "O6").counted == ("USA",)
    settle(register, "30", "States Parties")
    assert output(register, "O6").counted == ()


def test_36_whether_o5_is_for_states_with_obligations(register):
    accepted(register, "O5", "NOR")
    assert output(register, "O5").counted == ("NOR",)

    settle(register, "36", "Article 5 only")
    assert output(register, "O5").counted == ()
    settle(register, "36", "States Parties")
    assert output(register, "O5").counted == ("NOR",)


# ------------------------------------------------------------------ what is computed


def test_the_checks_of_the_note_are_computed_and_follow_what_is_written(register):
    found = {one.name: one for one in register.plan_checks()}
    assert found["listed"].detail == "12 listed, 12 by the claims up to 12 Oct 2016"
    assert found["inside"].detail == "the 2 of A3 are among the 5 of A4"
    assert {one.name for one in found.values() if one.verdict == "holds"} == {
        "listed", "inside", "targets", "definitions",
    }  # fmt: skip
    assert "leads to no output: A6" in found["coverage"].detail
    assert "Guinea-Bissau, Sierra Leone: no focal point" in found["letters"].detail

    six = ["AFG", "ALB", "BIH", "TCD", "HRV", "GNB"]
    uid = register.find("activity", "A1")
    register.save("activity", {"states": six, "reason": WHY}, uid)
    found = {one.name: one for one in register.plan_checks()}
    assert found["states"].verdict == "holds"
