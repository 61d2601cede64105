"""Duplicates: records that may be one, side by side; a key joins them, another one does not."""

from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from ccm_tui.domain.wording import field_in_words, value_in_words
from ccm_tui.errors import CcmError
from ccm_tui.tui import harmless
from ccm_tui.tui.app import CcmApp
from ccm_tui.tui.bar import KeyLine, SectionBar
from ccm_tui.tui.pieces import Sheet, titled
from ccm_tui.tui.place import LeavesWithEscape
from ccm_tui.tui.prompt import StatusLine
from ccm_tui.tui.record_list import RecordList, Row, messages
from ccm_tui.tui.sources import HeldRows
from ccm_tui.tui.trail import Place
from ccm_tui.words import N_, _, ngettext

if TYPE_CHECKING:
    from ccm_tui.domain.about import Column
    from ccm_tui.register import Pair, Register

_KINDS: Final = ("contact", "organisation", "outreach")


class DuplicatesScreen(LeavesWithEscape):
    """Pairs above, the selected one side by side below."""

    DEFAULT_CSS: ClassVar[str] = """
    DuplicatesScreen {
        background: $background;
        color: $foreground;
        .heading { height: 1; padding: 0 1; color: $accent; text-style: bold; }
        RecordList { height: 2fr; }
        #pair { height: 3fr; border-top: solid $border; }
        #pair VerticalScroll { width: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
        #pair VerticalScroll:focus { background: $boost; }
        #other { border-left: solid $border; }
        #pair Static { width: 1fr; height: auto; }
    }
    """
    AUTO_FOCUS = "RecordList"
    BINDINGS: ClassVar = [
        Binding("j", "join", N_("Join"), id="duplicates.join",
                tooltip=N_("Make the right one part of the left one; u takes it back")),
        Binding("x", "swap", N_("Swap"), id="duplicates.swap",
                tooltip=N_("Keep the other one of the two")),
        Binding("minus", "apart", N_("Not the same"), id="duplicates.apart", key_display="-",
                tooltip=N_("These are two; until you leave the program they are not shown again")),
        Binding("u", "app.undo", N_("Undo"), id="duplicates.undo",
                tooltip=N_("Take back what was done last")),
        Binding("ctrl+r", "app.redo", N_("Redo"), show=False, id="duplicates.redo",
                tooltip=N_("Take back the last undo")),
    ]  # fmt: skip

    app = getters.app(CcmApp)
    rows_list = getters.query_one(RecordList)

    def __init__(self) -> None:
        super().__init__()
        self._pairs: dict[str, Pair] = {}
        self._swapped: set[str] = set()

    def whereabouts(self) -> Place:
        """This place, for back and forward."""
        return Place(DuplicatesScreen)

    def compose(self) -> ComposeResult:
        """The pairs, and below them both records."""
        yield SectionBar(self.app.sections_in_bar, "people")
        yield Static(_("They may be one: the left one stays"), classes="heading", markup=False)
        yield RecordList(empty=_("Looking …"))
        with Horizontal(id="pair"):
            with VerticalScroll():
                yield Static("", id="one", markup=False)
            with VerticalScroll(id="other"):
                yield Static("", id="two", markup=False)
        yield StatusLine()
        yield KeyLine()

    def on_mount(self) -> None:
        """Look for them."""
        self.reload()

    def on_resize(self) -> None:
        """Show the pair for the width there is."""
        self.call_after_refresh(self._show_pair)

    def reload(self, _uid: str | None = None) -> None:
        """Look again."""
        self.query_one(SectionBar).tell(self.app.facts(), self.app.waiting())
        self._look()

    @work(thread=True, exclusive=True)
    def _look(self) -> None:
        try:
            with self.app.register.aside() as aside:
                found = [pair for kind in _KINDS for pair in aside.duplicates(kind)]
        except CcmError as error:
            self.app.call_from_thread(self.app.say_error, error)
        else:
            self.app.call_from_thread(self._found, found)

    def _found(self, pairs: "list[Pair]") -> None:
        apart = self.app.told_apart
        self._pairs = {
            f"{pair.one} {pair.other}": pair
            for pair in pairs
            if frozenset((pair.one, pair.other)) not in apart
        }
        self.rows_list.empty = _("None looks like another one. esc goes back.")
        self._show_rows()

    def _show_rows(self) -> None:
        rows = [
            _row(self.app.register, key, pair, swapped=key in self._swapped)
            for key, pair in self._pairs.items()
        ]
        self.rows_list.show(HeldRows(rows), _columns(), keep=True)
        said = ngettext("{n} pair", "{n} pairs", len(rows)).format(n=len(rows))
        self.query_one(StatusLine).say(said)
        self._show_pair()

    # ---------------------------------------------------------------- the selected pair

    @on(RecordList.Highlighted)
    def _show_pair(self) -> None:
        chosen = self._chosen()
        for place, which in enumerate(("#one", "#two")):
            shown = self.query_one(which, Static)
            shown.update(self._side(chosen, place) if chosen else Content(""))

    def _chosen(self) -> tuple[str, str, str] | None:
        """Kind, the one that stays and the one that goes."""
        row = self.rows_list.row
        if row is None or (pair := self._pairs.get(str(row["uid"]))) is None:
            return None
        two = (pair.one, pair.other)
        keep, drop = reversed(two) if str(row["uid"]) in self._swapped else two
        return pair.kind, keep, drop

    def _side(self, chosen: tuple[str, str, str], place: int) -> Content:
        """A record with all that is written in it; what would not be taken over stands out."""
        kind, *both = chosen
        register, entity = self.app.register, self.app.register.entity(kind)
        sheet = Sheet(max(20, self.size.width // 2 - 4))
        sheet.title(register.name_of(kind, both[place]))
        sheet.muted(_("goes, its history stays") if place else _("stays"))
        sheet.gap()
        try:
            foreseen = register.joining(kind, both[0], both[1])
        except CcmError as error:
            sheet.hanging("", Content.styled(harmless.line(str(error)), "$warning"))
            return sheet.content()
        values = register.values(kind, both[place])
        for name, column in entity.columns().items():
            said = value_in_words(entity, name, values.get(name), register.name_of)
            if column.about.kind == "children" or not said or name == entity.title_field:
                continue
            mark = ""
            if place and name in foreseen.differing:
                mark = _("not taken over")
            elif place and name in foreseen.filled:
                mark = _("taken over")
            sheet.labelled(field_in_words(entity, name), harmless.line(said), mark)
        return sheet.content()

    @on(RecordList.Opened)
    def _opened(self, event: messages.Opened) -> None:
        if chosen := self._chosen():
            self.app.open_record(chosen[0], chosen[1])

    @on(RecordList.Failed)
    def _failed(self, event: messages.Failed) -> None:
        raise event.error

    # ---------------------------------------------------------------- keys

    def action_swap(self) -> None:
        """Keep the other one."""
        if (row := self.rows_list.row) is not None:
            self._swapped ^= {str(row["uid"])}
            self._show_rows()

    def action_apart(self) -> None:
        """They are two."""
        if chosen := self._chosen():
            self.app.told_apart.add(frozenset(chosen[1:]))
            self.reload()

    def action_join(self) -> None:
        """Make them one."""
        chosen = self._chosen()
        if chosen is None:
            return
        kind, keep, drop = chosen
        name = harmless.line(self.app.register.name_of(kind, drop))
        try:
            self.app.register.join(kind, keep, drop)
        except CcmError as error:
            self.app.say_error(error)
            return
        self.notify(_("“{name}” is joined; u takes it back").format(name=name), markup=False)
        self.app.wrote()


def _row(register: "Register", key: str, pair: "Pair", *, swapped: bool) -> Row:
    names = [titled(register.name_of(pair.kind, uid)).plain for uid in (pair.one, pair.other)]
    keep, drop = reversed(names) if swapped else names
    row: dict[str, Any] = {"id": 0, "uid": key, "keep": keep, "drop": drop, "why": _(pair.why)}
    return row | {"kind": _(register.entity(pair.kind).singular)}


def _columns() -> "list[tuple[str, Column]]":
    from ccm_tui.domain.about import About, Column

    shown = (("kind", N_("Kind"), 14), ("keep", N_("Stays"), -1), ("drop", N_("Goes"), -1),
             ("why", N_("Why"), 20))  # fmt: skip
    return [(name, Column(name, About(label, width=width), False)) for name, label, width in shown]
