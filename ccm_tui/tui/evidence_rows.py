"""The evidence of an output as rows: above what is proposed, below it what is stored, by key."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from ccm_tui.tui.record_list import Row
from ccm_tui.tui.sources import HeldRows, StoredRows

if TYPE_CHECKING:
    from ccm_tui.domain.query import Query
    from ccm_tui.register import Piece, Register

InWords = Callable[["Piece"], dict[str, Any]]
"""The cells of a piece of evidence."""


class EvidenceRows:
    """What waits for a person first, then what people added or judged, each newest first.

    ``query`` asks for the evidence of one output. A row holds its ``piece``.
    """

    def __init__(
        self, register: "Register", output: str, query: "Query", in_words: InWords
    ) -> None:
        self._register = register
        self._in_words = in_words
        self._stored = StoredRows(register, "evidence", query.where("output", output))
        found = register.proposed_evidence(output, query)
        self._held = HeldRows(
            [self._row({"id": n}, piece) for n, piece in enumerate(found)], "date"
        )

    def first(self, limit: int) -> list[Row]:
        """The first rows."""
        held = self._held.first(limit)
        return [*held, *self._read(self._stored.first(limit - len(held)))]

    def last(self, limit: int) -> list[Row]:
        """The last rows, in list order."""
        stored = self._read(self._stored.last(limit))
        return [*self._last_held(limit - len(stored)), *stored]

    def after(self, row: Row, limit: int) -> list[Row]:
        """The rows that follow ``row``."""
        if row["stored"]:
            return self._read(self._stored.after(row, limit))
        held = self._held.after(row, limit)
        return [*held, *self._read(self._stored.first(limit - len(held)))]

    def before(self, row: Row, limit: int) -> list[Row]:
        """The rows immediately before ``row``, in list order."""
        if not row["stored"]:
            return self._held.before(row, limit)
        stored = self._read(self._stored.before(row, limit))
        return [*self._last_held(limit - len(stored)), *stored]

    def around(self, uid: str) -> Row | None:
        """The row of the piece ``uid``, if it is in this list."""
        if (held := self._held.around(uid)) is not None:
            return held
        stored = self._stored.around(uid)
        return None if stored is None else next(iter(self._read([stored])), None)

    def at_day(self, day: date) -> Row | None:
        """The first stored row, in list order, at or past ``day``; else the first proposed one."""
        stored = self._stored.at_day(day)
        return next(iter(self._read([stored])), None) if stored else self._held.at_day(day)

    def count(self) -> int:
        """How many rows there are; for a thread."""
        return self._held.count() + self._stored.count()

    def rank(self, row: Row) -> int:
        """How many rows stand before ``row``; for a thread."""
        if row["stored"]:
            return self._held.count() + self._stored.rank(row)
        return self._held.rank(row)

    def _last_held(self, limit: int) -> list[Row]:
        return self._held.last(limit) if limit > 0 else []

    def _read(self, rows: Sequence[Row]) -> list[Row]:
        """Stored rows with whether they count: it depends on the other evidence."""
        by_uid = {str(row["uid"]): row for row in rows}
        return [
            self._row(by_uid[one.uid], one) for one in self._register.stored_evidence([*by_uid])
        ]

    def _row(self, row: Row, piece: "Piece") -> dict[str, Any]:
        found = {"uid": piece.uid, "date": piece.date.isoformat(), "stored": piece.stored}
        return {**row, **found, "piece": piece, **self._in_words(piece)}
