"""Rows of a journal as a hub keeps them: plain columns, values as JSON, and a digest of each.

A field's value may be nothing, a number or a text, which no column of PostgreSQL takes as it is;
as JSON it comes back exactly. The digest lets two sides compare much by little: sums of digests do
not depend on the order in which rows arrived.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from ccm_tui.errors import NotMergeable
from ccm_tui.store.staging import COLUMNS
from ccm_tui.words import _

TABLES: Final = ("redaction", "act", "change", "edge")
"""The tables that a hub keeps by origin and clock."""
_VALUES: Final = {
    table: tuple(n for n, name in enumerate(COLUMNS[table]) if name in ("old", "new"))
    for table in TABLES
}
_LARGEST: Final = 1 << 63


def outward(table: str, rows: Iterable[Sequence[Any]]) -> Iterator[tuple[Any, ...]]:
    """Rows of ours as the hub keeps them, each with its digest at the end."""
    values = _VALUES[table]
    for row in rows:
        kept = list(row)
        for n in values:
            if kept[n] is not None:
                kept[n] = json.dumps(kept[n], ensure_ascii=False)
        yield *kept, digest(table, kept)


def inward(table: str, rows: Iterable[Sequence[Any]]) -> Iterator[tuple[Any, ...]]:
    """Rows of a hub as they are staged; raises NotMergeable for one that none of us wrote."""
    values = _VALUES[table]
    for *kept, said in rows:
        if not all(map(_is_plain, kept)) or digest(table, kept) != said:
            raise altered(table, kept)
        for n in values:
            if kept[n] is not None:
                kept[n] = _read(table, kept, kept[n])
        yield tuple(kept)


def digest(table: str, row: Sequence[Any]) -> int:
    """The first 64 bits of the SHA-256 of a row as the hub keeps it, as a signed number."""
    said = json.dumps([table, *row], ensure_ascii=False, separators=(",", ":"))
    first = hashlib.sha256(said.encode("utf-8", "surrogatepass")).digest()[:8]
    return int.from_bytes(first, "big", signed=True)


def altered(table: str, row: Sequence[Any]) -> NotMergeable:
    """A row on a hub is not what whoever gave it wrote."""
    shown = ", ".join(str(value)[:60] for value in row[:3])
    return NotMergeable(
        _("A row of “{table}” on the hub was altered: {row}").format(table=table, row=shown),
        _("Tell whoever runs the hub. Nothing was taken; this register is as it was."),
    )


def _is_plain(value: Any) -> bool:
    return value is None or type(value) in (str, int)


def _read(table: str, row: Sequence[Any], said: Any) -> Any:
    try:
        value = json.loads(said)
    except (TypeError, ValueError, RecursionError):
        raise altered(table, row) from None
    if isinstance(value, int) and not -_LARGEST <= value < _LARGEST:
        raise altered(table, row)
    if value is not None and not isinstance(value, str | int | float):
        raise altered(table, row)
    return value
