"""How the program starts, what it says when it is used wrongly, and what it never does."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import ccm_tui
from ccm_tui.cli.start import start
from tests.cli.conftest import Run

ROOT = Path(ccm_tui.__file__).parent.parent

Process = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def process(register_path: Path, tmp_path: Path) -> Process:
    """Run the program as a process of its own; bytes in and out."""
    environ = {
        **os.environ,
        "CCM_TUI_DB": str(register_path),
        "CCM_TUI_CONFIG_DIR": str(tmp_path / "settings"),
    }
    for name in ("CCM_TUI_BY", "CCM_TUI_PERSON", "PYTHONIOENCODING"):
        environ.pop(name, None)

    def run_it(*argv: str | bytes, **given: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "ccm_tui", *argv],
            cwd=ROOT,
            env=environ | given,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )

    return run_it


def test_alone_where_nobody_looks_it_prints_the_agenda_and_names_the_commands(
    process: Process,
) -> None:
    done = process()
    assert done.returncode == 0
    assert done.stdout == process("today").stdout
    said = done.stderr.decode()
    for command in ("where", "today", "state", "outreach", "export", "doctor"):
        assert f" {command}" in said


def test_undo_reaches_back_over_processes(process: Process) -> None:
    given = ("--channel", "letter", "--date", "2017-02-08", "--subject", "x", "--json")
    assert process("outreach", "add", "--state", "GNB", *given).returncode == 0
    assert b'"verb": "add"' in process("undo", "--json").stdout
    assert b'"total": 0' in process("outreach", "list", "--json").stdout
    assert process("redo").returncode == 0
    assert b'"total": 1' in process("outreach", "list", "--json").stdout


def test_bytes_that_are_no_text_are_refused(process: Process) -> None:
    given = ("--state", "GNB", "--channel", "letter", "--date", "2017-02-08", "--subject")
    done = process("outreach", "add", *given, b"a\xffb")
    assert done.returncode == 1
    assert done.stderr.startswith(b"--subject: holds a character that cannot be kept")
    assert process("search", b"\xff").returncode == 1


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_any_encoding_of_the_output_will_do(process: Process, encoding: str) -> None:
    given = ("--channel", "letter", "--date", "2017-02-08", "--subject", "Ö日")
    process("outreach", "add", "--state", "GNB", *given)
    readable = process("outreach", "list", PYTHONIOENCODING=encoding)
    assert readable.returncode == 0
    exact = process("outreach", "list", "--json", PYTHONIOENCODING=encoding)
    assert json.loads(exact.stdout.decode(encoding))["items"][0]["subject"] == "Ö日"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_output_that_cannot_be_written_is_told_not_traced(process: Process, tmp_path: Path) -> None:
    command = f"{sys.executable} -m ccm_tui state list"
    environ = {**os.environ, "CCM_TUI_DB": str(tmp_path / "new.db")}
    environ["CCM_TUI_CONFIG_DIR"] = str(tmp_path)
    full = subprocess.run(
        ["sh", "-c", f"{command} >/dev/full"],
        cwd=ROOT, env=environ, capture_output=True, check=False,
    )  # fmt: skip
    assert full.returncode == 1
    assert b"Traceback" not in full.stderr
    assert full.stderr.startswith(b"ccm-tui: ")
    cut = subprocess.run(
        ["sh", "-c", f"{command} --limit 300 --json | head -c 5"],
        cwd=ROOT, env=environ, capture_output=True, check=False,
    )  # fmt: skip
    assert cut.stderr == b""


def test_a_program_without_any_output_does_its_work_all_the_same(tmp_path: Path) -> None:
    command = f"{sys.executable} -m ccm_tui log 'GNB phone hello'"
    environ = {**os.environ, "CCM_TUI_DB": str(tmp_path / "new.db")}
    environ["CCM_TUI_CONFIG_DIR"] = str(tmp_path)
    done = subprocess.run(
        ["sh", "-c", f"{command} >&- 2>&-"],
        cwd=ROOT, env=environ, capture_output=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_a_register_that_another_program_writes_to_is_waited_for_then_told(
    run: Run, register_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "ccm_tui.store.opening.open_connection.__kwdefaults__", {"further": False, "busy": 10}
    )
    other = sqlite3.connect(register_path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    given = ("--channel", "letter", "--date", "2017-02-08", "--subject", "x")
    done = run("outreach", "add", "--state", "GNB", *given)
    other.execute("ROLLBACK")
    assert done.code == 1
    assert "Another program is writing" in done.err
    assert run("outreach", "list", "--json").json["total"] == 0


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("bogus",), "bogus"),
        (("outreach", "bogus"), "bogus"),
        (("outreach",), "list, show, add, edit, delete"),
        (("outreach", "add", "--bogus"), "--bogus"),
        (("outreach", "show"), "ID"),
        (("outreach", "add", "--subject"), "--subject"),
        (("--as-at", "2017-02-30", "today"), "2017-02-30 does not exist"),
        (("--as-at", "8/2", "today"), "YYYY-MM-DD"),
        (("--as-at", "20170208", "today"), "YYYY-MM-DD"),
        (("undo", "--steps", "0"), "--steps"),
        (("today", "extra"), "extra"),
    ],
)
def test_wrong_usage_is_one_line_and_one_hint(run: Run, argv: tuple[str, ...], said: str) -> None:
    done = run(*argv)
    assert done.code == 2
    assert done.out == ""
    message, hint = done.err.splitlines()
    assert message.startswith("ccm-tui: ")
    assert said in done.err
    assert hint


def test_help_names_every_command(run: Run) -> None:
    shown = run("--help").out
    for command in ("where", "demo", "outreach", "commitment", "--as-at", "--no-color"):
        assert command in shown
    assert run("-h").out == shown


def test_the_version_is_printed_without_a_register(run: Run, tmp_path: Path) -> None:
    done = run("--db", str(tmp_path / "none.db"), "--version")
    assert (done.code, done.out) == (0, f"ccm-tui {ccm_tui.__version__}\n")
    assert not (tmp_path / "none.db").exists()


def test_a_language_without_words_stays_english_and_says_so(run: Run) -> None:
    done = run("--lang", "xx", "today")
    assert done.code == 0
    assert "English" in done.err


def test_there_is_no_colour_and_no_escape_in_what_is_printed(run: Run) -> None:
    for argv in (("state", "list"), ("--no-color", "state", "list"), ("--help",)):
        assert "\x1b" not in run(*argv).out


def test_an_interruption_ends_quietly(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("ccm_tui.register.Register.agenda", interrupted)
    done = run("today")
    assert (done.code, done.out, done.err) == (130, "", "")


def test_on_a_terminal_the_app_is_opened_with_the_settings(
    register_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCM_TUI_CONFIG_DIR", str(tmp_path))
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    opened = []

    def app(open_register, settings) -> int:
        with open_register() as register:
            opened.append((register.path, register.actor.by, settings.color))
        return 7

    given = ["--db", str(register_path), "--by", "ITA", "--no-color"]
    assert start(given, app) == 7
    monkeypatch.setenv("CCM_TUI_DB", str(register_path))
    assert start([], app) == 7
    assert opened == [(register_path, "ITA", False), (register_path, None, True)]


def test_a_command_imports_what_it_needs_and_no_more(process: Process) -> None:
    def brought(*argv: str) -> set[str]:
        done = process(*argv, PYTHONPROFILEIMPORTTIME="1")
        assert done.returncode == 0
        names = {line.split("|")[-1].strip() for line in done.stderr.decode().splitlines()}
        watched = {"textual", "sqlite_utils", "pydantic", "platformdirs", "sqlite3"}
        return names & watched

    assert brought("where") == set()
    assert brought("output", "list") == {"sqlite3"}
    given = ("--channel", "letter", "--date", "2017-02-08", "--subject", "x")
    assert brought("outreach", "add", "--state", "GNB", *given) == {"pydantic", "sqlite3"}


def test_an_empty_name_of_a_register_is_no_register(run: Run) -> None:
    done = run("--db", "", "where")
    assert done.code == 1
    assert "--db: names no file" in done.err
