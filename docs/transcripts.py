"""Runs the examples of the pages and writes down what they print: ``python docs/transcripts.py``.

An example is a block ``console``: a line ``$ ccm-tui …`` and, below it, what it prints, on both
streams. Each page begins on the register of :mod:`fictional`, and its examples run one after the
other.
"""

import os
import re
import shlex
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Final

from fictional import make, surroundings

from ccm_tui.cli.program import invoke
from ccm_tui.cli.session import Session
from ccm_tui.cli.start import guarded
from ccm_tui.register import Actor, Surroundings

PAGES: Final = ("commands.md", "history.md", "outputs.md")
_BLOCK: Final = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)
_COMMAND: Final = re.compile(r"^\$ (.+?)(?:\n|\Z)", re.MULTILINE)


class _Example(Session):
    """A run of the command line on 9 February 2017, a quarter to ten."""

    def __init__(self, environ: Mapping[str, str], around: Surroundings) -> None:
        super().__init__(environ, _no_app)
        self._around = around

    def surroundings(self) -> Surroundings:
        """The clock and the ids of the examples; the day that was asked for."""
        as_at = self.settings.as_at or self._around.as_at
        return replace(self._around, actor=Actor(), as_at=as_at)


def _no_app(*_given: object) -> int:
    raise AssertionError("no example opens the app")


def with_outputs(text: str, folder: Path) -> str:
    """The page ``text`` with what its examples print, run in ``folder`` on a register there."""
    make(folder / "register.db")
    environ = {
        "CCM_TUI_DB": str(folder / "register.db"),
        "CCM_TUI_CONFIG_DIR": str(folder),
        "NO_COLOR": "1",
        "HOME": str(folder),
    }
    around = surroundings()
    return _BLOCK.sub(lambda block: "".join(_run(block[1], environ, around)), text)


def _run(block: str, environ: Mapping[str, str], around: Surroundings) -> Iterator[str]:
    for line in _COMMAND.findall(block):
        said = _printed(shlex.split(line)[1:], environ, around)
        yield f"$ {line}\n{said}\n" if said else f"$ {line}\n"


def _printed(argv: list[str], environ: Mapping[str, str], around: Surroundings) -> str:
    out = StringIO()
    run: Callable[[], int] = lambda: _invoke(argv, environ, around)  # noqa: E731 - one use
    with redirect_stdout(out), redirect_stderr(out):
        guarded(run)
    lines = (line.rstrip() for line in out.getvalue().rstrip().split("\n"))
    return "\n".join(lines)


def _invoke(argv: list[str], environ: Mapping[str, str], around: Surroundings) -> int:
    with _Example(environ, around) as session:
        return invoke(argv, session)


def main() -> None:
    """Write the outputs into the pages."""
    os.environ["COLUMNS"] = "100"
    for name in PAGES:
        page = Path(__file__).with_name(name)
        with tempfile.TemporaryDirectory() as folder:
            text = with_outputs(page.read_text(encoding="utf-8"), Path(folder))
        page.write_text(text, encoding="utf-8", newline="\n")
        print(f"docs/{name}", file=sys.stderr)


if __name__ == "__main__":
    main()
