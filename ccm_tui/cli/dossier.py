"""What is on file about a State, as ``ccm-tui state show`` prints it beside its claims."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from ccm_tui.cli.plain import harmless, labelled
from ccm_tui.domain import vocabularies as words
from ccm_tui.domain.dates import show_day
from ccm_tui.domain.dossier import (
    ContactMade,
    FigureCounted,
    FindingMade,
    Letter,
    duty_in_words,
    letter_in_words,
    parts_in_words,
    period,
    reconciled,
)
from ccm_tui.domain.steps import STEPS
from ccm_tui.words import _

if TYPE_CHECKING:
    from datetime import date

    from ccm_tui.domain.addressee import Addressee
    from ccm_tui.domain.steps import Step
    from ccm_tui.register import WholeState


_OTHERS: Final = 5
"""Of the letters under activities that do not target the State, the newest so many."""

# -------------------------------------------------------------------- for scripts


def document(about: WholeState) -> dict[str, Any]:
    """As scripts know it."""
    found = about.profile.dossier
    others = [code for code in words.HEADINGS.codes if code not in words.DUTIES]
    return {
        "duties": {code: _finding(found.findings.get(code)) for code in words.DUTIES},
        "headings": {code: _finding(found.findings.get(code)) for code in others},
        "addressee": _addressee(about.addressee),
        "contacts": [_contact(contact, about.today) for contact in found.contacts],
        "targeted_by": [
            {
                "activity": code,
                "title": title,
                **_step(about.steps.get(uid)),
                "letters": [_letter(letter) for letter in found.under(code)],
            }
            for uid, code, title in about.profile.activities
        ],
        "letters": [_letter(letter) for letter in found.letters],
        "warnings": list(about.warnings),
        "figures": [_figure(figure) for figure in found.figures],
        "documents": [
            {"uid": d.uid, "title": d.title, "date": d.day.isoformat(), "file_name": d.file_name}
            for d in found.documents
        ],
    }


def _finding(finding: FindingMade | None) -> dict[str, Any] | None:
    if finding is None:
        return None
    return {
        "uid": finding.uid,
        "fulfilment": finding.fulfilment,
        "text": finding.text,
        "as_of": finding.as_of.isoformat(),
        "source": finding.source,
    }


def _addressee(addressee: Addressee | None) -> dict[str, Any] | None:
    if addressee is None:
        return None
    return {
        "kind": addressee.kind,
        "uid": addressee.uid,
        "name": addressee.name,
        "why": addressee.why,
    }


def _contact(contact: ContactMade, today: date) -> dict[str, Any]:
    return {
        "uid": contact.uid,
        "name": contact.name,
        "role": contact.role,
        "function": contact.function,
        "organisation": contact.organisation,
        "since": contact.since.isoformat() if contact.since else None,
        "until": contact.until.isoformat() if contact.until else None,
        "in_office": contact.in_office(today),
    }


def _step(step: Step | None) -> dict[str, Any]:
    basis = step.basis if step else None
    return {
        "step": step.step if step else None,
        "step_on": basis.date.isoformat() if basis else None,
        "rests_on": basis.uid if basis else None,
    }


def _letter(letter: Letter) -> dict[str, Any]:
    return {
        "uid": letter.uid,
        "date": letter.day.isoformat(),
        "channel": letter.channel,
        "subject": letter.subject,
        "activities": list(letter.activities),
    }


def _figure(figure: FigureCounted) -> dict[str, Any]:
    return {
        "uid": figure.uid,
        "kind": figure.kind,
        "since": figure.since.isoformat() if figure.since else None,
        "until": figure.until.isoformat(),
        "total": figure.total,
        **figure.parts,
        "unaccounted": figure.unaccounted,
        "source": figure.source,
        "remark": figure.remark,
    }


# -------------------------------------------------------------------- for people


def duty_lines(about: WholeState) -> list[str]:
    """The eight duties, also those of which nothing is recorded, and the headings that are."""
    found = about.profile.dossier.findings
    lines = ["", _("Duties under Article 5")]
    lines += labelled([_told(code, found.get(code)) for code in words.DUTIES], "  ")
    others = [_told(code, f) for code, f in found.items() if code not in words.DUTIES]
    return lines + _part(_("Headings of the Monitor's profile"), others)


def _told(code: str, finding: FindingMade | None) -> tuple[str, str]:
    label = words.HEADINGS.label(code)
    if finding is None:
        return label, duty_in_words(None)
    source = f"({finding.source}, {show_day(finding.as_of)})"
    judged = f"{duty_in_words(finding)}: " if finding.fulfilment else ""
    return label, f"{judged}{finding.text} {source}"


def lines(about: WholeState) -> list[str]:
    """Whom to write to, what was written under which activity, figures and documents."""
    found = about.profile.dossier
    addressee = about.addressee
    to = f"{addressee.name}: {addressee.why}" if addressee else _("nobody: add a contact")
    said = _part(_("Contacts"), [(_("A letter goes to"), to), *_people(about)])
    said += _part(_("Activities and letters"), _targets(about))
    said += [harmless(f"  ▲ {warning}") for warning in about.warnings]
    said += _part(_("Figures on victims"), [_counted(figure) for figure in found.figures])
    kept = [(show_day(d.day), f"{d.title} ({d.file_name})") for d in found.documents]
    return said + _part(_("Documents"), kept)


def _people(about: WholeState) -> Iterable[tuple[str, str]]:
    for one in about.profile.dossier.contacts:
        past = "" if one.in_office(about.today) else _("not in office")
        at = ", ".join(filter(None, (one.function, one.organisation, past)))
        yield words.CONTACT_ROLES.label(one.role), f"{one.name}, {at}" if at else one.name


def _targets(about: WholeState) -> Iterable[tuple[str, str]]:
    for uid, code, title in about.profile.activities:
        step = about.steps.get(uid)
        came = f"{STEPS.label(step.step)}: " if step else ""
        yield code, f"{came}{title}"
        for letter in about.profile.dossier.under(code):
            yield "", letter_in_words(letter)
    codes = [code for _uid, code, _title in about.profile.activities]
    for letter in about.profile.dossier.beside(codes)[:_OTHERS]:
        yield _("other"), letter_in_words(letter)


def _counted(figure: FigureCounted) -> tuple[str, str]:
    label = f"{words.FIGURE_KINDS.label(figure.kind)}, {period(figure)}"
    said = [parts_in_words(figure), reconciled(figure), figure.source]
    return label, "; ".join([str(figure.total), *filter(None, said)])


def _part(heading: str, told: Iterable[tuple[str, str]]) -> list[str]:
    pairs = list(told)
    return ["", heading, *labelled(pairs, "  ")] if pairs else []
