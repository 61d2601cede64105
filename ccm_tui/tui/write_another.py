"""Deciding a conflict by writing another value: the field's own row of the form, and why."""

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Static

from ccm_tui.domain.about import About, Column
from ccm_tui.domain.wording import field_in_words
from ccm_tui.errors import Refused
from ccm_tui.tui import harmless
from ccm_tui.tui.conflict_view import standing_in_words
from ccm_tui.tui.form.row import Inside
from ccm_tui.tui.form.screen import FormScreen
from ccm_tui.tui.form.values import Value
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.register import Conflict, Register

_WHY = "why_so"


class WriteAnother(FormScreen[bool]):
    """Decides ``conflict`` by what is typed; answers whether it did."""

    DEFAULT_CSS: ClassVar[str] = """
    WriteAnother {
        align: center middle;
        background: $background 60%;
        .form {
            width: 100%; max-width: 110; height: auto; max-height: 100%; padding: 1 0 0 0;
            background: $surface;
        }
        .rows { height: auto; margin: 0 0 1 0; }
        .standing { width: 1fr; height: auto; margin: 0 1 1 3; color: $text-muted; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", N_("Close"), tooltip=N_("Decide nothing"), id="form.back"),
    ]

    def __init__(self, register: "Register", conflict: "Conflict") -> None:
        self.conflict = conflict
        self._register = register
        entity = register.entity(conflict.kind)
        super().__init__(
            entity,
            register,
            typed=register.typed_of(conflict.kind, conflict.record),
            inside=Inside(register.entities),
        )
        why = Column(_WHY, About(N_("Reason"), help=N_("if you like")), False)
        self.fields = {conflict.field: self.fields[conflict.field], _WHY: why}
        self.base[_WHY] = self.start[_WHY] = ""

    def heading(self) -> str:
        """What is decided."""
        field = field_in_words(self.entity, self.conflict.field)
        return _("{field}: write another").format(field=field)

    def above(self) -> Static:
        """What stands."""
        said = standing_in_words(self._register, self.conflict)
        return Static(harmless.plain(said), classes="standing")

    def begun(self) -> None:
        """The cursor stands in the field, not in the reason."""
        self.rows[self.conflict.field].take_focus()

    def values(self) -> dict[str, Value]:
        """What stands in the record, with what is typed here: other fields may be asked for."""
        return {name: self.value_of(name) for name in self.base}

    def may_save_next(self) -> bool:
        """There is one conflict."""
        return False

    def store(self) -> None:
        """Decide; what is wrong with the text is said beside the field."""
        conflict = self.conflict
        try:
            self._register.decide_conflict(
                conflict.id,
                value=str(self.value_of(conflict.field)),
                reason=str(self.value_of(_WHY)) or None,
            )
        except Refused as error:
            fields = {conflict.field if n == "value" else n: why for n, why in error.fields.items()}
            raise Refused(fields, hint=error.hint, unnamed=error.unnamed) from error

    def finish(self) -> None:
        """It is decided."""
        self.close(True)

    def action_leave(self) -> None:
        """Decide nothing."""
        self.close(False)
