"""The small form of a record that is typed inside another one's form."""

from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from ccm_tui.domain.typed import Typed
from ccm_tui.errors import Refused
from ccm_tui.tui.form.children_row import ChildrenRow
from ccm_tui.tui.form.screen import FormScreen
from ccm_tui.tui.form.values import Value, next_of, started
from ccm_tui.words import N_, _


class ChildForm(FormScreen[None]):
    """Types into the entry at ``at`` of ``row`` (the one after the last: a new entry).

    Whatever is typed is in the entry at once, and so in the draft of the form that holds it:
    leaving loses nothing. Saving only checks.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape",
            "leave",
            N_("Back"),
            tooltip=N_("Back; what was typed stays in the entry"),
            id="form.back",
        )
    ]

    def __init__(self, row: ChildrenRow, at: int) -> None:
        self.row = row
        self.at = at
        around = row.around
        self.original: Typed = row.value[at] if at < len(row.value) else {}
        kind = row.column.about.target
        super().__init__(
            row.entity,
            around.register,
            typed=self.original or around.inside.start(kind, around.values()),
            inside=around.inside,
            within=True,
        )
        self._faults = row.faults_of(at)

    def heading(self) -> str:
        """New or not."""
        words = _("Edit {kind}") if self.original else _("New {kind}")
        return words.format(kind=_(self.entity.singular))

    def begun(self) -> None:
        """Show what saving refused of this entry."""
        if self._faults:
            self.refuse(self._faults)

    def typed_something(self) -> None:
        """Keep it in the entry; a new one with nothing typed is none."""
        values = self.values()
        there = self.at < len(self.row.value)
        if self.original or values != self.base:
            self.row.put_one(self.at, self._typed(values))
        elif there:
            self.row.put_one(self.at, None)

    def store(self) -> None:
        """Check the entry as it will be saved; the owner is known only then."""
        typed = self._typed(self.values())
        record = {name: value for name, value in typed.items() if name in self.fields}
        try:
            self.register.check(self.entity.table, record, typed.get("uid"))
        except Refused as refused:
            owner = self.entity.owner_field
            if faults := {k: v for k, v in refused.fields.items() if not owner or k != owner}:
                raise Refused(faults) from refused
        self.row.put_one(self.at, typed)

    def finish(self) -> None:
        """Back to the form that holds the entry."""
        self.close(None)

    def begin_next(self) -> None:
        """A new entry after the last."""
        self.at = len(self.row.value)
        self.original = {}
        start = self.around.inside.start(self.entity.table, self.row.around.values())
        self.fill(next_of(self.fields, self.values()) | started(self.fields, start))
        self.say(_("Added"))

    def action_leave(self) -> None:
        """Back; what was typed stays in the entry."""
        self.close(None)

    def _typed(self, values: dict[str, Value]) -> dict[str, Any]:
        """The entry: what is filled in, what was cleared, and the uid it may have."""
        filled_in = {n: v for n, v in values.items() if v or n in self.original}
        return {**self.original, **filled_in}
