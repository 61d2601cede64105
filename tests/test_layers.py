"""What is imported when: each check in a fresh interpreter, where nothing is imported yet.

The import contracts in pyproject.toml read the source; this sees what really happens.
"""

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

import ccm_tui

PACKAGE = Path(ccm_tui.__file__).parent
HEAVY = {"click", "gettext", "platformdirs", "psycopg", "pydantic", "sqlite_utils", "textual"}

PROBE = """
import importlib, json, sys
watched, modules = json.load(sys.stdin)
brought = {}
for name in modules:
    importlib.import_module(name)
    for heavy in watched:
        if heavy in sys.modules:
            brought.setdefault(heavy, name)
print(json.dumps(brought))
"""


def brought_in(modules: Iterable[str], watched: Iterable[str]) -> dict[str, str]:
    """Import ``modules`` in turn and say which of them first brought each of ``watched``."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE],
        input=json.dumps([sorted(watched), list(modules)]),
        cwd=PACKAGE.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    result: dict[str, str] = json.loads(done.stdout)
    return result


def modules_without_a_screen() -> list[str]:
    """Return every module of the program but those of the app."""
    paths = (path.relative_to(PACKAGE.parent) for path in sorted(PACKAGE.rglob("*.py")))
    names = (".".join(path.with_suffix("").parts).removesuffix(".__init__") for path in paths)
    return [name for name in names if f"{name}.".split(".")[1] != "tui"]


def test_importing_the_package_imports_no_library() -> None:
    assert brought_in(["ccm_tui", "ccm_tui.errors", "ccm_tui.resources"], HEAVY) == {}


def test_importing_the_words_reads_no_catalogue() -> None:
    assert brought_in(["ccm_tui.words"], HEAVY) == {}


def test_no_module_without_a_screen_imports_textual_or_what_only_a_hub_needs() -> None:
    modules = modules_without_a_screen()
    assert "ccm_tui.words" in modules
    assert brought_in(modules, {"textual", "psycopg"}) == {}


@pytest.mark.skipif(not (PACKAGE / "tui").is_dir(), reason="there is no app yet")
def test_the_apps_package_waits_with_what_the_first_frame_does_not_need() -> None:
    assert brought_in(["ccm_tui.tui"], {"pydantic", "sqlite_utils"}) == {}


@pytest.mark.skipif(not (PACKAGE / "__main__.py").exists(), reason="there is no entry point yet")
def test_the_entry_point_imports_no_face_before_it_knows_which() -> None:
    assert brought_in(["ccm_tui.__main__"], {"textual", "pydantic", "sqlite_utils"}) == {}


def test_a_register_is_opened_without_what_only_writing_needs() -> None:
    assert brought_in(["ccm_tui.register"], {"pydantic", "sqlite_utils", "click"}) == {}


def test_the_first_rows_are_shown_without_what_only_writing_needs() -> None:
    screens = ["ccm_tui.tui.today_screen", "ccm_tui.tui.states_screen"]
    assert brought_in(screens, {"pydantic", "sqlite_utils", "click"}) == {}
