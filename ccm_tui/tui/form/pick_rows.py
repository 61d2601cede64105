"""Fields that name other records: one of them, or several."""

from ccm_tui.errors import CcmError, NotFound
from ccm_tui.tui.form.picker import Picker
from ccm_tui.tui.form.row import Remark, Row
from ccm_tui.tui.form.values import Value
from ccm_tui.words import _


class PickRow(Row):
    """One record, kept as its uid; or the text that was typed, while it is none."""

    several = False
    control: Picker

    def build(self, value: Value) -> Picker:
        """A picker holding ``value``."""
        picker = Picker(self.column.about.target, self.around, several=self.several)
        picker.put(*self._parted(value))
        return picker

    @property
    def value(self) -> Value:
        """The uid, or a text that the register may still know as a name."""
        return self.control.text or next(iter(self.control.chosen), "")

    @value.setter
    def value(self, value: Value) -> None:
        self.control.put(*self._parted(value))
        self.show_note()

    def take_focus(self) -> None:
        """Into the text that finds."""
        self.control.finder.focus()

    def remark(self) -> Remark | None:
        """What was not found, or not chosen."""
        picker = self.control
        if picker.problem:
            return Remark(picker.problem, wrong=not self.in_use)
        if picker.text and not self.in_use:
            return Remark(
                _("nothing is chosen for “{typed}”").format(typed=picker.text), wrong=True
            )
        return None

    def on_picker_changed(self, event: Picker.Changed) -> None:
        """Something was chosen, taken away or typed."""
        event.stop()
        self.changed()

    def on_picker_done(self, event: Picker.Done) -> None:
        """Enter leaves the field."""
        event.stop()
        self.post_message(self.Done(self))

    def _parted(self, value: Value) -> tuple[tuple[str, ...], str]:
        """The records that ``value`` names, and the text that names none (what was being typed)."""
        items = [value] if isinstance(value, str) else [v for v in value if isinstance(v, str)]
        items = [item for item in items if item]
        if items and not self._known(items[-1]):
            return tuple(items[:-1]), items[-1]
        return tuple(items), ""

    def _known(self, uid: str) -> bool:
        try:
            return self.around.register.name_of(self.column.about.target, uid) != uid
        except NotFound:
            return False
        except CcmError:
            return True  # It cannot be asked now; what was chosen stays chosen.


class PickManyRow(PickRow):
    """Several records, kept as their uids in the order in which they were chosen."""

    several = True

    @property
    def value(self) -> Value:
        """The uids; at the end a text that the register may still know as a name."""
        picker = self.control
        return (*picker.chosen, picker.text) if picker.text else picker.chosen

    @value.setter
    def value(self, value: Value) -> None:
        self.control.put(*self._parted(value))
        self.show_note()
