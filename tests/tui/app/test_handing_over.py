"""Export, who acts, opening that fails, help, palette, themes."""

import sqlite3
from pathlib import Path

from textual.widgets import Input

from ccm_tui.errors import RegisterLocked
from ccm_tui.register import Register
from tests.surroundings import surroundings
from tests.tui.app.conftest import Sitting
from tests.tui.app.person import RememberedSettings


async def test_export_shows_path_size_and_digest_of_a_file_others_can_open(
    sitting: Sitting, tmp_path: Path
) -> None:
    target = tmp_path / "handed over.db"
    async with sitting() as person:
        await person.press("ctrl+e")
        person.app.screen.query_one(Input).value = str(target)
        await person.press("enter")
        assert person.sees("verified by opening it")
        assert person.sees(f"{target.stat().st_size:,} bytes")
    assert not Path(f"{target}-wal").exists()
    assert sqlite3.connect(target).execute("SELECT count(*) FROM state").fetchone()[0] == 249


async def test_export_asks_up_to_which_level_and_says_what_it_left_out(
    sitting: Sitting, register_path: Path, tmp_path: Path
) -> None:
    with Register.open(register_path, surroundings(installation="elsewhere")) as register:
        register.save("contact", {"name": "Fictional"})
        register.save("organisation", {"name": "Fictional office", "sensitivity": "confidential"})
    async with sitting() as person:
        assert any("last written on another computer" in said for said in person.notices)
        await person.press("ctrl+e")
        fields = {field.id: field for field in person.app.screen.query(Input)}
        fields["path"].value = str(tmp_path / "copy.db")
        fields["level"].value = "secret"
        await person.press("enter")
        assert person.sees("“secret” is no level.")
        fields["level"].value, fields["contacts"].value = "restr", "n"
        await person.press("enter")
        assert person.sees("1 organisation, 1 contact")
    assert b"Fictional" not in (tmp_path / "copy.db").read_bytes()


async def test_export_does_not_overwrite_unasked(sitting: Sitting, tmp_path: Path) -> None:
    target = tmp_path / "there.db"
    target.write_bytes(b"mine")
    async with sitting() as person:
        await person.press("ctrl+e")
        person.app.screen.query_one(Input).value = str(target)
        await person.press("enter")
        assert person.sees("is there already")
        assert target.read_bytes() == b"mine"
        await person.press("ctrl+o")
        assert person.sees("verified by opening it")


async def test_who_acts_is_said_once_and_remembered(
    sitting: Sitting, settings: RememberedSettings
) -> None:
    async with sitting() as person:
        await person.press("ctrl+w")
        person.app.screen.query_one("#by", Input).value = "ita"
        person.app.screen.query_one("#person", Input).value = "Somebody"
        await person.press("ctrl+s")
        assert person.register.actor.by == "ITA"
        assert settings.remembered == {"by": "ITA", "person": "Somebody"}
        assert person.sees("ITA")


async def test_an_unknown_organisation_is_refused_beside_its_field(sitting: Sitting) -> None:
    async with sitting() as person:
        await person.press("ctrl+w")
        person.app.screen.query_one("#by", Input).value = "XYZZY"
        await person.press("ctrl+s")
        assert person.sees("There is no State or organisation “XYZZY”")
        assert person.register.actor.by == "ISU"


async def test_a_register_that_cannot_be_opened_says_why_and_what_to_do(sitting: Sitting) -> None:
    error = RegisterLocked("Another program is writing to it", "Close it there.")
    async with sitting(fails=error) as person:
        assert person.place == "CannotOpen"
        assert person.sees("Another program is writing to it")
        assert person.sees("Close it there.")
        await person.press("r")
        assert person.place == "CannotOpen"
        await person.press("escape")
    assert person.app.return_code == 1


async def test_f1_lists_the_keys_of_the_place(sitting: Sitting) -> None:
    async with sitting(size=(120, 90)) as person:
        await person.press("f1")
        assert person.place == "HelpScreen"
        for words in ("Take back what was done last", "Hand over the register as one file"):
            assert person.sees(words)
        await person.press("escape")
        assert person.place == "StatesScreen"


async def test_the_palette_knows_every_state_by_name(sitting: Sitting) -> None:
    async with sitting() as person:
        await person.press("ctrl+p")
        await person.types("lao pdr")
        await person.press("enter")
        assert person.place == "StateScreen"
        assert person.sees("Lao People's Democratic Republic")


async def test_the_palette_knows_every_action(sitting: Sitting) -> None:
    async with sitting() as person:
        await person.press("ctrl+p")
        await person.types("export the")
        await person.press("enter")
        assert person.place == "ExportDialog"


async def test_the_theme_is_changed_by_a_key_and_remembered(
    sitting: Sitting, settings: RememberedSettings
) -> None:
    async with sitting() as person:
        await person.press("ctrl+t")
        assert person.app.theme == "light"
        assert settings.remembered == {"theme": "light"}
