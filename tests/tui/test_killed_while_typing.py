"""What is typed survives a kill, but for the last moment; what was saved survives it whole."""

import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_killed_program_loses_no_save_and_keeps_the_draft(tmp_path: Path) -> None:
    from tests.tui.killing import rounds

    found = rounds(2, tmp_path)
    assert (found.rounds, found.saves, found.drafts) == (2, 2, 2)
