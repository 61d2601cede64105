"""A text beside a list or on a screen of its own, to be read and taken along."""

from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.tui.app import CcmApp


class Readable(VerticalScroll):
    """Scrolls a text; ``y`` copies it, ``Y`` writes it to a file."""

    BINDINGS: ClassVar = [
        Binding("y", "copy", N_("Copy"), show=False, id="text.copy",
                tooltip=N_("Copy what stands here as text")),
        Binding("Y", "to_file", N_("Copy to a file"), show=False, id="text.to_file",
                tooltip=N_("Write what stands here to a file, where the terminal does not copy")),
    ]  # fmt: skip

    @property
    def text(self) -> str:
        """What stands here."""
        return "\n".join(str(part.content) for part in self.query(Static)).strip()

    def action_copy(self) -> None:
        """Copy it."""
        if self.text:
            self.app.copy_to_clipboard(self.text)
            self.notify(_("Copied; Y writes it to a file instead"), markup=False)

    def action_to_file(self) -> None:
        """Write it to a file."""
        cast("CcmApp", self.app).write_out(self.text)
