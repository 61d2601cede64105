"""A disk that is really full: the limit on a process's files stands in for a small disk."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import ccm_tui

resource = pytest.importorskip("resource", reason="there are no such limits here")

ROOT = Path(ccm_tui.__file__).parent.parent
ROOM = 40 * 1024
"""Enough to open a register that is there, too little to write to it or to make a copy."""

Limited = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def limited(register_path: Path, tmp_path: Path) -> Limited:
    """Run the program where no file can grow beyond some ``room``."""
    environ = {
        **os.environ,
        "CCM_TUI_DB": str(register_path),
        "CCM_TUI_CONFIG_DIR": str(tmp_path / "settings"),
    }

    def run_it(*argv: str, room: int = ROOM) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-B", "-m", "ccm_tui", *argv],
            cwd=ROOT,
            env=environ,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    return run_it


def told(done: subprocess.CompletedProcess[str]) -> None:
    """It failed, said what to do in two lines, and printed nothing."""
    assert done.returncode == 1
    assert done.stdout == ""
    message, hint = done.stderr.splitlines()
    assert message.startswith("ccm-tui: ")
    assert "room" in message or "disk" in message or "written" in message or "large" in message
    assert hint


def test_a_record_there_is_no_room_for_is_not_kept(limited: Limited, register_path: Path) -> None:
    before = register_path.read_bytes()
    given = ("--channel", "letter", "--date", "2017-02-08", "--subject", "x", "--summary")
    told(limited("outreach", "add", "--state", "GNB", *given, "y" * 100_000))
    assert register_path.read_bytes() == before
    room = 1 << 30
    assert '"total": 0' in limited("outreach", "list", "--json", room=room).stdout
    assert limited("doctor", room=room).returncode == 0


def test_an_export_there_is_no_room_for_leaves_nothing(limited: Limited, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    told(limited("export", str(folder / "copy.db")))
    assert list(folder.iterdir()) == []


def test_a_register_there_is_no_room_for_is_not_made(limited: Limited, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    folder.mkdir()
    told(limited("--db", str(folder / "register.db"), "today"))
    assert list(folder.iterdir()) == []
