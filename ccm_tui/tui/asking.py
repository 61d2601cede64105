"""Where one hears what a State needs: keys that write down a challenge, a priority, a request."""

from typing import TYPE_CHECKING, Any, ClassVar

from textual import getters
from textual.binding import Binding
from textual.screen import Screen

from ccm_tui.tui.app import CcmApp
from ccm_tui.words import N_

if TYPE_CHECKING:
    from ccm_tui.register import Register


class Asking(Screen[None]):
    """A place that is about a State, or about an entry in which States were spoken to."""

    BINDINGS: ClassVar = [
        Binding("c", "need", N_("Challenge"), id="asking.need",
                tooltip=N_("Write down a challenge or key priority of this State")),
        Binding("q", "request", N_("Request"), show=False, id="asking.request",
                tooltip=N_("Write down a request for assistance of this State")),
    ]  # fmt: skip

    app = getters.app(CcmApp)

    def asked_by(self) -> dict[str, Any]:
        """What both forms begin with: the State, the entry it was told in. Overridden."""
        raise NotImplementedError

    def action_need(self) -> None:
        """Write down a challenge or key priority."""
        self.app.open_form("need", typed=self.asked_by())

    def action_request(self) -> None:
        """Write down a request for assistance."""
        self.app.open_form("request", typed=self.asked_by())


def told_in(register: "Register", entry: str) -> dict[str, Any]:
    """The outreach entry that something was told in, and its State where there is but one."""
    states = register.values("outreach", entry)["states"]
    return {"outreach": entry} | ({"state": states[0]} if len(states) == 1 else {})
