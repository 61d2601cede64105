"""Syncing with a hub: what it has and we lack is pulled and merged, then what it lacks is given.

Both sides are compared by origin and stretch of time (see :mod:`ccm_tui.store.frontier`): count,
highest clock and digest of what the hub holds, against what it held when they last met. Only where
they differ are rows read, and every row that both know is compared by content before anything is
taken or given. What comes is checked like any foreign file, and taken whole or not at all; what is
given goes in batches, each kept by itself, so that a cut costs one batch.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC
from typing import TYPE_CHECKING, Final

from ccm_tui.errors import NotMergeable
from ccm_tui.exchange.hub_address import Address, connected
from ccm_tui.store import blobs, conflicts, frontier, levels, merge_reports
from ccm_tui.store.checking import AHEAD, WALL, check
from ccm_tui.store.frontier import SHIFT, Agreed, Given, Held, Place
from ccm_tui.store.hub import Hub, Range, schema
from ccm_tui.store.hub_rows import TABLES
from ccm_tui.store.merging import take
from ccm_tui.store.migrations import VERSION
from ccm_tui.store.staging import Progress, Staged, staged
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.domain.entities import Entities
    from ccm_tui.store.acts import Writer

__all__ = ["Synced", "schema", "sync"]

_BATCH: Final = 5_000
_LARGE: Final = 50_000
"""Rows that do not go into memory."""


@dataclass(frozen=True, slots=True)
class Synced:
    """What passed between this register and a hub."""

    pushed: int
    pulled: int
    """Changes that were new there, and here."""
    conflicts: int
    level: str
    kept_back: int
    """How many records are above the level and stayed here."""


def sync(
    writer: Writer,
    entities: Entities,
    address: Address,
    level: str,
    progress: Progress | None = None,
) -> Synced:
    """Pull, merge and push; records above ``level`` stay here.

    Raises HubUnusable, NotMergeable for what no register of ours would have given, and Forked
    where the hub knows a change of ours with other content: both sides are as they were then.
    After a cut while pushing the hub has whole batches, and the next sync gives the rest.
    """
    writer.require_writable()
    with connected(address) as connection:
        hub = Hub(connection, address.name)
        known = frontier.agreed(writer.connection, hub.id)
        theirs, pulled = _pull(writer, entities, hub, known, level, progress)
        pushed, kept_back = _push(writer, entities, hub, known, theirs, level, progress)
    open_conflicts = conflicts.count(writer.connection)
    return Synced(pushed, pulled, open_conflicts, level, kept_back)


# ------------------------------------------------------------------ what the hub has


def _pull(
    writer: Writer,
    entities: Entities,
    hub: Hub,
    known: dict[Place, Agreed],
    level: str,
    progress: Progress | None,
) -> tuple[dict[Place, Held], int]:
    """Take what the hub has; what it holds now, and how many changes were new here."""
    connection = writer.connection
    levels.above(connection, entities, level)
    ours = frontier.given(connection)
    theirs = _held(hub, known)
    there = {place for place in _unsettled(known, theirs, ours) if theirs.get(place)}
    total = sum(theirs[place].entries for place in there)
    with staged(connection, max(hub.version(), 1), large=total > _LARGE) as incoming:
        with hub.snapshot():  # a change without its act would be refused
            _stage(hub, incoming, _ranges(there), total, progress)
        if wanted := frontier.files_wanted(connection):
            incoming.put("blob", hub.files(wanted))
        check(connection, entities, incoming.version, writer.clock())
        if not frontier.note_what_is_there(connection):
            return theirs, 0
        return theirs, _take(writer, entities, incoming, hub.name, progress)


def _unsettled(
    known: dict[Place, Agreed], theirs: dict[Place, Held], ours: dict[Place, Given]
) -> set[Place]:
    """The blocks where one side is not as it was when register and hub last met."""
    return {
        place
        for place in theirs.keys() | known.keys() | ours.keys()
        if known.get(place) != Agreed(theirs.get(place, Held()), ours.get(place, Given()))
    }


def _held(hub: Hub, known: dict[Place, Agreed]) -> dict[Place, Held]:
    """What the hub holds, by block; asked for only of the origins that are not as they were."""
    before: dict[str, Held] = {}
    for place, one in known.items():
        before[place.origin] = before.get(place.origin, Held()).plus(one.held)
    now = hub.origins()
    same = {origin for origin, held in now.items() if before.get(origin) == held}
    found = {place: one.held for place, one in known.items() if place.origin in same}
    if differing := sorted(now.keys() - same):
        found |= hub.blocks(differing)
    return found


def _ranges(places: Iterable[Place]) -> list[Range]:
    """The clocks of these blocks, neighbours together."""
    found: list[Range] = []
    for origin, block in sorted(places):
        first, last = block << SHIFT, ((block + 1) << SHIFT) - 1
        if found and found[-1].origin == origin and found[-1].last + 1 == first:
            first = found.pop().first
        found.append(Range(origin, first, last))
    return found


def _stage(
    hub: Hub, incoming: Staged, ranges: list[Range], total: int, progress: Progress | None
) -> None:
    done = 0
    for table in TABLES if ranges else ():

        def told(count: int, before: int = done) -> None:
            if progress:
                progress(before + count, 2 * total)

        done += incoming.put(table, hub.rows(table, ranges), told)


def _take(
    writer: Writer, entities: Entities, incoming: Staged, source: str, progress: Progress | None
) -> int:
    """Merge what is staged; reported only where it says anything new."""
    with writer.together():
        figures = take(incoming, entities, progress)
        if figures.new_changes:
            at = writer.clock().astimezone(UTC).isoformat(timespec="seconds")
            report = merge_reports.Source(at.replace("+00:00", "Z"), source, None)
            merge_reports.keep(writer.connection, report, asdict(figures))
    return figures.new_changes


# ------------------------------------------------------------------ what the hub lacks


def _push(
    writer: Writer,
    entities: Entities,
    hub: Hub,
    known: dict[Place, Agreed],
    theirs: dict[Place, Held],
    level: str,
    progress: Progress | None,
) -> tuple[int, int]:
    """Give what the hub lacks; how many changes were new there, how many records stay here."""
    connection = writer.connection
    connection.execute("BEGIN")  # what is given is of one moment, however long it takes
    try:
        kept_back = levels.above(connection, entities, level)
        ours = frontier.given(connection)
        unsettled = _unsettled(known, theirs, ours)
        for sha256 in hub.lacks(frontier.files_to_give(connection)):
            hub.put_file(sha256, blobs.content(connection, sha256))
        total = frontier.lay_out(connection, sorted(unsettled))
        _refuse_the_future(hub, frontier.latest_going(connection))
        held = {place: theirs.get(place, Held()) for place in unsettled}
        pushed = done = 0
        for batch in frontier.batches(connection, _BATCH):
            put = hub.put(batch, VERSION)
            pushed, done = pushed + put.changes, done + len(batch["change"])
            for place, added in put.added.items():
                held[place] = held.get(place, theirs.get(place, Held())).plus(added)
            if progress:
                progress(total + done, 2 * total)
    finally:
        if connection.in_transaction:
            connection.execute("COMMIT")
    if held:
        frontier.remember(
            connection,
            hub.id,
            {place: Agreed(one, ours.get(place, Given())) for place, one in held.items()},
        )
    return pushed, kept_back


def _refuse_the_future(hub: Hub, clock: int) -> None:
    """Raise NotMergeable for what a wrong clock wrote: nobody could merge it from the hub."""
    if clock > (hub.now() + AHEAD) << WALL:
        raise NotMergeable(
            _("This register was written by a clock that is ahead of time"),
            _("Set this computer’s clock right, and sync when the day written has come."),
        )
