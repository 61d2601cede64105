"""Places one comes to from another one, and leaves with escape."""

from typing import ClassVar

from textual.binding import Binding
from textual.screen import Screen

from ccm_tui.words import N_


class LeavesWithEscape(Screen[None]):
    """Escape goes back to where one came from."""

    BINDINGS: ClassVar = [
        Binding("escape", "leave", N_("Back"), id="place.leave", tooltip=N_("Go back")),
    ]

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss()
