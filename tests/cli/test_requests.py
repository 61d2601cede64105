"""Requests by command: asked for, relayed, answered; and what a State's profile says of them."""

import pytest

from tests.cli.conftest import Run

BY = ("--by", "ISU", "--person", "A. Tester", "--as-at", "2017-05-10")
NOBODY = ("--by", "ISU", "--as-at", "2017-05-10")


@pytest.fixture
def asked(run: Run) -> str:
    """The uid of a request of Lao PDR of 20 April 2017."""
    uid: str = run(
        *(*BY, "request", "add", "--state", "LAO", "--what", "Prostheses (fictional)"),
        *("--pillar", "rehabilitation", "--date", "2017-04-20", "--json"),
    ).json["uid"]
    return uid


@pytest.fixture
def relayed(run: Run, asked: str) -> str:
    """The uid of its relay to Norway on 3 May."""
    to = ("--to", "NOR", "--date", "2017-05-03", "--json")
    uid: str = run(*BY, "request", "relay", asked, *to).json["uid"]
    return uid


def test_a_relay_is_printed_with_its_own_uid(run: Run, asked: str) -> None:
    relay = run(*BY, "request", "relay", asked[:8], "--to", "norway", "--date", "3/5", "--json")
    assert relay.json == {
        "uid": relay.json["uid"],
        "request": asked,
        "recipient": "NOR",
        "date": "2017-05-03",
        "ica": None,
        "outreach": None,
        "responses": [],
        "by": "ISU",
        "person": "A. Tester",
    }


def test_a_code_that_is_a_state_and_who_acts_for_it_relays_to_the_state(
    run: Run, asked: str
) -> None:
    done = run(*BY, "request", "relay", asked, "--to", "ITA")
    assert "To                Italy (ITA)\n" in done.out


def test_a_request_is_relayed_to_an_organisation_too(run: Run, asked: str) -> None:
    run("organisation", "add", "--name", "Fictional Relief", "--type", "aid_agency")
    done = run(*BY, "request", "relay", asked, "--to", "fictional relief")
    assert "To                Fictional Relief\n" in done.out
    assert "Date              10 May 2017\n" in done.out
    assert "ICA Coordinators  ICA involvement not recorded\n" in done.out


@pytest.mark.parametrize(
    ("to", "said"),
    [
        (("--to", "LAO"), "--to: made the request itself\n"),
        (
            ("--to", "NOR", "--date", "1/4"),
            "--date: may not be before the request of 20 Apr 2017\n",
        ),
        ((), "--to: is needed\n"),
        (("--to", "Nowhere"), "--to: There is no State or organisation “Nowhere”."),
    ],
)
def test_a_relay_that_cannot_be_is_refused_beside_its_option(
    run: Run, asked: str, to: tuple[str, ...], said: str
) -> None:
    done = run(*BY, "request", "relay", asked, *to)
    assert done.code == 1
    assert done.err.startswith(said)
    assert run("relay", "list", "--json").json["total"] == 0


@pytest.mark.parametrize(
    ("flag", "judgement"),
    [("--constructive", "constructive"), ("--not-constructive", "not_constructive")],
)
def test_a_response_is_judged_by_the_person_who_acts(
    run: Run, relayed: str, flag: str, judgement: str
) -> None:
    response = run(*BY, "request", "respond", relayed, "--date", "2017-05-05", flag, "--json").json
    assert response == {
        "uid": response["uid"],
        "relay": relayed,
        "date": "2017-05-05",
        "text": None,
        "judgement": judgement,
        "judged_by": "A. Tester",
        "judged_on": "2017-05-10",
        "by": "ISU",
        "person": "A. Tester",
    }


def test_a_judgement_of_nobody_is_refused_beside_the_flag(run: Run, relayed: str) -> None:
    done = run(*NOBODY, "request", "respond", relayed, "--not-constructive")
    assert done.code == 1
    assert done.err.startswith("--not-constructive: a judgement carries the name of a person")
    assert "--person NAME" in done.err
    assert run("response", "list", "--json").json["total"] == 0


def test_a_response_may_wait_for_its_judgement(run: Run, relayed: str) -> None:
    done = run(*NOBODY, "request", "respond", relayed, "--text", "Asks for a list", "--json")
    assert (done.json["judgement"], done.json["judged_by"]) == (None, None)
    judged = run(*BY, "response", "edit", done.json["uid"], "--judgement", "constructive", "--json")
    assert judged.json["judged_by"] == "A. Tester"


def test_a_response_before_its_relay_is_refused(run: Run, relayed: str) -> None:
    done = run(*BY, "request", "respond", relayed, "--date", "2017-05-02")
    assert (done.code, done.err) == (1, "--date: may not be before the relay of 3 May 2017\n")


def test_a_request_is_shown_with_its_relays_and_their_responses(
    run: Run, asked: str, relayed: str
) -> None:
    run(*BY, "request", "respond", relayed, "--text", "Offers two", "--constructive")
    shown = run(*BY, "request", "show", asked)
    assert shown.out.splitlines()[7:] == [
        "Person                  A. Tester",
        "",
        "Relayed:",
        f"  relay             {relayed}",
        "  To                Norway (NOR)",
        "  Date              3 May 2017",
        "  ICA Coordinators  ICA involvement not recorded",
        "  By                ISU",
        "  Person            A. Tester",
        "",
        "  Response:",
        f"    response   {run('response', 'list', '--json').json['items'][0]['uid']}",
        "    Date       10 May 2017",
        "    Answer     Offers two",
        "    Judged     constructive",
        "    Judged by  A. Tester",
        "    Judged on  10 May 2017",
        "    By         ISU",
        "    Person     A. Tester",
        "",
        "Stage: answered since 10 May 2017, today",
    ]
    (relay,) = run("request", "show", asked, "--json").json["relays"]
    assert [response["text"] for response in relay["responses"]] == ["Offers two"]


