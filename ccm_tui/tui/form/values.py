"""What stands in the fields of a form, as typed values; nothing of the screen.

A value is text, a tuple of texts (``refs``) or a tuple of typed records (``children``).
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from ccm_tui.domain.dates import read_day, show_day
from ccm_tui.domain.declaration import Column, Entity
from ccm_tui.domain.typed import Typed

Value = str | tuple[str, ...] | tuple[Typed, ...]
Values = Mapping[str, Value]


def fields_of(entity: type[Entity], *, inside: bool = False) -> dict[str, Column]:
    """The fields a person types; ``inside`` another form, without its owner and its children."""
    return {
        name: column
        for name, column in entity.columns().items()
        if not column.about.given
        and not (inside and (name == entity.owner_field or column.about.kind == "children"))
    }


def blank(column: Column) -> Value:
    """What stands in a field before anything was typed: its default, or nothing."""
    if column.about.kind in ("refs", "children"):
        return ()
    return "" if column.required or column.default is None else str(column.default)


def as_value(column: Column, given: object) -> Value:
    """``given`` (from a stored record, a draft read back, a prefill) as a value of the form."""
    if given is None:
        return blank(column)
    if column.about.kind == "children":
        return tuple(dict(each) for each in _sequence(given) if isinstance(each, Mapping))
    if column.about.kind == "refs":
        return tuple(str(each) for each in _sequence(given))
    return str(given)


def _sequence(given: object) -> Sequence[object]:
    if isinstance(given, Sequence) and not isinstance(given, str):
        return given
    return (given,)


def filled(fields: Mapping[str, Column], typed: Typed) -> dict[str, Value]:
    """A value for every field: what is ``typed``, else what stands there before typing."""
    return {name: blank(column) for name, column in fields.items()} | started(fields, typed)


def started(fields: Mapping[str, Column], typed: Typed) -> dict[str, Value]:
    """The values of the fields that are ``typed``, and of no others."""
    return {name: as_value(c, typed[name]) for name, c in fields.items() if name in typed}


def to_save(values: Values) -> dict[str, Value]:
    """What of a new record is saved: all that is filled in."""
    return {name: value for name, value in values.items() if value}


def to_change(values: Values, stored: Values) -> dict[str, Value]:
    """What of an edited record is saved: what differs, so that nothing else is overwritten."""
    return {name: value for name, value in values.items() if value != stored[name]}


def next_of(fields: Mapping[str, Column], values: Values) -> dict[str, Value]:
    """What stands in the form for the entry after this one: the fields marked ``kept``."""
    return {
        name: values[name] if column.about.kept else blank(column)
        for name, column in fields.items()
    }


def unfolded(column: Column, value: Value) -> bool:
    """Whether a field has to be seen though it may be folded: it holds more than its default."""
    return not column.about.folded or value != blank(column)


def shown(column: Column, value: Value, name_of: Callable[[str, str], str], today: date) -> str:
    """``value`` in a few words, as a person reads it."""
    about = column.about
    if isinstance(value, tuple):
        named = [name_of(about.target, each) for each in value if isinstance(each, str)]
        return ", ".join(named)
    if not value:
        return ""
    if about.kind == "choice" and about.vocabulary:
        return about.vocabulary.label(value)
    if about.kind == "ref":
        return name_of(about.target, value)
    if about.kind == "day":
        try:
            return show_day(read_day(value, today, past=about.past))
        except ValueError:
            return value
    return value


def summary(
    entity: type[Entity], typed: Typed, name_of: Callable[[str, str], str], today: date
) -> str:
    """A record on one line, the most telling first: ``name it, 1 Mar 2017  Chile → Italy``."""
    fields = fields_of(entity, inside=True)
    values = filled(fields, typed)

    def words(name: str) -> str:
        return shown(fields[name], values[name], name_of, today) if name in fields else ""

    parties = [
        words(name)
        for name, column in fields.items()
        if column.about.kind == "ref" and not column.about.folded and name != entity.title_field
    ]
    between = " → ".join(filter(None, parties))
    rest = ", ".join(filter(None, (words(entity.title_field), words(entity.day_field))))
    return "  ".join(filter(None, (rest, between)))
