"""From what was typed to a validated record: the one way in for form, command line and import.

Typed values are text as a person wrote it; several States are several texts; what is typed inside
a form (commitments) is a list of typed records. Every fault is found, each beside its field.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from pydantic import ValidationError

from ccm_tui.domain.amount import read_amount
from ccm_tui.domain.dates import read_day
from ccm_tui.domain.declaration import Column, Entity, Look
from ccm_tui.domain.text import clean_text, is_blank
from ccm_tui.domain.vocabulary import Vocabulary
from ccm_tui.errors import NotFound, Refused
from ccm_tui.words import _

Typed = Mapping[str, Any]
"""Field names to text, sequences of text, or (children) sequences of ``Typed``."""

_BITS = 63
_PARTED = re.compile(r"-?\d{1,3}([ \u00a0\u202f.,'’])\d{3}(\1\d{3})*")
"""A whole number with its thousands parted, by one sign throughout."""

Resolve = Callable[[str, str], str]
"""The uid of the record of a kind that a text names; raises NotFound with the nearest names."""


def read(
    entity: type[Entity],
    typed: Typed,
    *,
    today: date,
    resolve: Resolve,
    stored: Typed | None = None,
    look: Look | None = None,
) -> Entity:
    """The validated record that ``typed`` means.

    ``stored`` are the values of the record that is edited: fields that were not typed keep them.
    ``look`` gives the records that it refers to, for what is wrong beside them.
    Children are left as they were typed (each is read as its own record, once its owner is known).
    Raises :class:`Refused` with a message for every field at fault.
    """
    wrong = {
        name: _("is no field of {kind}").format(kind=_(entity.singular))
        for name in typed
        if name not in entity.columns()
    }
    values: dict[str, Any] = dict(stored or {})
    for name, column in entity.columns().items():
        if name not in typed:
            continue
        text = typed[name]
        try:
            value = _value(column, text, values, today, resolve)
        except NotFound as error:
            wrong[name] = f"{error} {error.hint}".strip()
            continue
        except ValueError as error:
            wrong[name] = str(error)
            continue
        if value is None and column.required:
            wrong[name] = _("is needed")
        elif value is None and column.default is not None:
            values[name] = column.default
        else:
            values[name] = value
    return validated(entity, values, wrong, look)


def validated(
    entity: type[Entity],
    values: Mapping[str, Any],
    wrong: Mapping[str, str],
    look: Look | None = None,
) -> Entity:
    """``values`` as a record; raises :class:`Refused` with ``wrong`` and all that is found here."""
    found = dict(wrong)
    try:
        record = entity.model_validate({k: v for k, v in values.items() if k not in found})
    except ValidationError as error:
        for fault in error.errors():
            found.setdefault(str(fault["loc"][0]) if fault["loc"] else "", _worded(fault))
        record = partial(entity, {k: v for k, v in values.items() if k not in found})
    beside = record.refusals_beside(look) if look else {}
    for name, message in [*record.refusals().items(), *beside.items()]:
        found.setdefault(name, message)
    if found:
        raise Refused(found)
    return record


def partial(entity: type[Entity], values: Mapping[str, Any]) -> Entity:
    """What could be read, as a record in which the rest is missing: only good for its refusals."""
    known: dict[str, Any] = {}
    for name, column in entity.columns().items():
        value = values.get(name, None if column.required else column.default)
        day = column.about.kind == "day" and isinstance(value, str)
        known[name] = date.fromisoformat(value) if day else value
    return entity.model_construct(**known)


def _worded(fault: Any) -> str:
    if fault["type"] == "missing":
        return _("is needed")
    if cause := fault.get("ctx", {}).get("error"):
        return str(cause)
    return str(fault["msg"])


def _value(column: Column, typed: Any, values: Typed, today: date, resolve: Resolve) -> Any:
    """The value that ``typed`` means; ``values`` are those of the fields read before it."""
    about = column.about
    if about.kind == "children":
        return tuple(typed)
    if about.kind == "refs":
        texts = [typed] if isinstance(typed, str) else typed or ()
        named = [resolve(about.target, clean_text(text)) for text in texts if text.strip()]
        return tuple(dict.fromkeys(named))
    if typed is None or is_blank(str(typed)):
        return _blank(column, typed)
    text = clean_text(str(typed))
    match about.kind:
        case "day":
            return read_day(text, today, past=about.past)
        case "choice":
            return _choice(column, text, values)
        case "ref":
            return resolve(about.target, text)
        case "number" | "amount":
            return read_number(text) if about.kind == "number" else read_amount(text)
        case _:
            return text


def _blank(column: Column, typed: Any) -> Any:
    """Blank text is no value, but for text that was typed into a field that needs one."""
    if column.required and column.about.kind in ("line", "text") and typed:
        raise ValueError(_("may not be blank"))


def _choice(column: Column, text: str, record: Typed) -> str:
    about = column.about
    vocabulary = about.vocabulary_for(record) if about.vocabulary_for else about.vocabulary
    if vocabulary is None:
        raise TypeError(f"{column.name} has no vocabulary")
    codes = vocabulary.matches(text)
    if len(codes) == 1:
        return codes[0]
    raise ValueError(choice_refusal(vocabulary, text, codes))


def choice_refusal(vocabulary: Vocabulary, text: str, codes: Sequence[str]) -> str:
    """Why ``text`` is no word of ``vocabulary``: unknown, or the beginning of several."""
    labels = ", ".join(vocabulary.label(code) for code in (codes or vocabulary.codes))
    if codes:
        return _("“{typed}” may mean {labels}").format(typed=text, labels=labels)
    return _("“{typed}” is none of {labels}").format(typed=text, labels=labels)


def read_number(text: str) -> int:
    """The whole number that ``text`` is, of at most 64 bits; raises ValueError."""
    typed = text.strip()
    parted = _PARTED.fullmatch(typed)
    try:
        number = int(typed.replace(parted[1], "") if parted else typed)
    except ValueError:
        raise ValueError(_("“{typed}” is not a whole number").format(typed=text)) from None
    if number.bit_length() > _BITS:
        raise ValueError(_("“{typed}” is too large a number").format(typed=text))
    return number
