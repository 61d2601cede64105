"""``ccm-tui where``: where this program keeps things on this computer."""

import click

from ccm_tui.cli.command import Command
from ccm_tui.cli.plain import emit, labelled
from ccm_tui.cli.session import Session
from ccm_tui.words import _


@click.command(
    cls=Command,
    help=_("Say where the register, the settings, the backups and the logs are on this computer."),
)
@click.pass_obj
def where(session: Session, as_json: bool) -> None:
    """Print the places; a register that does not exist yet is made."""
    settings = session.settings
    # Like every command; but a register that cannot be opened is no reason not to say where it is.
    if not settings.database.exists():
        session.register  # noqa: B018 - opening it makes it
    places = {
        "database": settings.database,
        "config": settings.config,
        "backups": settings.backups,
        "logs": settings.logs,
    }
    said = [
        (_("Register"), str(settings.database)),
        (_("Settings"), str(settings.config)),
        (_("Backups"), str(settings.backups)),
        (_("Logs"), str(settings.logs)),
    ]
    document = {name: str(path) for name, path in places.items()}
    emit(document, lambda: labelled(said), as_json=as_json)
