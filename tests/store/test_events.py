"""Events: who attends, ticked and unticked; what came of them; where a State took part."""

import pytest

from ccm_tui.errors import NotFound, Refused
from ccm_tui.register import Actor, Register


def planned(register: Register, **more: object) -> str:
    """A workshop of two days in Geneva (fictional)."""
    typed = {"title": "Workshop (fictional)", "kind": "workshop", "starts": "2017-02-08",
             "ends": "2017-02-09", "place": "Geneva"}  # fmt: skip
    return register.save("event", typed | more)


@pytest.fixture
def event(register: Register) -> str:
    return planned(register)


def state(register: Register, code: str) -> str:
    return register.find("state", code)


def present(register: Register, event: str) -> dict[str, str]:
    return {one.code: one.role for one in register.event_profile(event).attendance}


def written(register: Register, event: str) -> int:
    return len(register.record("event", event)["attendance"])


def test_who_is_ticked_takes_part_and_stands_once(register: Register, event: str) -> None:
    for _time in range(2):
        register.attend(event, state(register, "GNB"))
    assert present(register, event) == {"GNB": "participant"}
    assert written(register, event) == 1


def test_several_are_ticked_as_one_act(register: Register, event: str) -> None:
    register.attend(event, state(register, "GNB"), state(register, "SLE"), role="speaker")
    assert present(register, event) == {"GNB": "speaker", "SLE": "speaker"}
    register.undo()
    assert present(register, event) == {}


def test_another_role_is_a_change_and_no_second_attendance(register: Register, event: str) -> None:
    guinea_bissau = state(register, "GNB")
    register.attend(event, guinea_bissau)
    register.attend(event, guinea_bissau, role="obs")
    assert present(register, event) == {"GNB": "observer"}
    assert written(register, event) == 1
    register.undo()
    assert present(register, event) == {"GNB": "participant"}


def test_who_was_unticked_and_is_ticked_again_stands_once_with_the_role_it_had(
    register: Register, event: str
) -> None:
    guinea_bissau = state(register, "GNB")
    register.attend(event, guinea_bissau, role="speaker")
    (before,) = register.record("event", event)["attendance"]
    assert register.absent(event, guinea_bissau) == 1
    assert present(register, event) == {}
    register.attend(event, guinea_bissau)
    assert register.record("event", event)["attendance"] == [before]
    register.undo()
    assert present(register, event) == {}
    register.undo()
    assert present(register, event) == {"GNB": "speaker"}


def test_who_came_again_by_another_hand_is_written_down_by_that_one(
    register: Register, event: str
) -> None:
    guinea_bissau = state(register, "GNB")
    register.attend(event, guinea_bissau)
    register.absent(event, guinea_bissau)
    register.act_as(Actor("CHL", "Another Person"))
    register.attend(event, guinea_bissau, role="organiser")
    (attendance,) = register.record("event", event)["attendance"]
    assert (attendance["by"], attendance["role"]) == ("CHL", "organiser")


def test_two_who_wrote_down_the_same_state_are_shown_as_one(register: Register, event: str) -> None:
    rows = [{"party": "GNB", "role": "observer"}, {"party": "GNB", "role": "speaker"}]
    register.save("event", {"attendance": rows}, event)
    assert present(register, event) == {"GNB": "speaker"}
    assert register.absent(event, state(register, "GNB")) == 2
    assert present(register, event) == {}


def test_who_was_not_there_cannot_be_taken_off(register: Register, event: str) -> None:
    assert register.absent(event, state(register, "GNB")) == 0


@pytest.mark.parametrize(("role", "field"), [("guest", "role"), (None, "party")], ids=repr)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    register: Register, event: str, role: str | None, field: str
) -> None:
    parties = [state(register, "GNB"), "nobody" if role is None else state(register, "SLE")]
    with pytest.raises(Refused) as refusal:
        register.attend(event, *parties, role=role)
    assert set(refusal.value.fields) == {field}
    assert present(register, event) == {}


def test_nobody_attends_an_event_that_is_deleted_or_unknown(register: Register, event: str) -> None:
    guinea_bissau = state(register, "GNB")
    register.delete("event", event)
    with pytest.raises(Refused, match="deleted"):
        register.attend(event, guinea_bissau)
    with pytest.raises(NotFound):
        register.attend(guinea_bissau, guinea_bissau)


