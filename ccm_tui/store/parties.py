"""Parties: whoever may act, owe or be owed."""

from ccm_tui.store.driver import Connection


def acting_code(connection: Connection, code: str) -> str | None:
    """The code of the party that ``code`` names exactly, case ignored; None for none."""
    row = connection.execute(
        "SELECT code FROM party WHERE code = ? COLLATE NOCASE LIMIT 1", (code,)
    ).fetchone()
    return None if row is None else str(row["code"])
