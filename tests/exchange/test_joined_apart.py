"""Joining on several laptops that do not know of each other: one record stands everywhere."""

from datetime import timedelta

import pytest

from ccm_tui.register import Register
from tests.exchange.apart import delegation, merged
from tests.store.journal import unwell


@pytest.fixture
def offices(seeded_file, tmp_path):
    names = ("north", "south", "east")
    opened = [delegation(seeded_file, tmp_path, name) for name in names]
    yield opened
    for register in opened:
        register.close()


def contact(register: Register, number: int) -> str:
    typed = {"name": "A. Tester (fictional)", "email": f"{number}@example.org", "state": "GNB"}
    return register.save("contact", typed)


def call(register: Register, **more: object) -> str:
    typed = {"states": ["GNB"], "channel": "phone", "date": "8/2", "subject": "Fictional"}
    return register.save("outreach", {**typed, **more})


def everybody_merges(*registers: Register) -> None:
    for _round in (1, 2):
        for one in registers:
            for other in registers:
                if one is not other:
                    merged(one, other)


def standing(register: Register, kind: str, *uids: str) -> list[str]:
    return [uid for uid in uids if not register.values(kind, uid)["deleted"]]


def test_two_records_joined_in_opposite_directions_leave_one(offices):
    north, south, _ = offices
    first, second = contact(north, 1), contact(north, 2)
    letter = call(north, contacts=[first])
    merged(south, north)

    north.join("contact", first, second)
    south.join("contact", second, first)
    everybody_merges(north, south)

    for register in (north, south):
        [one] = standing(register, "contact", first, second)
        assert register.values("outreach", letter)["contacts"] == (one,)
        assert [conflict.field for conflict in register.conflicts()] == ["email"]
        assert unwell(register) == []
    assert north.values("contact", one) == south.values("contact", one)


def test_joining_in_a_ring_leaves_one(offices):
    uids = [contact(offices[0], number) for number in (1, 2, 3)]
    everybody_merges(*offices)

    for place, register in enumerate(offices):
        register.join("contact", uids[place], uids[(place + 1) % 3])
    everybody_merges(*offices)

    for register in offices:
        assert standing(register, "contact", *uids) == [min(uids)]
        assert unwell(register) == []


def test_a_word_written_meanwhile_in_the_one_that_goes_is_a_conflict(offices):
    north, south, _ = offices
    stays, goes = sorted((contact(north, 1), contact(north, 2)))
    merged(south, north)

    north.join("contact", stays, goes)
    south.around.clock.now += timedelta(minutes=1)
    south.save("contact", {"phone": "+1 555 0100"}, goes)
    everybody_merges(north, south)

    for register in (north, south):
        assert {(c.record, c.field) for c in register.conflicts()} == {(goes, "phone")}


def test_what_was_hung_meanwhile_on_the_one_that_goes_is_shown_to_a_person(offices):
    north, south, _ = offices
    stays, goes = sorted((call(north), call(north)))
    merged(south, north)

    north.join("outreach", stays, goes)
    answer = call(south, reply_to=goes, direction="in")
    everybody_merges(north, south)

    for register in (north, south):
        assert [end.uid for end in register.loose_ends()] == [answer]
