"""A register of version 2, as the program of then left it: opened here, it is one of today.

What "A.Tester" of CHL wrote in it, all fictional: a bilateral with a promise at an event, needs, a
request that was relayed and answered constructively, a practice, evidence accepted and refused, two
contacts of which one was deleted twice.
"""

import shutil
from pathlib import Path

import pytest

from ccm_tui.domain.entities import ENTITIES
from ccm_tui.register import Register
from ccm_tui.store.projection import verify
from tests.store.past import shape, unpack
from tests.surroundings import surroundings


@pytest.fixture(scope="module")
def brought_up(tmp_path_factory):
    """The register of version 2, brought up to date by this program and closed."""
    path = unpack(2, tmp_path_factory.mktemp("version_2") / "register.db")
    Register.open(path, surroundings()).close()
    return path


@pytest.fixture
def old(brought_up, tmp_path):
    """The register of version 2, opened by this program."""
    path = Path(shutil.copy(brought_up, tmp_path / "old.db"))
    with Register.open(path, surroundings()) as register:
        yield register


def test_it_has_the_shape_of_a_register_made_today(old, register):
    assert shape(old._connection) == shape(register._connection)


def test_its_journal_and_its_tables_say_the_same(old):
    assert list(verify(old._connection, ENTITIES)) == []


def test_what_was_judged_in_it_is_judged_still(old):
    judged = {"O3": "accepted", "O1": "refused"}

    for output, verdict in judged.items():
        uid = old.find("output", output)
        assert verdict in {one.verdict for one in old.evidence(uid)}


def test_its_texts_are_found(old):
    assert {hit.kind for hit in old.search("fictional")} >= {"outreach", "need", "request"}


def test_what_version_3_brought_can_be_written_in_it(old):
    uid = old.save(
        "figure",
        {"state": "GNB", "kind": "survivors", "total": "12", "men": "7", "source": "Fictional"},
    )

    assert old.record("figure", uid)["total"] == 12
