"""``ccm-tui event``: the list by days, an event with what came of it, and who attended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import click

from ccm_tui.cli.command import Command, FieldOption
from ccm_tui.cli.entity import standing, the_id
from ccm_tui.cli.fields import refused_by_option
from ccm_tui.cli.listing import Page, list_command
from ccm_tui.cli.plain import emit, labelled, table
from ccm_tui.cli.record import record_lines
from ccm_tui.cli.session import Session
from ccm_tui.domain.agenda_words import range_of_days
from ccm_tui.domain.counting import CONVENTIONS
from ccm_tui.domain.dates import show_day
from ccm_tui.domain.declaration import Entity
from ccm_tui.domain.event import Attendance, Event
from ccm_tui.domain.invitations import answers_in_words
from ccm_tui.domain.query import Query
from ccm_tui.domain.vocabularies import ANSWERS, ATTENDANCE_ROLES, EVENT_STATUSES
from ccm_tui.errors import NotFound, Refused
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.domain.asked_of_event import Asked
    from ccm_tui.register import Attendant, Invited, MadeThere, OnAgenda, Register, Row

_KINDS: Final = ("state", "organisation")
"""Who may attend, by the options' names."""
_SHOWN_OF_UID: Final = 8


def list_events(entity: type[Entity]) -> Command:
    """The list of events, each with its days as one range."""
    attended = _("only those that this one attended")
    named = [
        click.Option([f"--{kind}"], metavar=kind.upper(), help=attended)
        for kind in entity.asked_through
    ]
    return list_command(entity, _read, named)


def _read(
    register: Register,
    entity: type[Entity],
    query: Query,
    limit: int,
    offset: int,
    own: Mapping[str, Any],
) -> Page:
    for kind in entity.asked_through:
        if own[kind] is not None:
            query = query.where(kind, register.find(kind, own[kind]))
    pages = register.rows(entity.table, query)
    found = pages.rows(limit, offset)
    shown = ("title", "status", "meeting", "conventions")
    return Page(
        total=pages.count(),
        items=lambda: [register.record(entity.table, row["uid"]) for row in found],
        heads=[_("ID"), _("When"), *(_(entity.columns()[name].about.label) for name in shown)],
        rows=lambda: [_row(row) for row in found],
    )


def _row(row: Row) -> list[str]:
    ends = date.fromisoformat(row["ends"]) if row["ends"] else None
    return [
        row["uid"][:_SHOWN_OF_UID],
        range_of_days(date.fromisoformat(row["starts"]), ends),
        row["title"],
        EVENT_STATUSES.label(row["status"]),
        row["meeting_words"] or "",
        row["conventions_words"] or "",
    ]


# -------------------------------------------------------------------- one event


def show_event(entity: type[Entity]) -> Command:
    """An event with who attended, and what was spoken, promised and shared there."""

    @click.pass_obj
    def show(session: Session, record: str, as_json: bool) -> None:
        uid = standing(session, entity, record)
        emit_event(session.register, uid, as_json=as_json)

    return Command(
        "show",
        callback=show,
        params=[the_id()],
        help=_("Show an event: what it is, who attended, and what came of it."),
    )


def emit_event(register: Register, uid: str, *, as_json: bool) -> None:
    """Print an event with who was invited and attended, and what came of it."""
    found = register.event_profile(uid)
    made = [
        {"kind": m.kind, "uid": m.uid, "date": m.day.isoformat(), "title": m.title}
        for m in found.made
    ]

    def lines() -> list[str]:
        apart = ("attendance", "invitations", "agenda")
        values = register.values(Event.table, uid) | dict.fromkeys(apart, ())
        said = record_lines(register, Event, values)
        if len(found.conventions) < CONVENTIONS:
            said += ["", _("Fewer than two conventions organise it: so it does not count for O2.")]
        return [
            *said,
            *_asked_lines(found.asked),
            *_agenda_lines(found.agenda),
            *_invitation_lines(found.invitations),
            *_attendance_lines(found.attendance),
            *_made_lines(register, found.made),
        ]

    asked = [{"what": one.said, "holds": one.holds} for one in found.asked]
    document = {**register.record(Event.table, uid), "asked": asked, "made": made}
    emit(document, lines, as_json=as_json)


def _asked_lines(asked: Iterable[Asked]) -> list[str]:
    return ["", _("What O2 asks"), *labelled([(one.said, one.stands) for one in asked], "  ")]


