"""``ccm-tui hub``: for whoever runs a hub."""

import click

from ccm_tui.cli.command import HELP
from ccm_tui.words import _


@click.group(help=_("Make a PostgreSQL database a hub (see “ccm-tui sync”)"), context_settings=HELP)
def hub() -> None:
    """Its commands."""


@hub.command(
    context_settings=HELP,
    help=_(
        "Print the SQL that makes an empty PostgreSQL database a hub, for whoever owns it to run"
        " with psql: tables, and a role that may add and read and nothing else."
    ),
)
def sql() -> None:
    """Print the schema."""
    from ccm_tui.exchange.hub import schema

    print(schema(), end="")
