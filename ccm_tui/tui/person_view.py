"""A contact or organisation as text: its posts, how to reach it, what was written, what is owed."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from textual.content import Content

from ccm_tui.domain import vocabularies as words
from ccm_tui.domain.dates import show_day
from ccm_tui.domain.terms import retention_in_words, standing, term_in_words
from ccm_tui.tui import harmless
from ccm_tui.tui.pieces import LABEL_CELLS, Sheet, due_mark, muted
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.register import PersonProfile, Register

_STANDINGS: Final = {"now": N_("Now"), "later": N_("To come"), "earlier": N_("Earlier")}
_LONGEST: Final = 20_000


def whole(register: "Register", kind: str, uid: str, width: int) -> Content:
    """All that is known of a contact or organisation."""
    found = register.person_profile(kind, uid)
    sheet = Sheet(width)
    if found.erased:
        _erased(sheet)
    elif kind == "contact":
        _contact(sheet, register, found.record)
    else:
        _organisation(sheet, register, found)
    _written(sheet, found)
    _owed(sheet, register, found)
    if (remark := found.record["remark"]) and not found.erased:
        sheet.heading(_("Remark"))
        sheet.text(str(remark)[:_LONGEST])
    return sheet.content()


def _erased(sheet: Sheet) -> None:
    sheet.title(_("Erased"))
    sheet.muted(_("The personal data is gone for good; h shows who wrote when."))


def _contact(sheet: Sheet, register: "Register", record: Mapping[str, Any]) -> None:
    sheet.title(record["name"])
    sheet.muted(_("contact"))
    sheet.gap()
    _posts(sheet, register, [record, *record["posts"]])
    for name, label in (("email", _("E-mail")), ("phone", _("Phone"))):
        if record[name]:
            sheet.labelled(label, record[name])
    kept = _day(record["retention"])
    said = retention_in_words(kept, register.today)
    late = kept is not None and kept < register.today
    sheet.labelled(_("Keep until"), Content.styled(said, "bold $error") if late else said)
    sheet.labelled(_("Sensitivity"), words.SENSITIVITIES.label(record["sensitivity"]))


def _posts(sheet: Sheet, register: "Register", posts: list[Mapping[str, Any]]) -> None:
    """Those of now, then those to come, then the earlier ones; the latest first."""
    for which, label in _STANDINGS.items():
        shown = [
            post
            for post in sorted(posts, key=lambda post: post["since"] or "", reverse=True)
            if standing(_day(post["since"]), _day(post["until"]), register.today) == which
        ]
        for place, post in enumerate(shown):
            term = term_in_words(_day(post["since"]), _day(post["until"]))
            sheet.labelled("" if place else _(label), _post(register, post), term)


def _post(register: "Register", post: Mapping[str, Any]) -> str:
    """``focal point, Director, Guinea-Bissau``."""
    named = [words.CONTACT_ROLES.label(post["role"]) if post["role"] != "other" else ""]
    named.append(post["function"] or "")
    for kind in ("organisation", "state"):
        if post[kind]:
            named.append(register.name_of(kind, post[kind]))
    return ", ".join(filter(None, named)) or _("a post that is not named")


def _organisation(sheet: Sheet, register: "Register", found: "PersonProfile") -> None:
    record = found.record
    sheet.title(record["name"], record["code"] or record["acronym"] or "")
    sheet.muted(words.ORGANISATION_TYPES.label(record["type"]))
    sheet.gap()
    if record["part"]:
        sheet.labelled(_("In the plan"), words.PARTS.label(record["part"]))
    if record["states"]:
        named = ", ".join(register.name_of("state", uid) for uid in record["states"])
        sheet.labelled(_("State"), named)
    if term := term_in_words(_day(record["since"]), _day(record["until"])):
        sheet.labelled(_("In office"), term)
    for place, (name, role) in enumerate(found.people):
        said = words.CONTACT_ROLES.label(role) if role != "other" else ""
        sheet.labelled("" if place else _("People"), name, said)
    if record["source"]:
        sheet.labelled(_("Source"), muted(record["source"]))


def _written(sheet: Sheet, found: "PersonProfile") -> None:
    sheet.heading(_("Correspondence"))
    if not found.written:
        sheet.muted(_("Nothing yet. o writes an entry with them."))
    for row in found.written:
        said = f"{words.CHANNELS.label(row['channel'])}  {row['subject']}"
        sheet.hanging(f"{show_day(row['date']):>11}  ", Content(harmless.line(said)))


def _owed(sheet: Sheet, register: "Register", found: "PersonProfile") -> None:
    if not found.owed:
        return
    sheet.heading(_("Promised and not done"))
    for due in found.owed:
        said = harmless.line(f"{due.owed_by} → {due.owed_to}: {due.what}")
        sheet.hanging("  ", Content(said))
        sheet.hanging(" " * LABEL_CELLS, due_mark(due.date, register.today))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
