"""Requests by stage: what a board shows, and what one of them has been through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from json import dumps
from typing import TYPE_CHECKING, Final

from ccm_tui.domain.stages import STAGES, Steps
from ccm_tui.errors import NotFound
from ccm_tui.store.driver import Connection, Row
from ccm_tui.store.pages import Pages
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.domain.declaration import Entity
    from ccm_tui.domain.query import Query

LOOKED_AT: Final = 1000
"""Requests that a board looks at, the newest: it is to be shown as fast with any number."""
_STEPS: Final = """
    SELECT r.uid, r.date AS received, r.matched_on AS matched, r.closed_on AS closed,
        (SELECT min(l.date) FROM relay l WHERE l.request = r.uid AND l.deleted = 0) AS relayed,
        (SELECT min(a.date) FROM relay l JOIN response a ON a.relay = l.uid
            WHERE l.request = r.uid AND l.deleted = 0 AND a.deleted = 0) AS answered,
        EXISTS (SELECT 1 FROM relay l
            WHERE l.request = r.uid AND l.deleted = 0 AND l.ica IS NULL) AS unrecorded
    FROM request r
    """


@dataclass(frozen=True, slots=True)
class Card:
    """A request on the board; ``unrecorded``: a relay says nothing of the ICA Coordinators."""

    uid: str
    state: str
    code: str
    what: str
    pillar: str
    steps: Steps
    unrecorded: bool


@dataclass(frozen=True, slots=True)
class Board:
    """Requests by stage, and how many of each were seen; ``whole``: those are all there are."""

    cards: Mapping[str, Sequence[Card]]
    numbers: Mapping[str, int]
    whole: bool


def steps(connection: Connection, request: str) -> Steps:
    """How far the request ``request`` is. Raises NotFound."""
    row = connection.execute(f"{_STEPS} WHERE r.uid = ?", (request,)).fetchone()
    if row is None:
        raise NotFound(_("There is no request {uid}.").format(uid=request))
    return _steps(row)


def board(connection: Connection, entity: type[Entity], query: Query, limit: int) -> Board:
    """The newest ``limit`` of each stage among the newest requests that ``query`` asks for.

    So many are looked at as :data:`LOOKED_AT` says, however many there are.
    """
    rows = Pages(connection, entity, query).first(LOOKED_AT + 1)
    by_stage: dict[str, list[Card]] = {stage: [] for stage in STAGES.codes}
    for card in _cards(connection, rows[:LOOKED_AT]):
        by_stage[card.steps.stage].append(card)
    return Board(
        {stage: cards[:limit] for stage, cards in by_stage.items()},
        {stage: len(cards) for stage, cards in by_stage.items()},
        len(rows) <= LOOKED_AT,
    )


def at(query: Query, stage: str, today: date) -> Query:
    """``query`` with the requests in one stage only."""
    return replace(query.flagged([f"stage:{stage}"], today), order="")


def _cards(connection: Connection, rows: Sequence[Mapping[str, object]]) -> list[Card]:
    uids = [row["uid"] for row in rows]
    found = {
        row["uid"]: row
        for row in connection.execute(
            f"""
            SELECT x.*, s.iso3 AS code, s.name AS state, q.what, q.pillar
            FROM ({_STEPS} WHERE r.uid IN (SELECT value FROM json_each(?))) x
                JOIN request q ON q.uid = x.uid JOIN state s ON s.uid = q.state
            """,
            (dumps(uids),),
        )
    }
    return [_card(found[uid]) for uid in uids]


def _card(row: Row) -> Card:
    return Card(
        row["uid"],
        row["state"],
        row["code"],
        row["what"],
        row["pillar"],
        _steps(row),
        bool(row["unrecorded"]),
    )


def _steps(row: Row) -> Steps:
    days = {code: date.fromisoformat(row[code]) for code in STAGES.codes if row[code]}
    return Steps(**days)
