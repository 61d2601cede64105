"""Options made from the fields of a declaration: to write a record, and to filter a list."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

import click

from ccm_tui.cli.command import FieldOption
from ccm_tui.domain.declaration import Column, Entity
from ccm_tui.domain.flags import flags_of
from ccm_tui.errors import Refused
from ccm_tui.words import _

_METAVARS: Final = {
    "day": "DATE",
    "number": "N",
    "amount": "SUM",
    "choice": "WORD",
    "line": "TEXT",
    "text": "TEXT",
}
_PREFIX: Final = "field_"
_FLAG: Final = "flag_"


def field_options(
    entity: type[Entity], *, new: bool, without: Collection[str] = ()
) -> Iterator[click.Option]:
    """An option for every field that a person writes; ``new`` says which ones are needed.

    The fields ``without`` an option are given otherwise.
    """
    for name, column in entity.columns().items():
        typed = not column.about.given and column.about.kind != "children"
        if typed and name not in without:
            yield FieldOption(
                [f"--{column.option}", _PREFIX + name],
                multiple=column.about.kind == "refs",
                metavar=_metavar(column),
                help=_help(column, *_how(column, new=new)),
            )


def filter_options(entity: type[Entity]) -> Iterator[click.Option]:
    """An option for every field that a list can be filtered by, but those that bound its days."""
    for name, column in entity.columns().items():
        if column.in_a_list and not _bounds(entity, column):
            yield click.Option(
                [f"--{column.option}", _PREFIX + name],
                multiple=True,
                callback=_only_one,
                metavar=_metavar(column),
                help=_help(column),
            )


def flag_options(entity: type[Entity]) -> Iterator[click.Option]:
    """An option for every flag that a list can be asked for by one word: ``--overdue``."""
    for name, flag in flags_of(entity).items():
        if ":" in name:
            continue
        text = _("only those: {meaning}").format(meaning=_(flag.help))
        yield click.Option([f"--{name}", _FLAG + name], is_flag=True, help=text)


def given_flags(entity: type[Entity], given: Mapping[str, Any]) -> list[str]:
    """The flags whose options were used."""
    return [flag for flag in flags_of(entity) if given.get(_FLAG + flag)]


def _only_one(context: click.Context, param: click.Parameter, given: tuple[str, ...]) -> str | None:
    """The value of a filter, of which a list has one for each field: two are no accident."""
    if len(given) > 1:
        raise click.BadParameter(_("may be given once."), context, param)
    return given[0] if given else None


def _bounds(entity: type[Entity], column: Column) -> bool:
    return bool(entity.day_field) and column.option in ("since", "until")


def given_fields(entity: type[Entity], given: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed, by field; options that were not used are left out."""
    typed = {name: given.get(_PREFIX + name) for name in entity.columns()}
    return {name: value for name, value in typed.items() if value is not None and value != ()}


@contextmanager
def refused_by_option(entity: type[Entity]) -> Iterator[None]:
    """Let a refusal name the options instead of the fields: ``--follow-up``."""
    try:
        yield
    except Refused as error:
        fields: dict[str, str] = {}
        for path in sorted(error.fields, key=lambda path: _place(entity, path)):
            option = _option_at(entity, path)
            fields[option] = "; ".join(filter(None, [fields.get(option), error.fields[path]]))
        raise Refused(fields, hint=error.hint) from None


def _place(entity: type[Entity], path: str) -> int:
    """Where help lists the option of a field."""
    names = [*entity.columns()]
    name = path.partition(".")[0]
    return names.index(name) if name in names else len(names)


def _option_at(entity: type[Entity], path: str) -> str:
    """The option for a field; a fault in a child is beside the short form that stood for it."""
    name = path.partition(".")[0]
    column = entity.columns().get(name)
    if column is not None and column.about.kind == "children":
        short_forms = [c for c in entity.columns().values() if not c.about.stored]
        column = short_forms[0] if short_forms else column
    return f"--{column.option}" if column else (f"--{name}" if name else "")


def _metavar(column: Column) -> str:
    about = column.about
    if about.kind in ("ref", "refs"):
        return about.target.upper()
    return _METAVARS.get(about.kind, "TEXT")


def _help(column: Column, *how: str) -> str:
    about = column.about
    # The help of a field of several values is about finding them on the screen.
    said = [_(about.label), _(about.help) if about.kind != "refs" else ""]
    if about.vocabulary is not None:
        said.append(", ".join(about.vocabulary.codes))
    return "; ".join(filter(None, [*said, *how]))


def _how(column: Column, *, new: bool) -> Iterator[str]:
    """What else has to be known to write a field."""
    if column.about.kind == "refs":
        yield _("may be repeated")
    if new and column.needed:
        yield _("needed")
