"""The plan in the seeds is the concept note's: its words, its numbers, its days, its gaps."""

import pytest

from ccm_tui.domain.vocabularies import MEASURES
from tests.seeds.reading import coded, rows, several

TWELVE = "AFG; ALB; BIH; TCD; HRV; GNB; IRQ; LAO; LBN; MNE; MOZ; SLE"
TWO = "GNB; SLE"
FIVE = "AFG; GNB; IRQ; MNE; SLE"
BEFORE_7MSP = "2017-09-03"


def column(kind, name):
    return {code: row[name] for code, row in coded(kind).items()}


def test_the_plan_is_the_note_as_at_october_2016_up_to_the_day_7msp_opened():
    plan = coded("plan")["VA-7MSP"]

    assert plan["title"] == (
        "Enhancing Implementation of Action 4 of the Dubrovnik Action Plan (Victim Assistance) "
        "up to the 7th Meeting of States Parties (7MSP)"
    )
    assert (plan["as_at"], plan["horizon"]) == ("2016-10-12", "2017-09-04")
    assert plan["horizon"] == coded("meeting")["7MSP"]["starts"]
    assert plan["horizon_wording"] == "up to 7MSP"


@pytest.mark.parametrize("kind", ["objective", "output", "activity"])
def test_objectives_outputs_and_activities_belong_to_the_plan(kind):
    assert set(column(kind, "plan").values()) == {"VA-7MSP"}


def test_the_objectives_are_the_four_of_section_2():
    begins = {
        "OBJ1": "Strengthen joint approaches with CCM Coordinators on International Cooperation",
        "OBJ2": "Increase coordination with Victim Assistance Coordinators of the Anti-Personnel",
        "OBJ3": "Facilitate increased cooperation for victim assistance programmes",
        "OBJ4": "Facilitate increased exchange of information on good practices",
    }

    assert list(coded("objective")) == list(begins)
    assert all(coded("objective")[c]["title"].startswith(words) for c, words in begins.items())


# ------------------------------------------------------------------ outputs


def test_the_targets_are_6_1_2_2_2_5_and_only_the_first_is_disputed():
    assert list(column("output", "target").values()) == ["6", "1", "2", "2", "2", "5"]
    assert list(column("output", "disputed_target").values()) == ["8", "", "", "", "", ""]


def test_operators_are_those_of_the_notes_wording():
    for row in coded("output").values():
        words = "at_least" if row["wording"].startswith("At least ") else "exactly"
        assert row["operator"] == words, row["code"]
    assert [c for c, o in column("output", "operator").items() if o == "exactly"] == ["O2", "O3"]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("O1", "At least eight (6) States Parties with obligations under Art. 5 have provided "
               "detailed information with regards to challenges and key priorities in victim "
               "assistance"),
        ("O2", "One (1) workshop or side event across Conventions was organized allowing for "
               "improved joint approaches to supporting States Parties with VA obligations"),
        ("O3", "Two (2) States Parties with obligations under article 5 and no focal points "
               "designated yet have positively engaged in the process"),
        ("O4", "At least two (2) States Parties that still need to develop a national plan have "
               "reported to have started the process"),
        ("O5", "At least two (2) States Parties exchange information on good practices on an "
               "integrated approach to victim assistance"),
        ("O6", "At least five (5) States Parties with the capacity to do so have responded "
               "constructively to requests for assistance by 30 June 2017"),
    ],
)  # fmt: skip
def test_an_output_keeps_the_notes_wording(code, words):
    assert coded("output")[code]["wording"] == words


def test_outputs_count_until_the_day_before_7msp_and_the_sixth_until_its_own_date():
    assert list(column("output", "deadline").values()) == [BEFORE_7MSP] * 5 + ["2017-06-30"]
    wordings = list(column("output", "deadline_wording").values())
    assert wordings == ["by the 7MSP"] * 5 + ["by 30 June 2017"]


def test_who_is_eligible_is_written_down_by_name_where_the_note_names_them():
    assert list(column("output", "states").values()) == [TWELVE, "", TWO, FIVE, "", ""]


def test_events_are_counted_for_the_second_output_and_states_parties_for_the_others():
    units = list(column("output", "unit").values())

    assert units == ["States Parties", "event", *["States Parties"] * 4]


