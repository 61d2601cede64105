"""Templates: what new records begin with, under a name."""

import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, Static

from ccm_tui.domain.copying import begun, fitting, for_template, read_template
from ccm_tui.errors import CcmError
from ccm_tui.tui import harmless
from ccm_tui.tui.app import CcmApp
from ccm_tui.tui.bar import KeyLine, SectionBar
from ccm_tui.tui.dialogs import Question
from ccm_tui.tui.form.values import as_value, shown
from ccm_tui.tui.place import LeavesWithEscape
from ccm_tui.tui.record_list import RecordList, messages
from ccm_tui.tui.sources import HeldRows
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.domain.about import Column
    from ccm_tui.register import Register, Row

_MOST: Final = 1000
_TOLD: Final = ("line", "choice", "ref", "refs")
"""Kinds of fields that tell a template from others on one line."""


class TemplatesScreen(LeavesWithEscape):
    """The templates of one kind of record, or of all kinds (``kind`` is empty)."""

    DEFAULT_CSS: ClassVar[str] = """
    TemplatesScreen {
        background: $background;
        .heading { height: 1; padding: 0 1; color: $accent; text-style: bold; }
    }
    """
    AUTO_FOCUS = "RecordList"
    BINDINGS: ClassVar = [
        Binding("e", "rename", N_("Rename"), id="templates.rename",
                tooltip=N_("Change the name of this template, or what it holds")),
        Binding("d", "delete", N_("Delete"), id="templates.delete",
                tooltip=N_("Delete this template; u brings it back")),
        Binding("u", "app.undo", N_("Undo"), id="templates.undo",
                tooltip=N_("Take back what was done last")),
        Binding("ctrl+r", "app.redo", N_("Redo"), show=False, id="templates.redo",
                tooltip=N_("Take back the last undo")),
    ]  # fmt: skip

    app = getters.app(CcmApp)
    rows_list = getters.query_one(RecordList)

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind

    def compose(self) -> ComposeResult:
        """The list of templates."""
        yield SectionBar(self.app.sections_in_bar, "")
        yield Static(_("Templates: enter begins with one"), classes="heading", markup=False)
        empty = _("There is no template here. F6 in a form keeps what was typed as one; so does K "
                  "on a record.")  # fmt: skip
        yield RecordList(empty=empty)
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the templates."""
        self.reload()

    def reload(self, _uid: str | None = None) -> None:
        """Show the templates as they are now."""
        register = self.app.register
        rows = [
            {**template, "kind_words": _kind(register, template), "said": _said(register, template)}
            for template in templates(register)
            if self.kind in ("", template["kind"])
        ]
        self.query_one(SectionBar).tell(self.app.facts(), self.app.waiting())
        self.rows_list.show(HeldRows(rows), _columns())

    @on(RecordList.Opened)
    def _opened(self, event: messages.Opened) -> None:
        self.dismiss()
        begin_with(self.app, event.row)

    def action_rename(self) -> None:
        """Change the template."""
        if row := self.rows_list.row:
            self.app.open_form("template", str(row["uid"]))

    def action_delete(self) -> None:
        """Delete the template."""
        if row := self.rows_list.row:
            self.app.delete("template", [str(row["uid"])])


class NameTemplate(Question):
    """Asks for the name under which a template is kept."""

    BINDINGS: ClassVar = [
        Binding("escape", "leave", N_("Close"), id="template.leave", tooltip=N_("Keep nothing")),
        Binding("ctrl+s,enter", "save", N_("Save"), id="template.save",
                tooltip=N_("Keep the template under this name")),
    ]  # fmt: skip

    def __init__(self, kind: str, typed: Mapping[str, Any]) -> None:
        super().__init__()
        self.kind = kind
        self.typed = typed

    def compose(self) -> ComposeResult:
        """What is kept, and its name."""
        with Vertical():
            yield Static(_("Keep as a template"), classes="title", markup=False)
            kept = _in_words(self.app.register, self.kind, self.typed)
            yield Static(harmless.plain(kept or _("an empty form")))
            yield Static(_("Days are not kept."), classes="label", markup=False)
            yield Static(_("Name"), classes="label", markup=False)
            yield Input()
            yield Static("", classes="wrong")
        yield KeyLine()

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Keep it. A template of that name and kind holds this from here on."""
        register, name = self.app.register, self.query_one(Input).value
        known = {one["name"]: one["uid"] for one in templates(register) if one["kind"] == self.kind}
        text = json.dumps(self.typed, ensure_ascii=False)
        typed = {"name": name, "kind": self.kind, "typed": text}
        try:
            uid = register.save("template", typed, known.get(name))
        except CcmError as error:
            self.query_one(".wrong", Static).update(harmless.plain(str(error)))
            return
        self.dismiss()
        said = _("Kept as “{name}”; T in a list shows its templates.")
        self.notify(said.format(name=harmless.line(name)), markup=False)
        self.app.wrote(uid)


