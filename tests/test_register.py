"""The open register: one object through which both faces reach everything."""

import threading
from datetime import UTC, date, datetime

import pytest

from ccm_tui.domain.draft import Draft
from ccm_tui.errors import CcmError, NotFound, Refused, RegisterReadOnly
from ccm_tui.register import Actor, Register
from tests.surroundings import surroundings

NOTE_DAY = date(2016, 10, 12)
TWELVE = ["AFG", "ALB", "BIH", "HRV", "GNB", "IRQ", "LAO", "LBN", "MNE", "MOZ", "SLE", "TCD"]
MEETING = {"states": ["GNB"], "channel": "bilateral", "date": "8/2", "subject": "Focal point"}


@pytest.fixture
def on_the_day_of_the_note(open_register):
    return open_register(as_at=NOTE_DAY)


def promise(register, due, **given):
    typed = {"owed_by": "GNB", "owed_to": "ISU", "what": "name it", "due": due}
    return register.save("commitment", typed | given)


# ------------------------------------------------------------------ today, and who acts


def test_today_is_the_day_of_the_clock_unless_another_was_given(open_register):
    def clock():
        return datetime(2017, 3, 1, 23, 59, tzinfo=UTC)

    assert open_register(clock=clock, as_at=None).today == date(2017, 3, 1)
    assert open_register(clock=clock, as_at=NOTE_DAY).today == NOTE_DAY


def test_who_acts_is_named_by_code_and_kept_as_the_register_writes_it(register):
    register.act_as(Actor("ita", "Somebody"))

    assert register.actor == Actor("ITA", "Somebody")


def test_an_organisation_that_the_register_does_not_know_cannot_act(register):
    with pytest.raises(NotFound, match="no State or organisation “Atlantis”"):
        register.act_as(Actor("Atlantis"))

    assert register.actor == Actor("ISU", "Test Person")


def test_nobody_may_act_without_a_name(register):
    register.act_as(Actor())

    assert register.actor == Actor(None, None)


# ------------------------------------------------------------------ States as the note says


def test_on_the_day_of_the_note_the_twelve_come_first(on_the_day_of_the_note):
    rows = on_the_day_of_the_note.states()
    article5 = [row for row in rows if row.article5]

    assert rows[:12] == article5
    assert sorted(row.iso3 for row in article5) == sorted(TWELVE)
    assert [row.name for row in article5] == sorted(row.name for row in article5)
    assert len(rows) == 249


def test_on_the_day_of_the_note_two_have_no_focal_point_and_five_no_plan(on_the_day_of_the_note):
    rows = on_the_day_of_the_note.states()[:12]

    assert {r.iso3 for r in rows if r.value("focal_point") == "not_designated"} == {"GNB", "SLE"}
    assert {r.iso3 for r in rows if r.value("national_plan") == "none"} == {
        "AFG", "GNB", "IRQ", "MNE", "SLE"
    }  # fmt: skip
    assert not [row for row in rows if row.standings["focal_point"].disputed]


def test_of_a_state_of_which_nothing_was_said_nothing_is_claimed(on_the_day_of_the_note):
    chile = next(row for row in on_the_day_of_the_note.states() if row.iso3 == "CHL")

    assert chile.value("national_plan") is None
    assert not chile.article5
    assert chile.roles == ("coordinator",)


def test_before_the_first_source_nobody_is_said_to_have_an_obligation(open_register):
    assert not [row for row in open_register(as_at=date(2010, 1, 1)).states() if row.article5]


def test_a_disagreement_is_shown_with_both_sides(open_register):
    chad = next(r for r in open_register(as_at=date(2017, 8, 1)).states() if r.iso3 == "TCD")

    plan = chad.standings["national_plan"]
    assert (plan.claim.value, plan.disputed) == ("drafted", True)
    assert [(a.layer, b.layer) for a, b in plan.against] == [("note", "monitor")]


def test_a_claim_that_somebody_adds_counts_from_its_day(register):
    claim = {
        "state": "SLE", "aspect": "focal", "value": "desi", "as_of": "1/2", "source": "a letter",
    }  # fmt: skip
    uid = register.save("claim", claim)

    def focal_point():
        (row,) = [row for row in register.states() if row.iso3 == "SLE"]
        return row.value("focal_point")

    assert focal_point() == "designated"
    register.delete("claim", uid)
    assert focal_point() == "not_designated"


def test_the_outputs_have_the_targets_of_the_note(register):
    outputs = register.rows("output").first(10)

    assert [(row["code"], row["target"]) for row in outputs] == [
        ("O1", 6), ("O2", 1), ("O3", 2), ("O4", 2), ("O5", 2), ("O6", 5)
    ]  # fmt: skip
    assert outputs[0]["disputed_target"] == 8


