"""``ccm-tui conflict``: where people wrote different things apart, and what stands from now on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from ccm_tui.cli.command import HELP, Command, FieldOption
from ccm_tui.cli.plain import emit, harmless, labelled
from ccm_tui.cli.record import names_and_codes
from ccm_tui.cli.session import Session
from ccm_tui.domain.decision import Choice
from ccm_tui.domain.wording import field_in_words, version_in_words
from ccm_tui.errors import Refused
from ccm_tui.words import _, ngettext

if TYPE_CHECKING:
    from ccm_tui.register import Conflict, Register, Value

STANDING = "standing"
LEFT_TO_DECIDE: Final = 3
"""The exit code of what was done and left conflicts open."""


def still_open(count: int) -> str:
    """That so many conflicts are open, and which command lists them."""
    text = ngettext(
        "{n} conflict is open: ccm-tui conflict list",
        "{n} conflicts are open: ccm-tui conflict list",
        count,
    )
    return text.format(n=count)


@click.group(
    context_settings=HELP,
    help=_("Fields about which people disagree. The newest value is shown until it is decided."),
)
def conflict() -> None:
    """The commands on conflicts."""


@conflict.command("list", cls=Command, help=_("List the open conflicts, a record at a time."))
@click.option("--kind", metavar="KIND", help=_("only those of this kind of record"))
@click.option(
    "--limit", type=click.IntRange(1, 2**31), default=100, metavar="N", help=_("at most so many")
)
@click.option("--offset", type=click.IntRange(0), default=0, metavar="N", help=_("leave out first"))
@click.pass_obj
def listed(session: Session, kind: str | None, limit: int, offset: int, as_json: bool) -> None:
    """Print the open conflicts."""
    register = session.register
    if kind is not None:
        register.entity(kind)
    found = register.conflicts(kind, limit=limit, offset=offset)
    total = register.conflict_count(kind)

    def lines() -> list[str]:
        if not found:
            return [_("No conflict is open.")]
        text = ngettext("{n} conflict is open", "{n} conflicts are open", total).format(n=total)
        return [*(line for one in found for line in [*_lines(register, one), ""]), text]

    items = [_item(register, one) for one in found]
    emit({"items": items, "total": total}, lines, as_json=as_json)


@conflict.command(cls=Command, help=_("Show one open conflict with every value."))
@click.argument("record", metavar="ID")
@click.pass_obj
def show(session: Session, record: str, as_json: bool) -> None:
    """Print one conflict."""
    register = session.register
    found = register.conflict(record)
    emit(_item(register, found), lambda: _lines(register, found), as_json=as_json)


@conflict.command(
    cls=Command,
    help=_(
        "Decide conflicts: take a value by its id (“standing”: the one that is shown), or write"
        " another. Several IDs, or all of a kind, are decided as one act; undo takes it back."
    ),
)
@click.argument("records", metavar="ID...", nargs=-1)
@click.option("--kind", metavar="KIND", help=_("instead of IDs: all open conflicts of this kind"))
@click.option("--take", metavar="VALUE_ID", help=_("the id of a value, or “standing”"))
@click.option("--value", cls=FieldOption, metavar="TEXT", help=_("another value, as typed"))
@click.option("--reason", cls=FieldOption, metavar="TEXT", help=_("why"))
@click.pass_obj
def decide(
    session: Session,
    records: tuple[str, ...],
    kind: str | None,
    take: str | None,
    value: str | None,
    reason: str | None,
    as_json: bool,
) -> int:
    """Decide, and print what is left."""
    register = session.register
    if (take is None) == (value is None):
        raise Refused({"--take": _("give either --take or --value")})
    if bool(records) == bool(kind):
        raise Refused({"ID": _("name conflicts, or all of a kind by --kind")})
    if kind:
        register.entity(kind)
        chosen = register.conflicts(kind)
    else:
        chosen = [register.conflict(record) for record in records]
    choices = [
        Choice(one.id, one.standing.id if take == STANDING else take, value) for one in chosen
    ]
    try:
        decided = register.decide_conflicts(choices, reason) if choices else 0
    except Refused as error:
        options = {"person": "--person", "value": "--value"}
        fields = {options.get(n, "--value" if n else n): why for n, why in error.fields.items()}
        raise Refused(fields, hint=error.hint, unnamed=error.unnamed) from None
    left = register.conflict_count()
    said = [
        ngettext("{n} conflict decided", "{n} conflicts decided", decided).format(n=decided),
        ngettext("{n} is open", "{n} are open", left).format(n=left),
    ]
    emit({"decided": decided, "conflicts": left}, lambda: said, as_json=as_json)
    return 0


def _item(register: Register, one: Conflict) -> dict[str, Any]:
    def public(value: Any) -> Any:
        name, reference, uid = one.field.partition(":")
        column = register.entity(one.kind).columns().get(name)
        if not name:
            return "deleted" if value is None else "kept"
        if reference:
            value = uid if value else None
        if column is None or not column.about.target or value is None:
            return value
        return register.code_of(column.about.target, value)

    return {
        "id": one.id,
        "kind": one.kind,
        "record": one.record,
        "field": one.field.partition(":")[0],
        "values": [
            {
                "id": value.id,
                "value": public(value.value),
                "by": value.by,
                "person": value.person,
                "at": value.at,
                "deleted": value.deleted,
            }
            for value in one.values
        ],
        "before": public(one.before) if one.field else None,
        "standing": public(one.standing.value),
    }


def _lines(register: Register, one: Conflict) -> list[str]:
    entity, named = register.entity(one.kind), names_and_codes(register)

    def said(value: Any, deleted: bool = False) -> str:
        return version_in_words(entity, one.field, value, named, deleted=deleted)

    name = register.name_of(one.kind, one.record)
    field = field_in_words(entity, one.field) if one.field else _("the record")
    pairs = [
        (value.id, f"{said(value.value, value.deleted)}  ({_who(value)})") for value in one.values
    ]
    pairs[0] = (pairs[0][0], _("{value}, shown meanwhile").format(value=pairs[0][1]))
    if one.before is not None and one.field:
        pairs.append((_("before"), said(one.before)))
    head = f"{_(entity.singular)} “{name}”: {field}"
    return [harmless(head), *labelled([(_("id"), one.id), *pairs], "  ")]


def _who(value: Value) -> str:
    who = " ".join(filter(None, [value.by, value.person])) or _("nobody named")
    return f"{who}, {value.at[:16].replace('T', ' ')} UTC"
