"""Quick capture: an entry in one line, from anywhere."""

from typing import TYPE_CHECKING

from ccm_tui.errors import CcmError
from ccm_tui.tui.capture.dialog import Captured, CaptureDialog

if TYPE_CHECKING:
    from ccm_tui.tui.app import CcmApp

__all__ = ["CaptureDialog", "Captured", "capture"]


def capture(app: "CcmApp", begins: str = "") -> None:
    """Ask for a line that ``begins`` so, whatever is on the screen; once at a time."""
    if any(isinstance(screen, CaptureDialog) for screen in app.screen_stack):
        return

    def left(result: Captured | None) -> None:
        app.wrote(result.saved if result else None)
        if result and result.form:
            app.open_form("outreach", **result.form)

    try:
        dialog = CaptureDialog(app.register, app.circumstances(), begins)
    except CcmError as error:
        app.say_error(error)
        return
    app.push_screen(dialog, left)
