"""Drafts: what is being typed, as typed, kept in the register but in no journal and no copy."""

import json
from typing import Any

from ccm_tui.domain.draft import Draft
from ccm_tui.store.driver import Connection


def keep(connection: Connection, draft: Draft) -> None:
    """Write a draft, replacing its earlier state."""
    connection.execute(
        """
        INSERT INTO draft (uid, kind, record, typed, at) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (uid) DO UPDATE SET typed = excluded.typed, at = excluded.at
        """,
        (draft.uid, draft.kind, draft.record, json.dumps(draft.typed), draft.at),
    )


def drop(connection: Connection, uid: str) -> None:
    """Forget a draft."""
    connection.execute("DELETE FROM draft WHERE uid = ?", (uid,))


def kept(connection: Connection) -> list[Draft]:
    """All drafts, newest first."""
    rows = connection.execute("SELECT uid, kind, record, typed, at FROM draft ORDER BY at DESC")
    return [
        Draft(row["uid"], row["kind"], row["record"], _typed(row["typed"]), row["at"])
        for row in rows
    ]


def _typed(text: str) -> dict[str, Any]:
    """What was typed; where that cannot be read, its text as a field that no form has."""
    try:
        typed = json.loads(text)
    except ValueError:
        typed = None
    return typed if isinstance(typed, dict) else {"typed": text}
