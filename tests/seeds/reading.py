"""The seed files as rows of text, without the program's own reader."""

import csv
from functools import cache

from ccm_tui.resources import seeds_dir


@cache
def rows(kind):
    """The rows of ``<kind>.csv`` in their order."""
    with (seeds_dir() / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def coded(kind):
    """The rows of a kind by their code, in their order."""
    return {row["code"]: row for row in rows(kind)}


def several(cell):
    """What a cell of references names."""
    return cell.split("; ") if cell else []