@pytest.mark.parametrize(
    ("code", "measure", "words"),
    [
        ("O1", "detailed_information", "at least one challenge and one key priority"),
        ("O2", "cross_convention_event", "at least two conventions as organisers"),
        ("O3", "positive_engagement", "Guinea-Bissau or Sierra Leone"),
        ("O4", "plan_started", "One of the five"),
        ("O5", "practice_exchange", "gave a good practice to another State, or received one"),
        ("O6", "constructive_response", "by 30 June 2017"),
    ],
)
def test_an_output_has_a_definition_and_a_measure_which_are_ours(code, measure, words):
    output = coded("output")[code]

    assert output["measure"] == measure
    assert words in output["definition"]
    assert output["definition"] not in output["wording"]


def test_no_two_outputs_are_counted_alike_and_every_measure_is_used():
    assert sorted(column("output", "measure").values()) == sorted(MEASURES.codes)


def test_outputs_serve_the_actions_the_note_names():
    assert list(column("output", "actions").values()) == ["", "", "4.1(a)", "4.1(c)", "", ""]


# ------------------------------------------------------------------ activities

NO_DAY = ""


@pytest.mark.parametrize(
    ("code", "deadline", "wording"),
    [
        ("A1", "2016-12-31", "by 31 December 2016"),
        ("A2", "2016-12-31", "by 31 December 2016"),
        ("A3", "2016-12-31", "by the end of 2016"),
        ("A4", NO_DAY, "by no later than the end of 2018 (the objective’s deadline)"),
        ("A5", NO_DAY, "possibly in the margins of the 20th International Meeting of Mine Action "
                       "National Programme Directors and United Nations Advisors held in Geneva "
                       "in February 2017"),
        ("A6", BEFORE_7MSP, "up to 7MSP"),
        ("A7", NO_DAY, "in the margins of 15MSP"),
    ],
)  # fmt: skip
def test_an_activity_has_the_day_its_words_give_it_and_no_other(code, deadline, wording):
    activity = coded("activity")[code]

    assert (activity["deadline"], activity["deadline_wording"]) == (deadline, wording)
    assert wording.removesuffix(" (the objective’s deadline)") in activity["wording"]


@pytest.mark.parametrize(
    ("code", "states", "objectives", "outputs", "actions", "partners"),
    [
        ("A1", "", "", "O1", "", ""),
        ("A2", "", "OBJ1; OBJ3", "O6", "", "; P1"),
        ("A3", TWO, "OBJ3", "O3", "4.1(a)", ""),
        ("A4", FIVE, "OBJ3", "O4", "4.1(c)", ""),
        ("A5", "", "OBJ2", "O2", "", "; P2; P3"),
        ("A6", "", "OBJ4", "", "", ""),
        ("A7", "", "OBJ2; OBJ4", "O2; O5", "", "; P2"),
    ],
)
def test_an_activity_leads_where_the_note_lets_it(
    code, states, objectives, outputs, actions, partners
):
    activity = coded("activity")[code]

    assert activity["states"] == states
    assert activity["objectives"] == objectives
    assert activity["outputs"] == outputs
    assert activity["actions"] == actions
    assert activity["organisations"] == "R1; R2; R3" + partners


@pytest.mark.parametrize(
    ("code", "begins", "ends"),
    [
        ("A1", "Reach out to six (6) States Parties with current", "by 31 December 2016"),
        ("A2", "In close collaboration with Coordinators on", "by 31 December 2016"),
        ("A3", "Through letters, emails or bilateral meetings, target two", "the end of 2016"),
        ("A4", "Through letters, emails or bilateral meetings, target five", "the end of 2018"),
        ("A5", "Organize a side event or workshop between CCM, APMBC", "in February 2017"),
        ("A6", "Promote the Guidance on an integrated approach", "obligations up to 7MSP"),
        ("A7", "Organize a side event or workshop between CCM, APMBC", "in Santiago, Chile"),
    ],
)
def test_an_activity_keeps_the_notes_wording_whole_and_without_markup(code, begins, ends):
    wording = coded("activity")[code]["wording"]

    assert wording.startswith(begins)
    assert wording.endswith(ends)
    assert not set("*<>") & set(wording)


# ------------------------------------------------------------------ events


def test_the_conventions_are_the_four_that_the_note_names_as_organisers():
    assert column("convention", "title") == {
        "CCM": "Convention on Cluster Munitions",
        "APMBC": "Anti-Personnel Mine Ban Convention",
        "CCW": "Convention on Certain Conventional Weapons",
        "CRPD": "Convention on the Rights of Persons with Disabilities",
    }


