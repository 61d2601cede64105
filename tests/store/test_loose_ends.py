"""Loose ends of a merge: what refers to a deleted record, what two registers made of one thing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ccm_tui.errors import NotFound
from ccm_tui.register import Register
from ccm_tui.store.loose_ends import LooseEnd
from tests.exchange.apart import delegation, merged


@pytest.fixture
def north(seeded_file: Path, tmp_path: Path) -> Iterator[Register]:
    with delegation(seeded_file, tmp_path, "north") as register:
        yield register


@pytest.fixture
def south(seeded_file: Path, tmp_path: Path) -> Iterator[Register]:
    with delegation(seeded_file, tmp_path, "south") as register:
        yield register


def call(register: Register, **more: object) -> str:
    typed = {"states": ["SLE"], "channel": "phone", "date": "2017-02-03", "subject": "Call"}
    return register.save("outreach", typed | more)


def contact(register: Register) -> str:
    return register.save("contact", {"name": "A. Tester (fictional)"})


def both_know(north: Register, south: Register) -> None:
    merged(south, north)
    merged(north, south)


def test_a_reference_to_what_another_deleted_is_listed_and_can_be_cleared(
    north: Register, south: Register
) -> None:
    gone = contact(north)
    both_know(north, south)
    south.delete("contact", gone)
    entry = call(north, contacts=[gone])
    merged(north, south)
    assert north.loose_ends() == [LooseEnd("outreach", entry, "contacts", "contact", gone)]
    north.save("outreach", {"contacts": []}, entry)
    assert north.loose_ends() == []


def test_what_one_deleted_and_referred_to_oneself_is_no_loose_end(north: Register) -> None:
    gone = contact(north)
    call(north, contacts=[gone])
    north.delete("contact", gone)
    assert north.loose_ends() == []


def test_what_was_deleted_comes_back_with_what_belonged_to_it_and_that_can_be_undone(
    north: Register, south: Register
) -> None:
    promise = {"what": "send it", "owed_by": "ISU", "owed_to": "SLE", "due": "2017-03-01"}
    entry = call(north, commitments=[promise])
    both_know(north, south)
    south.delete("outreach", entry)
    answer = call(north, subject="Answer", reply_to=entry)
    merged(north, south)
    assert north.loose_ends() == [LooseEnd("outreach", answer, "reply_to", "outreach", entry)]
    north.bring_back("outreach", entry)
    assert north.values("outreach", entry)["commitments"][0]["what"] == "send it"
    assert north.loose_ends() == []
    north.undo()
    assert len(north.loose_ends()) == 1


def test_what_never_was_is_not_brought_back(north: Register) -> None:
    with pytest.raises(NotFound):
        north.bring_back("outreach", "nothing")


def test_only_what_two_registers_made_of_one_thing_is_offered_after_a_merge(
    north: Register, south: Register
) -> None:
    mine, twice, theirs = call(north), call(north, channel="email"), call(south)
    call(north, channel="email")
    assert len(north.duplicates("outreach")) == 1
    merged(north, south)
    [pair] = north.born_apart()
    assert {pair.one, pair.other} == {mine, theirs}
    assert twice not in (pair.one, pair.other)
    north.join("outreach", pair.one, pair.other)
    assert north.born_apart() == []


def test_records_in_conflict_are_named(north: Register, south: Register) -> None:
    entry, other = call(north), call(north, channel="email")
    both_know(north, south)
    south.save("outreach", {"place": "Bern"}, entry)
    north.save("outreach", {"place": "Geneva"}, entry)
    merged(north, south)
    assert north.in_conflict([entry, other]) == {entry}
    assert north.in_conflict([]) == set()
