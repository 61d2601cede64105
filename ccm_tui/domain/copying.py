"""What is taken over from a record into another one, and what of kept text still has a field.

Derived from the declarations: whoever adds a field lists it nowhere.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from ccm_tui.domain.declaration import Column, Entity
from ccm_tui.domain.typed import Typed
from ccm_tui.domain.vocabularies import ENGAGEMENTS, EVENT_STATUSES
from ccm_tui.errors import Refused
from ccm_tui.words import _

_STAGES: Final = (EVENT_STATUSES, ENGAGEMENTS)
"""Words for how far a record has come, or how it went; another one begins anew."""


def may_be_copied(entity: type[Entity]) -> bool:
    """Whether records of this kind are written by people alone, and found by others."""
    made = any(column.required and column.about.given for column in entity.columns().values())
    return "add" in entity.verbs and entity.number > 0 and not made


def duplicate(entity: type[Entity], typed: Typed, today: date) -> dict[str, Any]:
    """What a record begins with that is to be like another one, which was ``typed`` so.

    All that a person types but days and what belongs to the other one: its code, its judgement,
    what it answers, the records inside it, and (where there may be such) the text that tells what
    happened then.
    """
    happened = any(column.about.kind == "children" for column in entity.columns().values())
    kept = {}
    for name, column in entity.columns().items():
        told = happened and column.about.kind == "text" and name != entity.title_field
        if name in typed and not told and _taken_over(entity, column):
            kept[name] = typed[name]
    return kept | begun(entity, today)


def for_template(
    entities: Iterable[type[Entity]], entity: type[Entity], typed: Typed
) -> dict[str, Any]:
    """What a template keeps of what was ``typed``: as a duplicate does, but long texts as well.

    Records typed inside are kept the same way.
    """
    kinds = {one.table: one for one in entities}
    kept: dict[str, Any] = {}
    for name, column in entity.columns().items():
        value = typed.get(name)
        if column.about.kind == "children" and value and not column.about.given:
            inside = kinds[column.about.target]
            kept[name] = [for_template(kinds.values(), inside, child) for child in value]
        elif value not in (None, "", (), []) and _taken_over(entity, column):
            kept[name] = list(value) if isinstance(value, tuple) else value
    return kept


def _taken_over(entity: type[Entity], column: Column) -> bool:
    about = column.about
    signed = any(other.about.signs == column.name for other in entity.columns().values())
    own = signed or column.name in (entity.code_field, entity.owner_field)
    answers = about.target == entity.table
    days = about.kind in ("day", "children")
    return not (about.given or days or own or answers or about.vocabulary in _STAGES)


def begun(entity: type[Entity], today: date) -> dict[str, str]:
    """The day of a new record that is like another one: today, where days are of the past."""
    day = entity.columns().get(entity.day_field)
    past = day is not None and day.about.past and not day.about.today
    return {entity.day_field: today.isoformat()} if past else {}


# -------------------------------------------------------------------- kept text

DELETED: Final = "deleted"
"""``contacts.deleted`` is what the field ``contacts`` named that was deleted since."""


@dataclass(slots=True)
class Fitting:
    """What of kept text has a field (``typed``), and what has none any more (``gone``).

    ``gone`` is keyed by field; that of the first record inside is ``commitments.0.due``.
    """

    typed: dict[str, Any] = field(default_factory=dict)
    gone: dict[str, Any] = field(default_factory=dict)


def fitting(
    entities: Iterable[type[Entity]], entity: type[Entity], kept: Mapping[str, Any]
) -> Fitting:
    """Sort what was kept of a draft or template by the fields that ``entity`` has now."""
    kinds = {one.table: one for one in entities}
    found = Fitting()
    for name, value in kept.items():
        column = entity.columns().get(name)
        if column is None or column.about.given or not _fits(column, value):
            found.gone[name] = value
        elif column.about.kind == "children" and value:
            found.typed[name] = []
            for at, child in enumerate(value):
                uid = {key: one for key, one in child.items() if key == "uid"}
                rest = {key: one for key, one in child.items() if key != "uid"}
                inside = fitting(kinds.values(), kinds[column.about.target], rest)
                found.typed[name].append(inside.typed | uid)
                found.gone |= {f"{name}.{at}.{key}": lost for key, lost in inside.gone.items()}
        else:
            found.typed[name] = value
    return found


def _fits(column: Column, value: Any) -> bool:
    if value is None:
        return True
    listed = isinstance(value, Sequence) and not isinstance(value, str)
    match column.about.kind:
        case "children":
            return listed and all(isinstance(one, Mapping) for one in value)
        case "refs":
            return isinstance(value, str) or (listed and all(isinstance(o, str) for o in value))
        case _:
            return not listed and not isinstance(value, Mapping)


def as_text(value: Any) -> str:
    """What was kept, as a person can read and copy it."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def read_template(text: str) -> dict[str, Any]:
    """The fields that a template's JSON holds; raises Refused when it holds none."""
    try:
        kept = json.loads(text)
    except (ValueError, RecursionError) as error:
        said = _("is no JSON: {reason}").format(reason=error)
        raise Refused({"typed": said}) from None
    if not isinstance(kept, dict):
        raise Refused({"typed": _("is no JSON object, {…}, with a text for each field")})
    return kept


def checked_template(entities: Iterable[type[Entity]], kind: str, text: str) -> dict[str, str]:
    """What is wrong with a template of ``kind`` whose JSON is ``text``, by field."""
    kinds = {one.table: one for one in entities}
    entity = kinds.get(kind)
    if entity is None or not may_be_copied(entity):
        names = ", ".join(name for name, one in kinds.items() if may_be_copied(one))
        return {"kind": _("“{kind}” is none of {names}").format(kind=kind, names=names)}
    try:
        gone = fitting(kinds.values(), entity, read_template(text)).gone
    except Refused as refused:
        return refused.fields
    if not gone:
        return {}
    said = _("{fields} is no field of {kind}, or not of such a value")
    return {"typed": said.format(fields=", ".join(gone), kind=_(entity.singular))}
