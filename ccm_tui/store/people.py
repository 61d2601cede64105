"""People: whom a letter goes to, who may be erased, and all that hangs on a contact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from ccm_tui.domain.addressee import Addressee
from ccm_tui.store import agenda, public
from ccm_tui.store.driver import Connection
from ccm_tui.store.redacting import is_erased

if TYPE_CHECKING:
    from ccm_tui.domain.agenda import Due
    from ccm_tui.domain.entities import Entities

_WRITTEN: Final = 12
"""Of what was written to somebody, the newest so many."""
_ENTRIES: Final = 5000
"""Promises are looked for in so many of somebody's entries."""

_IN_OFFICE: Final = "coalesce({p}.since, '') <= :day AND coalesce({p}.until, '9') >= :day"
_POSTS: Final = f"""
    SELECT c.uid, c.name, p.since FROM contact c JOIN (
        SELECT uid AS contact, role, state, since, until FROM contact WHERE deleted = 0
        UNION ALL
        SELECT contact, role, state, since, until FROM post WHERE deleted = 0) p
    ON p.contact = c.uid
    WHERE p.state = :state AND p.role = :role AND c.deleted = 0 AND {_IN_OFFICE.format(p="p")}
        AND NOT EXISTS (SELECT 1 FROM redaction e WHERE e.uid = c.uid)
    ORDER BY p.since DESC, c.name LIMIT 1
    """


@dataclass(frozen=True, slots=True)
class PersonProfile:
    """A contact or organisation (``kind``) with what hangs on it, as of a day.

    ``record`` are its stored values, children inside; ``written`` the newest entries of its
    correspondence as rows of that list; ``erased``: its personal data is gone.
    """

    kind: str
    uid: str
    record: Mapping[str, Any]
    written: tuple[Mapping[str, Any], ...]
    owed: tuple[Due, ...]
    people: tuple[tuple[str, str], ...]
    """Who works for an organisation: name and role."""
    erased: bool


def addressee(connection: Connection, state: str, day: date) -> Addressee | None:
    """Whom a letter to ``state`` goes to on ``day``; None where nobody is known."""
    asked = {"state": state, "day": day.isoformat()}
    if row := connection.execute(_POSTS, {**asked, "role": "focal_point"}).fetchone():
        return Addressee("contact", row["uid"], row["name"], forward=False)
    row = connection.execute(
        f"""
        SELECT o.uid, o.name FROM organisation_state l JOIN organisation o ON o.uid = l.organisation
        WHERE l.state = :state AND o.type = 'mission' AND o.deleted = 0
            AND {_IN_OFFICE.format(p="o")} ORDER BY o.name, o.id LIMIT 1
        """,
        asked,
    ).fetchone()
    if row is not None:
        return Addressee("organisation", row["uid"], row["name"], forward=True)
    if row := connection.execute(_POSTS, {**asked, "role": "mission"}).fetchone():
        return Addressee("contact", row["uid"], row["name"], forward=True)
    return None


def profile(
    connection: Connection, entities: Entities, kind: str, uid: str, today: date
) -> PersonProfile:
    """The contact or organisation ``uid``; raises NotFound."""
    from ccm_tui.domain.query import Query
    from ccm_tui.store.pages import Pages

    known = {entity.table: entity for entity in entities}
    field = f"{kind}s"
    written = Pages(connection, known["outreach"], Query(((field, uid),))).first(_WRITTEN)
    return PersonProfile(
        kind,
        uid,
        public.values(connection, entities, known[kind], uid),
        tuple(written),
        tuple(_owed(connection, kind, uid)),
        tuple(_people(connection, uid)) if kind == "organisation" else (),
        is_erased(connection, uid),
    )


def _owed(connection: Connection, kind: str, uid: str) -> list[Due]:
    """What is open: promised in entries with a contact, or owed by or to an organisation."""
    if kind == "organisation":
        return agenda.commitments_of(connection, uid)
    return agenda.commitments_with(connection, uid, _ENTRIES)


def _people(connection: Connection, organisation: str) -> list[tuple[str, str]]:
    rows = connection.execute(
        """
        SELECT name, role FROM contact WHERE organisation = ? AND deleted = 0 ORDER BY name LIMIT 60
        """,
        (organisation,),
    )
    return [(row["name"], row["role"]) for row in rows]


def up_to(connection: Connection, levels: Sequence[str]) -> tuple[list[Mapping[str, Any]], int]:
    """The contacts of these levels of sensitivity by name, references in words; how many are not.

    Those whose personal data was erased are neither.
    """
    marks = ", ".join("?" * len(levels))
    standing = "NOT EXISTS (SELECT 1 FROM redaction e WHERE e.uid = c.uid)"
    rows = connection.execute(
        f"""
        SELECT c.* FROM contact_list c WHERE c.sensitivity IN ({marks}) AND {standing}
        ORDER BY c.name, c.id
        """,
        levels,
    ).fetchall()
    above = connection.execute(
        f"SELECT count(*) FROM contact_list c WHERE c.sensitivity NOT IN ({marks}) AND {standing}",
        levels,
    ).fetchone()[0]
    return [dict(row) for row in rows], int(above)
