"""kill -9 in the middle of taking in what others wrote: whole or not at all.

``python -m tests.exchange.kill_rounds`` plays more rounds, also with a hub.
"""

import sys

import pytest

from tests.exchange.kill_rounds import play
from tests.store.elsewhere import needs_fork


@needs_fork
@pytest.mark.skipif(sys.platform == "darwin", reason="forking a process of threads is unsafe there")
@pytest.mark.parametrize("what", ["merge", "bundle"])
def test_what_is_killed_is_there_whole_or_not_at_all(seeded_file, tmp_path, what):
    whole, none = play(seeded_file, tmp_path, rounds=2, seed=2, what=what)

    assert whole + none == 2
