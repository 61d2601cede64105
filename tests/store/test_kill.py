"""kill -9 while somebody types and saves: nothing that was acknowledged is lost or half there."""

import sys

import pytest

from tests.store.elsewhere import needs_fork
from tests.store.kill_rounds import play


@needs_fork
@pytest.mark.skipif(sys.platform == "darwin", reason="forking a process of threads is unsafe there")
def test_what_was_acknowledged_outlives_a_kill(register_path, open_register):
    open_register().close()  # imports what the killed processes need
    told = play(register_path, rounds=10, seed=1)

    assert told.saved
