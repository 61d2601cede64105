"""``ccm-tui meeting talks`` and ``event talks``: who was spoken to there, and who not yet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

import click

from ccm_tui.cli.command import Command
from ccm_tui.cli.entity import standing, the_id
from ccm_tui.cli.plain import emit, harmless, table
from ccm_tui.domain.agenda_words import KINDS, range_of_days
from ccm_tui.domain.dates import show_day
from ccm_tui.words import _, ngettext

if TYPE_CHECKING:
    from ccm_tui.cli.session import Session
    from ccm_tui.domain.agenda import Due
    from ccm_tui.domain.declaration import Entity
    from ccm_tui.domain.talks import Spoken, Talks, Target, Topics

_ALL: Final = -1

Missing = list[tuple["Target", "Topics"]]
"""Those who were not spoken to, each with what to raise."""


def talks(entity: type[Entity]) -> Command:
    """The command that says who was spoken to at a meeting or event."""

    @click.pass_obj
    def talks_(session: Session, record: str, as_json: bool) -> None:
        register = session.register
        found = register.talks(entity.table, standing(session, entity, record), _ALL)
        missing = [(target, register.topics(target.uid)) for target in found.missing]
        emit(_document(found, missing), lambda: _lines(found, missing), as_json=as_json)

    return Command(
        "talks",
        callback=talks_,
        params=[the_id()],
        help=_(
            "List which States were spoken to at {kind} ID, and which of those that one means to"
            " speak to were not yet, with what to raise."
        ).format(kind=_(entity.singular)),
    )


def _document(found: Talks, missing: Missing) -> dict[str, Any]:
    at = found.occasion
    return {
        "kind": at.kind,
        "uid": at.uid,
        "code": at.code or None,
        "name": at.name,
        "starts": at.starts.isoformat(),
        "ends": at.ends.isoformat(),
        "place": at.place or None,
        "logged": found.logged,
        "spoken": [
            {"state": s.code, "name": s.name, "entries": s.entries, "last": s.last.isoformat()}
            for s in found.spoken
        ],
        "not_yet": [
            {
                "state": target.code,
                "name": target.name,
                "activities": [code for code, _title in target.activities],
                "raise": [_item(due) for due in topics.all],
            }
            for target, topics in missing
        ],
    }


def _item(due: Due) -> dict[str, Any]:
    return {
        "kind": due.kind,
        "uid": due.uid,
        "what": due.what,
        "date": due.date.isoformat(),
        "owed_by": due.owed_by,
        "owed_to": due.owed_to,
    }


def _lines(found: Talks, missing: Missing) -> Iterable[str]:
    at, n = found.occasion, found.logged
    yield "  ".join(harmless(part) for part in (at.code, at.name) if part)
    days = range_of_days(at.starts, at.ends)
    yield ", ".join(part for part in (days, harmless(at.place)) if part)
    yield ngettext("{n} entry", "{n} entries", n).format(n=n)
    yield from _part(
        _("Spoken to"),
        [_("State"), _("Name"), _("Last"), _("Entries")],
        [_spoken(state) for state in found.spoken],
    )
    yield from _part(
        _("Not yet"),
        [_("State"), _("Name"), _("Targeted by")],
        [_target(target) for target, _topics in missing],
    )
    yield from _part(
        _("To raise"),
        [_("State"), _("Kind"), _("What"), _("Date"), _("Owed by"), _("Owed to"), _("ID")],
        [_topic(target, due) for target, topics in missing for due in topics.all],
    )


def _part(heading: str, heads: list[str], rows: list[list[str]]) -> Iterable[str]:
    yield ""
    yield f"{heading}: {len(rows) or _('nothing')}"
    if rows:
        yield from table(heads, rows)


def _spoken(state: Spoken) -> list[str]:
    return [state.code, state.name, show_day(state.last), str(state.entries)]


def _target(target: Target) -> list[str]:
    return [target.code, target.name, ", ".join(code for code, _title in target.activities)]


def _topic(target: Target, due: Due) -> list[str]:
    owed = [due.owed_by or "", due.owed_to or ""]
    return [target.code, KINDS.label(due.kind), due.what, show_day(due.date), *owed, due.uid[:8]]
