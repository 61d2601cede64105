"""Names: which record a text means, and which it may become while it is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_tui.errors import Ambiguous, NotFound


@pytest.mark.parametrize(
    "text",
    ["GNB", "gnb", "Guinea-Bissau", "guinea bissau", "GUINEA-BISSAU", "Guiné-Bissau",
     " Guinea-Bissau ", "fe5300bf-5a89-5fd3-9593-2954dec24eff", "fe5300bf", "FE5300BF-5A89"],
)  # fmt: skip
def test_a_state_is_found_by_code_name_other_name_and_uid(seeds, text):
    assert seeds.code_of("state", seeds.find("state", text)) == "GNB"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Lao PDR", "LAO"),
        ("Laos", "LAO"),
        ("Cote d'Ivoire", "CIV"),
        ("CÔTE D’IVOIRE", "CIV"),
        ("Guinea", "GIN"),
        ("Niger", "NER"),
        ("UK", "GBR"),
    ],
)
def test_a_state_is_found_by_its_names_whatever_their_accents_and_case(seeds, text, code):
    assert seeds.code_of("state", seeds.find("state", text)) == code


def test_every_state_and_every_other_name_is_found(seeds):
    rows = seeds._connection.execute(
        "SELECT uid, name FROM state UNION SELECT state, name FROM alias UNION"
        " SELECT uid, iso3 FROM state"
    ).fetchall()

    assert len(rows) > 500
    for row in rows:
        assert seeds.find("state", row["name"]) == row["uid"]


def test_an_unknown_name_is_refused_with_the_nearest_three(seeds):
    with pytest.raises(NotFound, match="There is no State “Sierra Leona”") as unknown:
        seeds.find("state", "Sierra Leona")

    assert unknown.value.nearest[0] == "SLE"
    assert len(unknown.value.nearest) <= 3
    assert unknown.value.hint.startswith("Nearest: Sierra Leone (SLE)")


def test_a_record_of_another_kind_named_like_none_is_refused_without_a_guess(register):
    with pytest.raises(NotFound) as unknown:
        register.find("contact", "qqqqqqqqqq")

    assert unknown.value.nearest == ()
    assert unknown.value.hint == ""


@pytest.mark.parametrize("text", ["", " ", "-", "'", "%", "\x00", "😀", "fe53", "~"])
def test_a_text_without_a_name_in_it_finds_nothing(seeds, text):
    with pytest.raises(NotFound):
        seeds.find("state", text)


@given(st.text(st.characters(codec=None)), st.sampled_from(("state", "party", "outreach")))
def test_whatever_is_typed_names_a_record_or_none(filled, text, kind):
    try:
        assert filled.find(kind, text)
    except NotFound as unknown:
        assert str(unknown)
    assert len(filled.suggest(kind, text)) <= 8


def test_two_records_of_one_name_are_told_apart_by_their_ids(register):
    first = register.save("contact", {"name": "Ana"})
    second = register.save("contact", {"name": "ANA"})

    with pytest.raises(Ambiguous, match="“ana” may mean") as ambiguous:
        register.find("contact", "ana")
    assert ambiguous.value.hint
    assert register.find("contact", first[:8]) == first
    assert register.find("contact", second) == second


def test_a_beginning_of_several_ids_is_refused(register, file):
    for uid in ("abcdef-1", "abcdef-2"):
        file.execute("INSERT INTO contact (uid, name) VALUES (?, 'N')", (uid,))

    with pytest.raises(Ambiguous, match="begins several ids"):
        register.find("contact", "abcdef")
    with pytest.raises(NotFound):
        register.find("contact", "abcde")
    assert register.find("contact", "abcdef-2") == "abcdef-2"


@pytest.mark.parametrize(
    ("kind", "text"),
    [("output", "O1"), ("activity", "a3"), ("objective", "OBJ1"), ("meeting", "7msp")],
)
def test_a_row_of_the_plan_is_found_by_its_code(seeds, kind, text):
    assert seeds.code_of(kind, seeds.find(kind, text)).casefold() == text.casefold()


def test_an_organisation_is_found_by_acronym_code_and_name(seeds):
    isu = seeds.find("organisation", "ISU")

    assert seeds.find("organisation", seeds.name_of("organisation", isu)) == isu


def test_whoever_acts_is_an_organisation_before_it_is_a_state(seeds):
    chile = seeds.find("party", "CHL")

    assert chile == seeds.find("organisation", "CHL")
    assert chile != seeds.find("state", "CHL")
    assert seeds.find("party", "GNB") == seeds.find("state", "GNB")


def test_an_unknown_party_is_refused_with_the_nearest(seeds):
    with pytest.raises(NotFound, match="no State or organisation “Sierra Leona”") as unknown:
        seeds.find("party", "Sierra Leona")

    assert "SLE" in unknown.value.nearest


def test_a_deleted_record_is_found_by_its_id_and_not_by_its_name(register):
    uid = register.save("contact", {"name": "Gone"})
    register.delete("contact", uid)

    assert register.find("contact", uid) == uid
    with pytest.raises(NotFound):
        register.find("contact", "Gone")


# ------------------------------------------------------------------ records of any kind


@pytest.fixture
def relay(register):
    """A request of Sierra Leone, relayed to Italy on 3 February and answered on the 7th."""
    typed = {"state": "SLE", "what": "Prostheses", "pillar": "rehabilitation", "date": "1/2"}
    relays = [{"recipient": "Italy", "date": "3/2"}]
    uid = register.save("request", typed | {"relays": relays})
    (relayed,) = register.record("request", uid)["relays"]
    register.save("response", {"relay": relayed["uid"], "date": "7/2"})
    return relayed["uid"]


@pytest.mark.parametrize("kind", ["event", "contact", "output", "state", "claim"])
def test_a_record_of_whatever_kind_is_found_by_its_id_or_the_beginning_of_it(register, kind):
    register.save("contact", {"name": "N"})
    uid = register.rows(kind).first(1)[0]["uid"]

    assert register.find("record", uid) == uid
    assert register.find("record", uid[:12].upper()) == uid
    assert register.code_of("record", uid) == uid
    assert register.name_of("record", uid) == register.name_of(kind, uid)


def test_a_record_of_any_kind_is_not_found_by_its_name(seeds):
    with pytest.raises(NotFound, match="There is no record “Guinea-Bissau”") as unknown:
        seeds.find("record", "Guinea-Bissau")

    assert "uid" in unknown.value.hint


def test_a_beginning_of_the_ids_of_two_kinds_is_refused(register, file):
    file.execute("INSERT INTO contact (uid, name) VALUES ('abcdef-1', 'N')")
    file.execute("INSERT INTO organisation (uid, name) VALUES ('abcdef-2', 'N')")

    with pytest.raises(Ambiguous, match="begins several ids"):
        register.find("record", "abcdef")
    assert register.find("record", "abcdef-2") == "abcdef-2"


def test_what_the_register_does_not_have_is_called_by_its_id(seeds):
    for kind in ("record", "party", "event", "relay", "attendance"):
        assert seeds.name_of(kind, "no such id") == "no such id"


def test_a_relay_is_called_by_its_request_to_whom_and_when(register, relay):
    assert register.name_of("relay", relay) == "Prostheses → Italy, 3 Feb 2017"
    assert register.name_of("record", relay) == register.name_of("relay", relay)


def test_a_response_is_called_by_its_relay(register, relay):
    (response,) = register.record("relay", relay)["responses"]

    assert register.name_of("response", response["uid"]) == register.name_of("relay", relay)


def test_attendance_is_called_by_who_was_there(register):
    event = register.rows("event").first(1)[0]["uid"]
    uid = register.save("attendance", {"event": event, "party": "GNB"})

    assert register.name_of("attendance", uid) == "Guinea-Bissau"


def test_a_reminder_is_called_by_what_it_reminds_of(register, relay):
    uid = register.save("reminder", {"record": relay, "until": "1/3"})

    assert register.name_of("reminder", uid) == "Prostheses → Italy, 3 Feb 2017"
    assert register.record("reminder", uid)["record"] == relay


def test_an_event_is_suggested_where_any_record_may_stand(seeds):
    assert "Side event or workshop on the Guidance" in suggested(seeds, "record", "guidance")


# ------------------------------------------------------------------ while it is typed


def suggested(register, kind, text, limit=8):
    return [one.code or one.name for one in register.suggest(kind, text, limit)]


def test_the_code_comes_first_then_beginnings_then_words_then_letters(seeds):
    assert suggested(seeds, "state", "gnb")[0] == "GNB"
    assert suggested(seeds, "state", "guinea")[:2] == ["GIN", "GNB"]
    assert "GNB" in suggested(seeds, "state", "bissau")
    assert "GNB" in suggested(seeds, "state", "gbis")


def test_another_name_suggests_its_state_once(register):
    assert suggested(register, "state", "laos").count("LAO") == 1


def test_no_text_suggests_something(seeds):
    assert len(seeds.suggest("state", "")) == 8
    assert len(seeds.suggest("party", "", limit=3)) == 3


def test_organisations_and_states_are_suggested_as_parties(seeds):
    assert suggested(seeds, "party", "chile")[:2] == ["CHL", "CHL"]
