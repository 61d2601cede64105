"""Several plans in one register: one is in use, the others stay readable."""

from datetime import date

import pytest

from ccm_tui.errors import Ambiguous, Refused
from ccm_tui.register import Register
from tests.conftest import OpenRegister

NEXT = {
    "code": "NEXT",
    "title": "A fictional next plan",
    "as_at": "2017-10-01",
    "horizon": "2018-09-01",
    "source": "fictional",
}
OUTPUT = {
    "code": "O1",
    "title": "A fictional output",
    "wording": "One fictional State has told something",
    "target": "1",
    "operator": "at_least",
    "unit": "States Parties",
    "eligible": "All",
    "deadline": "2018-08-31",
    "deadline_wording": "by the end of August",
    "measure": "detailed_information",
    "source": "fictional",
}


def with_next(register: Register) -> str:
    """A second plan with an output O1; the uid of that output."""
    register.save("plan", NEXT)
    return register.save("output", {**OUTPUT, "plan": "NEXT"})


def test_the_plan_of_the_latest_day_that_is_not_to_come_is_in_use(
    open_register: OpenRegister,
) -> None:
    with_next(before := open_register())
    assert before.code_of("plan", before.plan) == "VA-7MSP"
    after = open_register(as_at=date(2017, 10, 1))
    assert after.code_of("plan", after.plan) == "NEXT"
    assert [found.target.code for found in after.outputs()] == ["O1"]


def test_a_plan_that_is_chosen_is_in_use(open_register: OpenRegister) -> None:
    with_next(open_register())
    register = open_register(plan="next")
    assert len(register.outputs()) == 1
    with register.aside() as beside:
        assert len(beside.outputs()) == 1
    register.use_plan("VA-7MSP")
    assert len(register.outputs()) == 6


def test_a_code_means_the_plan_in_use_and_another_ones_with_its_code_before_it(
    register: Register,
) -> None:
    theirs = with_next(register)
    ours = register.find("output", "O1")
    assert ours != theirs
    assert register.find("output", "next/o1") == theirs
    assert register.code_of("output", theirs) == "NEXT/O1"
    register.use_plan("NEXT")
    assert register.find("output", "O1") == theirs
    assert register.code_of("output", ours) == "VA-7MSP/O1"
    assert register.find("output", "O6") == register.find("output", "VA-7MSP/O6")


def test_a_code_of_several_other_plans_is_ambiguous(register: Register) -> None:
    with_next(register)
    register.save("plan", {**NEXT, "code": "EMPTY"})
    register.use_plan("EMPTY")
    with pytest.raises(Ambiguous, match="NEXT/O1"):
        register.find("output", "O1")


def test_a_code_is_taken_within_its_plan_only(register: Register) -> None:
    with_next(register)
    with pytest.raises(Refused, match="O1"):
        register.save("output", {**OUTPUT, "plan": "NEXT"})
    with pytest.raises(Refused, match="NEXT"):
        register.save("plan", NEXT)


def test_what_is_new_belongs_to_the_plan_in_use(register: Register) -> None:
    with_next(register)
    register.use_plan("NEXT")
    uid = register.save("objective", {"code": "OBJ1", "title": "Fictional", "source": "fictional"})
    assert register.record("objective", uid)["plan"] == "NEXT"


def test_lists_hold_the_plan_in_use_unless_another_is_asked_for(register: Register) -> None:
    with_next(register)
    register.use_plan("NEXT")
    assert register.rows("output").count() == 1
    assert register.rows("output", register.query("output", "plan:VA-7MSP")).count() == 6


def test_quick_capture_means_the_activity_of_the_plan_in_use(register: Register) -> None:
    register.save("plan", NEXT)
    a3 = {"plan": "NEXT", "code": "A3", "title": "Fictional", "wording": "…", "source": "fictional"}
    theirs = register.save("activity", a3)
    line = "GNB bilateral 8/2 something fictional #A3"
    assert register.capture(line).typed["activities"] == (register.find("activity", "A3"),)
    register.use_plan("NEXT")
    assert register.capture(line).typed["activities"] == (theirs,)


# --- Rolled over ---------------------------------------------------------------------------------


