"""Other keys: what the table [keys] means, what of it cannot hold, and what a person sees of it."""

import re
import tomllib
from importlib import import_module
from inspect import getmembers, isclass
from pathlib import Path
from pkgutil import walk_packages

import pytest
from textual.dom import DOMNode

import ccm_tui.tui
from ccm_tui.errors import CcmError
from ccm_tui.tui.key_places import PLACES, acts_of, class_at, own_acts
from ccm_tui.tui.keymap import Reading, read, read_key
from tests.tui.app.conftest import Sitting
from tests.tui.app.person import RememberedSettings


def reading(entries: str) -> Reading:
    return read(tomllib.loads(f"[keys]\n{entries}")["keys"])


def refused(entries: str) -> str:
    """The one problem of a table none of which holds."""
    read_so = reading(entries)
    assert read_so.keymap == {}
    (problem,) = read_so.problems
    return problem


# --- What is declared ----------------------------------------------------------------------------


def test_every_class_that_declares_keys_has_its_place() -> None:
    placed = {class_at(place.where) for place in PLACES}
    for module in walk_packages(ccm_tui.tui.__path__, "ccm_tui.tui."):
        for _name, found in getmembers(import_module(module.name), isclass):
            if issubclass(found, DOMNode) and found.__module__ == module.name:
                named = "BINDINGS" not in found.__dict__ or found in placed
                assert named, f"{found.__qualname__} declares keys: ccm_tui/tui/key_places.py"


def test_every_key_has_a_name_and_words() -> None:
    for place in PLACES:
        for act in own_acts(class_at(place.where)):
            assert act.id.count(".") == 1, act
            assert act.word, act
            assert act.does, act


def test_no_two_actions_of_a_class_have_one_name() -> None:
    for place in PLACES:
        declared = [act.id for act in own_acts(class_at(place.where))]
        assert len(declared) == len(set(declared))


# --- What is understood --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "entries",
    ['"app.drafts" = "f8,D"', 'app.drafts = " F8 , D"', '[keys.app]\ndrafts = "f8,D"'],
)
def test_an_action_gets_other_keys_by_its_name(entries: str) -> None:
    assert reading(entries) == Reading({"app.drafts": "f8,D"})


def test_a_name_without_a_place_means_every_place_and_a_whole_name_outranks_it() -> None:
    keymap = reading('record.undo = "ctrl+u"\nundo = "U"').keymap
    assert keymap["section.undo"] == keymap["state.undo"] == "U"
    assert keymap["record.undo"] == "ctrl+u"


def test_a_name_without_a_place_leaves_out_where_its_letter_would_be_text() -> None:
    found = reading('leave = "Q"')
    assert found.problems == []
    assert found.keymap["place.leave"] == "Q"
    assert "form.leave" not in found.keymap


def test_two_actions_may_change_places() -> None:
    assert reading('section.sort = "g"\nsection.go = "s"').problems == []


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("f6", "f6"), ("F6", "f6"), (" x ", "x"), ("X", "X"), ("é", "é"), ("Ctrl+S", "ctrl+s"),
        ("?", "question_mark"), ("question_mark", "question_mark"), ("+", "plus"),
        ("ctrl++", "ctrl+plus"), ("slash", "slash"), ("/", "slash"), ("esc", "escape"),
        ("PgUp", "pageup"), ("return", "enter"), ("space", "space"), ("comma", "comma"),
        ("alt+left", "alt+left"), ("shift+ctrl+f5", "ctrl+shift+f5"),
    ],
)  # fmt: skip
def test_a_key_is_written_as_people_write_it(typed: str, key: str) -> None:
    assert read_key(typed) == key


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "empty"),
        ("f99", "“f99” is no key; the nearest is f9"),
        ("escpae", "the nearest is escape"),
        ("ctlr+x", "the nearest is ctrl"),
        ("ctrl+", "“ctrl+” is no key"),
        ("<any>", "no key"),
        ("a b", "no key"),
        ("\x1b", "no key"),
        ("shift+n", "write that sign"),
        ("ctrl+i", "terminals cannot tell ctrl+i from tab"),
        ("ctrl+[", "escape"),
    ],
)
def test_what_is_no_key_is_told_with_the_nearest(typed: str, why: str) -> None:
    with pytest.raises(ValueError, match=re.escape(why)):
        read_key(typed)


