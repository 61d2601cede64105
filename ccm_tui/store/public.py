"""Records as they leave the program: references as codes, children inside, days as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ccm_tui.domain.amount import typed_amount
from ccm_tui.domain.dates import show_day
from ccm_tui.store import plans, records
from ccm_tui.store.driver import Connection
from ccm_tui.store.plans import planned

if TYPE_CHECKING:
    from ccm_tui.domain.declaration import Entity
    from ccm_tui.domain.entities import Entities


def _entity(entities: Entities, kind: str) -> type[Entity]:
    return next(entity for entity in entities if entity.table == kind)


def name_of(connection: Connection, entities: Entities, kind: str, uid: str) -> str:
    """What a person calls a record; its uid when the register does not have it.

    The plan's rows are called by their code and title (``A3 Approach the two States``), a relay by
    its request, to whom and when (``Prostheses → Italy, 3 May 2017``).
    """
    if kind == "party":
        row = connection.execute("SELECT name FROM party WHERE uid = ?", (uid,)).fetchone()
        return str(row["name"]) if row else uid
    if kind == "record":
        kind = kind_of(connection, entities, uid)
        if not kind:
            return uid
    entity = _entity(entities, kind)
    titled = entity.columns()[entity.title_field].about
    if titled.target:
        return _name_by_references(connection, entities, entity, uid)
    coded = entity.code_field == "code" and kind != "organisation"
    code = entity.code_field if coded else "NULL"
    row = connection.execute(
        f"SELECT {code}, {entity.title_field} FROM {kind} WHERE uid = ?",
        (uid,),
    ).fetchone()
    if row and titled.vocabulary is not None:
        return titled.vocabulary.label(row[1])
    return (" ".join(str(part) for part in row if part) if row else "") or uid


def _name_by_references(
    connection: Connection, entities: Entities, entity: type[Entity], uid: str
) -> str:
    row = connection.execute(f"SELECT * FROM {entity.table} WHERE uid = ?", (uid,)).fetchone()
    if row is None:
        return uid

    def named(field: str) -> str:
        return name_of(connection, entities, entity.columns()[field].about.target, row[field])

    if not between_two(entity):
        return named(entity.title_field)
    return between(named(entity.owner_field), named(entity.title_field), row[entity.day_field])


def between_two(entity: type[Entity]) -> bool:
    """Whether a record is named by what it belongs to, what it refers to, and its day."""
    titled = entity.columns()[entity.title_field].about.target
    owned_by_another = entity.owner_field and entity.owner_field != entity.title_field
    return bool(titled and owned_by_another and entity.day_field)


def between(owner: str, other: str, day: str) -> str:
    """The name of such a record."""
    return f"{owner} → {other}, {show_day(day)}"


def kind_of(connection: Connection, entities: Entities, uid: str) -> str:
    """The kind of the record ``uid``, whichever it is; empty for none."""
    for entity in entities:
        sql = f"SELECT 1 FROM {entity.table} WHERE uid = ?"
        if connection.execute(sql, (uid,)).fetchone():
            return entity.table
    return ""


def code_of(connection: Connection, entities: Entities, kind: str, uid: str, plan: str = "") -> str:
    """The public reference to a record: a party's or coded row's code, else the uid.

    What belongs to another plan than ``plan`` has its plan's code before its own.
    """
    if kind == "party":
        sql = "SELECT code FROM party WHERE uid = ?"
    elif kind == "record":
        return uid
    elif planned(_entity(entities, kind)):
        return plans.code_of(connection, _entity(entities, kind), uid, plan)
    elif code := _entity(entities, kind).code_field:
        sql = f"SELECT {code} FROM {kind} WHERE uid = ?"
    else:
        return uid
    row = connection.execute(sql, (uid,)).fetchone()
    return str(row[0]) if row and row[0] else uid


def record(
    connection: Connection, entities: Entities, entity: type[Entity], uid: str, plan: str
) -> dict[str, Any]:
    """A record with its children; every declared field that is stored, and its ``uid``.

    Codes are those that mean the same while ``plan`` is in use.
    """
    values = records.stored(connection, entity, uid)
    shown: dict[str, Any] = {"uid": uid}
    for name, column in entity.columns().items():
        about = column.about
        if about.kind == "children":
            child = _entity(entities, about.target)
            shown[name] = [
                record(connection, entities, child, one, plan)
                for one in records.owned(connection, child, uid)
            ]
        elif about.kind == "refs":
            shown[name] = [
                code_of(connection, entities, about.target, one, plan) for one in values[name]
            ]
        elif about.kind == "ref" and values[name] is not None:
            shown[name] = code_of(connection, entities, about.target, values[name], plan)
        elif about.kind == "amount" and values[name] is not None:
            shown[name] = values[name] / 100
        elif about.stored:
            shown[name] = values[name]
    return shown


def values(
    connection: Connection, entities: Entities, entity: type[Entity], uid: str
) -> dict[str, Any]:
    """A record as the tables hold it, its children inside, and theirs inside them."""
    found = records.stored(connection, entity, uid)
    for name, column in entity.columns().items():
        if column.about.kind == "children":
            child = _entity(entities, column.about.target)
            found[name] = tuple(
                values(connection, entities, child, one)
                for one in records.owned(connection, child, uid)
            )
    return found


def typed_of(
    connection: Connection, entities: Entities, entity: type[Entity], uid: str
) -> dict[str, Any]:
    """A record as it would be typed: text, references as uids, children with their ``uid``."""
    values = records.stored(connection, entity, uid)
    typed: dict[str, Any] = {}
    for name, column in entity.columns().items():
        about = column.about
        if about.given or not about.stored:
            continue
        if about.kind == "children":
            child = _entity(entities, about.target)
            typed[name] = [
                {"uid": one, **typed_of(connection, entities, child, one)}
                for one in records.owned(connection, child, uid)
            ]
        elif about.kind == "refs":
            typed[name] = list(values[name])
        elif about.kind == "amount" and values[name] is not None:
            typed[name] = typed_amount(values[name])
        elif values[name] is not None:
            typed[name] = str(values[name])
    return typed
