"""``ccm-tui dissemination``: acts of spreading the Guidance, and how many there are."""

from __future__ import annotations

from typing import Any

import click

from ccm_tui.cli.command import Command
from ccm_tui.cli.entity import standing
from ccm_tui.cli.fields import field_options, given_fields, refused_by_option
from ccm_tui.cli.plain import emit, table
from ccm_tui.cli.record import emit_record
from ccm_tui.cli.session import Session
from ccm_tui.domain.declaration import Entity
from ccm_tui.domain.plan import Activity
from ccm_tui.domain.vocabularies import DISSEMINATION_CHANNELS
from ccm_tui.words import _


def add_dissemination(entity: type[Entity]) -> Command:
    """The command that adds an act; it belongs to the activity that spreads the Guidance."""

    @click.pass_obj
    def add(session: Session, /, as_json: bool, **typed: Any) -> None:
        register = session.register
        with refused_by_option(entity):
            begun = {**register.begins(entity.table), **given_fields(entity, typed)}
            uid = register.save(entity.table, begun)
        emit_record(register, entity, uid, as_json=as_json)

    return Command(
        "add",
        callback=add,
        params=[*field_options(entity, new=True)],
        help=_(
            "Write down an act of spreading the Guidance, and print it. Without --activity it"
            " belongs to A6, where the plan in use has it; an empty one names none."
        ),
    )


def count(_entity: type[Entity]) -> Command:
    """The command that counts the acts of dissemination by channel."""

    @click.pass_obj
    def count_(session: Session, activity: str | None, as_json: bool) -> None:
        register = session.register
        uid = standing(session, Activity, activity) if activity else None
        found = register.disseminated(uid)
        total = sum(found.values())
        code = register.code_of(Activity.table, uid) if uid else None

        def lines() -> list[str]:
            if not total:
                return [_("Nobody has spread the Guidance yet.")]
            rows = [(DISSEMINATION_CHANNELS.label(one), str(n)) for one, n in found.items()]
            return table([_("Channel"), _("Acts")], [*rows, (_("in all"), str(total))])

        document = {"activity": code, "total": total, "channels": found}
        emit(document, lines, as_json=as_json)

    help_text = _("only those of this activity")
    return Command(
        "count",
        callback=count_,
        params=[click.Option(["--activity"], metavar="ACTIVITY", help=help_text)],
        help=_("Count the acts of spreading the Guidance, by channel; no output asks for it."),
    )
