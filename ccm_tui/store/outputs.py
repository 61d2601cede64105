"""How far the outputs are, what they rest on, and judging it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from ccm_tui.domain.counting import Piece, Progress, Target, judged, progress
from ccm_tui.errors import Ambiguous, NotFound
from ccm_tui.store import counting, proposals
from ccm_tui.store.driver import Connection
from ccm_tui.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ccm_tui.domain.declaration import Entity
    from ccm_tui.domain.query import Query
    from ccm_tui.store.saving import Saver


_SHORTEST: Final = 6
"""Characters of a uid that name a record."""


def outputs(connection: Connection, today: date) -> list[Progress]:
    """How far each output is, by code."""
    return [
        progress(target, _pieces(connection, target, today), today)
        for target in counting.targets(connection)
    ]


def evidence(
    connection: Connection, today: date, output: str | None = None, *, every: bool = False
) -> list[Piece]:
    """What the output ``output`` (a uid; None: every output) rests on, the newest first.

    Stored and proposed, each with whether it counts today and else why not; ``every``: also what
    could be proposed for States that count already.
    """
    found = [
        piece if piece.stored else replace(piece, uid=proposals.proposal_uid(piece))
        for target in counting.targets(connection)
        if output in (None, target.uid)
        for piece in reversed(_pieces(connection, target, today, every=every))
    ]
    return sorted(found, key=lambda piece: piece.date, reverse=True)


def chosen(
    connection: Connection, entity: type[Entity], pieces: Iterable[Piece], query: Query
) -> list[Piece]:
    """Those of ``pieces`` that ``query`` asks for; of proposals what stands in them is asked."""
    from ccm_tui.store.names import folded
    from ccm_tui.store.pages import Pages

    stored = {row["uid"] for row in Pages(connection, entity, query).rows(-1)}
    words = [f" {word}" for word in folded(query.words).split()]

    def asked_for(piece: Piece) -> bool:
        if piece.stored:
            return piece.uid in stored
        said = f" {folded(piece.source)}"
        return (
            (query.since is None or query.since <= piece.date)
            and (query.until is None or piece.date <= query.until)
            and (not query.words or bool(words))
            and all(word in said for word in words)
            and all(getattr(piece, name, None) == value for name, value in query.filters)
        )

    return [piece for piece in pieces if asked_for(piece)]


def _pieces(
    connection: Connection, target: Target, today: date, *, every: bool = False
) -> list[Piece]:
    states = counting.eligible(connection, target.uid)
    known = judged(target, counting.stored(connection, target.uid), states, today)
    done = frozenset(piece.state for piece in known if piece.counts and piece.state)
    asked = proposals.Asked(target, states, frozenset() if every else done, today)
    return judged(target, [*known, *proposals.proposals(connection, asked)], states, today)


def find_piece(connection: Connection, today: date, text: str) -> Piece:
    """The evidence, stored or proposed, whose uid ``text`` is or begins (six characters or more).

    Raises NotFound or Ambiguous.
    """
    wanted = text.strip().casefold()
    found = [
        piece
        for piece in evidence(connection, today, every=True)
        if len(wanted) >= _SHORTEST and piece.uid.startswith(wanted)
    ]
    if len(found) == 1:
        return found[0]
    if found:
        raise Ambiguous(
            _("“{text}” begins several ids").format(text=text), _("Give more characters of it.")
        )
    raise NotFound(
        _("There is no evidence “{text}”.").format(text=text),
        _("“ccm-tui evidence list” names what there is, and what is proposed."),
    )


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
