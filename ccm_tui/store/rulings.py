"""Decisions on claims: which of those that disagree stands, by whom and why.

A State has one decision for each aspect, whose uid follows from both, so that two people who decide
apart decide the same record.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from ccm_tui.domain.standing import Ruled
from ccm_tui.errors import Refused
from ccm_tui.store import records
from ccm_tui.store.driver import Connection
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.store.saving import Saver

_NAMESPACE: Final = "6f0cf5a2-6a0a-5c1e-9d0b-43434d310002"
_DECIDED_ON: Final = """
    SELECT max(c.as_of) FROM claim c
    WHERE c.state = r.state AND c.aspect = r.aspect AND c.deleted = 0 AND c.as_of <= r.date
        AND NOT EXISTS (SELECT 1 FROM change i
            WHERE i.uid = c.uid AND i.field = '' AND i.op = 'insert' AND i.clock > (
                SELECT max(d.clock) FROM change d
                WHERE d.uid = r.uid AND d.field IN ('', 'claim', 'reason', 'date')))
    """
"""The day of the latest claim that was there to be decided upon: known then, and not of a later
day than the decision."""


def rulings(connection: Connection, state: str | None = None) -> dict[tuple[str, str], Ruled]:
    """What was decided, of all States or of one, by State (uid) and aspect."""
    rows = connection.execute(
        f"""
        SELECT r.uid, r.state, r.aspect, r.claim, r.reason, r.judged_by, r.date,
            ({_DECIDED_ON}) AS last
        FROM ruling r
        WHERE r.deleted = 0 {"AND r.state = :state" if state else ""} ORDER BY r.date, r.id
        """,
        {"state": state},
    )
    return {
        (row["state"], row["aspect"]): Ruled(
            uid=row["uid"],
            claim=row["claim"],
            reason=row["reason"],
            by=row["judged_by"],
            on=date.fromisoformat(row["date"]),
            last=date.fromisoformat(row["last"] or row["date"]),
        )
        for row in rows
    }


def ruling_uid(state: str, aspect: str) -> str:
    """The uid of the decision on one aspect of a State."""
    from uuid import UUID, uuid5

    return str(uuid5(UUID(_NAMESPACE), f"{state}/{aspect}"))


def decide(saver: Saver, claim: str, reason: str) -> str:
    """Let the claim ``claim`` (a uid) stand, in the name of who acts; returns the decision's uid.

    Deciding again changes the decision. Raises Refused by the fields of a ruling: without a
    person, without a reason, for a claim of a later day than today.
    """
    from ccm_tui.domain.profile import Ruling
    from ccm_tui.domain.state import Claim

    connection, today = saver.writer.connection, saver.today.isoformat()
    taken = records.stored(connection, Claim, claim)
    if taken["as_of"] > today:
        raise Refused({"claim": _("is of a later day than today")})
    uid = ruling_uid(taken["state"], taken["aspect"])
    typed = {
        **{name: taken[name] for name in ("state", "aspect")},
        **{"claim": claim, "reason": reason, "date": today},
    }
    if connection.execute("SELECT 1 FROM ruling WHERE uid = ?", (uid,)).fetchone() is None:
        return saver.save(Ruling, typed, new=uid)
    saver.check(Ruling, typed)
    actor = saver.writer.actor
    signed = {"judged_by": actor.person, "by": actor.by, "person": actor.person}
    with saver.writer.act("edit"):
        records.mark_deleted(connection, Ruling, uid, False)
        records.update(connection, Ruling, uid, records.stored(connection, Ruling, uid),
                       {**typed, **signed})  # fmt: skip
    return uid
