"""The register as an open file: made, opened, closed, and what it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Self

from ccm_tui.errors import NotFound, RegisterDamaged
from ccm_tui.marks import NO_MARKS, Marks
from ccm_tui.resources import seeds_dir
from ccm_tui.store import opening, plans, whose
from ccm_tui.store.acts import Actor, Clock, Writer
from ccm_tui.store.driver import Connection, our_errors
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.domain.declaration import Entity
    from ccm_tui.domain.entities import Entities


Ids = Callable[[], str]
"""A new random uid at each call."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What comes from outside the file: time, ids, who acts, and whose installation this is.

    ``as_at`` is "today" for what is due and for claims; None: the clock's day. ``plan`` is the plan
    that was chosen (code or uid); None: the one of today.
    """

    clock: Clock
    ids: Ids
    actor: Actor
    installation: str
    as_at: date | None = None
    plan: str | None = None
    marks: Marks = NO_MARKS


class Opened:
    """An open register. A process opens a file once and reaches it again through :meth:`aside`."""

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
        self._writer = Writer(
            connection, around.clock, around.actor, around.installation, writable, around.marks
        )
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
    ) -> Self:
        """Open the register at ``path``; one that does not exist is made and seeded.

        ``entities``, ``schema`` and ``seeds`` replace the program's own (for tests). With
        ``ready`` False the triggers are compared later (see :meth:`make_ready`), which is as safe
        and lets a screen be painted first. Raises a :class:`~ccm_tui.errors.RegisterError` that
        says what to do; the file is untouched then.
        """
        made = not opening.is_there(path)
        if made:
            _create(path, entities or _own_entities(), schema, seeds)
        connection, writable = opening.open_connection(path)
        register = cls(path, connection, writable, around, entities)
        try:
            with our_errors(path):
                if ready or not opening.is_newest(connection):
                    register.make_ready()
                if made:
                    around.marks.keep(*whose.written(connection))
        except BaseException:
            connection.close()
            raise
        return register

    @classmethod
    def open_unchecked(
        cls, path: Path, around: Surroundings, *, entities: Entities | None = None
    ) -> Self:
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

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    @property
    def today(self) -> date:
        """The day that counts as today."""
        return self.around.as_at or self.around.clock().date()

    @property
    def plan(self) -> str:
        """The uid of the plan in use, whose outputs are counted; empty where there is none."""
        with our_errors(self.path):
            return plans.in_use(self._connection, self.today, self.around.plan)

    def kept_apart(self) -> str:
        """Why what is written here next begins an origin of its own, said to the person.

        Empty where the register goes on under the one it has, or was made elsewhere and is new.
        """
        said: dict[whose.Copy, str] = {
            "handed_out": _("This is a copy that was handed out"),
            "elsewhere": _("This copy was last written on another computer"),
            "older": _("This is an older copy of a register that you wrote to since"),
        }
        with our_errors(self.path):
            why = whose.copy_of(self._connection, self.around.installation, self.around.marks)
        if not self.writable or why not in said:
            return ""
        return _("{why}; what you write here is kept apart as its own.").format(why=said[why])

    @property
    def several_plans(self) -> bool:
        """Whether there is more than one plan."""
        with our_errors(self.path):
            return plans.several(self._connection)

    @property
    def actor(self) -> Actor:
        """Who acts."""
        return self._writer.actor

    @property
    def writable(self) -> bool:
        """Whether anything can be written."""
        return self._writer.writable

    def entity(self, kind: str) -> type[Entity]:
        """The declaration of ``kind``; raises NotFound."""
        for entity in self.entities:
            if entity.table == kind:
                return entity
        raise NotFound(_("There is no kind of record “{kind}”").format(kind=kind))

    @contextmanager
    def aside(self) -> Iterator[Self]:
        """The same register on a connection of its own, for work in a thread; read only."""
        connection, _writable = opening.open_connection(self.path, further=True)
        try:
            with our_errors(self.path):
                yield type(self)(self.path, connection, False, self.around, self._entities)
        finally:
            connection.close()

    @contextmanager
    def at_work(self) -> Iterator[Self]:
        """The same register on a connection of its own, for a thread that writes for long.

        Nothing else may be written through this one meanwhile: it would wait, and then be refused.
        """
        connection, writable = opening.open_connection(self.path, further=True)
        around = replace(self.around, actor=self.actor)
        try:
            with our_errors(self.path):
                yield type(self)(
                    self.path, connection, writable and self.writable, around, self._entities
                )
        finally:
            connection.close()


def _own_entities() -> Entities:
    from ccm_tui.domain.entities import ENTITIES

    return ENTITIES


def _create(path: Path, entities: Entities, schema: str | None, seeds: Path | None) -> None:
    from ccm_tui.store.seeding import seed

    folder = seeds or seeds_dir()
    opening.create(path, entities, lambda c: seed(c, entities, folder), schema=schema)
