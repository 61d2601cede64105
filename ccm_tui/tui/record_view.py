"""Any record as text, from its declaration: labels, values in words, what was promised in it."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from textual.content import Content

from ccm_tui.domain.dates import show_day
from ccm_tui.domain.declaration import Entity
from ccm_tui.domain.wording import value_in_words
from ccm_tui.tui import harmless
from ccm_tui.tui.pieces import LABEL_CELLS, Sheet, due_mark, muted
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.register import Register

_LONGEST = 20_000
_DOCUMENTS = 8


def whole(
    register: "Register", kind: str, uid: str, width: int, *, children: bool = True
) -> Content:
    """A record with everything that stands in it; what belongs to it where ``children``."""
    entity = register.entity(kind)
    values = register.values(kind, uid)
    sheet = Sheet(width)
    code = str(values.get(entity.code_field) or "") if entity.code_field else ""
    title = entity.title_field
    refers = entity.columns()[title].about.target
    named = value_in_words(entity, title, values[title], register.name_of)
    sheet.title(register.name_of(kind, uid) if refers else named, code)
    sheet.muted(_(entity.singular))
    sheet.gap()
    _fields(sheet, register, entity, values, children=children)
    _long_texts(sheet, entity, values)
    documents(sheet, register, uid)
    return sheet.content()


def documents_of(register: "Register", uid: str, width: int) -> Content:
    """The same, to stand below what else is said of a record; empty where there is none."""
    sheet = Sheet(width)
    documents(sheet, register, uid)
    said = sheet.content()
    return Content("\n") + said if said.plain else said


def documents(sheet: Sheet, register: "Register", uid: str) -> None:
    """The files that belong to a record, where there are any."""
    found = register.attached(uid)
    if found:
        sheet.heading(_("Documents (f6)"))
    for one in found[:_DOCUMENTS]:
        size = _("{n} KB").format(n=max(1, one.bytes // 1024))
        said = Content(harmless.line(one.title)) + muted(f"  {one.file_name}, {size}")
        sheet.hanging(f"{show_day(one.date):>11}  ", said)
    if len(found) > _DOCUMENTS:
        sheet.muted(_("and {n} more").format(n=len(found) - _DOCUMENTS))


def _fields(
    sheet: Sheet,
    register: "Register",
    entity: type[Entity],
    values: Mapping[str, Any],
    *,
    children: bool,
) -> None:
    for name, column in entity.columns().items():
        about, value = column.about, values.get(name)
        if name in (entity.title_field, entity.code_field) or about.kind == "text":
            continue
        if about.kind == "children":
            label = _(about.label)
            for child in value if value and children else ():
                _child(sheet, register, about.target, child, label)
                label = ""
        elif about.stored and (said := value_in_words(entity, name, value, register.name_of)):
            sheet.labelled(_(about.label), said)


def _child(
    sheet: Sheet, register: "Register", kind: str, child: Mapping[str, Any], label: str
) -> None:
    """A record that belongs to the one that is shown, and below it what belongs to it."""
    if kind == "commitment":
        sheet.labelled(label, _promised(register, child))
        sheet.hanging(" " * LABEL_CELLS, _state_of(register, child))
        return
    entity = register.entity(kind)
    sheet.labelled(label, _in_short(register, entity, child))
    for name, column in entity.columns().items():
        if column.about.kind == "text" and child[name]:
            sheet.muted(child[name][:_LONGEST], LABEL_CELLS)
        elif column.about.kind == "children":
            for one in child[name]:
                _child(sheet, register, column.about.target, one, f"  {_(column.about.label)}")


def _in_short(register: "Register", entity: type[Entity], values: Mapping[str, Any]) -> str:
    """The short fields of a record but whom it belongs to and who wrote it: ``Italy, 3 May``."""
    said = []
    for name, column in entity.columns().items():
        about = column.about
        written = about.given and not about.signs
        if name == entity.owner_field or written or about.kind in ("text", "children"):
            continue
        if text := value_in_words(entity, name, values.get(name), register.name_of):
            said.append(f"{_(about.label).lower()} {text}" if about.signs else text)
    return ", ".join(said)


def _long_texts(sheet: Sheet, entity: type[Entity], values: Mapping[str, Any]) -> None:
    for name, column in entity.columns().items():
        text = str(values.get(name) or "")
        if column.about.kind != "text" or name == entity.title_field or not text:
            continue
        sheet.heading(_(column.about.label))
        sheet.text(text[:_LONGEST])
        if len(text) > _LONGEST:
            rest = len(text) - _LONGEST
            sheet.muted(_("… and {n} more characters; e shows them").format(n=rest))


def _promised(register: "Register", child: Mapping[str, Any]) -> str:
    """Who owes what to whom."""
    by = register.code_of("party", child["owed_by"])
    to = register.code_of("party", child["owed_to"])
    return harmless.line(f"{by} → {to}: {child['what']}")


def _state_of(register: "Register", child: Mapping[str, Any]) -> Content:
    """By when, or that it is done."""
    if child["done_on"]:
        done = _("done ● {day}").format(day=show_day(child["done_on"]))
        return Content.styled(done, "$success")
    return due_mark(date.fromisoformat(child["due"]), register.today)
