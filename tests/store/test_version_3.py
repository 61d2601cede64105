"""A register of version 3, as the program of then left it: opened here, it is one of today.

What "A. Tester" of CHL wrote in it, all fictional, merged with a register of ITA: a contact with a
post, joined with another one; one that was erased; a bilateral whose subject both wrote apart; a
letter that ITA deleted while CHL wrote its place; a request, a figure, a finding, a decision on
claims, question 1 decided, a document.
"""

import shutil
from pathlib import Path

import pytest

from ccm_tui.domain.entities import ENTITIES
from ccm_tui.register import Register
from ccm_tui.store.heads import faults
from ccm_tui.store.projection import verify
from tests.store.past import shape, unpack
from tests.surroundings import surroundings


@pytest.fixture(scope="module")
def brought_up(tmp_path_factory):
    """The register of version 3, brought up to date by this program and closed."""
    path = unpack(3, tmp_path_factory.mktemp("version_3") / "register.db")
    Register.open(path, surroundings()).close()
    return path


@pytest.fixture
def old(brought_up, tmp_path):
    """The register of version 3, opened by this program."""
    path = Path(shutil.copy(brought_up, tmp_path / "old.db"))
    with Register.open(path, surroundings()) as register:
        yield register


def test_it_has_the_shape_of_a_register_made_today(old, register):
    assert shape(old._connection) == shape(register._connection)


def test_its_journal_and_its_tables_say_the_same(old):
    assert list(verify(old._connection, ENTITIES)) == []
    assert list(faults(old._connection)) == []


def test_its_conflicts_are_open_still_and_can_be_decided(old):
    conflicts = {conflict.field: conflict for conflict in old.conflicts()}

    assert set(conflicts) == {"subject", "place"}
    old.decide_conflict(conflicts["subject"].id, value="Fictional: both")
    assert [conflict.field for conflict in old.conflicts()] == ["place"]


def test_what_was_erased_in_it_is_erased_still(old):
    rows = old._connection.execute("SELECT old, new FROM change").fetchall()

    assert not [row for row in rows if "c@example.org" in str(tuple(row))]


def test_its_journal_goes_on_where_it_was(old):
    [uid] = {conflict.record for conflict in old.conflicts() if conflict.field == "subject"}
    before = len(old.history(uid))

    old.save("outreach", {"summary": "Fictional: written today"}, uid)

    assert len(old.history(uid)) == before + 1
    assert list(verify(old._connection, ENTITIES)) == []
