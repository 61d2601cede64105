"""Outputs as a register counts them: what it proposes, what people judge, what that comes to."""

from datetime import date, timedelta
from random import Random

import pytest

from ccm_tui.errors import Ambiguous, NotFound, Refused
from ccm_tui.register import Actor
from ccm_tui.store import engagement, proposals
from tests.store.journal import unwell

NOTE_DAY, LATER = date(2016, 10, 12), date(2017, 10, 1)


def output(register, code):
    (found,) = [one for one in register.outputs() if one.target.code == code]
    return found


def pieces(register, code):
    return register.evidence(register.find("output", code))


def said_of(register, code):
    """Each piece as State (or name), verdict and why it does not count; by day."""
    return [(p.code or p.name, p.verdict, p.why) for p in reversed(pieces(register, code))]


def accept(register, code, *states):
    """Accept the newest proposal of each State (all States: none named)."""
    wanted = states or {p.code for p in pieces(register, code)}
    for state in wanted:
        first = next(p for p in pieces(register, code) if p.code == state)
        register.judge(first.uid, "accepted")


def need(register, state, kind, day="2017-02-01", **given):
    typed = {"state": state, "kind": kind, "pillar": "data", "text": f"{kind} (fictional)"}
    return register.save("need", typed | {"date": day} | given)


def informs(register, state, day="2017-02-01", **given):
    """A State tells a challenge and a key priority."""
    need(register, state, "challenge", day, **given)
    return need(register, state, "priority", day, **given)


def held(register, day="2017-02-08", **given):
    typed = {"title": "Side event (fictional)", "status": "held", "starts": day}
    return register.save("event", typed | {"conventions": ["CCM", "APMBC"]} | given)


def engages(register, state, day="2017-02-08", **given):
    typed = {"states": [state], "channel": "bilateral", "date": day, "subject": "Focal point"}
    return register.save("outreach", typed | {"activities": ["A3"], "engagement": "pos"} | given)


def starts_plan(register, state, day="2017-02-01", **given):
    typed = {"state": state, "aspect": "national_plan", "value": "started", "as_of": day}
    return register.save("claim", typed | {"source": "a letter (fictional)"} | given)


def practice(register, giver, receivers, day="2017-02-01"):
    typed = {"title": "A practice (fictional)", "giver": giver, "receivers": receivers}
    return register.save("practice", typed | {"date": day})


def responds(register, to, day="2017-02-03", judgement="constructive"):
    request = register.save(
        "request",
        {"state": "IRQ", "what": "Prostheses (fictional)", "pillar": "reha", "date": "2017-01-10"},
    )
    relay = register.save("relay", {"request": request, "recipient": to, "date": "2017-01-20"})
    return register.save("response", {"relay": relay, "date": day, "judgement": judgement})


def add(register, code, state, day="2017-02-01", **given):
    typed = {"output": code, "date": day, "source": "a letter (fictional)"}
    return register.save("evidence", typed | ({"state": state} if state else {}) | given)


# ------------------------------------------------------------------ each output, from 0 to met


def test_with_nothing_but_its_seeds_a_register_counts_nothing_on_the_day_of_the_note(open_register):
    register = open_register(as_at=NOTE_DAY)

    assert [(o.counted, o.proposed, o.status) for o in register.outputs()] == [
        ((), (), "on_track")
    ] * 6


@pytest.mark.parametrize(
    ("code", "happens", "counted"),
    [
        (
            "O1",
            lambda r: [informs(r, s) for s in ("AFG", "ALB", "BIH", "TCD", "HRV", "GNB")],
            {"AFG", "ALB", "BIH", "TCD", "HRV", "GNB"},
        ),
        ("O2", held, {"Side event (fictional)"}),
        ("O3", lambda r: [engages(r, s) for s in ("GNB", "SLE")], {"GNB", "SLE"}),
        ("O4", lambda r: [starts_plan(r, s) for s in ("AFG", "IRQ")], {"AFG", "IRQ"}),
        ("O5", lambda r: practice(r, "ALB", ["BIH"]), {"ALB", "BIH"}),
        (
            "O6",
            lambda r: [responds(r, s) for s in ("CHL", "ITA", "DEU", "FRA", "NOR")],
            {"CHL", "ITA", "DEU", "FRA", "NOR"},
        ),
    ],
)
def test_an_output_is_proposed_by_what_happens_and_met_by_what_is_accepted(
    register, code, happens, counted
):
    happens(register)
    proposed = output(register, code)
    assert (proposed.counted, set(proposed.proposed)) == ((), counted)

    accept(register, code)
    met = output(register, code)
    assert (set(met.counted), met.proposed, met.status) == (counted, (), "met")
    others = [o for o in register.outputs() if o.target.code != code]
    assert not any(o.counted for o in others)
    assert unwell(register) == []


