"""Joining: two records of one thing become one, and nothing that named either loses it.

Generic, by the declarations: whatever refers to the record that goes refers to the one that stays;
what belonged to the other belongs to it. The values of the one a person keeps stand, and its blanks
are filled from the other. One act, which one undo takes back.

Of the two uids the smaller always stays, whichever record was kept: two people who join the same
two in opposite directions, or three who join in a ring, drop the same ones, and a merge leaves one.
Where they kept different values, those are ordinary conflicts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ccm_tui.domain.typed import partial
from ccm_tui.domain.vocabularies import SENSITIVITIES
from ccm_tui.errors import Refused
from ccm_tui.store import records
from ccm_tui.store.deciding import affirm
from ccm_tui.store.heads import Field
from ccm_tui.store.redacting import is_erased
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.domain.declaration import Entity
    from ccm_tui.domain.entities import Entities
    from ccm_tui.store.driver import Connection
    from ccm_tui.store.records import Values
    from ccm_tui.store.saving import Saver

_PARTIES = ("state", "organisation")


@dataclass(frozen=True, slots=True)
class Joining:
    """What joining two records would come to: stored values by field.

    ``filled`` are taken over because they are blank in the one that is kept, ``differing`` are not:
    each with the value that stays and the one that only history will have.
    """

    filled: Mapping[str, Any]
    differing: Mapping[str, tuple[Any, Any]]


def foresee(
    connection: Connection, entities: Entities, entity: type[Entity], keep: str, drop: str
) -> Joining:
    """What making ``drop`` one with ``keep`` would come to; raises Refused where it cannot be."""
    kept, dropped = (records.stored(connection, entity, uid) for uid in (keep, drop))
    _require_joinable(connection, entity, kept, dropped)
    filled = {**_blanks(entity, kept, dropped, connection, entities), **_stricter(kept, dropped)}
    differing = {
        name: (kept[name], dropped[name])
        for name in _typed(entity)
        if dropped[name] not in (None, keep, kept[name]) and name not in filled
    }
    return Joining(filled, differing)


def join(saver: Saver, entity: type[Entity], keep: str, drop: str) -> str:
    """Make two records one with the values of ``keep``, as one act; the uid that it has then.

    Raises Refused where they cannot be joined.
    """
    connection = saver.writer.connection
    foreseen = foresee(connection, saver.entities, entity, keep, drop)
    stays, goes = sorted((keep, drop))
    with saver.writer.act("join"):
        kept, before = (records.stored(connection, entity, uid) for uid in (keep, stays))
        values: Values = {name: kept[name] for name in _typed(entity)} | dict(foreseen.filled)
        refers = [name for name in values if entity.columns()[name].about.target]
        itself = {name: None for name in refers if values[name] in (keep, drop)}
        several = {
            name: tuple(dict.fromkeys([*before[name], *_other(connection, entity, name, goes)]))
            for name in entity.links()
        }
        records.update(connection, entity, stays, before, {**values, **itself, **several})
        for name in foreseen.differing:
            if before[name] == kept[name]:  # chosen against the other's all the same
                affirm(connection, saver.entities, Field(entity.table, stays, name), kept[name])
        for other in saver.entities:
            _carry_over(connection, other, entity.table, stays, goes)
        records.mark_deleted(connection, entity, goes, True)
    return stays


def _require_joinable(
    connection: Connection, entity: type[Entity], kept: Values, dropped: Values
) -> None:
    code = entity.code_field
    if "delete" not in entity.verbs:
        why = _("Records of this kind are not joined.")
    elif kept["uid"] == dropped["uid"]:
        why = _("That is one record, not two.")
    elif kept["deleted"] or dropped["deleted"]:
        why = _("One of them was deleted.")
    elif any(is_erased(connection, record["uid"]) for record in (kept, dropped)):
        why = _("The personal data of one of them was erased; that is final.")
    elif code and dropped[code] and kept[code]:
        why = _("Both have a code ({codes}), by which they are named elsewhere.").format(
            codes=f"{kept[code]}, {dropped[code]}"
        )
    else:
        return
    raise Refused({"": why}, hint=_("Nothing was changed."))


def _typed(entity: type[Entity]) -> list[str]:
    """The single fields that a person writes, and those that sign what is judged."""
    return [
        name
        for name, column in entity.columns().items()
        if column.in_table and (column.about.signs or not column.about.given)
    ]


def _blanks(
    entity: type[Entity],
    kept: Values,
    dropped: Values,
    connection: Connection,
    entities: Entities,
) -> Values:
    """What of ``dropped`` fills blanks of ``kept``; what would contradict it is left out."""
    kinds = {other.table: other for other in entities}

    def wrong(values: Values) -> set[str]:
        record = partial(entity, values)
        beside = record.refusals_beside(lambda k, uid: records.stored(connection, kinds[k], uid))
        return {*record.refusals(), *beside}

    filled: Values = {}
    for name in _typed(entity):
        itself = entity.columns()[name].about.target and dropped[name] == kept["uid"]
        if kept[name] is not None or dropped[name] is None or itself:
            continue
        if wrong({**kept, **filled, name: dropped[name]}) <= wrong({**kept, **filled}):
            filled[name] = dropped[name]
    return filled


def _stricter(kept: Values, dropped: Values) -> Values:
    """The higher of both levels of sensitivity, where it is not the one that stays."""
    if "sensitivity" not in kept:
        return {}
    level = max((r["sensitivity"] for r in (kept, dropped)), key=SENSITIVITIES.codes.index)
    return {} if level == kept["sensitivity"] else {"sensitivity": level}


def _other(connection: Connection, entity: type[Entity], field: str, uid: str) -> tuple[str, ...]:
    return records.linked(connection, entity, field, entity.links()[field], uid)


def _carry_over(
    connection: Connection, entity: type[Entity], kind: str, keep: str, drop: str
) -> None:
    """Let the standing records of ``entity`` that name ``drop`` name ``keep``."""
    for name, table in entity.links().items():
        if entity.columns()[name].about.target == kind:
            _relink(connection, entity, table, kind, keep, drop)
    for name in _naming(entity, kind):
        uids = [
            row["uid"]
            for row in connection.execute(
                f"SELECT uid FROM {entity.table} WHERE {name} = ? AND deleted = 0 ORDER BY id",
                (drop,),
            )
        ]
        for uid in uids:
            # What named the other of the two would now name itself.
            value = None if uid == keep else keep
            connection.execute(f"UPDATE {entity.table} SET {name} = ? WHERE uid = ?", (value, uid))
        if entity.owner_field:
            _once(connection, entity, uids)


def _naming(entity: type[Entity], kind: str) -> Iterator[str]:
    """The single fields by which a record of ``entity`` may name one of ``kind``."""
    for name, column in entity.columns().items():
        target = column.about.target
        party = target == "party" and kind in _PARTIES
        if column.about.kind == "ref" and (target in (kind, "record") or party):
            yield name


def _relink(
    connection: Connection, entity: type[Entity], table: str, kind: str, keep: str, drop: str
) -> None:
    rows = connection.execute(
        f"""
        SELECT l.{entity.table} FROM {table} l JOIN {entity.table} e ON e.uid = l.{entity.table}
        WHERE l.{kind} = ? AND e.deleted = 0
        """,
        (drop,),
    ).fetchall()
    for (owner,) in rows:
        connection.execute(
            f"INSERT OR IGNORE INTO {table} ({entity.table}, {kind}) VALUES (?, ?)", (owner, keep)
        )
        connection.execute(
            f"DELETE FROM {table} WHERE {entity.table} = ? AND {kind} = ?", (owner, drop)
        )


def _once(connection: Connection, entity: type[Entity], came: Iterable[str]) -> None:
    """Of what ``came`` to belong where it does, leave out what stood there already, word for word.

    Who attended an event under both names attended it once.
    """
    said = [n for n in entity.stored_columns() if not entity.columns()[n].about.given]
    same = " AND ".join(f"o.{name} IS c.{name}" for name in said)
    for uid in came:
        row = connection.execute(
            f"""
            SELECT 1 FROM {entity.table} c JOIN {entity.table} o
                ON o.{entity.owner_field} = c.{entity.owner_field} AND o.uid <> c.uid AND {same}
            WHERE c.uid = ? AND c.deleted = 0 AND o.deleted = 0
            """,
            (uid,),
        ).fetchone()
        if row is not None:
            records.mark_deleted(connection, entity, uid, True)
