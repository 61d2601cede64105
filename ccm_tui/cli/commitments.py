"""``ccm-tui commitment done``: a promise was kept."""

from typing import Any

import click

from ccm_tui.cli.command import Command, FieldOption
from ccm_tui.cli.entity import standing, the_id
from ccm_tui.cli.record import emit_record
from ccm_tui.cli.session import Session
from ccm_tui.domain.commitment import Commitment
from ccm_tui.domain.declaration import Entity
from ccm_tui.errors import Refused
from ccm_tui.words import _


def done(entity: type[Entity]) -> Command:
    """The command that says on which day a commitment was met."""
    return Command(
        "done",
        callback=_done,
        params=[
            the_id(),
            FieldOption(["--on", "day"], metavar="DATE", help=_("the day it was done (today)")),
        ],
        help=_("Mark {singular} ID as done, and print it.").format(singular=_(entity.singular)),
    )


@click.pass_obj
def _done(session: Session, record: str, day: str | None, as_json: bool) -> None:
    register, kind = session.register, Commitment.table
    uid = standing(session, Commitment, record)
    known: Any = register.record(kind, uid)["done_on"]
    if day is not None or known is None:
        try:
            register.save(kind, {"done_on": day or register.today.isoformat()}, uid)
        except Refused as error:
            fields = {"--on": error.fields.get("done_on", str(error))}
            raise Refused(fields, hint=error.hint) from None
    emit_record(register, Commitment, uid, as_json=as_json)
