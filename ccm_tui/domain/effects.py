"""What choosing an answer to an open question changes: ``output O1 target=8; output O1 ...=``.

An effect is text of the plan's data. Each of its parts names a kind of record, a code, a field and
what is typed there; nothing after the sign empties the field, several records are parted by commas.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from ccm_tui.domain.dates import show_day
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.domain.about import About
    from ccm_tui.domain.entities import Entities

_PART: Final = re.compile(r"(?P<kind>\w+) (?P<code>[^ =]+) (?P<field>\w+)=(?P<text>.*)")


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one record, and the text that is to be typed there."""

    kind: str
    code: str
    field: str
    text: str


def read_effect(text: str | None) -> tuple[Change, ...]:
    """The changes that ``text`` describes; none for none. Raises ValueError."""
    parts = [part.strip() for part in (text or "").split(";")]
    return tuple(_read_part(part) for part in parts if part)


def _read_part(part: str) -> Change:
    found = _PART.fullmatch(part)
    if found is None:
        raise ValueError(_("“{part}” does not read as: kind, code, field=value").format(part=part))
    return Change(**{name: said.strip() for name, said in found.groupdict().items()})


def faults(changes: Iterable[Change], entities: Entities) -> list[str]:
    """What of ``changes`` no register can do: unknown kinds and fields."""
    kinds = {entity.table: entity for entity in entities if entity.code_field}
    wrong = []
    for change in changes:
        entity = kinds.get(change.kind)
        if entity is None or "edit" not in entity.verbs:
            wrong.append(_("“{kind}” cannot be changed so").format(kind=change.kind))
        elif change.field not in entity.columns() or entity.columns()[change.field].about.given:
            wrong.append(
                _("{kind} has no field “{field}”").format(kind=change.kind, field=change.field)
            )
    return wrong


def typed(
    changes: Sequence[Change], entities: Entities
) -> dict[tuple[str, str], dict[str, str | list[str]]]:
    """What is typed into each record (kind and code) that ``changes`` name."""
    kinds = {entity.table: entity for entity in entities}
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for change in changes:
        several = kinds[change.kind].columns()[change.field].about.kind == "refs"
        texts = [one.strip() for one in change.text.split(",") if one.strip()]
        record = found.setdefault((change.kind, change.code), {})
        record[change.field] = texts if several else change.text
    return found


def in_words(changes: Sequence[Change], entities: Entities) -> list[str]:
    """``changes`` as a person says them, those that say the same of several records together."""
    kinds = {entity.table: entity for entity in entities}
    codes: dict[tuple[str, str], list[str]] = {}
    for change in changes:
        about = kinds[change.kind].columns()[change.field].about
        said = _said(about, change.text) if change.text else _("nothing")
        codes.setdefault((_(about.label), said), []).append(change.code)
    return [
        _("{codes}: {label} → {value}").format(codes=", ".join(named), label=label, value=value)
        for (label, value), named in codes.items()
    ]


def _said(about: About, text: str) -> str:
    if about.kind == "day":
        return show_day(date.fromisoformat(text))
    return about.vocabulary.label(text) if about.vocabulary else text
