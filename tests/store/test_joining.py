"""Two records of one thing become one: every reference carried over, and one undo takes it back."""

from typing import Any

import pytest

from ccm_tui.errors import Refused
from ccm_tui.register import Register


def contact(register: Register, **more: object) -> str:
    return register.save("contact", {"name": "A. Tester (fictional)", **more})


def letter(register: Register, **more: object) -> str:
    typed = {"states": ["GNB"], "channel": "letter", "date": "2017-01-12", "subject": "Fictional"}
    return register.save("outreach", {**typed, **more})


def everything(register: Register) -> dict[str, Any]:
    """All that stands in the register, by kind and uid."""
    return {
        f"{entity.table} {row['uid']}": register.values(entity.table, row["uid"])
        for entity in register.entities
        if entity.order and entity.table not in ("state", "claim", "membership")
        for row in register.rows(entity.table).first(100)
    }


def test_blank_fields_are_filled_and_nothing_is_overwritten(register: Register) -> None:
    keep = contact(register, email="a@example.org")
    drop = contact(register, email="b@example.org", phone="+1 555 0100", state="GNB")
    stays = register.join("contact", keep, drop)
    values = register.values("contact", stays)
    assert values["email"] == "a@example.org"
    assert values["phone"] == "+1 555 0100"
    assert values["state"] == register.find("state", "GNB")
    [goes] = {keep, drop} - {stays}
    assert register.values("contact", goes)["deleted"]


@pytest.mark.parametrize("kept", [0, 1])
def test_the_smaller_uid_stays_with_the_values_of_the_one_that_is_kept(
    register: Register, kept: int
) -> None:
    both = [contact(register, email=f"{n}@example.org", remark=f"Fictional {n}") for n in (0, 1)]
    stays = register.join("contact", both[kept], both[1 - kept])
    assert stays == min(both)
    values = register.values("contact", stays)
    assert (values["email"], values["remark"]) == (f"{kept}@example.org", f"Fictional {kept}")
    assert values["name"] == "A. Tester (fictional)"


def test_what_would_differ_is_known_before(register: Register) -> None:
    keep = contact(register, email="a@example.org")
    drop = contact(register, email="b@example.org", phone="+1 555 0100")
    foreseen = register.joining("contact", keep, drop)
    assert foreseen.differing == {"email": ("a@example.org", "b@example.org")}
    assert foreseen.filled == {"phone": "+1 555 0100"}


def test_what_one_may_not_see_is_not_opened_by_joining(register: Register) -> None:
    keep, drop = contact(register), contact(register, sensitivity="confidential", phone="1")
    keep = register.join("contact", keep, drop)
    assert register.values("contact", keep)["sensitivity"] == "confidential"


def test_a_blank_that_would_contradict_the_rest_stays_blank(register: Register) -> None:
    keep = contact(register, since="2016-05-01")
    drop = contact(register, until="2015-05-01", phone="1")
    keep = register.join("contact", keep, drop)
    assert register.values("contact", keep)["until"] is None
    assert register.values("contact", keep)["phone"] == "1"


def test_every_reference_is_carried_over_and_one_undo_takes_it_back(register: Register) -> None:
    keep = contact(register)
    drop = contact(register, posts=[{"role": "mission", "state": "SLE"}])
    alone, both = letter(register, contacts=[drop]), letter(register, contacts=[keep, drop])
    request = register.save(
        "request",
        {"state": "GNB", "what": "Prostheses (fictional)", "date": "2017-01-20",
         "pillar": "rehabilitation", "contact": drop},
    )  # fmt: skip
    before = everything(register)
    keep = register.join("contact", keep, drop)
    assert register.values("outreach", alone)["contacts"] == (keep,)
    assert register.values("outreach", both)["contacts"] == (keep,)
    assert register.values("request", request)["contact"] == keep
    assert [post["role"] for post in register.values("contact", keep)["posts"]] == ["mission"]
    done = register.undo()
    assert done.verb == "join"
    assert everything(register) == before


