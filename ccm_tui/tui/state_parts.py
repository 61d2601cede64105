"""A State's whole profile in parts, each with a heading that one can go to."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Final

from textual.content import Content

from ccm_tui.domain import vocabularies as words
from ccm_tui.domain.aid import NeedTold, shared_in_words, step_in_words
from ccm_tui.domain.dates import show_day
from ccm_tui.domain.dossier import (
    FigureCounted,
    Letter,
    duty_in_words,
    letter_in_words,
    parts_in_words,
    period,
    reconciled,
)
from ccm_tui.domain.standing_words import from_and_until, membership_in_words
from ccm_tui.domain.steps import STEPS
from ccm_tui.tui import harmless
from ccm_tui.tui.pieces import LABEL_CELLS, Sheet
from ccm_tui.tui.state_view import about, claims, crowded, dues, stands
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.register import WholeState

_LONGEST: Final = 400
_LETTERS: Final = 3
"""Of the letters under one activity, the newest so many."""


def parts(found: "WholeState", width: int) -> Iterator[tuple[str, Content]]:
    """The name and the text of every part, in the order of :data:`PARTS`."""
    for name, heading, write in PARTS:
        sheet = Sheet(width)
        if name == PARTS[0][0]:
            state = found.profile.state
            sheet.title(state.name, state.iso3)
            sheet.muted(" · ".join(about(found.profile, found.today)))
            sheet.muted(_("j goes to the next heading, k to the one before"))
            sheet.gap()
        else:
            sheet.hanging("", Content.styled(_(heading), "bold $accent"))
        write(sheet, found)
        yield name, sheet.content()


# -------------------------------------------------------------------- where it stands


def _standing(sheet: Sheet, found: "WholeState") -> None:
    labels = {"article5_obligation": _("Obligation")}
    for aspect in words.ASPECTS.codes:
        label = labels.get(aspect, words.ASPECTS.label(aspect).capitalize())
        if standing := found.profile.state.standings.get(aspect):
            stands(sheet, label, standing, _("r decides which claim stands"))
        else:
            sheet.labelled(label, _("unknown"), _("no source says"))
    dues(sheet, _("They owe us"), found.profile.owed_by_it, found.today, theirs=True)
    dues(sheet, _("We owe them"), found.profile.owed_to_it, found.today, theirs=False)


def _treaties(sheet: Sheet, found: "WholeState") -> None:
    memberships = found.profile.state.memberships
    for treaty, label in words.TREATIES:
        if listed := memberships.get(treaty):
            as_of = _("list of {day}").format(day=show_day(listed["as_of"]))
            sheet.labelled(_(label), membership_in_words(listed, found.today), as_of)
    if not memberships:
        sheet.muted(_("No list says whether it is party to any."))


def _duties(sheet: Sheet, found: "WholeState") -> None:
    for code in words.DUTIES:
        _finding(sheet, found, code)


def _headings(sheet: Sheet, found: "WholeState") -> None:
    findings = found.profile.dossier.findings
    known = [code for code in words.HEADINGS.codes[len(words.DUTIES) :] if code in findings]
    for code in known:
        _finding(sheet, found, code)
    if not known:
        sheet.muted(_("Nothing recorded under any of them. i writes the first finding."))


def _finding(sheet: Sheet, found: "WholeState", code: str) -> None:
    finding = found.profile.dossier.findings.get(code)
    label = words.HEADINGS.label(code)
    if finding is None:
        sheet.muted(f"{label}: {duty_in_words(None)}")
        return
    said = Content(f"{label}: ")
    if finding.fulfilment:
        said += Content.styled(duty_in_words(finding), "bold")
    sheet.hanging("", said)
    sheet.hanging("  ", Content(_short(finding.text)))
    sheet.muted(f"{finding.source}, {show_day(finding.as_of)}", 2)


# -------------------------------------------------------------------- what it needs and shares


def _needs(sheet: Sheet, found: "WholeState") -> None:
    aid = found.profile.aid
    if not (aid.challenges or aid.priorities):
        sheet.muted(_("None told yet. c writes down the first."))
    for title, needs in ((_("Challenges"), aid.challenges), (_("Key priorities"), aid.priorities)):
        for pillar, told in _by_pillar(needs):
            sheet.hanging("", Content(f"{title}: ") + Content(words.PILLARS.label(pillar)))
            for need in told:
                by = "" if need.told_by == "state" else f", {words.TOLD_BY.label(need.told_by)}"
                note = Content.styled(f"  {show_day(need.day)}{by}", "$text-muted")
                sheet.hanging("  ", Content(_short(need.text)) + note)


def _by_pillar(needs: Iterable[NeedTold]) -> Iterator[tuple[str, list[NeedTold]]]:
    codes = words.PILLARS.codes
    ordered = sorted(needs, key=lambda need: codes.index(need.pillar))
    for pillar, told in groupby(ordered, key=lambda need: need.pillar):
        yield pillar, list(told)


def _requests(sheet: Sheet, found: "WholeState") -> None:
    for made in found.profile.aid.requests:
        pillar = words.PILLARS.label(made.pillar)
        _line(sheet, made.what, f"{pillar}, {step_in_words(made.latest)}")
    if not found.profile.aid.requests:
        sheet.muted(_("None yet. q writes down the first."))


def _practices(sheet: Sheet, found: "WholeState") -> None:
    aid = found.profile.aid
    for shared in aid.given:
        _line(sheet, shared.title, _("given ") + shared_in_words(shared, given=True))
    for shared in aid.received:
        _line(sheet, shared.title, _("received ") + shared_in_words(shared, given=False))
    if not (aid.given or aid.received):
        sheet.muted(_("None given or received."))


# -------------------------------------------------------------------- who writes to whom


def _contacts(sheet: Sheet, found: "WholeState") -> None:
    if addressee := found.addressee:
        sheet.labelled(_("Letter to"), harmless.line(addressee.name))
        sheet.muted(addressee.why, LABEL_CELLS)
    else:
        sheet.labelled(_("Letter to"), _("no addressee: add a contact"))
    for one in found.profile.dossier.contacts:
        role = words.CONTACT_ROLES.label(one.role)
        past = "" if one.in_office(found.today) else _("not in office")
        term = from_and_until(one.since, one.until)
        _line(sheet, one.name, ", ".join(filter(None, (role, one.function, one.organisation,
                                                       term, past))))  # fmt: skip


def _targets(sheet: Sheet, found: "WholeState") -> None:
    for uid, code, title in found.profile.activities:
        step = found.steps.get(uid)
        sheet.labelled(code, title)
        if step:
            rests = show_day(step.basis.date) if step.basis else ""
            said = Content.styled(STEPS.label(step.step), "bold")
            if rests:
                said += Content.styled(f"  {rests}", "$text-muted")
            sheet.hanging(" " * LABEL_CELLS, said)
        _letters(sheet, found.profile.dossier.under(code))
    if not found.profile.activities:
        sheet.muted(_("No activity of the plan targets it."))
    codes = [code for _uid, code, _title in found.profile.activities]
    if others := found.profile.dossier.beside(codes):
        sheet.labelled(_("Other letters"), "")
        _letters(sheet, others)
    for warning in found.warnings:
        crowded(sheet, warning)


def _letters(sheet: Sheet, letters: Sequence[Letter]) -> None:
    for letter in letters[:_LETTERS]:
        sheet.hanging(" " * LABEL_CELLS, Content(harmless.line(letter_in_words(letter))))
    if len(letters) > _LETTERS:
        more = _("and {n} earlier ones").format(n=len(letters) - _LETTERS)
        sheet.muted(more, LABEL_CELLS)


# -------------------------------------------------------------------- figures, files, sources


def _figures(sheet: Sheet, found: "WholeState") -> None:
    for figure in found.profile.dossier.figures:
        _figure(sheet, figure)
    if not found.profile.dossier.figures:
        sheet.muted(_("None yet. v writes down the first; in aggregate, never a person."))


def _figure(sheet: Sheet, figure: FigureCounted) -> None:
    label = words.FIGURE_KINDS.label(figure.kind)
    sheet.hanging("", Content(f"{label}  ") + Content.styled(str(figure.total), "bold"))
    if known := parts_in_words(figure):
        sheet.hanging("  ", Content(known))
    if wrong := reconciled(figure):
        sheet.hanging("  ", Content.styled(wrong, "$warning"))
    sheet.muted(f"{period(figure)}, {figure.source}", 2)


def _documents(sheet: Sheet, found: "WholeState") -> None:
    for one in found.profile.dossier.documents:
        _line(sheet, one.title, f"{show_day(one.day)}, {one.file_name}")
    if not found.profile.dossier.documents:
        sheet.muted(_("No file is attached."))


def _claims(sheet: Sheet, found: "WholeState") -> None:
    later = [claim for claim in found.profile.claims if claim.as_of > found.today]
    if not found.profile.claims:
        sheet.muted(_("No source says anything. C writes down the first claim."))
    claims(sheet, [claim for claim in found.profile.claims if claim not in later])
    if later:
        sheet.heading(_("Said after {day}").format(day=show_day(found.today)))
        claims(sheet, later)


def _line(sheet: Sheet, what: str, how: str) -> None:
    note = Content.styled(f"  {harmless.line(how)}", "$text-muted")
    sheet.hanging("", Content(_short(what)) + note)


def _short(text: str) -> str:
    return harmless.line(text, _LONGEST)


Write = Callable[[Sheet, "WholeState"], None]

PARTS: Final[tuple[tuple[str, str, Write], ...]] = (
    ("standing", N_("Where it stands"), _standing),
    ("treaties", N_("Treaties"), _treaties),
    ("duties", N_("Duties under Article 5"), _duties),
    ("headings", N_("Headings of the Monitor's profile"), _headings),
    ("needs", N_("Challenges and key priorities"), _needs),
    ("requests", N_("Requests for assistance"), _requests),
    ("practices", N_("Good practices"), _practices),
    ("contacts", N_("Contacts"), _contacts),
    ("targets", N_("Activities and letters"), _targets),
    ("figures", N_("Figures on victims"), _figures),
    ("documents", N_("Documents"), _documents),
    ("claims", N_("What sources say"), _claims),
)
"""The parts in their order: name, heading, and what writes it."""
