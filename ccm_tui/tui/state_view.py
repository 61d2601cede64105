"""What is known of a State, as text: where it stands, who says so, what is owed, what happened."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from ccm_tui.domain import vocabularies as words
from ccm_tui.domain.aid import Aid, shared_in_words, step_in_words, told_in_words
from ccm_tui.domain.dates import show_day
from ccm_tui.domain.dossier import crowding
from ccm_tui.domain.standing import ClaimMade, Standing
from ccm_tui.domain.standing_words import (
    from_and_until,
    membership_in_words,
    remarks,
    said_by,
    standing_in_words,
    value_in_words,
)
from ccm_tui.tui import harmless
from ccm_tui.tui.pieces import LABEL_CELLS, Sheet, disputed_mark, due_mark, muted
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.domain.agenda import Due
    from ccm_tui.register import Event, Profile, StateRow

_SHOWN_ASPECTS = ("focal_point", "national_plan")
_SHORT_TIMELINE = 12
_SHOWN_OF_EACH = 4
_LONGEST = 200
_DAY_CELLS = 13
_KINDS = {
    "evidence": N_("evidence"),
    "meeting": N_("meeting"),
    "practice": N_("good practice"),
    "relay": N_("relayed"),
    "request": N_("request"),
}


def whole(found: "Profile", today: date, width: int) -> Content:
    """The facts and the newest part of the timeline."""
    sheet = _facts(found, today, width)
    _timeline(sheet, found.timeline[:_SHORT_TIMELINE])
    return sheet.content()


def _facts(found: "Profile", today: date, width: int) -> Sheet:
    sheet, state = Sheet(width), found.state
    sheet.title(state.name, state.iso3)
    sheet.muted(" · ".join(about(found, today)))
    sheet.gap()
    _standings(sheet, state)
    if state.memberships:
        sheet.labelled(_("Treaties"), _treaties(state, today))
    label = _("Targeted by")
    for _uid, code, name in found.activities:
        sheet.labelled(label, f"{code} {name}")
        label = ""
    codes = [code for _uid, code, _name in found.activities]
    for warning in crowding(found.dossier.letters, codes, today):
        crowded(sheet, warning, LABEL_CELLS)
    dues(sheet, _("They owe us"), found.owed_by_it, today, theirs=True)
    dues(sheet, _("We owe them"), found.owed_to_it, today, theirs=False)
    _aid(sheet, found.aid)
    _sources(sheet, found, today)
    return sheet


def about(found: "Profile", today: date) -> Iterator[str]:
    """What a State is to the Convention and to the plan, and its other names."""
    state, record = found.state, found.record
    if state.article5:
        yield _("Article 5")
    listed = state.memberships.get("CCM")
    if listed and listed["until"] and listed["until"] < today.isoformat():
        yield _("State Party until {day}").format(day=show_day(listed["until"]))
    elif state.convention_status == "party":
        since = record["entry_into_force"]
        yield (
            _("State Party since {day}").format(day=show_day(str(since)))
            if since
            else _("State Party")
        )
    elif state.convention_status:
        yield words.CONVENTION_STATUSES.label(state.convention_status)
    else:
        yield _("not known as a State Party")
    for role in state.roles:
        if role != "article5":
            yield words.ORGANISATION_TYPES.label(role)
    if found.other_names:
        yield _("also {names}").format(names=", ".join(found.other_names))


def _standings(sheet: Sheet, state: "StateRow") -> None:
    for aspect in _SHOWN_ASPECTS:
        label = words.ASPECTS.label(aspect).capitalize()
        standing = state.standings.get(aspect)
        if standing is None:
            sheet.labelled(label, _("unknown"), _("no source says"))
            continue
        stands(sheet, label, standing)


def stands(sheet: Sheet, label: str, standing: Standing, key: str = "") -> None:
    """Where one aspect stands, who says so, what else is to be known, and who disagrees.

    ``key`` says by which key a disagreement is decided.
    """
    sheet.labelled(label, standing_in_words(standing), said_by(standing.claim))
    for remark in remarks(standing):
        sheet.muted(remark, LABEL_CELLS)
    _dispute(sheet, standing, key)


def _dispute(sheet: Sheet, standing: Standing, key: str) -> None:
    """All sides of the disagreements about an aspect, oldest first, each once."""
    sides = sorted({c for pair in standing.against for c in pair}, key=lambda c: (c.as_of, c.uid))
    if sides:
        how = muted(f"  {key}") if key else Content("")
        sheet.hanging(" " * LABEL_CELLS, disputed_mark() + how)
    for claim in sides:
        said = f"{value_in_words(claim)}  {said_by(claim)}"
        sheet.hanging(" " * (LABEL_CELLS + 2), Content(harmless.line(said)))


def _treaties(state: "StateRow", today: date) -> str:
    said = []
    for treaty, label in words.TREATIES:
        if membership := state.memberships.get(treaty):
            status = words.MEMBERSHIPS.label(membership["status"])
            if (until := membership["until"]) and until < today.isoformat():
                status = membership_in_words(membership, today)
            said.append(f"{label} {status}")
    return " · ".join(said)


def crowded(sheet: Sheet, warning: str, indent: int = 0) -> None:
    """That several activities write to the State without each other."""
    mark = Content.styled("▲ ", "bold $warning")
    sheet.hanging(" " * indent, mark + Content(harmless.line(warning)))


def dues(sheet: Sheet, label: str, owed: "Iterable[Due]", today: date, *, theirs: bool) -> None:
    """What is owed, one way."""
    for due in owed:
        who = due.owed_to if theirs else due.owed_by
        sheet.labelled(label, due.what, who or "")
        sheet.hanging(" " * LABEL_CELLS, due_mark(due.date, today))
        label = ""


def _aid(sheet: Sheet, aid: Aid) -> None:
    """What it needs, asks for and shares: the newest of each."""
    parts = (
        (_("Challenges"), [(need.text, told_in_words(need)) for need in aid.challenges]),
        (_("Key priorities"), [(need.text, told_in_words(need)) for need in aid.priorities]),
        (_("Requests"), [(made.what, step_in_words(made.latest)) for made in aid.requests]),
        (_("Practices given"), [(p.title, shared_in_words(p, given=True)) for p in aid.given]),
        (_("and received"), [(p.title, shared_in_words(p, given=False)) for p in aid.received]),
    )
    for label, told in parts:
        for place, (what, how) in enumerate(told[:_SHOWN_OF_EACH]):
            short = what if len(what) <= _LONGEST else what[:_LONGEST] + "…"
            sheet.labelled("" if place else label, harmless.line(short), how)
        if len(told) > _SHOWN_OF_EACH:
            sheet.muted(_("and older ones, in the timeline"), LABEL_CELLS)


def _sources(sheet: Sheet, found: "Profile", today: date) -> None:
    said = [claim for claim in found.claims if claim.as_of <= today]
    later = [claim for claim in found.claims if claim.as_of > today]
    if said:
        sheet.heading(_("What sources say"))
        claims(sheet, said)
    if later:
        sheet.heading(_("Said after {day}").format(day=show_day(today)))
        claims(sheet, later)


def claims(sheet: Sheet, made: Iterable[ClaimMade]) -> None:
    """What each claim says and whose word it is, the newest first."""
    for claim in sorted(made, key=lambda claim: claim.as_of, reverse=True):
        aspect = words.ASPECTS.label(claim.aspect)
        term = from_and_until(claim.since, claim.until)
        value = ", ".join(filter(None, (value_in_words(claim), term)))
        basis = muted(f"  {words.BASES.label(claim.basis)}")
        said = Content(f"{aspect}: ") + Content.styled(value, "bold") + basis
        sheet.hanging(_day(claim.as_of), said, "")
        sheet.muted(claim.source, _DAY_CELLS)
        if claim.remark:
            sheet.muted(claim.remark, _DAY_CELLS)


def _timeline(sheet: Sheet, events: "Iterable[Event]") -> None:
    events = list(events)
    sheet.heading(_("Timeline"))
    if not events:
        sheet.muted(_("Nothing yet. n writes the first entry with this State."))
    for event in events:
        sheet.hanging(_day(event.day), Content(harmless.line(event_in_words(event))), "")


def _day(day: date) -> str:
    return f"{show_day(day):>11}  "


def event_in_words(event: "Event") -> str:
    """One entry of the timeline on one line: what kind, its title, who wrote it."""
    details = event.details
    if event.kind == "outreach":
        channel = words.CHANNELS.label(details.get("channel"))
        direction = words.DIRECTIONS.label(details.get("direction"))
        kind = f"{channel} {direction}"
    elif event.kind == "claim":
        kind = words.ASPECTS.label(details.get("aspect"))
    elif event.kind == "commitment":
        kind = _("promised")
        return f"{kind}  {details.get('owed_by')} → {details.get('owed_to')}: {event.title}"
    elif event.kind == "need":
        kind = words.NEED_KINDS.label(details.get("kind"))
    elif event.kind == "finding":
        kind = words.HEADINGS.label(details.get("heading"))
    elif event.kind == "figure":
        kind = words.FIGURE_KINDS.label(details.get("kind"))
    elif event.kind == "ruling":
        kind = _("decided: {aspect}").format(aspect=words.ASPECTS.label(details.get("aspect")))
    elif event.kind == "event":
        return _attended(event)
    else:
        kind = _(_KINDS.get(event.kind, event.kind))
    title = event.title
    if event.kind == "figure":
        title = f"{details.get('total')}  {title}"
    elif event.kind == "claim":
        title = words.CLAIM_VALUES.label(title)
    who = f"  {details['by']}" if details.get("by") else ""
    engagement = details.get("engagement")
    came = f"  {words.ENGAGEMENTS.label(engagement)}" if engagement else ""
    return f"{kind}  {title}{who}{came}"


def _attended(event: "Event") -> str:
    """An event that the State attended: as what, and its status where it was not held."""
    details = event.details
    said = [
        words.EVENT_KINDS.label(details["kind"]),
        event.title,
        words.ATTENDANCE_ROLES.label(details["role"]),
    ]
    if details["status"] != "held":
        said.append(words.EVENT_STATUSES.label(details["status"]))
    return "  ".join(said)
