"""What every form is: a heading, a row for each declared field, the keys, and no more."""

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar, TypeVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, VerticalScroll
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from ccm_tui.domain.declaration import Entity
from ccm_tui.domain.typed import Typed
from ccm_tui.errors import CcmError, Refused
from ccm_tui.tui import harmless
from ccm_tui.tui.bar import KeyLine
from ccm_tui.tui.form.children_row import ChildrenRow
from ccm_tui.tui.form.kinds import row_for
from ccm_tui.tui.form.register_face import FormRegister
from ccm_tui.tui.form.row import Around, Inside, Row
from ccm_tui.tui.form.values import Value, Values, fields_of, filled, unfolded
from ccm_tui.tui.place import OVER_ALL
from ccm_tui.words import N_, _, ngettext

Result = TypeVar("Result")

_WIDEST_LABEL = 22


class FormScreen(ModalScreen[Result]):
    """Base of the forms. A subclass says where what is typed goes.

    Every field of the declaration has its row, in the order of the declaration; ``given`` fields
    have none, and ``within`` another form the owner's has none.
    """

    CSS_PATH = Path(__file__).with_name("form.tcss")
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", N_("Save"), tooltip=N_("Save and close"), id="form.save"),
        Binding(
            "ctrl+n",
            "save_next",
            N_("Save and next"),
            tooltip=N_("Save and start the next one; date, place and the like stay"),
            id="form.save_next",
        ),
        Binding(
            "ctrl+o",
            "more",
            N_("More fields"),
            tooltip=N_("Show the fields that are not always needed, or hide them"),
            id="form.more",
        ),
        Binding(
            "escape",
            "leave",
            N_("Keep as draft"),
            tooltip=N_("Close the form; what was typed is kept as a draft"),
            id="form.leave",
        ),
        Binding("f1", "app.help", N_("Help"), tooltip=N_("Help on this place"), id="form.help"),
        Binding(
            "ctrl+w",
            "app.identity",
            N_("Who acts"),
            show=False,
            id="form.identity",
            tooltip=N_("Say in whose name you write; not while text is typed"),
        ),
        Binding("f10", "app.quit", N_("Quit"), show=False, id="form.quit"),
        *OVER_ALL,
    ]

    def __init__(
        self,
        entity: type[Entity],
        register: FormRegister,
        *,
        typed: Typed,
        inside: Inside,
        within: bool = False,
    ) -> None:
        super().__init__()
        self.entity = entity
        self.register = register
        self.fields = fields_of(entity, inside=within)
        self.base: dict[str, Value] = filled(self.fields, typed)
        """What stands in the fields before anything is typed."""
        self.start = dict(self.base)
        """What stands in the fields at first: the same, or what is in a draft."""
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
        self.VERTICAL_BREAKPOINTS = [(0, "-low"), (36, "-high")]
        self.around = Around(register, inside, self.values, entity, self._changed)
        self.rows: dict[str, Row] = {}
        self.all_shown = False
        self.closing = False
        self.said = ""
        self.status = Static("", classes="status", markup=False)
        self.complaint = Static("", classes="complaint", markup=False)
        self.body = VerticalScroll(classes="rows", can_focus=False)

    # --- What a subclass gives ---------------------------------------------------------------

    def heading(self) -> str:
        """What the form is for."""
        raise NotImplementedError

    def store(self) -> None:
        """Take what is typed to where it belongs; raises ``CcmError`` and then keeps nothing."""
        raise NotImplementedError

    def finish(self) -> None:
        """All is stored: close."""
        raise NotImplementedError

    def begin_next(self) -> None:
        """All is stored: start the next one, in ``base``."""
        raise NotImplementedError

    def above(self) -> Widget | None:
        """What stands before the fields, if anything."""
        return None

    def begun(self) -> None:
        """The form is on the screen."""

    def typed_something(self) -> None:
        """Something was typed (or typed back)."""

    def may_save_next(self) -> bool:
        """Whether there is a next one."""
        return True

    # --- What it is made of ------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Heading, complaint, rows, keys."""
        self.rows.update(
            {name: row_for(c, self.around, self.start[name]) for name, c in self.fields.items()}
        )
        with Container(classes="form"):
            with Horizontal(classes="heading"):
                yield Static(harmless.plain(self.heading()), classes="title")
                yield self.status
            yield self.complaint
            with self.body:
                if above := self.above():
                    yield above
                yield from self.rows.values()
            yield KeyLine()

    def on_mount(self) -> None:
        """The cursor stands in the first field that is empty."""
        self.complaint.display = False
        self.fold()
        self._focus_first()
        self.begun()

    def on_screen_resume(self) -> None:
        """Something may have been written or said meanwhile that a field depends on."""
        for row in self.rows.values():
            row.others_changed()
        self._show_status()

    def values(self) -> dict[str, Value]:
        """What stands in the fields now."""
        return {name: self.value_of(name) for name in self.fields}

    def value_of(self, name: str) -> Value:
        """What stands in one field now."""
        return self.rows[name].value if name in self.rows else self.start[name]

    def _changed(self, name: str) -> bool:
        return self.value_of(name) != self.base[name]

    def fill(self, values: Values) -> None:
        """Put other values into the fields: nothing is typed yet."""
        self.base = dict(values)
        for name, row in self.rows.items():
            row.refuse({})
            row.value = values[name]
        self.all_shown = False
        self.complaint.display = False
        self.fold()
        self._focus_first()

    def fold(self) -> None:
        """Show the fields that are needed: open ones, filled ones, faulty ones."""
        for row in self.rows.values():
            needed = unfolded(row.column, row.value) or row.faults or row.in_use
            row.display = bool(self.all_shown or needed)
        shown = self.shown_rows()
        widest = max((cell_len(row.column_label) for row in shown), default=0)
        for row in shown:
            row.label.styles.width = min(widest, _WIDEST_LABEL) + 2

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Say something at the right of the heading, after how many fields are at fault."""
        self.said = text
        self.status.set_class(wrong, "-wrong")
        self._show_status()

    def _show_status(self) -> None:
        n = sum(bool(row.faults) for row in self.rows.values())
        faulty = ngettext("{n} field to correct", "{n} fields to correct", n).format(n=n)
        parts = [faulty if n else "", self.said]
        self.status.update(harmless.plain(" · ".join(filter(None, parts))))

    def shown_rows(self) -> list[Row]:
        """The rows on the screen, in reading order."""
        return [row for row in self.rows.values() if row.display]

    def _focus_first(self) -> None:
        rows = self.shown_rows()
        empty = [row for row in rows if not row.value]
        if first := empty[:1] or rows[:1]:
            first[0].take_focus()

    # --- What happens ------------------------------------------------------------------------

    def on_row_changed(self, event: Row.Changed) -> None:
        """Keep it, and let fields know that depend on others."""
        event.stop()
        for row in self.rows.values():
            if row is not event.row:
                row.others_changed()
        self._show_status()
        self.typed_something()

    def on_row_done(self, event: Row.Done) -> None:
        """On to the next field; after the last one, save."""
        event.stop()
        rows = self.shown_rows()
        at = rows.index(event.row) + 1
        if at < len(rows):
            rows[at].take_focus()
        else:
            self.action_save()

    def on_children_row_opened(self, event: ChildrenRow.Opened) -> None:
        """Open the form of a record inside this one."""
        from ccm_tui.tui.form.child import ChildForm

        event.stop()
        self.app.push_screen(ChildForm(event.row, event.at))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out the keys that mean nothing here."""
        if action == "save_next":
            return self.may_save_next()
        if action == "more":
            return any(column.about.folded for column in self.fields.values())
        return True

    def action_save(self) -> None:
        """Store what is typed and close."""
        if self._stored():
            self.finish()

    def action_save_next(self) -> None:
        """Store what is typed and start the next one."""
        if self._stored():
            self.begin_next()

    def action_more(self) -> None:
        """Show all fields, or the needed ones."""
        self.all_shown = not self.all_shown
        self.fold()

    def action_leave(self) -> None:
        """Close without storing."""
        raise NotImplementedError

    # --- What is refused ---------------------------------------------------------------------

    def close(self, result: Result) -> None:
        """End the form, once."""
        if not self.closing:
            self.closing = True
            self.dismiss(result)

    def _stored(self) -> bool:
        if self.closing:  # A second press of the key before the form is gone.
            return False
        try:
            self.store()
        except Refused as refused:
            self.refuse(refused.fields)
            if refused.unnamed:
                self.ask_who_acts()
        except CcmError as error:
            self.complain(f"{error}\n{error.hint}".strip())
        else:
            return True
        return False

    def ask_who_acts(self) -> None:
        """Ask in whose name is written, and save then. Overridden where that can be asked."""

    def refuse(self, faults: Mapping[str, str]) -> None:
        """Show every fault beside its field, and put the cursor into the first one."""
        left = dict(faults)
        for name, row in self.rows.items():
            own = {key: left.pop(key) for key in list(left) if key.split(".")[0] == name}
            row.refuse({key.partition(".")[2]: message for key, message in own.items()})
        self.fold()
        self.complain("\n".join(self._named(key, message) for key, message in left.items()))
        faulty = [row for row in self.rows.values() if row.faults]
        self._show_status()
        if faulty:
            faulty[0].take_focus()

    def complain(self, text: str) -> None:
        """Say above the fields what concerns the record as a whole."""
        self.complaint.update(harmless.plain(text))
        self.complaint.display = bool(text)

    def _named(self, key: str, message: str) -> str:
        column = self.entity.columns().get(key)
        return f"{_(column.about.label)}: {message}" if column else message
