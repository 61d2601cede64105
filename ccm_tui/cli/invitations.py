"""``ccm-tui event invite`` and ``event answer``: who was invited to an event, and the answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import click

from ccm_tui.cli.command import Command, FieldOption
from ccm_tui.cli.entity import standing, the_id
from ccm_tui.cli.events import emit_event, parties_named
from ccm_tui.cli.session import Session
from ccm_tui.domain.declaration import Entity
from ccm_tui.domain.event import Event
from ccm_tui.domain.vocabularies import ANSWERS
from ccm_tui.errors import Refused
from ccm_tui.words import _

_OPTIONS: Final = {
    "outreach": "--outreach",
    "date": "--date",
    "answered_on": "--date",
    "answer": "ANSWER",
    "party": "--state",
    "event": "ID",
}


def _who() -> list[click.Parameter]:
    said = _("may be repeated")
    return [
        FieldOption([f"--{kind}"], multiple=True, metavar=kind.upper(), help=said)
        for kind in ("state", "organisation")
    ]


def invite(_entity: type[Entity]) -> Command:
    """The command that writes down who was invited, or takes it back."""
    return Command(
        "invite",
        callback=_invite,
        params=[
            the_id(),
            *_who(),
            FieldOption(["--outreach"], metavar="OUTREACH", default="",
                        help=_("the entry that invited")),
            FieldOption(["--date", "day"], metavar="DATE", default="",
                        help=_("when (the day of that entry, else today)")),
            click.Option(["--remove"], is_flag=True, help=_("they were not invited")),
        ],
        help=_(
            "Write down who was invited to event ID, as one act, and print the event. Nobody is"
            " invited twice: a new day or letter is written to the invitation that stands."
        ),
    )  # fmt: skip


@click.pass_context
def _invite(
    context: click.Context,
    record: str,
    state: tuple[str, ...],
    organisation: tuple[str, ...],
    outreach: str,
    day: str,
    remove: bool,
    as_json: bool,
) -> None:
    event, parties = _named(context, record, state, organisation)
    register = context.obj.register
    if remove:
        register.uninvite(event, *parties)
    else:
        with _refused_by_option():
            register.invite(event, *parties, letter=outreach, day=day)
    emit_event(register, event, as_json=as_json)


def answer(_entity: type[Entity]) -> Command:
    """The command that writes down how an invitation was answered."""
    words = ", ".join(ANSWERS.codes)
    return Command(
        "answer",
        callback=_answer,
        params=[
            the_id(),
            click.Argument(["answer"]),
            *_who(),
            FieldOption(["--date", "day"], metavar="DATE", default="", help=_("when (today)")),
        ],
        help=_(
            "Write down how the invitation to event ID was answered ({words}; an empty text: not"
            " yet), and print the event."
        ).format(words=words),
    )


@click.pass_context
def _answer(
    context: click.Context,
    record: str,
    answer: str,
    state: tuple[str, ...],
    organisation: tuple[str, ...],
    day: str,
    as_json: bool,
) -> None:
    event, parties = _named(context, record, state, organisation)
    if len(parties) > 1:
        raise click.UsageError(_("Name one State or organisation: each has its answer."), context)
    with _refused_by_option():
        context.obj.register.answer(event, *parties, answer, day)
    emit_event(context.obj.register, event, as_json=as_json)


def _named(
    context: click.Context, record: str, state: tuple[str, ...], organisation: tuple[str, ...]
) -> tuple[str, list[str]]:
    """The event, and who is named beside it."""
    if not state and not organisation:
        raise click.UsageError(_("Name who, by --state or --organisation."), context)
    session: Session = context.obj
    event = standing(session, Event, record)
    named = parties_named(session.register, {"state": state, "organisation": organisation})
    return event, list(named)


@contextmanager
def _refused_by_option() -> Iterator[None]:
    """Name the options where the register names fields."""
    try:
        yield
    except Refused as error:
        fields = {_OPTIONS.get(name, name): why for name, why in error.fields.items()}
        raise Refused(fields, hint=error.hint) from None
