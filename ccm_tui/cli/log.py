"""``ccm-tui log 'TEXT'``: quick capture, one line that becomes an outreach entry."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

import click

from ccm_tui.cli.command import Command
from ccm_tui.cli.plain import fit, harmless
from ccm_tui.cli.record import emit_record, names_and_codes
from ccm_tui.cli.session import Session
from ccm_tui.domain.wording import value_in_words
from ccm_tui.errors import Refused
from ccm_tui.words import _, ngettext

if TYPE_CHECKING:
    from ccm_tui.domain.declaration import Entity
    from ccm_tui.domain.reading import Reading
    from ccm_tui.register import Register

_SHOWN: Final = 60
"""Characters of a value that a message repeats."""
_MOST: Final = 5
"""Marks that could not be read and are named."""


@click.pass_obj
def _log(session: Session, text: str, as_json: bool) -> None:
    """Read the line and save it, or refuse it whole: here nobody can be asked."""
    register = session.register
    entity = register.entity("outreach")
    reading = register.capture(text)
    if reading.faults:
        raise Refused(_by_option(entity, reading.faults), hint=_hint(register, reading))
    uid = register.save(entity.table, reading.typed)
    for said in _kept_as_text(reading):
        print(f"ccm-tui: {harmless(said)}", file=sys.stderr)
    emit_record(register, entity, uid, as_json=as_json)


def _by_option(entity: type[Entity], faults: Mapping[str, str]) -> dict[str, str]:
    """The faults in the order of the fields, as ``outreach add`` calls them; the rest last."""
    known = {name: column.option for name, column in entity.columns().items() if name in faults}
    return {known.get(name, name): faults[name] for name in {**known, **faults}}


def _kept_as_text(reading: Reading) -> Iterator[str]:
    for part in reading.unread[:_MOST]:
        text = fit(part.text, _SHOWN).rstrip()
        yield _("kept as text: {text} ({why})").format(text=text, why=part.problem)
    if (more := len(reading.unread) - _MOST) > 0:
        yield ngettext("and {n} more mark", "and {n} more marks", more).format(n=more)


def _hint(register: Register, reading: Reading) -> str:
    """What to do, and what was read so far."""
    entity = register.entity("outreach")
    known = []
    for name, column in entity.columns().items():
        said = value_in_words(entity, name, reading.sure(name), names_and_codes(register))
        if said:
            known.append(f"{_(column.about.label)} {fit(said, _SHOWN).rstrip()}")
    hints = [reading.hint]
    if reading.ambiguous:
        hints.append(_("Write the State’s name in full; or @ before an organisation."))
    hints.append(_("Read so far: {known}.").format(known="; ".join(known)))
    hints.append(_("Nothing was written."))
    return " ".join(filter(None, hints))


log = Command(
    "log",
    callback=_log,
    params=[click.Argument(["text"], metavar="TEXT")],
    help=_(
        "Add an outreach entry by one line in quotation marks: whom, how and when, then the"
        " subject: 'GNB bilateral 8/2 focal point promised'. Anywhere in it: >1/3 follow up, #A3"
        ' activity, @ISU or @"name of several words" organisation or contact, ~positive engagement.'
    ),
)
