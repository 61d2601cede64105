"""``ccm-tui sync``: pull from a hub, merge, and push."""

from __future__ import annotations

import os

import click

from ccm_tui.cli.command import Command
from ccm_tui.cli.conflicts import LEFT_TO_DECIDE, still_open
from ccm_tui.cli.plain import emit, harmless
from ccm_tui.cli.session import Session
from ccm_tui.domain.vocabularies import SENSITIVITIES
from ccm_tui.words import _, ngettext

_USUAL = "restricted"


@click.command(
    cls=Command,
    help=_(
        "Exchange changes with a PostgreSQL hub: what it has and this register lacks is merged,"
        " then what it lacks is given. Records above LEVEL stay here. The password belongs into"
        " PostgreSQL’s password file; the connection is encrypted unless URL says otherwise. Exit"
        " code 3: conflicts are open (see “ccm-tui conflict list”)."
    ),
)
@click.argument("url")
@click.option(
    "--level",
    type=click.Choice(SENSITIVITIES.codes),
    metavar="LEVEL",
    help=_("up to which level: {levels} (else that of the last time, else restricted)").format(
        levels=", ".join(SENSITIVITIES.codes)
    ),
)
@click.pass_obj
def sync(session: Session, url: str, level: str | None, as_json: bool) -> int:
    """Sync, and say what passed."""
    from ccm_tui.exchange.hub_address import address_of

    hub = address_of(url, os.environ)
    if hub.tells_password:
        said = _("the password in the address can be seen by others on this computer.")
        better = _("Put it into PostgreSQL’s password file (~/.pgpass) and leave it out.")
        click.echo(f"ccm-tui: {said}\n{better}", err=True)
    visits = session.settings.visits
    kept = visits.level(hub.name)
    agreed = level or (kept if kept in SENSITIVITIES.codes else _USUAL)
    done = session.register.sync(hub, agreed)
    visits.keep_level(hub.name, agreed)
    document = {
        "pushed": done.pushed,
        "pulled": done.pulled,
        "conflicts": done.conflicts,
        "level": done.level,
        "kept_back": done.kept_back,
    }

    def lines() -> list[str]:
        pulled = ngettext("{n} change pulled", "{n} changes pulled", done.pulled)
        pushed = ngettext("{n} pushed", "{n} pushed", done.pushed)
        told = [f"{pulled.format(n=done.pulled)}, {pushed.format(n=done.pushed)}"]
        text = ngettext(
            "{n} record above “{level}” stays on this computer",
            "{n} records above “{level}” stay on this computer",
            done.kept_back,
        )
        told.append(text.format(n=done.kept_back, level=SENSITIVITIES.label(done.level)))
        if done.conflicts:
            told.append(still_open(done.conflicts))
        return [harmless(line) for line in told]

    emit(document, lines, as_json=as_json)
    return LEFT_TO_DECIDE if done.conflicts else 0
