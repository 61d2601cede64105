"""Undo and redo of acts, across restarts: each is a new act that writes the old values back.

An act is undone as long as an act that takes it back is not undone itself. Only acts of this
register's own origin are undone here; what came from elsewhere is theirs to take back.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from ccm_tui.domain.declaration import Entity
from ccm_tui.domain.entities import Entities
from ccm_tui.errors import ChangedSince, NothingToUndo
from ccm_tui.store import deciding
from ccm_tui.store.acts import Writer
from ccm_tui.store.driver import Connection, Row
from ccm_tui.store.records import mark_deleted
from ccm_tui.store.redacting import is_erased, personal
from ccm_tui.words import _


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo (or redo) took back: the act's verb and the records it concerned.

    Records that belong to others come first, so that the last one names the act.
    """

    verb: str
    records: tuple[tuple[str, str], ...]


def undo(writer: Writer, entities: Entities) -> Undone:
    """Take back the last act that still stands; raises NothingToUndo or ChangedSince."""
    target = _last_standing(writer)
    if target is None:
        raise NothingToUndo(_("There is nothing to undo."))
    if _act(writer.connection, target)["verb"] == "erase":
        raise NothingToUndo(
            _("Personal data was erased last; that is final and cannot be undone."),
            _("What was done before it can be changed by hand."),
        )
    return _take_back(writer, entities, target, "undo")


def redo(writer: Writer, entities: Entities) -> Undone:
    """Take back the last undo, if nothing was written since; raises NothingToUndo."""
    target = _last_undo(writer)
    if target is None:
        raise NothingToUndo(_("There is nothing to redo."))
    return _take_back(writer, entities, target, "redo")


def _own_acts(writer: Writer) -> Iterable[Row]:
    """Own acts, newest first, with the acts that take them back.

    None in a copy that was last written elsewhere: those acts are not this installation's.
    """
    return writer.connection.execute(
        """
        SELECT a.clock, a.verb, a.undoes FROM act a
        WHERE a.origin = (
            SELECT origin FROM session WHERE installation = ? OR installation IS NULL)
        ORDER BY a.clock DESC
        """,
        (writer.installation,),
    )


def _stands(connection: Connection, act: int) -> bool:
    """Whether no standing act of this origin takes ``act`` back."""
    takers = connection.execute(
        """
        SELECT clock FROM act
        WHERE origin = (SELECT origin FROM session) AND undoes = ? ORDER BY clock DESC
        """,
        (act,),
    ).fetchall()
    return not any(_stands(connection, taker["clock"]) for taker in takers)


def _last_standing(writer: Writer) -> int | None:
    for act in _own_acts(writer):
        if act["undoes"] is None and _stands(writer.connection, act["clock"]):
            return int(act["clock"])
    return None


def _last_undo(writer: Writer) -> int | None:
    for act in _own_acts(writer):
        if act["verb"] == "undo" and _stands(writer.connection, act["clock"]):
            return int(act["clock"])
        if act["undoes"] is None:
            return None
    return None


def _take_back(writer: Writer, entities: Entities, target: int, verb: str) -> Undone:
    """Reverse the changes of one act, last first.

    A deletion and a revival are one change of the record; what they wrote of its fields and
    references is left aside, so that the references are still there when it comes back.
    """
    connection = writer.connection
    changes = _changes_of(connection, target)
    kinds = {entity.table: entity for entity in entities}
    undone = _act(connection, target)
    decided = undone["verb"] == "decide" or (verb == "redo" and _decided(connection, undone))
    with writer.act(verb, undoes=target):
        for change in changes:
            _require_latest(connection, change, target)
            _require_not_erased(connection, kinds[change["kind"]], change)
        if decided and verb == "redo":
            deciding.do_again(connection, entities, _changes_of(connection, undone["undoes"]))
            changes = []
        for _clock, together in groupby(changes, key=lambda change: change["clock"]):
            written = list(together)
            if decided and not deciding.is_of_the_record(connection, written[0]):
                deciding.reopen(connection, entities, written)
            else:
                _reverse(connection, kinds[written[0]["kind"]], written)
    records = dict.fromkeys(
        (change["kind"], change["uid"]) for change in _changes_of(connection, target)
    )
    return Undone(
        undone["verb"], tuple(sorted(records, key=lambda one: not kinds[one[0]].owner_field))
    )


