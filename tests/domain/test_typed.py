"""From what was typed to a record: all of it is read, every fault is found beside its field."""

from datetime import date

import pytest

from ccm_tui.domain.amount import read_amount
from ccm_tui.domain.commitment import Commitment
from ccm_tui.domain.outreach import Outreach
from ccm_tui.domain.people import Contact
from ccm_tui.domain.plan import Output
from ccm_tui.domain.state import Claim
from ccm_tui.domain.typed import read, read_number
from ccm_tui.errors import NotFound, Refused

TODAY = date(2017, 2, 9)
KNOWN = {"GNB", "SLE", "ISU", "A3", "15MSP"}
MEETING = {"states": ["GNB"], "channel": "b", "date": "8/2", "subject": "Focal point"}


def resolve(kind, text):
    if text not in KNOWN:
        raise NotFound(f"There is no {kind} “{text}”.", "Nearest: GNB.")
    return f"uid of {text}"


def made(entity, typed, stored=None):
    return read(entity, typed, today=TODAY, resolve=resolve, stored=stored)


def refused(entity, typed, stored=None):
    with pytest.raises(Refused) as refusal:
        made(entity, typed, stored)
    return refusal.value.fields


def test_text_becomes_a_record():
    record = made(Outreach, MEETING)

    assert record.states == ("uid of GNB",)
    assert record.channel == "bilateral"
    assert record.date == date(2017, 2, 8)
    assert record.subject == "Focal point"


def test_what_was_not_typed_has_its_default():
    record = made(Outreach, MEETING)

    assert (record.direction, record.sensitivity) == ("out", "restricted")
    assert record.summary is None


def test_all_faults_are_found_at_once_each_beside_its_field():
    wrong = refused(
        Outreach,
        {"states": ["XXX"], "channel": "pigeon", "date": "31/4", "subject": "\x07", "place": "a\nb",
         "reply_to": "nothing"},
    )  # fmt: skip

    assert set(wrong) == {"states", "channel", "date", "subject", "place", "reply_to"}
    assert wrong["states"] == "There is no state “XXX”. Nearest: GNB."
    assert wrong["channel"].startswith("“pigeon” is none of letter, note verbale, e-mail")
    assert wrong["date"] == "31/4 does not exist"
    assert wrong["subject"] == "holds a character that cannot be kept: U+0007"
    assert wrong["place"] == "may hold one line only"


def test_faults_between_fields_are_found_beside_faults_within_them():
    wrong = refused(Outreach, {"date": "8/2", "follow_up": "7/2/2017"})

    assert set(wrong) == {"channel", "subject", "states", "follow_up"}


def test_faults_between_fields_are_found_in_an_edit_that_cannot_be_read():
    stored = {**dict(made(Outreach, MEETING)), "date": "2017-02-08"}

    wrong = refused(Outreach, {"subject": "", "follow_up": "7/2/2017"}, stored)

    assert set(wrong) == {"subject", "follow_up"}


def test_a_missing_field_is_not_held_against_another():
    assert refused(Commitment, {"what": "x"}).keys() == {"owed_by", "owed_to", "due"}
    assert refused(Claim, {"since": "1/2"}).keys() == {
        "state", "aspect", "value", "as_of", "source"
    }  # fmt: skip


def test_what_is_needed_and_was_not_typed_is_named():
    assert refused(Outreach, {"states": ["GNB"]}) == {
        "channel": "is needed",
        "date": "is needed",
        "subject": "is needed",
    }


@pytest.mark.parametrize("blank", ["", None])
def test_a_needed_field_left_empty_is_named(blank):
    assert refused(Outreach, MEETING | {"subject": blank, "date": blank}) == {
        "subject": "is needed",
        "date": "is needed",
    }


def test_a_blank_subject_is_refused():
    assert refused(Outreach, MEETING | {"subject": " \t "}) == {"subject": "may not be blank"}


def test_a_blank_text_is_no_text():
    assert made(Outreach, MEETING | {"summary": "  ", "place": ""}).summary is None


def test_a_blank_choice_has_its_default():
    assert made(Outreach, MEETING | {"sensitivity": ""}).sensitivity == "restricted"


@pytest.mark.parametrize("nobody", [(), None, [""]])
def test_an_entry_addressed_to_nobody_is_refused(nobody):
    wrong = refused(Outreach, MEETING | {"states": nobody})

    assert wrong == {"states": "name at least one State or organisation"}


