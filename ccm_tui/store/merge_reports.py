"""Reports of merges: what was merged into this file, and what that brought. Not journalled."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ccm_tui.store.driver import Connection


@dataclass(frozen=True, slots=True)
class Source:
    """Where a journal came from: when (UTC), the file's name or the hub, and its SHA-256."""

    at: str
    name: str
    sha256: str | None


@dataclass(frozen=True, slots=True)
class Report:
    """One merge; ``figures`` are those of :class:`ccm_tui.store.merging.Figures`."""

    source: Source
    figures: Mapping[str, Any]


def keep(connection: Connection, source: Source, figures: Mapping[str, Any]) -> None:
    """Write a report, in the caller's transaction."""
    connection.execute(
        "INSERT INTO merge_report (at, source, sha256, figures) VALUES (?, ?, ?, ?)",
        (source.at, source.name, source.sha256, json.dumps(figures)),
    )


def kept(connection: Connection, limit: int) -> list[Report]:
    """The newest reports."""
    rows = connection.execute(
        "SELECT at, source, sha256, figures FROM merge_report ORDER BY id DESC LIMIT ?", (limit,)
    )
    return [
        Report(Source(row["at"], row["source"], row["sha256"]), json.loads(row["figures"]))
        for row in rows
    ]
