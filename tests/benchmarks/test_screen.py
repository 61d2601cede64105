"""Programs that are watched by their picture."""

import os
import sys

import pytest

from benchmarks.screen import Region, Watch
from benchmarks.terminal import EndedError, NothingShownError, Terminal

IN_PARTS = r"""
import sys, tty
tty.setraw(0)
sys.stdout.write("\x1b[1;3Hgenda"); sys.stdout.flush()
sys.stdout.write("\x1b[1;2HA\x1b[2;2Hfirst"); sys.stdout.flush()
if sys.stdin.read(1) != "x":
    sys.exit()
sys.stdout.write("\x1b[9;1Helsewhere\x1b[2;2H\x1b[7mfirst"); sys.stdout.flush()
sys.stdin.read(1)
"""
"""Writes only what differs, as curses does, and answers one key by a colour."""


@pytest.fixture
def terminal(tmp_path):
    with Terminal((sys.executable, "-c", IN_PARTS), os.environ, tmp_path) as terminal:
        yield terminal


def test_what_is_written_in_parts_is_read_as_a_person_reads_it(terminal):
    watch = Watch(terminal, patience=30)
    shown = watch.until_shown("Agenda")
    assert watch.until_shown("first") >= shown > 0


def test_a_key_is_answered_when_its_region_looks_different(terminal):
    watch = Watch(terminal, patience=30)
    shown = watch.until_shown("first")
    terminal.press("x")
    assert watch.until_changed(Region(top=1, bottom=2)) > shown


def test_what_is_not_shown_in_time_is_told_with_what_is(terminal):
    Watch(terminal, patience=30).until_shown("Agenda")
    with pytest.raises(NothingShownError, match="Minutes was not shown"):
        Watch(terminal, patience=0.2).until_shown("Minutes")


def test_a_program_that_ends_is_told_apart(terminal):
    watch = Watch(terminal, patience=30)
    watch.until_shown("Agenda")
    terminal.press("xx")
    with pytest.raises(EndedError, match="Agenda"):
        watch.until_shown("Minutes")
