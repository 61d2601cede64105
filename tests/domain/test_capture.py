"""Quick capture: what one line says, and what stays text."""

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_tui.domain.capture import read_line
from ccm_tui.domain.name_book import Meaning, name_book
from ccm_tui.domain.reading import Circumstances, Part, choices
from ccm_tui.store.names import folded

TODAY = date(2017, 2, 9)


@dataclass(frozen=True)
class Record:
    """A record of the book; its uid is readable."""

    uid: str
    code: str
    name: str


def known(uid, code, name, *others):
    forms = {folded(form) for form in (code, name, *others) if form}
    return Record(uid, code, name), forms


BOOK = name_book(
    {
        "state": [
            known("gnb", "GNB", "Guinea-Bissau", "Guinée-Bissau"),
            known("gin", "GIN", "Guinea"),
            known("sle", "SLE", "Sierra Leone"),
            known("lao", "LAO", "Lao People's Democratic Republic", "Lao PDR"),
            known("cod", "COD", "Congo, The Democratic Republic of the"),
            known("and", "AND", "Andorra"),
            known("ita", "ITA", "Italy"),
        ],
        "organisation": [
            known("isu", "ISU", "CCM Implementation Support Unit", "R3"),
            known("co-ita", "ITA", "Italy - Coordinator", "R2"),
            known("mission", "", "Mission of Guinea-Bissau"),
            known("pho", "PHO", "Bureau (fictional)"),
        ],
        "contact": [
            known("person", "", "Fictional Person 1"),
            known("same", "", "Mission of Guinea-Bissau"),
        ],
        "activity": [known("a3", "A3", "Approach the two"), known("a4", "A4", "Approach the five")],
    },
    folded,
)


def read(line, around=None, settled=None):
    return read_line(line, BOOK, TODAY, around or Circumstances(), settled)


def typed(line, **around):
    found = dict(read(line, Circumstances(**around)).typed)
    if found["date"] == TODAY.isoformat():
        del found["date"]
    return found


def test_the_line_of_the_manual_is_read_whole():
    line = "GNB bilateral 8/2 focal point promised by March >1/3 #A3 @ISU ~positive"
    assert dict(read(line).typed) == {
        "states": ("gnb",),
        "channel": "bilateral",
        "date": "2017-02-08",
        "subject": "focal point promised by March",
        "follow_up": "2017-03-01",
        "activities": ("a3",),
        "organisations": ("isu",),
        "engagement": "positive",
    }


# ------------------------------------------------------------------------ the head


@pytest.mark.parametrize(
    "head",
    ["GNB bilateral 8/2", "8/2 GNB bilateral", "bilateral 8 Feb guinée-bissau",
     "gnb bil 2017-02-08", "Guinea Bissau bilateral yesterday", "yesterday GNB bilateral",
     "GNB, bilateral, 8.2.2017"],
)  # fmt: skip
def test_whom_how_and_when_stand_in_any_order_and_spelling(head):
    assert typed(f"{head} plan") == {
        "states": ("gnb",),
        "channel": "bilateral",
        "date": "2017-02-08",
        "subject": "plan",
    }


@pytest.mark.parametrize("states", ["GNB SLE", "gnb,sle", "Guinea-Bissau, Sierra Leone"])
def test_several_states_may_stand_there(states):
    assert typed(f"{states} letter joint plan")["states"] == ("gnb", "sle")


@pytest.mark.parametrize(
    ("line", "uid"),
    [("Guinea letter x", "gin"), ("Guinea-Bissau letter x", "gnb"), ("Lao PDR letter x", "lao"),
     ("Congo, The Democratic Republic of the letter x", "cod")],
)  # fmt: skip
def test_the_longest_name_is_meant(line, uid):
    assert typed(line) == {"states": (uid,), "channel": "letter", "subject": "x"}


def test_an_organisation_is_addressed_by_its_acronym():
    assert typed("ISU phone budget") == {
        "organisations": ("isu",),
        "channel": "phone",
        "subject": "budget",
    }


