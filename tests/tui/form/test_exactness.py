"""What is typed and pasted is kept exactly, and shown without harm."""

import pytest

from ccm_tui.tui.form.text_row import ExactDocument
from tests.tui.form.fake_register import FakeRegister, Known
from tests.tui.form.host import filling

STRANGE = [
    "[/foo]",
    "x[/]",
    '[a="',
    "[@click=app.quit]x[/]",
    "[draft] memo",
    "שלום עליכם",
    "مرحبا بالعالم",
    "日本語の文章",
    "e\u0301 a\u0308 \u0bb5\u0bbe",
    "می\u200cخواهم",
    "\u202eabc\u202c",
    "a\u2028b\u2029c",
    "tab\there",
    "  blanks around  ",
]


async def test_any_text_is_kept_exactly_in_every_field() -> None:
    register = FakeRegister()
    typed = {"states": ["s-gnb"], "channel": "letter", "date": "7/2"}
    async with filling(register, typed=typed, only=("subject", "summary")) as hands:
        for text in STRANGE:
            for name in ("subject", "summary"):
                await hands.into(name)
                hands.row(name).value = ""
                await hands.paste(text)
                assert hands.row(name).value == text
        await hands.press("ctrl+s")
    (_kind, saved, _uid) = register.saved[0]
    assert saved["subject"] == saved["summary"] == STRANGE[-1]


async def test_text_from_others_is_shown_as_it_is() -> None:
    register = FakeRegister(known=[Known("s-1", "state", "[b]", text) for text in STRANGE[:1]])
    register.known += [Known(f"s-{n}", "state", "", text) for n, text in enumerate(STRANGE, 2)]
    typed = {"states": [known.uid for known in register.known]}
    async with filling(register, typed=typed, only=("states", "channel")) as hands:
        words = str(hands.row("states").control.words.content)
        assert words.startswith("[/foo], [/foo], x[/], ")
        assert "\u202e" not in words
        await hands.into("states")
        await hands.press(*["backspace"] * 5, "down")
        assert hands.row("states").control.list.display


async def test_a_hundred_thousand_characters_are_pasted_whole() -> None:
    text = "\n".join(f"{n:04} " + "long [line] of text. " * 19 for n in range(300))[:100_000]
    assert len(text) == 100_000
    async with filling(FakeRegister(), only=("summary",)) as hands:
        await hands.into("summary")
        await hands.paste(text)
        assert hands.row("summary").value == text


async def test_a_hundred_thousand_characters_without_a_break_are_pasted_whole() -> None:
    async with filling(FakeRegister(), only=("summary",)) as hands:
        await hands.into("summary")
        await hands.paste("x" * 100_000)
        assert hands.row("summary").value == "x" * 100_000


async def test_the_text_area_grows_with_its_text_up_to_some_lines() -> None:
    async with filling(FakeRegister(), only=("summary",)) as hands:
        await hands.into("summary")
        heights = []
        for _ in range(12):
            heights.append(hands.row("summary").size.height)
            await hands.press("enter")
        assert heights[:4] == [2, 2, 3, 4]
        assert max(heights) == 8


async def test_pasted_lines_are_joined_where_one_line_is_asked_for() -> None:
    async with filling(FakeRegister(), only=("subject",)) as hands:
        await hands.into("subject")
        await hands.paste("one\r\ntwo\n\nthree\n")
        assert hands.row("subject").value == "one two three"
        assert hands.app.notices == ["The pasted lines were joined: this field holds one line"]


async def test_control_characters_are_left_out_of_a_paste_and_it_is_said() -> None:
    async with filling(FakeRegister(), only=("subject", "summary")) as hands:
        await hands.into("subject")
        await hands.paste("a\x1b[31mb\x00")
        assert hands.row("subject").value == "a[31mb"
        assert hands.app.notices == ["2 characters that cannot be kept were left out of the paste"]
        await hands.into("summary")
        await hands.paste("a\x07\tb")
        assert hands.row("summary").value == "a\tb"


async def test_what_was_copied_in_the_program_is_pasted_whole_as_well() -> None:
    async with filling(FakeRegister(), only=("subject", "summary")) as hands:
        hands.app.copy_to_clipboard("one\ntwo")
        await hands.into("subject")
        await hands.press("ctrl+v")
        await hands.into("summary")
        await hands.press("ctrl+v")
        assert hands.row("subject").value == "one two"
        assert hands.row("summary").value == "one\ntwo"


async def test_typing_can_be_taken_back_in_a_line_and_in_a_text() -> None:
    async with filling(FakeRegister(), only=("subject", "summary")) as hands:
        await hands.into("subject")
        await hands.press(*"one two", "ctrl+u")
        assert hands.row("subject").value == ""
        await hands.press("ctrl+z")
        assert hands.row("subject").value == "one two"
        await hands.press("ctrl+z")
        assert hands.row("subject").value == "one"
        await hands.into("summary")
        await hands.type("one")
        await hands.press("ctrl+z")
        assert hands.row("summary").value == ""


async def test_coming_into_a_field_selects_nothing_that_a_key_could_overwrite() -> None:
    async with filling(FakeRegister(), typed={"subject": "A letter"}, only=("subject",)) as hands:
        await hands.into("subject")
        await hands.type("s")
        assert hands.row("subject").value == "A letters"


@pytest.mark.parametrize("text", ["", "\n", "a", "a\n", "\n\na\u2028b\n", "a\x85b"])
def test_a_document_gives_back_what_it_was_given(text: str) -> None:
    assert ExactDocument(text).text == text
    typed = ExactDocument("left right")
    result = typed.replace_range((0, 4), (0, 5), text)
    assert typed.text == f"left{text}right"
    assert result.replaced_text == " "
    assert typed.get_text_range((0, 4), result.end_location) == text
