"""How far a request is follows from what is written; what may be said by hand is little."""

from datetime import date
from typing import Any

import pytest

from ccm_tui.domain.assistance import Request
from ccm_tui.domain.stages import Steps, in_words, moved, next_stage, stage_before
from ccm_tui.errors import Refused

TODAY = date(2017, 2, 9)
RECEIVED = Steps(date(2017, 1, 10))
RELAYED = Steps(date(2017, 1, 10), relayed=date(2017, 1, 20))
ANSWERED = Steps(date(2017, 1, 10), date(2017, 1, 20), date(2017, 2, 1))
MATCHED = Steps(date(2017, 1, 10), date(2017, 1, 20), date(2017, 2, 1), date(2017, 2, 5))
CLOSED = Steps(date(2017, 1, 10), closed=date(2017, 2, 8))


def refused(steps: Steps, wanted: str, **given: str) -> dict[str, str]:
    with pytest.raises(Refused) as refusal:
        moved(steps, wanted, TODAY, **given)
    return dict(refusal.value.fields)


@pytest.mark.parametrize(
    ("steps", "stage", "before", "after"),
    [
        (RECEIVED, "received", "", "relayed"),
        (RELAYED, "relayed", "received", "answered"),
        (ANSWERED, "answered", "relayed", "matched"),
        (MATCHED, "matched", "answered", "closed"),
        (CLOSED, "closed", "received", ""),
    ],
)
def test_the_furthest_step_is_the_stage(steps: Steps, stage: str, before: str, after: str) -> None:
    assert (steps.stage, stage_before(steps), next_stage(steps)) == (stage, before, after)


def test_a_stage_is_said_with_its_day_and_how_long_it_lasts() -> None:
    assert in_words(RELAYED, TODAY) == "relayed since 20 Jan 2017, 20 days"
    assert in_words(RELAYED, date(2017, 1, 21)) == "relayed since 20 Jan 2017, 1 day"
    assert in_words(RELAYED, date(2017, 1, 20)) == "relayed since 20 Jan 2017, today"
    assert in_words(RELAYED, date(2017, 1, 1)) == "relayed since 20 Jan 2017"


def test_matched_and_closed_are_days_of_the_request() -> None:
    assert moved(ANSWERED, "matched", TODAY) == {"matched_on": "2017-02-09", "closed_on": ""}
    assert moved(RECEIVED, "closed", TODAY, "8/2", "Found at home") == {
        "closed_on": "8/2",
        "outcome": "Found at home",
    }


def test_what_is_opened_again_was_matched_when_it_was() -> None:
    assert moved(MATCHED, "matched", TODAY)["matched_on"] == "2017-02-05"


def test_back_clears_the_days_and_nothing_else() -> None:
    assert moved(MATCHED, "answered", TODAY) == {"matched_on": "", "closed_on": ""}
    assert moved(CLOSED, "received", TODAY) == {"matched_on": "", "closed_on": ""}


@pytest.mark.parametrize(
    ("steps", "wanted", "why"),
    [
        (RECEIVED, "relayed", "once a relay of it is written"),
        (RECEIVED, "answered", "once a response to a relay"),
        (RELAYED, "received", "it has a relay: to take it back, delete the relay"),
        (MATCHED, "received", "it has a response: to take it back, delete the response"),
        (ANSWERED, "relayed", "it has a response: to take it back, delete the response"),
    ],
)
def test_what_only_another_record_can_make_is_refused(steps: Steps, wanted: str, why: str) -> None:
    assert why in refused(steps, wanted)["stage"]


def test_an_outcome_is_of_what_is_closed_and_a_day_of_what_has_one() -> None:
    assert refused(ANSWERED, "matched", outcome="Done") == {
        "outcome": "goes with the stage “closed”"
    }
    assert "matched" in refused(MATCHED, "answered", day="8/2")["date"]


def test_nothing_ends_before_it_began() -> None:
    def wrong(**days: Any) -> dict[str, str]:
        return dict(Request.model_construct(date=date(2017, 1, 10), **days).refusals())

    early, late = date(2017, 1, 1), date(2017, 2, 1)
    assert set(wrong(matched_on=early, closed_on=early)) == {"matched_on", "closed_on"}
    assert wrong(matched_on=late, closed_on=date(2017, 1, 31)) == {
        "closed_on": "may not be before it was matched, 1 Feb 2017"
    }
    assert wrong(matched_on=late, closed_on=late) == {}
