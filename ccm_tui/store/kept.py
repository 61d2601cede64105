"""What of kept text (a draft's, a template's, another record's) a new record can take now."""

from collections.abc import Mapping
from typing import Any

from ccm_tui.domain.copying import DELETED, Fitting, fitting
from ccm_tui.domain.declaration import Entity
from ccm_tui.domain.entities import Entities
from ccm_tui.store import records
from ccm_tui.store.driver import Connection
from ccm_tui.store.public import kind_of, name_of


def fitting_now(
    connection: Connection, entities: Entities, entity: type[Entity], kept: Mapping[str, Any]
) -> Fitting:
    """What was ``kept`` and has a field; beside it what has none, or names what was deleted."""
    found = fitting(entities, entity, kept)
    for name, value in found.typed.items():
        about = entity.columns()[name].about
        if about.kind not in ("ref", "refs") or not value:
            continue
        uids = [value] if isinstance(value, str) else list(value)
        deleted = [uid for uid in uids if is_deleted(connection, entities, uid)]
        if deleted:
            left = [uid for uid in uids if uid not in deleted]
            found.typed[name] = left if about.kind == "refs" else ""
            names = [name_of(connection, entities, about.target, uid) for uid in deleted]
            found.gone[f"{name}.{DELETED}"] = ", ".join(names)
    return found


def is_deleted(connection: Connection, entities: Entities, uid: str) -> bool:
    """Whether ``uid``, which may be any text, is that of a record that was deleted."""
    kind = kind_of(connection, entities, uid)
    entity = next((entity for entity in entities if entity.table == kind), None)
    return entity is not None and bool(records.stored(connection, entity, uid)["deleted"])
