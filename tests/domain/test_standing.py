"""Where a State stands at a day, and which claims disagree: the rule, then the seeds by it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_tui.domain.standing import ClaimMade, Ruled, compatible, disagree, standing
from tests.seeds.reading import rows

NOTE_DAY = date(2016, 10, 12)


def claim(
    value, as_of, source="one", *, since=None, until=None, basis="stated", layer="other", uid=""
):
    return ClaimMade(
        uid or f"{source} {as_of}",
        "GNB",
        "national_plan",
        value,
        basis,
        since,
        as_of,
        source,
        layer,
        until=until,
    )


def ruled(taken, last):
    return Ruled("ruling", taken.uid, "because", "A. Tester", date(2017, 8, 1), last)


def stands_at(claims, day, decided=None):
    found = standing(claims, day, decided)
    assert found is not None
    return found


def seeded(state, aspect):
    return [
        ClaimMade(
            row["key"],
            row["state"],
            row["aspect"],
            row["value"],
            row["basis"],
            date.fromisoformat(row["since"]) if row["since"] else None,
            date.fromisoformat(row["as_of"]),
            row["source"],
            row["layer"],
        )
        for row in rows("claim")
        if (row["state"], row["aspect"]) == (state, aspect)
    ]


# ------------------------------------------------------------------ the status


def test_nothing_said_is_no_status():
    assert standing([], NOTE_DAY) is None
    assert standing([claim("none", date(2017, 1, 1))], NOTE_DAY) is None


def test_the_latest_claim_up_to_the_day_stands():
    early, late = claim("none", date(2016, 1, 1)), claim("drafted", date(2017, 1, 1))

    assert stands_at([late, early], date(2016, 6, 1)).claim == early
    assert stands_at([late, early], date(2017, 1, 1)).claim == late


def test_of_one_day_the_stated_claim_stands_before_the_implied():
    stated = claim("none", NOTE_DAY, "one")
    implied = claim("exists", NOTE_DAY, "two", basis="implied")

    assert stands_at([implied, stated], NOTE_DAY).claim == stated


@given(st.permutations([claim("none", NOTE_DAY, str(n)) for n in range(4)]))
def test_the_status_does_not_depend_on_the_order_of_claims(claims):
    assert stands_at(claims, NOTE_DAY) == stands_at(sorted(claims, key=lambda c: c.uid), NOTE_DAY)


# ------------------------------------------------------------------ the time a claim speaks for


def test_without_a_start_a_claim_speaks_for_the_twelve_months_before():
    assert claim("none", date(2016, 10, 12)).begins == date(2015, 10, 12)
    assert claim("none", date(2016, 2, 29)).begins == date(2015, 2, 28)


def test_with_a_start_it_speaks_from_there():
    assert claim("in_force", NOTE_DAY, since=date(2011, 1, 1)).begins == date(2011, 1, 1)


# ------------------------------------------------------------------ disagreement and development


def test_incompatible_claims_of_two_sources_about_one_time_disagree():
    one, other = claim("none", date(2016, 10, 12)), claim("drafted", date(2017, 10, 12), "two")

    assert disagree(one, other)
    assert disagree(other, one)


def test_a_later_claim_about_a_later_time_is_a_development():
    one, other = claim("none", date(2016, 10, 12)), claim("drafted", date(2017, 10, 13), "two")

    assert not disagree(one, other)


def test_a_later_claim_about_an_earlier_time_disagrees():
    one = claim("none", date(2016, 10, 12))
    other = claim("in_force", date(2018, 7, 18), "two", since=date(2016, 1, 1))

    assert disagree(one, other)


def test_a_source_does_not_disagree_with_itself():
    one, other = claim("none", date(2016, 10, 12)), claim("drafted", date(2016, 11, 1))

    assert not disagree(one, other)


def test_editions_of_the_monitor_are_one_source():
    one = claim("none", date(2016, 10, 12), "2016 page", layer="monitor")
    other = claim("drafted", date(2016, 11, 1), "2017 page", layer="monitor")

    assert not disagree(one, other)


@pytest.mark.parametrize("stage", ["approved", "adopted", "in_force", "exists"])
def test_a_plan_that_exists_may_be_at_any_stage_of_being(stage):
    assert compatible("exists", stage)
    assert compatible(stage, "exists")


@pytest.mark.parametrize("value", ["none", "started", "drafted", "lapsed"])
def test_a_plan_that_exists_is_not_still_to_come_nor_over(value):
    assert not compatible("exists", value)


def test_stages_do_not_agree_with_one_another():
    assert not compatible("adopted", "in_force")
    assert not compatible("approved", "adopted")


def test_unknown_contradicts_nothing():
    assert compatible("unknown", "none")
    assert compatible("designated", "unknown")


def test_a_dispute_is_displayed_with_both_sides():
    one, other = claim("none", date(2016, 10, 12)), claim("drafted", date(2017, 1, 1), "two")

    stands = stands_at([other, one], date(2017, 2, 9))

    assert stands.disputed
    assert stands.claim == other
    assert stands.against == ((one, other),)


def test_a_dispute_is_none_before_both_have_spoken():
    one, other = claim("none", date(2016, 10, 12)), claim("drafted", date(2017, 1, 1), "two")

    assert not stands_at([other, one], date(2016, 12, 31)).disputed


def test_what_was_said_of_an_earlier_time_is_shown_beside_its_development():
    one, other = claim("none", date(2016, 10, 12)), claim("drafted", date(2017, 10, 13), "two")

    assert stands_at([one, other], date(2017, 12, 1)).before == one
    assert stands_at([one], date(2017, 12, 1)).before is None


def test_what_disagrees_is_no_development():
    one, other = claim("none", date(2016, 10, 12)), claim("drafted", date(2017, 1, 1), "two")

    assert stands_at([one, other], date(2017, 2, 9)).before is None


# ------------------------------------------------------------------ what has ended


def test_a_claim_ends_after_its_last_day():
    ended = claim("in_force", NOTE_DAY, until=date(2016, 12, 31))

    assert stands_at([ended], date(2016, 12, 31)).ended is None
    assert stands_at([ended], date(2017, 1, 1)).ended == date(2016, 12, 31)


def test_a_claim_speaks_for_no_time_after_its_end():
    old = claim("in_force", date(2017, 1, 1), since=date(2010, 1, 1), until=date(2014, 12, 31))

    assert old.ends == date(2014, 12, 31)
    assert not disagree(old, claim("none", NOTE_DAY, "two"))


# ------------------------------------------------------------------ what a person decided


def test_the_claim_that_was_taken_stands_and_nothing_is_disputed():
    one, other = claim("none", date(2016, 10, 12)), claim("drafted", date(2017, 1, 1), "two")
    decision = ruled(one, last=other.as_of)

    stands = stands_at([one, other], date(2017, 2, 9), decision)

    assert (stands.claim, stands.disputed, stands.decided) == (one, False, decision)


def test_a_later_claim_that_disagrees_with_the_one_taken_opens_the_question_again():
    one, other = claim("none", date(2016, 10, 12)), claim("drafted", date(2017, 1, 1), "two")
    new = claim("adopted", date(2017, 6, 1), "three")

    stands = stands_at([one, other, new], date(2017, 7, 1), ruled(one, last=other.as_of))

    assert (stands.claim, stands.decided) == (new, None)
    assert stands.against == ((one, new),)


def test_a_later_claim_about_a_later_time_is_a_development_of_the_one_taken():
    one, other = claim("none", date(2016, 10, 12)), claim("drafted", date(2017, 1, 1), "two")
    new = claim("adopted", date(2018, 6, 1), "three")

    stands = stands_at([one, other, new], date(2018, 7, 1), ruled(one, last=other.as_of))

    assert (stands.claim, stands.before, stands.disputed) == (new, one, False)


def test_a_decision_says_nothing_of_a_day_before_the_claim_that_was_taken():
    one, other = claim("none", date(2016, 10, 12)), claim("drafted", date(2017, 1, 1), "two")

    assert stands_at([one, other], NOTE_DAY, ruled(other, last=other.as_of)).claim == one


def test_a_decision_for_a_claim_that_is_gone_decides_nothing():
    one, other = claim("none", date(2016, 10, 12)), claim("drafted", date(2017, 1, 1), "two")
    gone = claim("lapsed", date(2016, 12, 1), "gone")

    assert stands_at([one, other], date(2017, 2, 9), ruled(gone, last=other.as_of)).disputed


# ------------------------------------------------------------------ the seeds by the rule


def test_the_plan_of_chad_is_disputed_on_1_august_2017():
    stands = stands_at(seeded("TCD", "national_plan"), date(2017, 8, 1))

    assert stands.claim.value == "drafted"
    assert [(a.value, a.basis, b.value) for a, b in stands.against] == [
        ("exists", "implied", "drafted")
    ]


def test_on_the_day_of_the_note_the_twelve_stand_as_the_note_says():
    for state in {row["state"] for row in rows("claim")}:
        for aspect in ("article5_obligation", "focal_point", "national_plan"):
            stands = stands_at(seeded(state, aspect), NOTE_DAY)
            assert stands.claim.layer == "note", (state, aspect)


def disputed_in(aspect):
    """The States whose claims disagree in the end, with the sides."""
    return {
        state: [(a.value, b.value) for a, b in stands.against]
        for state in sorted({row["state"] for row in rows("claim")})
        if (stands := stands_at(seeded(state, aspect), date(2020, 1, 1))).disputed
    }


def test_a_focal_point_named_after_the_note_is_a_development():
    assert disputed_in("focal_point") == {}
    assert stands_at(seeded("GNB", "focal_point"), date(2017, 12, 31)).claim.value == "designated"


def test_a_plan_reported_later_for_the_time_of_the_note_disagrees_with_it():
    disputes = disputed_in("national_plan")

    assert {("none", "in_force")} == set(disputes["MNE"])
    assert {("none", "exists")} == set(disputes["GNB"])
    assert {("exists", "lapsed")} == set(disputes["HRV"])


def test_a_plan_of_iraq_reported_for_a_later_time_is_a_development():
    assert "IRQ" not in disputed_in("national_plan")
    assert stands_at(seeded("IRQ", "national_plan"), date(2018, 7, 18)).claim.value == "exists"
