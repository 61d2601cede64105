"""How far an activity has come with a State, by what the log shows."""

from datetime import date

import pytest

from ccm_tui.domain.steps import STEPS, Basis, Step, Traces, at_least, step_of

SENT = Basis("outreach", "sent", date(2017, 1, 12), "A letter")
RECEIVED = Basis("outreach", "received", date(2017, 1, 20), "A reply")
POSITIVE = Basis("outreach", "positive", date(2017, 2, 8), "A meeting")
REACHED = Basis("claim", "reached", date(2017, 2, 9), "A note verbale")


@pytest.mark.parametrize(
    ("traces", "step", "basis"),
    [
        (Traces(), "not_started", None),
        (Traces(sent=SENT), "approached", SENT),
        (Traces(sent=SENT, received=RECEIVED), "answered", RECEIVED),
        (Traces(received=RECEIVED), "answered", RECEIVED),
        (Traces(sent=SENT, received=RECEIVED, positive=POSITIVE), "engaged", POSITIVE),
        (Traces(positive=POSITIVE), "engaged", POSITIVE),
        (Traces(sent=SENT, reached=REACHED), "done", REACHED),
        (Traces(reached=REACHED), "done", REACHED),
    ],
)
def test_the_furthest_step_that_the_log_shows_and_what_it_rests_on(
    traces: Traces, step: str, basis: Basis | None
) -> None:
    assert step_of(traces) == (step, basis)


def test_whoever_came_further_has_come_so_far_too() -> None:
    steps = [Step("uid", "GNB", "Guinea-Bissau", step, None) for step in STEPS.codes]
    assert [at_least(steps, step) for step in STEPS.codes] == [5, 4, 3, 2, 1]