# ------------------------------------------------------------------ the profile of a State


def test_a_profile_holds_all_that_concerns_a_state(register):
    entry = register.save("outreach", MEETING | {"activities": ["A3"]})
    owed = promise(register, "1/3")
    owing = promise(register, "31/1/2017", owed_by="ISU", owed_to="GNB", what="send a draft")

    profile = register.profile(register.find("state", "GNB"))
    assert profile.state.iso3 == "GNB"
    assert profile.record["convention_status"] == "party"
    assert "Guiné-Bissau" in profile.other_names
    assert [code for _uid, code, _title in profile.activities] == ["A3", "A4"]
    assert [due.uid for due in profile.owed_by_it] == [owed]
    assert [due.uid for due in profile.owed_to_it] == [owing]
    concerned = {event.uid for event in profile.timeline}
    assert {entry, owed, owing} <= concerned
    days = [event.day for event in profile.timeline]
    assert days == sorted(days, reverse=True)


def test_a_profile_does_not_tell_what_sources_said_later(register):
    profile = register.profile(register.find("state", "GNB"))

    assert {e.day for e in profile.timeline if e.kind == "claim"} == {NOTE_DAY}
    assert any(claim.as_of > date(2017, 2, 9) for claim in profile.claims)


def test_a_promise_that_was_kept_is_owed_no_more(register):
    uid = promise(register, "1/3")
    register.save("commitment", {"done_on": "today"}, uid)

    assert register.profile(register.find("state", "GNB")).owed_by_it == ()


def test_a_profile_of_nothing_is_refused(register):
    with pytest.raises(NotFound, match="There is no State nothing"):
        register.profile("nothing")


def test_the_timeline_of_a_state_is_as_long_as_wanted(register):
    for day in range(1, 9):
        register.save("outreach", MEETING | {"date": f"{day}/1/2017"})
    profile = register.profile(register.find("state", "GNB"), timeline=5)

    assert [event.day.day for event in profile.timeline] == [8, 7, 6, 5, 4]


# ------------------------------------------------------------------ what is due


def test_what_is_owed_stands_under_its_heading_by_date(register):
    uids = {due: promise(register, due) for due in ("2017-02-08", "2017-02-09", "2017-02-10",
                                                    "2016-12-31")}  # fmt: skip
    due = register.due()

    assert [item.uid for item in due["overdue"]] == [uids["2016-12-31"], uids["2017-02-08"]]
    assert [item.uid for item in due["due"]] == [uids["2017-02-09"]]
    assert [item.uid for item in due["upcoming"]] == [uids["2017-02-10"]]


def test_what_is_owed_says_by_whom_to_whom_and_which_state_it_concerns(register):
    promise(register, "2017-02-10", owed_by="ISU", owed_to="CHL")
    entry = register.save("outreach", MEETING | {"states": ["SLE", "GNB"], "follow_up": "+1w"})

    between, followed = register.due()["upcoming"]
    assert (between.owed_by, between.owed_to, between.state) == ("ISU", "CHL", None)
    assert (followed.owed_by, followed.owed_to, followed.state) == ("ISU", "SLE", "SLE")
    assert register.record("outreach", entry)["commitments"][0]["uid"] == followed.uid


def test_what_was_done_or_deleted_is_not_owed(register):
    done, gone = promise(register, "2017-02-10"), promise(register, "2017-02-11")
    register.save("commitment", {"done_on": "today"}, done)
    register.delete("commitment", gone)

    assert not any(register.due().values())


def test_of_what_is_owed_the_nearest_are_shown_on_both_sides(register):
    for day in range(1, 29):
        promise(register, f"2017-02-{day:02}")
    due = register.due(limit=5)

    assert [item.date.day for item in due["overdue"]] == [1, 2, 3, 4, 5]
    assert [item.date.day for item in due["due"] + due["upcoming"]] == [9, 10, 11, 12, 13]


# ------------------------------------------------------------------ threads and drafts


def test_a_thread_is_all_that_answers_one_another(register):
    first = register.save("outreach", MEETING | {"date": "1/1/2017"})
    answer = register.save("outreach", MEETING | {"date": "5/1/2017", "reply_to": first})
    other = register.save("outreach", MEETING | {"date": "4/1/2017", "reply_to": first})
    last = register.save("outreach", MEETING | {"date": "9/1/2017", "reply_to": answer})
    register.save("outreach", MEETING)

    for uid in (first, answer, other, last):
        assert [row["uid"] for row in register.thread(uid)] == [first, other, answer, last]


def test_a_thread_holds_together_around_a_deleted_entry(register):
    first = register.save("outreach", MEETING | {"date": "1/1/2017"})
    answer = register.save("outreach", MEETING | {"date": "5/1/2017", "reply_to": first})
    last = register.save("outreach", MEETING | {"date": "9/1/2017", "reply_to": answer})
    register.delete("outreach", answer)

    assert [row["uid"] for row in register.thread(last)] == [first, last]


