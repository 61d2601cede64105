"""Acts: what a person does in one go is one transaction, and one thing to undo.

Clock, origin and actor are given here and nowhere else; the triggers read them from the session
row. A copy is another writer: it gets an origin of its own before its first act here, since two
writers with one origin could not be told apart (see :mod:`ccm_tui.store.whose`).
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from ccm_tui.errors import RegisterReadOnly
from ccm_tui.marks import NO_MARKS, Marks
from ccm_tui.store import whose
from ccm_tui.store.driver import Connection
from ccm_tui.store.heads import refresh_stale
from ccm_tui.store.words_index import bring_up_to_date
from ccm_tui.words import _

Clock = Callable[[], datetime]
"""The time now, with a time zone."""


_TRANSACTION = ("BEGIN IMMEDIATE", ("COMMIT",), ("ROLLBACK",))
_SAVEPOINT = ("SAVEPOINT act", ("RELEASE act",), ("ROLLBACK TO act", "RELEASE act"))
"""How an act begins, is kept and is dropped: by itself, and among others (see ``together``)."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: the code of an organisation (CHL, ITA, ISU) and a person's name."""

    by: str | None = None
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Writer:
    """A connection with everything a write needs to be journalled."""

    connection: Connection
    clock: Clock
    actor: Actor
    installation: str
    writable: bool = True
    marks: Marks = NO_MARKS

    def require_writable(self) -> None:
        """Raise RegisterReadOnly where nothing can be written."""
        if not self.writable:
            raise RegisterReadOnly(
                _("This register can be read but not written"),
                _("Copy it to a folder of yours and open it with --db, or ask to be let write."),
            )

    @contextmanager
    def act(self, verb: str, undoes: int | None = None, reason: str | None = None) -> Iterator[int]:
        """One transaction that is one act, with its ``reason``; yields the act's number.

        It is kept whole when the block ends, and not at all when the block raises or changes
        nothing. Raises what the driver raises (see ``driver.our_errors``).
        """
        self.require_writable()
        inside = self.connection.in_transaction
        begin, keep, drop = _SAVEPOINT if inside else _TRANSACTION
        self.connection.execute(begin)
        try:
            origin, number = self._begin(verb, undoes, reason)
            yield number
            kept = self._end(origin, number)
            self._execute(keep if kept else drop)
        except BaseException:
            if self.connection.in_transaction:
                self._execute(drop)
            raise
        if kept and not inside:
            self.marks.keep(origin, number)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Several acts in one transaction: all of them are kept, or none."""
        begin, keep, drop = _TRANSACTION
        self.connection.execute(begin)
        try:
            yield
            self._execute(keep)
        except BaseException:
            if self.connection.in_transaction:
                self._execute(drop)
            raise
        self.marks.keep(*whose.written(self.connection))

    def _execute(self, statements: Iterable[str]) -> None:
        for statement in statements:
            self.connection.execute(statement)

    def _begin(self, verb: str, undoes: int | None, reason: str | None) -> tuple[str, int]:
        now = self.clock().astimezone(UTC)
        wall = int(now.timestamp() * 1000)
        whose.claim(self.connection, self.installation, self.marks)
        row = self.connection.execute(
            """
            UPDATE session SET clock = max(clock + 1, :wall << 16), wall = :wall,
                act = max(clock + 1, :wall << 16)
            RETURNING origin, act
            """,
            {"wall": wall},
        ).fetchone()
        at = now.isoformat(timespec="milliseconds").replace("+00:00", "Z")
        self.connection.execute(
            """
            INSERT INTO act (origin, clock, at, by, person, verb, undoes, reason)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            (
                *(row["origin"], row["act"], at),
                *(self.actor.by, self.actor.person, verb, undoes, reason),
            ),
        )
        return row["origin"], row["act"]

    def _end(self, origin: str, number: int) -> bool:
        self.connection.execute("UPDATE session SET act = NULL, wall = NULL")
        bring_up_to_date(self.connection)
        refresh_stale(self.connection)
        changed = self.connection.execute(
            """
            SELECT 1 FROM change WHERE origin = :origin AND act = :act
            UNION ALL SELECT 1 FROM redaction WHERE origin = :origin AND act = :act LIMIT 1
            """,
            {"origin": origin, "act": number},
        ).fetchone()
        return changed is not None
