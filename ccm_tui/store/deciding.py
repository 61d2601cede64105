"""Deciding conflicts: one change names every version that it replaces, and is an act like others.

A value that stands is taken, or another one is written. Where the deletion of a record stands
against what somebody wrote in it, taking the deletion deletes the record, and taking what was
written brings it back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from ccm_tui.domain.decision import Choice
from ccm_tui.errors import NotFound, Refused
from ccm_tui.store.conflicts import Conflict, Value, find, heads_of, versions
from ccm_tui.store.driver import Connection, Row
from ccm_tui.store.heads import Field, refresh, refresh_stale, value_of
from ccm_tui.store.projection import Projection
from ccm_tui.store.records import mark_deleted
from ccm_tui.store.replay import restore, unjournalled
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.domain.declaration import Entity
    from ccm_tui.domain.entities import Entities
    from ccm_tui.store.saving import Saver


def decide(saver: Saver, choices: Sequence[Choice], reason: str | None) -> int:
    """Decide conflicts in one act, in the name of who acts; returns how many.

    Raises Refused where no person is named, or the text fits no such field; NotFound for a
    conflict that is not open (any more), or a value that it does not have.
    """
    if not saver.writer.actor.person:
        raise Refused(
            {"person": _("say who decides: a decision carries a person's name")}, unnamed=True
        )
    connection = saver.writer.connection
    open_ones = [(find(connection, choice.conflict), choice) for choice in choices]
    ready = [(conflict, _chosen(saver, conflict, choice)) for conflict, choice in open_ones]
    with saver.writer.act("decide", reason=reason or None):
        for conflict, chosen in ready:
            _decide(saver, conflict, chosen)
    return len(ready)


def _chosen(saver: Saver, conflict: Conflict, choice: Choice) -> Value:
    if choice.take is not None:
        for value in conflict.values:
            if value.id == choice.take:
                return value
        raise NotFound(
            _("“{value}” is none of the values of this conflict").format(value=choice.take),
            _("“ccm-tui conflict show” lists them."),
        )
    if not conflict.field or ":" in conflict.field:
        raise Refused({"value": _("take one of the values that stand")})
    value = saver.meant(conflict.kind, conflict.record, conflict.field, choice.typed or "")
    return Value("", value, None, None, "", False, "decide")


def _decide(saver: Saver, conflict: Conflict, chosen: Value) -> None:
    connection = saver.writer.connection
    entity = next(one for one in saver.entities if one.table == conflict.kind)
    field = Field(conflict.kind, conflict.record, conflict.field)
    mark_deleted(connection, entity, field.uid, chosen.deleted)
    refresh_stale(connection)
    if chosen.id:
        version = (chosen.id[:16], int(chosen.id[17:]))
        signed = Projection(connection, entity).signatures(field.uid, field.field, *version)
    else:
        signed = saver.signatures(entity, field.field)
    _write(connection, saver.entities, field, _Said(chosen.value, chosen.deleted, signed))


def affirm(connection: Connection, entities: Entities, field: Field, value: Any) -> None:
    """Say again, in the act that is going on, that a plain field has the ``value`` that it has.

    Whoever wrote another one without knowing of this disagrees, and is seen to.
    """
    _write(connection, entities, field, _Said(value, False, {}))


@dataclass(frozen=True, slots=True)
class _Said:
    """What a version says of a field; ``gone``: as a deletion that found ``value``."""

    value: Any
    gone: bool
    signed: Mapping[str, Any]
    """The fields that sign it, with their values."""


def _write(connection: Connection, entities: Entities, field: Field, said: _Said) -> None:
    """Write a version of ``field`` that replaces all its heads, in the act that is going on."""
    entity = next(one for one in entities if one.table == field.kind)
    newest, *others = heads_of(connection, field) or [_newest(connection, field)]
    _insert(connection, entity, field, said, newest)
    connection.executemany(
        "INSERT INTO edge (origin, clock, field, parent_origin, parent_clock)"
        " SELECT origin, clock, ?, ?, ? FROM session",
        [(field.field, one["origin"], one["clock"]) for one in others],
    )
    _follow(connection, entities, entity, field.uid)


def is_of_the_record(connection: Connection, change: Row) -> bool:
    """Whether a change in an act that decides deletes the record or brings it back, whole."""
    sql = "SELECT count(*) FROM change WHERE origin = ? AND clock = ?"
    rows = connection.execute(sql, (change["origin"], change["clock"])).fetchone()[0]
    return bool(change["field"] == "" and rows > 1)


def do_again(connection: Connection, entities: Entities, changes: Sequence[Row]) -> None:
    """Write decisions that were taken back once more; ``changes`` are the act's, last first."""
    kinds = {entity.table: entity for entity in entities}
    for _clock, together in groupby(reversed(changes), key=lambda change: change["clock"]):
        written = list(together)
        entity = kinds[written[0]["kind"]]
        if is_of_the_record(connection, written[0]):
            mark_deleted(connection, entity, written[0]["uid"], written[0]["op"] == "delete")
            refresh_stale(connection)
            continue
        field, change, signed = _decision(entity, written)
        gone = change["op"] == "delete"
        said = _Said(change["old" if gone else "new"], gone, signed)
        _write(connection, entities, field, said)


