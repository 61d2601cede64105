"""The work plan: its tree, its days, how far each activity is, and which States it may target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccm_tui.register.naming import Names
from ccm_tui.store.driver import our_errors

if TYPE_CHECKING:
    from ccm_tui.domain.plan_timeline import Dated
    from ccm_tui.domain.steps import ActivityProfile
    from ccm_tui.domain.workplan import WorkPlan
    from ccm_tui.store.workplan import Eligible


class Planning(Names):
    """What follows from a plan and the log."""

    def work_plan(self, plan: str) -> WorkPlan:
        """The plan of this uid with its items and what serves what. Raises NotFound."""
        from ccm_tui.store import workplan

        with our_errors(self.path):
            return workplan.work_plan(self._connection, plan)

    def plan_timeline(self, plan: WorkPlan) -> list[Dated]:
        """The deadlines, meetings and events of a plan, by day."""
        from ccm_tui.store import workplan

        with our_errors(self.path):
            return workplan.timeline(self._connection, plan)

    def activity_profile(self, activity: str) -> ActivityProfile:
        """The steps of an activity's target States today, its entries, events and costs."""
        from ccm_tui.store import activities

        with our_errors(self.path):
            return activities.profile(self._connection, activity, self.today)

    def eligible_targets(self, activity: str) -> list[Eligible]:
        """The States under Article 5 today and those chosen already, with what speaks for each."""
        from ccm_tui.store import workplan

        with our_errors(self.path):
            return workplan.eligible(self._connection, activity, self.today)
