"""``ccm-tui history``: who wrote what and when in a record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from ccm_tui.cli.command import Command
from ccm_tui.cli.entity import the_id
from ccm_tui.cli.plain import emit, harmless
from ccm_tui.cli.record import names_and_codes
from ccm_tui.cli.session import Session
from ccm_tui.domain.declaration import Entity
from ccm_tui.domain.wording import change_in_words, field_in_words, value_in_words
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.register import Register, Written

_VERBS = {
    "seed": N_("with the program"),
    "undo": N_("by undo"),
    "redo": N_("by redo"),
    "decide": N_("decided"),
    "write": N_("by another program"),
}


@click.pass_context
def _history(context: click.Context, kind: str, record: str, as_json: bool) -> None:
    """Print the changes of a record, oldest first; of a deleted one too."""
    session: Session = context.obj
    entity = session.entity(kind)
    if entity is None:
        kinds = ", ".join(known.table for known in session.entities)
        raise click.UsageError(
            _("“{kind}” is none of {kinds}.").format(kind=kind, kinds=kinds), context
        )
    register = session.register
    changes = register.history(register.find(kind, record))
    emit(
        {"items": [_item(register, entity, change) for change in changes]},
        lambda: [line for change in changes for line in _lines(register, entity, change)],
        as_json=as_json,
    )


history = Command(
    "history",
    callback=_history,
    params=[click.Argument(["kind"], metavar="KIND"), the_id()],
    help=_("Tell who wrote what and when in a record, oldest first; deleted ones included."),
)


def _item(register: Register, entity: type[Entity], change: Written) -> dict[str, Any]:
    name, colon, element = change.field.partition(":")

    def public(value: Any) -> Any:
        if isinstance(value, dict):
            return {n: _public(register, entity, n, one) for n, one in value.items()}
        if colon:  # one of several references is there or not
            value = element if value else None
        return _public(register, entity, name, value)

    return {
        "at": change.at,
        "by": change.by,
        "person": change.person,
        "field": name,
        "old": public(change.old),
        "new": public(change.new),
        "operation": change.operation,
        "reason": change.reason,
    }


def _public(register: Register, entity: type[Entity], name: str, value: Any) -> Any:
    """A value as other programs know it: references as codes or uids."""
    column = entity.columns().get(name)
    if column is None or not column.about.target or value is None:
        return value
    return register.code_of(column.about.target, value)


def _lines(register: Register, entity: type[Entity], change: Written) -> list[str]:
    who = " ".join(filter(None, [change.by, change.person])) or _("nobody named")
    how = f" ({_(_VERBS[change.verb])})" if change.verb in _VERBS else ""
    head = f"{change.at[:16].replace('T', ' ')} UTC  {harmless(who)}{how}: "
    named = names_and_codes(register)
    label, old, new = change_in_words(
        entity, change.field, change.old, change.new, change.operation, named
    )
    if not label:
        fields = change.new.items() if isinstance(change.new, dict) else ()
        values = [(name, value_in_words(entity, name, value, named)) for name, value in fields]
        return [
            head + new,
            *(f"    {field_in_words(entity, n)}: {harmless(said)}" for n, said in values if said),
        ]
    why = [f"    {_('because')}: {harmless(change.reason)}"] if change.reason else []
    if ":" in change.field:
        text = _("added {name}") if new else _("removed {name}")
        return [f"{head}{label}: {harmless(text.format(name=new or old))}", *why]
    nothing = _("nothing")
    return [f"{head}{label}: {harmless(old) or nothing} → {harmless(new) or nothing}", *why]
