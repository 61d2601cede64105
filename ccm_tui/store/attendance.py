"""Attendance ticked off: who is at an event, and as what.

Whoever is ticked a second time is the same record again, with the role it had: a State stands once
in an event, and its history is one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ccm_tui.domain.event import Attendance, Event
from ccm_tui.domain.vocabularies import ATTENDANCE_ROLES
from ccm_tui.errors import Refused
from ccm_tui.store import records
from ccm_tui.store.driver import Connection, Row
from ccm_tui.store.saving import Saver
from ccm_tui.words import _


def attend(saver: Saver, event: str, parties: Sequence[str], role: str | None) -> None:
    """Write down that ``parties`` took part, as one act.

    Without a ``role`` a participant, or what they were written down as before. Raises
    :class:`Refused` (``event``, ``party``, ``role``) and then writes nothing.
    """
    _require_standing(saver, event)
    typed = {"role": role} if role and role.strip() else {}
    for party in parties:
        saver.check(Attendance, {"event": event, "party": party, **typed})
    actor = saver.writer.actor
    values: dict[str, Any] = {"by": actor.by, "person": actor.person}
    if typed:
        values["role"] = ATTENDANCE_ROLES.matches(typed["role"])[0]
    with saver.writer.act("add"):
        for party in parties:
            _attend(saver, {"event": event, "party": party, **values})


def absent(saver: Saver, event: str, parties: Sequence[str]) -> int:
    """Take ``parties`` off the attendance, as one act; returns how many stood there."""
    _require_standing(saver, event)
    connection, count = saver.writer.connection, 0
    with saver.writer.act("delete"):
        for party in parties:
            for row in _written(connection, event, party):
                count += records.mark_deleted(connection, Attendance, row["uid"], True)
    return count


def _attend(saver: Saver, values: Mapping[str, Any]) -> None:
    connection = saver.writer.connection
    written = _written(connection, values["event"], values["party"])
    if not written:
        whole = {"role": Attendance.columns()["role"].default, **values}
        records.insert(connection, Attendance, saver.ids(), whole)
        return
    standing = [row for row in written if not row["deleted"]]
    changed = {"role": values["role"]} if "role" in values else {}
    if not standing:
        standing, changed = written[:1], dict(values)
        records.mark_deleted(connection, Attendance, written[0]["uid"], False)
    for row in standing:
        records.update(connection, Attendance, row["uid"], dict(row), changed)


def _written(connection: Connection, event: str, party: str) -> list[Row]:
    """What was ever written down of ``party`` at ``event``, the newest first."""
    return connection.execute(
        "SELECT * FROM attendance WHERE event = ? AND party = ? ORDER BY id DESC", (event, party)
    ).fetchall()


def _require_standing(saver: Saver, event: str) -> None:
    if records.stored(saver.writer.connection, Event, event)["deleted"]:
        raise Refused({"event": _("This event was deleted; undo the deletion to change it.")})
