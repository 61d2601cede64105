"""How far the outputs are, what they rest on, and judging it.

Whether a piece of evidence counts depends on the others of its State. Those that decide it are
read by index (:func:`~ccm_tui.store.counting.leading`), so that neither the figures nor a page of
a list grow with the evidence.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from ccm_tui.domain.counting import Piece, Progress, Target, judged, progress
from ccm_tui.errors import Ambiguous, NotFound
from ccm_tui.store import counting, proposals
from ccm_tui.store.driver import Connection
from ccm_tui.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from ccm_tui.domain.declaration import Entity
    from ccm_tui.domain.query import Query
    from ccm_tui.store.saving import Saver

_SHORTEST: Final = 6
"""Characters of a uid that name a record."""


@dataclass(frozen=True, slots=True)
class Counted:
    """An output with what decides whether a piece of evidence counts for it."""

    connection: Connection
    target: Target
    today: date
    states: Mapping[str, str]
    leading: Sequence[Piece]

    @classmethod
    def now(cls, connection: Connection, target: Target, today: date) -> Counted:
        """The output as it stands ``today``. Of events, of which there are few, all is read."""
        if target.by_events:
            leading = counting.stored(connection, target.uid)
        else:
            last = min(today, target.deadline)
            leading = counting.leading(connection, target.uid, last)
        states = counting.eligible(connection, target.uid)
        return cls(connection, target, today, states, leading)

    def judged(self, pieces: Iterable[Piece]) -> list[Piece]:
        """``pieces`` by day, each with whether it counts beside all others, and else why not."""
        wanted = {piece.uid: piece for piece in pieces}
        others = [piece for piece in self.leading if piece.uid not in wanted]
        found = judged(self.target, [*others, *wanted.values()], self.states, self.today)
        return [piece for piece in found if piece.uid in wanted]

    def progress(self) -> Progress:
        """How far the output is."""
        pieces = [*self.leading, *self._proposals(self._done(), late=False)]
        return progress(self.target, pieces, self.states, self.today)

    def proposals(self, *, every: bool = False) -> list[Piece]:
        """What is proposed; ``every``: also for States that count already. None is judged yet."""
        found = self._proposals(frozenset() if every else self._done(), late=True)
        return [replace(piece, uid=proposals.proposal_uid(piece)) for piece in found]

    def _proposals(self, done: frozenset[str], *, late: bool) -> Iterable[Piece]:
        return proposals.proposals(
            self.connection, self.target, self.states, done, self.today, late=late
        )

    def _done(self) -> frozenset[str]:
        """The States that count."""
        found = judged(self.target, self.leading, self.states, self.today)
        return frozenset(piece.state for piece in found if piece.counts and piece.state)


def _each(
    connection: Connection, today: date, output: str | None = None, *, plan: str | None = None
) -> list[Counted]:
    return [
        Counted.now(connection, target, today)
        for target in counting.targets(connection, plan=plan, output=output)
    ]


def outputs(connection: Connection, today: date, plan: str) -> list[Progress]:
    """How far each output of ``plan`` is, by code."""
    return [one.progress() for one in _each(connection, today, plan=plan)]


def output(connection: Connection, today: date, uid: str, code: str) -> Progress:
    """How far one output is, of whatever plan, under the ``code`` it has here. Raises NotFound."""
    for one in _each(connection, today, uid):
        return replace(one, target=replace(one.target, code=code)).progress()
    raise NotFound(_("There is no output {uid}").format(uid=uid))


def evidence(
    connection: Connection, today: date, output: str | None = None, *, plan: str | None = None
) -> list[Piece]:
    """All that an ``output`` (a uid; None: every one of ``plan``) rests on, the newest first.

    Stored and proposed, each with whether it counts today and else why not.
    """
    found: list[Piece] = []
    for one in _each(connection, today, output, plan=None if output else plan):
        found += one.judged([*counting.stored(connection, one.target.uid), *one.proposals()])
    return _newest_first(found)


def proposed(
    connection: Connection, today: date, output: str, query: Query | None = None
) -> list[Piece]:
    """What is proposed for an output and no record yet, the newest first; as ``query`` asks."""
    (one,) = _each(connection, today, output)
    asked_for = _asked_for(query) if query is not None else None
    return _newest_first(list(filter(asked_for, one.judged(one.proposals()))))


def in_short(connection: Connection, today: date, output: str, newest: int) -> list[Piece]:
    """All that counts for an output or is proposed, and the ``newest`` of the rest."""
    (one,) = _each(connection, today, output)
    stored = counting.newest(connection, output, newest)
    return _newest_first(one.judged([*one.leading, *stored, *one.proposals()]))


def pieces(connection: Connection, today: date, uids: Sequence[str]) -> list[Piece]:
    """The stored evidence ``uids`` in their order, each with whether it counts."""
    found: dict[str, Piece] = {}
    by_output: dict[str, list[Piece]] = {}
    for piece in counting.named(connection, uids):
        by_output.setdefault(piece.output, []).append(piece)
    for output, its_pieces in by_output.items():
        (one,) = _each(connection, today, output)
        found |= {piece.uid: piece for piece in one.judged(its_pieces)}
    return [found[uid] for uid in uids if uid in found]


def _newest_first(found: list[Piece]) -> list[Piece]:
    return sorted(found, key=lambda piece: (piece.date, piece.uid), reverse=True)


def chosen(
    connection: Connection, entity: type[Entity], found: Iterable[Piece], query: Query
) -> list[Piece]:
    """Those that ``query`` asks for."""
    from ccm_tui.store.pages import Pages

    stored = {row["uid"] for row in Pages(connection, entity, query).rows(-1)}
    asked_for = _asked_for(query)
    return [piece for piece in found if (piece.uid in stored if piece.stored else asked_for(piece))]


def _asked_for(query: Query) -> Callable[[Piece], bool]:
    """Whether ``query`` asks for what is only proposed: what stands in it is looked at."""
    from ccm_tui.store.names import folded

    words = [f" {word}" for word in folded(query.words).split()]

    def asked_for(piece: Piece) -> bool:
        said = f" {folded(piece.source)}"
        return (
            (query.since is None or query.since <= piece.date)
            and (query.until is None or piece.date <= query.until)
            and (not query.words or bool(words))
            and all(word in said for word in words)
            and all(getattr(piece, name, None) == value for name, value in query.filters)
        )

    return asked_for


def find_piece(connection: Connection, today: date, text: str) -> Piece:
    """The evidence, stored or proposed, whose uid ``text`` is or begins (six characters or more).

    Evidence that is stored is known by its source too.

    Raises NotFound or Ambiguous.
    """
    wanted = text.strip().casefold()
    found: list[Piece] = []
    if len(wanted) >= _SHORTEST:
        found += pieces(connection, today, counting.uids_beginning(connection, wanted))
        for one in _each(connection, today):
            begun = [p for p in one.proposals(every=True) if p.uid.startswith(wanted)]
            found += one.judged(begun)
    found = found or pieces(connection, today, counting.uids_of_source(connection, text.strip()))
    if not found:
        raise NotFound(
            _("There is no evidence “{text}”.").format(text=text),
            _("“ccm-tui evidence list” names what there is, and what is proposed."),
        )
    if len(found) > 1:
        raise Ambiguous(
            _("“{text}” may be several pieces of evidence").format(text=text),
            _("Give more characters of its id."),
        )
    return found[0]


def judge(
    saver: Saver, entity: type[Entity], piece: Piece, verdict: str, reason: str | None
) -> str:
    """Accept or refuse a piece of evidence, in the name of who acts; returns its uid.

    A proposal becomes a record at the level of what it rests on, or restricted where that is
    public. Raises Refused where nobody is named, or a refusal gives no reason.
    """
    typed: dict[str, str] = {"verdict": verdict, "reason": reason or ""}
    if piece.stored:
        return saver.save(entity, typed, piece.uid)
    typed |= {"output": piece.output, "date": piece.date.isoformat(), "source": piece.source}
    typed |= {n: v for n, v in (("state", piece.state), ("record", piece.record)) if v}
    if piece.sensitivity != "public":
        typed["sensitivity"] = piece.sensitivity
    sql = "SELECT 1 FROM evidence WHERE uid = ?"
    known = saver.writer.connection.execute(sql, (piece.uid,)).fetchone()
    return saver.save(entity, typed, new=None if known else piece.uid)
