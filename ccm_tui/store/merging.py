"""Merging: the union of two journals, and the tables projected again where that touched them.

One transaction, the caller's. A change whose identity is known with other content is refused: one
of two files was copied and both were written to as one. Everything else is taken, a conflict stops
nothing, and taking the same journal again changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ccm_tui.errors import Forked
from ccm_tui.store import conflicts, heads, redacting
from ccm_tui.store.checking import strange
from ccm_tui.store.driver import Connection
from ccm_tui.store.replay import replay
from ccm_tui.store.seeding import ORIGIN
from ccm_tui.store.staging import COLUMNS, KEYS, Progress, Staged
from ccm_tui.store.words_index import bring_up_to_date
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.domain.entities import Entities


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody whose acts are new here: how many, and since when (UTC)."""

    by: str | None
    person: str | None
    acts: int
    since: str


@dataclass(frozen=True, slots=True)
class Figures:
    """What a merge brings, or brought."""

    new_changes: int
    records_added: dict[str, int]
    """How many records are new, by kind; those that wait and cannot be shown are not counted."""
    records_changed: dict[str, int]
    conflicts: int
    """How many fields are in conflict afterwards, those of before included."""
    new_conflicts: int
    waiting: int
    """How many of the records touched wait for others that are not known here yet."""
    voices: tuple[Voice, ...] = ()
    findings: tuple[str, ...] = ()
    """References without a record, as ``foreign_key_check`` finds them; there should be none."""


_JOURNAL: Final = ("act", "change", "edge")
_AT_ONCE: Final = 10_000
"""Records whose names are read at once."""


def take(staged: Staged, entities: Entities, progress: Progress | None = None) -> Figures:
    """Take what is staged and checked; raises :class:`~ccm_tui.errors.Forked`.

    In the caller's transaction, which ends the session's projecting when it is rolled back.
    """
    connection = staged.connection
    before = conflicts.count(connection)
    _pass_over_known_seeds(connection)
    erased = redacting.take(connection, entities)
    _refuse_forks(connection)
    _pass_over_what_is_known(connection)
    touched = _touched(connection, erased)
    voices = _voices(connection)
    new = int(connection.execute("SELECT count(*) FROM incoming.change").fetchone()[0])
    _add(connection)
    _refuse_two_kinds(connection)
    total = sum(touched.values())

    def told(done: int) -> None:
        if progress and total:
            progress(total + done, 2 * total)

    uids = {kind: _uids(connection, kind) for kind in touched}
    added = replay(connection, entities, uids, told)
    heads.refresh_merged(connection, entities)
    bring_up_to_date(connection)
    if erased:
        redacting.sweep(connection, (uid for _kind, uid in erased))
    after = conflicts.count(connection)
    return Figures(
        new_changes=new,
        records_added={kind: count for kind, count in added.items() if count},
        records_changed=_changed(touched, added),
        conflicts=after,
        new_conflicts=max(after - before, 0),
        waiting=_waiting(connection),
        voices=voices,
        findings=_findings(connection, [e.table for e in entities if e.table in touched]),
    )


def _same(table: str, one: str, other: str) -> str:
    return " AND ".join(f"{one}.{key} = {other}.{key}" for key in KEYS[table].split(", "))


def _known(table: str) -> str:
    """SQL condition: the staged row ``i`` is known here by its identity."""
    return f"EXISTS (SELECT 1 FROM {table} o WHERE {_same(table, 'o', 'i')})"


def _pass_over_known_seeds(connection: Connection) -> None:
    """Seeds are each release's own: an older one's may say less of a row than those here."""
    for table in _JOURNAL:
        connection.execute(
            f"DELETE FROM incoming.{table} AS i WHERE i.origin = ? AND {_known(table)}", (ORIGIN,)
        )
    connection.execute(
        "DELETE FROM incoming.edge AS i WHERE i.origin = ? AND EXISTS (SELECT 1 FROM change c"
        " WHERE c.origin = i.origin AND c.clock = i.clock)",
        (ORIGIN,),
    )


def _refuse_forks(connection: Connection) -> None:
    """Raise Forked where one identity stands for two things."""
    for table in ("act", "change"):
        rest = [name for name in COLUMNS[table] if name not in KEYS[table].split(", ")]
        differs = " OR ".join(f"i.{name} IS NOT o.{name}" for name in rest)
        row = connection.execute(
            f"SELECT i.origin FROM incoming.{table} i JOIN {table} o ON {_same(table, 'i', 'o')}"
            f" WHERE {differs} LIMIT 1"
        ).fetchone()
        if row:
            raise _forked(row["origin"])
    row = connection.execute(
        f"""
        SELECT i.origin FROM incoming.edge i JOIN change o
            ON o.origin = i.origin AND o.clock = i.clock AND o.field = i.field
        WHERE NOT {_known("edge")} LIMIT 1
        """
    ).fetchone()
    if row:
        raise _forked(row["origin"])


