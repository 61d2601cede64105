"""``ccm-tui state list`` and ``state show``: where a State stands, and all that is known of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import click

from ccm_tui.cli import aid, dossier
from ccm_tui.cli.command import Command, WrongUsage
from ccm_tui.cli.entity import standing, the_id
from ccm_tui.cli.listing import Page, list_command
from ccm_tui.cli.plain import emit, harmless, labelled, table
from ccm_tui.cli.record import names_and_codes
from ccm_tui.cli.session import Session
from ccm_tui.domain import vocabularies as words
from ccm_tui.domain.agenda import Due
from ccm_tui.domain.agenda_words import range_of_days
from ccm_tui.domain.dates import show_day
from ccm_tui.domain.declaration import Entity
from ccm_tui.domain.query import Query
from ccm_tui.domain.standing import ClaimMade, Standing
from ccm_tui.domain.standing_words import (
    from_and_until,
    membership_in_words,
    remarks,
    standing_in_words,
)
from ccm_tui.domain.wording import value_in_words
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.register import Event, Profile, Register, StateRow, WholeState

ASPECTS: Final = ("focal_point", "national_plan")


def list_states(entity: type[Entity]) -> Command:
    """The list of States: those with an Article 5 obligation first, and where each stands."""
    roles = ", ".join(words.STATE_ROLES.codes)
    return list_command(
        entity,
        _read,
        [
            click.Option(
                ["--article5"], is_flag=True, help=_("only those with obligations under Article 5")
            ),
            click.Option(["--role"], metavar="ROLE", help=_("only those with this role: ") + roles),
        ],
    )


def _read(
    register: Register,
    entity: type[Entity],
    query: Query,
    limit: int,
    offset: int,
    own: Mapping[str, Any],
) -> Page:
    role = _role(own["role"])
    pages = register.rows(entity.table, query)
    asked = {row["uid"] for row in pages.rows(pages.count())}
    found = [
        state
        for state in register.states()
        if state.uid in asked
        and (state.article5 or not own["article5"])
        and (role is None or role in state.roles)
    ]
    page = found[offset : offset + limit]
    return Page(
        total=len(found),
        items=lambda: [summary(state) for state in page],
        heads=[_("Code"), _("Name"), _("Roles"), *map(_heading, ASPECTS)],
        rows=lambda: [_row(state) for state in page],
    )


def _role(typed: str | None) -> str | None:
    if typed is None:
        return None
    codes = words.STATE_ROLES.matches(typed)
    if len(codes) == 1:
        return codes[0]
    known = ", ".join(words.STATE_ROLES.codes)
    raise WrongUsage(
        _("--role: “{typed}” is no role of a State.").format(typed=typed),
        _("One of: {names}.").format(names=known),
    )


def summary(state: StateRow) -> dict[str, Any]:
    """A State as scripts know it."""
    return {
        "iso3": state.iso3,
        "name": state.name,
        "roles": list(state.roles),
        **{aspect: _status(state.standings.get(aspect)) for aspect in ASPECTS},
        "memberships": {
            treaty: {
                **{key: listed[key] for key in ("status", "since", "as_of", "source")},
                **({"until": listed["until"]} if listed["until"] else {}),
            }
            for treaty, listed in state.memberships.items()
        },
    }


def _status(stands: Standing | None) -> dict[str, Any]:
    """Where one aspect stands; all null where nothing was said: that is not “no”.

    What has ended has no value any more, and ``ended``; what a person decided has ``decided``.
    """
    claim = stands.claim if stands else None
    found: dict[str, Any] = {
        "value": claim.value if claim and stands and not stands.ended else None,
        "as_of": claim.as_of.isoformat() if claim else None,
        "source": claim.source if claim else None,
        "basis": claim.basis if claim else None,
        "disputed": bool(stands and stands.disputed),
    }
    if stands and stands.ended:
        found["ended"] = stands.ended.isoformat()
    if stands and (decided := stands.decided):
        found["decided"] = {
            "by": decided.by,
            "on": decided.on.isoformat(),
            "reason": decided.reason,
        }
    return found


def _row(state: StateRow) -> list[str]:
    roles = ", ".join(words.STATE_ROLES.label(role) for role in state.roles)
    said = [_stands(state.standings.get(aspect)) for aspect in ASPECTS]
    return [state.iso3, state.name, roles, *said]


def _heading(aspect: str) -> str:
    label = words.ASPECTS.label(aspect)
    return label[:1].upper() + label[1:]


def _stands(stands: Standing | None) -> str:
    if stands is None:
        return ""
    label = standing_in_words(stands)
    if stands.disputed:
        return f"{label} ({_('disputed')})"
    return f"{label} ({_('decided')})" if stands.decided else label


# -------------------------------------------------------------------- one State


def show_state(entity: type[Entity]) -> Command:
    """The profile of a State: claims with both sides, commitments both ways, timeline."""
    return Command(
        "show",
        callback=_show,
        params=[the_id()],
        help=_("Show a State: where it stands, who says so, what is owed, and what happened."),
    )


@click.pass_obj
def _show(session: Session, record: str, as_json: bool) -> None:
    register = session.register
    entity = register.entity("state")
    uid = standing(session, entity, record)
    about = register.whole_state(uid)
    profile = about.profile
    document = {
        **register.record("state", uid),
        **summary(profile.state),
        **_known(profile),
        **dossier.document(about),
    }
    emit(document, lambda: _lines(register, entity, about), as_json=as_json)


def _known(profile: Profile) -> dict[str, Any]:
    return {
        "other_names": list(profile.other_names),
        "standing": {
            aspect: _standing(profile.state.standings.get(aspect)) for aspect in words.ASPECTS.codes
        },
        "claims": [_claim(claim) for claim in profile.claims],
        "disagreements": [
            {"aspect": aspect, "claims": [one.uid, other.uid]}
            for aspect, stands in profile.state.standings.items()
            for one, other in stands.against
        ],
        "activities": [code for _uid, code, _title in profile.activities],
        "owed_by_it": [_due(due) for due in profile.owed_by_it],
        "owed_to_it": [_due(due) for due in profile.owed_to_it],
        **aid.document(profile.aid),
        "timeline": [
            {"kind": e.kind, "uid": e.uid, "date": e.day.isoformat(), "title": e.title}
            for e in profile.timeline
        ],
    }


def _standing(stands: Standing | None) -> dict[str, Any]:
    """An aspect with all that is shown beside it: from, until, who reported, and what it was."""
    claim, before = (stands.claim, stands.before) if stands else (None, None)
    return {
        **_status(stands),
        "claim": claim.uid if claim else None,
        "since": claim.since.isoformat() if claim and claim.since else None,
        "until": claim.until.isoformat() if claim and claim.until else None,
        "reported_by": claim.reported_by if claim else None,
        "development_of": before.uid if before else None,
    }


def _claim(claim: ClaimMade) -> dict[str, Any]:
    return {
        "uid": claim.uid,
        "aspect": claim.aspect,
        "value": claim.value,
        "basis": claim.basis,
        "since": claim.since.isoformat() if claim.since else None,
        "until": claim.until.isoformat() if claim.until else None,
        "as_of": claim.as_of.isoformat(),
        "reported_by": claim.reported_by,
        "source": claim.source,
        "remark": claim.remark,
    }


def _due(due: Due) -> dict[str, Any]:
    return {
        "uid": due.uid,
        "what": due.what,
        "date": due.date.isoformat(),
        "owed_by": due.owed_by,
        "owed_to": due.owed_to,
    }


def _lines(register: Register, entity: type[Entity], about: WholeState) -> list[str]:
    profile, state = about.profile, about.profile.state
    named = names_and_codes(register)
    pairs = [
        (_(column.about.label), value_in_words(entity, name, profile.record.get(name), named))
        for name, column in entity.columns().items()
    ]
    pairs += [
        (_("Other names"), ", ".join(profile.other_names)),
        (_("Roles"), ", ".join(words.STATE_ROLES.label(role) for role in state.roles)),
        *(
            (words.TREATIES.label(treaty), _membership(listed, register.today))
            for treaty, listed in state.memberships.items()
        ),
    ]
    lines = labelled([(label, said) for label, said in pairs if said])
    for aspect in words.ASPECTS.codes:
        lines += _aspect_lines(profile, aspect)
    lines += _due_lines(_("It owes"), profile.owed_by_it, lambda due: due.owed_to)
    lines += _due_lines(_("Owed to it"), profile.owed_to_it, lambda due: due.owed_by)
    lines += dossier.duty_lines(about)
    lines += aid.lines(profile.aid)
    lines += dossier.lines(about)
    if profile.timeline:
        lines += ["", _("What happened")]
        heads = [_("Date"), _("Kind"), _("ID"), _("Title"), _("Details")]
        lines += table(heads, [_event_row(register, event) for event in profile.timeline])
    return lines


def _event_row(register: Register, event: Event) -> list[str]:
    entity = register.entity(event.kind)

    def said(name: str, value: str) -> str:
        return value_in_words(entity, name, value, lambda _kind, uid: uid)

    last, role = event.details.get("ends"), event.details.get("role")
    days = range_of_days(event.day, date.fromisoformat(last) if last else None)
    listed = [n for n, c in entity.columns().items() if c.about.width and n != "ends"]
    details = [said(n, event.details[n] or "") for n in listed if n in event.details]
    details += [words.ATTENDANCE_ROLES.label(role)] if role else []
    title = said(entity.title_field, event.title)
    return [days, _(entity.singular), event.uid[:8], title, ", ".join(details)]


def _membership(listed: Mapping[str, str | None], today: date) -> str:
    return ", ".join(filter(None, [membership_in_words(listed, today), listed["source"]]))


def _aspect_lines(profile: Profile, aspect: str) -> list[str]:
    claims = [claim for claim in profile.claims if claim.aspect == aspect]
    stands = profile.state.standings.get(aspect)
    if not claims:
        return []
    stood = _stands(stands) or _("nothing said by then")
    lines = ["", f"{_heading(aspect)}: {stood}"]
    lines += [harmless(f"  {said}") for said in (remarks(stands) if stands else ())]
    disputing = {c.uid for pair in (stands.against if stands else ()) for c in pair}
    for claim in claims:
        value = words.VALUES_OF_ASPECT[aspect].label(claim.value)
        said = [value, _("as of {day}").format(day=show_day(claim.as_of))]
        said += [from_and_until(claim.since, claim.until)] if claim.since or claim.until else []
        said += [words.BASES.label(claim.basis), claim.source]
        mark = _("disputed: ") if claim.uid in disputing else ""
        lines.append(harmless(f"  {claim.uid[:8]}  {mark}{', '.join(said)}"))
    return lines


def _due_lines(heading: str, dues: Sequence[Due], other: Any) -> list[str]:
    if not dues:
        return []
    rows = [[show_day(due.date), other(due), due.what, due.uid[:8]] for due in dues]
    return ["", heading, *table([_("Date"), _("Whom"), _("What"), _("ID")], rows)]
