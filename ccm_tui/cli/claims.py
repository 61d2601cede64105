"""``ccm-tui claim list --disputed`` and ``claim decide``: where sources disagree, and its end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import click

from ccm_tui.cli.command import Command, WrongUsage
from ccm_tui.cli.entity import standing
from ccm_tui.cli.listing import Page, list_command, read_page
from ccm_tui.cli.record import emit_record
from ccm_tui.cli.session import Session
from ccm_tui.domain.profile import Ruling
from ccm_tui.domain.query import Query
from ccm_tui.domain.state import State
from ccm_tui.domain.vocabularies import ASPECTS
from ccm_tui.errors import Refused
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.domain.declaration import Entity
    from ccm_tui.register import Register

_OPTIONS: Final = {"claim": "--take", "reason": "--reason"}


def list_claims(entity: type[Entity]) -> Command:
    """The list of claims; on request those that disagree and about which nobody decided."""
    about = _("only those that disagree, and about which nobody decided")
    return list_command(entity, _read, [click.Option(["--disputed"], is_flag=True, help=about)])


def _read(
    register: Register,
    entity: type[Entity],
    query: Query,
    limit: int,
    offset: int,
    own: Mapping[str, Any],
) -> Page:
    if not own["disputed"]:
        return read_page(register, entity, query, limit, offset, own)
    disputed = {
        claim.uid
        for state in register.states()
        for stands in state.standings.values()
        for pair in stands.against
        for claim in pair
    }
    whole = read_page(register, entity, query, -1, 0, own)
    rows = [
        (item, row)
        for item, row in zip(whole.items(), whole.rows(), strict=True)
        if item["uid"] in disputed
    ]
    page = rows[offset : offset + limit]
    return Page(
        total=len(rows),
        items=lambda: [item for item, _row in page],
        heads=whole.heads,
        rows=lambda: [row for _item, row in page],
    )


def decide(entity: type[Entity]) -> Command:
    """The command that lets one claim stand, with a reason."""

    @click.pass_obj
    def decide_(
        session: Session, /, state: str, aspect: str, take: str, reason: str, as_json: bool
    ) -> None:
        register = session.register
        asked = (standing(session, State, state), _aspect(aspect))
        claim = standing(session, entity, take)
        values = register.values(entity.table, claim)
        if (values["state"], values["aspect"]) != asked:
            raise Refused({"--take": _("is no claim about this")})
        try:
            uid = register.decide_claim(claim, reason)
        except Refused as error:
            named = {_OPTIONS.get(name, f"--{name}"): why for name, why in error.fields.items()}
            unsigned = register.actor.person is None
            hint = _("Name the person: --person NAME before the command.") if unsigned else ""
            raise Refused(named, hint=error.hint or hint) from None
        emit_record(register, Ruling, uid, as_json=as_json)

    return Command(
        "decide",
        callback=decide_,
        params=[
            click.Argument(["state"], metavar="STATE"),
            click.Argument(["aspect"], metavar="ASPECT"),
            click.Option(
                ["--take"], required=True, metavar="CLAIM", help=_("the claim that stands")
            ),
            click.Option(["--reason"], required=True, metavar="TEXT", help=_("why; needed")),
        ],
        help=_(
            "Decide which claim stands where sources disagree about a State, and print the"
            " decision. Deciding again changes it; “ccm-tui undo” brings the disagreement back."
        ),
    )


def _aspect(typed: str) -> str:
    codes = ASPECTS.matches(typed)
    if len(codes) == 1:
        return codes[0]
    raise WrongUsage(
        _("ASPECT: “{typed}” is nothing that is claimed of a State.").format(typed=typed),
        _("One of: {names}.").format(names=", ".join(ASPECTS.codes)),
    )