@pytest.mark.parametrize("code", ["O1", "O3", "O4", "O5", "O6"])
def test_an_output_is_also_met_by_evidence_that_people_write_down(register, code):
    eligible = {"O1": "AFG ALB BIH TCD HRV GNB", "O3": "GNB SLE", "O4": "AFG MNE"}
    for state in eligible.get(code, "AFG ALB CHL ITA DEU").split():
        add(register, code, state, verdict="accepted")

    assert output(register, code).status == "met"


# ------------------------------------------------------------------ who and when


def test_the_last_day_counts_and_what_comes_after_is_late(open_register):
    register = open_register(as_at=LATER)
    for state, day in (("GNB", "2017-09-03"), ("SLE", "2017-09-04")):
        engages(register, state, day)
    for state, day in (("CHL", "2017-06-30"), ("ITA", "2017-07-01")):
        responds(register, state, day)
    for code in ("O3", "O6"):
        accept(register, code)

    assert said_of(register, "O3") == [("GNB", "accepted", None), ("SLE", "accepted", "late")]
    assert said_of(register, "O6") == [("CHL", "accepted", None), ("ITA", "accepted", "late")]
    assert (output(register, "O3").counted, output(register, "O3").status) == (("GNB",), "missed")


def test_what_is_late_is_proposed_as_such_and_not_added_up(open_register):
    register = open_register(as_at=LATER)
    engages(register, "GNB", "2017-09-04")

    assert said_of(register, "O3") == [("GNB", "proposed", "late")]
    assert output(register, "O3").proposed == ()


def test_an_ineligible_state_is_shown_and_not_counted(register):
    add(register, "O4", "LBN", verdict="accepted")
    add(register, "O5", "USA", verdict="accepted")

    assert said_of(register, "O4") == [("LBN", "accepted", "not_eligible")]
    assert said_of(register, "O5") == [("USA", "accepted", "not_eligible")]
    assert not any(o.counted for o in register.outputs())


def test_success_does_not_remove_a_state_from_those_who_may_count(register):
    starts_plan(register, "AFG", "2017-01-05", value="in_force")
    accept(register, "O4")

    assert output(register, "O4").counted == ("AFG",)


def test_a_state_counts_once_however_often_it_is_accepted(register):
    for day in ("2017-01-05", "2017-01-09"):
        add(register, "O3", "GNB", day, verdict="accepted")

    assert said_of(register, "O3") == [
        ("GNB", "accepted", None),
        ("GNB", "accepted", "already_counted"),
    ]


def test_of_a_state_that_counts_nothing_more_is_proposed_but_it_can_still_be_judged(register):
    engages(register, "GNB", "2017-01-05")
    engages(register, "GNB", "2017-02-05")
    newer, older = pieces(register, "O3")
    register.judge(newer.uid, "accepted")
    assert said_of(register, "O3") == [("GNB", "accepted", None)]

    register.judge(older.uid, "accepted")
    assert said_of(register, "O3") == [
        ("GNB", "accepted", None),
        ("GNB", "accepted", "already_counted"),
    ]


def test_evidence_counts_from_its_day_on(open_register):
    add(open_register(), "O3", "GNB", "2017-02-05", verdict="accepted")

    assert output(open_register(as_at=date(2017, 2, 4)), "O3").counted == ()
    assert output(open_register(as_at=date(2017, 2, 5)), "O3").counted == ("GNB",)
    assert said_of(open_register(as_at=date(2017, 2, 4)), "O3") == [("GNB", "accepted", "not_yet")]


