"""Several plans: which there are, rolling one over, loading one from a file."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from ccm_tui.register.naming import Names
from ccm_tui.store.driver import our_errors

if TYPE_CHECKING:
    from ccm_tui.domain.typed import Typed
    from ccm_tui.exchange.plan_file import Loaded
    from ccm_tui.store.plans import PlanInShort
    from ccm_tui.store.rolling import Rolled


class Plans(Names):
    """The plans of a register."""

    def plans(self) -> list[PlanInShort]:
        """All plans, by the day as at."""
        from ccm_tui.store import plans

        with our_errors(self.path):
            return plans.plans(self._connection, self.plan)

    def roll_over(self, plan: str, typed: Typed, *, without: Collection[str] = ()) -> Rolled:
        """Make a plan of what ``typed`` says with a copy of all of ``plan`` but some kinds.

        One act. Raises Refused by field.
        """
        from ccm_tui.store import rolling

        kinds = [kind for kind in rolling.KINDS if kind not in without]
        with our_errors(self.path):
            return rolling.roll_over(self._saver, plan, typed, kinds)

    def load_plan(self, path: Path, typed: Typed) -> Loaded:
        """Add what a CSV file holds, and the plan that ``typed`` describes, as one act.

        Raises Refused with every fault by row and column.
        """
        from ccm_tui.exchange import plan_file

        with our_errors(self.path):
            return plan_file.load(self._saver, path, typed)
