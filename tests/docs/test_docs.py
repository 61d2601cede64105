"""The pages say what the program does: pictures, links, commands, keys and outputs."""

import re
import shlex
import sqlite3
import sys
from contextlib import closing
from importlib import import_module
from pathlib import Path

import pytest

from ccm_tui.cli.start import start

HOME = Path(__file__).parents[2]
DOCS = HOME / "docs"
PAGES = [HOME / "README.md", *sorted(DOCS.glob("*.md"))]
BLOCK = re.compile(r"^ *```(\w+)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)#]+)\)")
REMOTE = ("http://", "https://", "mailto:")


def blocks(page, language):
    """The fenced blocks of one language in a page."""
    return [text for name, text in BLOCK.findall(page.read_text(encoding="utf-8"))
            if name == language]  # fmt: skip


def commands():
    """Every command line of the pages that begins with ccm-tui, with its page."""
    for page in PAGES:
        for block in blocks(page, "sh"):
            for line in block.replace("\\\n", " ").splitlines():
                if line.strip().startswith("ccm-tui"):
                    yield pytest.param(shlex.split(line)[1:], id=f"{page.name}: {line.strip()}")


@pytest.fixture
def script(monkeypatch):
    """Import one of the scripts that make the pages."""
    monkeypatch.setattr(sys, "path", [str(DOCS), *sys.path])
    return import_module


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_whatever_a_page_shows_or_links_to_is_there(page):
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        if not target.startswith(REMOTE):
            assert (page.parent / target).exists(), target


def test_every_page_is_linked_from_the_readme():
    linked = LINK.findall((HOME / "README.md").read_text(encoding="utf-8"))
    for page in DOCS.glob("*.md"):
        assert f"docs/{page.name}" in linked


def test_every_picture_is_shown_and_made_by_the_script(script):
    made = set(script("pictures").PICTURES)
    assert {path.stem for path in (DOCS / "pictures").iterdir()} == made
    shown = {target for page in PAGES for target in LINK.findall(page.read_text(encoding="utf-8"))}
    assert made == {Path(target).stem for target in shown if target.endswith(".svg")}


@pytest.mark.parametrize("path", sorted((DOCS / "pictures").iterdir()), ids=lambda path: path.name)
def test_a_picture_fetches_nothing_and_keeps_its_blanks(path):
    svg = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    assert "://" not in svg
    assert "<text " in svg
    assert '<text xml:space="preserve"' in svg
    assert svg.count("<text ") == svg.count('<text xml:space="preserve"')


@pytest.mark.parametrize("argv", commands())
def test_a_command_of_the_pages_exists_with_all_its_options(argv, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("CCM_TUI_DB", str(tmp_path / "register.db"))
    monkeypatch.setenv("CCM_TUI_CONFIG_DIR", str(tmp_path))
    assert start([*argv, "--help"], lambda *_given: 1) == 0, capsys.readouterr().err
    assert capsys.readouterr().out.startswith("Usage: ccm-tui")


def test_the_page_of_keys_is_what_the_program_declares(script):
    keys = script("keys")
    assert keys.PAGE.read_text(encoding="utf-8") == keys.page(), "run: python docs/keys.py"


def test_the_examples_print_what_the_pages_say(script, tmp_path):
    transcripts = script("transcripts")
    for name in transcripts.PAGES:
        page = (DOCS / name).read_text(encoding="utf-8")
        folder = tmp_path / name
        folder.mkdir()
        assert transcripts.with_outputs(page, folder) == page, "run: python docs/transcripts.py"


def test_every_question_in_sql_is_answered(script, tmp_path):
    register = tmp_path / "register.db"
    script("fictional").make(register)
    with closing(sqlite3.connect(register)) as connection:
        for question in blocks(DOCS / "data.md", "sql"):
            assert connection.execute(question).fetchall(), question


def test_the_page_on_data_names_every_table(script, tmp_path):
    register = tmp_path / "register.db"
    script("fictional").make(register, filled=False)
    page = (DOCS / "data.md").read_text(encoding="utf-8")
    with closing(sqlite3.connect(register)) as connection:
        rows = connection.execute(
            "SELECT name FROM pragma_table_list WHERE type IN ('table', 'virtual')"
            " AND schema = 'main' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
    tables = {name for (name,) in rows}
    pairs = {name for name in tables if "_" in name}
    assert {name for name in tables - pairs if f"`{name}`" not in page} == set()