def keep_template(app: CcmApp, kind: str, typed: Mapping[str, Any]) -> None:
    """Ask for a name for what was ``typed`` into a form or stands in a record."""
    register = app.register
    entity = register.entity(kind)
    app.push_screen(NameTemplate(kind, for_template(register.entities, entity, typed)))


def begin_with(app: CcmApp, template: Mapping[str, Any]) -> None:
    """Open the form of a new record with what a template holds.

    What the form cannot take is shown in it as it is kept.
    """
    kind = str(template["kind"])
    try:
        entity = app.register.entity(kind)
    except CcmError as error:
        app.say_error(error)
        return
    text = _text(app.register, template)
    try:
        kept = read_template(text)
    except CcmError:
        kept = {_("What cannot be read"): text}
    app.open_form(kind, typed=begun(entity, app.register.today) | kept)


def templates(register: "Register") -> "list[Row]":
    """All templates by name, without what they hold."""
    return register.rows("template").first(_MOST)


def _text(register: "Register", template: Mapping[str, Any]) -> str:
    return str(register.values("template", str(template["uid"]))["typed"])


def template_entries(app: CcmApp) -> Iterator[tuple[str, str, Callable[[], object]]]:
    """The templates for the palette: what each is called, of what it is one, and the beginning."""
    for template in templates(app.register):
        name = _("Template: {name}").format(name=harmless.line(str(template["name"])))
        yield name, _kind(app.register, template), partial(begin_with, app, template)


def _kind(register: "Register", template: "Row") -> str:
    try:
        return _(register.entity(str(template["kind"])).singular)
    except CcmError:
        return harmless.line(str(template["kind"]))


def _said(register: "Register", template: "Row") -> str:
    try:
        kept = read_template(_text(register, template))
        return _in_words(register, str(template["kind"]), kept)
    except CcmError as error:
        return f"▲ {error}"


def _in_words(register: "Register", kind: str, kept: Mapping[str, Any]) -> str:
    """What a template holds, its short fields first of all; and what has no field any more."""
    entity = register.entity(kind)
    found = fitting(register.entities, entity, kept)
    said = [
        shown(column, as_value(column, found.typed[name]), register.name_of, register.today)
        for name, column in entity.columns().items()
        if name in found.typed and column.about.kind in _TOLD and found.typed[name]
    ]
    lost = ", ".join(found.gone)
    return " · ".join(filter(None, [*said, lost and _("▲ no field: {names}").format(names=lost)]))


def _columns() -> "list[tuple[str, Column]]":
    from ccm_tui.domain.about import About, Column

    return [
        ("name", Column("name", About(N_("Name"), width=26), required=True)),
        ("kind", Column("kind", About(N_("Kind"), width=16), required=True)),
        ("said", Column("said", About(N_("Begins with"), width=-1), required=True)),
    ]
