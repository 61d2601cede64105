"""What one run of the command line holds: its settings, and the register once it is needed."""

import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from ccm_tui.errors import NotFound
from ccm_tui.settings import Given, Settings, load, make_private
from ccm_tui.words import set_language

if TYPE_CHECKING:
    from ccm_tui.domain.declaration import Entity
    from ccm_tui.domain.entities import Entities
    from ccm_tui.register import Register, Surroundings

OpenApp = Callable[["Callable[[], Register]", Settings], int]
"""Runs the app on a way to open the register and returns the exit code."""


class Session:
    """One run: what was given first, then settings and register as they are asked for."""

    def __init__(
        self,
        environ: Mapping[str, str],
        open_app: OpenApp,
        entities: "Callable[[], Entities] | None" = None,
    ) -> None:
        self._environ = environ
        self._open_app = open_app
        self._entities = entities
        self._given = Given()
        self._register: Register | None = None
        self._apart = self._origin = ""

    def begin(self, given: Given, lang: str = "") -> None:
        """Take the options that stand before the command; choose the language."""
        self._given = given
        if lang or self.settings.lang:
            set_language(lang or self.settings.lang)

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, *_error: object) -> None:
        if self._register is not None:
            if self._apart and self._register.origin != self._origin:
                print(self._apart, file=sys.stderr)
            self._register.close()

    @cached_property
    def settings(self) -> Settings:
        """The settings of this run; raises CcmError."""
        return load(self._given, self._environ)

    def insist_on_settings(self) -> None:
        """Raise CcmError when they cannot be read: a command has nobody whom to tell it later."""
        if self.settings.trouble is not None:
            raise self.settings.trouble

    @property
    def entities(self) -> "Entities":
        """The entities of the register."""
        from ccm_tui.domain.entities import ENTITIES

        return self._entities() if self._entities else ENTITIES

    def entity(self, kind: str) -> "type[Entity] | None":
        """The declaration of ``kind``, if there is one."""
        return next((entity for entity in self.entities if entity.table == kind), None)

    @property
    def register(self) -> "Register":
        """The register, opened (and made) when it is first asked for."""
        if self._register is None:
            self._register = self.open_register()
            self._apart = self._register.kept_apart()
            self._origin = self._register.origin if self._apart else ""
        return self._register

    def open_register(self, *, ready: bool = True) -> "Register":
        """Open the register anew; made and seeded where there is none. Raises CcmError.

        With ``ready`` False its triggers are compared later (see ``Register.open``).
        """
        from ccm_tui.register import Actor, Register

        self.make_folder()
        settings = self.settings
        entities = self._entities() if self._entities else None
        register = Register.open(
            settings.database, self.surroundings(), entities=entities, ready=ready
        )
        try:
            self._choose_plan(register)
            if settings.by or settings.person:
                register.act_as(Actor(settings.by or None, settings.person or None))
        except BaseException:
            register.close()
            raise
        return register

    def _choose_plan(self, register: "Register") -> None:
        """Use the plan that was given, else the one chosen last, as far as it is still there."""
        if self.settings.plan:
            register.use_plan(self.settings.plan)
        elif register.several_plans and (kept := self.settings.visits.plan(register.origin)):
            with suppress(NotFound):
                register.use_plan(kept)

    def make_folder(self) -> None:
        """Make the folder of the register where it is the usual one."""
        if self.settings.own_database:
            make_private(self.settings.database.parent)

    def surroundings(self) -> "Surroundings":
        """Clock, ids and installation for the register; nobody acts yet."""
        from ccm_tui.register import Actor, Surroundings

        return Surroundings(
            clock=lambda: datetime.now().astimezone(),
            ids=_new_uid,
            actor=Actor(),
            installation=self.settings.installation,
            as_at=self.settings.as_at,
            marks=self.settings.marks,
        )

    def run_app(self) -> int:
        """Open the app; returns its exit code."""
        return self._open_app(lambda: self.open_register(ready=False), self.settings)


def _new_uid() -> str:
    from uuid import uuid4

    return str(uuid4())
