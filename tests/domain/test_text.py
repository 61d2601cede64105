"""Text is kept exactly as typed; only what no terminal should get is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_tui.domain.text import clean_line, clean_text, forbidden, without_forbidden

KEPT = [
    "[/foo]", "x[/]", '[a="', "[@click=app.quit]x[/]", "تقرير", "a\u0301\u0327", "日本語",
    "'; DROP TABLE outreach; --", "a\u202eb\u200f", "\u00a0", "👩🏽‍🦽", "a" * 100_000,
]  # fmt: skip
REFUSED = ["\x00", "\x07", "\x1b[31m", "\x7f", "\x85", "\x9b", "\r", "\ud800", "\udfff"]


@pytest.mark.parametrize("text", KEPT, ids=ascii)
def test_any_other_text_is_kept_as_it_is(text):
    assert clean_text(text) is text


def test_line_breaks_and_tabs_are_kept_in_long_text():
    assert clean_text("one\n\ttwo\n") == "one\n\ttwo\n"


@pytest.mark.parametrize("text", REFUSED, ids=ascii)
def test_control_characters_and_lone_surrogates_are_refused(text):
    with pytest.raises(ValueError, match=f"cannot be kept: U\\+{ord(text[0]):04X}"):
        clean_text(f"before{text}after")


@pytest.mark.parametrize(
    "text", ["", " ", "\t", "\u00a0", "\u3000", "\u200b", "\ufeff \u2060"], ids=ascii
)
def test_a_line_may_not_be_blank(text):
    with pytest.raises(ValueError, match="may not be blank"):
        clean_line(text)


def test_a_line_holds_one_line_only():
    with pytest.raises(ValueError, match="one line only"):
        clean_line("one\ntwo")


def test_a_line_is_not_trimmed():
    assert clean_line("  as typed ") == "  as typed "


def test_a_paste_leaves_out_what_cannot_be_kept_and_says_how_much():
    assert without_forbidden("a\x1b[0mb\x00c") == ("a[0mbc", 2)


def test_a_paste_from_another_system_keeps_its_lines():
    assert without_forbidden("a\r\nb\rc\nd") == ("a\nb\nc\nd", 0)


@given(st.text(st.characters(codec=None)))
def test_what_is_left_of_a_paste_can_be_kept(text):
    kept, _left_out = without_forbidden(text)

    assert clean_text(kept) == kept
    assert forbidden(kept) is None