def test_before_accepted_evidence_speaks_what_was_there_is_proposed_still(open_register):
    register = open_register()
    engages(register, "GNB", "2017-01-05")
    add(register, "O3", "GNB", "2017-02-05", verdict="accepted")

    assert output(open_register(as_at=date(2017, 2, 1)), "O3").proposed == ("GNB",)


# ------------------------------------------------------------------ what each output asks for


def test_information_takes_a_challenge_and_a_priority_from_the_state_itself(register):
    need(register, "AFG", "challenge")
    need(register, "ALB", "challenge")
    need(register, "ALB", "priority", told_by="others")
    need(register, "CHL", "challenge")
    need(register, "CHL", "priority")
    informs(register, "BIH")

    assert output(register, "O1").proposed == ("BIH",)
    (piece,) = pieces(register, "O1")
    assert piece.source == "1 challenge, 1 key priority"


def test_information_is_of_the_day_of_the_last_that_was_told(register):
    need(register, "BIH", "challenge", "2017-01-05")
    need(register, "BIH", "priority", "2017-02-05")

    assert [piece.date for piece in pieces(register, "O1")] == [date(2017, 2, 5)]


def test_what_a_state_adds_after_the_deadline_is_late_and_does_not_hide_what_was_in_time(
    open_register,
):
    register = open_register(as_at=LATER)
    informs(register, "BIH")
    need(register, "BIH", "priority", "2017-09-20")

    assert said_of(register, "O1") == [
        ("BIH", "proposed", "not_judged"),
        ("BIH", "proposed", "late"),
    ]


def test_information_that_was_refused_is_proposed_again_when_more_is_told(register):
    informs(register, "BIH")
    register.judge(pieces(register, "O1")[0].uid, "refused", "not detailed")
    assert output(register, "O1").proposed == ()

    need(register, "BIH", "priority", "2017-02-06")
    assert output(register, "O1").proposed == ("BIH",)
    assert {p.date for p in pieces(register, "O1")} == {date(2017, 2, 1), date(2017, 2, 6)}


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"conventions": []}, "few_conventions"),
        ({"conventions": ["CCM"]}, "few_conventions"),
        ({"status": "confirmed"}, "not_held"),
        ({"status": "cancelled"}, "not_held"),
    ],
)
def test_an_event_that_does_not_count_says_why(register, given, why):
    event = held(register, **given)
    add(register, "O2", None, "2017-02-08", record=event, verdict="accepted")

    assert said_of(register, "O2") == [("Side event (fictional)", "accepted", why)]
    assert output(register, "O2").counted == ()


def test_an_event_that_was_not_held_is_not_proposed_and_one_without_organisers_says_why(register):
    held(register, status="planned")
    held(register, conventions=[])

    assert [why for _name, _verdict, why in said_of(register, "O2")] == ["few_conventions"]
    assert output(register, "O2").proposed == ()


def test_an_event_that_gets_its_second_convention_counts_at_once(register):
    event = held(register, conventions=["CCM"])
    accept(register, "O2")
    register.save("event", {"conventions": ["CCM", "CRPD"]}, event)

    assert output(register, "O2").counted == ("Side event (fictional)",)


def test_an_event_does_not_count_before_it_began_whatever_day_its_evidence_has(register):
    event = held(register, day="2017-09-04")
    typed = {"output": "O2", "record": event, "date": "2017-02-08", "source": "s"}
    uid = register.save("evidence", typed)
    register.judge(uid, "accepted")

    assert [piece.why for piece in register.evidence() if piece.uid == uid] == ["not_yet"]
    assert register.outputs()[1].counted == ()


def test_an_event_said_to_be_held_before_its_last_day_is_over_is_proposed_as_of_today(register):
    held(register, day="2017-02-07", ends="2017-02-10")

    assert [piece.date for piece in pieces(register, "O2")] == [date(2017, 2, 9)]


def test_evidence_of_an_event_needs_the_event(register):
    add(register, "O2", None, verdict="accepted")

    assert [why for _name, _verdict, why in said_of(register, "O2")] == ["no_event"]


