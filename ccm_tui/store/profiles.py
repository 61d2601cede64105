"""A State as a person asks for it: a row among others, and the whole profile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ccm_tui.domain.agenda import Due
from ccm_tui.domain.aid import Aid
from ccm_tui.domain.dossier import Dossier
from ccm_tui.domain.standing import ClaimMade, Standing
from ccm_tui.errors import NotFound
from ccm_tui.store import agenda, assistance, dossier, events, rulings, states
from ccm_tui.store.driver import Connection, Row
from ccm_tui.store.public import code_of, name_of
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.domain.declaration import Entity
    from ccm_tui.domain.entities import Entities


@dataclass(frozen=True, slots=True)
class StateRow:
    """A State in a list: its roles and where it stands, by aspect."""

    id: int
    uid: str
    iso3: str
    name: str
    convention_status: str | None
    roles: tuple[str, ...]
    standings: Mapping[str, Standing]
    memberships: Mapping[str, Mapping[str, str | None]]

    @property
    def article5(self) -> bool:
        """Whether it has an obligation under Article 5 at that day."""
        return "article5" in self.roles

    def value(self, aspect: str) -> str | None:
        """The value of an aspect; None when nothing was said of it, or what was said has ended."""
        found = self.standings.get(aspect)
        return found.claim.value if found and not found.ended else None


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of a State's timeline."""

    kind: str
    uid: str
    day: date
    title: str
    details: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything known of one State at a day."""

    state: StateRow
    record: Mapping[str, object]
    other_names: tuple[str, ...]
    claims: tuple[ClaimMade, ...]
    activities: tuple[tuple[str, str, str], ...]
    """uid, code and title of the activities that target it."""
    owed_by_it: tuple[Due, ...]
    owed_to_it: tuple[Due, ...]
    aid: Aid
    """What it needs, asks for and shares."""
    dossier: Dossier
    """Findings, figures, people, letters and documents."""
    timeline: tuple[Event, ...]


def state_rows(connection: Connection, day: date) -> list[StateRow]:
    """All States and areas: those with an Article 5 obligation first, then by name."""
    claims = states.claims_until(connection, day)
    standings = states.standings(claims, day, rulings.rulings(connection))
    roles = states.roles(connection)
    memberships = states.memberships(connection, day)
    rows = []
    for row in states.states(connection):
        stands = standings.get(row["uid"], {})
        obliged = _obliged(stands.get("article5_obligation"))
        rows.append(
            StateRow(
                id=row["id"],
                uid=row["uid"],
                iso3=row["iso3"],
                name=row["name"],
                convention_status=row["convention_status"],
                roles=(*(["article5"] if obliged else []), *roles.get(row["uid"], [])),
                standings=stands,
                memberships={t: dict(m) for t, m in memberships.get(row["uid"], {}).items()},
            )
        )
    return sorted(rows, key=lambda row: not row.article5)


def _obliged(stands: Standing | None) -> bool:
    return stands is not None and stands.claim.value == "has_obligation" and not stands.ended


def profile(
    connection: Connection, entities: Entities, uid: str, day: date, plan: str, *, limit: int = 200
) -> Profile:
    """The profile of the State ``uid`` at ``day``; its timeline has at most ``limit`` entries.

    Of the activities that target it, those of ``plan``.
    """
    state = next((row for row in state_rows(connection, day) if row.uid == uid), None)
    if state is None:
        raise NotFound(_("There is no State {uid}").format(uid=uid))
    record = connection.execute("SELECT * FROM state WHERE uid = ?", (uid,)).fetchone()
    aliases = connection.execute(
        "SELECT name FROM alias WHERE state = ? AND deleted = 0 ORDER BY name", (uid,)
    )
    dues = agenda.commitments_of(connection, uid)
    return Profile(
        state=state,
        record=dict(record),
        other_names=tuple(row["name"] for row in aliases),
        claims=tuple(states.all_claims(connection, uid)),
        activities=tuple(
            (row["uid"], row["code"], row["title"])
            for row in states.targeted_by(connection, uid, plan)
        ),
        owed_by_it=tuple(due for due in dues if due.owed_by == state.iso3),
        owed_to_it=tuple(due for due in dues if due.owed_by != state.iso3),
        aid=assistance.of_state(connection, entities, uid),
        dossier=dossier.of_state(connection, entities, uid, plan, day),
        timeline=tuple(_events(connection, entities, uid, day, limit)),
    )


def _events(
    connection: Connection, entities: Entities, state: str, today: date, limit: int
) -> Sequence[Event]:
    """The newest entries of the timeline with what a line of it shows; no claim after ``today``."""
    dated = {entity.number: entity for entity in entities if entity.number and entity.day_field}
    shown = []
    until = {n: today if dated[n].table == "claim" else date.max for n in sorted(dated)}
    attended = events.attended(connection, state, limit)
    roles = {record: role for _day, record, role in attended}
    found = states.timeline(connection, state, until, limit)
    number_of_events = [n for n in dated if dated[n].table == "event"]
    found += [(n, day, record) for n in number_of_events for day, record, _role in attended]
    for number, day, record in sorted(found, key=lambda entry: entry[1:], reverse=True)[:limit]:
        entity = dated[number]
        row = connection.execute(
            f"SELECT * FROM {entity.table} WHERE id = ?",
            (record,),
        ).fetchone()
        details = _details(connection, entities, entity, row)
        if entity.table == "event":
            details["role"] = roles[record]
        titled = entity.columns()[entity.title_field].about.target
        title = name_of(connection, entities, entity.table, row["uid"]) if titled else None
        shown.append(
            Event(
                entity.table,
                row["uid"],
                date.fromisoformat(day),
                title or str(row[entity.title_field]),
                details,
            )
        )
    return shown


def _details(
    connection: Connection, entities: Entities, entity: type[Entity], row: Row
) -> dict[str, str | None]:
    """What a line of the timeline shows besides title and day: choices, numbers and parties."""
    details: dict[str, str | None] = {"by": row["by"]} if "by" in entity.columns() else {}
    for name in entity.stored_columns():
        about = entity.columns()[name].about
        if row[name] is None or name in (entity.title_field, entity.day_field):
            continue
        if about.kind in ("choice", "day", "number"):
            details[name] = str(row[name])
        elif about.target == "party":
            details[name] = code_of(connection, entities, "party", row[name])
    return details
