"""What the list tells the screen around it (``on_record_list_opened`` and so on)."""

from typing import TYPE_CHECKING

from textual.message import Message

from ccm_tui.tui.record_list.source import Row

if TYPE_CHECKING:
    from ccm_tui.tui.record_list.widget import RecordList


class _FromList(Message):
    """A message that names the list it comes from, so that ``@on`` can select by it."""

    def __init__(self, record_list: "RecordList") -> None:
        super().__init__()
        self.record_list = record_list

    @property
    def control(self) -> "RecordList":
        """The list itself."""
        return self.record_list


class Highlighted(_FromList, namespace="record_list"):
    """The cursor is on another row, or its row was read anew; ``row`` is None in an empty list."""

    def __init__(self, record_list: "RecordList", row: Row | None) -> None:
        super().__init__(record_list)
        self.row = row


class Opened(_FromList, namespace="record_list"):
    """The row is to be opened: enter, or two clicks."""

    def __init__(self, record_list: "RecordList", row: Row) -> None:
        super().__init__(record_list)
        self.row = row


class Marked(_FromList, namespace="record_list"):
    """The marks changed; ``uids`` are all marked records in the order of their marking."""

    def __init__(self, record_list: "RecordList", uids: tuple[str, ...]) -> None:
        super().__init__(record_list)
        self.uids = uids


class Counted(_FromList, namespace="record_list"):
    """An answer to "which of how many" arrived: ``total`` rows; see `RecordList.position`."""

    def __init__(self, record_list: "RecordList", total: int) -> None:
        super().__init__(record_list)
        self.total = total


class Copied(_FromList, namespace="record_list"):
    """So many rows are in the clipboard."""

    def __init__(self, record_list: "RecordList", rows: int) -> None:
        super().__init__(record_list)
        self.rows = rows


class ToFile(_FromList, namespace="record_list"):
    """Rows are to be written to a file, as this ``text``."""

    def __init__(self, record_list: "RecordList", text: str) -> None:
        super().__init__(record_list)
        self.text = text


class ColumnChosen(_FromList, namespace="record_list"):
    """The heading of the column ``name`` was clicked."""

    def __init__(self, record_list: "RecordList", name: str) -> None:
        super().__init__(record_list)
        self.name = name


class Failed(_FromList, namespace="record_list"):
    """The source could not answer. Whoever gets this shows a ``CcmError`` and raises the rest."""

    def __init__(self, record_list: "RecordList", error: BaseException) -> None:
        super().__init__(record_list)
        self.error = error
