"""Seeds: what the register knows before anyone types, loaded from CSV files with their sources.

Every seeded row has a fixed uid (UUIDv5 of kind and key) and a fixed place in a reserved origin's
journal, so that two registers seeded apart are the same register. Seeding again adds only what is
new; what a person changed or deleted stays as they left it.
"""

import csv
import hashlib
import tomllib
import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from ccm_tui.domain.declaration import Entity
from ccm_tui.domain.entities import Entities
from ccm_tui.store.driver import Connection
from ccm_tui.store.records import insert
from ccm_tui.store.words_index import bring_up_to_date

ORIGIN: Final = "0" * 16
"""The origin reserved for seeds."""

_NAMESPACE: Final = uuid.UUID("6f0cf5a2-6a0a-5c1e-9d0b-43434d310000")
_ACT: Final = 1 << 40
"""The act of all seeds, of whatever release: a register seeded by a later release is the same as
one that was seeded earlier and grew. Any clock that a person's writes take is higher."""
_ROW_SHIFT: Final = 12


def seeded_uid(kind: str, key: str) -> str:
    """The fixed uid of the seeded row ``key`` (its code, or the file's key) of ``kind``."""
    return str(uuid.uuid5(_NAMESPACE, f"{kind}/{key}"))


def seed(connection: Connection, entities: Entities, folder: Path) -> int:
    """Add every seeded row that the register does not know; returns how many.

    In the caller's transaction. Rows may refer to rows of kinds that come earlier in ``entities``
    and to earlier rows of their own file.
    """
    release = tomllib.loads((folder / "release.toml").read_text(encoding="utf-8"))
    act = _ACT
    own = dict(connection.execute("SELECT origin, clock FROM session").fetchone())
    connection.execute("UPDATE session SET origin = ?, act = ?, wall = 0, clock = 0", (ORIGIN, act))
    added = 0
    for entity in entities:
        path = folder / f"{entity.table}.csv"
        if path.exists():
            added += _seed_file(connection, entity, path, act)
    if added:
        connection.execute(
            "INSERT OR IGNORE INTO act (origin, clock, at, verb) VALUES (?, ?, ?, 'seed')",
            (ORIGIN, act, f"{release['released']}T00:00:00.000Z"),
        )
    connection.execute(
        """
        UPDATE session SET origin = :origin, clock = max(:clock, :used), act = NULL, wall = NULL
        """,
        {**own, "used": 2 * _ACT if added else 0},
    )
    bring_up_to_date(connection)
    return added


def _seed_file(connection: Connection, entity: type[Entity], path: Path, act: int) -> int:
    added = 0
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            key = row.pop("key", None) or row[entity.code_field]
            uid = seeded_uid(entity.table, key)
            known = connection.execute("SELECT 1 FROM change WHERE uid = ? LIMIT 1", (uid,))
            if known.fetchone():
                continue
            connection.execute("UPDATE session SET clock = ?", (_clock(act, uid),))
            insert(connection, entity, uid, _values(entity, row))
            added += 1
    return added


def _clock(act: int, uid: str) -> int:
    """The clock before the row's first change: from its uid, so that it never moves."""
    digest = hashlib.sha256(uid.encode()).digest()
    return act + (int.from_bytes(digest[:4]) >> 4 << _ROW_SHIFT)


def _values(entity: type[Entity], row: dict[str, str]) -> dict[str, Any]:
    """A file's row as the table holds it: blanks as NULL, references as uids."""
    values: dict[str, Any] = {}
    for name, text in row.items():
        about = entity.columns()[name].about
        if about.kind == "refs":
            values[name] = tuple(seeded_uid(about.target, code) for code in _codes(text))
        elif not text:
            continue
        elif about.kind == "ref":
            values[name] = seeded_uid(about.target, text)
        else:
            values[name] = int(text) if about.kind == "number" else text
    for name, column in entity.columns().items():
        if name not in values and column.default is not None:
            values[name] = column.default
    return values


def _codes(text: str) -> Iterable[str]:
    return (code.strip() for code in text.split(";") if code.strip())
