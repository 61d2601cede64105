"""What a form asks of the register, and nothing more of it."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from ccm_tui.domain.draft import Draft
from ccm_tui.domain.typed import Typed


class Suggestion(Protocol):
    """A record that may be meant: its uid, its short code (or "") and its name."""

    @property
    def uid(self) -> str:
        """What is kept in the form."""

    @property
    def code(self) -> str:
        """The public code (``GNB``), empty where there is none."""

    @property
    def name(self) -> str:
        """What a person reads."""


class Acting(Protocol):
    """Who acts."""

    @property
    def person(self) -> str | None:
        """In whose name it is judged; None: nobody is named."""


class FormRegister(Protocol):
    """The open register, as a form sees it. Every method may raise ``CcmError``."""

    @property
    def actor(self) -> Acting:
        """Who acts."""

    @property
    def today(self) -> date:
        """The day from which a typed day is read."""

    def suggest(self, kind: str, text: str, limit: int = 8) -> Sequence[Suggestion]:
        """The records of ``kind`` that ``text`` may mean, best first; "": the most likely."""

    def name_of(self, kind: str, uid: str) -> str:
        """The name of a record; ``uid`` itself (or ``NotFound``) when it is the uid of none."""

    def check(self, kind: str, typed: Typed, uid: str | None = None) -> None:
        """Raises ``Refused`` with every fault, as :meth:`save` would."""

    def save(self, kind: str, typed: Typed, uid: str | None = None) -> str:
        """The uid of the record saved; ``uid`` changes that record, in the fields typed only.

        Raises ``Refused`` with a message for every field at fault; those of children are named
        ``commitments.0.due``. Any other ``CcmError``: nothing was kept.
        """

    def typed_of(self, kind: str, uid: str) -> Typed:
        """A stored record as it would be typed: days as ISO text, references as uids, children
        as typed records with their ``uid``.
        """

    def keep_draft(self, draft: Draft) -> None:
        """Keep ``draft`` on disk in place of the one with its uid."""

    def drop_draft(self, uid: str) -> None:
        """Forget the draft, if there is one."""
