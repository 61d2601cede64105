"""Vocabularies: a word is found by its first letters, by its code or by its label."""

import pytest

from ccm_tui.domain import vocabularies
from ccm_tui.domain.vocabulary import Vocabulary

ALL = [found for found in vars(vocabularies).values() if isinstance(found, Vocabulary)]
each = pytest.mark.parametrize("vocabulary", ALL, ids=lambda v: v.name)


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("bilateral", ["bilateral"]),
        ("b", ["bilateral"]),
        ("BI", ["bilateral"]),
        ("note verbale", ["note_verbale"]),
        ("note_verbale", ["note_verbale"]),
        ("Note  Verb", ["note_verbale"]),
        ("e-mail", ["email"]),
        ("e", ["email"]),
        ("x", []),
        ("", []),
        ("ilateral", []),
    ],
)
def test_a_channel_is_found_by_its_first_letters(typed, codes):
    assert vocabularies.CHANNELS.matches(typed) == codes


def test_first_letters_that_begin_several_words_find_them_all():
    assert vocabularies.NATIONAL_PLANS.matches("a") == ["approved", "adopted"]


def test_a_whole_word_is_that_word_even_where_it_begins_another():
    assert vocabularies.FOCAL_POINTS.matches("unknown") == ["unknown"]
    assert vocabularies.TREATIES.matches("ccw") == ["CCW"]


def test_a_code_is_shown_as_its_word_and_an_unknown_one_as_it_is():
    assert vocabularies.CHANNELS.label("note_verbale") == "note verbale"
    assert vocabularies.CHANNELS.label("[/x]") == "[/x]"


@each
def test_codes_are_different(vocabulary):
    assert len(set(vocabulary.codes)) == len(vocabulary.codes)


@each
def test_every_word_finds_itself_by_code_and_by_label(vocabulary):
    for code, label in vocabulary:
        assert vocabulary.matches(code) == [code]
        assert vocabulary.matches(label) == [code]


def test_the_values_of_a_claim_are_those_of_all_aspects():
    of_aspects = {c for v in vocabularies.VALUES_OF_ASPECT.values() for c in v.codes}

    assert set(vocabularies.CLAIM_VALUES.codes) == of_aspects
    assert set(vocabularies.VALUES_OF_ASPECT) == set(vocabularies.ASPECTS.codes)