def test_only_positive_entries_of_a_serving_activity_are_proposed(register):
    engages(register, "GNB", engagement="acknowledged")
    engages(register, "GNB", activities=["A1"])
    engages(register, "LAO")
    engages(register, "GNB", "2016-10-11")
    assert pieces(register, "O3") == []

    engages(register, "GNB")
    assert output(register, "O3").proposed == ("GNB",)


def test_only_plans_that_a_source_states_were_begun_since_the_note_are_proposed(register):
    starts_plan(register, "AFG", value="exists")
    starts_plan(register, "GNB", basis="implied")
    starts_plan(register, "IRQ", since="2015-01-01")
    assert pieces(register, "O4") == []

    starts_plan(register, "MNE", value="adopted", since="2016-12-01")
    assert output(register, "O4").proposed == ("MNE",)


def test_the_answer_of_an_organisation_is_shown_and_not_counted(register):
    unit = register.save("organisation", {"name": "Fictional Fund", "acronym": "FF"})
    responds(register, unit)
    assert said_of(register, "O6") == [("FF", "proposed", "not_eligible")]

    accept(register, "O6")
    assert said_of(register, "O6") == [("FF", "accepted", "not_eligible")]


def test_what_a_states_mission_or_coordinator_answers_the_state_answers(register):
    mission = {"name": "Fictional Mission", "type": "mission"}
    responds(register, register.save("organisation", mission | {"states": ["DEU"]}))
    responds(register, register.save("organisation", mission | {"states": ["FRA", "NOR"]}))
    responds(register, "ITA")

    assert set(output(register, "O6").proposed) == {"DEU", "ITA"}


def test_a_state_that_is_not_party_and_an_answer_that_is_not_constructive_do_not_count(register):
    responds(register, "USA")
    responds(register, "CHL", judgement="not_constructive")

    assert said_of(register, "O6") == [("USA", "proposed", "not_eligible")]


# ------------------------------------------------------------------ judging


def test_a_judgement_carries_name_and_day(register):
    engages(register, "GNB")
    uid = register.judge(pieces(register, "O3")[0].uid, "accepted", "said so twice")

    (piece,) = pieces(register, "O3")
    assert (piece.uid, piece.stored, piece.counts) == (uid, True, True)
    assert (piece.judged_by, piece.judged_on) == ("Test Person", date(2017, 2, 9))
    assert piece.reason == "said so twice"


def test_without_a_person_nothing_is_judged(open_register):
    engages(open_register(), "GNB")
    nobody = open_register(actor=Actor("ISU", None))
    proposal = pieces(nobody, "O3")[0].uid

    for verdict in ("accepted", "refused"):
        with pytest.raises(Refused) as refused:
            nobody.judge(proposal, verdict, "why")
        assert "name of a person" in refused.value.fields["verdict"]
    assert not pieces(nobody, "O3")[0].stored


@pytest.mark.parametrize("reason", [None, "", "  "])
def test_a_refusal_says_why(register, reason):
    engages(register, "GNB")

    with pytest.raises(Refused) as refused:
        register.judge(pieces(register, "O3")[0].uid, "refused", reason)
    assert set(refused.value.fields) == {"reason"}


def test_what_is_only_proposed_is_judged_by_nobody(register):
    uid = add(register, "O3", "GNB", verdict="proposed")

    assert register.record("evidence", uid)["judged_by"] is None
    assert register.record("evidence", uid)["judged_on"] is None


def test_a_judgement_can_be_changed_and_taken_back(register):
    engages(register, "GNB")
    uid = register.judge(pieces(register, "O3")[0].uid, "refused", "not about a focal point")
    register.judge(uid, "accepted")
    assert said_of(register, "O3") == [("GNB", "accepted", None)]
    assert pieces(register, "O3")[0].reason is None

    register.undo()
    assert said_of(register, "O3") == [("GNB", "refused", "refused")]
    register.undo()
    assert said_of(register, "O3") == [("GNB", "proposed", "not_judged")]


def test_a_refused_proposal_does_not_come_back_but_that_of_another_record_does(register):
    engages(register, "GNB", "2017-01-05")
    register.judge(pieces(register, "O3")[0].uid, "refused", "not about a focal point")
    assert output(register, "O3").proposed == ()

    engages(register, "GNB", "2017-02-05")
    assert output(register, "O3").proposed == ("GNB",)


