"""Meetings and events by how near they are, whom one spoke to there, and what to raise with whom.

Every statement walks an index and stops at its limit: the strip that shows this is written anew
after every save.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from ccm_tui.domain.agenda import GIVEN_UP, Due
from ccm_tui.domain.dates import around
from ccm_tui.domain.talks import Occasion, Spoken, Talks, Target, Topics
from ccm_tui.errors import NotFound
from ccm_tui.store import agenda, names
from ccm_tui.store.driver import Connection, Row
from ccm_tui.store.names import Suggestion
from ccm_tui.words import _

MOST: Final = 2000
"""So many entries of an occasion are looked at, the newest."""
_AROUND: Final = 300
"""So many meetings and events before today, and after it, can be chosen from."""
_LETTERS: Final = 300
"""Among so many entries of a State, the newest, letters without a reply are looked for."""
_OUTREACH: Final = 9
"""The number of outreach in the timeline (``Outreach.number``), known here without the entity."""

_MEETING: Final = """SELECT 'meeting' AS kind, m.uid, m.code, m.name, m.starts, m.ends,
        m.city AS place, m.uid AS meeting, NULL AS served, 'restricted' AS sensitivity
    FROM meeting m WHERE m.deleted = 0"""
_EVENT: Final = """SELECT 'event' AS kind, e.uid, '' AS code, e.title AS name, e.starts,
        coalesce(e.ends, e.starts) AS ends, coalesce(e.place, m.city) AS place, e.meeting,
        (SELECT group_concat(activity) FROM event_activity WHERE event = e.uid) AS served,
        e.sensitivity
    FROM event e LEFT JOIN meeting m ON m.uid = e.meeting WHERE e.deleted = 0"""
_KINDS: Final = {"meeting": (_MEETING, "m"), "event": (_EVENT, "e")}


def occasion(connection: Connection, kind: str, uid: str) -> Occasion | None:
    """The meeting or event ``uid``; None when there is none (any more)."""
    if kind not in _KINDS:
        return None
    select, alias = _KINDS[kind]
    row = connection.execute(f"{select} AND {alias}.uid = ?", (uid,)).fetchone()
    return None if row is None else _occasion(row)


def occasions(connection: Connection, today: date, text: str, limit: int) -> list[Occasion]:
    """Meetings and events that one may be at and that ``text`` may name.

    Those of today come first, then the nearest, meetings before events; a code or name that fits
    better outranks that.
    """
    near = sorted(
        (_occasion(row) for row in _around(connection, today)),
        key=lambda found: (found.distance(today), found.kind != "meeting", found.starts),
    )
    known = {found.uid: found for found in near}
    forms = [
        (Suggestion(f.uid, f.code, f.name), {names.folded(f.code), names.folded(f.name)} - {""})
        for f in near
    ]
    return [known[suggestion.uid] for suggestion in names.suggest(forms, text, limit)]


def _around(connection: Connection, today: date) -> list[Row]:
    """Those nearest to a day; a cancelled event is none to be at."""
    found: list[Row] = []
    for select, alias in _KINDS.values():
        held = "AND e.status <> 'cancelled'" if alias == "e" else ""
        for way, order in (("<=", "DESC"), (">", "ASC")):
            found += connection.execute(
                f"{select} {held} AND {alias}.starts {way} ? ORDER BY {alias}.starts {order},"
                f" {alias}.id LIMIT {_AROUND}",
                (today.isoformat(),),
            )
    return found


def _occasion(row: Row) -> Occasion:
    return Occasion(
        kind=row["kind"],
        uid=row["uid"],
        code=row["code"],
        name=row["name"],
        starts=date.fromisoformat(row["starts"]),
        ends=date.fromisoformat(row["ends"]),
        place=row["place"] or "",
        meeting=row["meeting"],
        activities=tuple(sorted(row["served"].split(","))) if row["served"] else (),
        sensitivity=row["sensitivity"],
    )


# -------------------------------------------------------------------- who was spoken to

_ENTRIES_OF: Final = """SELECT * FROM (SELECT o.uid, o.id, o.date FROM outreach o
        WHERE o.{field} = :uid AND o.deleted = 0 ORDER BY o.date DESC, o.id DESC LIMIT :most)"""
_AT: Final = {
    "meeting": f"""{_ENTRIES_OF.format(field="meeting")}
        UNION
        SELECT * FROM (SELECT o.uid, o.id, o.date
            FROM event e CROSS JOIN outreach o ON o.event = e.uid
            WHERE e.meeting = :uid AND e.deleted = 0 AND o.deleted = 0 LIMIT :most)""",
    "event": _ENTRIES_OF.format(field="event"),
}
"""The entries made at an occasion; at a meeting also those made at an event in its margins."""


def talks(connection: Connection, kind: str, uid: str, plan: str, most: int = MOST) -> Talks:
    """Who was spoken to at an occasion, and who is to be; raises NotFound.

    The targets at a meeting are the States that activities of ``plan`` target, themselves or by an
    output they serve. At an event they are those of its own activities and whoever attends it
    without organising it; where that is nobody, those of the plan.
    """
    found = occasion(connection, kind, uid)
    if found is None:
        raise NotFound(_("There is no {kind} {uid}").format(kind=kind, uid=uid))
    bound = {"uid": uid, "most": most}
    here = f"WITH here AS ({_AT[kind]} LIMIT :most)"
    logged = connection.execute(f"{here} SELECT count(*) FROM here", bound).fetchone()[0]
    rows = connection.execute(
        f"""
        {here}
        SELECT s.uid, s.iso3, s.name, count(*) AS entries, max(h.date) AS last
        FROM here h CROSS JOIN outreach_state l ON l.outreach = h.uid
        CROSS JOIN state s ON s.uid = l.state
        GROUP BY s.uid ORDER BY last DESC, max(h.id) DESC, s.name
        """,
        bound,
    )
    spoken = [
        Spoken(r["uid"], r["iso3"], r["name"], r["entries"], date.fromisoformat(r["last"]))
        for r in rows
    ]
    return Talks(found, logged, logged != most, spoken, _targets(connection, found, plan))


_TARGETED: Final = """SELECT l.state, a.code, a.title, a.uid AS activity
        FROM activity a JOIN activity_state l ON l.activity = a.uid
        WHERE a.deleted = 0 AND a.plan = :plan
        UNION SELECT l.state, a.code, a.title, a.uid
        FROM activity a JOIN activity_output s ON s.activity = a.uid
        JOIN output o ON o.uid = s.output JOIN output_state l ON l.output = o.uid
        WHERE a.deleted = 0 AND a.plan = :plan AND o.deleted = 0"""


def _targets(connection: Connection, found: Occasion, plan: str) -> list[Target]:
    """The target States of an occasion, by name."""
    targeted: dict[str, list[tuple[str, str]]] = {}
    meant: set[str] = set()
    for row in connection.execute(_TARGETED, {"plan": plan}):
        targeted.setdefault(row["state"], []).append((row["code"], row["title"]))
        if row["activity"] in found.activities:
            meant.add(row["state"])
    if found.kind == "event":
        meant |= _attending(connection, found.uid)
    states = connection.execute("SELECT uid, iso3, name FROM state WHERE deleted = 0 ORDER BY name")
    return [
        Target(row["uid"], row["iso3"], row["name"], tuple(sorted(targeted.get(row["uid"], ()))))
        for row in states
        if row["uid"] in (meant or targeted)
    ]


def _attending(connection: Connection, event: str) -> set[str]:
    """The States that attend an event and do not organise it."""
    rows = connection.execute(
        """
        SELECT a.party FROM attendance a JOIN state s ON s.uid = a.party
        WHERE a.event = ? AND a.deleted = 0 AND a.role <> 'organiser'
        """,
        (event,),
    )
    return {row["party"] for row in rows}


# -------------------------------------------------------------------- what to raise


def topics(connection: Connection, state: str, today: date) -> Topics:
    """What to raise with a State, each part by date: what is owed, and unanswered letters."""
    code = connection.execute("SELECT iso3 FROM state WHERE uid = ?", (state,)).fetchone()["iso3"]
    dues = agenda.commitments_of(connection, state)
    return Topics(
        owed_by_it=tuple(due for due in dues if due.owed_by == code),
        owed_to_it=tuple(due for due in dues if due.owed_by != code),
        awaited=tuple(_awaited(connection, state, code, today)),
    )


def _awaited(connection: Connection, state: str, code: str, today: date) -> list[Due]:
    """Letters, notes verbales and e-mails to a State that nobody answered within a year."""
    rows = connection.execute(
        """
        SELECT o.uid, o.subject, o.date, o.by
        FROM (SELECT record FROM timeline
              WHERE state = :state AND number = :number AND day BETWEEN :since AND :today
              ORDER BY day DESC, record DESC LIMIT :letters) t
        CROSS JOIN outreach o ON o.id = t.record
        WHERE o.deleted = 0 AND o.direction = 'out'
            AND o.channel IN ('letter', 'note_verbale', 'email')
            AND NOT EXISTS (SELECT 1 FROM outreach r WHERE r.reply_to = o.uid AND r.deleted = 0)
        ORDER BY o.date, o.id
        """,
        {
            "state": state,
            "number": _OUTREACH,
            "since": around(today, -GIVEN_UP).isoformat(),
            "today": today.isoformat(),
            "letters": _LETTERS,
        },
    )
    return [
        Due(
            uid=row["uid"],
            state=code,
            what=row["subject"],
            date=date.fromisoformat(row["date"]),
            owed_by=code,
            owed_to=row["by"],
            kind="reply",
            side="theirs",
            record="outreach",
        )
        for row in rows
    ]
