"""Lists, records, searches and profiles: what is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ccm_tui.register.naming import Names
from ccm_tui.store import public
from ccm_tui.store.driver import our_errors
from ccm_tui.store.plans import planned

if TYPE_CHECKING:
    from ccm_tui.domain.everywhere import Search
    from ccm_tui.domain.query import Query
    from ccm_tui.domain.typed import Typed
    from ccm_tui.store.events import EventProfile
    from ccm_tui.store.history import Written
    from ccm_tui.store.pages import Pages, Row
    from ccm_tui.store.profiles import Profile, StateRow
    from ccm_tui.store.search import Hit


class Lists(Names):
    """Reading records."""

    def query(self, kind: str, text: str) -> Query:
        """The query that one line of text asks for; raises Refused naming each bad filter."""
        from ccm_tui.domain.query import read_query

        return read_query(self.entity(kind), text, today=self.today, resolve=self.find)

    def searched(self, text: str) -> Search:
        """What one line of text asks of all kinds; raises Refused naming each bad filter."""
        from ccm_tui.domain.everywhere import read_search

        return read_search(self.entities, text, today=self.today, resolve=self.find)

    def filtered(
        self,
        kind: str,
        filters: Mapping[str, str],
        *,
        words: str = "",
        since: str = "",
        until: str = "",
        flags: Iterable[str] = (),
    ) -> Query:
        """The query of single texts: a filter for each field; raises Refused by field."""
        from ccm_tui.domain.query import typed_query

        return typed_query(
            self.entity(kind),
            filters,
            words=words,
            since=since,
            until=until,
            flags=flags,
            today=self.today,
            resolve=self.find,
        )

    def query_in_words(self, kind: str, query: Query) -> str:
        """A query as a person says it."""
        from ccm_tui.domain.query import in_words, target_asked

        entity = self.entity(kind)
        named = {
            value: self.code_of(target, value)
            for name, value in query.filters
            if value and (target := target_asked(entity, name))
        }
        return in_words(entity, query, named)

    def search_in_words(self, search: Search) -> str:
        """A search as a person says it: the kinds that it names, and what it asks of them."""
        from ccm_tui.domain.everywhere import kinds_in_words

        if not search.asked:
            return ""
        said = self.query_in_words(*search.asked[0])
        return " · ".join(filter(None, [kinds_in_words(self.entities, search), said]))

    def rows(self, kind: str, query: Query | None = None) -> Pages:
        """A list of ``kind``: rows by key, in an order, with filters.

        Of what belongs to a plan, the rows of the one in use, unless the query names another.
        """
        from ccm_tui.domain.query import Query
        from ccm_tui.store.pages import Pages

        entity, asked = self.entity(kind), query or Query()
        if planned(entity) and "plan" not in dict(asked.filters):
            asked = asked.where("plan", self.plan)
        with our_errors(self.path):
            return Pages(self._connection, entity, asked)

    def record(self, kind: str, uid: str) -> dict[str, Any]:
        """A record as the command line prints it: days as text, references as codes or uids."""
        with our_errors(self.path):
            return public.record(self._connection, self.entities, self.entity(kind), uid, self.plan)

    def values(self, kind: str, uid: str) -> dict[str, Any]:
        """A record as the tables hold it: references as uids, children inside."""
        with our_errors(self.path):
            return public.values(self._connection, self.entities, self.entity(kind), uid)

    def typed_of(self, kind: str, uid: str) -> Typed:
        """A record as text to be edited: references as uids, children with their uids."""
        with our_errors(self.path):
            return public.typed_of(self._connection, self.entities, self.entity(kind), uid)

    def search(self, asked: str | Search, limit: int = 100, offset: int = 0) -> list[Hit]:
        """Records of every kind that hold the words of a text, or that a search asks for."""
        from itertools import islice

        return list(islice(self.hits(asked), offset, offset + limit))

    def hits(self, asked: str | Search) -> Iterator[Hit]:
        """All that :meth:`search` finds, read a screenful at a time as it is taken."""
        from ccm_tui.store import search

        return search.hits(self._connection, self.entities, self._search(asked))

    def newest(self, words: str, each: int) -> list[Hit]:
        """The newest records that hold all of ``words``, at most ``each`` of a kind, by day."""
        from ccm_tui.store import search

        with our_errors(self.path):
            return search.newest(self._connection, self.entities, words, each)

    def search_count(self, asked: str | Search) -> int:
        """How many records a search finds in all. Reads them all."""
        from ccm_tui.store import search

        with our_errors(self.path):
            return search.count(self._connection, self.entities, self._search(asked))

    def _search(self, asked: str | Search) -> Search:
        from ccm_tui.domain.everywhere import search_for

        return search_for(self.entities, asked) if isinstance(asked, str) else asked

    def thread(self, uid: str) -> list[Row]:
        """The outreach entries that hang together with ``uid``: what it answers, what answers."""
        from ccm_tui.store import threads

        with our_errors(self.path):
            return threads.thread(self._connection, self.entity("outreach"), uid)

    def history(self, uid: str, field: str | None = None) -> list[Written]:
        """Who wrote what and when, oldest first."""
        from ccm_tui.store.history import of_record

        with our_errors(self.path):
            return of_record(self._connection, uid, field)

    def states(self) -> list[StateRow]:
        """All States and areas as they stand today, the Article 5 States first."""
        from ccm_tui.store import profiles

        with our_errors(self.path):
            return profiles.state_rows(self._connection, self.today)

    def profile(self, uid: str, *, timeline: int = 40) -> Profile:
        """Everything known of a State today, with the newest entries of its timeline."""
        from ccm_tui.store import profiles

        with our_errors(self.path):
            return profiles.profile(
                self._connection, self.entities, uid, self.today, self.plan, limit=timeline
            )

    def event_profile(self, uid: str) -> EventProfile:
        """Everything known of an event: who attended, and what came of it."""
        from ccm_tui.store import events

        with our_errors(self.path):
            return events.profile(self._connection, uid)
