"""Which records are above a level: by their own sensitivity, or by what they cannot do without."""

import json

import pytest

from ccm_tui.domain.vocabularies import SENSITIVITIES
from ccm_tui.register import Register
from ccm_tui.store.levels import above, beyond
from tests.exchange.apart import merged
from tests.surroundings import surroundings

CALL = {"states": ["GNB"], "channel": "phone", "date": "2017-02-08", "subject": "Call"}
OFFICE = {"name": "Fictional office", "sensitivity": "confidential"}


@pytest.fixture
def above_level(register):
    """``above_level("restricted")``: the uids of the records above it."""

    def found(level, of=register, **more):
        above(of._connection, of.entities, level, **more)
        return {row["uid"] for row in of._connection.execute("SELECT uid FROM temp.above")}

    return found


def test_the_order_of_levels_is_that_of_the_vocabulary():
    assert SENSITIVITIES.codes == ("public", "restricted", "confidential", "closed_meeting")
    assert beyond("restricted") == ("confidential", "closed_meeting")
    assert beyond("closed_meeting") == ()


def test_what_the_program_brings_is_public(above_level):
    assert above_level("public") == set()


def test_a_record_is_above_every_level_below_its_own(register, above_level):
    uid = register.save("outreach", CALL | {"sensitivity": "confidential"})

    assert [level for level in SENSITIVITIES.codes if uid in above_level(level)] == [
        "public",
        "restricted",
    ]


def test_a_deleted_record_is_as_sensitive_as_it_was(register, above_level):
    uid = register.save("organisation", OFFICE)
    register.delete("organisation", uid)

    assert above_level("restricted") == {uid}


def test_children_go_with_the_record_that_they_belong_to(register, above_level):
    promise = {"owed_by": "ISU", "owed_to": "GNB", "what": "x", "due": "1/5"}
    uid = register.save(
        "outreach",
        CALL
        | {"sensitivity": "confidential", "commitments": [promise | {"sensitivity": "public"}]},
    )
    (child,) = [one["uid"] for one in register.record("outreach", uid)["commitments"]]

    assert above_level("restricted") == {uid, child}


def test_what_has_no_level_goes_with_whatever_it_needs(register, above_level):
    office = register.save("organisation", OFFICE)
    event = {"title": "Open", "kind": "workshop", "starts": "1/3", "sensitivity": "public"}
    at = register.save("event", event | {"attendance": [{"party": office}]})
    (guest,) = [one["uid"] for one in register.record("event", at)["attendance"]]

    assert above_level("restricted") == {office, guest}


def test_what_has_a_level_of_its_own_stays_where_it_only_refers_to_one_above(register, above_level):
    office = register.save("organisation", OFFICE)
    register.save("outreach", CALL | {"organisations": [office]})

    assert above_level("restricted") == {office}


def test_a_template_goes_by_the_level_that_it_gives(register, above_level):
    for level in ("restricted", "closed_meeting"):
        typed = json.dumps({"subject": "x", "sensitivity": level})
        uid = register.save("template", {"name": level, "kind": "outreach", "typed": typed})

    assert above_level("confidential") == {uid}


def test_contacts_can_be_put_above_any_level_with_what_belongs_to_them(register, above_level):
    person = register.save("contact", {"name": "Fictional"})
    post = register.save("post", {"contact": person, "role": "mission"})

    assert above_level("closed_meeting") == set()
    assert above_level("closed_meeting", without_contacts=True) == {person, post}


def test_a_record_that_waits_in_the_journal_is_judged_as_it_was_written(
    register, above_level, tmp_path
):
    """Its table does not have it: what it needs was left out of the copy that brought it."""
    office = register.save("organisation", OFFICE)
    owed = {"owed_by": "ISU", "owed_to": office, "what": "x", "due": "1/5"}
    open_one, closed_one = (
        register.save("commitment", owed | {"sensitivity": level})
        for level in ("public", "restricted")
    )
    register.export(tmp_path / "copy.db", level="restricted")
    with Register.open(tmp_path / "copy.db", surroundings(installation="there")) as copy:
        assert above_level("public", of=copy) == {closed_one}
        copy.export(tmp_path / "further.db", level="public")
        with Register.open(tmp_path / "further.db", surroundings(installation="third")) as third:
            merged(third, register)
            assert third.record("commitment", open_one)["what"] == "x"


def test_a_kind_that_is_unknown_here_is_above_every_level_but_the_highest(register, above_level):
    uid = register.save("contact", {"name": "Fictional", "sensitivity": "public"})
    known = tuple(entity for entity in register.entities if entity.table != "contact")
    above(register._connection, known, "public")

    found = register._connection.execute("SELECT uid FROM temp.above").fetchall()
    assert [row["uid"] for row in found] == [uid]
    assert above_level("closed_meeting") == set()
