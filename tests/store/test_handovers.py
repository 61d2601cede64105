"""Receipts: to whom something was given, one row for each name however it is written."""

from dataclasses import replace

import pytest

from ccm_tui.store import handovers
from ccm_tui.store.handovers import Handover

FIRST = Handover(
    "Ministère, Rome", "2017-02-09T09:00:00Z", "bundle", "a.ccm", "a" * 64, 100, 2, "restricted",
    True, {"1" * 16: (5, 2, 5)},
)  # fmt: skip
SECOND = replace(FIRST, at="2017-02-10T09:00:00Z", sha256="b" * 64, base="a" * 64)


@pytest.fixture
def kept(file):
    for receipt in (FIRST, SECOND, replace(FIRST, name="CHL", sha256="c" * 64, mark="d" * 64)):
        handovers.keep(file, receipt)
    return file


@pytest.mark.parametrize("name", ["Ministère, Rome", "ministere rome", "MINISTÈRE ROME"])
def test_a_name_is_the_same_however_it_is_written(kept, name):
    assert handovers.given(kept, name) == [SECOND, FIRST]


def test_names_are_offered_the_latest_first_then_who_takes_part(kept):
    assert handovers.names(kept) == ["CHL", "Ministère, Rome", "ISU", "ITA"]


def test_what_was_received_is_confirmed_once_by_digest_or_mark(kept):
    assert handovers.confirm(kept, ["a" * 64, "d" * 64, "e" * 64], "2017-02-11") == 2
    assert handovers.confirm(kept, ["a" * 64], "2017-02-12") == 0
    confirmed = {one.sha256[0]: one.confirmed_at for one in handovers.given(kept)}
    assert confirmed == {"a": "2017-02-11", "b": None, "c": "2017-02-11"}


def test_what_was_confirmed_is_not_withdrawn(kept):
    handovers.confirm(kept, ["a" * 64], "2017-02-11")
    handovers.withdraw(kept, "a" * 64)
    handovers.withdraw(kept, "b" * 64)

    assert handovers.given(kept, FIRST.name) == [replace(FIRST, confirmed_at="2017-02-11")]


def test_what_was_taken_is_no_receipt_of_ours(kept):
    taken = replace(FIRST, name="ITA", kind=handovers.TAKEN, sha256="f" * 64, mark="1" * 16)
    handovers.keep(kept, taken)

    assert handovers.given(kept, "ITA") == []
    assert handovers.taken(kept, "ita") == taken
    assert handovers.confirm(kept, ["f" * 64], "2017-02-11") == 0
    assert not handovers.has_given(kept, "f" * 64)
    assert handovers.has_given(kept, "d" * 64)


def test_where_several_registers_gave_in_one_name_none_is_taken_for_the_other(kept):
    taken = replace(FIRST, name="ITA", kind=handovers.TAKEN, mark="1" * 16)
    handovers.keep(kept, taken)
    handovers.keep(kept, replace(taken, mark="2" * 16))

    assert handovers.taken(kept, "ITA") is None
