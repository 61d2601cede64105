"""Deciding several conflicts by one rule, and what differs in a text word by word."""

from dataclasses import dataclass

from ccm_tui.domain.decision import Choice, newest, written_by
from ccm_tui.domain.word_diff import MOST_WORDS, Piece, word_diff


@dataclass
class Said:
    id: str
    by: str | None


@dataclass
class Disputed:
    id: str
    values: list[Said]


OPEN = [
    Disputed("a", [Said("a1", "CHL"), Said("a2", "ISU")]),
    Disputed("b", [Said("b1", "ISU"), Said("b2", None)]),
]


def test_the_newest_is_taken_of_each() -> None:
    assert newest(OPEN) == [Choice("a", "a1"), Choice("b", "b1")]


def test_what_one_wrote_is_taken_where_they_wrote() -> None:
    assert written_by(OPEN, "CHL") == [Choice("a", "a1")]
    assert written_by(OPEN, "ISU") == [Choice("a", "a2"), Choice("b", "b1")]


def test_words_taken_out_stand_before_those_put_in() -> None:
    assert word_diff("by March and so", "by the end of April and so") == [
        Piece("same", "by "),
        Piece("out", "March"),
        Piece("in", "the end of April"),
        Piece("same", " and so"),
    ]


def test_nothing_of_either_text_is_lost_in_comparing() -> None:
    before, after = "one  two\nthree", "one two\n\nthree four"
    pieces = word_diff(before, after)
    assert "".join(text for how, text in pieces if how != "in") == before
    assert "".join(text for how, text in pieces if how != "out") == after


def test_a_text_of_thousands_of_words_is_replaced_whole() -> None:
    long = "word " * MOST_WORDS
    assert word_diff(long, "short") == [Piece("out", long), Piece("in", "short")]
