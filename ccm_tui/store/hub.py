"""The hub's side of syncing: what it holds, rows of it, and rows put there in one go.

Only INSERT and SELECT; rows that are there already are passed over, so that whoever comes second,
or comes again after a cut, adds what is missing and nothing twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, LiteralString, NamedTuple

from ccm_tui.errors import Forked, HubUnusable, NotMergeable
from ccm_tui.store.frontier import SHIFT, Batch, Held, Place
from ccm_tui.store.hub_rows import TABLES, inward, outward
from ccm_tui.words import _

if TYPE_CHECKING:
    import psycopg

_FORMAT: Final = 1
_ATTEMPTS: Final = 5
"""How often a batch is tried that an engine asks to try again."""
_AT_ONCE: Final = 5_000

_COLUMNS: Final[dict[str, LiteralString]] = {
    "act": "origin, clock, at, by, person, verb, undoes, reason, digest",
    "change": "origin, clock, field, act, kind, uid, op, old, new, parent_origin, parent_clock,"
    " digest",
    "edge": "origin, clock, field, parent_origin, parent_clock, digest",
    "redaction": "origin, clock, act, kind, uid, digest",
}
_KEYS: Final[dict[str, LiteralString]] = {
    "act": "origin, clock",
    "change": "origin, clock, field",
    "edge": "origin, clock, field, parent_origin, parent_clock",
    "redaction": "origin, clock",
}
_ERASED: Final[LiteralString] = (
    " AND NOT EXISTS (SELECT 1 FROM ccm_tui.redaction r WHERE r.uid = i.uid)"
)


def schema() -> str:
    """The SQL that makes an empty PostgreSQL database a hub."""
    return Path(__file__).with_name("hub_schema.sql").read_text(encoding="utf-8")


class Range(NamedTuple):
    """Clocks of an origin, both ends included."""

    origin: str
    first: int
    last: int


class Put(NamedTuple):
    """What a batch really added: by block, and how many of it were changes."""

    added: dict[Place, Held]
    changes: int


class Hub:
    """An open hub; every method raises HubUnusable where it does not do what was asked."""

    def __init__(self, connection: psycopg.Connection[tuple[Any, ...]], name: str) -> None:
        self.name = name
        self._connection = connection
        with self._told():
            rows = connection.execute("SELECT id::text, format FROM ccm_tui.hub").fetchall()
        if len(rows) != 1 or rows[0][1] != _FORMAT:
            raise HubUnusable(
                _("{name} is a hub of another version of ccm-tui").format(name=name),
                _("Install the newest ccm-tui, or ask whoever runs the hub."),
            )
        self.id: str = rows[0][0]

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let everything read inside be of one moment."""
        from psycopg import IsolationLevel

        with self._told():
            self._connection.isolation_level = IsolationLevel.REPEATABLE_READ
            self._connection.read_only = True
            try:
                with self._connection.transaction():
                    yield
            finally:
                if not self._connection.closed:
                    self._connection.isolation_level = None
                    self._connection.read_only = None

    def version(self) -> int:
        """The highest register version of whoever gave anything."""
        sql: LiteralString = "SELECT coalesce(max(version), 0) FROM ccm_tui.arrival"
        return int(self._rows(sql)[0][0])

    def now(self) -> int:
        """The hub's own time, in milliseconds since 1970."""
        sql: LiteralString = "SELECT (extract(epoch FROM now()) * 1000)::bigint"
        return int(self._rows(sql)[0][0])

    def origins(self) -> dict[str, Held]:
        """What is there, by origin."""
        sql: LiteralString = """
            SELECT origin, sum(entries)::bigint, max(highest), sum(digest)::text
            FROM ccm_tui.arrival GROUP BY origin
            """
        return {row[0]: Held(row[1], row[2], int(row[3])) for row in self._rows(sql)}

    def blocks(self, origins: Sequence[str]) -> dict[Place, Held]:
        """What is there of some origins, by block."""
        sql: LiteralString = """
            SELECT origin, block, sum(entries)::bigint, max(highest), sum(digest)::text
            FROM ccm_tui.arrival WHERE origin = ANY(%s) GROUP BY origin, block
            """
        rows = self._rows(sql, list(origins))
        if any(not 0 <= row[1] < 1 << (63 - SHIFT) for row in rows):
            raise _nonsense(self.name)
        return {Place(r[0], r[1]): Held(r[2], r[3], int(r[4])) for r in rows}

    def rows(self, table: str, ranges: Sequence[Range]) -> Iterator[tuple[Any, ...]]:
        """The rows of these ranges as they are staged, in a snapshot; raises NotMergeable."""
        columns: LiteralString = ", ".join(f"t.{name}" for name in _COLUMNS[table].split(", "))
        sql: LiteralString = f"""
            SELECT {columns} FROM unnest(%s::text[], %s::bigint[], %s::bigint[])
                AS w (origin, first, last)
            JOIN ccm_tui.{_NAMES[table]} t ON t.origin = w.origin
                AND t.clock BETWEEN w.first AND w.last
            """
        origins, firsts, lasts = (list(part) for part in zip(*ranges, strict=True))
        with self._told(), self._connection.cursor(f"reading_{table}") as cursor:
            cursor.itersize = _AT_ONCE
            cursor.execute(sql, (origins, firsts, lasts))
            yield from inward(table, cursor)

    def put(self, batch: Batch, version: int) -> Put:
        """Add a batch as one transaction; raises Forked where the hub knows another content."""
        from psycopg import errors

        tries = _ATTEMPTS
        with self._told():
            while True:
                try:
                    with self._connection.transaction():
                        return self._put(batch, version)
                except (errors.SerializationFailure, errors.DeadlockDetected):
                    if not (tries := tries - 1):
                        raise

    def _put(self, batch: Batch, version: int) -> Put:
        added: dict[Place, Held] = defaultdict(Held)
        changes = 0
        for table in TABLES:
            if not batch[table]:
                continue
            arrived = self._put_table(table, batch[table], version)
            for place, held in arrived.items():
                added[place] = added[place].plus(held)
            count = sum(held.entries for held in arrived.values())
            if count < len(batch[table]):
                self._refuse_forks(table)
            changes += count if table == "change" else 0
        return Put(dict(added), changes)

    def _put_table(
        self, table: str, rows: Iterable[Sequence[Any]], version: int
    ) -> dict[Place, Held]:
        name, columns, key = _NAMES[table], _COLUMNS[table], _KEYS[table]
        self._connection.execute(
            f"CREATE TEMP TABLE IF NOT EXISTS given_{name}"
            f" (LIKE ccm_tui.{name}) ON COMMIT DELETE ROWS"
        )
        with self._connection.cursor() as cursor:
            with cursor.copy(f"COPY pg_temp.given_{name} ({columns}) FROM STDIN") as copy:
                for row in outward(table, rows):
                    copy.write_row(row)
            cursor.execute(
                f"""
                WITH new AS (
                    INSERT INTO ccm_tui.{name} ({columns})
                    SELECT {columns} FROM pg_temp.given_{name} ORDER BY {key}
                    ON CONFLICT DO NOTHING RETURNING origin, clock, digest
                )
                INSERT INTO ccm_tui.arrival (origin, block, entries, highest, digest, version)
                SELECT origin, clock >> {_SHIFT}, count(*), max(clock), sum(digest), %s
                FROM new GROUP BY 1, 2
                RETURNING origin, block, entries, highest, digest::text
                """,
                (version,),
            )
            return {Place(r[0], r[1]): Held(r[2], r[3], int(r[4])) for r in cursor}

    def _refuse_forks(self, table: str) -> None:
        """Raise Forked where a row given and the one that is there differ."""
        name = _NAMES[table]
        erased = _ERASED if table == "change" else ""
        row = self._connection.execute(
            f"SELECT i.origin FROM pg_temp.given_{name} i JOIN ccm_tui.{name} t"
            f" USING ({_KEYS[table]}) WHERE t.digest <> i.digest{erased} LIMIT 1"
        ).fetchone()
        if row:
            raise Forked(
                _("The hub knows other changes under the same number ({origin})").format(
                    origin=row[0]
                ),
                _("A register was copied by hand and both were written to. Ask who copied it."),
            )

    def lacks(self, digests: Sequence[str]) -> list[str]:
        """Which of these files are not there."""
        sql: LiteralString = """
            SELECT w.sha256 FROM unnest(%s::text[]) AS w (sha256) WHERE NOT EXISTS
                (SELECT 1 FROM ccm_tui.blob b WHERE b.sha256 = w.sha256)
            """
        return [row[0] for row in self._rows(sql, list(digests))] if digests else []

    def files(self, digests: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        """Those of these files that are there."""
        sql: LiteralString = "SELECT sha256, content FROM ccm_tui.blob WHERE sha256 = %s"
        for one in digests:
            for row in self._rows(sql, one):
                yield row[0], row[1]

    def put_file(self, sha256: str, content: bytes) -> None:
        """Add a file."""
        sql: LiteralString = (
            "INSERT INTO ccm_tui.blob (sha256, content) VALUES (%s, %s) ON CONFLICT DO NOTHING"
        )
        with self._told():
            self._connection.execute(sql, (sha256, content))

    def _rows(self, sql: LiteralString, *given: Any) -> list[tuple[Any, ...]]:
        with self._told():
            return self._connection.execute(sql, given).fetchall()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn the driver's errors into ours, which say what happened and what to do."""
        import psycopg

        try:
            yield
        except psycopg.Error as error:
            raise translated(error, self.name) from error


_NAMES: Final[dict[str, LiteralString]] = {
    "act": "act",
    "change": "change",
    "edge": "edge",
    "redaction": "redaction",
}
_SHIFT: Final[LiteralString] = "40"


def translated(error: psycopg.Error, name: str) -> HubUnusable | NotMergeable:
    """Our error for one of the driver's."""
    from psycopg import DataError, InterfaceError, OperationalError, errors

    said = (str(error).strip() or type(error).__name__).splitlines()[0]
    match error:
        case errors.UndefinedTable() | errors.InvalidSchemaName() | errors.UndefinedColumn():
            return HubUnusable(
                _("{name} is no hub of ccm-tui: {reason}").format(name=name, reason=said),
                _("Whoever runs it makes it one with what “ccm-tui hub sql” prints."),
            )
        case errors.InsufficientPrivilege():
            return HubUnusable(
                _("{name} does not let you sync: {reason}").format(name=name, reason=said),
                _("Ask whoever runs it to give you the role ccm_tui_sync."),
            )
        case errors.DiskFull() | errors.ReadOnlySqlTransaction():
            return HubUnusable(
                _("{name} takes nothing now: {reason}").format(name=name, reason=said),
                _("Tell whoever runs it. Nothing is lost here; sync again later."),
            )
        case OperationalError() | InterfaceError():
            return HubUnusable(
                _("The hub {name} went away: {reason}").format(name=name, reason=said),
                _("Sync again: it goes on where it stopped. Nothing is lost."),
            )
        case DataError():
            return NotMergeable(
                _("{name} cannot keep a text of this register: {reason}").format(
                    name=name, reason=said
                ),
                _("Run ccm-tui doctor: another program wrote what no text may hold."),
            )
        case _:
            return HubUnusable(
                _("{name} is not as a hub is: {reason}").format(name=name, reason=said),
                _("Ask whoever runs it. Nothing was changed here."),
            )


def _nonsense(name: str) -> HubUnusable:
    return HubUnusable(
        _("{name} says of itself what cannot be").format(name=name),
        _("Ask whoever runs it. Nothing was changed here."),
    )