def _agenda_lines(agenda: Iterable[OnAgenda]) -> list[str]:
    rows = [[one.time or "", one.title, one.speaker or ""] for one in agenda]
    if not rows:
        return []
    return ["", _("Agenda"), *table([_("Time"), _("Item"), _("Speaker")], rows)]


def _invitation_lines(invitations: Sequence[Invited]) -> list[str]:
    if not invitations:
        return []
    rows = [
        [
            one.code,
            one.name,
            show_day(one.day),
            ANSWERS.label(one.answer) if one.answer else "",
            show_day(one.answered_on),
        ]
        for one in invitations
    ]
    heads = [_("Code"), _("Name"), _("Invited on"), _("Answer"), _("Answered on")]
    return ["", answers_in_words([one.answer for one in invitations]), *table(heads, rows)]


def _attendance_lines(attendance: Iterable[Attendant]) -> list[str]:
    rows = [[one.code, one.name, ATTENDANCE_ROLES.label(one.role)] for one in attendance]
    if not rows:
        return []
    heading = _("Attendance: {n}").format(n=len(rows))
    return ["", heading, *table([_("Code"), _("Name"), _("As")], rows)]


def _made_lines(register: Register, made: Iterable[MadeThere]) -> list[str]:
    rows = [
        [
            show_day(m.day),
            _(register.entity(m.kind).singular),
            m.uid[:_SHOWN_OF_UID],
            m.who,
            m.title,
        ]
        for m in made
    ]
    if not rows:
        return []
    heads = [_("Date"), _("Kind"), _("ID"), _("Who"), _("Title")]
    return ["", _("What came of it"), *table(heads, rows)]


# -------------------------------------------------------------------- who attended


def attend(_entity: type[Entity]) -> Command:
    """The command that ticks attendance off, or takes it back."""
    roles = ", ".join(ATTENDANCE_ROLES.codes)
    return Command(
        "attend",
        callback=_attend,
        params=[
            the_id(),
            FieldOption(["--state"], multiple=True, metavar="STATE", help=_("may be repeated")),
            FieldOption(
                ["--organisation"],
                multiple=True,
                metavar="ORGANISATION",
                help=_("may be repeated"),
            ),
            FieldOption(["--role"], metavar="WORD", help=_("as what: {roles}").format(roles=roles)),
            click.Option(["--remove"], is_flag=True, help=_("they did not attend")),
        ],
        help=_(
            "Write down who attended event ID, as one act, and print the event. Whoever stands"
            " there already gets the role that is named."
        ),
    )


@click.pass_context
def _attend(
    context: click.Context,
    record: str,
    state: tuple[str, ...],
    organisation: tuple[str, ...],
    role: str | None,
    remove: bool,
    as_json: bool,
) -> None:
    if not state and not organisation:
        raise click.UsageError(_("Name who attended, by --state or --organisation."), context)
    if remove and role is not None:
        raise click.UsageError(_("--role means nothing with --remove."), context)
    session: Session = context.obj
    register = session.register
    event = standing(session, Event, record)
    parties = parties_named(register, dict(zip(_KINDS, (state, organisation), strict=True)))
    if remove:
        _require_present(register, event, parties)
        register.absent(event, *parties)
    else:
        with refused_by_option(Attendance):
            register.attend(event, *parties, role=role)
    emit_event(register, event, as_json=as_json)


def parties_named(register: Register, named: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """The option beside each uid that was named; raises Refused with all that nothing has."""
    found: dict[str, str] = {}
    wrong: dict[str, list[str]] = {}
    for kind, texts in named.items():
        for text in texts:
            try:
                found[register.find(kind, text)] = f"--{kind}"
            except NotFound as error:
                wrong.setdefault(f"--{kind}", []).append(f"{error} {error.hint}".strip())
    if wrong:
        raise Refused({option: " ".join(said) for option, said in wrong.items()})
    return found


def _require_present(register: Register, event: str, parties: dict[str, str]) -> None:
    present = {one.party for one in register.event_profile(event).attendance}
    wrong: dict[str, str] = {}
    for party, option in parties.items():
        if party not in present:
            name = register.name_of("party", party)
            said = _("{name} does not stand in the attendance.").format(name=name)
            wrong[option] = " ".join(filter(None, [wrong.get(option), said]))
    if wrong:
        raise Refused(wrong, hint=_("Nothing was removed."))