def test_an_organisation_keeps_its_part_in_everything(register: Register) -> None:
    keep = register.save("organisation", {"name": "Survivors (fictional)", "states": ["GNB"]})
    drop = register.save("organisation", {"name": "Survivors’ league", "states": ["SLE"]})
    person = contact(register, organisation=drop)
    promised = register.save(
        "commitment", {"what": "comment", "owed_by": drop, "owed_to": "ISU", "due": "2017-03-01"}
    )
    event = next(str(row["uid"]) for row in register.rows("event").first(1))
    register.attend(event, keep)
    register.attend(event, drop)
    before = everything(register)
    keep = register.join("organisation", keep, drop)
    assert register.values("contact", person)["organisation"] == keep
    assert register.values("commitment", promised)["owed_by"] == keep
    assert len(register.values("event", event)["attendance"]) == 1
    assert len(register.values("organisation", keep)["states"]) == 2
    register.undo()
    assert everything(register) == before


def test_two_entries_become_one_with_answers_promises_and_evidence(register: Register) -> None:
    keep = letter(register)
    drop = letter(
        register,
        reply_to=keep,
        commitments=[{"owed_by": "GNB", "owed_to": "ISU", "what": "answer", "due": "2017-03-01"}],
    )
    reply = letter(register, reply_to=drop, direction="in")
    proof = register.save(
        "evidence",
        {"output": "O1", "state": "GNB", "record": drop, "date": "2017-01-12", "source": "it"},
    )
    register.save("reminder", {"record": drop, "until": "2017-03-01"})
    before = everything(register)
    keep = register.join("outreach", keep, drop)
    assert register.values("outreach", keep)["reply_to"] is None
    assert register.values("outreach", reply)["reply_to"] == keep
    assert len(register.values("outreach", keep)["commitments"]) == 1
    assert register.values("evidence", proof)["record"] == keep
    register.undo()
    assert everything(register) == before


@pytest.mark.parametrize(
    ("kind", "keep", "drop", "why"),
    [
        ("organisation", "ISU", "ISU", "one record, not two"),
        ("organisation", "CHL", "ITA", "Both have a code"),
        ("state", "GNB", "SLE", "are not joined"),
    ],
)
def test_what_cannot_be_joined_is_refused(
    register: Register, kind: str, keep: str, drop: str, why: str
) -> None:
    with pytest.raises(Refused, match=why):
        register.join(kind, register.find(kind, keep), register.find(kind, drop))


def test_a_deleted_record_is_not_joined(register: Register) -> None:
    keep, drop = contact(register), contact(register)
    register.delete("contact", drop)
    with pytest.raises(Refused, match="was deleted"):
        register.join("contact", keep, drop)


# --- Duplicates ----------------------------------------------------------------------------------


def pairs(register: Register, kind: str) -> list[tuple[str, str, str]]:
    return [(pair.one, pair.other, pair.why) for pair in register.duplicates(kind)]


def test_contacts_are_alike_by_name_or_by_address(register: Register) -> None:
    one = contact(register, name="José Testéz", email="j@example.org")
    other = contact(register, name="TESTEZ, Jose")
    third = contact(register, name="Somebody Else", email="J@Example.org")
    assert pairs(register, "contact") == [
        (one, other, "the same name"),
        (one, third, "the same e-mail"),
    ]
    register.join("contact", one, other)
    assert len(pairs(register, "contact")) == 1


def test_organisations_are_alike_by_name_or_acronym(register: Register) -> None:
    one = register.save("organisation", {"name": "Fictional Aid", "acronym": "FA"})
    other = register.save("organisation", {"name": "FA, another one", "acronym": "fa"})
    assert pairs(register, "organisation") == [(one, other, "the same acronym")]


def test_entries_are_alike_by_state_day_channel_and_counterpart(register: Register) -> None:
    person = contact(register)
    one, _with = letter(register), letter(register, contacts=[person])
    letter(register, date="2017-01-13")
    letter(register, states=["GNB", "SLE"])
    other = letter(register, subject="The same letter, written down by somebody else")
    assert pairs(register, "outreach") == [
        (one, other, "the same State, day, channel and counterpart")
    ]


def test_duplicates_of_other_kinds_are_not_looked_for(register: Register) -> None:
    with pytest.raises(Refused, match="looked for among"):
        register.duplicates("event")