def test_two_registers_that_judge_one_proposal_judge_the_same_piece(
    open_register, register_path, tmp_path
):
    with open_register() as register:
        engages(register, "GNB")
    other = tmp_path / "other.db"
    other.write_bytes(register_path.read_bytes())
    uids = set()
    for path, person in ((register_path, "One"), (other, "Other")):
        judging = open_register(path, actor=Actor("ISU", person), installation=person)
        uids.add(judging.judge(pieces(judging, "O3")[0].uid, "accepted"))

    assert len(uids) == 1


def test_what_rests_on_a_deleted_record_no_longer_counts_and_does_when_it_is_back(register):
    event = held(register)
    accept(register, "O2")
    register.delete("event", event)
    assert [why for _name, _verdict, why in said_of(register, "O2")] == ["record_deleted"]
    assert output(register, "O2").counted == ()

    register.undo()
    assert output(register, "O2").counted == ("Side event (fictional)",)


@pytest.mark.parametrize("code", ["O1", "O3", "O4", "O5", "O6"])
def test_the_same_holds_for_whatever_kind_of_record_it_rests_on(register, code):
    kind, uid = {
        "O1": lambda: ("need", informs(register, "GNB")),
        "O3": lambda: ("outreach", engages(register, "GNB")),
        "O4": lambda: ("claim", starts_plan(register, "GNB")),
        "O5": lambda: ("practice", practice(register, "GNB", ["SLE"])),
        "O6": lambda: ("response", responds(register, "CHL")),
    }[code]()
    accept(register, code)
    assert output(register, code).counted
    register.delete(kind, uid)

    assert not output(register, code).counted
    assert {why for _name, verdict, why in said_of(register, code) if verdict == "accepted"} == {
        "record_deleted"
    }


def test_deleted_evidence_is_proposed_again_and_can_be_judged_again(register):
    engages(register, "GNB")
    first = register.judge(pieces(register, "O3")[0].uid, "accepted")
    register.delete("evidence", first)
    assert output(register, "O3").proposed == ("GNB",)

    register.judge(pieces(register, "O3")[0].uid, "accepted")
    assert output(register, "O3").counted == ("GNB",)


@pytest.mark.parametrize(
    ("level", "kept"),
    [("public", "restricted"), ("confidential", "confidential"), ("closed_meeting",) * 2],
)
def test_a_judged_proposal_is_no_less_guarded_than_what_it_rests_on(register, level, kept):
    engages(register, "GNB", sensitivity=level)
    uid = register.judge(pieces(register, "O3")[0].uid, "accepted")

    assert register.record("evidence", uid)["sensitivity"] == kept


def test_evidence_is_found_by_six_characters_of_its_uid_proposed_or_not(register):
    engages(register, "GNB")
    proposal = pieces(register, "O3")[0].uid
    assert register.find_evidence(proposal[:6].upper()).uid == proposal

    for unknown in ("", proposal[:5], "zzzzzz"):
        with pytest.raises(NotFound):
            register.find_evidence(unknown)


def test_the_beginning_of_several_is_refused(register, monkeypatch):
    engages(register, "GNB")
    engages(register, "SLE")
    monkeypatch.setattr("ccm_tui.store.proposals.proposal_uid", lambda piece: f"abcdef{piece.code}")

    with pytest.raises(Ambiguous):
        register.find_evidence("abcdef")


# ------------------------------------------------------------------ a register of any size


def many_kinds(register, seed):
    """A hundred pieces for States, of every verdict, some late, some of deleted records."""
    chance = Random(seed)
    entries = [engages(register, "GNB", f"2017-01-{day:02}") for day in range(1, 9)]
    for _number in range(100):
        verdict = chance.choice(["proposed", "accepted", "refused"])
        add(
            register,
            chance.choice(["O1", "O3", "O4", "O5", "O6"]),
            chance.choice(["AFG", "GNB", "SLE", "LBN", "USA", "CHL", "TCD"]),
            (date(2016, 10, 12) + timedelta(days=chance.randrange(400))).isoformat(),
            verdict=verdict,
            **({"record": chance.choice(entries)} if chance.random() < 0.4 else {}),
            **({"reason": "why"} if verdict == "refused" else {}),
        )
    register.delete("outreach", *entries[:4])


