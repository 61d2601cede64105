"""How long a command without a screen takes, as a script or a screen reader's user feels it."""

import subprocess
from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import partial
from time import perf_counter
from typing import Final

from benchmarks.bench import Bench, rows_in_words
from benchmarks.figures import Amount, Budget, Line
from benchmarks.programs import IMPORT_ALONE, OUTPUTS, ROOT, console_script, environment

BUDGET: Final = Budget(2.2)


def measure(bench: Bench) -> list[Line]:
    """``output list`` at every size, by module and by the installed command where there is one."""
    subjects: dict[Hashable, Callable[[], float]] = {
        "import": partial(_run, IMPORT_ALONE, environment(bench.folder))
    }
    for rows in bench.rows:
        environ = environment(bench.folder, bench.registers.path(rows))
        subjects[rows] = partial(_run, OUTPUTS, environ)
    script = console_script()
    if script is not None:
        environ = environment(bench.folder, bench.registers.path(bench.rows[-1]))
        subjects["script"] = partial(_run, (str(script), *OUTPUTS[3:]), environ)
    amounts = {key: Amount.middle(many) for key, many in bench.in_turns(subjects, times=2).items()}

    def line(what: str, key: Hashable, budget: Budget | None) -> Line:
        against = 'python -c "import sqlite_utils"'
        return Line("headless", what, amounts[key], against, amounts["import"], budget)

    lines = [line(f"output list, {rows_in_words(rows)}", rows, BUDGET) for rows in bench.rows]
    if script is not None:
        size = rows_in_words(bench.rows[-1])
        lines.append(line(f"output list by installed ccm-tui, {size}", "script", None))
    return lines


def _run(command: Sequence[str], environ: Mapping[str, str]) -> float:
    began = perf_counter()
    subprocess.run(command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, check=True)
    return perf_counter() - began