def _forked(origin: str) -> Forked:
    return Forked(
        _("Two writers share one number ({origin}): the same change says different things").format(
            origin=origin
        ),
        _(
            "One of the files was copied by hand and both were written to. Neither was changed;"
            " ask whoever copied it which one goes on."
        ),
    )


def _pass_over_what_is_known(connection: Connection) -> None:
    for table in _JOURNAL:
        connection.execute(f"DELETE FROM incoming.{table} AS i WHERE {_known(table)}")


def _touched(connection: Connection, erased: Iterable[tuple[str, str]]) -> dict[str, int]:
    """How many records new changes or redactions concern, by kind: ``incoming.touched``."""
    connection.execute(
        "CREATE TABLE incoming.touched (uid TEXT PRIMARY KEY, kind TEXT NOT NULL) WITHOUT ROWID"
    )
    connection.execute(
        "INSERT INTO incoming.touched SELECT uid, min(kind) FROM incoming.change GROUP BY uid"
    )
    connection.executemany(
        "INSERT OR IGNORE INTO incoming.touched (kind, uid) VALUES (?, ?)", erased
    )
    sql = "SELECT kind, count(*) FROM incoming.touched GROUP BY kind"
    return dict(tuple(row) for row in connection.execute(sql))


def _uids(connection: Connection, kind: str) -> Iterator[str]:
    """The records of a kind that are touched.

    No statement stays open between two of them: whoever ends the merge there lets go of them all.
    """
    sql = "SELECT uid FROM incoming.touched WHERE kind = ? AND uid > ? ORDER BY uid LIMIT ?"
    last = ""
    while found := [row["uid"] for row in connection.execute(sql, (kind, last, _AT_ONCE))]:
        yield from found
        last = found[-1]


def _voices(connection: Connection) -> tuple[Voice, ...]:
    rows = connection.execute(
        """
        SELECT by, person, count(*) AS acts, min(at) AS since FROM incoming.act
        WHERE verb <> 'seed' GROUP BY by, person ORDER BY since
        """
    )
    return tuple(Voice(*row) for row in rows)


def _add(connection: Connection) -> None:
    """Put the new rows into the journal, and the clock beyond all of them."""
    with_projecting = "UPDATE session SET projecting = ?"
    connection.execute(with_projecting, (1,))
    for table in _JOURNAL:
        names = ", ".join(COLUMNS[table])
        connection.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM incoming.{table}")
    connection.execute(
        "INSERT OR IGNORE INTO blob (sha256, content) SELECT sha256, content FROM incoming.blob"
    )
    connection.execute(
        """
        UPDATE session SET projecting = 0, clock = max(clock,
            coalesce((SELECT max(clock) FROM incoming.act), 0),
            coalesce((SELECT max(clock) FROM incoming.change), 0))
        """
    )


def _refuse_two_kinds(connection: Connection) -> None:
    """Raise NotMergeable where one uid would be of two kinds: it is one record, of one table."""
    row = connection.execute(
        """
        SELECT t.uid FROM incoming.touched t
        WHERE EXISTS (SELECT 1 FROM change c WHERE c.uid = t.uid AND c.kind <> t.kind)
            OR EXISTS (SELECT 1 FROM redaction r WHERE r.uid = t.uid AND r.kind <> t.kind) LIMIT 1
        """
    ).fetchone()
    if row:
        raise strange(_("one record of “{table}” has two kinds: {row}"), "change", [row["uid"]])


def _changed(touched: dict[str, int], added: dict[str, int]) -> dict[str, int]:
    found = {kind: count - added.get(kind, 0) for kind, count in touched.items()}
    return {kind: count for kind, count in found.items() if count > 0}


def _waiting(connection: Connection) -> int:
    sql = """
        SELECT count(DISTINCT w.uid) FROM waiting w JOIN incoming.touched t ON t.uid = w.uid
        """
    return int(connection.execute(sql).fetchone()[0])


def _findings(connection: Connection, kinds: Iterable[str]) -> tuple[str, ...]:
    return tuple(
        f"{row['table']} {row['rowid']} → {row['parent']}"
        for kind in kinds
        for row in connection.execute(f"PRAGMA foreign_key_check({kind})")
    )
