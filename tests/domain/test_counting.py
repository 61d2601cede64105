"""What counts for an output, whatever order evidence arrives in; and how far an output is."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_tui.domain.counting import (
    LAST_DAYS,
    REASONS,
    Piece,
    Target,
    figures,
    judged,
    progress,
    status,
    why_in_words,
)

BEGINS, DEADLINE = date(2016, 10, 12), date(2017, 9, 3)
TODAY = date(2017, 2, 9)
ELIGIBLE = {"afg": "", "gnb": "", "sle": "2017-01-01"}
BY_STATES = Target(
    "o3", "O3", "Fictional output", 2, "exactly", None, "States Parties", BEGINS, DEADLINE, "x"
)
BY_EVENTS = replace(BY_STATES, code="O2", target=1, measure="cross_convention_event")
ORDER = [code for code, _label in REASONS.words]


def piece(state="gnb", day=date(2017, 2, 1), verdict="accepted", **given):
    usual: dict[str, Any] = {
        "code": state.upper() if state else "",
        "uid": f"{state} {day} {verdict}",
    }
    usual |= {"stored": True, "record": "entry"}
    return Piece("o3", day, "a letter", state, verdict=verdict, **(usual | given))


def event(day=date(2017, 2, 1), verdict="accepted", **given):
    held = {"event_status": "held", "conventions": 2, "record": "side event", "name": "Side event"}
    return piece(None, day, verdict, **(held | given))


def why(one, target=BY_STATES, today=TODAY):
    (found,) = judged(target, [one], ELIGIBLE, today)
    assert found.counts == (found.why is None)
    return found.why


def counted(pieces, target=BY_STATES, today=TODAY):
    return progress(target, pieces, ELIGIBLE, today).counted


# ------------------------------------------------------------------ one piece


def test_what_was_accepted_of_an_eligible_state_by_the_deadline_counts():
    assert why(piece()) is None


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (piece(verdict="proposed"), "not_judged"),
        (piece(verdict="refused"), "refused"),
        (piece(record_deleted=True), "record_deleted"),
        (piece(day=date(2017, 2, 10)), "not_yet"),
        (piece("xxx"), "not_eligible"),
        (piece(None), "no_state"),
        (piece(None, code="UNDP"), "not_eligible"),
        (piece("sle", date(2016, 12, 31)), "not_eligible"),
    ],
)
def test_what_does_not_count_says_why(one, said):
    assert why(one) == said


def test_the_last_day_counts_and_the_next_is_late():
    later = DEADLINE + timedelta(days=30)

    assert why(piece(day=DEADLINE), today=later) is None
    late = piece(day=DEADLINE + timedelta(days=1))
    assert why(late, today=later) == "late"


def test_late_is_said_with_the_day():
    late = replace(piece(), why="late")

    assert why_in_words(late, BY_STATES) == "late (after 3 Sep 2017)"
    assert why_in_words(piece(), BY_STATES) == ""
    assert why_in_words(replace(piece(), why="not_judged"), BY_STATES) == "not judged yet"


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (event(), None),
        (event(verdict="proposed"), "not_judged"),
        (event(event_status=None), "no_event"),
        (event(event_status="planned"), "not_held"),
        (event(event_status="cancelled"), "not_held"),
        (event(conventions=0), "few_conventions"),
        (event(conventions=1), "few_conventions"),
        (event(conventions=4), None),
    ],
)
def test_an_event_counts_when_it_was_held_by_two_conventions(one, said):
    assert why(one, BY_EVENTS) == said


# ------------------------------------------------------------------ several pieces


def test_a_state_counts_once_and_the_earliest_is_what_counts():
    first, second = piece(day=date(2017, 1, 5)), piece(day=date(2017, 1, 9))
    found = judged(BY_STATES, [second, first], ELIGIBLE, TODAY)

    assert [(one.date, one.why) for one in found] == [
        (first.date, None),
        (second.date, "already_counted"),
    ]


def test_what_is_proposed_of_a_state_that_counts_is_already_counted_even_if_earlier():
    proposed = piece(day=date(2017, 1, 5), verdict="proposed")
    (first, _second) = judged(BY_STATES, [piece(), proposed], ELIGIBLE, TODAY)

    assert (first.date, first.why) == (proposed.date, "already_counted")


def test_an_event_counts_once():
    assert counted([event(), event(uid="twice")], BY_EVENTS) == ("Side event",)


def test_more_than_the_target_is_counted_and_does_not_undo_it():
    two = [event(record="one", name="One", uid="1"), event(record="two", name="Two", uid="2")]

    assert counted(two, BY_EVENTS) == ("One", "Two")
    assert progress(BY_EVENTS, two, {}, TODAY).status == "met"


def test_a_state_with_several_proposals_is_proposed_once():
    proposals = [piece(day=date(2017, 1, n), verdict="proposed") for n in (5, 6, 7)]
    found = progress(BY_STATES, proposals, ELIGIBLE, TODAY)

    assert (found.counted, found.proposed) == ((), ("GNB",))


PIECES = st.lists(
    st.builds(
        piece,
        st.sampled_from(["afg", "gnb", "sle", "xxx", None]),
        st.dates(date(2016, 10, 1), date(2017, 10, 1)),
        st.sampled_from(["proposed", "accepted", "refused"]),
        record_deleted=st.booleans(),
        stored=st.booleans(),
        uid=st.uuids().map(str),
    ),
    max_size=12,
)
DAYS = st.dates(date(2016, 9, 1), date(2017, 12, 1))


@given(PIECES, DAYS, st.randoms())
def test_neither_the_count_nor_the_reasons_depend_on_the_order_of_arrival(pieces, today, chance):
    shuffled = list(pieces)
    chance.shuffle(shuffled)

    assert judged(BY_STATES, shuffled, ELIGIBLE, today) == judged(
        BY_STATES, pieces, ELIGIBLE, today
    )


@given(PIECES, DAYS)
def test_a_state_never_counts_twice_and_every_other_piece_has_a_known_reason(pieces, today):
    found = judged(BY_STATES, pieces, ELIGIBLE, today)
    states = [one.state for one in found if one.counts]

    assert len(states) == len(set(states))
    assert set(states) <= set(ELIGIBLE)
    assert all(one.why in ORDER for one in found if not one.counts)
    assert len(found) == len(pieces)


@given(PIECES, DAYS, st.data())
def test_what_is_refused_late_or_ineligible_never_changes_the_count(pieces, today, data):
    useless = data.draw(
        st.sampled_from(
            [
                piece(verdict="refused"),
                piece(day=DEADLINE + timedelta(days=1)),
                piece("xxx"),
                piece(None),
                piece(record_deleted=True),
            ]
        )
    )

    assert counted([*pieces, useless], today=today) == counted(pieces, today=today)


@given(PIECES, DAYS)
def test_accepting_what_is_proposed_never_lowers_the_count(pieces, today):
    accepted = [replace(p, verdict="accepted") if p.verdict == "proposed" else p for p in pieces]

    assert set(counted(pieces, today=today)) <= set(counted(accepted, today=today))


@given(PIECES, DAYS, st.integers(0, 60))
def test_what_is_met_stays_met_as_days_go_by(pieces, today, days):
    def state_of(day):
        return progress(BY_STATES, pieces, ELIGIBLE, day).status

    if state_of(today) == "met":
        assert state_of(today + timedelta(days=days)) == "met"


# ------------------------------------------------------------------ the status in a word


def state_at(day, counted=0, proposed=0, target=2, deadline=DEADLINE):
    return status(counted, proposed, target, BEGINS, deadline, day)


def test_what_is_reached_is_met_also_after_the_deadline():
    assert state_at(TODAY, 2) == "met"
    assert state_at(date(2020, 1, 1), 3) == "met"


def test_what_is_not_reached_is_missed_the_day_after_the_deadline():
    assert state_at(DEADLINE, 1) == "at_risk"
    assert state_at(DEADLINE + timedelta(days=1), 1) == "missed"


def test_on_the_first_day_everything_is_on_track():
    assert state_at(BEGINS) == "on_track"
    assert state_at(BEGINS - timedelta(days=1)) == "on_track"


def test_less_than_half_of_what_the_elapsed_time_asks_for_is_a_risk():
    half = BEGINS + (DEADLINE - BEGINS) / 2  # asks for 1 of 2, half of which is 0.5

    assert state_at(half) == "at_risk"
    assert state_at(half, counted=1) == "on_track"
    assert state_at(half, proposed=1) == "on_track"


def test_exactly_half_is_enough():
    deadline = BEGINS + timedelta(days=400)
    halfway = BEGINS + timedelta(days=200)

    assert state_at(halfway, 1, target=4, deadline=deadline) == "on_track"
    assert state_at(halfway + timedelta(days=1), 1, target=4, deadline=deadline) == "at_risk"


def test_sixty_days_before_the_deadline_what_is_not_met_is_at_risk():
    last = DEADLINE - timedelta(days=LAST_DAYS)

    assert state_at(last - timedelta(days=1), 5, target=6) == "on_track"
    assert state_at(last, 5, target=6) == "at_risk"


BETTER = ["missed", "at_risk", "on_track", "met"]


@given(st.integers(0, 9), st.integers(0, 9), st.integers(1, 9), DAYS)
def test_more_counted_or_proposed_is_never_worse(counted, proposed, target, day):
    now = BETTER.index(state_at(day, counted, proposed, target))

    assert BETTER.index(state_at(day, counted + 1, proposed, target)) >= now
    assert BETTER.index(state_at(day, counted, proposed + 1, target)) >= now


def test_the_figures_say_a_disputed_target():
    disputed = replace(BY_STATES, target=6, disputed_target=8)

    assert figures(progress(disputed, [], {}, TODAY)) == "0 of 6 (8?)"
    assert figures(progress(BY_STATES, [], {}, TODAY)) == "0 of 2"
