"""docs/concept-note.md: every number of the concept note has a command, and each is run here."""

import io
import re
import shlex
import shutil
from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from ccm_tui.cli.start import start

PAGE = (Path(__file__).parents[2] / "docs" / "concept-note.md").read_text(encoding="utf-8")
NUMBERS = 155
ROW = re.compile(r"^\| (\d+) \| ([^|]+) \| `ccm-tui ([^`]+)` \| (.+) \|$", re.MULTILINE)


def rows() -> Iterator[tuple[int, str, list[str]]]:
    """The number, command and answers of every row of the page."""
    for number, _what, command, answers in ROW.findall(PAGE):
        yield int(number), command, answers.split(" · ")


def written_first() -> list[str]:
    """The commands that write what is not seeded."""
    block = PAGE.split("<!-- written first -->\n```\n")[1].split("\n```")[0]
    return [line.removeprefix("ccm-tui ") for line in block.splitlines()]


def no_app(*_given: object) -> int:
    raise AssertionError("no command line opens the app where nobody looks")


@pytest.fixture(scope="module")
def answers(seeded_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[int, str]:
    """What each number's command prints, after what is written first."""
    folder = tmp_path_factory.mktemp("concept-note")
    shutil.copy(seeded_file, folder / "register.db")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CCM_TUI_DB", str(folder / "register.db"))
        patch.setenv("CCM_TUI_CONFIG_DIR", str(folder / "settings"))
        patch.setenv("CCM_TUI_BY", "ISU")
        patch.setenv("CCM_TUI_PERSON", "A. Tester (fictional)")
        for command in written_first():
            printed(command)
        return {number: printed(command) for number, command, _answers in rows()}


def printed(command: str) -> str:
    """What a command that succeeds prints."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = start(shlex.split(command), no_app, None)
    assert code == 0, (command, err.getvalue())
    return out.getvalue()


def test_every_number_of_the_concept_note_is_on_the_page_once() -> None:
    assert [number for number, _command, _answers in rows()] == list(range(1, NUMBERS + 1))


@pytest.mark.parametrize(("number", "expected"), [(n, told) for n, _command, told in rows()])
def test_the_command_of_a_number_shows_it(
    answers: Mapping[int, str], number: int, expected: list[str]
) -> None:
    for words in expected:
        assert words in answers[number]
