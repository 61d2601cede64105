"""Requests by stage, what of their relays counts, how the Guidance was spread, and costs."""

import pytest

from ccm_tui.errors import Refused
from ccm_tui.register import Register
from ccm_tui.store import board

REQUEST = {"what": "Prostheses (fictional)", "pillar": "rehabilitation", "date": "2017-01-10"}


def asked(register: Register, state: str = "LAO", **given: str) -> str:
    return register.save("request", {**REQUEST, "state": state, **given})


def relayed(register: Register, request: str, to: str = "NOR", **given: str) -> str:
    typed = {"request": request, "recipient": to, "date": "2017-01-20", **given}
    return register.save("relay", typed)


def answered(register: Register, relay: str, **given: str) -> str:
    return register.save("response", {"relay": relay, "date": "2017-02-01", **given})


def stages(register: Register, text: str = "") -> dict[str, list[str]]:
    board = register.board(register.query("request", text)).cards
    return {stage: [card.uid for card in cards] for stage, cards in board.items() if cards}


# ------------------------------------------------------------------ stages


def test_a_request_stands_where_its_records_put_it(register: Register) -> None:
    request = asked(register)
    assert stages(register) == {"received": [request]}
    relay = relayed(register, request)
    assert stages(register) == {"relayed": [request]}
    response = answered(register, relay)
    assert stages(register) == {"answered": [request]}
    register.move_request(request, "matched")
    assert stages(register) == {"matched": [request]}
    register.move_request(request, "closed", outcome="Two came")
    assert stages(register) == {"closed": [request]}
    register.move_request(request, "answered")
    register.delete("response", response)
    assert stages(register) == {"relayed": [request]}
    register.delete("relay", relay)
    assert stages(register) == {"received": [request]}


def test_a_request_is_in_a_stage_since_the_first_record_that_made_it(register: Register) -> None:
    request = asked(register)
    relayed(register, request, "AUT", date="2017-01-30")
    relayed(register, request)
    (card,) = register.board().cards["relayed"]
    assert card.steps.since.isoformat() == "2017-01-20"
    assert (card.code, card.pillar) == ("LAO", "rehabilitation")


def test_the_newest_of_each_stage_are_shown_and_all_are_counted(register: Register) -> None:
    uids = [asked(register, date=f"2017-01-{day:02}") for day in range(1, 6)]
    relayed(register, uids[0])
    found = register.board(limit=2)
    assert [card.uid for card in found.cards["received"]] == [uids[4], uids[3]]
    assert found.whole
    with register.aside() as aside:
        counts = aside.board_counts()
    assert found.numbers == counts
    assert counts == {"received": 4, "relayed": 1, "answered": 0, "matched": 0, "closed": 0}


def test_a_board_looks_at_so_many_and_says_that_there_are_more(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(board, "LOOKED_AT", 2)
    for day in range(1, 4):
        asked(register, date=f"2017-01-{day:02}")
    found = register.board()
    assert (found.numbers["received"], found.whole) == (2, False)


def test_a_board_is_filtered_as_any_list_and_by_stage(register: Register) -> None:
    lao, afg = asked(register), asked(register, "AFG")
    relayed(register, afg)
    assert stages(register, "state:LAO") == {"received": [lao]}
    assert stages(register, "prosth stage:relayed") == {"relayed": [afg]}
    said = register.query_in_words("request", register.query("request", "state:LAO stage:relayed"))
    assert said == "LAO · relayed"
    with pytest.raises(
        Refused, match="“lost” is none of received, relayed, answered, matched, closed"
    ):
        register.query("request", "stage:lost")


def test_a_move_is_one_act_that_undo_takes_back(register: Register) -> None:
    request = asked(register)
    register.move_request(request, "closed", day="2017-02-08", outcome="Found at home")
    register.undo()
    assert register.steps(request).stage == "received"
    assert register.values("request", request)["outcome"] is None


def test_a_relay_without_the_ica_coordinators_is_marked_and_not_refused(register: Register) -> None:
    request = asked(register)
    relay = relayed(register, request)
    assert register.board().cards["relayed"][0].unrecorded
    register.save("relay", {"ica": "none"}, relay)
    assert not register.board().cards["relayed"][0].unrecorded


# ------------------------------------------------------------------ what counts


def test_who_is_no_state_party_is_relayed_to_and_said_not_to_count(register: Register) -> None:
    relief = register.save("organisation", {"name": "Fictional Relief", "type": "aid_agency"})
    request = asked(register)

    def said(to: str) -> str:
        found = register.uncounted(relayed(register, request, to))
        return found.in_words() if found else ""

    assert said("NOR") == ""
    assert said(register.find("organisation", "ITA")) == ""
    assert said("USA") == "not counted for O6 (no State Party)"
    assert said(relief) == "not counted for O6 (an organisation)"


def test_the_output_shows_what_it_does_not_count(register: Register) -> None:
    relief = register.save("organisation", {"name": "Fictional Relief", "type": "aid_agency"})
    request = asked(register)
    for to in (relief, "USA", "NOR"):
        answered(register, relayed(register, request, to), judgement="constructive")
    pieces = register.evidence(register.find("output", "O6"))
    assert {piece.name: piece.why for piece in pieces} == {
        "Fictional Relief": "not_eligible",
        "United States": "not_eligible",
        "Norway": "not_judged",
    }


# ------------------------------------------------------------------ the Guidance


def spread(register: Register, channel: str, **given: object) -> str:
    typed = {"channel": channel, "audience": "Fictional readers", "date": "2017-02-01", **given}
    return register.save("dissemination", {**register.begins("dissemination"), **typed})


def test_an_act_of_dissemination_begins_with_the_activity_for_it(register: Register) -> None:
    uid = spread(register, "web")
    assert register.record("dissemination", uid)["activities"] == ["A6"]
    assert register.begins("outreach") == {}


def test_acts_are_counted_by_channel_although_no_output_asks(register: Register) -> None:
    for channel in ("meeting", "web", "web"):
        spread(register, channel)
    spread(register, "forum", activities=[])
    register.delete("dissemination", spread(register, "list"))
    assert register.disseminated(register.find("activity", "A6")) == {"web": 2, "meeting": 1}
    assert register.disseminated() == {"web": 2, "forum": 1, "meeting": 1}
    assert register.disseminated(register.find("activity", "A7")) == {}


# ------------------------------------------------------------------ costs


def test_costs_are_totalled_by_activity_and_never_across_currencies(register: Register) -> None:
    def cost(activity: str, kind: str, amount: str, currency: str) -> str:
        typed = {"activity": activity, "kind": kind, "what": "Room (fictional)"}
        return register.save("cost", {**typed, "amount": amount, "currency": currency})

    for given in (
        ("A5", "planned", "1200.50", "CHF"),
        ("A5", "planned", "99.50", "CHF"),
        ("A5", "actual", "1000", "CHF"),
        ("A5", "actual", "20", "EUR"),
        ("A5", "planned", "", ""),
        ("A6", "planned", "", "CHF"),
    ):
        cost(*given)
    register.delete("cost", cost("A6", "actual", "7", "CHF"))
    found = [
        (total.code, total.currency, total.planned, total.actual, total.unquantified)
        for total in register.cost_totals()
    ]
    assert found == [
        ("A5", "CHF", 130_000, 100_000, 0),
        ("A5", "EUR", None, 2_000, 0),
        ("A5", None, None, None, 1),
        ("A6", None, None, None, 1),
    ]
    assert {total.code for total in register.cost_totals(register.find("activity", "A6"))} == {"A6"}
