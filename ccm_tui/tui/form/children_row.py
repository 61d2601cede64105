"""A field of records that belong to the one in the form and are typed inside it: promises."""

from textual.message import Message

from ccm_tui.domain.declaration import Entity
from ccm_tui.domain.typed import Typed
from ccm_tui.tui.form.entries import Entries
from ccm_tui.tui.form.row import Remark, Row
from ccm_tui.tui.form.values import Value, summary
from ccm_tui.words import _


class ChildrenRow(Row):
    """Typed records of the field's target."""

    control: Entries

    class Opened(Message):
        """The form of the record at ``at`` is wanted; the one after the last is a new one."""

        def __init__(self, row: "ChildrenRow", at: int) -> None:
            super().__init__()
            self.row = row
            self.at = at

    @property
    def entity(self) -> type[Entity]:
        """What is typed inside."""
        return self.around.inside.entity(self.column.about.target)

    def build(self, value: Value) -> Entries:
        """The list of what is typed."""
        return Entries(_records(value), self._line_of)

    @property
    def value(self) -> tuple[Typed, ...]:
        """The typed records."""
        return tuple(self.control.records)

    @value.setter
    def value(self, value: Value) -> None:
        self.control.put(_records(value))
        self.show_note()

    def put_one(self, at: int, record: Typed | None) -> None:
        """Keep what stands in the form of the record at ``at``; None: nothing was typed."""
        self.control.put_one(at, record)
        self.changed()

    def faults_of(self, at: int) -> dict[str, str]:
        """What saving refused of the record at ``at``, by its fields."""
        prefix = f"{at}."
        return {k.removeprefix(prefix): v for k, v in self.faults.items() if k.startswith(prefix)}

    def fault(self) -> str:
        """The faults, with the place and the field each concerns."""
        return "; ".join(self._fault(key, message) for key, message in self.faults.items())

    def _fault(self, key: str, message: str) -> str:
        at, _dot, name = key.partition(".")
        if not at.isdigit():
            return message
        column = self.entity.columns().get(name)
        label = _(column.about.label) if column else name
        return " ".join(filter(None, (f"{int(at) + 1}.", label, message)))

    def remark(self) -> Remark | None:
        """What can be done with what is there."""
        if self.in_use and self.control.records:
            return Remark(_("enter adds, e edits, del removes"))
        return None

    def below(self, note: Remark) -> bool:
        """The entries need the whole line."""
        return bool(note.text and self.control.records)

    def on_entries_opened(self, event: Entries.Opened) -> None:
        """The form that this one stands in opens the next."""
        event.stop()
        self.post_message(self.Opened(self, event.at))

    def on_entries_changed(self, event: Entries.Changed) -> None:
        """An entry was removed or brought back."""
        event.stop()
        self.changed()

    def _line_of(self, record: Typed) -> str:
        register = self.around.register
        return summary(self.entity, record, self.around.name_of, register.today)


def _records(value: Value) -> tuple[Typed, ...]:
    return tuple(each for each in value if not isinstance(each, str))
