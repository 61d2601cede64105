"""Loose ends of a merge: what refers to a deleted record, and what two registers made of one thing.

Neither is a conflict of a field: nobody contradicted anybody. They are found by walking through
whole kinds, never on the way from key to screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ccm_tui.domain.duplicates import LIKENESSES, Pair
from ccm_tui.store.duplicates import duplicates
from ccm_tui.store.records import mark_deleted, stored

if TYPE_CHECKING:
    from ccm_tui.domain.declaration import Entity
    from ccm_tui.domain.entities import Entities
    from ccm_tui.store.acts import Writer
    from ccm_tui.store.driver import Connection

_SEVERAL: Final = {"party": ("organisation",), "attendant": ("organisation",)}
"""The kinds that a reference to more than one may mean, as far as they can be deleted."""


@dataclass(frozen=True, slots=True)
class LooseEnd:
    """The record ``uid`` of ``kind`` refers by ``field`` to ``target``, which was deleted."""

    kind: str
    uid: str
    field: str
    target_kind: str
    target: str


def loose_ends(connection: Connection, entities: Entities, most: int = 200) -> list[LooseEnd]:
    """Standing records that refer to one that somebody else deleted; at most ``most``.

    What a register deleted itself while it knew what refers to it is no loose end.
    """
    found: list[LooseEnd] = []
    kinds = {entity.table: entity for entity in entities}
    for entity in entities:
        for field, target in _references(entity):
            if target in kinds and "delete" in kinds[target].verbs:
                found += _ends(connection, entity, field, target, most - len(found))
        if len(found) >= most:
            break
    return found


def _references(entity: type[Entity]) -> Iterator[tuple[str, str]]:
    for name, column in entity.columns().items():
        if column.about.kind in ("ref", "refs"):
            target = column.about.target
            yield from ((name, one) for one in _SEVERAL.get(target, (target,)))


def _ends(
    connection: Connection, entity: type[Entity], field: str, target: str, most: int
) -> Iterator[LooseEnd]:
    kind = entity.table
    if field in entity.links():
        link = entity.links()[field]
        source = f"{link} l ON l.{target} = t.uid JOIN {kind} r ON r.uid = l.{kind}"
        said = f"c.field = '{field}:' || t.uid"
    else:
        source = f"{kind} r ON r.{field} = t.uid"
        said = f"(c.field = '{field}' OR c.field = '' AND c.op = 'insert')"
    rows = connection.execute(
        f"""
        SELECT r.uid, t.uid AS target FROM {target} t JOIN {source}
        WHERE t.deleted = 1 AND r.deleted = 0 AND EXISTS (
            SELECT 1 FROM change d WHERE d.uid = t.uid AND d.field = '' AND d.op = 'delete'
                AND d.origin <> (SELECT c.origin FROM change c WHERE c.uid = r.uid AND {said}
                    ORDER BY c.clock DESC LIMIT 1))
        LIMIT ?
        """,
        (max(0, most),),
    ).fetchall()
    return (LooseEnd(kind, row["uid"], field, target, row["target"]) for row in rows)


def born_apart(connection: Connection) -> list[Pair]:
    """The pairs that look like one thing and were written down in different registers."""
    pairs = (pair for kind in LIKENESSES for pair in duplicates(connection, kind))
    return [pair for pair in pairs if len(_origins(connection, (pair.one, pair.other))) > 1]


def _origins(connection: Connection, uids: Iterable[str]) -> set[str]:
    return {
        row["origin"]
        for uid in uids
        for row in connection.execute(
            "SELECT origin FROM change WHERE uid = ? AND field = '' AND op = 'insert'", (uid,)
        )
    }


def bring_back(writer: Writer, entities: Entities, entity: type[Entity], uid: str) -> None:
    """Let a deleted record stand again, with what was deleted as belonging to it: one act."""
    stored(writer.connection, entity, uid)
    with writer.act("edit"):
        _revive(writer.connection, entities, entity, uid)


def _revive(connection: Connection, entities: Entities, entity: type[Entity], uid: str) -> None:
    gone = _deletion(connection, uid)
    mark_deleted(connection, entity, uid, False)
    for child in entities:
        owner = child.owner_field
        if not owner or child.columns()[owner].about.target != entity.table:
            continue
        rows = connection.execute(
            f"SELECT uid FROM {child.table} WHERE {owner} = ? AND deleted = 1 ORDER BY id", (uid,)
        ).fetchall()
        for row in rows:
            if _deletion(connection, row["uid"]) == gone:
                _revive(connection, entities, child, row["uid"])


def _deletion(connection: Connection, uid: str) -> tuple[str, int] | None:
    """The act by which a record was deleted last."""
    row = connection.execute(
        """
        SELECT origin, act FROM change WHERE uid = ? AND field = '' AND op = 'delete'
        ORDER BY clock DESC LIMIT 1
        """,
        (uid,),
    ).fetchone()
    return (row["origin"], row["act"]) if row else None
