"""The columns of a list: which fit, how wide they are, and what stands in a cell.

All of it comes from the declaration of the fields (:class:`ccm_tui.domain.declaration.About`).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ccm_tui.domain.dates import show_day
from ccm_tui.tui.harmless import fit
from ccm_tui.tui.record_list.source import Row
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.domain.declaration import About, Column

GAP = "  "
_SEPARATORS = re.compile("\r\n|[\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_LEAST = 24
"""Cells that the columns of open width want together before another column goes."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A field that has found its place: its name, its declaration and its cells."""

    name: str
    about: "About"
    width: int

    @property
    def right(self) -> bool:
        """Whether its values stand at the right, as numbers do."""
        return self.about.kind in ("number", "amount")


def lay_out(
    columns: Sequence[tuple[str, "Column"]], width: int, kept: str = ""
) -> tuple[Slot, ...]:
    """The columns that fit into ``width`` cells, with their widths, in the order given.

    Where there is not room for all, the right-most of fixed width goes first; the first column,
    those that take what is left, and the one named ``kept`` (the sort column) stay.
    """
    slots = [Slot(name, c.about, c.about.width) for name, c in columns if c.about.width]
    droppable = [s for s in slots[1:] if s.width > 0 and s.name != kept]
    wanted = _LEAST if any(slot.width < 0 for slot in slots) else 0
    while droppable and _left_of(slots, width) < wanted:
        slots.remove(droppable.pop())
    return _shared(slots, width)


def _left_of(slots: Sequence[Slot], width: int) -> int:
    fixed = sum(max(0, slot.width) for slot in slots)
    return width - fixed - len(GAP) * (len(slots) - 1)


def _shared(slots: Sequence[Slot], width: int) -> tuple[Slot, ...]:
    """The same columns with what is left shared among those of open width."""
    open_ones = sum(slot.width < 0 for slot in slots)
    each, odd = divmod(max(0, _left_of(slots, width)), max(1, open_ones))
    widths = iter([each + 1] * odd + [each] * (open_ones - odd))
    return tuple(s if s.width > 0 else replace(s, width=next(widths)) for s in slots)


def heading(slots: Iterable[Slot], order: str = "") -> str:
    """The labels above the columns; ``order`` (``date``, ``-date``) marks the sorted one."""
    sorted_by, sign = order.removeprefix("-"), "▼" if order.startswith("-") else "▲"
    parts = []
    for slot in slots:
        label = _(slot.about.label)
        if slot.name == sorted_by and slot.width > 2:
            room = slot.width - 2
            label = f"{fit(label, room).rstrip()} {sign}"
        parts.append(fit(label, slot.width, right=slot.right))
    return GAP.join(parts)


def slot_at(slots: Iterable[Slot], x: int) -> Slot | None:
    """The column that stands ``x`` cells from where they begin; None between two of them."""
    for slot in slots:
        if 0 <= x < slot.width:
            return slot
        x -= slot.width + len(GAP)
    return None


def cells(slots: Iterable[Slot], row: Row) -> str:
    """The line of one row: every cell fitted to its column."""
    return GAP.join(
        fit(value(slot.name, slot.about, row), slot.width, right=slot.right) for slot in slots
    )


def value(name: str, about: "About", row: Row) -> str:
    """What a person reads in the cell of a field: whole, and not yet harmless to show."""
    words = row.get(f"{name}_words")
    if words is not None:
        return str(words)
    found = row.get(name)
    if found is None:
        return _(about.blank) if about.blank else ""
    if about.kind == "day":
        return _day(found)
    if about.kind == "amount":
        from ccm_tui.domain.amount import show_amount

        return show_amount(int(str(found)))
    if about.kind == "choice":
        vocabulary = about.vocabulary or (about.vocabulary_for and about.vocabulary_for(row))
        return vocabulary.label(found) if vocabulary else str(found)
    if isinstance(found, list | tuple):
        return ", ".join(map(str, found))
    return str(found)


def as_text(columns: Sequence[tuple[str, "Column"]], row: Row) -> str:
    """The row as one line of tab-separated text, whole values, for the clipboard."""
    return "\t".join(
        _SEPARATORS.sub(" ", value(name, column.about, row))
        for name, column in columns
        if column.about.width
    )


def _day(found: object) -> str:
    """The day as a person reads it; what is no day is shown as it is."""
    try:
        return show_day(str(found))
    except ValueError:
        return str(found)
