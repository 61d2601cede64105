"""Other programs beside ours: when they are of use, and what is said when there is no figure."""

import sys

import pytest

from benchmarks import environments, page, table
from benchmarks.bench import Bench
from benchmarks.environments import Environments, pinned_version
from benchmarks.peers import TABLE, Peer, Way
from benchmarks.registers import Made, Registers
from benchmarks.rows import peers
from benchmarks.rows.peers import ABSENT, ENDED, UNTOLD, Met, meet
from benchmarks.screen import Region

ROWS = 12


@pytest.fixture
def said():
    return []


@pytest.fixture
def bench(tmp_path, said):
    """A run of one turn on a register that is taken for made."""
    made = {ROWS: Made(ROWS, 1.0, 1_000_000, "")}
    registers = Registers(tmp_path, said.append, made)
    return Bench(registers, (ROWS,), 1, said.append, Environments(None, said.append))


@pytest.fixture
def log(register, register_path):
    """A register with a few fictional entries, closed."""
    for day in range(1, ROWS + 1):
        entry = {"states": ["GNB"], "channel": "letter", "direction": "out"}
        register.save("outreach", {**entry, "date": f"2017-01-{day:02}", "subject": "(fictional)"})
    register.close()
    return register_path


def test_the_table_names_absent_peers_and_compares_with_the_others(bench, monkeypatch):
    monkeypatch.setattr(peers, "meet", lambda *_given: Met(0.5, 60e6))
    lines = peers.measure(bench)
    for shown in (table.as_text(lines, {}), page.as_markdown(lines, {})):
        assert ABSENT in shown
        assert f"harlequin {pinned_version('harlequin')}" in shown
        assert "1.00 x" in shown
    of_visidata = [line for line in lines if line.against.startswith("visidata")]
    assert [line.reference for line in of_visidata] == [ABSENT, ABSENT]
    assert [line.ratio for line in of_visidata] == [None, None]


def test_a_table_is_of_use_once_a_key_has_moved_its_cursor(log, tmp_path):
    met = meet(TABLE, log, ROWS, tmp_path)
    assert isinstance(met.usable, float)
    assert met.memory == UNTOLD or isinstance(met.memory, int)


def test_a_peer_that_ends_by_itself_is_said_to_and_not_started_again(bench, said, log, monkeypatch):
    way = Way((sys.executable, "-c", "print('no such table')"), Region(), ())
    attempt = peers._attempts(bench, Peer("short-lived", way), log, ROWS)
    assert attempt() == Met(ENDED, ENDED)
    assert "no such table" in said[-1]
    monkeypatch.setattr(peers, "meet", None)
    assert attempt() == Met(ENDED, ENDED)


def test_a_peer_that_pip_cannot_install_is_absent(tmp_path, said, monkeypatch):
    monkeypatch.setattr(environments, "pins", lambda: {"peer": [str(tmp_path / "none.whl")]})
    assert Environments(tmp_path, said.append).program("peer") is None
    assert "could not be installed" in said[-1]


def test_a_peer_that_is_installed_already_is_used_again(tmp_path, said, monkeypatch):
    monkeypatch.setattr(environments, "pins", lambda: {"peer": ["peer==1", "part==2"]})
    place = tmp_path / "peer"
    place.mkdir()
    (place / environments.PINS.name).write_text("peer==1\npart==2")
    assert Environments(tmp_path, said.append).program("peer") == place / "bin" / "peer"
    assert not said
