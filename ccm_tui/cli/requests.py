"""``ccm-tui request relay`` and ``request respond``: passing a request on, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from ccm_tui.cli.command import Command
from ccm_tui.cli.entity import standing, the_id
from ccm_tui.cli.fields import field_options, given_fields, refused_by_option
from ccm_tui.cli.record import emit_record
from ccm_tui.cli.session import Session
from ccm_tui.domain.assistance import Relay, Request, Response
from ccm_tui.domain.declaration import Entity
from ccm_tui.domain.state import State
from ccm_tui.errors import Ambiguous, NotFound, Refused
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.register import Register

_JUDGED: Final = "judgement"
_CONSTRUCTIVE: Final = "--constructive"
_NOT_CONSTRUCTIVE: Final = "--not-constructive"


def relay(_entity: type[Entity]) -> Command:
    """The command that writes down to whom a request was passed on."""

    @click.pass_obj
    def relay_(session: Session, /, record: str, as_json: bool, **typed: Any) -> None:
        uid = standing(session, Request, record)
        fields = given_fields(Relay, typed)
        if recipient := fields.get(Relay.title_field):
            fields[Relay.title_field] = _state_if_one(session.register, recipient)
        _add(session, Relay, uid, fields, as_json=as_json)

    return Command(
        "relay",
        callback=relay_,
        params=[the_id(), *field_options(Relay, new=True, without=[Relay.owner_field])],
        help=_("Write down that request ID was passed on, and print the relay."),
    )


def respond(_entity: type[Entity]) -> Command:
    """The command that writes down what was answered to a relay."""

    @click.pass_obj
    def respond_(
        session: Session, /, record: str, constructive: bool | None, as_json: bool, **typed: Any
    ) -> None:
        uid = standing(session, Relay, record)
        fields = given_fields(Response, typed)
        if constructive is not None:
            fields[_JUDGED] = "constructive" if constructive else "not_constructive"
        try:
            _add(session, Response, uid, fields, as_json=as_json)
        except Refused as error:
            flag = _CONSTRUCTIVE if constructive else _NOT_CONSTRUCTIVE
            said = {flag if n == f"--{_JUDGED}" else n: why for n, why in error.fields.items()}
            hint = _("Name the person: --person NAME before the command.") if flag in said else ""
            raise Refused(said, hint=error.hint or hint) from None

    judged = click.Option(
        [f"{_CONSTRUCTIVE}/{_NOT_CONSTRUCTIVE}", "constructive"],
        default=None,
        help=_("how the person who acts judges the response; without it, nobody has judged"),
    )
    typed = field_options(Response, new=True, without=[Response.owner_field, _JUDGED])
    return Command(
        "respond",
        callback=respond_,
        params=[the_id(), *typed, judged],
        help=_("Write down what was answered to the relay ID, and print the response."),
    )


def _state_if_one(register: Register, text: str) -> str:
    """The State that ``text`` names, else ``text``: a donor is the State, not who acts for it."""
    try:
        return register.find(State.table, text)
    except (NotFound, Ambiguous):
        return text


def _add(
    session: Session, entity: type[Entity], owner: str, fields: dict[str, Any], *, as_json: bool
) -> None:
    with refused_by_option(entity):
        uid = session.register.save(entity.table, {**fields, entity.owner_field: owner})
    emit_record(session.register, entity, uid, as_json=as_json)
