"""Bundles: the changes that a named colleague does not have yet, as one file small enough to mail.

Each handover leaves a receipt, and the next one begins where it ended. A whole copy that is handed
to somebody by name is the first of such a row.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

from ccm_tui import errors
from ccm_tui.domain.text import clean_line
from ccm_tui.domain.vocabularies import SENSITIVITIES
from ccm_tui.exchange.export import Exported, export
from ccm_tui.exchange.packed import pack, private
from ccm_tui.exchange.place import digest, placed
from ccm_tui.store import bundles, handovers
from ccm_tui.store.bundles import Base, Manifest
from ccm_tui.store.copies import file_of
from ccm_tui.store.driver import Connection
from ccm_tui.store.handovers import Frontier, Handover
from ccm_tui.store.levels import EVERYTHING
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.domain.entities import Entities
    from ccm_tui.store.acts import Writer


@dataclass(frozen=True, slots=True)
class Bundle:
    """What was made for somebody; ``path`` is None where there is nothing that they lack.

    ``since`` says when the handover was that it continues, and ``base`` is the digest of that one.
    """

    to: str
    path: Path | None
    bytes: int
    sha256: str | None
    changes: int
    records: int
    since: str | None
    base: str | None
    level: str
    contacts: bool


def bundle(
    writer: Writer,
    entities: Entities,
    target: Path,
    name: str,
    *,
    level: str | None = None,
    without_contacts: bool = False,
    whole: bool = False,
    force: bool = False,
) -> Bundle:
    """Write what ``name`` does not have yet to ``target``, whole or not at all, with a receipt.

    Level and contacts are those of the last handover to that name where none are given; ``whole``
    leaves earlier handovers out of account. With ``force``, a bundle for the same name that stands
    at ``target`` unconfirmed was never handed on: this one takes its place. Raises Refused by field
    (``to``, ``level``), FileExists, FolderMissing, DiskFull.
    """
    writer.require_writable()
    _check(name, level)
    connection, now = writer.connection, _now(writer)
    before, taken_back = _before(connection, name, target if force else None)
    level = level or (before.level if before else EVERYTHING)
    contacts = not without_contacts and (before is None or before.contacts)
    base = None if whole else before
    begun = Bundle(
        *(name.strip(), None, 0, None, 0, 0, base.at if base else None),
        *(base.sha256 if base else None, level, contacts),
    )
    with private("bundle") as plain:
        heard = None if whole else handovers.taken(connection, begun.to)
        reached, changes, records = _chosen(connection, entities, plain, begun, (base, heard))
        if not changes:
            return begun
        bundles.tell(
            plain,
            Manifest(
                *(begun.to, writer.actor.by, writer.actor.person, now, level, contacts),
                *(bundles.origin_of(connection), _base(base), _base(heard), reached),
                tuple(handovers.received(connection, base.at if base else "")),
                *(changes, records),
            ),
        )
        with placed(target, file_of(connection), force=force) as temporary:
            temporary.touch(mode=0o600, exist_ok=False)
            pack(plain, temporary)
            size, sha256 = temporary.stat().st_size, digest(temporary)
    made = replace(begun, path=target, bytes=size, sha256=sha256, changes=changes, records=records)
    _keep_receipt(connection, target, made, sha256, now, reached, taken_back)
    return made


def export_for(
    writer: Writer,
    entities: Entities,
    target: Path,
    name: str,
    *,
    level: str = EVERYTHING,
    without_contacts: bool = False,
    force: bool = False,
) -> Exported:
    """Export to ``target`` for ``name``, with a receipt: bundles for that name continue from it.

    Raises as :func:`ccm_tui.exchange.export.export`, and Refused by field (``to``).
    """
    writer.require_writable()
    _check(name, level)
    now = _now(writer)
    mark = hashlib.sha256(f"{name}\n{now}\n{target}".encode(errors="replace")).hexdigest()
    origin, by = bundles.origin_of(writer.connection), writer.actor.by or ""
    copied = Handover(
        by, now, handovers.TAKEN, target.name, mark, 0, 0, level, not without_contacts, {}, origin
    )
    reached: Frontier = {}

    def finish(copy: Path) -> None:
        nonlocal reached
        reached = bundles.sign(copy, entities, mark, copied)

    made = export(
        writer.connection,
        entities,
        target,
        level=level,
        without_contacts=without_contacts,
        force=force,
        finish=finish,
    )
    handovers.keep(
        writer.connection,
        Handover(
            *(name.strip(), now, "export", target.name, made.sha256, made.bytes),
            *(sum(told[1] for told in reached.values()), level, not without_contacts, reached),
            mark=mark,
        ),
    )
    return made


def _check(name: str, level: str | None) -> None:
    wrong = {}
    try:
        clean_line(name)
    except ValueError as error:
        wrong["to"] = str(error)
    if level is not None and level not in SENSITIVITIES.codes:
        wrong["level"] = _("is one of {codes}").format(codes=", ".join(SENSITIVITIES.codes))
    if wrong:
        raise errors.Refused(wrong)


def _now(writer: Writer) -> str:
    return writer.clock().astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _before(
    connection: Connection, name: str, target: Path | None
) -> tuple[Handover | None, str | None]:
    """The last handover to ``name``; and the digest of one at ``target`` that was not handed on."""
    given = handovers.given(connection, name)
    last, earlier = (*given[:2], None, None)[:2]
    if last is None or last.confirmed_at or target is None or not target.is_file():
        return last, None
    return (earlier, last.sha256) if digest(target) == last.sha256 else (last, None)


def _base(one: Handover | None) -> Base | None:
    return Base(one.sha256, one.mark, one.at, one.frontier) if one else None


def _chosen(
    connection: Connection,
    entities: Entities,
    plain: Path,
    begun: Bundle,
    bases: Iterable[Handover | None],
) -> tuple[Frontier, int, int]:
    """Choose what goes into the file ``plain``; how far they have it then, changes, records."""
    bundles.lay_out(plain)
    with (
        bundles.attached(connection, plain),
        bundles.chosen(connection, entities, begun.level, contacts=begun.contacts),
    ):
        beyond: dict[str, int] = {}
        for base in filter(None, bases):
            for origin, clock in bundles.known(connection, base.frontier).items():
                beyond[origin] = max(clock, beyond.get(origin, 0))
        changes, records = bundles.fill(connection, beyond)
        return bundles.frontier(connection), changes, records


def _keep_receipt(
    connection: Connection,
    target: Path,
    made: Bundle,
    sha256: str,
    now: str,
    reached: Frontier,
    taken_back: str | None,
) -> None:
    """Write the receipt for a file that stands; without one, the file goes."""
    receipt = Handover(
        *(made.to, now, "bundle", target.name, sha256, made.bytes, made.changes),
        *(made.level, made.contacts, reached),
        base=made.base,
    )
    try:
        connection.execute("BEGIN IMMEDIATE")
        if taken_back:
            handovers.withdraw(connection, taken_back)
        handovers.keep(connection, receipt)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        target.unlink(missing_ok=True)
        raise
