"""Whom a request was relayed to, as the output sees them that counts constructive responses."""

from __future__ import annotations

from datetime import date
from typing import Final

from ccm_tui.domain.donors import Uncounted
from ccm_tui.store import counting
from ccm_tui.store.driver import Connection

ANSWERING_STATE: Final = """
    CASE p.kind WHEN 'state' THEN p.uid ELSE (
        SELECT min(m.state) FROM organisation g
            JOIN organisation_state m ON m.organisation = g.uid
        WHERE g.uid = p.uid AND g.type IN ('coordinator', 'mission', 'ministry')
        GROUP BY g.uid HAVING count(*) = 1) END
    """
"""The State that answers where the party ``p`` does: itself, or the one whose Coordinator, mission
or ministry it is."""


def uncounted(connection: Connection, relay: str, plan: str, today: date) -> Uncounted | None:
    """Why no response to ``relay`` counts today for the ``plan``.

    None: it may, or the plan counts no responses.
    """
    row = connection.execute(
        f"""
        SELECT {ANSWERING_STATE} AS state FROM relay l JOIN party p ON p.uid = l.recipient
        WHERE l.uid = ?
        """,
        (relay,),
    ).fetchone()
    counted = counting.targets(connection, plan=plan)
    targets = [target for target in counted if target.measure == "constructive_response"]
    if row is None or not targets:
        return None
    if row["state"] is None:
        return Uncounted(targets[0].code, "organisation")
    since = counting.eligible(connection, targets[0].uid).get(row["state"])
    if since is None or since > today.isoformat():
        return Uncounted(targets[0].code, "no_party")
    return None
