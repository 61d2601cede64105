"""Saved views: searches and filters under a name, to come back to."""

from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, Static

from ccm_tui.domain.views import unreadable
from ccm_tui.errors import CcmError
from ccm_tui.tui import harmless
from ccm_tui.tui.app import SECTIONS, CcmApp
from ccm_tui.tui.bar import KeyLine, SectionBar
from ccm_tui.tui.dialogs import Question
from ccm_tui.tui.place import LeavesWithEscape
from ccm_tui.tui.record_list import RecordList, messages
from ccm_tui.tui.section import Section
from ccm_tui.tui.sources import HeldRows
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.domain.about import Column
    from ccm_tui.register import Register, Row


_MOST = 1000


class ViewsScreen(LeavesWithEscape):
    """The views of one kind of record, or of the search everywhere (``kind`` is empty).

    ``apply`` shows the filter of the view that is chosen.
    """

    DEFAULT_CSS: ClassVar[str] = """
    ViewsScreen {
        background: $background;
        .heading { height: 1; padding: 0 1; color: $accent; text-style: bold; }
    }
    """
    AUTO_FOCUS = "RecordList"
    BINDINGS: ClassVar = [
        Binding("e", "rename", N_("Rename"), id="views.rename",
                tooltip=N_("Change the name or the filter of this view")),
        Binding("d", "delete", N_("Delete"), id="views.delete",
                tooltip=N_("Delete this view; u brings it back")),
        Binding("u", "app.undo", N_("Undo"), id="views.undo",
                tooltip=N_("Take back what was done last")),
        Binding("ctrl+r", "app.redo", N_("Redo"), show=False, id="views.redo",
                tooltip=N_("Take back the last undo")),
    ]  # fmt: skip

    app = getters.app(CcmApp)
    rows_list = getters.query_one(RecordList)

    def __init__(self, kind: str, apply: Callable[[str], object]) -> None:
        super().__init__()
        self.kind = kind
        self.apply = apply

    def compose(self) -> ComposeResult:
        """The list of views."""
        yield SectionBar(self.app.sections_in_bar, "")
        yield Static(_("Saved views: enter shows one"), classes="heading", markup=False)
        yield RecordList(empty=_("No view is saved here. ctrl+s keeps a filter while it is typed."))
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the views."""
        self.reload()

    def reload(self, _uid: str | None = None) -> None:
        """Show the views as they are now."""
        register = self.app.register
        rows = [
            {**view, "said": _said(register, view)}
            for view in views(register)
            if view["kind"] == self.kind
        ]
        self.query_one(SectionBar).tell(self.app.facts(), self.app.waiting())
        self.rows_list.show(HeldRows(rows), _columns())

    @on(RecordList.Opened)
    def _opened(self, event: messages.Opened) -> None:
        try:
            in_words(self.app.register, event.row)
        except CcmError as error:
            self.app.say_error(unreadable(harmless.line(str(event.row["name"])), error))
            return
        self.dismiss()
        self.apply(str(event.row["filter"]))

    def action_rename(self) -> None:
        """Change the view."""
        if row := self.rows_list.row:
            self.app.open_form("view", str(row["uid"]))

    def action_delete(self) -> None:
        """Delete the view."""
        if row := self.rows_list.row:
            self.app.delete("view", [str(row["uid"])])


class NameView(Question):
    """Asks for the name under which a filter is kept."""

    BINDINGS: ClassVar = [
        Binding("escape", "leave", N_("Close"), id="keep.leave", tooltip=N_("Keep nothing")),
        Binding("ctrl+s,enter", "save", N_("Save"), id="keep.save",
                tooltip=N_("Keep the filter under this name")),
    ]  # fmt: skip

    def __init__(self, kind: str, text: str) -> None:
        super().__init__()
        self.kind = kind
        self.text = text

    def compose(self) -> ComposeResult:
        """The filter and its name."""
        with Vertical():
            yield Static(_("Save as a view"), classes="title", markup=False)
            yield Static(harmless.plain(self.text))
            yield Static(_("Name"), classes="label", markup=False)
            yield Input()
            yield Static("", classes="wrong")
        yield KeyLine()

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Keep it. A view of that name shows this filter from here on."""
        register, name = self.app.register, self.query_one(Input).value
        known = {view["name"]: view["uid"] for view in views(register) if view["kind"] == self.kind}
        typed = {"name": name, "kind": self.kind, "filter": self.text}
        try:
            uid = register.save("view", typed, known.get(name))
        except CcmError as error:
            self.query_one(".wrong", Static).update(harmless.plain(str(error)))
            return
        self.dismiss()
        said = _("Kept as “{name}”; v shows the views of a list.").format(name=harmless.line(name))
        self.notify(said, markup=False)
        self.app.wrote(uid)


def keep_view(app: CcmApp, kind: str, text: str) -> None:
    """Ask for a name for the filter ``text`` of a list, which has to be one that can be read."""
    if not text.strip():
        app.notify(_("Type a filter first."), markup=False)
        return
    try:
        in_words(app.register, {"kind": kind, "filter": text})
    except CcmError as error:
        app.say_error(error)
        return
    app.push_screen(NameView(kind, text))


def views(register: "Register") -> "list[Row]":
    """All saved views by name; an empty kind is the search everywhere."""
    found = register.rows("view").first(_MOST)
    return [{**view, "kind": view["kind"] or ""} for view in found]


def in_words(register: "Register", view: Any) -> str:
    """What a view shows, as a person says it; raises CcmError when it cannot be read any more."""
    kind, text = str(view["kind"]), str(view["filter"])
    if kind:
        return register.query_in_words(kind, register.query(kind, text))
    return register.search_in_words(register.searched(text))


def _said(register: "Register", view: Any) -> str:
    try:
        return in_words(register, view)
    except CcmError as error:
        return f"▲ {error}"


def _columns() -> "list[tuple[str, Column]]":
    from ccm_tui.domain.about import About, Column

    return [
        ("name", Column("name", About(N_("Name"), width=24), required=True)),
        ("filter", Column("filter", About(N_("Filter"), width=-1), required=True)),
        ("said", Column("said", About(N_("In words"), width=-1), required=True)),
    ]


# -------------------------------------------------------------------- from anywhere


def view_entries(app: CcmApp) -> Iterator[tuple[str, str, Callable[[], object]]]:
    """The saved views for the palette: what each is called, what it shows, and the showing."""
    for view in views(app.register):
        name = _("View: {name}").format(name=harmless.line(view["name"]))
        yield name, harmless.line(view["filter"]), partial(show_view, app, view)


async def show_view(app: CcmApp, view: Any) -> None:
    """Show a view where its records are listed, else in the search everywhere."""
    try:
        in_words(app.register, view)
    except CcmError as error:
        app.say_error(unreadable(harmless.line(str(view["name"])), error))
        return
    kind, text = str(view["kind"]), str(view["filter"])
    if section := _section_of(kind):
        await app.switch_mode(section)
        if isinstance(app.screen, Section) and len(app.screen_stack) == 1:
            app.screen.apply_filter(text)
            return
    app.search_everywhere(f"kind:{kind} {text}" if kind else text)


def _section_of(kind: str) -> str | None:
    """The name of the section that lists records of ``kind``."""
    for place in SECTIONS:
        module, _colon, name = place.screen.partition(":")
        screen: type[Section] = getattr(import_module(f"ccm_tui.tui.{module}"), name)
        if kind and screen.kind_of_views() == kind:
            return place.name
    return None
