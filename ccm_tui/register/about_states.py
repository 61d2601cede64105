"""States: which claim stands where sources disagree, and what the plan does about a State."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccm_tui.register.naming import Names
from ccm_tui.store.driver import our_errors

if TYPE_CHECKING:
    from ccm_tui.domain.steps import Step


class AboutStates(Names):
    """Deciding on claims, and how far each activity is with a State."""

    def decide_claim(self, claim: str, reason: str) -> str:
        """Let a claim (uid) stand, in the name of who acts; returns the decision's uid.

        Raises Refused by field: ``claim`` without a person, ``reason`` where none is given.
        """
        from ccm_tui.store import rulings

        with our_errors(self.path):
            return rulings.decide(self._saver, claim, reason)

    def steps_with(self, state: str) -> dict[str, Step]:
        """How far each activity of the plan in use is with a State (uid), by the activity's uid."""
        from ccm_tui.store import activities, states

        with our_errors(self.path):
            targeting = states.targeted_by(self._connection, state, self.plan)
            return {
                activity["uid"]: step
                for activity in targeting
                for step in activities.steps(
                    self._connection, activity["uid"], self.today, only=state
                )
            }