def reopen(connection: Connection, entities: Entities, written: Sequence[Row]) -> None:
    """Take a decision back, in the act that is going on: what it replaced stands again.

    Each of those versions is said again, by a change that replaces the decision and not the other
    ones, the newest last.
    """
    entity = next(one for one in entities if one.table == written[0]["kind"])
    field, change, _signed = _decision(entity, written)
    replaced = connection.execute(
        """
        SELECT parent_origin AS origin, parent_clock AS clock FROM edge
        WHERE origin = :origin AND clock = :clock AND field = :field
        UNION SELECT parent_origin, parent_clock FROM change
        WHERE origin = :origin AND clock = :clock AND field = :field ORDER BY clock, origin
        """,
        {"origin": change["origin"], "clock": change["clock"], "field": field.field},
    ).fetchall()
    known, decision = versions(connection, field), _newest(connection, field)
    projection = Projection(connection, entity)
    for one in replaced:
        version = (one["origin"], one["clock"])
        row = known[version]
        signed = projection.signatures(field.uid, field.field, *version)
        said = _Said(value_of(field, row), row["op"] == "delete", signed)
        _insert(connection, entity, field, said, decision)
    _follow(connection, entities, entity, field.uid)


def _decision(entity: type[Entity], written: Sequence[Row]) -> tuple[Field, Row, dict[str, Any]]:
    """Of the changes of one clock that of the field, and what signs it."""
    columns = entity.columns()
    signing = {
        row["field"]: row["new"]
        for row in written
        if row["field"] in columns and columns[row["field"]].about.signs
    }
    change = next(row for row in written if row["field"] not in signing)
    return Field(change["kind"], change["uid"], change["field"]), change, signing


def _insert(
    connection: Connection, entity: type[Entity], field: Field, said: _Said, parent: Row
) -> None:
    """One version of ``field`` at the next clock, with its signatures, beside the triggers."""
    # The deletion of a record that did not have a reference wrote nothing of that reference.
    stone = said.gone and not (":" in field.field and said.value is None)
    op, old, new = "edit", _standing(connection, entity, field), said.value
    if stone:
        op, old, new = "delete", said.value, None
    rows = [(field.field, op, old, new, parent["origin"], parent["clock"])]
    for name, value in said.signed.items():
        signature = field._replace(field=name)
        last = _newest(connection, signature)
        before = _standing(connection, entity, signature)
        rows.append((name, "edit", before, value, last["origin"], last["clock"]))
    connection.execute("UPDATE session SET clock = max(clock + 1, wall << 16)")
    with unjournalled(connection):
        connection.executemany(
            """
            INSERT INTO change (origin, clock, field, act, kind, uid, op, old, new,
                parent_origin, parent_clock)
            SELECT origin, clock, ?, act, ?, ?, ?, ?, ?, ?, ? FROM session
            """,
            [(name, field.kind, field.uid, *rest) for name, *rest in rows],
        )


def _newest(connection: Connection, field: Field) -> Row:
    """The version of a field that has the highest clock."""
    known = versions(connection, field)
    return known[max(known, key=lambda one: (one[1], one[0]))]


def _follow(connection: Connection, entities: Entities, entity: type[Entity], uid: str) -> None:
    """Let tables and heads follow what was written into the journal itself."""
    restore(connection, entity, uid)
    refresh(connection, entities, "SELECT :uid", {"uid": uid})


def _standing(connection: Connection, entity: type[Entity], field: Field) -> Any:
    """What the table holds of a field now."""
    if not field.field:
        return None
    name, reference, target = field.field.partition(":")
    if reference:
        table, column = entity.links()[name], entity.columns()[name].about.target
        sql = f"SELECT 1 FROM {table} WHERE {entity.table} = ? AND {column} = ?"
        row = connection.execute(sql, (field.uid, target)).fetchone()
    else:
        sql = f"SELECT {name} FROM {entity.table} WHERE uid = ?"
        row = connection.execute(sql, (field.uid,)).fetchone()
    return row[0] if row else None
