"""The Guidance: good practices by its levels, how it was spread, and what activities cost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ccm_tui.register.requests import Requests
from ccm_tui.store.driver import our_errors
from ccm_tui.store.plans import planned

if TYPE_CHECKING:
    from ccm_tui.store.costs import CostTotal


class Spreading(Requests):
    """What is counted although no output asks for it."""

    def disseminated(self, activity: str | None = None) -> dict[str, int]:
        """How many acts of dissemination belong to an activity (None: all there are), by channel.

        In the order of the channels; those without an act are left out.
        """
        from ccm_tui.store import guidance

        with our_errors(self.path):
            return guidance.disseminated(self._connection, activity)

    def begins(self, kind: str) -> dict[str, Any]:
        """What a new record of ``kind`` begins with, as typed, where nobody types otherwise.

        What belongs to a plan is of the one in use. An act of dissemination belongs to the activity
        that spreads the Guidance.
        """
        if planned(self.entity(kind)):
            return {"plan": self.plan} if self.plan else {}
        if kind != "dissemination":
            return {}
        from ccm_tui.store import guidance

        with our_errors(self.path):
            found = guidance.spreading_activity(self._connection, self.plan)
        return {"activities": [found]} if found else {}

    def cost_totals(self, activity: str | None = None) -> list[CostTotal]:
        """What an activity costs (None: each of the plan's), by currency. Reads all costs."""
        from ccm_tui.store import costs

        with our_errors(self.path):
            return costs.totals(self._connection, activity, self.plan)
