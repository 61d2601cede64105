"""``python -m tests.exchange.histories 2000`` plays as many histories of three delegations."""

import argparse
import sys
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.exchange.offices import MEMORY, Delegations, seeded

STEPS = 25


def play(histories: int, steps: int = STEPS, *, the_same: bool = False) -> None:
    """Play ``histories``; raises AssertionError at the first that does not end well.

    ``the_same``: those that were played the last time.
    """
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:

        class DelegationsHere(Delegations):
            template = seeded(Path(folder))

        run_state_machine_as_test(
            DelegationsHere,
            settings=settings(
                max_examples=histories,
                stateful_step_count=steps,
                deadline=None,
                database=None,
                derandomize=the_same,
                phases=(Phase.generate,),
                suppress_health_check=list(HealthCheck),
            ),
        )


def main() -> None:
    """Play as many as asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("histories", type=int, nargs="?", default=100)
    parser.add_argument("--steps", type=int, default=STEPS)
    given = parser.parse_args()
    play(given.histories, given.steps)
    sys.stdout.write(f"{given.histories} histories of up to {given.steps} steps: all well\n")


if __name__ == "__main__":
    main()
