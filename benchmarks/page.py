"""The table of a run as a part of a page: ``--write docs/performance.md`` puts it there."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Final

from benchmarks.figures import Line
from benchmarks.table import HEADS, cells, summary

BEGIN: Final = "<!-- run: written by benchmarks -->"
END: Final = "<!-- end of run -->"


class NoPlaceError(Exception):
    """The page has no place for a table."""


def write(page: Path, lines: Sequence[Line], facts: Mapping[str, str]) -> None:
    """Replace what stands between the two marks of ``page``; raises NoPlaceError."""
    before, after = around(page)
    made = "\n".join([BEGIN, "", as_markdown(lines, facts), "", END])
    page.write_text(before + made + after, encoding="utf-8")


def around(page: Path) -> tuple[str, str]:
    """What stands before and after the table of ``page``; raises NoPlaceError."""
    before, begin, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _table, end, after = rest.partition(END)
    if not (begin and end):
        raise NoPlaceError(f"{page} has no lines {BEGIN} and {END}")
    return before, after


def as_markdown(lines: Sequence[Line], facts: Mapping[str, str]) -> str:
    """A table for each group of ``lines``, after what was missed and the machine."""
    told = ", ".join(f"{name} {value}" for name, value in facts.items() if value)
    parts = [summary(lines), told]
    for group, several in groupby(lines, lambda line: line.group):
        rows = [HEADS, ("---",) * len(HEADS), *map(cells, several)]
        parts.append(f"### {group.capitalize()}")
        parts.append("\n".join(f"| {' | '.join(row)} |" for row in rows))
    return "\n\n".join(parts)
