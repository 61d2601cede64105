"""Working together: registers become one, and people decide where they disagree."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ccm_tui.errors import Refused
from ccm_tui.register.lists import Lists
from ccm_tui.store.driver import our_errors
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.domain.decision import Choice
    from ccm_tui.domain.duplicates import Pair
    from ccm_tui.exchange.merge import Merged
    from ccm_tui.store.conflicts import Conflict
    from ccm_tui.store.loose_ends import LooseEnd
    from ccm_tui.store.merge_reports import Report
    from ccm_tui.store.merging import Figures
    from ccm_tui.store.staging import Progress


class Together(Lists):
    """Merging other registers, conflicts, and erasure."""

    def merge_preview(self, path: Path, progress: Progress | None = None) -> Figures:
        """What merging the register at ``path`` would bring; nothing is kept. Raises as merge."""
        from ccm_tui.exchange import merge

        with our_errors(self.path):
            self.make_ready()
            return merge.preview(self._writer, self.entities, path, progress)

    def merge(self, path: Path, backups: Path, progress: Progress | None = None) -> Merged:
        """Merge the register at ``path``, after a backup into the folder ``backups``.

        ``progress`` is told how much is done, of how much; what it raises ends the merge. Raises
        a RegisterError that says why nothing was merged.
        """
        from ccm_tui.exchange import merge

        with our_errors(self.path):
            self.make_ready()
            return merge.merge(self._writer, self.entities, path, backups, progress)

    def merge_reports(self, limit: int = 100) -> list[Report]:
        """What was merged into this file, the newest first."""
        from ccm_tui.store import merge_reports

        with our_errors(self.path):
            return merge_reports.kept(self._connection, limit)

    def conflict_count(self, kind: str | None = None, record: str | None = None) -> int:
        """How many fields are in conflict (of a kind, of a record)."""
        from ccm_tui.store import conflicts

        with our_errors(self.path):
            return conflicts.count(self._connection, kind, record)

    def conflicts(
        self,
        kind: str | None = None,
        record: str | None = None,
        *,
        limit: int = -1,
        offset: int = 0,
    ) -> list[Conflict]:
        """The open conflicts, those of one record together, the newest first."""
        from ccm_tui.store import conflicts

        with our_errors(self.path):
            return conflicts.listed(self._connection, kind, record, limit, offset)

    def conflict(self, text: str) -> Conflict:
        """The open conflict whose id ``text`` is or begins; raises NotFound."""
        from ccm_tui.store import conflicts

        with our_errors(self.path):
            return conflicts.find(self._connection, text)

    def decide_conflicts(self, choices: Sequence[Choice], reason: str | None = None) -> int:
        """Decide conflicts as one act, in the name of who acts; returns how many.

        Raises Refused by field (``person``: nobody is named), NotFound. Nothing is decided then.
        """
        from ccm_tui.store import deciding

        with our_errors(self.path):
            return deciding.decide(self._saver, choices, reason)

    def decide_conflict(
        self,
        conflict: str,
        *,
        take: str | None = None,
        value: str | None = None,
        reason: str | None = None,
    ) -> None:
        """Decide one: take the value of an id, or write another. Raises as decide_conflicts."""

        from ccm_tui.domain.decision import Choice

        self.decide_conflicts([Choice(conflict, take, value)], reason)

    def in_conflict(self, uids: Sequence[str]) -> set[str]:
        """Which of these records have a field in conflict."""
        from ccm_tui.store import conflicts

        with our_errors(self.path):
            return conflicts.among(self._connection, uids)

    def loose_ends(self) -> list[LooseEnd]:
        """Records that refer to what somebody else deleted. Walks through the kinds."""
        from ccm_tui.store import loose_ends

        with our_errors(self.path):
            return loose_ends.loose_ends(self._connection, self.entities)

    def born_apart(self) -> list[Pair]:
        """Records of different registers that look like one thing. Walks through the kinds."""
        from ccm_tui.store import loose_ends

        with our_errors(self.path):
            return loose_ends.born_apart(self._connection)

    def bring_back(self, kind: str, uid: str) -> None:
        """Let a deleted record stand again, with what belonged to it: one act."""
        from ccm_tui.store import loose_ends

        with our_errors(self.path):
            self.make_ready()
            loose_ends.bring_back(self._writer, self.entities, self.entity(kind), uid)

    def erase(self, kind: str, uid: str, reason: str) -> None:
        """Erase the personal data of a record for good, here and wherever this is merged.

        It cannot be undone. Raises Refused where no person or reason is given, or where the kind
        has no personal data.
        """
        from ccm_tui.store import records, redacting

        entity = self.entity(kind)
        wrong = {}
        if not self.actor.person:
            wrong["person"] = _("say who erases: it carries a person's name")
        if not reason.strip():
            wrong["reason"] = _("say why it is erased")
        if not redacting.personal(entity):
            wrong[""] = _("There is no personal data in it.")
        if wrong:
            raise Refused(wrong, unnamed="person" in wrong)
        with our_errors(self.path):
            self.make_ready()
            records.stored(self._connection, entity, uid)
            with self._writer.act("erase", reason=reason):
                redacting.erase(self._connection, self.entities, entity, uid)
