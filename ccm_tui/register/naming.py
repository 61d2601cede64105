"""Names: which record a text means, and what a person calls a record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ccm_tui.register.opened import Opened
from ccm_tui.store import names, public
from ccm_tui.store.acts import Actor
from ccm_tui.store.driver import our_errors
from ccm_tui.store.parties import acting_code

if TYPE_CHECKING:
    from ccm_tui.store.names import Suggestion
    from ccm_tui.store.saving import Saver


_KINDS_OF: Mapping[str, tuple[str, ...]] = {
    "attendant": ("state", "organisation"),
    "party": ("organisation", "state"),
    "record": ("event", "outreach", "practice", "response", "need"),
}
"""The kinds that a reference to more than one may mean, the most likely first."""


class Names(Opened):
    """Finding records by what people call them."""

    def act_as(self, actor: Actor) -> None:
        """Let somebody else act from here on; an organisation must be known to the register."""
        with our_errors(self.path):
            by = acting_code(self._connection, actor.by or "")
        if actor.by and by is None:
            by = self.code_of("party", self.find("party", actor.by))
        known = Actor(by, actor.person or None)
        self._writer = replace(self._writer, actor=known)

    def use_plan(self, text: str) -> str:
        """Let the plan that ``text`` names be in use from here on; returns its uid."""
        uid = self.find("plan", text)
        self.around = replace(self.around, plan=uid)
        return uid

    def find(self, kind: str, text: str) -> str:
        """The uid that ``text`` names (uid, its beginning, code, name); NotFound or Ambiguous."""
        with our_errors(self.path):
            if kind == "party":
                return names.find_party(self._connection, self.entities, text)
            if kind == "record":
                return names.find_record(self._connection, self.entities, text)
            return names.find(self._connection, self.entity(kind), text, self.plan)

    def suggest(self, kind: str, text: str, limit: int = 8) -> Sequence[Suggestion]:
        """The records that ``text`` may become, best first; the most likely for no text."""
        with our_errors(self.path):
            kinds = _KINDS_OF.get(kind, (kind,))
            known = [
                candidate
                for one in kinds
                for candidate in names.candidates(
                    self._connection, self.entity(one), text, self.plan
                )
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
            return public.code_of(self._connection, self.entities, kind, uid, self.plan)

    @property
    def _saver(self) -> Saver:
        from ccm_tui.store.saving import Saver

        self.make_ready()
        return Saver(self._writer, self.entities, self.today, self.find, self.around.ids)