def test_a_practice_goes_to_several_states(run: Run) -> None:
    practice = ("practice", "add", "--title", "Peer support", "--date", "2017-05-01")
    done = run(*BY, *practice, "--from", "HRV", "--to", "GNB", "--to", "Sierra Leone", "--json")
    assert (done.json["giver"], done.json["receivers"]) == ("HRV", ["GNB", "SLE"])
    refused = run(*BY, *practice, "--from", "HRV", "--to", "GNB", "--to", "HRV")
    assert (refused.code, refused.err) == (1, "--to: names the State that gave it\n")
    assert run(*BY, *practice, "--from", "HRV").err == "--to: name at least one State\n"


def test_a_need_without_a_date_takes_the_day_of_its_entry(run: Run, meeting: str) -> None:
    need = ("need", "add", "--state", "GNB", "--pillar", "data", "--text", "No figures", "--json")
    told = run(*BY, *need, "--kind", "challenge", "--outreach", meeting).json
    assert (told["date"], told["outreach"]) == ("2017-02-08", meeting)
    assert run(*BY, *need, "--kind", "priority").json["date"] == "2017-05-10"


def test_a_state_is_shown_with_what_it_needs_asks_for_and_shares(run: Run, relayed: str) -> None:
    need = ("need", "add", "--state", "LAO", "--pillar", "data", "--date", "2017-05-02")
    run(*BY, *need, "--kind", "challenge", "--text", "No figures\nby sex and age")
    run(*BY, *need, "--kind", "priority", "--text", "A register", "--told-by", "others")
    shared = ("practice", "add", "--title", "Peer support", "--date", "2017-05-01")
    run(*BY, *shared, "--from", "LAO", "--to", "GNB", "--to", "SLE")

    said = run("state", "show", "LAO").out
    assert "Challenges\n  data, 2 May 2017  No figures\n                    by sex" in said
    assert "Key priorities\n  data, 2 May 2017, told by others  A register\n" in said
    assert "Requests\n  relayed to Norway, 3 May 2017  Prostheses (fictional)\n" in said
    assert "Good practices given\n  to GNB, SLE, 1 May 2017  Peer support\n" in said
    state = run("state", "show", "LAO", "--json").json
    assert [need["text"] for need in state["priorities"]] == ["A register"]
    assert state["requests"][0]["latest"] == {
        "step": "relayed",
        "date": "2017-05-03",
        "party": "Norway",
        "judgement": None,
    }
    assert state["practices_given"][0]["to"] == ["GNB", "SLE"]
    assert run("state", "show", "SLE", "--json").json["practices_received"][0]["from"] == "LAO"


# ------------------------------------------------------------------ stages


def test_a_list_of_requests_says_the_stage_and_asks_for_one(
    run: Run, asked: str, relayed: str
) -> None:
    run(*BY, "request", "add", "--state", "AFG", "--what", "A law", "--pillar", "data")
    (item,) = run("request", "list", "--stage", "relayed", "--json").json["items"]
    assert (item["uid"], item["stage"]) == (asked, "relayed")
    assert run("request", "list", "--stage", "closed", "--json").json["total"] == 0
    listed = run("request", "list").out.splitlines()
    assert [line.split()[-1] for line in listed[:3]] == ["Stage", "received", "relayed"]
    assert run("request", "list", "--stage", "lost").code == 2


def test_a_request_is_moved_by_command_where_no_other_record_makes_its_stage(
    run: Run, asked: str, relayed: str
) -> None:
    def stage(*argv: str) -> str:
        shown = run(*BY, "request", "stage", asked, *argv, "--json").json
        return f"{shown['stage']} {shown['stage_since']}"

    assert stage("matched") == "matched 2017-05-10"
    assert stage("closed", "--date", "2017-05-11", "--outcome", "Two came") == "closed 2017-05-11"
    assert stage("matched") == "matched 2017-05-10"
    assert stage("relayed") == "relayed 2017-05-03"
    refused = run(*BY, "request", "stage", asked, "received")
    assert (refused.code, refused.out) == (1, "")
    assert refused.err == "--stage: it has a relay: to take it back, delete the relay\n"
    early = run(*BY, "request", "stage", asked, "closed", "--date", "2017-04-01")
    assert early.err == "--date: may not be before the request of 20 Apr 2017\n"


def test_a_request_shows_what_of_its_relays_does_not_count(
    run: Run, asked: str, relayed: str
) -> None:
    run(*BY, "request", "relay", asked, "--to", "USA")
    assert (
        "United States: not counted for O6 (no State Party)\n" in run("request", "show", asked).out
    )
    shown = run("request", "show", asked, "--json").json
    assert [relay["not_counted"] for relay in shown["relays"]] == [
        None,
        "not counted for O6 (no State Party)",
    ]


# ------------------------------------------------------------------ the Guidance


def test_an_act_of_dissemination_belongs_to_a6_unless_another_activity_is_named(run: Run) -> None:
    add = ("dissemination", "add", "--channel", "web", "--audience", "Readers (fictional)")
    assert run(*BY, *add, "--json").json["activities"] == ["A6"]
    assert run(*BY, *add, "--activity", "A7", "--json").json["activities"] == ["A7"]
    assert run(*BY, *add, "--activity", "", "--json").json["activities"] == []
    assert run("dissemination", "count", "--activity", "A6", "--json").json == {
        "activity": "A6",
        "total": 1,
        "channels": {"web": 1},
    }
    assert run("dissemination", "count").out == "Channel  Acts\nweb      3\nin all   3\n"
