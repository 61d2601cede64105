"""Handovers: receipts for what was given to whom, which say what a colleague has already.

They stand in this file only and are not journalled. Names are free text; case, accents and
punctuation make no difference between two of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from ccm_tui.store.driver import Connection, Row
from ccm_tui.store.names import folded

Frontier = Mapping[str, tuple[int, int, int]]
"""How far a journal goes: by origin the highest clock, how many changes, and a sum of clocks.

The sum tells sets of the same size apart (see :mod:`ccm_tui.store.bundles`).
"""
TAKEN: Final = "taken"
"""The kind of a receipt for what somebody gave us: how far they had the journal themselves."""
_ACTING: Final = "('CHL', 'ITA', 'ISU')"


@dataclass(frozen=True, slots=True)
class Handover:
    """One receipt; ``contacts`` says whether contacts were in it.

    ``mark`` is what a whole copy says of itself once it is opened and its digest is another one;
    of what was :data:`TAKEN`, the number of the register that gave it. ``base`` is the digest of
    the handover that has to be there before.
    """

    name: str
    at: str
    kind: str
    file: str
    sha256: str
    bytes: int
    changes: int
    level: str
    contacts: bool
    frontier: Frontier
    mark: str | None = None
    base: str | None = None
    confirmed_at: str | None = None


def keep(connection: Connection, receipt: Handover) -> None:
    """Write a receipt."""
    connection.execute(
        """
        INSERT INTO handover (name, at, kind, file, sha256, mark, bytes, changes, level, contacts,
            frontier, base)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        (
            *(receipt.name, receipt.at, receipt.kind, receipt.file, receipt.sha256, receipt.mark),
            *(receipt.bytes, receipt.changes, receipt.level, int(receipt.contacts)),
            *(json.dumps(receipt.frontier), receipt.base),
        ),
    )


def given(connection: Connection, name: str | None = None) -> list[Handover]:
    """All receipts, or those for ``name``, the newest first."""
    rows = connection.execute("SELECT * FROM handover WHERE kind <> ? ORDER BY id DESC", (TAKEN,))
    return _of(name, rows)


def taken(connection: Connection, name: str) -> Handover | None:
    """What ``name`` gave us last; None where several registers write in that name."""
    rows = connection.execute("SELECT * FROM handover WHERE kind = ? ORDER BY id DESC", (TAKEN,))
    found = _of(name, rows)
    return found[0] if len({one.mark for one in found}) == 1 else None


def _of(name: str | None, rows: Iterable[Row]) -> list[Handover]:
    wanted = None if name is None else folded(name)
    return [_read(row) for row in rows if wanted in (None, folded(row["name"]))]


def names(connection: Connection) -> list[str]:
    """To whom something may be given: to whom it was, the latest first, then who may act."""
    rows = connection.execute(
        f"""
        SELECT name FROM (SELECT name, max(id) AS latest FROM handover GROUP BY name
            UNION ALL SELECT code, 0 FROM party WHERE code IN {_ACTING})
        ORDER BY latest DESC, name
        """
    )
    found: dict[str, str] = {}
    for row in rows:
        found.setdefault(folded(row["name"]), row["name"])
    return list(found.values())


def withdraw(connection: Connection, sha256: str) -> None:
    """Forget the receipt for a file that was never handed on; one that was confirmed stays."""
    connection.execute("DELETE FROM handover WHERE sha256 = ? AND confirmed_at IS NULL", (sha256,))


def confirm(connection: Connection, received: Iterable[str], at: str) -> int:
    """Confirm the receipts for what somebody ``received``, by digests and marks; how many."""
    waiting = {
        text: row["id"]
        for row in connection.execute(
            "SELECT id, sha256, mark FROM handover WHERE confirmed_at IS NULL AND kind <> ?",
            (TAKEN,),
        )
        for text in (row["sha256"], row["mark"])
        if text
    }
    confirmed = {waiting[text] for text in received if text in waiting}
    connection.executemany(
        "UPDATE handover SET confirmed_at = ? WHERE id = ?", [(at, one) for one in confirmed]
    )
    return len(confirmed)


def received(connection: Connection, since: str = "") -> list[str]:
    """The digests and marks of what was merged into this file since an instant (UTC)."""
    rows = connection.execute(
        "SELECT DISTINCT sha256 FROM merge_report WHERE sha256 IS NOT NULL AND at >= ?", (since,)
    )
    return [row[0] for row in rows]


def has_received(connection: Connection, digests: Iterable[str | None]) -> bool:
    """Whether a file of one of these digests (or marks) was merged here."""
    wanted = [one for one in digests if one]
    marks = ", ".join("?" * len(wanted))
    sql = f"SELECT 1 FROM merge_report WHERE sha256 IN ({marks}) LIMIT 1"
    return connection.execute(sql, wanted).fetchone() is not None


def has_given(connection: Connection, digest: str) -> bool:
    """Whether we gave somebody a file of this digest (or a whole copy of this mark)."""
    sql = "SELECT 1 FROM handover WHERE ? IN (sha256, mark) AND kind <> ? LIMIT 1"
    return connection.execute(sql, (digest, TAKEN)).fetchone() is not None


def _read(row: Row) -> Handover:
    frontier = {origin: tuple(told) for origin, told in json.loads(row["frontier"]).items()}
    return Handover(
        *(row["name"], row["at"], row["kind"], row["file"], row["sha256"], row["bytes"]),
        *(row["changes"], row["level"], bool(row["contacts"]), frontier),
        *(row["mark"], row["base"], row["confirmed_at"]),
    )
