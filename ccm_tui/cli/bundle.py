"""``ccm-tui bundle`` and ``handover``: what a colleague lacks as a small file, and the receipts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ccm_tui.cli.command import HELP, Command, FieldOption
from ccm_tui.cli.plain import emit, labelled, table
from ccm_tui.cli.session import Session
from ccm_tui.domain.dates import show_day
from ccm_tui.domain.vocabularies import SENSITIVITIES
from ccm_tui.errors import Refused
from ccm_tui.words import N_, _, ngettext

if TYPE_CHECKING:
    from ccm_tui.register import Bundle, Handover

_SHOWN_OF_DIGEST = 8
_KINDS = {"export": N_("whole copy"), "bundle": N_("bundle"), "hub": N_("hub")}


@click.command(
    cls=Command,
    help=_(
        "Write to FILE the changes that NAME does not have yet: small enough to mail, to be taken"
        " in with “ccm-tui merge”. What was handed to that name before is not sent again."
    ),
)
@click.argument("file")
@click.option(
    "--for",
    "to",
    cls=FieldOption,
    metavar="NAME",
    required=True,
    help=_("whom it is for: an organisation or a person, any text"),
)
@click.option(
    "--level",
    type=click.Choice(SENSITIVITIES.codes),
    metavar="LEVEL",
    help=_("the highest sensitivity that goes along; default: as the last time, else everything"),
)
@click.option("--without-contacts", is_flag=True, help=_("leave all contacts out"))
@click.option("--whole", is_flag=True, help=_("send all, whatever was handed over before"))
@click.option("--force", is_flag=True, help=_("overwrite a file that is there"))
@click.pass_obj
def bundle(
    session: Session,
    file: str,
    to: str,
    level: str | None,
    without_contacts: bool,
    whole: bool,
    force: bool,
    as_json: bool,
) -> None:
    """Make a bundle and say what is in it."""
    try:
        made = session.register.bundle(
            Path(file).expanduser().absolute(),
            to,
            level=level,
            without_contacts=without_contacts,
            whole=whole,
            force=force,
        )
    except Refused as error:
        raise Refused({"--for": error.fields["to"]}) from None
    document = {
        "path": None if made.path is None else str(made.path),
        "bytes": made.bytes,
        "sha256": made.sha256,
        "for": made.to,
        "changes": made.changes,
        "records": made.records,
        "since": made.since,
        "base": made.base,
        "level": made.level,
        "contacts": made.contacts,
    }
    emit(document, lambda: _in_words(made), as_json=as_json)


def _in_words(made: Bundle) -> list[str]:
    since = show_day(made.since[:10]) if made.since else _("the beginning")
    if made.path is None:
        said = _("Nothing new for {name} since {day}. No file was written.")
        return [said.format(name=made.to, day=since)]
    level = SENSITIVITIES.label(made.level)
    return labelled(
        [
            (_("Path"), str(made.path)),
            (_("Bytes"), str(made.bytes)),
            (_("SHA-256"), made.sha256 or ""),
            (_("For"), made.to),
            (_("Changes"), _("{n}, of {records} records").format(
                n=made.changes, records=made.records
            )),
            (_("Since"), since),
            (_("Level"), level if made.contacts else _("{level}, without contacts").format(
                level=level
            )),
        ]
    )  # fmt: skip


@click.group(
    context_settings=HELP,
    help=_("Receipts: what was handed to whom, and whether it has arrived."),
)
def handover() -> None:
    """The commands on receipts."""


@handover.command("list", cls=Command, help=_("List what was handed over, the newest first."))
@click.option(
    "--for", "to", cls=FieldOption, metavar="NAME", help=_("only what was handed to this name")
)
@click.pass_obj
def listed(session: Session, to: str | None, as_json: bool) -> None:
    """Print the receipts."""
    found = session.register.handovers(to)

    def lines() -> list[str]:
        if not found:
            return [_("Nothing was handed over.")]
        heads = [_("For"), _("On"), _("What"), _("File"), _("SHA-256"), _("Level"), _("Arrived")]
        total = ngettext("{n} handover", "{n} handovers", len(found)).format(n=len(found))
        return [*table(heads, [_row(one) for one in found]), "", total]

    items = [_item(one) for one in found]
    emit({"items": items, "total": len(items)}, lines, as_json=as_json)


def _row(one: Handover) -> list[str]:
    arrived = (
        _("merged: known since {day}").format(day=show_day(one.confirmed_at[:10]))
        if one.confirmed_at
        else _("not known")
    )
    return [
        *(one.name, show_day(one.at[:10]), _(_KINDS[one.kind]), one.file),
        *(one.sha256[:_SHOWN_OF_DIGEST], SENSITIVITIES.label(one.level), arrived),
    ]


def _item(one: Handover) -> dict[str, Any]:
    return {
        "for": one.name,
        "at": one.at,
        "kind": one.kind,
        "file": one.file,
        "sha256": one.sha256,
        "bytes": one.bytes,
        "changes": one.changes,
        "level": one.level,
        "contacts": one.contacts,
        "base": one.base,
        "confirmed_at": one.confirmed_at,
    }
