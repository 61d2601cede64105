"""Invitations to an event written down: to whom, by which letter, and how each was answered.

Whoever is invited a second time is the same record again: a State is invited once to an event.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ccm_tui.domain.dates import read_day
from ccm_tui.domain.event import Event, Invitation
from ccm_tui.errors import Refused
from ccm_tui.store import records
from ccm_tui.store.driver import Connection, Row
from ccm_tui.store.saving import Saver
from ccm_tui.words import _


def invite(saver: Saver, event: str, parties: Sequence[str], letter: str, day: str) -> None:
    """Write down that ``parties`` were invited, as one act.

    Raises :class:`Refused` (``event``, ``party``, ``outreach``, ``date``) and then writes nothing.
    """
    _require_standing(saver, event)
    typed = {n: text for n, text in (("outreach", letter), ("date", day)) if text.strip()}
    connection = saver.writer.connection
    before = {party: _written(connection, event, party)[:1] for party in parties}
    for party, rows in before.items():
        standing = next((row["uid"] for row in rows if not row["deleted"]), None)
        saver.check(Invitation, {"event": event, "party": party, **typed}, standing)
    given = _given(saver, letter, day)
    actor = saver.writer.actor
    with saver.writer.act("add"):
        for party, rows in before.items():
            for row in rows:
                _invite_again(connection, row, given if row["deleted"] or typed else {})
            if not rows:
                values = {"event": event, "party": party, "by": actor.by, "person": actor.person}
                records.insert(connection, Invitation, saver.ids(), {**values, **given})


def uninvite(saver: Saver, event: str, parties: Sequence[str]) -> int:
    """Take ``parties`` off the invitations, as one act; returns how many stood there."""
    _require_standing(saver, event)
    connection, count = saver.writer.connection, 0
    with saver.writer.act("delete"):
        for party in parties:
            for row in _written(connection, event, party):
                count += records.mark_deleted(connection, Invitation, row["uid"], True)
    return count


def answer(saver: Saver, event: str, party: str, answer: str, day: str) -> None:
    """Write down how ``party`` answered, and on which day; blank: it did not answer yet.

    Raises :class:`Refused` (``event``, ``party``, ``answer``, ``answered_on``).
    """
    _require_standing(saver, event)
    rows = _written(saver.writer.connection, event, party)
    standing = [row["uid"] for row in rows if not row["deleted"]]
    if not standing:
        raise Refused({"party": _("was not invited to this event")})
    answered_on = (day or saver.today.isoformat()) if answer.strip() else ""
    saver.save(Invitation, {"answer": answer, "answered_on": answered_on}, standing[0])


def _given(saver: Saver, letter: str, day: str) -> dict[str, Any]:
    """The letter that invited, and the day: that of the letter where none was typed, else today."""
    outreach = saver.resolve("outreach", letter) if letter.strip() else None
    if day.strip():
        on = read_day(day, saver.today, past=True).isoformat()
    elif outreach:
        sql = "SELECT date FROM outreach WHERE uid = ?"
        on = saver.writer.connection.execute(sql, (outreach,)).fetchone()["date"]
    else:
        on = saver.today.isoformat()
    return {"date": on, **({"outreach": outreach} if outreach else {})}


def _invite_again(connection: Connection, row: Row, given: dict[str, Any]) -> None:
    """The same invitation once more; one that was taken back begins without an answer."""
    changed = given | (dict.fromkeys(("answer", "answered_on")) if row["deleted"] else {})
    records.mark_deleted(connection, Invitation, row["uid"], False)
    records.update(connection, Invitation, row["uid"], dict(row), changed)


def _written(connection: Connection, event: str, party: str) -> list[Row]:
    """What was ever written down of ``party`` and ``event``, what stands and is newest first."""
    return connection.execute(
        "SELECT * FROM invitation WHERE event = ? AND party = ? ORDER BY deleted, id DESC",
        (event, party),
    ).fetchall()


def _require_standing(saver: Saver, event: str) -> None:
    if records.stored(saver.writer.connection, Event, event)["deleted"]:
        raise Refused({"event": _("This event was deleted; undo the deletion to change it.")})
