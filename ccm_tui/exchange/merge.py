"""Merging another register into the open one: looked at, backed up, then taken whole or not at all.

The other file is read and never written to. :func:`take_in` is for whatever else brings a journal
(a bundle, a hub): it has to be staged, and is checked here.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from ccm_tui import errors
from ccm_tui.exchange.arriving import opened, require_base
from ccm_tui.exchange.place import digest, placed
from ccm_tui.store import handovers, merge_reports
from ccm_tui.store.bundles import Manifest, origin_of
from ccm_tui.store.checking import check
from ccm_tui.store.copies import file_of, write_copy
from ccm_tui.store.driver import our_errors
from ccm_tui.store.foreign import stage, version_of
from ccm_tui.store.handovers import Handover
from ccm_tui.store.merging import Figures, take
from ccm_tui.store.staging import Progress, Staged, staged
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.domain.entities import Entities
    from ccm_tui.store.acts import Writer

_LARGE = 64 << 20
"""Bytes of a file whose journal does not go into memory."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge brought, and the backup that was made before.

    ``confirmed`` tells how many of our own handovers the other side has merged, as it says.
    """

    figures: Figures
    backup: Path
    sha256: str
    confirmed: int = 0


def preview(
    writer: Writer, entities: Entities, path: Path, progress: Progress | None = None
) -> Figures:
    """What merging the register at ``path`` would bring; nothing is kept of it. Raises as merge."""
    with _brought(writer, entities, path, progress) as (incoming, _told, _received):
        return _taken(writer, entities, incoming, progress, None)


def merge(
    writer: Writer,
    entities: Entities,
    path: Path,
    backups: Path,
    progress: Progress | None = None,
) -> Merged:
    """Merge the register at ``path``; a backup stands in the folder ``backups`` before.

    Raises a :class:`~ccm_tui.errors.RegisterError` that says why nothing was merged: the open
    register itself, no register, a newer one, damaged, altered, forked. Whatever ``progress``
    raises ends it, too. Both files are as they were then.
    """
    writer.require_writable()
    with _brought(writer, entities, path, progress) as (incoming, told, received):
        backup, sha256 = _back_up(writer, backups), digest(path)
        figures = take_in(writer, entities, incoming, path.name, sha256, progress)
        confirmed = handovers.confirm(writer.connection, received, _now(writer))
        if told and told.origin != origin_of(writer.connection):
            size = path.stat().st_size
            handovers.keep(writer.connection, _taken_from(told, path.name, sha256, size))
    return Merged(figures, backup, sha256, confirmed)


def take_in(
    writer: Writer,
    entities: Entities,
    incoming: Staged,
    source: str,
    sha256: str | None,
    progress: Progress | None = None,
) -> Figures:
    """Take what is staged and checked, in one transaction, with a report; raises Forked."""
    told = merge_reports.Source(_now(writer), source, sha256)
    return _taken(writer, entities, incoming, progress, told)


def _taken_from(told: Manifest, file: str, sha256: str, size: int) -> Handover:
    """A receipt that says how far who made a bundle had the journal themselves."""
    return Handover(
        *(
            told.by or told.person or "",
            told.at,
            handovers.TAKEN,
            file,
            sha256,
            size,
            told.changes,
            told.level,
        ),
        *(told.contacts, told.reached, told.origin),
    )


def _now(writer: Writer) -> str:
    return writer.clock().astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


@contextmanager
def _brought(
    writer: Writer, entities: Entities, path: Path, progress: Progress | None
) -> Iterator[tuple[Staged, Manifest | None, list[str]]]:
    """The journal of the register or bundle at ``path``, staged and checked.

    With it what a bundle says of itself, and receipts.
    """
    if path.exists() and path.samefile(file_of(writer.connection)):
        raise errors.NotMergeable(
            _("{path} is the register that is open").format(path=path),
            _("Name the file that a colleague gave you."),
        )
    with opened(path) as (other, manifest, received):
        if manifest:
            require_base(writer.connection, entities, manifest)
        large = file_of(other).stat().st_size > _LARGE
        with staged(writer.connection, version_of(other), large=large) as incoming:
            with our_errors(path):
                stage(other, incoming, progress)
            check(writer.connection, entities, incoming.version, writer.clock())
            yield incoming, manifest, received


def _taken(
    writer: Writer,
    entities: Entities,
    incoming: Staged,
    progress: Progress | None,
    source: merge_reports.Source | None,
) -> Figures:
    """Take what is staged; without a ``source`` it is rolled back afterwards."""
    connection = writer.connection
    connection.execute("BEGIN IMMEDIATE")
    try:
        figures = take(incoming, entities, progress)
        if source is None:
            connection.execute("ROLLBACK")
        else:
            merge_reports.keep(connection, source, asdict(figures))
            connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return figures


def _back_up(writer: Writer, backups: Path) -> Path:
    """Copy the register into the folder ``backups``, under a name that nobody else took."""
    try:
        backups.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise errors.RegisterError(
            _("The folder {folder} cannot be made: {reason}").format(
                folder=backups, reason=error.strerror
            ),
            _("A backup has to be made before a merge. Nothing was merged."),
        ) from error
    now = writer.clock().astimezone(UTC).strftime("%Y-%m-%dT%H%M%S")
    register = file_of(writer.connection)
    for number in count(1):
        again = f" {number}" if number > 1 else ""
        target = backups / f"{register.stem} {now} before merge{again}.db"
        with suppress(errors.FileExists), placed(target, register) as temporary:
            write_copy(writer.connection, temporary)
            break
    return target