@pytest.mark.parametrize(
    ("words", "channel"),
    [("note verbale", "note_verbale"), ("NOTE", "note_verbale"), ("e-mail", "email"),
     ("ema", "email"), ("phon", "phone"), ("other", "other")],
)  # fmt: skip
def test_a_channel_is_read_from_three_letters_on(words, channel):
    assert typed(f"GNB {words} plan")["channel"] == channel


def test_the_head_ends_at_the_first_word_that_is_none_of_it():
    assert typed("GNB bilateral on 7/2 we saw SLE")["subject"] == "on 7/2 we saw SLE"


def test_a_second_channel_or_day_is_of_the_subject():
    assert typed("GNB bilateral letter came 7/2")["subject"] == "letter came 7/2"
    assert typed("GNB letter 8/2 7/2 was named")["subject"] == "7/2 was named"


@pytest.mark.parametrize("between", [":", " :", " -", " –"])
def test_a_sign_ends_the_head_so_that_the_subject_may_begin_with_a_state(between):
    found = typed(f"GNB bilateral 8/2{between} Italy offers help")
    assert (found["states"], found["subject"]) == (("gnb",), "Italy offers help")


def test_words_of_a_sentence_are_no_codes_and_no_channels():
    assert typed("GNB letter and plan")["subject"] == "and plan"
    assert typed("AND letter plan")["states"] == ("and",)
    assert "channel" not in typed("GNB not ready")
    assert typed("GNB not ready")["subject"] == "not ready"


def test_a_letter_comes_in_or_goes_out():
    assert typed("GNB letter in 12/1 plan")["direction"] == "in"
    assert typed("out GNB letter plan")["direction"] == "out"


def test_where_a_bilateral_took_place_is_no_direction():
    assert typed("GNB bilateral in Geneva") == {
        "states": ("gnb",),
        "channel": "bilateral",
        "subject": "in Geneva",
    }


@pytest.mark.parametrize("number", ["6", "7-10", "1.5", "2016", "12:30"])
def test_a_number_is_no_day(number):
    assert typed(f"GNB letter {number} victims")["subject"] == f"{number} victims"


def test_a_day_without_its_year_looks_back():
    assert typed("GNB letter 10/2 plan")["date"] == "2016-02-10"
    assert typed("GNB letter 8 December 2015 plan")["date"] == "2015-12-08"


# ------------------------------------------------------------------------ marks


def test_a_follow_up_looks_ahead():
    assert typed("GNB letter plan >1/3")["follow_up"] == "2017-03-01"
    assert typed("GNB letter plan >8 Jan 2018, then more") == {
        "states": ("gnb",),
        "channel": "letter",
        "follow_up": "2018-01-08",
        "subject": "plan then more",
    }


def test_marks_are_read_in_the_head_and_between_words():
    found = typed('GNB #a3 letter plan  of #A4 the year @"fictional person 1".')
    assert found == {
        "states": ("gnb",),
        "channel": "letter",
        "activities": ("a3", "a4"),
        "contacts": ("person",),
        "subject": "plan  of the year",
    }


def test_an_engagement_is_read_from_its_beginning():
    assert typed("GNB letter plan ~pos")["engagement"] == "positive"


@pytest.mark.parametrize(
    "mark", ["#A9", "@nobody", '@"nobody at all"', "~keen", ">soon", ">300", "#12,", "@", "#", ">"]
)
def test_a_mark_that_means_nothing_stays_in_the_subject_as_typed(mark):
    reading = read(f"GNB letter one {mark} two")
    assert reading.typed["subject"] == f"one {mark} two"
    assert not reading.faults


def test_of_two_follow_ups_the_second_stays_text():
    found = typed("GNB letter plan >1/3 >2/3")
    assert (found["follow_up"], found["subject"]) == ("2017-03-01", "plan >2/3")


# ------------------------------------------------------------------------ what is refused or asked


@pytest.mark.parametrize("word", ["XQZ letter", "Gunea letter", "GNB, XQZ letter", "letter XQZ"])
def test_a_word_in_the_place_of_a_state_that_is_none_is_a_fault(word):
    reading = read(f"{word} plan")
    assert reading.faults["states"].startswith("There is no State")
    assert (reading.typed["channel"], reading.typed["subject"]) == ("letter", "plan")


