"""States as lists and profiles need them: claims, roles, memberships and what is owed."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby

from ccm_tui.domain.standing import ClaimMade, Ruled, Standing, standing
from ccm_tui.domain.vocabularies import ORGANISATION_TYPES, STATE_ROLES
from ccm_tui.store.driver import Connection, Row

_ROLES = tuple(role for role in STATE_ROLES.codes if role in ORGANISATION_TYPES.codes)
"""The roles that a State has through organisations of these types."""
_CLAIMED = """uid, state, aspect, value, basis, since, until, as_of, source, layer, remark,
            reported_by"""


def claims_until(
    connection: Connection, day: date, states: Sequence[str] | None = None
) -> list[ClaimMade]:
    """The claims with an ``as_of`` up to ``day``, of all States or of the uids ``states``."""
    marks = ", ".join("?" * len(states)) if states is not None else ""
    rows = connection.execute(
        f"""
        SELECT {_CLAIMED} FROM claim
        WHERE deleted = 0 AND as_of <= ? {f"AND state IN ({marks})" if states is not None else ""}
        ORDER BY state, aspect, as_of, id
        """,
        (day.isoformat(), *(states or ())),
    )
    return [_claim(row) for row in rows]


def all_claims(connection: Connection, state: str) -> list[ClaimMade]:
    """Every claim about a State, oldest first."""
    rows = connection.execute(
        f"""
        SELECT {_CLAIMED} FROM claim
        WHERE deleted = 0 AND state = ? ORDER BY aspect, as_of, id
        """,
        (state,),
    )
    return [_claim(row) for row in rows]


def _claim(row: Row) -> ClaimMade:
    days = {n: date.fromisoformat(row[n]) if row[n] else None for n in ("since", "until", "as_of")}
    return ClaimMade(**{**dict(row), **days})


def standings(
    claims: Iterable[ClaimMade], day: date, ruled: Mapping[tuple[str, str], Ruled]
) -> dict[str, dict[str, Standing]]:
    """For each State (uid) the standing of each aspect; ``claims`` in order of State and aspect.

    ``ruled`` is what was decided, by State and aspect.
    """
    found: dict[str, dict[str, Standing]] = {}
    for (state, aspect), group in groupby(claims, key=lambda c: (c.state, c.aspect)):
        stands = standing(group, day, ruled.get((state, aspect)))
        if stands is not None:
            found.setdefault(state, {})[aspect] = stands
    return found


def states(connection: Connection) -> list[Row]:
    """All States and areas by name."""
    return connection.execute(
        "SELECT id, uid, iso3, name, convention_status FROM state_list ORDER BY name, id"
    ).fetchall()


def roles(connection: Connection) -> dict[str, list[str]]:
    """The roles that States have through organisations, by uid: coordinator, ica_coordinator."""
    marks = ", ".join("?" * len(_ROLES))
    found: dict[str, list[str]] = {}
    for row in connection.execute(
        f"""
        SELECT l.state, o.type
        FROM organisation_state l JOIN organisation o ON o.uid = l.organisation
        WHERE o.deleted = 0 AND o.type IN ({marks}) ORDER BY l.state, o.id
        """,
        _ROLES,
    ):
        found.setdefault(row["state"], []).append(row["type"])
    return found


def memberships(connection: Connection, day: date) -> dict[str, dict[str, Row]]:
    """The latest listed membership of each State in each treaty, by State's uid and treaty.

    A list made after ``day`` speaks for ``day`` where the State had joined by then.
    """
    found: dict[str, dict[str, Row]] = {}
    for row in connection.execute(
        """
        SELECT state, treaty, status, since, until, as_of, source, remark FROM membership
        WHERE deleted = 0 AND (as_of <= :day OR since <= :day) ORDER BY state, treaty, as_of
        """,
        {"day": day.isoformat()},
    ):
        found.setdefault(row["state"], {})[row["treaty"]] = row
    return found


def targeted_by(connection: Connection, state: str, plan: str) -> list[Row]:
    """The activities of a plan that target a State."""
    return connection.execute(
        """
        SELECT a.uid, a.code, a.title FROM activity_state l JOIN activity a ON a.uid = l.activity
        WHERE l.state = ? AND a.plan = ? AND a.deleted = 0 ORDER BY a.code
        """,
        (state, plan),
    ).fetchall()


def timeline(
    connection: Connection, state: str, until: Mapping[int, date], limit: int
) -> list[tuple[int, str, int]]:
    """What concerns a State, newest first: kind's number, day and id of each record.

    ``until`` are the kinds that are wanted, by number, each with its last day.
    """
    entries: list[tuple[int, str, int]] = []
    for number, last in until.items():
        rows = connection.execute(
            """
            SELECT number, day, record FROM timeline WHERE state = ? AND number = ? AND day <= ?
            ORDER BY day DESC, record DESC LIMIT ?
            """,
            (state, number, last.isoformat(), limit),
        )
        entries += [(row["number"], row["day"], row["record"]) for row in rows]
    return sorted(entries, key=lambda entry: (entry[1], entry[2]), reverse=True)[:limit]
