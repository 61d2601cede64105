"""The conflicts screen: a value taken, written, decided by a rule, undone; pairs joined."""

from pathlib import Path

import pytest
from textual.widgets import Input

from ccm_tui.domain.decision import Choice
from ccm_tui.register import Register
from ccm_tui.tui.conflict_view import compared, in_words
from ccm_tui.tui.pair_view import side_by_side
from tests.tui.app.conftest import Sitting
from tests.tui.app.test_merging import colleagues, settings
from tests.tui.app.test_pictures import SMALL, WIDE, Compare, looks

__all__ = ["colleagues", "looks", "settings"]


@pytest.fixture
def merged(register_path: Path, colleagues: Path, tmp_path: Path) -> Register:
    """The register after the colleague's file was merged, closed."""
    from tests.surroundings import surroundings

    with Register.open(register_path, surroundings()) as register:
        entry = next(iter(register.rows("outreach").first(1)))["uid"]
        register.save("outreach", {"summary": "Nothing was said of it."}, str(entry))
        register.merge(colleagues, tmp_path / "backups")
        return register


@pytest.fixture
def filled(merged: Register, register_path: Path) -> Path:
    """The file of which pictures are taken."""
    return register_path


@pytest.mark.parametrize(("size", "theme"), [(WIDE, "dark"), (SMALL, "light")])
def test_conflicts_to_look_at(looks: Compare, size: tuple[int, int], theme: str) -> None:
    assert looks("O", "down", size=size, theme=theme)


def said(text: object) -> str:
    return " ".join(str(text).split())


async def test_a_digit_takes_a_value_and_undo_opens_the_conflict_again(
    sitting: Sitting, merged: Register
) -> None:
    async with sitting() as person:
        assert person.sees("2 conflicts")
        await person.press("O")
        assert "1 ISU · Test Person" in said(person.detail)
        assert "shown meanwhile" in person.detail
        await person.press("2")
        assert person.sees("1 conflict ")
        [entry] = [row for row in person.register.rows("outreach").first(9)
                   if row["channel"] == "bilateral"]  # fmt: skip
        assert person.register.values("outreach", str(entry["uid"]))["place"] == "Bern (fictional)"
        await person.press("u")
        assert person.sees("2 conflicts")
        await person.press("escape")
        assert person.register.conflict_count() == 2


async def test_another_value_is_written_in_the_row_of_its_field_with_a_reason(
    sitting: Sitting, merged: Register
) -> None:
    async with sitting() as person:
        await person.press("O", "e")
        assert person.place == "WriteAnother"
        field = person.app.focused
        assert isinstance(field, Input)
        field.value = "Lausanne (fictional)"
        await person.press("enter")
        await person.types("as the notes say")
        await person.press("enter")
        assert person.sees("1 conflict ")
        [found] = [one for row in person.register.rows("outreach").first(9)
                   for one in person.register.history(str(row["uid"]), "place")
                   if one.new == "Lausanne (fictional)"]  # fmt: skip
        assert found.reason == "as the notes say"


async def test_a_whole_record_is_decided_by_one_rule_and_a_pair_is_joined_by_one_key(
    sitting: Sitting, merged: Register
) -> None:
    async with sitting() as person:
        await person.press("O", "R")
        assert person.sees("Take what CHL wrote")
        assert person.sees("decides 2 of 2")
        await person.press("down", "enter")
        assert person.sees("no conflict")
        assert "stays" in person.detail
        before = person.register.rows("outreach").count()
        await person.press("j")
        assert person.register.rows("outreach").count() == before - 1
        assert person.sees("Nobody disagrees about anything")
        await person.press("u")
        assert person.sees("1 pair may be the same")
        await person.press("minus")
        assert person.sees("Nobody disagrees about anything")


async def test_nothing_is_decided_without_a_name_or_a_value(
    sitting: Sitting, merged: Register
) -> None:
    from ccm_tui.register import Actor

    async with sitting(actor=Actor("ISU", None)) as person:
        await person.press("O", "9")
        assert person.register.conflict_count() == 2
        await person.press("1", "escape")
        assert person.notices == ["Nothing is decided: a decision carries the name of a person."]
        await person.press("1")
        person.app.screen.query_one("#person", Input).value = "Somebody"
        await person.press("ctrl+s")
        assert person.register.conflict_count() == 1


# --- In words ------------------------------------------------------------------------------------


def test_an_edit_against_a_deletion_says_who_deleted_and_who_wrote(
    open_register: object, colleagues: Path, register_path: Path, tmp_path: Path
) -> None:
    register: Register = open_register()  # type: ignore[operator]  # a fixture's callable
    [entry] = [str(row["uid"]) for row in register.rows("outreach").first(9)
               if row["channel"] == "bilateral"]  # fmt: skip
    register.delete("outreach", entry)
    register.merge(colleagues, tmp_path / "backups")
    found = [one for one in register.conflicts() if one.field == "summary"]
    text = said(in_words(register, found[0], 60))
    assert "ISU · Test Person deleted this record on 9 Feb 2017" in text
    assert "CHL · Colleague wrote in it on 9 Feb 2017" in text
    assert "It stays deleted until you decide." in text
    assert "delete the record" in text
    wrote = next(value for value in found[0].values if not value.deleted)
    register.decide_conflicts([Choice(found[0].id, wrote.id)])
    assert not register.values("outreach", entry)["deleted"]


def test_what_was_taken_out_and_put_in_is_marked_by_signs() -> None:
    assert str(compared("by March [/x]", "by April [/x]")) == "by [-March-]{+April+} [/x]"


def test_two_records_stand_side_by_side_with_what_would_be_lost(register: Register) -> None:
    call = {"states": ["SLE"], "channel": "phone", "date": "2017-02-03"}
    one = register.save("outreach", {**call, "subject": "Call (fictional)"})
    other = register.save("outreach", {**call, "subject": "Phone", "summary": "Twice."})
    text = said(side_by_side(register, "outreach", one, other, "why", 80))
    assert "Call (fictional) ≠ Phone" in text
    assert "Summary ← Twice." in text
