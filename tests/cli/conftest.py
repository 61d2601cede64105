"""The command line in this process: arguments in, exit code and both streams out."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ccm_tui.cli.start import start
from ccm_tui.domain.entities import Entities


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What was printed, which has to be one JSON document of a command that succeeded."""
        assert self.code == 0, self.err
        return json.loads(self.out)


Run = Callable[..., Done]
"""``run("output", "list", "--json")``; ``entities=`` replaces the program's own."""


def no_app(*_given: object) -> int:
    raise AssertionError("no command line opens the app where nobody looks")


@pytest.fixture
def run(
    register_path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Run:
    """Run a command on a fresh register of its own, with settings of its own."""
    for name in ("CCM_TUI_BY", "CCM_TUI_PERSON", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CCM_TUI_DB", str(register_path))
    monkeypatch.setenv("CCM_TUI_CONFIG_DIR", str(tmp_path / "settings"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    def run_it(*argv: str, entities: Entities | None = None) -> Done:
        capsys.readouterr()
        code = start(argv, no_app, (lambda: entities) if entities else None)
        said = capsys.readouterr()
        return Done(code, said.out, said.err)

    return run_it


@pytest.fixture
def meeting(run: Run) -> str:
    """The uid of a bilateral meeting with Guinea-Bissau that "A. Tester" of the ISU logged."""
    done = run(
        *("--by", "ISU", "--person", "A. Tester", "--as-at", "2017-02-09"),
        *("outreach", "add", "--state", "GNB", "--channel", "bilateral"),
        *("--date", "2017-02-08", "--subject", "Focal point", "--activity", "A3", "--json"),
    )
    uid: str = done.json["uid"]
    return uid