def test_a_deleted_event_comes_back_with_its_attendance(register: Register, event: str) -> None:
    register.attend(event, state(register, "GNB"))
    register.delete("event", event)
    register.undo()
    assert present(register, event) == {"GNB": "participant"}


def test_states_are_listed_before_organisations(register: Register, event: str) -> None:
    isu = register.find("organisation", "ISU")
    register.attend(event, isu, state(register, "SLE"), state(register, "AFG"))
    kinds = [(one.kind, one.code) for one in register.event_profile(event).attendance]
    assert kinds == [("state", "AFG"), ("state", "SLE"), ("organisation", "ISU")]


def test_what_came_of_an_event_is_told_newest_first(register: Register, event: str) -> None:
    entry = {"states": ["GNB"], "organisations": ["ISU"], "channel": "bilateral", "date": "8/2"}
    register.save("outreach", entry | {"subject": "Focal point (fictional)", "event": event})
    register.save("outreach", entry | {"subject": "Elsewhere (fictional)"})
    promise = {"owed_by": "GNB", "owed_to": "ISU", "what": "a name (fictional)", "due": "1/3"}
    register.save("commitment", promise | {"event": event})
    shared = {"giver": "ALB", "receivers": ["GNB", "SLE"], "date": "9/2"}
    register.save("practice", shared | {"title": "Peer support (fictional)", "event": event})
    made = register.event_profile(event).made
    assert [(one.kind, one.day.isoformat(), one.who) for one in made] == [
        ("commitment", "2017-03-01", "GNB → ISU"),
        ("practice", "2017-02-09", "ALB → GNB, SLE"),
        ("outreach", "2017-02-08", "GNB, ISU"),
    ]


def test_the_events_that_a_state_attended_stand_in_its_timeline(
    register: Register, event: str
) -> None:
    guinea_bissau = state(register, "GNB")
    register.attend(event, guinea_bissau, role="speaker")
    letter = {"states": ["GNB"], "channel": "letter", "subject": "Before (fictional)"}
    register.save("outreach", letter | {"date": "2017-02-07"})
    register.save("outreach", letter | {"date": "2017-02-09"})
    timeline = [one for one in register.profile(guinea_bissau).timeline if one.kind != "claim"]
    days = [(one.kind, one.day.isoformat()) for one in timeline]
    assert days == [
        ("outreach", "2017-02-09"),
        ("event", "2017-02-08"),
        ("outreach", "2017-02-07"),
    ]
    assert timeline[1].details["role"] == "speaker"


def test_an_event_leaves_the_timeline_with_the_attendance_or_the_event(
    register: Register, event: str
) -> None:
    def events() -> list[str]:
        timeline = register.profile(guinea_bissau).timeline
        return [one.uid for one in timeline if one.kind == "event"]

    guinea_bissau = state(register, "GNB")
    register.attend(event, guinea_bissau)
    assert events() == [event]
    register.absent(event, guinea_bissau)
    assert events() == []
    register.undo()
    register.delete("event", event)
    assert events() == []


def asked(register: Register, text: str) -> set[str]:
    rows = register.rows("event", register.query("event", text))
    found = {row["uid"] for row in rows.first(10)}
    assert len(found) == rows.count()
    return found


def test_events_are_found_by_who_attended_them(register: Register, event: str) -> None:
    register.attend(event, state(register, "GNB"), register.find("organisation", "ISU"))
    for text in ("state:GNB", "organisation:ISU", "state:gnb status:planned workshop"):
        assert asked(register, text) == {event}
    assert asked(register, "state:SLE") == set()
    assert asked(register, "state:") == asked(register, "") - {event}
    search = register.searched("kind:event state:GNB")
    assert [hit.uid for hit in register.search(search)] == [event]
    assert register.query_in_words("event", register.query("event", "state:GNB")) == "GNB"
    register.absent(event, state(register, "GNB"))
    assert asked(register, "state:GNB") == set()


def test_attendance_is_journalled_as_everything_else(register: Register, event: str) -> None:
    register.attend(event, state(register, "GNB"))
    register.absent(event, state(register, "GNB"))
    register.attend(event, state(register, "GNB"), role="speaker")
    assert all(check.ok for check in register.examine())