@pytest.mark.parametrize(
    ("line", "field"),
    [("GNB letter 31/2 x", "date"), ("GNB letter 30 Feb x", "date"),
     ("GNB letter 2017-13-01 x", "date"), ("GNB letter x >30/2", "follow_up"),
     ("GNB letter x >30 Feb", "follow_up")],
)  # fmt: skip
def test_a_day_that_does_not_exist_is_a_fault(line, field):
    reading = read(line)
    assert reading.faults[field].endswith("does not exist")
    assert reading.typed["subject"] == "x"


def test_a_word_that_means_a_state_and_an_organisation_is_asked():
    reading = read("ITA letter plan")
    (asked,) = reading.ambiguous
    assert [meaning.kind for meaning in asked.meanings] == ["state", "organisation"]
    assert "may mean" in reading.faults["states"]
    chosen = read("ITA letter plan", settled={asked.text: asked.meanings[1]})
    assert not chosen.faults
    assert chosen.typed["organisations"] == ("co-ita",)


def test_a_word_that_means_a_channel_and_an_organisation_is_asked():
    (asked,) = read("GNB PHO plan").ambiguous
    assert [meaning.kind for meaning in asked.meanings] == ["organisation", "channel"]


def test_a_mark_that_means_two_records_is_asked_and_stays_text_meanwhile():
    mark = '@"Mission of Guinea-Bissau"'
    reading = read(f"GNB letter plan {mark}")
    assert (reading.typed["subject"], reading.faults) == (f"plan {mark}", {})
    chosen = Meaning("contact", "same", "", "Mission of Guinea-Bissau")
    assert read(reading.line, settled={mark: chosen}).typed["contacts"] == ("same",)


def test_records_of_one_name_are_told_apart_by_their_uids():
    twins = tuple(Meaning("contact", f"{n}2345678-90ab", "", "Fictional Twin") for n in (1, 2))
    assert choices(Part(0, 5, "@twin", "contacts", twins)) == [
        "Fictional Twin (contact) 12345678",
        "Fictional Twin (contact) 22345678",
    ]


# ------------------------------------------------------------------------ circumstances


def test_at_a_meeting_day_place_and_channel_need_not_be_typed():
    found = typed("GNB focal point", date=date(2017, 2, 8), place="Geneva", meeting="ndm")
    assert found == {
        "states": ("gnb",),
        "channel": "bilateral",
        "date": "2017-02-08",
        "place": "Geneva",
        "meeting": "ndm",
        "subject": "focal point",
    }
    assert typed("GNB letter plan", meeting="ndm")["channel"] == "letter"


def test_the_entry_after_one_keeps_its_day_channel_and_activities():
    around = Circumstances(place="Geneva").after(read("GNB letter 8/2 plan #A3").typed)
    assert typed("SLE plan", **{name: getattr(around, name) for name in around.__slots__}) == {
        "states": ("sle",),
        "channel": "letter",
        "date": "2017-02-08",
        "place": "Geneva",
        "activities": ("a3",),
        "subject": "plan",
    }


# ------------------------------------------------------------------------ anything may be typed


def test_a_line_without_words_has_no_subject():
    assert "subject" not in typed("GNB letter 8/2 #A3")
    assert typed("   ") == {}


def test_ten_thousand_characters_are_kept_whole():
    text = "word " * 1999 + "last."
    assert typed(f"GNB letter 8/2 {text}")["subject"] == text


@given(st.text() | st.text('GNB SLE,letter8/2>#A3@"~: \t'))
def test_no_letter_of_a_line_is_lost(line):
    reading = read(line)
    taken: set[int] = set()
    for part in sorted(reading.parts, key=lambda part: part.mark):
        place = set(range(part.start, part.end))
        taken = taken - place if part in reading.unread else taken | place
    left = [sign for place, sign in enumerate(line) if place not in taken and sign.isalnum()]
    assert left == [sign for sign in str(reading.typed.get("subject", "")) if sign.isalnum()]


@given(st.text())
def test_what_begins_with_no_head_is_the_subject_as_it_is(text):
    line = f"so so {text}".translate(dict.fromkeys(map(ord, ">#@~"), "x"))
    assert read(line).typed["subject"] == line.strip()
