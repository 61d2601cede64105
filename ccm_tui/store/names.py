"""Names: which record a text means, and which it may become while it is typed.

A State is named by its code, name or another name; anything else by uid, the beginning of a uid
(six characters or more), code, acronym or title. Accents and case are ignored.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from ccm_tui.errors import Ambiguous, NotFound
from ccm_tui.store import plans
from ccm_tui.store.driver import Connection, Row
from ccm_tui.store.plans import planned
from ccm_tui.store.public import between, between_two
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.domain.declaration import Entity
    from ccm_tui.domain.entities import Entities

_UID = re.compile(r"[0-9a-f-]{6,36}")
_CODE: Final = 3
"""Texts of this length are compared with codes, longer ones with names."""
_SCANNED: Final = 2000
"""Kinds with more records than this are found by search, not by looking at each name."""


_SIMILAR: Final = 0.5
_ANY: Final = 0.0
"""How like a name must be to be offered instead; States and organisations always are."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A record that a text may mean."""

    uid: str
    code: str
    name: str


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """``text`` without accents, case and punctuation, for comparing names."""
    bare = unicodedata.normalize("NFKD", text)
    kept = "".join(c if c.isalnum() else " " for c in bare if not unicodedata.combining(c))
    return " ".join(kept.casefold().split())


def find(connection: Connection, entity: type[Entity], text: str, plan: str = "") -> str:
    """The uid that ``text`` names; raises NotFound (with the nearest three) or Ambiguous.

    What belongs to ``plan`` goes before what belongs to another.
    """
    if uid := by_uid(connection, entity, text) or by_code(connection, entity, text, plan):
        return uid
    wanted = folded(text)
    names = candidates(connection, entity, text, plan)
    exact = {s.uid: s for s, forms in names if wanted and wanted in forms}
    if len(exact) == 1:
        return next(iter(exact))
    if len(exact) > 1:
        coded = [uid for uid, s in exact.items() if folded(s.code) == wanted]
        if len(coded) == 1:
            return coded[0]
        raise Ambiguous(
            _("“{text}” may mean {names}").format(text=text, names=_told_apart(exact.values())),
            _("Give the code or ID instead."),
            [s.code or s.name for s in exact.values()],
        )
    message = _("There is no {kind} “{text}”.").format(kind=_(entity.singular), text=text)
    raise _unknown(message, text, names, _ANY if entity.table == "state" else _SIMILAR)


def by_code(connection: Connection, entity: type[Entity], text: str, plan: str = "") -> str | None:
    """The uid of the one record whose code ``text`` is; None for none, or for several.

    Codes are ASCII; other text is left to the names.
    """
    if not entity.code_field or not text.isascii():
        return None
    if planned(entity):
        return plans.by_code(connection, entity, text.strip(), plan)
    rows = connection.execute(
        f"SELECT uid FROM {entity.table} WHERE {entity.code_field} = ? AND deleted = 0 LIMIT 2",
        (text.strip().upper(),),
    ).fetchall()
    return rows[0]["uid"] if len(rows) == 1 else None


def find_party(connection: Connection, entities: Entities, text: str) -> str:
    """The State or organisation that ``text`` names.

    A code that both have (Chile is a State and a Coordinator) is the organisation, which acts.
    """
    kinds = {entity.table: entity for entity in entities}
    organisation, state = kinds["organisation"], kinds["state"]
    for entity in (organisation, state):
        try:
            return find(connection, entity, text)
        except Ambiguous:
            raise
        except NotFound:
            continue
    names = [*candidates(connection, organisation, text), *candidates(connection, state, text)]
    message = _("There is no State or organisation “{text}”.").format(text=text)
    raise _unknown(message, text, names, _ANY)


def find_record(connection: Connection, entities: Entities, text: str) -> str:
    """The uid of the record of whatever kind that ``text`` is or begins; NotFound or Ambiguous."""
    found = {uid for entity in entities if (uid := by_uid(connection, entity, text))}
    if len(found) == 1:
        return found.pop()
    if found:
        raise _several(text)
    raise NotFound(
        _("There is no record “{text}”.").format(text=text),
        _("Give its uid, or the first 6 characters of it or more."),
    )


def _several(text: str) -> Ambiguous:
    return Ambiguous(
        _("“{text}” begins several ids").format(text=text), _("Give more characters of it.")
    )


def by_uid(connection: Connection, entity: type[Entity], text: str) -> str | None:
    """The uid that ``text`` is or begins (six characters or more); None when it is none.

    Raises Ambiguous when several begin so.
    """
    if not _UID.fullmatch(text.casefold()):
        return None
    rows = connection.execute(
        f"SELECT uid FROM {entity.table} WHERE uid >= ? AND uid < ? LIMIT 2",
        (text.casefold(), text.casefold() + "~"),
    ).fetchall()
    if len(rows) > 1:
        raise _several(text)
    return rows[0]["uid"] if rows else None


Names = Sequence[tuple[Suggestion, set[str]]]
"""Each record with the folded texts by which it is known."""