@pytest.mark.parametrize("today", [date(2017, 1, 1), date(2017, 5, 1), date(2017, 12, 1)])
def test_figures_and_pages_read_by_index_say_what_the_whole_evidence_says(open_register, today):
    many_kinds(open_register(as_at=LATER), today.day + today.month)
    register = open_register(as_at=today)

    for one in register.outputs():
        whole = register.evidence(one.target.uid)
        assert set(one.counted) == {p.code for p in whole if p.counts}
        assert set(one.proposed) == {p.code for p in whole if p.why == "not_judged"}
        stored = [p for p in whole if p.stored]
        assert register.stored_evidence([p.uid for p in stored]) == stored
        assert [register.find_evidence(p.uid) for p in whole[::9]] == whole[::9]
        short = register.evidence_in_short(one.target.uid, 0)
        assert [p for p in short if p.counts] == [p for p in whole if p.counts]


def test_what_is_listed_in_short_has_the_newest_of_the_rest(register):
    for day in range(1, 9):
        add(register, "O3", "LBN", f"2017-01-0{day}", verdict="accepted")
    newest = register.evidence_in_short(register.find("output", "O3"), 3)

    assert [piece.date.day for piece in newest] == [8, 7, 6]


@pytest.mark.parametrize("short", ["serving", "positive", "neither"])
def test_the_same_entries_are_found_whichever_list_is_walked(register, monkeypatch, short):
    for day in range(1, 9):
        engages(register, "GNB", f"2017-01-0{day}")
        engages(register, "SLE", f"2017-01-0{day}", activities=["A1"])
        engages(register, "GNB", f"2017-01-0{day}", engagement="none", activities=["A3", "A4"])
    found = [p.record for p in pieces(register, "O3")]
    assert len(found) == 8

    walks = [*(walk for _counted, walk in engagement._SHORT), engagement._NEWEST_FIRST]
    walk = walks[["serving", "positive", "neither"].index(short)]
    monkeypatch.setattr(engagement, "_shortest", lambda *_given: walk)
    assert [p.record for p in pieces(register, "O3")] == found


def test_a_list_is_walked_only_while_it_is_short(register, monkeypatch):
    for day in range(1, 4):
        engages(register, "GNB", f"2017-01-0{day}")
    bound = {
        "output": register.find("output", "O3"), "since": "2016-10-12", "until": "2017-02-09"
    }  # fmt: skip
    assert engagement._shortest(register._connection, bound) == engagement._SHORT[0][1]

    monkeypatch.setattr(engagement, "_FEW", 3)
    assert engagement._shortest(register._connection, bound) == engagement._NEWEST_FIRST


@pytest.mark.parametrize("code", ["O2", "O3", "O5", "O6"])
def test_what_is_late_does_not_hide_what_was_in_time(open_register, monkeypatch, code):
    monkeypatch.setattr(engagement, "_MOST", 2)
    monkeypatch.setattr(proposals, "_MOST", 2)
    register = open_register(as_at=LATER)
    happens = {
        "O2": lambda day: held(register, day),
        "O3": lambda day: engages(register, "GNB", day),
        "O5": lambda day: practice(register, "ALB", ["BIH"], day),
        "O6": lambda day: responds(register, "CHL", day),
    }[code]
    for day in ("2017-02-01", "2017-09-10", "2017-09-11", "2017-09-12"):
        happens(day)

    found = [piece.why for piece in pieces(register, code)]
    assert found[:2] == ["late", "late"]
    assert set(found[2:]) == {"not_judged"}


def test_many_refusals_hide_no_older_entry(register, monkeypatch):
    monkeypatch.setattr(engagement, "_MOST", 2)
    for day in range(1, 5):
        engages(register, "GNB", f"2017-01-0{day}")
    for _turn in range(3):
        register.judge(pieces(register, "O3")[0].uid, "refused", "not about a focal point")

    assert output(register, "O3").proposed == ("GNB",)
