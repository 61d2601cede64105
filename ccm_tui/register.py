"""The open register: one object through which both faces reach everything.

Verbs, not tables: ``save``, ``delete``, ``undo``, ``rows``, ``find``, ``history``. What was typed
comes in as text; what comes out are rows and records. All errors are of :mod:`ccm_tui.errors`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ccm_tui.errors import NotFound, NothingToUndo, Refused, RegisterDamaged
from ccm_tui.resources import seeds_dir
from ccm_tui.store import names, opening, public
from ccm_tui.store.acts import Actor, Clock, Writer
from ccm_tui.store.driver import Connection, our_errors
from ccm_tui.store.parties import acting_code
from ccm_tui.words import _, ngettext

# What not every run needs is imported by the verb that needs it: together it takes longer than
# opening a register. Faces name these types in annotations only.
if TYPE_CHECKING:
    from ccm_tui.domain.agenda import Agenda, Due, When
    from ccm_tui.domain.copying import Fitting
    from ccm_tui.domain.counting import Piece, Progress
    from ccm_tui.domain.declaration import Entity
    from ccm_tui.domain.draft import Draft
    from ccm_tui.domain.entities import Entities
    from ccm_tui.domain.everywhere import Search
    from ccm_tui.domain.name_book import NameBook
    from ccm_tui.domain.query import Query
    from ccm_tui.domain.reading import Circumstances, Reading, Settled
    from ccm_tui.domain.talks import Occasion, Talks, Topics
    from ccm_tui.domain.typed import Typed
    from ccm_tui.exchange.export import Exported
    from ccm_tui.store.doctor import Check
    from ccm_tui.store.events import Attendant, EventProfile, MadeThere
    from ccm_tui.store.history import Written
    from ccm_tui.store.names import Suggestion
    from ccm_tui.store.news import Act
    from ccm_tui.store.pages import Pages, Row
    from ccm_tui.store.profiles import Event, Profile, StateRow
    from ccm_tui.store.saving import Saver
    from ccm_tui.store.search import Hit
    from ccm_tui.store.undo import Undone

__all__ = [
    "Act",
    "Actor",
    "Agenda",
    "Attendant",
    "Check",
    "Draft",
    "Due",
    "Event",
    "EventProfile",
    "Exported",
    "Hit",
    "MadeThere",
    "Pages",
    "Piece",
    "Profile",
    "Progress",
    "Register",
    "Row",
    "StateRow",
    "Suggestion",
    "Surroundings",
    "Undone",
    "Written",
]

_KINDS_OF: Mapping[str, tuple[str, ...]] = {
    "attendant": ("state", "organisation"),
    "party": ("organisation", "state"),
    "record": ("event", "outreach", "practice", "response", "need"),
}
"""The kinds that a reference to more than one may mean, the most likely first."""

Ids = Callable[[], str]
"""A new random uid at each call."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What comes from outside the file: time, ids, who acts, and whose installation this is.

    ``as_at`` is "today" for what is due and for claims; None: the clock's day.
    """

    clock: Clock
    ids: Ids
    actor: Actor
    installation: str
    as_at: date | None = None


class Register:
    """One open register. Make it with :meth:`open`; close it when done.

    A process opens a file once and reaches it a second time through :meth:`aside` only.
    """

    def __init__(
        self,
        path: Path,
        connection: Connection,
        writable: bool,
        around: Surroundings,
        entities: Entities | None = None,
    ) -> None:
        self.path = path
        self.around = around
        self._entities = entities
        self._connection = connection
        self._writer = Writer(connection, around.clock, around.actor, around.installation, writable)
        self._ready = not writable

    @classmethod
    def open(
        cls,
        path: Path,
        around: Surroundings,
        *,
        entities: Entities | None = None,
        schema: str | None = None,
        seeds: Path | None = None,
        ready: bool = True,
    ) -> Register:
        """Open the register at ``path``; one that does not exist is made and seeded.

        ``entities``, ``schema`` and ``seeds`` replace the program's own (for tests). With
        ``ready`` False the triggers are compared later (see :meth:`make_ready`), which is as safe
        and lets a screen be painted first. Raises a :class:`~ccm_tui.errors.RegisterError` that
        says what to do; the file is untouched then.
        """
        if not opening.is_there(path):
            _create(path, entities or _own_entities(), schema, seeds)
        connection, writable = opening.open_connection(path)
        register = cls(path, connection, writable, around, entities)
        try:
            with our_errors(path):
                if ready or not opening.is_newest(connection):
                    register.make_ready()
        except BaseException:
            connection.close()
            raise
        return register

    @classmethod
    def open_unchecked(
        cls, path: Path, around: Surroundings, *, entities: Entities | None = None
    ) -> Register:
        """Open a register to examine or repair it, whatever its triggers are; nothing is saved.

        One of an older version is brought up to date, unless it is damaged.
        """
        connection, writable = opening.open_connection(path)
        register = cls(path, connection, False, around, entities)
        if writable and not opening.is_newest(connection):
            with suppress(RegisterDamaged), our_errors(path):
                opening.prepare(connection, register.entities)
        return register

    def make_ready(self) -> None:
        """Newest schema, whole triggers: what must hold before the first write. Done once.

        Raises :class:`~ccm_tui.errors.RegisterDamaged` when a write could escape the journal.
        """
        if not self._ready:
            with our_errors(self.path):
                opening.prepare(self._connection, self.entities)
            self._ready = True

    def warm_up(self) -> None:
        """Import what the next verbs will need. For a thread, while nothing is asked yet."""
        import ccm_tui.domain.entities
        import ccm_tui.store.public
        import ccm_tui.store.saving  # noqa: F401

    @property
    def entities(self) -> Entities:
        """The entities of the register, in the order in which they refer to one another."""
        if self._entities is None:
            self._entities = _own_entities()
        return self._entities

    def close(self) -> None:
        """Close the file; nothing is pending."""
        self._connection.close()

    def __enter__(self) -> Register:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    # ---------------------------------------------------------------- what it is

    @property
    def today(self) -> date:
        """The day that counts as today."""
        return self.around.as_at or self.around.clock().date()

    @property
    def actor(self) -> Actor:
        """Who acts."""
        return self._writer.actor

    @property
    def writable(self) -> bool:
        """Whether anything can be written."""
        return self._writer.writable

    def act_as(self, actor: Actor) -> None:
        """Let somebody else act from here on; an organisation must be known to the register."""
        with our_errors(self.path):
            by = acting_code(self._connection, actor.by or "")
        if actor.by and by is None:
            by = self.code_of("party", self.find("party", actor.by))
        known = Actor(by, actor.person or None)
        self._writer = Writer(
            self._connection, self.around.clock, known, self.around.installation, self.writable
        )

    def entity(self, kind: str) -> type[Entity]:
        """The declaration of ``kind``; raises NotFound."""
        for entity in self.entities:
            if entity.table == kind:
                return entity
        raise NotFound(_("There is no kind of record “{kind}”").format(kind=kind))

    # ---------------------------------------------------------------- names

    def find(self, kind: str, text: str) -> str:
        """The uid that ``text`` names (uid, its beginning, code, name); NotFound or Ambiguous."""
        with our_errors(self.path):
            if kind == "party":
                return names.find_party(self._connection, self.entities, text)
            if kind == "record":
                return names.find_record(self._connection, self.entities, text)
            return names.find(self._connection, self.entity(kind), text)

    def suggest(self, kind: str, text: str, limit: int = 8) -> Sequence[Suggestion]:
        """The records that ``text`` may become, best first; the most likely for no text."""
        with our_errors(self.path):
            kinds = _KINDS_OF.get(kind, (kind,))
            known = [
                candidate
                for one in kinds
                for candidate in names.candidates(self._connection, self.entity(one), text)
            ]
            return names.suggest(known, text, limit)

    def name_of(self, kind: str, uid: str) -> str:
        """What a person calls the record ``uid``."""
        with our_errors(self.path):
            return public.name_of(self._connection, self.entities, kind, uid)

    def kind_of(self, uid: str) -> str:
        """The kind of the record ``uid``, whichever it is; empty for none."""
        with our_errors(self.path):
            return public.kind_of(self._connection, self.entities, uid)

    def code_of(self, kind: str, uid: str) -> str:
        """The public reference to a record: its code where it has one, else its uid."""
        with our_errors(self.path):
            return public.code_of(self._connection, self.entities, kind, uid)

    # ---------------------------------------------------------------- lists and records

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
        """A list of ``kind``: rows by key, in an order, with filters."""
        from ccm_tui.domain.query import Query
        from ccm_tui.store.pages import Pages

        with our_errors(self.path):
            return Pages(self._connection, self.entity(kind), query or Query())

    @contextmanager
    def aside(self) -> Iterator[Register]:
        """The same register on a connection of its own, for work in a thread; read only."""
        connection, _writable = opening.open_connection(self.path, further=True)
        try:
            with our_errors(self.path):
                yield Register(self.path, connection, False, self.around, self._entities)
        finally:
            connection.close()

    def record(self, kind: str, uid: str) -> dict[str, Any]:
        """A record as the command line prints it: days as text, references as codes or uids."""
        with our_errors(self.path):
            return public.record(self._connection, self.entities, self.entity(kind), uid)

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

    # ---------------------------------------------------------------- States and what is due

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
                self._connection, self.entities, uid, self.today, limit=timeline
            )

    def due(self, limit: int = 100) -> Mapping[When, Sequence[Due]]:
        """Open commitments: ``overdue``, ``due`` today, ``upcoming``."""
        from ccm_tui.store import agenda

        with our_errors(self.path):
            return agenda.commitments(self._connection, self.today, limit)

    def agenda(self, limit: int = 100) -> Agenda:
        """What the day asks for: commitments, replies, deadlines, meetings and events."""
        from ccm_tui.store import agenda

        with our_errors(self.path):
            return agenda.agenda(self._connection, self.today, limit)

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

    def event_profile(self, uid: str) -> EventProfile:
        """Everything known of an event: who attended, and what came of it."""
        from ccm_tui.store import events

        with our_errors(self.path):
            return events.profile(self._connection, uid)

    # ---------------------------------------------------------------- meetings and events

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
            return talks.talks(self._connection, kind, uid, most or talks.MOST)

    def topics(self, state: str) -> Topics:
        """What to raise with a State: what is owed both ways, and letters it did not answer."""
        from ccm_tui.store import talks

        with our_errors(self.path):
            return talks.topics(self._connection, state, self.today)

    def acts(
        self, seen: Mapping[str, int] | None = None, *, since: date | None = None, limit: int = 500
    ) -> list[Act]:
        """What was done beyond ``seen``, or since a day; the newest first."""
        from ccm_tui.store import news

        with our_errors(self.path):
            marks = news.mark_of(self._connection, since) if since else seen or {}
            return news.acts(self._connection, marks, limit)

    # ---------------------------------------------------------------- outputs

    def outputs(self) -> list[Progress]:
        """How far each output is today, by code."""
        from ccm_tui.store import outputs

        with our_errors(self.path):
            return outputs.outputs(self._connection, self.today)

    def evidence(self, output: str | None = None, query: Query | None = None) -> list[Piece]:
        """What an output (all, for None) rests on: stored and proposed, the newest first.

        ``query`` asks for some of it, as for any list.
        """
        from ccm_tui.store import outputs

        with our_errors(self.path):
            found = outputs.evidence(self._connection, self.today, output)
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

    def judge(self, evidence: str, verdict: str, reason: str | None = None) -> str:
        """Accept or refuse a piece of evidence; returns its uid. Raises Refused, NotFound."""
        from ccm_tui.store import outputs

        with our_errors(self.path):
            piece = outputs.find_piece(self._connection, self.today, evidence)
            return outputs.judge(self._saver, self.entity("evidence"), piece, verdict, reason)

    # ---------------------------------------------------------------- writing

    def check(self, kind: str, typed: Typed, uid: str | None = None) -> None:
        """Raise Refused with every fault of ``typed``, by field; write nothing."""
        with our_errors(self.path):
            self._check_template(kind, typed, uid)
            self._saver.check(self.entity(kind), typed, uid)

    def save(self, kind: str, typed: Typed, uid: str | None = None) -> str:
        """Add a record, or edit the record ``uid``: one transaction, one act. Returns its uid."""
        with our_errors(self.path):
            self._check_template(kind, typed, uid)
            return self._saver.save(self.entity(kind), typed, uid)

    def fitting(self, kind: str, kept: Mapping[str, Any]) -> Fitting:
        """What of kept text (a draft's, a template's) a record of ``kind`` can take now."""
        from ccm_tui.store import kept as store

        with our_errors(self.path):
            return store.fitting_now(self._connection, self.entities, self.entity(kind), kept)

    def _check_template(self, kind: str, typed: Typed, uid: str | None) -> None:
        """Raise Refused where what is written of a template fits no form; its name always may."""
        if kind == "template" and typed.get("typed", typed.get("kind")):
            from ccm_tui.domain.copying import checked_template

            default = self.entity(kind).columns()["kind"].default
            whole = {"kind": default, **(self.values(kind, uid) if uid else {}), **typed}
            if wrong := checked_template(self.entities, whole["kind"], whole["typed"]):
                raise Refused(wrong)

    def delete(self, kind: str, *uids: str) -> int:
        """Delete records and what belongs to them, as one act; returns how many records."""
        with our_errors(self.path):
            return self._saver.delete(self.entity(kind), uids)

    def attend(self, event: str, *parties: str, role: str | None = None) -> None:
        """Write down that ``parties`` (uids) attended ``event``, as one act.

        Without a ``role`` a participant, or what they were before. Raises Refused by field.
        """
        from ccm_tui.store import attendance

        with our_errors(self.path):
            attendance.attend(self._saver, event, parties, role)

    def absent(self, event: str, *parties: str) -> int:
        """Take ``parties`` off the attendance of ``event``, as one act; how many stood there."""
        from ccm_tui.store import attendance

        with our_errors(self.path):
            return attendance.absent(self._saver, event, parties)

    def undo(self) -> Undone:
        """Take back the last act; raises NothingToUndo or ChangedSince."""
        from ccm_tui.store import undo

        with our_errors(self.path):
            self.make_ready()
            return undo.undo(self._writer, self.entities)

    def undo_steps(self, steps: int) -> list[Undone]:
        """Take back the last ``steps`` acts, newest first: all of them or none."""
        from ccm_tui.store import undo

        self.make_ready()
        done: list[Undone] = []
        with our_errors(self.path), self._writer.together():
            while len(done) < steps:
                try:
                    done.append(undo.undo(self._writer, self.entities))
                except NothingToUndo:
                    raise _fewer_steps(len(done)) from None
        return done

    def redo(self) -> Undone:
        """Take back the last undo; raises NothingToUndo."""
        from ccm_tui.store import undo

        with our_errors(self.path):
            self.make_ready()
            return undo.redo(self._writer, self.entities)

    def history(self, uid: str, field: str | None = None) -> list[Written]:
        """Who wrote what and when, oldest first."""
        from ccm_tui.store.history import of_record

        with our_errors(self.path):
            return of_record(self._connection, uid, field)

    @property
    def _saver(self) -> Saver:
        from ccm_tui.store.saving import Saver

        self.make_ready()
        return Saver(self._writer, self.entities, self.today, self.find, self.around.ids)

    def name_book(self) -> NameBook:
        """The names that :meth:`capture` reads, as they are now: once for many lines."""
        from ccm_tui.domain.name_book import NAMED, name_book

        with our_errors(self.path):
            known = {
                kind: names.candidates(self._connection, self.entity(kind), "") for kind in NAMED
            }
        return name_book(known, names.folded)

    def capture(
        self,
        line: str,
        around: Circumstances | None = None,
        *,
        book: NameBook | None = None,
        settled: Settled | None = None,
    ) -> Reading:
        """What one line says as an outreach entry, with why it would be refused; writes nothing."""
        from ccm_tui.domain.capture import read_line
        from ccm_tui.domain.reading import Circumstances

        names_known = book or self.name_book()
        reading = read_line(line, names_known, self.today, around or Circumstances(), settled)
        try:
            self.check("outreach", reading.typed)
        except Refused as refused:
            return reading.refused(refused)
        return reading

    # ---------------------------------------------------------------- drafts

    def keep_draft(self, draft: Draft) -> None:
        """Keep what is being typed, as typed."""
        from ccm_tui.store import drafts

        with our_errors(self.path):
            self.make_ready()
            drafts.keep(self._connection, draft)

    def drop_draft(self, uid: str) -> None:
        """Forget a draft."""
        from ccm_tui.store import drafts

        with our_errors(self.path):
            drafts.drop(self._connection, uid)

    def drafts(self) -> list[Draft]:
        """All drafts, newest first."""
        from ccm_tui.store import drafts

        with our_errors(self.path):
            return drafts.kept(self._connection)

    # ---------------------------------------------------------------- the file

    def export(self, target: Path, *, force: bool = False) -> Exported:
        """Hand out a whole, verified copy of the register."""
        from ccm_tui.exchange.export import export

        with our_errors(target):
            return export(self._connection, self.entities, target, force=force)

    def examine(self) -> Iterator[Check]:
        """The doctor's checks, one after the other."""
        from ccm_tui.store.doctor import examine

        with our_errors(self.path):
            yield from examine(self._connection, self.entities, self.path)

    def repair(self) -> list[str]:
        """Restore the triggers that write the journal; returns the names of those restored."""
        with our_errors(self.path):
            return opening.repair(self._connection, self.entities)

    def demo(self, rows: int, progress: Callable[[int, int], None] | None = None) -> int:
        """Add ``rows`` fictional outreach entries and what hangs on them: one act.

        ``progress`` is told how many are made, of how many. Raises RegisterInUse.
        """
        from ccm_tui.exchange.demo import fill

        with our_errors(self.path):
            self.make_ready()
            return fill(self._writer, self.entities, rows, progress)


def _fewer_steps(steps: int) -> NothingToUndo:
    if not steps:
        return NothingToUndo(_("There is nothing to undo."))
    said = ngettext("There is only {n} step to undo.", "There are only {n} steps to undo.", steps)
    return NothingToUndo(said.format(n=steps), _("Nothing was undone."))


def _own_entities() -> Entities:
    from ccm_tui.domain.entities import ENTITIES

    return ENTITIES


def _create(path: Path, entities: Entities, schema: str | None, seeds: Path | None) -> None:
    from ccm_tui.store.seeding import seed

    folder = seeds or seeds_dir()
    opening.create(path, entities, lambda c: seed(c, entities, folder), schema=schema)
