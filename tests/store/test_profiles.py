"""One State, one view: decisions on its claims, what ended, and what is on file about it."""

from datetime import date

import pytest

from ccm_tui.errors import Refused
from ccm_tui.register import Actor, Register
from tests.conftest import OpenRegister

CHAD_DISPUTED = date(2017, 8, 1)


def plan_of(register: Register, code: str = "TCD") -> tuple[str, bool]:
    """Where the national plan stands, and whether that is disputed."""
    state = next(one for one in register.states() if one.iso3 == code)
    stands = state.standings["national_plan"]
    return stands.claim.value, stands.disputed


def claim_of(register: Register, value: str) -> str:
    """The claim on Chad's plan with a value, up to the day."""
    claims = register.profile(register.find("state", "TCD")).claims
    return next(c.uid for c in claims if c.value == value and c.as_of <= register.today)


def say(register: Register, value: str, as_of: str, source: str) -> str:
    told = {"state": "TCD", "aspect": "national_plan", "value": value}
    return register.save("claim", {**told, "as_of": as_of, "source": source})


@pytest.fixture
def disputed(open_register: OpenRegister) -> Register:
    """On 1 August 2017 the note and the Monitor disagree about Chad's plan."""
    return open_register(as_at=CHAD_DISPUTED)


# ------------------------------------------------------------------ deciding


def test_the_claim_that_a_person_takes_stands_until_that_is_undone(disputed: Register) -> None:
    assert plan_of(disputed) == ("drafted", True)
    disputed.decide_claim(claim_of(disputed, "exists"), "They showed it (fictional).")
    assert plan_of(disputed) == ("exists", False)
    disputed.undo()
    assert plan_of(disputed) == ("drafted", True)
    disputed.redo()
    assert plan_of(disputed) == ("exists", False)


def test_deciding_again_changes_the_one_decision_also_after_an_undo(disputed: Register) -> None:
    first = disputed.decide_claim(claim_of(disputed, "exists"), "one")
    assert disputed.decide_claim(claim_of(disputed, "drafted"), "two") == first
    assert plan_of(disputed) == ("drafted", False)
    disputed.undo_steps(2)
    assert disputed.decide_claim(claim_of(disputed, "drafted"), "three") == first
    assert disputed.values("ruling", first)["reason"] == "three"
    disputed.undo()
    assert plan_of(disputed) == ("drafted", True)


def test_two_registers_decide_the_same_record(
    open_register: OpenRegister, disputed: Register, seeded_file: object, tmp_path: object
) -> None:
    import shutil
    from pathlib import Path

    other = Path(shutil.copy(str(seeded_file), str(Path(str(tmp_path)) / "other.db")))
    elsewhere = open_register(other, as_at=CHAD_DISPUTED)
    ours = disputed.decide_claim(claim_of(disputed, "exists"), "one")
    assert elsewhere.decide_claim(claim_of(elsewhere, "drafted"), "two") == ours


def test_a_decision_takes_a_reason_and_a_person(disputed: Register) -> None:
    claim = claim_of(disputed, "exists")
    with pytest.raises(Refused) as refused:
        disputed.decide_claim(claim, " ")
    assert set(refused.value.fields) == {"reason"}
    disputed.act_as(Actor("ISU"))
    with pytest.raises(Refused) as refused:
        disputed.decide_claim(claim, "because")
    assert set(refused.value.fields) == {"claim"}
    assert plan_of(disputed) == ("drafted", True)


def test_a_claim_of_a_later_day_cannot_be_taken(disputed: Register) -> None:
    later = next(
        claim.uid
        for claim in disputed.profile(disputed.find("state", "TCD")).claims
        if claim.as_of > disputed.today
    )
    with pytest.raises(Refused):
        disputed.decide_claim(later, "because")


def test_a_claim_that_comes_later_is_shown_as_a_new_disagreement(disputed: Register) -> None:
    disputed.decide_claim(claim_of(disputed, "exists"), "They showed it (fictional).")
    say(disputed, "none", "2017-08-01", "A visit (fictional)")
    assert plan_of(disputed) == ("none", True)


def test_a_claim_of_the_past_that_comes_later_leaves_the_decision(disputed: Register) -> None:
    disputed.decide_claim(claim_of(disputed, "exists"), "They showed it (fictional).")
    say(disputed, "none", "2016-11-01", "An old letter (fictional)")
    assert plan_of(disputed) == ("exists", False)


# ------------------------------------------------------------------ what has ended


