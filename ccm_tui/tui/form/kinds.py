"""Which row a kind of input is typed in."""

from ccm_tui.domain.declaration import Column, Kind
from ccm_tui.tui.form.children_row import ChildrenRow
from ccm_tui.tui.form.choice_row import ChoiceRow
from ccm_tui.tui.form.line_rows import AmountRow, DayRow, LineRow, NumberRow
from ccm_tui.tui.form.pick_rows import PickManyRow, PickRow
from ccm_tui.tui.form.row import Around, Row
from ccm_tui.tui.form.text_row import TextRow
from ccm_tui.tui.form.values import Value

_ROWS: dict[Kind, type[Row]] = {
    "line": LineRow,
    "text": TextRow,
    "day": DayRow,
    "choice": ChoiceRow,
    "ref": PickRow,
    "refs": PickManyRow,
    "number": NumberRow,
    "amount": AmountRow,
    "children": ChildrenRow,
}


def row_for(column: Column, around: Around, value: Value) -> Row:
    """The row of a declared field, holding ``value``."""
    return _ROWS[column.about.kind](column, around, value)
