"""The lines of a run as one table of plain text, or as one JSON document."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final

from benchmarks.figures import Line

HEADS: Final = ("what", "reference", "", "ours", "ratio", "budget", "")


def as_text(lines: Sequence[Line], facts: Mapping[str, str]) -> str:
    """The table, and under it the machine and what was missed."""
    rows = [HEADS, *map(cells, lines)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADS))]
    printed = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    printed.insert(1, "  ".join("-" * width for width in widths))
    told = [f"{name}: {value}" for name, value in facts.items() if value]
    return "\n".join([*printed, "", *told, "", summary(lines)])


def as_json(lines: Sequence[Line], facts: Mapping[str, str]) -> str:
    """The same as one document; seconds and bytes as numbers."""
    return json.dumps(
        {"facts": dict(facts), "rows": [_record(line) for line in lines]},
        indent=2,
        ensure_ascii=False,
    )


def cells(line: Line) -> tuple[str, ...]:
    """A line as the table shows it, below :data:`HEADS`."""
    ratio = "" if line.ratio is None else f"{line.ratio:.2f} x"
    return (
        line.what,
        line.against,
        "" if line.reference is None else str(line.reference),
        str(line.ours),
        ratio,
        "" if line.budget is None else str(line.budget),
        line.verdict,
    )


def summary(lines: Sequence[Line]) -> str:
    """How many budgets are met, and which are not."""
    asked = [line for line in lines if line.verdict]
    missed = [line.what for line in asked if line.verdict.startswith("MISSED")]
    if not asked:
        return "No budget was measured."
    if not missed:
        return f"All {len(asked)} budgets are met."
    return f"{len(missed)} of {len(asked)} budgets are missed: {'; '.join(missed)}."


def _record(line: Line) -> dict[str, Any]:
    return {
        **asdict(line),
        "ratio": line.ratio,
        "verdict": line.verdict,
    }