def test_an_obligation_that_ended_no_longer_makes_an_article_5_state(
    open_register: OpenRegister,
) -> None:
    register = open_register()
    moz = register.find("state", "MOZ")
    claim = next(c for c in register.profile(moz).claims if c.aspect == "article5_obligation")
    register.save("claim", {"until": "2016-12-31", "reported_by": "others"}, claim.uid)

    def obliged(at: Register) -> int:
        return sum(state.article5 for state in at.states())

    assert obliged(register) == 11
    assert obliged(open_register(as_at=date(2016, 10, 12))) == 12


def test_a_membership_that_ended_says_so(register: Register) -> None:
    left = {"state": "GNB", "treaty": "CRPD", "status": "party", "source": "Test (fictional)"}
    register.save("membership", {**left, "until": "2016-06-30", "as_of": "2017-01-01"})
    listed = register.profile(register.find("state", "GNB")).state.memberships["CRPD"]
    assert listed["until"] == "2016-06-30"


# ------------------------------------------------------------------ what is on file


def test_of_each_duty_the_latest_finding_up_to_the_day_is_shown(register: Register) -> None:
    gnb = register.find("state", "GNB")
    for day, text in (("2016-01-01", "old"), ("2017-01-01", "new"), ("2017-03-01", "to come")):
        told = {"state": gnb, "heading": "report", "text": text, "as_of": day, "source": "Test"}
        register.save("finding", told)
    findings = register.profile(gnb).dossier.findings
    assert {code: finding.text for code, finding in findings.items()} == {"report": "new"}


def test_of_two_findings_of_one_day_the_one_written_last_is_shown(register: Register) -> None:
    gnb = register.find("state", "GNB")
    for text in ("first", "second", "third"):
        told = {"state": gnb, "heading": "report", "text": text, "as_of": "2017-01-01"}
        register.save("finding", {**told, "source": "Test"})
    assert register.profile(gnb).dossier.findings["report"].text == "third"


def test_figures_up_to_the_day_keep_what_they_do_not_account_for(register: Register) -> None:
    gnb = register.find("state", "GNB")
    for until, total in (("2016-12-31", "12"), ("2017-12-31", "20")):
        counted = {"state": gnb, "kind": "survivors", "until": until, "source": "Test (fictional)"}
        register.save("figure", {**counted, "total": total, "men": "4", "women": "3"})
    (figure,) = register.profile(gnb).dossier.figures
    assert (figure.total, figure.unaccounted) == (12, 5)


def test_parts_beyond_the_total_are_refused_beside_it(register: Register) -> None:
    with pytest.raises(Refused) as refused:
        register.save(
            "figure",
            {"state": "GNB", "kind": "survivors", "total": "5", "men": "4", "girls": "3",
             "source": "Test"},
        )  # fmt: skip
    assert refused.value.fields == {"total": "is 2 less than its parts together"}


def test_letters_stand_under_their_activities_with_the_step_of_each(register: Register) -> None:
    gnb = register.find("state", "GNB")
    for code, day in (("A3", "2017-01-12"), ("A4", "2017-02-01")):
        letter = {"states": [gnb], "channel": "letter", "date": day, "subject": f"On {code}"}
        register.save("outreach", {**letter, "activities": [code]})
    talk = {"states": [gnb], "channel": "bilateral", "date": "2017-02-02", "subject": "Talk"}
    register.save("outreach", {**talk, "activities": ["A3"]})

    found = register.whole_state(gnb)

    dossier = found.profile.dossier
    assert [letter.subject for letter in dossier.letters] == ["On A4", "On A3"]
    assert [letter.subject for letter in dossier.under("A3")] == ["On A3"]
    assert [letter.subject for letter in dossier.beside(["A4"])] == ["On A3"]
    assert {step.step for step in found.steps.values()} == {"approached"}
    assert len(found.warnings) == 1


def test_contacts_in_office_come_first_and_a_letter_goes_to_the_focal_point(
    register: Register,
) -> None:
    gnb = register.find("state", "GNB")
    assert register.whole_state(gnb).addressee is None
    people = (("A past one", "focal_point", "2016-12-31"), ("A diplomat", "mission", ""),
              ("A focal point", "focal_point", ""))  # fmt: skip
    for name, role, until in people:
        register.save("contact", {"name": name, "role": role, "state": gnb, "until": until})
    found = register.whole_state(gnb)
    names = [contact.name for contact in found.profile.dossier.contacts]
    assert names == ["A focal point", "A diplomat", "A past one"]
    assert found.addressee is not None
    assert found.addressee.name == "A focal point"
