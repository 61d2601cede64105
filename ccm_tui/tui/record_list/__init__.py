"""The list of the program: a million rows as light as ten. Every list on the screen is this one.

:class:`RecordList` shows the rows of a :class:`RowSource` in columns taken from the declaration
of the fields. It holds a few screens in memory and asks for more by key.
"""

from ccm_tui.tui.record_list.source import Row, RowSource
from ccm_tui.tui.record_list.widget import RecordList

__all__ = ["RecordList", "Row", "RowSource"]