def _changes_of(connection: Connection, act: int) -> list[Row]:
    """The changes of one of the own acts, last first; those of a record as a whole are one."""
    return connection.execute(
        """
        SELECT c.origin, c.clock, c.kind, c.uid, c.field, c.op, c.old, c.new FROM change c
        WHERE c.origin = (SELECT origin FROM session) AND c.act = ?
            AND NOT (c.field <> '' AND EXISTS (SELECT 1 FROM change i WHERE i.origin = c.origin
                AND i.clock = c.clock AND i.field = ''))
        ORDER BY c.clock DESC, c.field
        """,
        (act,),
    ).fetchall()


def _act(connection: Connection, act: int) -> Row:
    row: Row = connection.execute(
        """
        SELECT verb, undoes FROM act WHERE origin = (SELECT origin FROM session) AND clock = ?
        """,
        (act,),
    ).fetchone()
    return row


def _decided(connection: Connection, undoing: Row) -> bool:
    return undoing["undoes"] is not None and (
        _act(connection, undoing["undoes"])["verb"] == "decide"
    )


def _require_not_erased(connection: Connection, entity: type[Entity], change: Row) -> None:
    """Refuse to bring back what was erased, whoever erased it."""
    if change["field"] in personal(entity) and is_erased(connection, change["uid"]):
        raise ChangedSince(
            _("What it would bring back was erased; nothing was undone."),
            _("An erasure is final, in every register that it reaches."),
        )


def _require_latest(connection: Connection, change: Row, target: int) -> None:
    """Refuse to overwrite what somebody else wrote to the same field afterwards."""
    later = connection.execute(
        """
        SELECT a.by, a.person
        FROM change c LEFT JOIN act a ON a.origin = c.origin AND a.clock = c.act
        WHERE c.uid = :uid AND (c.field = :field OR :op = 'insert') AND c.origin <> :origin
            AND (c.clock, c.origin) > (:clock, :origin)
        LIMIT 1
        """,
        dict(change),
    ).fetchone()
    if later is not None:
        who = later["person"] or later["by"] or _("somebody else")
        raise ChangedSince(
            _("It was changed by {who} since; nothing was undone.").format(who=who),
            _("Edit the record instead."),
        )


def _reverse(connection: Connection, entity: type[Entity], written: Sequence[Row]) -> None:
    """Write back what stood before the changes of one clock; what stands so already is left alone.

    They are of one record. Its fields are written at once, since some are right together only
    (a judgement and who judged).
    """
    first = written[0]
    kind, uid, field = entity.table, first["uid"], first["field"]
    if first["op"] == "insert":
        mark_deleted(connection, entity, uid, True)
    elif field == "":
        mark_deleted(connection, entity, uid, first["op"] != "delete")
    elif ":" in field:
        name, target = field.split(":", 1)
        table, column = entity.links()[name], entity.columns()[name].about.target
        if first["new"] is None:
            sql = f"INSERT OR IGNORE INTO {table} ({kind}, {column}) VALUES (?, ?)"
        else:
            sql = f"DELETE FROM {table} WHERE {kind} = ? AND {column} = ?"
        connection.execute(sql, (uid, target))
    else:
        fields = ", ".join(f"{change['field']} = ?" for change in written)
        connection.execute(
            f"UPDATE {kind} SET {fields} WHERE uid = ? AND deleted = 0",
            (*(change["old"] for change in written), uid),
        )
