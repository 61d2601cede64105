"""Acts of spreading the Guidance, by channel, and the activity that they belong to."""

from __future__ import annotations

from typing import Final

from ccm_tui.domain.vocabularies import DISSEMINATION_CHANNELS
from ccm_tui.store.driver import Connection

_SPREADS: Final = "A6"
"""The activity that promotes the Guidance (concept note, section 3)."""


def disseminated(connection: Connection, activity: str | None) -> dict[str, int]:
    """How many acts there are of one activity (a uid; None: of any or none), by channel."""
    of = "JOIN dissemination_activity l ON l.dissemination = d.uid AND l.activity = ?"
    rows = connection.execute(
        f"""
        SELECT d.channel, count(*) FROM dissemination d {of if activity else ""}
        WHERE d.deleted = 0 GROUP BY d.channel
        """,
        (activity,) if activity else (),
    )
    found = {row[0]: int(row[1]) for row in rows}
    return {code: found[code] for code in DISSEMINATION_CHANNELS.codes if code in found}


def spreading_activity(connection: Connection, plan: str) -> str:
    """The activity of the plan that spreads the Guidance; empty where the plan has none."""
    row = connection.execute(
        "SELECT uid FROM activity WHERE plan = ? AND code = ? AND deleted = 0", (plan, _SPREADS)
    ).fetchone()
    return row["uid"] if row else ""
