"""The plan check and documents by keys alone."""

from pathlib import Path

import pytest
from textual.widgets import Input

from ccm_tui.exchange import documents
from ccm_tui.register import Actor
from ccm_tui.tui.attach_dialog import completed
from tests.tui.app.conftest import Sitting
from tests.tui.app.person import Person


def o1(person: Person) -> tuple[int, int | None]:
    target = person.register.outputs()[0].target
    return target.target, target.disputed_target


async def test_a_question_is_decided_by_choosing_and_saying_why(sitting: Sitting) -> None:
    async with sitting() as person:
        await person.press("f5")
        assert person.place == "PlanCheckScreen"
        assert person.sees("0 of 36 decided")
        said = " ".join(person.detail.split())
        assert "undecided The note says At least eight (6) States Parties" in said
        assert "8 the word O1: Target → 8" in said

        await person.press("enter", "down", "enter", "enter")
        assert person.place == "AnswerDialog"
        assert person.sees("is needed")
        await person.types("[b]x[/] agreed (fictional)")
        await person.press("enter")
        assert person.place == "PlanCheckScreen"
        assert o1(person) == (8, None)
        assert person.sees("1 of 36 decided")
        assert "[b]x[/] agreed (fictional)" in person.detail

        await person.press("u")
        assert o1(person) == (6, 8)
        assert person.sees("0 of 36 decided")


async def test_questions_are_narrowed_and_checks_are_told_at_80_columns(sitting: Sitting) -> None:
    async with sitting(size=(80, 24)) as person:
        person.register.settle("14", "last day", "agreed (fictional)")
        await person.press("f5", "f", "f")
        assert person.sees("1 of 36 decided · decided")
        assert "6 Sep 2017" in person.detail
        await person.press("f", "end")
        said = " ".join(person.detail.split())
        assert "does not hold Guinea-Bissau, Sierra Leone: no focal point" in said
        await person.press("D")
        assert person.notices[-1] == "This is computed, and not decided."


async def test_who_decides_is_asked_where_nobody_is_named(sitting: Sitting) -> None:
    async with sitting(actor=Actor("ISU", None)) as person:
        await person.press("f5", "D")
        await person.types("own words")
        await person.press("enter")
        await person.types("because (fictional)")
        await person.press("ctrl+s")
        assert person.place == "IdentityDialog"
        await person.press("tab")
        await person.types("A. Tester")
        await person.press("ctrl+s")
        assert person.place == "PlanCheckScreen"
        decided = person.register.question("1")
        assert (decided.decided_by, decided.value) == ("A. Tester", "own words")


async def test_what_is_undecided_is_said_beside_an_output_which_is_changed_there(
    sitting: Sitting,
) -> None:
    async with sitting(section="outputs") as person:
        said = " ".join(person.detail.split())
        assert "Undecided target (1), deadline (14), and 5, 17, 23, 26, 35" in said
        await person.press("enter", "E")
        assert person.place == "FormDialog"
        assert person.sees("Wording of the note")


async def test_a_file_is_attached_to_a_record_and_opened(
    sitting: Sitting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def launch(path: str) -> int:
        opened.append(path)
        return 0

    monkeypatch.setattr(documents, "launch", launch)
    (tmp_path / "reply.pdf").write_bytes(b"the reply (fictional)")
    async with sitting(section="outreach") as person:
        entry = person.register.save(
            "outreach",
            {"states": ["GNB"], "channel": "letter", "date": "2017-01-12",
             "subject": "Letter (fictional)"},
        )  # fmt: skip
        await person.looks()
        await person.press("enter", "f6", "n")
        assert person.place == "AttachDialog"
        await person.types(str(tmp_path / "gone.pdf"))
        await person.press("ctrl+s")
        assert person.sees("cannot be read")
        person.app.screen.query_one("#file", Input).value = str(tmp_path / "reply.pdf")
        await person.press("ctrl+s")
        assert person.place == "DocumentsScreen"
        (kept,) = person.register.attached(entry)
        assert kept.title == "reply.pdf"
        await person.press("o")
        assert [Path(path).name for path in opened] == ["reply.pdf"]
        await person.press("escape")
        assert person.sees("Documents (f6)")


def test_a_path_is_completed_as_a_shell_does(tmp_path: Path) -> None:
    (tmp_path / "replies").mkdir()
    (tmp_path / "hostile\x1b[31m.pdf").touch()
    (tmp_path / "replies" / "one.pdf").touch()

    assert completed(f"{tmp_path}/rep") == f"{tmp_path}/replies/"
    assert completed(f"{tmp_path}/replies/o") == f"{tmp_path}/replies/one.pdf"
    for nothing in (
        f"{tmp_path}/",
        f"{tmp_path}/x",
        f"{tmp_path}/host",
        f"{tmp_path}/gone/x",
        "",
        "a\0b",
    ):
        assert completed(nothing) is None
