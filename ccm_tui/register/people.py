"""People: whom to write to, duplicates made one, invitations."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ccm_tui.register.naming import Names
from ccm_tui.store.driver import our_errors

if TYPE_CHECKING:
    from ccm_tui.domain.addressee import Addressee
    from ccm_tui.domain.duplicates import Pair
    from ccm_tui.exchange.address_book import HandedOut
    from ccm_tui.store.joining import Joining
    from ccm_tui.store.people import PersonProfile


class People(Names):
    """Contacts, organisations, and who is invited."""

    def addressee(self, state: str) -> Addressee | None:
        """Whom a letter to a State (uid) goes to today; None where nobody is known."""
        from ccm_tui.store import people

        with our_errors(self.path):
            return people.addressee(self._connection, state, self.today)

    def person_profile(self, kind: str, uid: str) -> PersonProfile:
        """A contact or organisation with what hangs on it."""
        from ccm_tui.store import people

        with our_errors(self.path):
            return people.profile(self._connection, self.entities, kind, uid, self.today)

    def hand_out_contacts(
        self, target: Path, level: str = "restricted", *, force: bool = False
    ) -> HandedOut:
        """Write the contacts up to ``level`` to a file, as its name ends: ``.csv`` or ``.vcf``.

        Raises Refused by field, FileExists unless ``force``, FolderMissing, DiskFull.
        """
        from ccm_tui.exchange.address_book import hand_out

        with our_errors(self.path):
            entity = self.entity("contact")
            return hand_out(self._connection, entity, target, level, force=force)

    def duplicates(self, kind: str) -> list[Pair]:
        """The records of ``kind`` that may be one, as pairs. Reads all of them. Raises Refused."""
        from ccm_tui.store import duplicates

        with our_errors(self.path):
            return duplicates.duplicates(self._connection, kind)

    def joining(self, kind: str, keep: str, drop: str) -> Joining:
        """What :meth:`join` would come to; raises Refused where they cannot be joined."""
        from ccm_tui.store import joining

        with our_errors(self.path):
            return joining.foresee(self._connection, self.entities, self.entity(kind), keep, drop)

    def join(self, kind: str, keep: str, drop: str) -> str:
        """Make two records one, with the values of ``keep`` and all that refers to either: one act.

        Returns the uid that stays. Raises Refused.
        """
        from ccm_tui.store import joining

        with our_errors(self.path):
            return joining.join(self._saver, self.entity(kind), keep, drop)

    def invite(self, event: str, *parties: str, letter: str = "", day: str = "") -> None:
        """Write down that ``parties`` (uids) were invited to ``event``, as one act.

        ``letter`` names the outreach entry that invited, ``day`` is as typed: blank for that of
        the letter, else today. Whoever was invited before is not invited twice. Raises Refused by
        field.
        """
        from ccm_tui.store import invitations

        with our_errors(self.path):
            invitations.invite(self._saver, event, parties, letter, day)

    def uninvite(self, event: str, *parties: str) -> int:
        """Take ``parties`` off the invitations to ``event``, as one act; how many stood there."""
        from ccm_tui.store import invitations

        with our_errors(self.path):
            return invitations.uninvite(self._saver, event, parties)

    def answer(self, event: str, party: str, answer: str, day: str = "") -> None:
        """Write down how an invitation was answered (blank: not yet), and on which day (today).

        Raises Refused by field; ``party`` where nobody invited it.
        """
        from ccm_tui.store import invitations

        with our_errors(self.path):
            invitations.answer(self._saver, event, party, answer, day)
