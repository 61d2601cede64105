"""Settings: where things are, who acts, and the number of this installation."""

import os
import stat
import sys
import tomllib
from datetime import date
from pathlib import Path

import pytest

from ccm_tui.errors import CcmError, Refused
from ccm_tui.settings import Given, Settings, folders_of, load, make_private

LINUX = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="other folders there")
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="there are no modes")


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    return {"CCM_TUI_CONFIG_DIR": str(tmp_path), "CCM_TUI_DB": str(tmp_path / "register.db")}


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def loaded(environ: dict[str, str], **given: object) -> Settings:
    return load(Given(**given), environ)  # type: ignore[arg-type]  # any of its fields


@LINUX
def test_the_folders_are_those_of_the_platform(monkeypatch: pytest.MonkeyPatch) -> None:
    from platformdirs import PlatformDirs

    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for environ in ({}, {"XDG_DATA_HOME": "/d", "XDG_CONFIG_HOME": "/c", "XDG_STATE_HOME": "/s"}):
        for name, value in environ.items():
            monkeypatch.setenv(name, value)
        dirs = PlatformDirs("ccm-tui", appauthor=False)
        found = folders_of(environ)
        assert (found.data, found.config, found.state, found.logs) == (
            dirs.user_data_path, dirs.user_config_path, dirs.user_state_path, dirs.user_log_path
        )  # fmt: skip


@LINUX
def test_the_register_is_in_the_usual_folder_unless_another_is_named(tmp_path: Path) -> None:
    environ = {"XDG_DATA_HOME": str(tmp_path), "CCM_TUI_CONFIG_DIR": str(tmp_path)}
    usual = loaded(environ)
    assert usual.own_database
    assert usual.database == tmp_path / "ccm-tui" / "register.db"
    assert usual.backups == tmp_path / "ccm-tui" / "backups"
    named = loaded({**environ, "CCM_TUI_DB": "/a.db"})
    assert (named.database, named.own_database) == (Path("/a.db").absolute(), False)
    assert loaded({**environ, "CCM_TUI_DB": "/a.db"}, db="/b.db").database.name == "b.db"


def test_a_path_is_made_whole(environ: dict[str, str]) -> None:
    assert loaded(environ, db="some.db").database == Path.cwd() / "some.db"
    assert loaded(environ, db="~/some.db").database == Path.home() / "some.db"


@POSIX
def test_the_folder_of_the_register_is_for_its_owner_alone(tmp_path: Path) -> None:
    make_private(tmp_path / "deep" / "own")
    assert stat.S_IMODE((tmp_path / "deep" / "own").stat().st_mode) == 0o700


def test_what_is_given_outranks_the_environment_and_that_the_file(
    environ: dict[str, str], config: Path
) -> None:
    config.write_text('by = "CHL"\nperson = "File"\ntheme = "dark"\n')
    assert loaded(environ).by == "CHL"
    environ["CCM_TUI_BY"] = "ITA"
    assert (loaded(environ).by, loaded(environ).person) == ("ITA", "File")
    assert loaded(environ, by="ISU", person="Given").by == "ISU"
    assert loaded(environ, person="Given").person == "Given"
    assert loaded(environ).theme == "dark"


def test_the_day_and_the_colours_are_this_runs(environ: dict[str, str]) -> None:
    settings = loaded(environ, as_at=date(2017, 2, 9), color=False)
    assert (settings.as_at, settings.color) == (date(2017, 2, 9), False)
    assert not loaded({**environ, "NO_COLOR": "1"}).color
    assert loaded({**environ, "NO_COLOR": ""}).color


def test_the_installation_has_one_number_that_stays(environ: dict[str, str]) -> None:
    first = loaded(environ).installation
    assert len(first) == 16
    assert loaded(environ).installation == first


def test_two_installations_have_different_numbers(environ: dict[str, str], tmp_path: Path) -> None:
    other = {**environ, "CCM_TUI_CONFIG_DIR": str(tmp_path / "other")}
    assert loaded(environ).installation != loaded(other).installation


def test_a_number_that_was_cut_off_is_made_anew(environ: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "installation").write_text("abc")
    number = loaded(environ).installation
    assert len(number) == 16
    assert (tmp_path / "installation").read_text() == f"{number}\n"


def test_where_nothing_can_be_kept_the_number_is_the_same_next_time(
    environ: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    environ["CCM_TUI_CONFIG_DIR"] = str(tmp_path / "file" / "inside")
    assert loaded(environ).installation == loaded(environ).installation


def test_remembering_keeps_what_the_person_wrote(environ: dict[str, str], config: Path) -> None:
    written = '# mine\nperson = "Old"  # me\ncolour = 3\n\n[keys]\nby = "b"\n'
    config.write_text(written)
    settings = loaded(environ)
    settings.remember(by="ITA", person='New "Name" \\')
    text = config.read_text()
    assert text == (
        '# mine\nperson = "New \\"Name\\" \\\\"\ncolour = 3\n\nby = "ITA"\n[keys]\nby = "b"\n'
    )
    assert tomllib.loads(text)["person"] == 'New "Name" \\'
    assert (loaded(environ).by, settings.by) == ("ITA", "ITA")


def test_remembering_nothing_forgets(environ: dict[str, str], config: Path) -> None:
    config.write_text('by = "CHL"\ntheme = "dark"')
    settings = loaded(environ)
    settings.remember(by="")
    assert config.read_text() == 'theme = "dark"'
    settings.remember(theme="light", by="ISU")
    assert tomllib.loads(config.read_text()) == {"theme": "light", "by": "ISU"}


def test_settings_are_written_whole_and_privately(environ: dict[str, str], config: Path) -> None:
    loaded(environ).remember(theme="dark")
    assert sorted(path.name for path in config.parent.iterdir()) == ["config.toml", "installation"]
    if os.name == "posix":
        assert stat.S_IMODE(config.stat().st_mode) == 0o600


@pytest.mark.parametrize("text", ["by = ", "by = 3", "[by", "\x00"])
def test_settings_that_cannot_be_read_are_told_and_left(
    environ: dict[str, str], config: Path, text: str
) -> None:
    config.write_text(text)
    trouble = loaded(environ).trouble
    assert trouble is not None
    assert str(config) in str(trouble)
    assert trouble.hint
    assert config.read_text() == text


def test_lines_the_program_cannot_change_safely_are_left(
    environ: dict[str, str], config: Path
) -> None:
    text = 'note = """\nby = "inside a text"\n"""\n'
    config.write_text(text)
    with pytest.raises(CcmError):
        loaded(environ).remember(by="ITA")
    assert config.read_text() == text


def test_a_control_character_is_no_name(environ: dict[str, str]) -> None:
    with pytest.raises(Refused):
        loaded(environ, person="a\x1bb")
    with pytest.raises(Refused):
        loaded({**environ, "CCM_TUI_BY": "a\udcffb"})
    with pytest.raises(Refused):
        loaded(environ).remember(person="a\nb")


def test_an_unknown_setting_is_a_mistake_of_the_program(environ: dict[str, str]) -> None:
    with pytest.raises(TypeError):
        loaded(environ).remember(colour="red")
