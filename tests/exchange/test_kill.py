"""kill -9 in the middle of a merge: whole or not at all."""

import sys

import pytest

from tests.exchange.kill_rounds import play
from tests.store.elsewhere import needs_fork


@needs_fork
@pytest.mark.skipif(sys.platform == "darwin", reason="forking a process of threads is unsafe there")
def test_a_merge_that_is_killed_is_there_whole_or_not_at_all(seeded_file, tmp_path):
    whole, none = play(seeded_file, tmp_path, rounds=4, seed=2)

    assert whole + none == 4