# --- What cannot hold ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("entries", "why"),
    [
        ('sectoin.new = "+"', "there is no action of this name; the nearest is section.new"),
        ('zzz = "x"', 'zzz = "x": there is no action of this name'),
        ("app.drafts = 8", "app.drafts = 8: keys are written as a text"),
        ('app.drafts = ""', "a key is empty"),
        ('app.drafts = "f8,"', "a key is empty"),
        ('app.drafts = "n"', "n would be both app.drafts and section.new"),
        ('outreach.reply = "enter"', "enter would be both outreach.reply and list.open"),
        ('section.sort = "tab"', "tab would be both section.sort"),
        ('form.save = "ctrl+a"', "ctrl+a would be both form.save and Go to start"),
        ('form.save = "s"', "where form.save is, “s” is typed as text"),
        ('app.quit = "q"', "“q” could no longer be typed"),
    ],
)
def test_a_faulty_entry_is_named_with_its_reason(entries: str, why: str) -> None:
    assert why in refused(entries)


def test_of_two_entries_that_clash_the_later_one_is_left_out() -> None:
    found = reading('section.sort = "f9"\nsection.go = "f9"')
    assert found.keymap == {"section.sort": "f9"}
    assert "f9 would be both section.go and section.sort" in found.problems[0]


def test_keys_that_are_no_table_are_told() -> None:
    assert read(3).problems == ["[keys] is no table: write [keys] on a line of its own."]


def test_the_rest_of_the_table_holds() -> None:
    found = reading('app.drafts = "n"\nsection.sort = "f9"\nfoo.bar = "y"')
    assert found.keymap == {"section.sort": "f9"}
    assert len(found.problems) == 2


def test_an_entry_left_out_may_not_leave_another_one_clashing() -> None:
    found = reading('section.go = "s"\nsection.sort = "n"')
    assert found.keymap == {}
    assert len(found.problems) == 2


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.where)
def test_what_shares_a_key_in_one_class_keeps_it_when_the_other_changes(place):
    """Textual takes the key of a changed action from every other one of the same class."""
    acts = list(acts_of(class_at(place.where), ours=True))
    for act in acts:
        others = [o for o in acts if o.id != act.id and set(act.keys) & set(o.keys)]
        keymap = read({act.id: "f20"}).keymap if others else {}
        for other in others:
            if act.id in keymap:
                assert set(keymap[other.id].split(",")) == set(other.keys)


# --- In the app ----------------------------------------------------------------------------------


async def test_help_the_key_line_and_the_first_line_show_the_keys_as_they_are(
    sitting: Sitting, settings: RememberedSettings
) -> None:
    settings.keys = {"section": {"new": "plus"}, "app.help": "f9,&", "section.history": "%",
                     "app.outreach": "f7", "section.clear": "="}  # fmt: skip
    async with sitting(size=(120, 60)) as person:
        await person.press("2")
        assert person.sees("+ New")
        assert person.sees("F9 Help")
        assert person.sees("F7 Outreach")
        await person.press("f9")
        line = next(each for each in person.screen_text.splitlines() if "Who wrote what" in each)
        assert " % " in line
        await person.press("escape", "n", "f1")
        assert person.place == "StatesScreen"
        await person.press("f7")
        assert person.app.current_mode == "outreach"
        await person.press("+")
        assert person.place == "FormDialog"
        assert person.app.focused is not None
        await person.types("&")
        assert person.place == "FormDialog"


async def test_what_does_not_hold_is_said_at_the_start_and_the_program_goes_on(
    sitting: Sitting, settings: RememberedSettings
) -> None:
    settings.keys = {"app.drafts": "n", "sectoin.new": "[/b]", "section": {"sort": "f9"}}
    async with sitting() as person:
        assert person.place == "SettingsFaults"
        assert person.sees("n would be both app.drafts and")
        assert person.sees("the nearest is")
        assert person.sees("config.toml")
        await person.press("enter", "2", "n")
        assert person.place == "FormDialog"


async def test_settings_that_cannot_be_read_are_said_and_the_program_goes_on(
    sitting: Sitting, settings: RememberedSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    trouble = CcmError("The settings in config.toml cannot be read: line 3", "Correct the file.")
    settings.trouble = trouble

    def broken(**_settings: str) -> None:
        raise trouble

    monkeypatch.setattr(settings, "remember", broken)
    async with sitting() as person:
        assert person.sees("cannot be read: line 3")
        await person.press("enter", "ctrl+t")
        assert person.app.theme == "light"
        assert any("cannot be read" in notice for notice in person.notices)


def test_the_keys_are_those_of_the_settings_file(tmp_path: Path) -> None:
    from ccm_tui.settings import Given, load

    environ = {"CCM_TUI_CONFIG_DIR": str(tmp_path), "CCM_TUI_DB": str(tmp_path / "register.db")}
    assert load(Given(), environ).keys is None
    (tmp_path / "config.toml").write_text('theme = "dark"\n[keys]\napp.help = "f5"\n')
    assert load(Given(), environ).keys == {"app": {"help": "f5"}}