def test_an_organisation_is_somebody_too():
    assert made(Outreach, MEETING | {"states": [], "organisations": "ISU"}).states == ()


def test_a_follow_up_before_the_date_is_refused():
    wrong = refused(Outreach, MEETING | {"follow_up": "7/2/2017"})

    assert wrong == {"follow_up": "may not be before the date of the entry"}


def test_a_day_of_what_is_due_lies_ahead():
    promise = {"owed_by": "GNB", "owed_to": "ISU", "what": "name the focal point"}

    assert made(Commitment, promise | {"due": "1/1"}).due == date(2018, 1, 1)
    assert made(Outreach, MEETING | {"date": "1/3"}).date == date(2016, 3, 1)


def test_nobody_owes_anything_to_themselves():
    wrong = refused(Commitment, {"owed_by": "GNB", "owed_to": "GNB", "what": "x", "due": "+1"})

    assert wrong == {"owed_to": "must be somebody other than who owes it"}


def test_a_word_is_chosen_among_those_that_the_other_fields_leave():
    claim = {"state": "GNB", "source": "letter", "as_of": "1/2"}

    assert made(Claim, claim | {"value": "no", "aspect": "national"}).value == "none"
    assert made(Claim, claim | {"aspect": "focal", "value": "n"}).value == "not_designated"


def test_first_letters_of_several_words_are_answered_with_those_words():
    wrong = refused(
        Claim,
        {"state": "GNB", "source": "x", "as_of": "1/2", "aspect": "national", "value": "a"},
    )

    assert wrong == {"value": "“a” may mean approved, adopted"}


def test_a_term_of_office_that_ends_before_it_begins_is_refused():
    wrong = refused(Contact, {"name": "N", "since": "2017-01-02", "until": "2017-01-01"})

    assert wrong == {"until": "may not be before the role began"}


def test_one_text_is_one_of_several():
    assert made(Outreach, MEETING | {"states": "SLE"}).states == ("uid of SLE",)


def test_who_is_named_twice_is_there_once():
    record = made(Outreach, MEETING | {"states": ["SLE", "GNB", "SLE"]})

    assert record.states == ("uid of SLE", "uid of GNB")


def test_an_unknown_field_is_refused():
    assert refused(Outreach, MEETING | {"colour": "red"}) == {
        "colour": "is no field of outreach entry"
    }


@pytest.mark.parametrize("number", ["six", "6.5", "", "9" * 5000])
def test_what_is_no_number_is_refused(number):
    assert "target" in refused(Output, {"target": number})


def test_a_number_that_cannot_be_kept_is_refused():
    assert refused(Output, {"target": str(2**63)})["target"].endswith("is too large a number")
    assert "target" not in refused(Output, {"target": str(2**63 - 1)})


def test_an_edit_keeps_what_was_not_typed():
    stored = dict(made(Outreach, MEETING | {"place": "Geneva"}))

    record = made(Outreach, {"subject": "Other"}, stored)

    assert (record.subject, record.place, record.states) == ("Other", "Geneva", ("uid of GNB",))


def test_an_edit_to_nothing_clears_a_field():
    stored = dict(made(Outreach, MEETING | {"place": "Geneva"}))

    assert made(Outreach, {"place": ""}, stored).place is None


def test_text_is_kept_exactly_as_typed():
    text = "  [/foo] x[/] [a=\" \u202eאב e\u0301 日本 '; --\n\tend "

    assert made(Outreach, MEETING | {"summary": text}).summary == text


def test_whole_numbers_are_read_with_their_thousands_parted():
    assert [read_number(text) for text in ("1500", "1,500", "1 500", "1.500", "12’345’678")] == [
        1500, 1500, 1500, 1500, 12345678
    ]  # fmt: skip
    for text in ("500.5", "1,5", "1,234.567", "15,00"):
        with pytest.raises(ValueError, match="is not a whole number"):
            read_number(text)


def test_sums_are_read_with_points_between_thousands_where_nothing_else_can_be_meant():
    assert [read_amount(text) for text in ("1.200,50", "12.345.678", "1,200.50", "1 200,5")] == [
        120050, 1234567800, 120050, 120050
    ]  # fmt: skip
    for text in ("1.200", "1.5.5", "1.200,500"):
        with pytest.raises(ValueError, match="is not a sum of money"):
            read_amount(text)
