"""Text from anybody is shown without disturbing what stands beside it."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from ccm_tui.tui.harmless import LONGEST_LINE, fit, line, plain

ANY_TEXT = st.text(st.characters(codec=None), max_size=200) | st.text(
    st.sampled_from(
        "ab [/]日本👩é\u0301\u200d\ufe0f\u202e\u2067\u05d0\x1b\n\t\r\ud800\x00\x9b❤🏽🇬🇼"
    ),
    max_size=60,
)
HOSTILE = ["[/foo]", "x[/]", '[a="', "z[/", "[@click=app.quit]x[/]", "[draft] memo"]


@given(ANY_TEXT, st.integers(-1, 60), st.booleans())
@example("👨\u200d👩\u200d👧 family", 5, False)
@example("x\u200dx\u200dx\u200dx", 3, False)
@example("\u0301", 1, False)
@example("日本", 1, True)
def test_fit_is_always_exactly_as_wide_as_asked(text, cells, right):
    fitted = fit(text, cells, right=right)
    assert cell_len(fitted) == max(0, cells)
    assert sum(map(cell_len, fitted)) == max(0, cells)


@given(ANY_TEXT)
def test_a_line_holds_nothing_that_moves_reorders_or_breaks(text):
    shown = line(text)
    assert not {unicodedata.category(character) for character in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert not {unicodedata.bidirectional(character) for character in shown} & {
        "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI",
    }  # fmt: skip
    assert shown.encode().decode() == shown
    assert not shown or cell_len(shown[0])


@given(ANY_TEXT)
def test_what_is_shown_whole_keeps_its_lines_and_nothing_else_that_controls(text):
    shown = plain(text).plain
    assert not {
        character
        for character in shown
        if unicodedata.category(character) in ("Cc", "Cs") and character not in "\n\t"
    }
    assert shown.count("\n") >= text.count("\n")


@pytest.mark.parametrize("text", HOSTILE)
def test_what_looks_like_markup_is_shown_as_it_is(text):
    assert plain(text).plain == line(text) == text
    assert plain(text).spans == []


def test_ordinary_text_is_not_touched():
    for text in ("Promised by March", "São Tomé", "שלום 12", "日本", "ก็", "می\u200cخواهم"):
        assert line(text) == text


def test_breaks_become_a_sign_and_tabs_a_space():
    assert line("one\r\ntwo\n\n\tthree") == "one ⏎ two ⏎  three"


def test_controls_become_visible():
    assert line("\x1b[31mred\x07\x7f") == "␛[31mred␇␡"
    assert line("a\x9bb\u202ec\u2066d\ud800") == "a\ufffdb\ufffdc\ufffdd\ufffd"


def test_a_mark_without_a_letter_gets_a_circle_of_its_own():
    assert line("\u0301a") == "\u25cc\u0301a"


def test_a_tower_of_marks_is_cut():
    assert line("a" + "\u0301" * 500 + "b") == "a" + "\u0301" * 8 + "b"


def test_long_text_is_cut_early():
    text = "x" * 100_000
    assert line(text) == "x" * LONGEST_LINE + "…"
    assert fit(text, 5) == "xxxx…"


def test_what_is_cut_says_so_and_keeps_to_the_cells():
    assert fit("bilateral", 5) == "bila…"
    assert fit("bilateral", 9) == "bilateral"
    assert fit("日本日本", 4) == "日… "
    assert fit("日本", 4) == "日本"
    assert fit("e\u0301e\u0301e\u0301", 2) == "e\u0301…"
    assert fit("x", 1) == "x"
    assert fit("xy", 1) == "…"


def test_numbers_stand_at_the_right():
    assert fit("12", 5, right=True) == "   12"


def test_what_is_invisible_at_length_still_says_that_there_is_more():
    assert fit("\u200b" * 50_000 + "text", 4) == "…   "
