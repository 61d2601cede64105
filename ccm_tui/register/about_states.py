"""States: everything that is known of one, and which claim stands where sources disagree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ccm_tui.register.lists import Lists
from ccm_tui.register.people import People
from ccm_tui.store.driver import our_errors

if TYPE_CHECKING:
    from ccm_tui.domain.addressee import Addressee
    from ccm_tui.domain.steps import Step
    from ccm_tui.store.profiles import Profile


@dataclass(frozen=True, slots=True)
class WholeState:
    """A State's profile, whom a letter to it goes to, and what the plan does about it today."""

    profile: Profile
    today: date
    addressee: Addressee | None
    steps: Mapping[str, Step]
    """How far each activity that targets it is, by the activity's uid."""
    warnings: tuple[str, ...]
    """That several activities write to it without each other, in words."""


class AboutStates(People, Lists):
    """One State as one view, and deciding on claims."""

    def whole_state(self, uid: str, *, timeline: int = 40) -> WholeState:
        """The State ``uid`` with all that is known of it, and the newest of its timeline."""
        from ccm_tui.domain.dossier import crowding

        profile = self.profile(uid, timeline=timeline)
        codes = [code for _uid, code, _title in profile.activities]
        return WholeState(
            profile,
            self.today,
            self.addressee(uid),
            self.steps_with(uid),
            tuple(crowding(profile.dossier.letters, codes, self.today)),
        )

    def steps_with(self, state: str) -> dict[str, Step]:
        """How far each activity of the plan in use is with a State (uid), by the activity's uid."""
        from ccm_tui.store import activities, states

        with our_errors(self.path):
            return {
                activity["uid"]: step
                for activity in states.targeted_by(self._connection, state, self.plan)
                for step in activities.steps(
                    self._connection, activity["uid"], self.today, only=state
                )
            }

    def decide_claim(self, claim: str, reason: str) -> str:
        """Let a claim (uid) stand, in the name of who acts; returns the decision's uid.

        Raises Refused by field: ``claim`` without a person, ``reason`` where none is given.
        """
        from ccm_tui.store import rulings

        with our_errors(self.path):
            return rulings.decide(self._saver, claim, reason)
