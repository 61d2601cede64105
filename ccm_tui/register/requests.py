"""Requests for assistance by stage, and what of their relays counts for an output."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccm_tui.register.writing import Writes
from ccm_tui.store.driver import our_errors

if TYPE_CHECKING:
    from ccm_tui.domain.donors import Uncounted
    from ccm_tui.domain.query import Query
    from ccm_tui.domain.stages import Steps
    from ccm_tui.store.board import Board


class Requests(Writes):
    """The board of requests."""

    def board(self, query: Query | None = None, limit: int = 50) -> Board:
        """The newest ``limit`` requests of each stage, by stage; as ``query`` asks."""
        from ccm_tui.domain.query import Query
        from ccm_tui.store import board

        with our_errors(self.path):
            entity = self.entity("request")
            return board.board(self._connection, entity, query or Query(), limit)

    def board_counts(self, query: Query | None = None) -> dict[str, int]:
        """How many requests there are in each stage. Reads them all: for a thread."""
        from ccm_tui.domain.query import Query
        from ccm_tui.domain.stages import STAGES
        from ccm_tui.store import board

        asked = query or Query()
        return {
            stage: self.rows("request", board.at(asked, stage, self.today)).count()
            for stage in STAGES.codes
        }

    def steps(self, request: str) -> Steps:
        """How far a request is, and since when. Raises NotFound."""
        from ccm_tui.store import board

        with our_errors(self.path):
            return board.steps(self._connection, request)

    def move_request(
        self, request: str, stage: str, day: str = "", outcome: str | None = None
    ) -> None:
        """Let a request be in another stage, from the ``day`` typed or today.

        Raises Refused where only a relay or response, or deleting one, could make it so.
        """
        from ccm_tui.domain.stages import moved

        fields = moved(self.steps(request), stage, self.today, day, outcome)
        self.save("request", fields, request)

    def uncounted(self, relay: str) -> Uncounted | None:
        """Why what is answered to a relay counts for no output; None: it may count."""
        from ccm_tui.store import donors

        with our_errors(self.path):
            return donors.uncounted(self._connection, relay, self.plan, self.today)
