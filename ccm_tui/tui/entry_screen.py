"""An outreach entry on a screen of its own: what was told in it is written down from there."""

from typing import Any

from ccm_tui.tui.asking import Asking, told_in
from ccm_tui.tui.record_screen import RecordScreen


class EntryScreen(RecordScreen, Asking):
    """One outreach entry."""

    def __init__(self, uid: str) -> None:
        super().__init__("outreach", uid)

    def asked_by(self) -> dict[str, Any]:
        """This entry, and its State."""
        return told_in(self.app.register, self.uid)
