"""Effects: what choosing an answer changes, read from a line of text."""

import pytest

from ccm_tui.domain.effects import Change, faults, in_words, read_effect, typed
from ccm_tui.domain.entities import ENTITIES

TWO = "output O1 target=8; output O1 disputed_target="


def test_parts_are_kind_code_field_and_what_is_typed_there():
    assert read_effect(TWO) == (
        Change("output", "O1", "target", "8"),
        Change("output", "O1", "disputed_target", ""),
    )


@pytest.mark.parametrize("nothing", [None, "", "  ", ";"])
def test_no_text_changes_nothing(nothing):
    assert read_effect(nothing) == ()


@pytest.mark.parametrize("text", ["output O1", "output target=8", "O1.target=8", "target=8; x"])
def test_what_is_no_part_is_refused_with_its_words(text):
    with pytest.raises(ValueError, match="does not read as"):
        read_effect(text)


def test_a_text_may_hold_signs_and_commas():
    (change,) = read_effect("output O4 definition=One, of a = b.")

    assert change.text == "One, of a = b."
    assert typed([change], ENTITIES) == {("output", "O4"): {"definition": "One, of a = b."}}


def test_several_records_are_parted_by_commas_and_none_empties_the_field():
    changes = read_effect("output O5 states=GNB, SLE; activity A1 states=")

    assert typed(changes, ENTITIES) == {
        ("output", "O5"): {"states": ["GNB", "SLE"]},
        ("activity", "A1"): {"states": []},
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("planet X size=1", "“planet” cannot be changed so"),
        ("outreach X subject=1", "“outreach” cannot be changed so"),
        ("output O1 colour=red", "output has no field “colour”"),
    ],
)
def test_what_no_register_can_do_is_named(text, said):
    assert faults(read_effect(text), ENTITIES) == [said]


def test_effects_are_told_in_words_the_same_of_several_records_together():
    text = (
        "output O1 deadline=2017-09-04; output O2 deadline=2017-09-04; output O2 operator=exactly"
    )

    assert in_words(read_effect(text), ENTITIES) == [
        "O1, O2: Last day that counts → 4 Sep 2017",
        "O2: Operator → exactly",
    ]
    assert in_words(read_effect("activity A5 deadline="), ENTITIES) == ["A5: Deadline → nothing"]
