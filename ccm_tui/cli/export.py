"""``ccm-tui export``: the register handed out as one whole file."""

from functools import partial
from pathlib import Path

import click

from ccm_tui.cli.command import Command, FieldOption
from ccm_tui.cli.plain import emit, labelled
from ccm_tui.cli.session import Session
from ccm_tui.domain.counted import counted
from ccm_tui.domain.vocabularies import SENSITIVITIES
from ccm_tui.errors import CcmError, Refused
from ccm_tui.words import _

EVERYTHING = SENSITIVITIES.codes[-1]


@click.command(
    cls=Command,
    help=_(
        "Hand out the register as one whole SQLite file that others can open. It is consistent"
        " while the app is open, and verified before it gets its name. What is above LEVEL is left"
        " out with its history; merging the file somewhere never deletes it there."
    ),
)
@click.argument("file")
@click.option("--force", is_flag=True, help=_("overwrite a file that is there"))
@click.option(
    "--level",
    type=click.Choice(SENSITIVITIES.codes),
    default=EVERYTHING,
    metavar="LEVEL",
    help=_("the highest sensitivity that goes along; default closed_meeting: everything"),
)
@click.option("--without-contacts", is_flag=True, help=_("leave all contacts out"))
@click.option(
    "--for",
    "to",
    cls=FieldOption,
    metavar="NAME",
    help=_("whom it is for: keeps a receipt, and bundles for NAME continue from it"),
)
@click.option("--passphrase-file", hidden=True)
@click.pass_obj
def export(
    session: Session,
    file: str,
    force: bool,
    level: str,
    without_contacts: bool,
    to: str | None,
    passphrase_file: str | None,
    as_json: bool,
) -> None:
    """Write the copy and say its path, size, SHA-256 and what was left out."""
    if passphrase_file is not None:
        raise CcmError(
            _("{option} is not there yet; nothing was written.").format(option="--passphrase-file"),
            _("Without it, the file is not encrypted: hand it only to those who may read it."),
        )
    register = session.register
    make = register.export if to is None else partial(register.export_for, to=to)
    try:
        made = make(
            Path(file).expanduser().absolute(),
            level=level,
            without_contacts=without_contacts,
            force=force,
        )
    except Refused as error:
        raise Refused({"--for": error.fields["to"]}) from None
    document = {
        "path": str(made.path),
        "bytes": made.bytes,
        "sha256": made.sha256,
        "level": made.level,
        "left_out": sum(made.left_out.values()),
    } | ({"for": to} if to else {})

    def lines() -> list[str]:
        left_out = counted(register.entities, made.left_out)
        return labelled(
            [
                (_("Path"), str(made.path)),
                (_("Bytes"), str(made.bytes)),
                (_("SHA-256"), made.sha256),
                (_("Level"), made.level),
                (_("Left out"), left_out or _("nothing")),
            ]
        )

    emit(document, lines, as_json=as_json)
