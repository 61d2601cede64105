"""Duplicates found by keys: one walk through a kind, no comparison of all pairs.

Reads every record of a kind: never on the way from key to screen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from ccm_tui.domain.duplicates import LIKENESSES, Pair, key_of, pairs_of
from ccm_tui.errors import Refused
from ccm_tui.store.driver import Connection
from ccm_tui.store.names import folded
from ccm_tui.words import _

_MOST: Final = 500
"""Groups of one kind of likeness; more are found once these are settled."""

_NAMED: Final = """
    SELECT r.id, r.uid, name_key(r.{field}) AS key FROM {kind} r
    WHERE r.deleted = 0 AND r.{field} IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM redaction e WHERE e.uid = r.uid)
    """
_OTHERS: Final = """coalesce((SELECT group_concat(x) FROM (SELECT l.{target} AS x
        FROM outreach_{target} l WHERE l.outreach = o.uid ORDER BY x)), '')"""
_ENTRIES: Final = f"""
    SELECT DISTINCT o.id, o.uid, o.date || o.channel || o.direction
        || '/' || {_OTHERS.format(target="state")}
        || '/' || {_OTHERS.format(target="organisation")}
        || '/' || {_OTHERS.format(target="contact")} AS key
    FROM (
        SELECT o.date, o.channel, o.direction
        FROM outreach o JOIN outreach_state l ON l.outreach = o.uid WHERE o.deleted = 0
        GROUP BY l.state, 1, 2, 3 HAVING count(*) > 1 ORDER BY o.date DESC LIMIT {_MOST}) a
    JOIN outreach o ON o.date = a.date AND o.channel = a.channel AND o.direction = a.direction
    WHERE o.deleted = 0 AND EXISTS (SELECT 1 FROM outreach_state l WHERE l.outreach = o.uid)
    """
"""Entries about the same States on one day, by one channel, with the same others. Whom they are
with is only asked of those that are alike in the rest."""


def duplicates(connection: Connection, kind: str) -> list[Pair]:
    """The records of ``kind`` that may be one, as pairs; raises Refused for other kinds."""
    if kind not in LIKENESSES:
        known = ", ".join(LIKENESSES)
        raise Refused({"": _("Duplicates are looked for among: {kinds}.").format(kinds=known)})
    connection.create_function("name_key", 1, _name_key, deterministic=True)
    groups = []
    for likeness in LIKENESSES[kind]:
        keyed = _ENTRIES if kind == "outreach" else _NAMED.format(kind=kind, field=likeness.field)
        groups += [(uids, likeness.why) for uids in _alike(connection, keyed)]
    return pairs_of(kind, groups)


def _alike(connection: Connection, keyed: str) -> Iterator[Sequence[str]]:
    rows = connection.execute(
        f"""
        WITH keyed AS MATERIALIZED ({keyed})
        SELECT key, uid FROM keyed WHERE key <> '' AND key IN (
            SELECT key FROM keyed GROUP BY key HAVING count(*) > 1 ORDER BY key LIMIT {_MOST})
        ORDER BY key, id
        """
    )
    for _key, group in groupby(rows, key=lambda row: row["key"]):
        yield [row["uid"] for row in group]


def _name_key(text: str) -> str:
    return key_of(folded(text))
