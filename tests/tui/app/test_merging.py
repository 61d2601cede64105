"""Merging a file on the screen: refused, looked at, stopped, merged, read again."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input, Static

from ccm_tui.register import Actor, Register
from ccm_tui.tui import changes_screen, history_screen
from ccm_tui.tui.merge_view import figures_in_words, moment, progress_bar
from ccm_tui.tui.pieces import Sheet
from tests.exchange.apart import handed_out
from tests.surroundings import counted_ids, surroundings
from tests.tui.app.conftest import Sitting
from tests.tui.app.person import Person, RememberedSettings

FICTIONAL = {
    "states": ["GNB"], "channel": "bilateral", "date": "2017-02-08",
    "subject": "Focal point promised (fictional)", "place": "Geneva",
    "summary": "They will name the focal point by March, and they would like the draft terms of "
               "reference in Portuguese as well.",
}  # fmt: skip


@pytest.fixture
def colleagues(register_path: Path, tmp_path: Path) -> Path:
    """The file of a colleague at CHL who wrote in what both had, and wrote down a call of theirs.

    Here, the same entry was changed meanwhile, and the same call was written down.
    """
    call = {"states": ["SLE"], "channel": "phone", "date": "2017-02-03"}
    with Register.open(register_path, surroundings()) as here:
        entry = here.save("outreach", FICTIONAL)
        theirs = Path(shutil.move(handed_out(here), tmp_path / "chl.db"))
        here.save("outreach", {"place": "Palais (fictional)"}, entry)
        here.save("outreach", {**call, "subject": "Call with Freetown (fictional)"})
    chile = surroundings(ids=counted_ids("chl"), actor=Actor("CHL", "Colleague"), installation="b")
    with Register.open(theirs, chile) as there:
        words = str(FICTIONAL["summary"]).replace("by March", "by the end of April")
        there.save("outreach", {"place": "Bern (fictional)", "summary": words}, entry)
        there.save("outreach", {**call, "subject": "Call (fictional)", "summary": "Twice."})
    return theirs


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[RememberedSettings]:
    """Settings whose backups stand where the test can see them."""
    settings = RememberedSettings()
    settings.backups = tmp_path / "backups"
    yield settings


async def look_at(person: Person, path: Path) -> None:
    await person.press("I")
    person.app.screen.query_one(Input).value = str(path)
    await person.press("enter")


def told(person: Person) -> str:
    return str(person.app.screen.query_one("#told", Static).content)


async def test_a_file_is_looked_at_then_merged_and_its_report_can_be_read_again(
    sitting: Sitting, colleagues: Path, tmp_path: Path
) -> None:
    async with sitting(section="outreach") as person:
        await look_at(person, tmp_path / "nothing.db")
        assert "does not exist" in str(person.app.screen.query_one("#wrong", Static).content)
        person.app.screen.query_one(Input).value = str(colleagues)
        await person.press("enter")
        assert "1 outreach entry" in told(person)
        assert "CHL · Colleague" in told(person)
        assert person.register.merge_reports() == []
        await person.press("enter")
        assert "Merged ●" in told(person)
        assert len(list((tmp_path / "backups").glob("*before merge.db"))) == 1
        await person.press("escape")
        assert person.sees("1 conflict")
        assert person.sees("in conflict ▲ Focal point promised")
        assert person.sees("Call (fictional)")
        await person.press("enter")
        assert person.sees("in conflict ▲ Place")
        await person.press("ctrl+p")
        await person.types("reports of merges")
        await person.press("enter")
        assert person.sees("chl.db")
        assert "1 new" in person.detail


async def test_stopping_leaves_the_register_as_it_was(
    sitting: Sitting, colleagues: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sitting(section="outreach") as person:
        await look_at(person, colleagues)
        dialog: Any = person.app.screen

        def merge(_self: Register, _path: Path, _backups: Path, progress: Any) -> None:
            dialog.action_leave()
            progress(1, 2)

        monkeypatch.setattr(Register, "merge", merge)
        await person.press("enter")
        assert "Stopped" in told(person)
        assert person.register.merge_reports() == []


# --- Bundles and receipts ------------------------------------------------------------------------


async def test_a_bundle_is_made_for_somebody_and_leaves_a_receipt(
    sitting: Sitting, colleagues: Path, tmp_path: Path
) -> None:
    async with sitting(section="outreach") as person:
        await person.press("ctrl+p")
        await person.types("receipts of handing")
        await person.press("enter", "n")
        lines = {one.id: one for one in person.app.screen.query(Input)}
        lines["level"].value = "secret"
        lines["file"].value = str(tmp_path / "bundle.db")
        await person.press("ctrl+s")
        assert person.sees("“secret” is no level.")
        lines["level"].value = "restricted"
        await person.press("ctrl+s")
        assert not (tmp_path / "bundle.db").exists()
        lines["to"].value = "ITA"
        await person.press("ctrl+s")
        assert "Made ●" in told(person)
        await person.press("escape")
        assert person.sees("bundle.db")
        assert "restricted" in person.detail


# --- Words ---------------------------------------------------------------------------------------


def test_a_bar_says_what_is_done_and_how_much_is_left() -> None:
    assert progress_bar(3_000, 12_000).endswith("░  25 %, 9,000 left")
    assert progress_bar(0, 0).endswith("0 %, 0 left")


def test_an_instant_that_is_none_is_shown_as_it_is() -> None:
    assert moment("[/x]") == "[/x]"
    assert moment("9999-12-31T23:59:59-23:59").startswith("9999-12-31")


def test_what_waits_and_kinds_that_are_unknown_are_said(register: Register) -> None:
    sheet = Sheet(60)
    figures = {
        "new_changes": 2, "records_added": {"outreach": 2, "later_kind": 1}, "records_changed": {},
        "conflicts": 3, "new_conflicts": 0, "waiting": 1, "voices": [], "findings": [],
    }  # fmt: skip
    figures_in_words(sheet, register, figures, foreseen=True)
    said = str(sheet.content())
    assert "2 outreach entries, 1 later_kind" in said
    assert "no new one  open afterwards: 3" in said
    assert "1 record waits" in said


def test_instants_that_a_foreign_journal_invents_are_shown_as_they_are(register: Register) -> None:
    uid = register.save("outreach", FICTIONAL)
    register._connection.execute("DROP TRIGGER guard_act_update")
    register._connection.execute("UPDATE act SET at = 'soon' WHERE verb <> 'seed'")

    (act, *_before) = register.acts(limit=1)
    assert changes_screen.row_of(register, 0, act)["at"] == "soon"
    assert "soon" in history_screen.in_words(register, "outreach", uid, 80).plain
