"""One record as it is printed: for people label by label, for programs as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ccm_tui.cli.plain import emit, labelled
from ccm_tui.domain.declaration import Entity
from ccm_tui.domain.wording import NameOf, value_in_words
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.register import Register


def emit_record(register: Register, entity: type[Entity], uid: str, *, as_json: bool) -> None:
    """Print the record ``uid``."""
    document = register.record(entity.table, uid) if as_json else None

    def lines() -> list[str]:
        return record_lines(register, entity, register.values(entity.table, uid))

    emit(document, lines, as_json=as_json)


def record_lines(
    register: Register, entity: type[Entity], values: Mapping[str, Any], indent: str = ""
) -> list[str]:
    """A record (see ``Register.values``) in words, with those that belong to it below it.

    Below it (``indent``) nobody is told again what they belong to.
    """
    owner = entity.owner_field if indent else ""
    named = names_and_codes(register)
    pairs = [(_(entity.singular), values["uid"])]
    inside: list[str] = []
    for name, column in entity.columns().items():
        if column.about.kind == "children":
            child = register.entity(column.about.target)
            for one in values[name]:
                inside += ["", f"{indent}{_(column.about.label)}:"]
                inside += record_lines(register, child, one, indent + "  ")
        elif name != owner and (said := value_in_words(entity, name, values.get(name), named)):
            pairs.append((_(column.about.label), said))
    return [*labelled(pairs, indent), *inside]


def names_and_codes(register: Register) -> NameOf:
    """How references are said in plain text: ``Guinea-Bissau (GNB)``."""

    def named(kind: str, uid: str) -> str:
        name, code = register.name_of(kind, uid), register.code_of(kind, uid)
        return name if code == uid or code in name.split() else f"{name} ({code})"

    return named
