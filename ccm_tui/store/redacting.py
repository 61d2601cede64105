"""Redaction: personal values taken out of the journal for good, here and wherever it is merged.

A row of ``redaction`` covers the personal fields of one record, whenever they were written. It
outranks every change: what is known is redacted as it arrives, and what an older copy brings back
is redacted before it is taken. In place of a value stands a short digest of it and of the change it
stood in: enough to see that two journals say the same, not enough to find the value.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

from ccm_tui.store import heads
from ccm_tui.store.driver import Connection, Row
from ccm_tui.store.projection import ERASED
from ccm_tui.store.replay import replay, unjournalled
from ccm_tui.store.words_index import bring_up_to_date

if TYPE_CHECKING:
    from ccm_tui.domain.declaration import Entity
    from ccm_tui.domain.entities import Entities

_MARK: Final = re.compile(rf"{ERASED}(:[0-9a-f]{{8}})?")


def mark(origin: str, clock: int, field: str, value: Any) -> Any:
    """What stands for an erased value in the journal; blank and what is erased stay as they are."""
    if value is None or (isinstance(value, str) and _MARK.fullmatch(value)):
        return value
    said = "\0".join((origin, str(clock), field, str(value)))
    return f"{ERASED}:{hashlib.sha256(said.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def personal(entity: type[Entity]) -> list[str]:
    """The fields of a kind that an erasure covers."""
    return [name for name, column in entity.columns().items() if column.about.personal]


def is_erased(connection: Connection, uid: str) -> bool:
    """Whether the personal values of a record were erased."""
    sql = "SELECT 1 FROM redaction WHERE uid = ? LIMIT 1"
    return connection.execute(sql, (uid,)).fetchone() is not None


def erase(connection: Connection, entities: Entities, entity: type[Entity], uid: str) -> None:
    """Erase the personal values of a record, in the act that is going on."""
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute(
        """
        INSERT INTO redaction (origin, clock, act, kind, uid)
        SELECT origin, clock, act, ?, ? FROM session
        """,
        (entity.table, uid),
    )
    _redact(connection, "main", entity, uid)
    replay(connection, entities, {entity.table: [uid]})
    heads.refresh(connection, entities, "SELECT :uid", {"uid": uid})
    bring_up_to_date(connection)
    sweep(connection, [uid])


def sweep(connection: Connection, uids: Iterable[str]) -> None:
    """Forget what is left of erased values beside the records, once the index is up to date."""
    connection.executemany("DELETE FROM draft WHERE record = ?", ((uid,) for uid in uids))
    # What the index has forgotten still stands in its old segments until they are written anew.
    connection.execute("INSERT INTO search (search) VALUES ('optimize')")


def take(connection: Connection, entities: Entities) -> list[tuple[str, str]]:
    """Take the redactions that are staged; redact what is here, and all that is staged.

    Returns the records (kind, uid) whose values are newly erased here.
    """
    new = connection.execute(
        """
        SELECT DISTINCT i.kind, i.uid FROM incoming.redaction i
        WHERE NOT EXISTS (SELECT 1 FROM redaction r WHERE r.uid = i.uid)
        """
    ).fetchall()
    connection.execute(
        """
        INSERT OR IGNORE INTO redaction (origin, clock, act, kind, uid)
        SELECT origin, clock, act, kind, uid FROM incoming.redaction
        """
    )
    known = {entity.table: entity for entity in entities}
    if new:
        connection.execute("PRAGMA secure_delete = ON")
    for row in new:
        if entity := known.get(row["kind"]):
            _redact(connection, "main", entity, row["uid"])
    for row in connection.execute(
        """
        SELECT DISTINCT r.kind, r.uid FROM redaction r
        WHERE EXISTS (SELECT 1 FROM incoming.change i WHERE i.uid = r.uid)
        """
    ).fetchall():
        if entity := known.get(row["kind"]):
            _redact(connection, "incoming", entity, row["uid"])
    return [(row["kind"], row["uid"]) for row in new]


def _redact(connection: Connection, schema: str, entity: type[Entity], uid: str) -> None:
    fields = personal(entity)
    rows = connection.execute(
        f"SELECT origin, clock, field, op, old, new FROM {schema}.change WHERE uid = ?", (uid,)
    ).fetchall()
    with unjournalled(connection):
        connection.executemany(
            f"UPDATE {schema}.change SET old = ?, new = ?"
            " WHERE origin = ? AND clock = ? AND field = ?",
            _redacted(rows, fields),
        )


def _redacted(rows: Iterable[Row], fields: Sequence[str]) -> Iterable[tuple[Any, ...]]:
    for row in rows:
        identity = (row["origin"], row["clock"], row["field"])
        if row["op"] == "insert":
            values = json.loads(row["new"], strict=False)
            marked = {n: mark(row["origin"], row["clock"], n, values.get(n)) for n in fields}
            if any(values.get(name) != marked[name] for name in fields):
                values |= {name: value for name, value in marked.items() if name in values}
                yield row["old"], json.dumps(values, ensure_ascii=False), *identity
        elif row["field"] in fields:
            yield mark(*identity, row["old"]), mark(*identity, row["new"]), *identity
