"""A field's value and a change in words, from the declaration: for lists, history and conflicts."""

from collections.abc import Callable
from typing import Any

from ccm_tui.domain.amount import show_amount
from ccm_tui.domain.dates import show_day
from ccm_tui.domain.declaration import Entity
from ccm_tui.words import _

NameOf = Callable[[str, str], str]
"""What a person calls the record of a kind with a uid."""


def value_in_words(entity: type[Entity], field: str, value: Any, name_of: NameOf) -> str:
    """A stored value as a person reads it; empty for none, unless its field says more of that."""
    column = entity.columns().get(field)
    if value is None or value == "":
        return _(column.about.blank) if column and column.about.blank else ""
    if column is None:
        return str(value)
    about = column.about
    match about.kind:
        case "day":
            return show_day(value)
        case "choice" if about.vocabulary is not None:
            return about.vocabulary.label(value)
        case "ref":
            return name_of(about.target, value)
        case "amount":
            return show_amount(value)
        case "refs":
            return ", ".join(name_of(about.target, uid) for uid in value)
        case _:
            return str(value)


def field_in_words(entity: type[Entity], field: str) -> str:
    """The label of a field as the journal names it (``states:<uid>`` is one of several)."""
    column = entity.columns().get(field.partition(":")[0])
    return _(column.about.label) if column else field


def change_in_words(
    entity: type[Entity], field: str, old: Any, new: Any, operation: str, name_of: NameOf
) -> tuple[str, str, str]:
    """A change as label, old and new value in words.

    For a whole record the label is empty and ``new`` says what happened to it.
    """
    if not field:
        said = {"insert": _("written"), "delete": _("deleted"), "revive": _("brought back")}
        return "", "", said.get(operation, operation)
    name, colon, uid = field.partition(":")
    label = field_in_words(entity, field)
    if colon:
        target = name_of(entity.columns()[name].about.target, uid)
        return (label, "", target) if new else (label, target, "")
    return (
        label,
        value_in_words(entity, name, old, name_of),
        value_in_words(entity, name, new, name_of),
    )


def version_in_words(
    entity: type[Entity], field: str, value: Any, name_of: NameOf, *, deleted: bool = False
) -> str:
    """What one version says of a field that is in conflict; ``deleted``: by a deletion."""
    name, reference, uid = field.partition(":")
    if not field:
        return _("deleted") if value is None else _("kept")
    if reference:
        target = name_of(entity.columns()[name].about.target, uid)
        said = target if value else _("without {name}").format(name=target)
    else:
        said = value_in_words(entity, name, value, name_of) or _("nothing")
    return _("deleted ({value})").format(value=said) if deleted else said
