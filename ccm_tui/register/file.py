"""The file as a whole: handed out, examined, repaired, filled for a try."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ccm_tui.domain.vocabularies import SENSITIVITIES
from ccm_tui.register.opened import Opened
from ccm_tui.store import opening
from ccm_tui.store.driver import our_errors

if TYPE_CHECKING:
    from ccm_tui.exchange.export import Exported
    from ccm_tui.store.doctor import Check


class WholeFile(Opened):
    """What concerns all of the register at once."""

    def export(
        self,
        target: Path,
        *,
        level: str = SENSITIVITIES.codes[-1],
        without_contacts: bool = False,
        force: bool = False,
    ) -> Exported:
        """Hand out a verified copy of the register, up to a ``level`` of sensitivity."""
        from ccm_tui.exchange.export import export

        with our_errors(target):
            return export(
                self._connection,
                self.entities,
                target,
                level=level,
                without_contacts=without_contacts,
                force=force,
            )

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
