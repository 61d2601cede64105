"""What is copied, and the file for terminals that do not take it."""

import stat
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.tui.app.conftest import Sitting
from tests.tui.app.person import Person


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder is one of the test's own."""
    made = tmp_path / "here"
    made.mkdir()
    monkeypatch.chdir(made)
    return made


def asked(person: Person) -> Input:
    assert person.place == "FileDialog"
    return person.app.screen.query_one(Input)


async def test_marked_rows_are_written_to_a_file_that_is_whole_and_for_oneself(
    sitting: Sitting, folder: Path
) -> None:
    async with sitting() as person:
        await person.press("space", "space", "Y", "enter")
        path = folder / "copied-2017-02-09.txt"
        assert [line.split("\t")[:2] for line in path.read_text().splitlines()] == [
            ["AFG", "Afghanistan"],
            ["ALB", "Albania"],
        ]
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert list(folder.iterdir()) == [path]
        assert f"Written to {path}" in person.notices


async def test_a_file_that_is_there_is_overwritten_only_when_one_says_so(
    sitting: Sitting, folder: Path
) -> None:
    kept = folder / "copied-2017-02-09.txt"
    kept.write_text("mine")
    async with sitting() as person:
        await person.press("Y", "enter")
        assert person.sees("is there already")
        assert kept.read_text() == "mine"
        await person.press("ctrl+o")
        assert kept.read_text().startswith("AFG\t")
        assert person.place == "StatesScreen"


async def test_neither_the_register_nor_a_folder_that_is_not_there_is_written_to(
    sitting: Sitting, register_path: Path
) -> None:
    async with sitting() as person:
        await person.press("Y")
        asked(person).value = str(register_path)
        await person.press("ctrl+o")
        assert person.sees("is the register itself")
        asked(person).value = "no/such/folder.txt"
        await person.press("enter")
        assert person.sees("does not exist")
        asked(person).value = " "
        await person.press("enter")
        assert person.sees("Name a file.")
        assert person.register.states()


async def test_the_right_hand_side_copies_and_writes_what_it_shows(
    sitting: Sitting, folder: Path
) -> None:
    async with sitting() as person:
        await person.press("tab", "y")
        assert person.app.clipboard == person.detail.strip()
        assert person.app.clipboard.startswith("Afghanistan")
        await person.press("Y", "enter")
        assert (folder / "copied-2017-02-09.txt").read_text() == f"{person.detail.strip()}\n"


async def test_a_record_and_a_profile_are_copied_whole(sitting: Sitting) -> None:
    async with sitting() as person:
        person.app.open_record("meeting", person.register.find("meeting", "NDM-UN20"))
        await person.waits()
        await person.press("y")
        assert "NDM-UN20" in person.app.clipboard
        await person.press("escape", "enter", "shift+tab", "y")
        assert person.app.clipboard.startswith("Afghanistan")
