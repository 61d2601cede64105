"""Words are English in the source and shown in another language where there is a catalogue."""

from collections.abc import Iterator
from contextvars import copy_context
from pathlib import Path
from struct import pack

import pytest

from ccm_tui import words
from ccm_tui.words import N_, _, ngettext, set_language

FRENCH = {
    "": "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n > 1);\n",
    "Follow-up": "Suivi",
    "{n} record\0{n} records": "{n} entrée\0{n} entrées",
}


@pytest.fixture(autouse=True)
def english_afterwards() -> Iterator[None]:
    yield
    set_language(None)


@pytest.fixture
def french(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "fr" / "LC_MESSAGES" / "ccm_tui.mo"
    file.parent.mkdir(parents=True)
    file.write_bytes(compiled(FRENCH))
    monkeypatch.setattr(words, "CATALOGUES", tmp_path)


def compiled(catalogue: dict[str, str]) -> bytes:
    """Return ``catalogue`` as gettext's binary format: a header, two tables, the texts."""
    texts = [(key.encode(), catalogue[key].encode()) for key in sorted(catalogue)]
    tables: list[bytes] = []
    body = b""
    start = 28 + 16 * len(texts)
    for side in (0, 1):
        for text in texts:
            tables.append(pack("<II", len(text[side]), start + len(body)))
            body += text[side] + b"\0"
    head = pack("<7I", 0x950412DE, 0, len(texts), 28, 28 + 8 * len(texts), 0, 0)
    return head + b"".join(tables) + body


def test_words_are_english_unless_another_language_is_chosen() -> None:
    assert _("Follow-up") == "Follow-up"


def test_a_marked_text_stays_as_it_is_until_it_is_shown(french: None) -> None:
    set_language("fr")
    label = N_("Follow-up")
    assert label == "Follow-up"
    assert _(label) == "Suivi"


@pytest.mark.parametrize(("n", "form"), [(0, "records"), (1, "record"), (2, "records")])
def test_english_has_one_form_for_one_and_another_for_the_rest(n: int, form: str) -> None:
    assert ngettext("record", "records", n) == form


@pytest.mark.parametrize(("n", "shown"), [(0, "0 entrée"), (1, "1 entrée"), (2, "2 entrées")])
def test_a_language_counts_by_its_own_rule(french: None, n: int, shown: str) -> None:
    set_language("fr")
    assert ngettext("{n} record", "{n} records", n).format(n=n) == shown


@pytest.mark.parametrize("code", ["fr", "fr_CH", "fr-CH"])
def test_a_country_uses_its_languages_catalogue(french: None, code: str) -> None:
    assert set_language(code)
    assert _("Follow-up") == "Suivi"


def test_what_a_catalogue_lacks_is_shown_in_english(french: None) -> None:
    set_language("fr")
    assert _("Sensitivity") == "Sensitivity"


def test_the_empty_text_stays_empty(french: None) -> None:
    set_language("fr")
    assert _("") == ""


@pytest.mark.parametrize("code", ["xx", "../fr", "/etc", "fr\0", ""])
def test_a_language_without_a_catalogue_is_shown_in_english(french: None, code: str) -> None:
    assert set_language(code) == (code == "")
    assert _("Follow-up") == "Follow-up"


@pytest.mark.parametrize("code", [None, "en", "en_GB", "EN-gb"])
def test_english_can_be_chosen_again(french: None, code: str | None) -> None:
    set_language("fr")
    assert set_language(code)
    assert _("Follow-up") == "Follow-up"


def test_a_language_chosen_inside_a_context_stays_inside_it(french: None) -> None:
    assert copy_context().run(set_language, "fr")
    assert _("Follow-up") == "Follow-up"


def test_work_started_after_the_choice_speaks_the_same_language(french: None) -> None:
    set_language("fr")
    assert copy_context().run(_, "Follow-up") == "Suivi"