def test_entries_that_answer_each_other_in_a_circle_are_a_thread(register):
    first = register.save("outreach", MEETING)
    second = register.save("outreach", MEETING | {"reply_to": first})
    register.save("outreach", {"reply_to": second}, first)

    assert {row["uid"] for row in register.thread(first)} == {first, second}


def draft(uid, at, **typed):
    return Draft(uid, "outreach", None, typed, at)


def test_what_is_typed_is_kept_across_a_restart(open_register):
    kept = draft(
        "d", "2017-02-09T09:00:00Z", subject="Focal po", states=["GNB"], summary="\x1b[/x]"
    )
    with open_register() as register:
        register.keep_draft(kept)

    with open_register() as register:
        assert register.drafts() == [kept]


def test_a_draft_replaces_its_earlier_state_and_the_newest_comes_first(register):
    register.keep_draft(draft("one", "1", subject="a"))
    register.keep_draft(draft("two", "2", subject="b"))
    register.keep_draft(draft("one", "3", subject="c"))

    assert [(kept.uid, kept.typed["subject"]) for kept in register.drafts()] == [
        ("one", "c"), ("two", "b")
    ]  # fmt: skip


def test_a_draft_is_dropped(register):
    register.keep_draft(draft("one", "1"))
    register.drop_draft("one")
    register.drop_draft("never there")

    assert register.drafts() == []


def test_a_draft_is_no_change_of_the_register(register, file):
    before = file.execute("SELECT count(*) FROM change").fetchone()[0]
    register.keep_draft(draft("one", "1", subject="zebra"))

    assert file.execute("SELECT count(*) FROM change").fetchone()[0] == before
    assert register.search("zebra") == []


# ------------------------------------------------------------------ beside, and in a thread


def test_a_list_is_counted_in_a_thread_while_somebody_saves(register):
    counts: list[int] = []

    def count():
        with register.aside() as beside:
            counts.append(beside.rows("state").count())

    thread = threading.Thread(target=count)
    thread.start()
    register.save("outreach", MEETING)
    thread.join()
    assert counts == [249]


def test_beside_the_register_nothing_is_written(register):
    with register.aside() as beside:
        assert not beside.writable
        with pytest.raises(RegisterReadOnly):
            beside.save("outreach", MEETING)


def test_a_list_is_read_through_another_connection(register):
    register.save("outreach", MEETING)
    rows = register.rows("outreach")

    with register.aside() as beside:
        assert rows.on(beside._connection).first(5) == rows.first(5)


# ------------------------------------------------------------------ in words, and not at all


def test_a_query_is_read_and_said_with_the_names_of_the_register(register):
    query = register.query("outreach", "state:sierra-leone activity:a3 meeting:7msp")

    assert register.query_in_words("outreach", query) == "SLE · A3 · 7MSP"


def test_a_query_that_names_nothing_is_refused(register):
    with pytest.raises(Refused) as refusal:
        register.query("outreach", "state:Narnia channel:pigeon")

    assert set(refusal.value.fields) == {"state:Narnia", "channel:pigeon"}


def test_a_record_that_is_not_there_is_refused(register):
    for ask in (register.record, register.values, register.typed_of):
        with pytest.raises(NotFound, match="There is no contact nothing"):
            ask("contact", "nothing")


def test_a_kind_that_is_not_there_is_refused(register):
    for ask in (register.rows, lambda kind: register.find(kind, "x"), register.entity):
        with pytest.raises(NotFound, match="no kind of record “nothing”"):
            ask("nothing")


def test_every_error_of_the_register_is_one_of_ours(register):
    rows = register.rows("state")
    register.close()
    for ask in (
        register.states,
        register.due,
        register.drafts,
        rows.count,
        lambda: rows.first(1),
        lambda: register.find("state", "GNB"),
        lambda: register.save("outreach", MEETING),
        lambda: register.search("focal"),
    ):
        with pytest.raises(CcmError):
            ask()


def test_triggers_are_compared_before_the_first_write_where_they_were_not_at_the_opening(
    register_path, file
):
    file.execute("DROP TRIGGER journal_contact_insert")
    with Register.open(register_path, surroundings(), ready=False) as register:
        assert len(register.states()) == 249
        for write in (
            lambda: register.save("contact", {"name": "N"}),
            lambda: register.delete("contact", "x"),
            register.undo,
            register.redo,
            lambda: register.undo_steps(1),
            lambda: register.keep_draft(draft("d", "1")),
        ):
            with pytest.raises(CcmError, match="journal_contact_insert"):
                write()
    assert file.execute("SELECT count(*) FROM contact").fetchone()[0] == 0
