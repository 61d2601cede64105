"""``ccm-tui demo``: fictional records to try the program with."""

import sys
from typing import Final

import click

from ccm_tui.cli.command import Command
from ccm_tui.cli.plain import emit
from ccm_tui.cli.session import Session
from ccm_tui.words import _, ngettext

_MOST: Final = 10_000_000


@click.command(
    cls=Command,
    help=_(
        "Add fictional, clearly marked records to a register that holds nothing but its seeds."
        " One in use is refused. “ccm-tui undo” takes them back."
    ),
)
@click.option(
    "--rows",
    type=click.IntRange(min=1, max=_MOST),
    default=200,
    metavar="N",
    help=_("so many outreach entries (default 200)"),
)
@click.pass_obj
def demo(session: Session, rows: int, as_json: bool) -> None:
    """Fill the register and say how many outreach entries it got."""
    shown = sys.stderr.isatty()
    made = session.register.demo(rows, _progress if shown else None)
    if shown:
        print(file=sys.stderr)
    said = ngettext(
        "{n} fictional outreach entry added.", "{n} fictional outreach entries added.", made
    )
    emit({"outreach": made}, lambda: [said.format(n=made)], as_json=as_json)


def _progress(done: int, total: int) -> None:
    said = _("{done} of {total}").format(done=done, total=total)
    print(f"\r{said}", end="", file=sys.stderr, flush=True)
