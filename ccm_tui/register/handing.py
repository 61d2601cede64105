"""Handing over: what a colleague lacks as a small file, whole copies by name, and the receipts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ccm_tui.domain.vocabularies import SENSITIVITIES
from ccm_tui.register.opened import Opened
from ccm_tui.store.driver import our_errors

if TYPE_CHECKING:
    from ccm_tui.exchange.bundle import Bundle
    from ccm_tui.exchange.export import Exported
    from ccm_tui.store.bundles import Manifest
    from ccm_tui.store.handovers import Handover


class Handing(Opened):
    """What is given to whom."""

    def bundle(
        self,
        target: Path,
        to: str,
        *,
        level: str | None = None,
        without_contacts: bool = False,
        whole: bool = False,
        force: bool = False,
    ) -> Bundle:
        """Write the changes that ``to`` does not have yet; its ``path`` is None for nothing new.

        Level and contacts are those of the last handover where none are given; ``whole`` sends
        all. Raises Refused by field (``to``, ``level``), FileExists, FolderMissing, DiskFull.
        """
        from ccm_tui.exchange.bundle import bundle

        with our_errors(target):
            self.make_ready()
            return bundle(
                self._writer,
                self.entities,
                target,
                to,
                level=level,
                without_contacts=without_contacts,
                whole=whole,
                force=force,
            )

    def export_for(
        self,
        target: Path,
        to: str,
        *,
        level: str = SENSITIVITIES.codes[-1],
        without_contacts: bool = False,
        force: bool = False,
    ) -> Exported:
        """Export a whole copy for ``to``, with a receipt: bundles for them continue from it."""
        from ccm_tui.exchange.bundle import export_for

        with our_errors(target):
            self.make_ready()
            return export_for(
                self._writer,
                self.entities,
                target,
                to,
                level=level,
                without_contacts=without_contacts,
                force=force,
            )

    def handovers(self, to: str | None = None) -> list[Handover]:
        """What was given (to somebody), the newest first."""
        from ccm_tui.store import handovers

        with our_errors(self.path):
            return handovers.given(self._connection, to)

    def bundle_names(self) -> list[str]:
        """To whom something may be given: to whom it was, then who takes part."""
        from ccm_tui.store import handovers

        with our_errors(self.path):
            return handovers.names(self._connection)

    def manifest(self, path: Path) -> Manifest | None:
        """What the bundle at ``path`` says of itself: for whom, from whom; None for a register."""
        from ccm_tui.exchange.arriving import manifest

        with our_errors(path):
            return manifest(path)
