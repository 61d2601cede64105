"""An event as text: when, where, who organises, who attended, and what came of it."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final, Protocol

from textual.content import Content

from ccm_tui.domain import vocabularies as words
from ccm_tui.domain.agenda_words import range_of_days
from ccm_tui.domain.counting import CONVENTIONS
from ccm_tui.domain.dates import relative_day, show_day
from ccm_tui.domain.invitations import answers_in_words
from ccm_tui.tui import harmless
from ccm_tui.tui.pieces import LABEL_CELLS, Sheet, muted
from ccm_tui.words import _, ngettext

if TYPE_CHECKING:
    from ccm_tui.register import Attendant, EventProfile, Invited, MadeThere

MARKS: Final = {"planned": "○", "confirmed": "◐", "held": "●", "cancelled": "✕"}
_SHOWN: Final = 60
"""Of those who attended, and of what came of the event, so many; the rest is counted."""
_DAY_CELLS: Final = 13
_LONGEST: Final = 20_000


def whole(found: "EventProfile", today: date, width: int, *, made: bool = True) -> Content:
    """All that is known of an event; what came of it where ``made``."""
    sheet = Sheet(width)
    sheet.title(str(found.record["title"]))
    sheet.muted(words.EVENT_KINDS.label(found.record["kind"]))
    sheet.gap()
    _about(sheet, found, today)
    _organisers(sheet, found)
    for place, (code, title) in enumerate(found.activities):
        sheet.labelled("" if place else _("Activity"), f"{code} {title}")
    _asked(sheet, found)
    _agenda(sheet, found)
    _invitations(sheet, found.invitations)
    _attendance(sheet, found.attendance)
    if made:
        _made(sheet, found.made)
    for name, heading in (("outcome", _("Outcome")), ("remark", _("Remark"))):
        if text := found.record[name]:
            sheet.heading(heading)
            sheet.text(str(text)[:_LONGEST])
    if source := found.record["source"]:
        sheet.gap()
        sheet.labelled(_("Source"), muted(str(source)))
    return sheet.content()


def status_in_words(status: object) -> str:
    """The status with its mark: ``held ●``."""
    return f"{words.EVENT_STATUSES.label(status)} {MARKS[str(status)]}"


class _OfAKind(Protocol):
    @property
    def kind(self) -> str: ...


def present_in_words(attendance: Iterable[_OfAKind]) -> str:
    """How many attended: ``12 States, 1 organisation``."""
    kinds = [one.kind for one in attendance]
    states, others = kinds.count("state"), len(kinds) - kinds.count("state")
    said = [
        ngettext("{n} State", "{n} States", states).format(n=states),
        ngettext("{n} organisation", "{n} organisations", others).format(n=others),
    ]
    return ", ".join(part for part, count in zip(said, (states, others), strict=True) if count)


def made_in_words(made: "MadeThere") -> str:
    """What came of an event on one line: what kind, with whom, what, and what it led to."""
    if made.kind == "outreach":
        came = words.ENGAGEMENTS.label(made.came) if made.came else ""
        parts = [words.CHANNELS.label(made.how), made.who, made.title, came]
    elif made.kind == "commitment":
        came = _("done ● {day}").format(day=show_day(made.came)) if made.came else ""
        parts = [_("promised"), f"{made.who}: {made.title}", came]
    else:
        parts = [_("good practice"), made.who, made.title]
    return harmless.line("  ".join(part for part in parts if part))


def _about(sheet: Sheet, found: "EventProfile", today: date) -> None:
    record = found.record
    sheet.labelled(_("When"), range_of_days(found.starts, found.ends), _nearness(found, today))
    sheet.labelled(_("Where"), str(record["place"] or _("not said yet")))
    if found.meeting:
        sheet.labelled(_("In margins of"), found.meeting)
    over = found.ends < today and record["status"] in ("planned", "confirmed")
    note = _("its days have passed: x says that it was held") if over else ""
    sheet.labelled(_("Status"), status_in_words(record["status"]), note)


def _nearness(found: "EventProfile", today: date) -> str:
    if found.starts <= today <= found.ends:
        return _("today") if found.starts == found.ends else _("now")
    return relative_day(found.starts if today < found.starts else found.ends, today)


def _organisers(sheet: Sheet, found: "EventProfile") -> None:
    """The conventions that organise, and that they are too few for O2."""
    codes = ", ".join(code for code, _title in found.conventions)
    sheet.labelled(_("Organised by"), codes or _("no convention is named"))
    if len(found.conventions) < CONVENTIONS:
        said = _("▲ fewer than two conventions: so it does not count for O2")
        sheet.hanging(" " * LABEL_CELLS, Content.styled(said, "$warning"))


def _asked(sheet: Sheet, found: "EventProfile") -> None:
    """What an output across conventions asks, and what of it is missing."""
    sheet.heading(_("What O2 asks"))
    for one in found.asked:
        style = {True: "$success", False: "$warning", None: "$text-muted"}[one.holds]
        stands = harmless.fit(one.stands, _DAY_CELLS - 2)
        sheet.hanging(f"{stands}  ", Content(one.said), style)
    if found.asked[-1].holds is None and all(one.holds for one in found.asked[:-1]):
        sheet.muted(_("A person judges it, among the evidence of O2 (section 5)."))


def _agenda(sheet: Sheet, found: "EventProfile") -> None:
    if not found.agenda:
        return
    sheet.heading(_("Agenda"))
    for item in found.agenda:
        said = Content(harmless.line(item.title))
        if item.speaker:
            said += muted(f"  {item.speaker}")
        sheet.hanging(harmless.fit(item.time or "", _DAY_CELLS - 2) + "  ", said)


def _invitations(sheet: Sheet, invitations: "Sequence[Invited]") -> None:
    """How many were invited, and by name how they answered."""
    counted = answers_in_words([one.answer for one in invitations])
    sheet.heading(
        _("Invitations: {counts}").format(counts=counted) if counted else _("Invitations")
    )
    if not invitations:
        sheet.muted(_("Nobody yet. i ticks off who is invited."))
    for answer, label in ((None, _("no answer")), *words.ANSWERS):
        names = [one.name for one in invitations if one.answer == answer]
        if not names:
            continue
        shown = names[:_SHOWN]
        if len(names) > _SHOWN:
            shown.append(_("and {n} more").format(n=len(names) - _SHOWN))
        sheet.labelled(label, ", ".join(shown))


def _attendance(sheet: Sheet, attendance: "Sequence[Attendant]") -> None:
    """Who was there by name, States and organisations apart; what they were besides guests."""
    counted = present_in_words(attendance)
    sheet.heading(_("Attendance: {who}").format(who=counted) if counted else _("Attendance"))
    if not attendance:
        sheet.muted(_("Nobody yet. a ticks off who is there."))
    for kind, label in (("state", _("States")), ("organisation", _("Organisations"))):
        there = [one for one in attendance if one.kind == kind]
        if not there:
            continue
        said = [_name_and_role(one) for one in there[:_SHOWN]]
        if len(there) > _SHOWN:
            said.append(_("and {n} more").format(n=len(there) - _SHOWN))
        sheet.labelled(label, ", ".join(said))


def _name_and_role(one: "Attendant") -> str:
    if one.role == "participant":
        return one.name
    return f"{one.name} ({words.ATTENDANCE_ROLES.label(one.role)})"


def _made(sheet: Sheet, made: "Sequence[MadeThere]") -> None:
    """What was spoken, promised and shared there."""
    sheet.heading(_("What came of it"))
    if not made:
        sheet.muted(_("Nothing yet. o writes an entry made here, p what was promised."))
    for one in made[:_SHOWN]:
        sheet.hanging(f"{show_day(one.day):>11}  ", Content(made_in_words(one)))
    if len(made) > _SHOWN:
        sheet.muted(_("and {n} more").format(n=len(made) - _SHOWN), _DAY_CELLS)
