"""The journal as tests read it: its changes, and by an oracle of its own which versions stand."""

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from ccm_tui.register import Register
from ccm_tui.store.driver import Connection


@dataclass(frozen=True)
class Change:
    """One change, with every version that it names as replaced."""

    version: tuple[str, int]
    field: str
    op: str
    old: Any
    new: Any
    parents: frozenset[tuple[str, int]]


def changes(connection: Connection, uid: str) -> list[Change]:
    """The changes of a record in the order of the clock."""
    edges = defaultdict(set)
    for row in connection.execute("SELECT * FROM edge"):
        edges[row["origin"], row["clock"], row["field"]].add(
            (row["parent_origin"], row["parent_clock"])
        )
    found = []
    for row in connection.execute(
        "SELECT * FROM change WHERE uid = ? ORDER BY clock, origin, field", (uid,)
    ):
        parents = edges[row["origin"], row["clock"], row["field"]]
        if row["parent_origin"] is not None:
            parents = parents | {(row["parent_origin"], row["parent_clock"])}
        found.append(
            Change(
                (row["origin"], row["clock"]),
                row["field"],
                row["op"],
                row["old"],
                json.loads(row["new"]) if row["op"] == "insert" else row["new"],
                frozenset(parents),
            )
        )
    return found


def heads(connection: Connection, uid: str) -> dict[str, list[Change]]:
    """For each field of a record the versions that no other version names as replaced.

    The insertion of a record says nothing of its references.
    """
    known = changes(connection, uid)
    found = {}
    for field in {change.field for change in known}:
        versions = [c for c in known if c.field == field or (c.field == "" and c.op == "insert")]
        found[field] = [
            version
            for version in versions
            if not any(version.version in c.parents for c in versions if c is not version)
            and not (":" in field and version.op == "insert")
        ]
    return found


def acts(connection: Connection) -> list[dict[str, Any]]:
    """The acts of everybody but the seeds, oldest first."""
    rows = connection.execute("SELECT * FROM act WHERE verb <> 'seed' ORDER BY clock")
    return [dict(row) for row in rows]


def unwell(register: Register) -> list[str]:
    """What the doctor finds wrong with a register; the free disk is not asked for."""
    return [
        f"{check.name}: {check.detail}"
        for check in register.examine()
        if not check.ok and check.name != "free_disk"
    ]