def candidates(connection: Connection, entity: type[Entity], text: str, plan: str = "") -> Names:
    """The records that ``text`` may name, with their folded names.

    Those of ``plan`` come first, and what one of them is called no record of another plan is.
    """
    if planned(entity):
        return _told_by_plan(connection, entity, plan)
    return _known(_rows(connection, entity, text))


def _told_by_plan(connection: Connection, entity: type[Entity], plan: str) -> Names:
    rows = connection.execute(
        f"""
        SELECT uid, plan = :plan AS own, iif(plan = :plan, code, plan_words || '/' || code) AS code,
            {entity.title_field} AS name, code AS other, NULL AS day
        FROM {entity.table}_list ORDER BY own DESC, id DESC LIMIT :most
        """,
        {"plan": plan, "most": _SCANNED},
    ).fetchall()
    own = _known(row for row in rows if row["own"])
    taken = {form for _one, forms in own for form in forms}
    others = _known(row for row in rows if not row["own"])
    return [*own, *((one, forms - taken) for one, forms in others)]


def _known(rows: Iterable[Row]) -> Names:
    known: dict[str, tuple[Suggestion, set[str]]] = {}
    for row in rows:
        name = between(row["owner"], row["name"], row["day"]) if row["day"] else row["name"]
        suggestion = Suggestion(row["uid"], row["code"] or "", name)
        found = known.setdefault(row["uid"], (suggestion, set()))
        forms = {row["code"], row["name"], name, row["other"]}
        found[1].update(folded(form) for form in forms if form)
    return list(known.values())


def _rows(connection: Connection, entity: type[Entity], text: str) -> list[Row]:
    if entity.table == "state":
        sql = """
            SELECT s.uid, s.iso3 AS code, s.name, a.name AS other, NULL AS day
            FROM state s LEFT JOIN alias a ON a.state = s.uid AND a.deleted = 0
            WHERE s.deleted = 0
            ORDER BY NOT EXISTS (SELECT 1 FROM claim c WHERE c.state = s.uid AND c.deleted = 0
                AND c.aspect = 'article5_obligation' AND c.value = 'has_obligation'), s.name, s.id
            """
        return connection.execute(sql).fetchall()
    code = entity.code_field or "NULL"
    other = "acronym" if "acronym" in entity.columns() else "NULL"
    if code != "NULL" and other == "acronym":
        code, other = "coalesce(acronym, code)", "code"
    titled = entity.columns()[entity.title_field].about
    name = f"{entity.title_field}_words" if titled.target else entity.title_field
    day, owner = "NULL", "NULL"
    if between_two(entity):
        day, owner = entity.day_field, f"{entity.owner_field}_words"
    sql = f"""
        SELECT uid, {code} AS code, coalesce({name}, uid) AS name, {other} AS other,
            {day} AS day, {owner} AS owner
        FROM {entity.table}_list ORDER BY id DESC LIMIT ?
        """
    return connection.execute(sql, (_SCANNED,)).fetchall()


def _unknown(message: str, text: str, names: Names, likeness: float) -> NotFound:
    """The error for a text that names nothing, with the nearest three of some ``likeness``."""
    wanted = folded(text)
    forms = {f: s for s, known in names for f in known if len(f) > _CODE or len(wanted) <= _CODE}
    near = [forms[form] for form in get_close_matches(wanted, list(forms), n=6, cutoff=likeness)]
    nearest = list({s.uid: s for s in near}.values())[:3]
    hint = _("Nearest: {names}.").format(names=_listed(nearest)) if nearest else ""
    return NotFound(message, hint, [s.code or s.name for s in nearest])


def _listed(found: Sequence[Suggestion]) -> str:
    return ", ".join(f"{s.name} ({s.code})" if s.code else s.name for s in found)


def _told_apart(found: Collection[Suggestion]) -> str:
    codes = {s.code for s in found if s.code}
    return ", ".join(
        f"{s.name} ({s.code if len(codes) == len(found) else s.uid[:8]})" for s in found
    )


def suggest(names: Names, text: str, limit: int) -> list[Suggestion]:
    """The records that ``text`` may become, best first: code, beginning, word, then letters.

    Among equals the order of ``names`` holds: States with an Article 5 obligation come first.
    """
    wanted = folded(text)
    ranked = []
    for suggestion, forms in names:
        score = min((_score(wanted, form, suggestion) for form in forms), default=9)
        if score < 9:
            ranked.append((score, suggestion))
    ranked.sort(key=lambda item: item[0])
    return [suggestion for _score_, suggestion in ranked[:limit]]


def _score(wanted: str, form: str, suggestion: Suggestion) -> int:
    if not wanted:
        return 5
    if form == wanted:
        return 0 if form == folded(suggestion.code) else 1
    if form.startswith(wanted):
        return 2
    if any(word.startswith(wanted) for word in form.split()):
        return 3
    letters = iter(form)
    return 6 if all(letter in letters for letter in wanted.replace(" ", "")) else 9
