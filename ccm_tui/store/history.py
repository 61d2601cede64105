"""History: who wrote what and when, read from the journal."""

import json
from dataclasses import dataclass
from typing import Any

from ccm_tui.store.driver import Connection


@dataclass(frozen=True, slots=True)
class Written:
    """One change as the journal holds it. ``field`` is empty for the record as a whole."""

    at: str
    by: str | None
    person: str | None
    verb: str
    field: str
    old: Any
    new: Any
    operation: str
    act: tuple[str, int]
    reason: str | None = None
    """Why, where that was said."""


def of_record(connection: Connection, uid: str, field: str | None = None) -> list[Written]:
    """What was written to a record (or one of its fields), oldest first.

    What a deletion or a revival says of single fields is left out: that of the record says it; so
    is a signature that stayed the same. A record brought back is operation ``revive``.
    """
    rows = connection.execute(
        """
        SELECT c.origin, c.clock, c.field, c.act, c.op, c.old, c.new, a.at, a.by, a.person, a.verb,
            a.reason
        FROM change c LEFT JOIN act a ON a.origin = c.origin AND a.clock = c.act
        WHERE c.uid = :uid
            AND (c.field = '' OR NOT EXISTS (SELECT 1 FROM change w
                WHERE w.origin = c.origin AND w.clock = c.clock AND w.field = ''))
            AND (c.field = '' OR c.old IS NOT c.new OR a.verb = 'decide')
            AND (:field IS NULL OR c.field IN (:field, '') OR c.field LIKE :field || ':%')
        ORDER BY c.clock, c.origin, c.field
        """,
        {"uid": uid, "field": field},
    )
    return [
        Written(
            at=row["at"],
            by=row["by"],
            person=row["person"],
            verb=row["verb"],
            field=row["field"],
            old=row["old"],
            new=json.loads(row["new"], strict=False) if row["op"] == "insert" else row["new"],
            operation="revive" if (row["op"], row["field"]) == ("edit", "") else row["op"],
            act=(row["origin"], row["act"]),
            reason=row["reason"],
        )
        for row in rows
    ]
