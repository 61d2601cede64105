"""``ccm-tui export``: the register handed out as one whole file."""

from pathlib import Path

import click

from ccm_tui.cli.command import Command
from ccm_tui.cli.plain import emit, labelled
from ccm_tui.cli.session import Session
from ccm_tui.domain.vocabularies import SENSITIVITIES
from ccm_tui.errors import CcmError
from ccm_tui.words import _

_WHOLE = "closed_meeting"


@click.command(
    cls=Command,
    help=_(
        "Hand out the register as one whole SQLite file that others can open. It is consistent"
        " while the app is open, and verified before it gets its name."
    ),
)
@click.argument("file")
@click.option("--force", is_flag=True, help=_("overwrite a file that is there"))
@click.option(
    "--level",
    type=click.Choice(SENSITIVITIES.codes),
    default=_WHOLE,
    metavar="LEVEL",
    help=_("only closed_meeting: everything"),
)
@click.option("--without-contacts", is_flag=True, hidden=True)
@click.option("--passphrase-file", hidden=True)
@click.pass_obj
def export(
    session: Session,
    file: str,
    force: bool,
    level: str,
    without_contacts: bool,
    passphrase_file: str | None,
    as_json: bool,
) -> None:
    """Write the copy and say its path, size and SHA-256."""
    refused = {
        f"--level {level}": level != _WHOLE,
        "--without-contacts": without_contacts,
        "--passphrase-file": passphrase_file is not None,
    }
    for option, asked in refused.items():
        if asked:
            raise CcmError(
                _("{option} is not there yet; nothing was written.").format(option=option),
                _("Without it, export hands out everything, closed meetings included."),
            )
    made = session.register.export(Path(file).expanduser().absolute(), force=force)
    document = {
        "path": str(made.path),
        "bytes": made.bytes,
        "sha256": made.sha256,
        "level": made.level,
    }
    said = [
        (_("Path"), str(made.path)),
        (_("Bytes"), str(made.bytes)),
        (_("SHA-256"), made.sha256),
        (_("Level"), made.level),
    ]
    emit(document, lambda: labelled(said), as_json=as_json)
