"""What arrives from a colleague: a register or a bundle, opened as data, and never written to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ccm_tui import errors
from ccm_tui.domain.dates import show_day
from ccm_tui.exchange.packed import is_packed, unpacked
from ccm_tui.store import bundles, handovers
from ccm_tui.store.bundles import Base, Manifest
from ccm_tui.store.driver import Connection, our_errors
from ccm_tui.store.foreign import foreign, received
from ccm_tui.store.levels import EVERYTHING
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.domain.entities import Entities


@contextmanager
def opened(path: Path) -> Iterator[tuple[Connection, Manifest | None, list[str]]]:
    """A register or a bundle at ``path``, opened as data.

    Yields a connection, what a bundle says of itself, and what its maker merged: receipts. Raises
    a RegisterError that says why it cannot be merged.
    """
    if is_packed(path):
        with (
            unpacked(path) as plain,
            foreign(plain, bundles.APPLICATION_ID) as connection,
        ):
            with our_errors(path):
                manifest = bundles.manifest_of(connection)
            yield connection, manifest, list(manifest.received)
    else:
        with foreign(path) as connection:
            with our_errors(path):
                known = received(connection)
            yield connection, None, known


def require_base(connection: Connection, entities: Entities, told: Manifest) -> None:
    """Raise Gap where a bundle builds on what this register does not know.

    It was merged when a report says so, given when there is a receipt; and it is here when all
    that it told is here, however it came.
    """
    base, heard = told.base, told.heard
    everything = _("ask for everything: ccm-tui bundle FILE --for NAME --whole")
    if (
        base
        and not handovers.has_received(connection, (base.sha256, base.mark))
        and not _is_here(connection, entities, base)
    ):
        raise errors.Gap(
            _("Something is missing before it: what was handed over on {day} ({digest})").format(
                day=show_day(base.at[:10]), digest=base.sha256[:8]
            ),
            _("Merge that one first, or ask for it again; or {everything}.").format(
                everything=everything
            ),
        )
    if (
        heard
        and not handovers.has_given(connection, heard.sha256)
        and not _is_here(connection, entities, heard)
    ):
        raise errors.Gap(
            _("It leaves out what was handed over to its maker on {day}, but not by this register")
            .format(day=show_day(heard.at[:10])),
            _("Merge it where that was made; or {everything}.").format(everything=everything),
        )  # fmt: skip


def _is_here(connection: Connection, entities: Entities, base: Base) -> bool:
    with bundles.chosen(connection, entities, EVERYTHING, contacts=True):
        return bundles.known(connection, base.frontier).keys() == base.frontier.keys()


def manifest(path: Path) -> Manifest | None:
    """What the bundle at ``path`` says of itself; None for a register. Raises as ``opened``."""
    with opened(path) as (_connection, told, _received):
        return told
