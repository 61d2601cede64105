"""Places one comes to from another one: what they are left with, and what is heard over them."""

from typing import ClassVar, Final

from textual.binding import Binding
from textual.screen import Screen

from ccm_tui.words import N_

OVER_ALL: Final = (
    Binding("f2", "app.capture", N_("Capture"), show=False, id="app.capture",
            tooltip=N_("Write an entry in one line, as fast as it is spoken")),
    Binding("f3", "app.jump", N_("Jump"), show=False, id="app.jump",
            tooltip=N_("Show a letter on everything one can go to")),
)  # fmt: skip
"""What is heard over forms and questions, too; Textual stops at them on the way to the app."""


class LeavesWithEscape(Screen[None]):
    """Escape goes back to where one came from."""

    BINDINGS: ClassVar = [
        Binding("escape", "leave", N_("Back"), id="place.leave", tooltip=N_("Go back")),
    ]

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss()
