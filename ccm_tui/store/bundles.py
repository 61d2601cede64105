"""What a colleague lacks, chosen by SQL and written into a small file; and read there as data.

A bundle holds the tables of a journal as they travel (see :mod:`ccm_tui.store.staging`) and one
more, ``manifest``, with a line of JSON. What a colleague has is known by the frontier of the last
handover: beyond it, everything is sent; and where what stands up to it is not what stood there
then (something arrived late, or is not above the level any more), all of that origin is sent.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ccm_tui.domain.vocabularies import SENSITIVITIES
from ccm_tui.errors import NotMergeable
from ccm_tui.store import handovers, merge_reports
from ccm_tui.store.driver import Connection, connect
from ccm_tui.store.handovers import Frontier, Handover
from ccm_tui.store.levels import EVERYTHING, above
from ccm_tui.store.merging import Figures
from ccm_tui.store.migrations import VERSION
from ccm_tui.store.seeding import ORIGIN
from ccm_tui.store.staging import COLUMNS, KEYS
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.domain.entities import Entities

APPLICATION_ID: Final = 0x43434D42  # 'CCMB'
_LONGEST: Final = 16 << 20
"""Characters of a manifest."""

_TOLD: Final = "(SELECT uid FROM temp.above)"
# Whatever has a clock of its own. Seeds come with the program.
_VERSIONS: Final = f"""
    (SELECT origin, clock FROM change WHERE origin <> '{ORIGIN}' AND uid NOT IN {_TOLD}
    UNION ALL
    SELECT origin, clock FROM redaction WHERE uid NOT IN {_TOLD})"""
_FIGURES: Final = "max(v.clock), count(*), sum(v.clock % 2147483647)"


@dataclass(frozen=True, slots=True)
class Base:
    """A handover that a bundle builds on: by whose frontier it leaves out what is known."""

    sha256: str
    mark: str | None
    at: str
    frontier: Frontier


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a bundle says of itself: for whom, from whom, when, up to which level.

    It builds on ``base``, which was given before, and on ``heard``, which the other side had given
    last. ``origin`` is the number of the register that made it, ``reached`` how far its reader has
    the journal then. ``received`` are the digests of what its maker merged lately: receipts.
    """

    to: str
    by: str | None
    person: str | None
    at: str
    level: str
    contacts: bool
    origin: str
    base: Base | None
    heard: Base | None
    reached: Frontier
    received: tuple[str, ...]
    changes: int
    records: int


@contextmanager
def chosen(
    connection: Connection, entities: Entities, level: str, *, contacts: bool
) -> Iterator[None]:
    """One reading of the register, in which ``temp.above`` says what stays behind."""
    connection.execute("BEGIN")
    try:
        above(connection, entities, level, without_contacts=not contacts)
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def frontier(connection: Connection) -> Frontier:
    """How far the journal goes, without what is in ``temp.above``."""
    rows = connection.execute(f"SELECT v.origin, {_FIGURES} FROM {_VERSIONS} v GROUP BY v.origin")
    return {row[0]: (row[1], row[2], row[3]) for row in rows}


def sign(path: Path, entities: Entities, mark: str, copied: Handover) -> Frontier:
    """Let the whole copy at ``path`` say which one it is, and that who gave it has what it holds.

    ``copied`` is a receipt for it as of something taken. Returns the copy's frontier.
    """
    connection = connect(path)
    try:
        with chosen(connection, entities, EVERYTHING, contacts=True):
            reached = frontier(connection)
        nothing = asdict(Figures(0, {}, {}, 0, 0, 0))
        source = merge_reports.Source(copied.at, copied.file, mark)
        merge_reports.keep(connection, source, nothing)
        if copied.name:
            handovers.keep(connection, replace(copied, sha256=mark, frontier=reached))
        return reached
    finally:
        connection.close()


def origin_of(connection: Connection) -> str:
    """The number of the register."""
    return str(connection.execute("SELECT origin FROM session").fetchone()[0])


def known(connection: Connection, told: Frontier) -> dict[str, int]:
    """The origins of which all that ``told`` tells is here and nothing else, with its clock."""
    found = {}
    for origin, (clock, count, total) in told.items():
        row = connection.execute(
            f"SELECT {_FIGURES} FROM {_VERSIONS} v WHERE v.origin = ? AND v.clock <= ?",
            (origin, clock),
        ).fetchone()
        if tuple(row) == (clock, count, total):
            found[origin] = clock
    return found


def lay_out(path: Path) -> None:
    """Make the empty file at ``path``, which is there and private, one that takes a bundle."""
    connection = connect(path)
    try:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
        connection.execute(f"PRAGMA user_version = {VERSION:d}")
        for table, columns in COLUMNS.items():
            connection.execute(
                f"CREATE TABLE {table} ({', '.join(columns)},"
                f" PRIMARY KEY ({KEYS[table]})) WITHOUT ROWID"
            )
        connection.execute("CREATE TABLE manifest (told TEXT NOT NULL)")
    finally:
        connection.close()