@pytest.mark.parametrize(
    ("key", "meeting", "conventions"),
    [("A5", "NDM-UN20", "CCM; APMBC; CCW; CRPD"), ("A7", "15MSP-APMBC", "CCM; APMBC; CCW")],
)
def test_the_two_events_are_beside_the_meetings_that_the_note_names(key, meeting, conventions):
    (event,) = (row for row in rows("event") if row["key"] == key)
    beside = coded("meeting")[meeting]

    assert (event["meeting"], event["activities"]) == (meeting, key)
    assert event["conventions"] == conventions
    for name in several(conventions):
        assert name in coded("activity")[key]["wording"]
    assert (event["starts"], event["ends"]) == (beside["starts"], beside["ends"])
    assert event["place"] == beside["city"]


def test_of_the_events_nothing_is_said_that_the_note_leaves_open():
    for event in rows("event"):
        assert (event["status"], event["outcome"]) == ("planned", "")
        assert "Whether a side event or a workshop is left open" in event["remark"]
        assert "its day within the meeting is not set" in event["remark"]
        assert event["title"].startswith("Side event or workshop")


def test_only_the_first_event_is_tentative_as_the_note_says_possibly():
    tentative = [row["key"] for row in rows("event") if row["remark"].startswith("Tentative")]

    assert tentative == ["A5"]
    assert "possibly in the margins" in coded("activity")["A5"]["wording"]
    assert "possibly" not in coded("activity")["A7"]["wording"]


# ------------------------------------------------------------------ who acts


def test_implementers_and_partners_are_those_the_note_names_as_it_writes_them():
    assert column("organisation", "name") == {
        "R1": "Chile - Coordinator on Victim Assistance",
        "R2": "Italy - Coordinator on Victim Assistance",
        "R3": "CCM Implementation Support Unit",
        "P1": "CCM Coordinators on International Cooperation and Assistance",
        "P2": "Victim Assistance Coordinators of AMPBC and CCW",
        "P3": "CRPD",
        "P4": "CCM States Parties with obligations under Article 5",
        "P5": "Cluster munitions victims and their representative organizations",
        "P6": "Donor States",
        "P7": "International NGOs / operators",
        "P8": "Aid agencies",
    }
    parts = {"R": "implementer", "P": "partner"}
    assert all(row["part"] == parts[code[0]] for code, row in coded("organisation").items())
    assert set(column("organisation", "sensitivity").values()) == {"public"}


def test_the_implementers_act_as_chl_ita_and_isu():
    acronyms = column("organisation", "acronym")

    assert {a: code for code, a in acronyms.items() if a} == {"CHL": "R1", "ITA": "R2", "ISU": "R3"}


def test_the_states_behind_an_organisation_are_those_a_source_names():
    states = column("organisation", "states")

    assert {code: named for code, named in states.items() if named} == {
        "R1": "CHL", "R2": "ITA", "P1": "AUS; IRQ", "P4": TWELVE,
    }  # fmt: skip
    assert "2016-17" in coded("organisation")["P1"]["remark"]


# ------------------------------------------------------------------ the Dubrovnik Action Plan


def of_framework(name):
    """The actions of one framework with what each is part of."""
    rows = coded("action").values()
    return {row["code"]: row["part_of"] for row in rows if row["framework"] == name}


def test_action_4_is_a_tree_with_its_six_expected_results():
    results = {f"4/result-{n}": "4" for n in range(1, 7)}

    assert of_framework("Dubrovnik Action Plan") == {
        "4": "", "4.1": "4", "4.1(a)": "4.1", "4.1(a)-1": "4.1(a)", "4.1(a)-2": "4.1(a)",
        "4.1(a)-3": "4.1(a)", "4.1(b)": "4.1", "4.1(c)": "4.1", "4.2": "4", "4.3": "4", "4.4": "4",
    } | results  # fmt: skip


def test_article_5_is_the_duty_and_what_follows_from_it_as_the_note_words_them():
    parts = {f"5(1)-{n}": "5(1)" for n in range(1, 10)} | {f"5(2)-{n}": "5(2)" for n in range(1, 9)}

    assert of_framework("Convention on Cluster Munitions, Article 5") == {
        "5": "", "5(1)": "5", "5(2)": "5",
    } | parts  # fmt: skip


def test_the_lausanne_action_plan_is_an_empty_frame():
    frame = {f"LAP/{n}": "" for n in range(31, 38)}

    assert of_framework("Lausanne Action Plan") == frame
    assert all("not found" in coded("action")[code]["remark"] for code in frame)


def test_only_the_focal_point_and_the_national_plan_have_a_day():
    assert {code: day for code, day in column("action", "deadline").items() if day} == {
        "4.1(a)-1": "2016-12-31", "4.1(c)": "2018-12-31",
    }  # fmt: skip


def test_what_was_not_found_of_the_action_plan_is_said_so():
    for code in ("4.1(c)", "4.2", "4.3", "4.4"):
        assert "not found" in coded("action")[code]["remark"], code