def rolled(register: Register, **typed: str) -> str:
    """The plan in use, rolled over into a fictional next one; its uid."""
    begun = {"code": "NEXT", "as_at": "2017-10-01", "horizon": "2018-09-01", **typed}
    return register.roll_over(register.plan, begun).plan


def counted(register: Register, code: str) -> int:
    return next(len(one.counted) for one in register.outputs() if one.target.code == code)


def accepted(register: Register, output: str, day: str) -> None:
    typed = {"output": output, "state": "GNB", "date": day, "source": "fictional"}
    register.judge(register.save("evidence", typed), "accepted")


def test_evidence_counts_for_the_plan_of_its_output(open_register: OpenRegister) -> None:
    register = open_register(as_at=date(2018, 2, 1))
    rolled(register)
    accepted(register, "VA-7MSP/O3", "2017-01-20")
    assert counted(register, "O3") == 0
    accepted(register, "O3", "2018-01-20")
    assert counted(register, "O3") == 1
    register.use_plan("VA-7MSP")
    assert counted(register, "O3") == 1
    assert {piece.date.year for piece in register.evidence()} == {2017}


def test_an_entry_is_evidence_for_the_plan_whose_activity_it_belongs_to(
    open_register: OpenRegister,
) -> None:
    register = open_register(as_at=date(2018, 2, 1))
    rolled(register)
    entry = {
        "states": ["GNB"],
        "channel": "bilateral",
        "date": "2018-01-20",
        "subject": "Fictional",
    }
    register.save("outreach", {**entry, "activities": ["A3"], "engagement": "positive"})
    proposed = {one.target.code: len(one.proposed) for one in register.outputs()}
    assert proposed["O3"] == 1
    register.use_plan("VA-7MSP")
    assert not any(one.proposed for one in register.outputs())


def test_deadlines_that_are_over_do_not_come_along(register: Register) -> None:
    plan = rolled(register)
    register.use_plan(plan)
    assert register.record("activity", register.find("activity", "A1"))["deadline"] is None
    output = register.record("output", register.find("output", "O6"))
    assert output["deadline"] == "2018-08-31"
    assert output["deadline_wording"] == "by 31 Aug 2018, the day before the horizon"
    assert output["target"] == 5


def test_a_deadline_that_is_not_over_stays(register: Register) -> None:
    register.use_plan(rolled(register, as_at="2017-07-01"))
    assert register.record("output", register.find("output", "O1"))["deadline"] == "2017-09-03"
    assert register.record("output", register.find("output", "O6"))["deadline"] == "2018-08-31"


def test_links_lead_to_the_copies(register: Register) -> None:
    register.use_plan(rolled(register))
    activity = register.record("activity", register.find("activity", "A2"))
    assert activity["objectives"] == ["OBJ1", "OBJ3"]
    assert activity["outputs"] == ["O6"]


def test_the_next_plan_is_checked_by_itself(register: Register) -> None:
    register.use_plan(rolled(register))
    assert not register.questions()
    assert register.plan_checks()


def test_a_plan_that_is_over_before_it_begins_is_refused(register: Register) -> None:
    with pytest.raises(Refused, match="not after"):
        rolled(register, horizon="2017-10-01")
    assert len(register.plans()) == 1


def test_deadlines_and_targets_are_those_of_the_plan_in_use(open_register: OpenRegister) -> None:
    register = open_register(as_at=date(2018, 8, 1))
    rolled(register)
    ahead = [due.what.split()[0] for due in register.agenda().upcoming if due.kind == "deadline"]
    assert sorted(ahead) == ["O1", "O2", "O3", "O4", "O5", "O6"]
    profile = register.profile(register.find("state", "GNB"))
    own = {row["uid"] for row in register.rows("activity").rows(-1)}
    assert {uid for uid, _code, _title in profile.activities} <= own


def test_a_plan_with_parts_is_not_deleted_but_an_empty_one_is(register: Register) -> None:
    plan = register.find("plan", "VA-7MSP")
    with pytest.raises(Refused, match="VA-7MSP still has 17 objectives, activities and outputs"):
        register.delete("plan", plan)
    days = {"as_at": "2018-01-01", "horizon": "2018-09-01"}
    empty = register.save("plan", {"code": "EMPTY", "title": "Fictional", "source": "-", **days})

    assert register.delete("plan", empty) == 1