@contextmanager
def attached(connection: Connection, path: Path) -> Iterator[None]:
    """The file of a bundle beside the register, as ``bundle``; it is no loss when it breaks."""
    connection.execute("ATTACH ? AS bundle", (f"{path.absolute().as_uri()}?mode=rw",))
    try:
        connection.execute("PRAGMA bundle.journal_mode = OFF")
        connection.execute("PRAGMA bundle.synchronous = OFF")
        yield
    finally:
        connection.execute("DETACH bundle")


def fill(connection: Connection, beyond: dict[str, int]) -> tuple[int, int]:
    """Put into ``bundle`` what is beyond these clocks; how many changes, of how many records.

    Everything of an origin that is not named. Redactions count as changes.
    """
    connection.execute(
        "CREATE TEMP TABLE IF NOT EXISTS beyond"
        " (origin TEXT PRIMARY KEY, clock INTEGER NOT NULL) WITHOUT ROWID"
    )
    connection.execute("DELETE FROM temp.beyond")
    connection.executemany("INSERT INTO temp.beyond VALUES (?, ?)", beyond.items())
    connection.execute(
        f"""
        INSERT INTO temp.beyond SELECT origin, -1 FROM {_VERSIONS} v
        WHERE NOT EXISTS (SELECT 1 FROM temp.beyond b WHERE b.origin = v.origin) GROUP BY origin
        """
    )
    changes = sum(_put(connection, table, _BEYOND) for table in ("change", "redaction"))
    _put(connection, "edge", _OF_CHANGES)
    _put(connection, "act", _OF_EITHER)
    _put(connection, "blob", _OF_DOCUMENTS)
    records = "SELECT uid FROM bundle.change UNION SELECT uid FROM bundle.redaction"
    return changes, int(connection.execute(f"SELECT count(*) FROM ({records})").fetchone()[0])


_BEYOND: Final = f"""
    temp.beyond b CROSS JOIN main.{{table}} t ON t.origin = b.origin AND t.clock > b.clock
    WHERE t.uid NOT IN {_TOLD}"""
_OF_CHANGES: Final = """
    bundle.change c CROSS JOIN main.{table} t
        ON t.origin = c.origin AND t.clock = c.clock AND t.field = c.field"""
_OF_EITHER: Final = """
    (SELECT origin, act FROM bundle.change UNION SELECT origin, act FROM bundle.redaction) c
    CROSS JOIN main.{table} t ON t.origin = c.origin AND t.clock = c.act"""
_OF_DOCUMENTS: Final = """
    main.{table} t WHERE t.sha256 IN (SELECT d.sha256 FROM bundle.change c
        JOIN document d ON d.uid = c.uid WHERE c.kind = 'document' AND c.field IN ('', 'sha256'))"""


def _put(connection: Connection, table: str, source: str) -> int:
    names = ", ".join(COLUMNS[table])
    return connection.execute(
        f"INSERT INTO bundle.{table} ({names})"
        f" SELECT {', '.join(f't.{name}' for name in COLUMNS[table])}"
        f" FROM {source.format(table=table)}"
    ).rowcount


def tell(path: Path, manifest: Manifest) -> None:
    """Write the manifest, as the last thing."""
    connection = connect(path)
    try:
        connection.execute("INSERT INTO manifest VALUES (?)", (json.dumps(asdict(manifest)),))
    finally:
        connection.close()


def manifest_of(connection: Connection) -> Manifest:
    """What a bundle, opened as a foreign file, says of itself; raises NotMergeable."""
    rows = connection.execute("SELECT told FROM manifest LIMIT 2").fetchall()
    try:
        if len(rows) != 1 or not isinstance(rows[0][0], str) or len(rows[0][0]) > _LONGEST:
            raise ValueError
        return _manifest(json.loads(rows[0][0]))
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        raise NotMergeable(
            _("This bundle does not say for whom and since when it is"),
            _("It is damaged, or was altered by another program. The register is as it was."),
        ) from None


def _manifest(told: dict[str, Any]) -> Manifest:
    """The manifest that ``told`` is, every part of the right kind; raises ValueError and others."""
    if told["level"] not in SENSITIVITIES.codes:
        raise ValueError
    return Manifest(
        to=_text(told["to"]),
        by=None if told["by"] is None else _text(told["by"]),
        person=None if told["person"] is None else _text(told["person"]),
        at=_instant(told["at"]),
        level=told["level"],
        contacts=bool(told["contacts"]),
        origin=_text(told["origin"]),
        base=_base(told["base"]),
        heard=_base(told["heard"]),
        reached=_frontier(told["reached"]),
        received=tuple(map(_text, told["received"])),
        changes=_number(told["changes"]),
        records=_number(told["records"]),
    )


def _base(told: dict[str, Any] | None) -> Base | None:
    if told is None:
        return None
    mark = None if told["mark"] is None else _text(told["mark"])
    return Base(_text(told["sha256"]), mark, _instant(told["at"]), _frontier(told["frontier"]))


def _frontier(told: dict[str, Any]) -> Frontier:
    return {
        _text(origin): (_number(clock), _number(count), _number(total))
        for origin, (clock, count, total) in told.items()
    }


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > 1000:
        raise ValueError
    return value


def _instant(value: object) -> str:
    text = _text(value)
    datetime.fromisoformat(text)
    return text


def _number(value: object) -> int:
    if type(value) is not int or not 0 <= value < 1 << 63:
        raise ValueError
    return value
