"""What follows from the records: agenda, news, talks, outputs and their evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from ccm_tui.register.naming import Names
from ccm_tui.store.driver import our_errors

if TYPE_CHECKING:
    from ccm_tui.domain.agenda import Agenda, Due, When
    from ccm_tui.domain.counting import Piece, Progress
    from ccm_tui.domain.query import Query
    from ccm_tui.domain.talks import Occasion, Talks, Topics
    from ccm_tui.store.news import Act


class Follows(Names):
    """What is worked out anew each time it is asked for."""

    def due(self, limit: int = 100) -> Mapping[When, Sequence[Due]]:
        """Open commitments: ``overdue``, ``due`` today, ``upcoming``."""
        from ccm_tui.store import agenda

        with our_errors(self.path):
            return agenda.commitments(self._connection, self.today, limit)

    def agenda(self, limit: int = 100) -> Agenda:
        """What the day asks for: commitments, replies, deadlines, meetings and events."""
        from ccm_tui.store import agenda

        with our_errors(self.path):
            return agenda.agenda(self._connection, self.today, limit, self.plan)

    @property
    def origin(self) -> str:
        """The register's own number."""
        from ccm_tui.store import news

        with our_errors(self.path):
            return news.origin(self._connection)

    def marks(self) -> dict[str, int]:
        """Where the journal stands now: to be remembered by whoever looked."""
        from ccm_tui.store import news

        with our_errors(self.path):
            return news.marks(self._connection)

    def news(self, seen: Mapping[str, int]) -> dict[str, int]:
        """How many acts were written beyond ``seen`` (see :meth:`marks`), by organisation."""
        from ccm_tui.store import news

        with our_errors(self.path):
            return news.since(self._connection, seen)

    def acts(
        self, seen: Mapping[str, int] | None = None, *, since: date | None = None, limit: int = 500
    ) -> list[Act]:
        """What was done beyond ``seen``, or since a day; the newest first."""
        from ccm_tui.store import news

        with our_errors(self.path):
            marks = news.mark_of(self._connection, since) if since else seen or {}
            return news.acts(self._connection, marks, limit)

    def occasions(self, text: str = "", limit: int = 8) -> list[Occasion]:
        """Meetings and events that ``text`` may name, those of today and the nearest first."""
        from ccm_tui.store import talks

        with our_errors(self.path):
            return talks.occasions(self._connection, self.today, text, limit)

    def occasion(self, kind: str, uid: str) -> Occasion | None:
        """The meeting or event of this uid; None when there is none any more."""
        from ccm_tui.store import talks

        with our_errors(self.path):
            return talks.occasion(self._connection, kind, uid)

    def talks(self, kind: str, uid: str, most: int | None = None) -> Talks:
        """Who was spoken to at a meeting or event, and who is to be. Raises NotFound.

        Looks at the newest ``most`` entries made there; -1 at all of them.
        """
        from ccm_tui.store import talks

        with our_errors(self.path):
            return talks.talks(self._connection, kind, uid, self.plan, most or talks.MOST)

    def topics(self, state: str) -> Topics:
        """What to raise with a State: what is owed both ways, and letters it did not answer."""
        from ccm_tui.store import talks

        with our_errors(self.path):
            return talks.topics(self._connection, state, self.today)

    def outputs(self) -> list[Progress]:
        """How far each output of the plan in use is today, by code."""
        from ccm_tui.store import outputs

        with our_errors(self.path):
            return outputs.outputs(self._connection, self.today, self.plan)

    def output(self, uid: str) -> Progress:
        """How far one output is today, of whatever plan. Raises NotFound."""
        from ccm_tui.store import outputs

        with our_errors(self.path):
            code = self.code_of("output", uid)
            return outputs.output(self._connection, self.today, uid, code)

    def evidence(self, output: str | None = None, query: Query | None = None) -> list[Piece]:
        """What an output (None: every one of the plan in use) rests on, the newest first.

        Stored and proposed; ``query`` asks for some of it, as for any list.
        """
        from ccm_tui.store import outputs

        with our_errors(self.path):
            found = outputs.evidence(self._connection, self.today, output, plan=self.plan)
            if query is None:
                return found
            return outputs.chosen(self._connection, self.entity("evidence"), found, query)

    def evidence_in_short(self, output: str, newest: int) -> list[Piece]:
        """All that counts for an output or is proposed, and the ``newest`` of the rest."""
        from ccm_tui.store import outputs

        with our_errors(self.path):
            return outputs.in_short(self._connection, self.today, output, newest)

    def proposed_evidence(self, output: str, query: Query | None = None) -> list[Piece]:
        """What is proposed for an output and no record yet, the newest first."""
        from ccm_tui.store import outputs

        with our_errors(self.path):
            return outputs.proposed(self._connection, self.today, output, query)

    def stored_evidence(self, uids: Sequence[str]) -> list[Piece]:
        """The stored evidence ``uids`` in their order, each with whether it counts."""
        from ccm_tui.store import outputs

        with our_errors(self.path):
            return outputs.pieces(self._connection, self.today, uids)

    def find_evidence(self, text: str) -> Piece:
        """The evidence, also a proposed one, that a uid or its beginning names."""
        from ccm_tui.store import outputs

        with our_errors(self.path):
            return outputs.find_piece(self._connection, self.today, text)
