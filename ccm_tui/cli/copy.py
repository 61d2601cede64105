"""``ccm-tui outreach copy``: another record like one that is there, or like a template."""

from collections.abc import Mapping
from typing import Any

import click

from ccm_tui.cli.command import Command
from ccm_tui.cli.entity import standing, the_id
from ccm_tui.cli.fields import field_options, given_fields, refused_by_option
from ccm_tui.cli.record import emit_record
from ccm_tui.cli.session import Session
from ccm_tui.domain.copying import DELETED, begun, duplicate, read_template
from ccm_tui.domain.declaration import Entity
from ccm_tui.errors import Refused
from ccm_tui.words import _


def copy_command(entity: type[Entity]) -> Command:
    """The command that adds a record like another one and prints it."""

    @click.pass_obj
    def copy(session: Session, /, record: str, as_json: bool, **typed: Any) -> None:
        register = session.register
        old = register.typed_of(entity.table, standing(session, entity, record))
        with refused_by_option(entity):
            given = given_fields(entity, typed)
            kept = duplicate(entity, old, register.today)
            new = register.save(entity.table, _fitting(session, entity, kept | given))
        emit_record(register, entity, new, as_json=as_json)

    return Command(
        "copy",
        callback=copy,
        params=[the_id(), *field_options(entity, new=False)],
        help=_(
            "Add a record like the one that ID names, and print it. Options say what is"
            " different; days, judgements and what came of the other one are left out."
        ),
    )


def from_template(
    session: Session, entity: type[Entity], name: str, given: Mapping[str, Any]
) -> dict[str, Any]:
    """What a template of ``entity`` holds, with what is ``given`` in its place.

    Raises Refused for one of another kind, or one that the program cannot read any more.
    """
    register = session.register
    uid = standing(session, register.entity("template"), name)
    template = register.values("template", uid)
    if template["kind"] != entity.table:
        said = _("is a template of {kind}").format(kind=template["kind"])
        raise Refused({"template": said})
    try:
        kept = read_template(template["typed"])
    except Refused as refused:
        raise Refused({"template": refused.fields["typed"]}) from None
    return _fitting(session, entity, begun(entity, register.today) | kept | dict(given))


def _fitting(session: Session, entity: type[Entity], kept: Mapping[str, Any]) -> dict[str, Any]:
    """``kept`` as it can be saved; raises Refused naming what has no field or was deleted."""
    found = session.register.fitting(entity.table, kept)
    wrong = {}
    for path, value in found.gone.items():
        name, _dot, rest = path.partition(".")
        deleted = _("names what was deleted: {names}").format(names=value)
        wrong[name] = deleted if rest == DELETED else _("has no field for this any more")
    if wrong:
        raise Refused(wrong, hint=_("Give these by their options, or change what is copied."))
    return found.typed
