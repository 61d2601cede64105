"""Section Requests: what States ask for, by stage, each a move away from the next one."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual.binding import Binding
from textual.content import Content

from ccm_tui.domain.stages import STAGES, for_days
from ccm_tui.tui.record_list import Row, RowSource
from ccm_tui.tui.request_keys import MovesRequest
from ccm_tui.tui.section import Section
from ccm_tui.tui.sources import HeldRows
from ccm_tui.words import N_, _, ngettext

if TYPE_CHECKING:
    from datetime import date

    from ccm_tui.domain.about import Column
    from ccm_tui.register import Board, Card

LIMIT: Final = 50
"""Requests of a stage that the board shows, the newest."""
_COLUMNS: Final = (
    ("code", N_("State"), 5),
    ("what", N_("What"), -1),
    ("pillar", N_("Pillar"), 18),
    ("days", N_("In stage"), 9),
)


class RequestsScreen(Section, MovesRequest):
    """The board of requests: the stages one below the other, each with its number."""

    DEFAULT_CSS: ClassVar[str] = """
    RequestsScreen #aside { width: 40%; }
    """
    name_in_bar: ClassVar[str] = "requests"
    kind: ClassVar[str] = "request"
    first_order: ClassVar[str] = ""
    empty: ClassVar[str] = N_("No State has asked for anything yet. n writes the first request.")

    BINDINGS: ClassVar = [
        Binding("left", "stage(-1)", N_("Stage before"), show=False, id="requests.left",
                tooltip=N_("To the first request of the stage before")),
        Binding("right", "stage(1)", N_("Next stage"), show=False, id="requests.right",
                tooltip=N_("To the first request of the next stage")),
        Binding("G", "guidance", N_("Guidance"), show=False, id="requests.guidance",
                tooltip=N_("Good practices, and how the Guidance was spread")),
        Binding("e", "edit", N_("Edit"), show=False, id="section.edit",
                tooltip=N_("Change this record")),
        Binding("h", "history", N_("History"), show=False, id="section.history",
                tooltip=N_("Who wrote what in this record, and when")),
        Binding("u", "app.undo", N_("Undo"), show=False, id="section.undo",
                tooltip=N_("Take back what was done last, also from an earlier day")),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._board: Board | None = None
        self._counts: tuple[object, dict[str, int]] = (None, {})

    def columns(self) -> "list[tuple[str, Column]]":
        """State, what is asked for, for which pillar, and for how long it is in its stage."""
        from ccm_tui.domain.about import About, Column

        return [
            (name, Column(name, About(label, width=width), False))
            for name, label, width in _COLUMNS
        ]

    def source(self) -> RowSource:
        """The requests by stage, as the filter asks."""
        self._board = board = self.register.board(self.query_shown, LIMIT)
        numbers = self._counted or board.numbers
        rows = list(self._rows(board, numbers)) if any(board.numbers.values()) else []
        return BoardRows(rows, None if board.whole or self._counted else self._count)

    @property
    def _asked(self) -> object:
        return self.query_shown, self.app.writes

    @property
    def _counted(self) -> dict[str, int]:
        """How many there are in each stage, where a thread has counted them."""
        asked, counts = self._counts
        return counts if asked == self._asked else {}

    def _count(self) -> None:
        """Count all stages, in a thread, and show the numbers."""
        asked = self._asked
        with self.register.aside() as aside:
            counts = aside.board_counts(self.query_shown)
        self.app.call_from_thread(self._tell_counts, asked, counts)

    def _tell_counts(self, asked: object, counts: dict[str, int]) -> None:
        self._counts = (asked, counts)
        if asked == self._asked:
            self.show_rows()

    def _rows(self, board: "Board", numbers: Mapping[str, int]) -> Iterator[dict[str, Any]]:
        for place, (stage, cards) in enumerate(board.cards.items()):
            if place and not self.has_class("-narrow"):
                yield {"id": 0, "uid": f"gap:{stage}", "heading": ""}
            said = _heading(stage, len(cards), numbers[stage])
            yield {"id": 0, "uid": f"stage:{stage}", "heading": said}
            yield from (_row(card, self.register.today) for card in cards)

    def meaning(self, row: Row, width: int) -> Content:
        """The request, its relays and what was answered."""
        from ccm_tui.tui.request_view import whole

        return whole(self.register, str(row["uid"]), width)

    def tell_status(self) -> None:
        """How many requests, what is missing in the selected one, and the filter in words."""
        total = sum((self._counted or self._board.numbers).values()) if self._board else 0
        said = ngettext("{n} request", "{n} requests", total).format(n=total) if total else ""
        row = self.rows_list.row
        missing = _("▲ ICA involvement not recorded") if row and row.get("unrecorded") else ""
        self.status.say("   ".join(filter(None, [said, missing, self.filter_in_words()])))

    # --- Keys --------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The order is that of the stages."""
        if action in ("sort", "go"):
            return False
        return super().check_action(action, parameters)

    def request_here(self) -> str | None:
        """The request under the cursor."""
        return self.current()

    def action_stage(self, by: int) -> None:
        """Go to the first request of the next stage that has any, or of the one before."""
        uid = self.current()
        shown = self._board.cards.values() if self._board else ()
        filled = [[card.uid for card in cards] for cards in shown if cards]
        at = next((place for place, uids in enumerate(filled) if uid in uids), None)
        if at is not None and 0 <= at + by < len(filled):
            self.rows_list.go_to_uid(filled[at + by][0])

    def action_guidance(self) -> None:
        """Show good practices and acts of dissemination."""
        from ccm_tui.tui.guidance_screen import GuidanceScreen

        self.app.push_screen(GuidanceScreen(), self._returned)


class BoardRows(HeldRows):
    """The rows of the board; counting what it does not show is left to the list's thread."""

    def __init__(self, rows: Sequence[Row], count: Callable[[], None] | None) -> None:
        super().__init__(rows)
        self._count_all = count

    def count(self) -> int:
        """How many lines there are; for a thread."""
        if self._count_all is not None:
            self._count_all()
        return super().count()


def _heading(stage: str, shown: int, number: int) -> str:
    said = f"{STAGES.label(stage).capitalize()}   {shown}"
    if (more := number - shown) <= 0:
        return said
    return f"{said}   " + ngettext("and {n} more", "and {n} more", more).format(n=more)


def _row(card: "Card", today: "date") -> dict[str, Any]:
    from ccm_tui.domain.vocabularies import PILLARS

    return {
        "id": 0,
        "uid": card.uid,
        "code": card.code,
        "what": f"▲ {card.what}" if card.unrecorded else card.what,
        "pillar": PILLARS.label(card.pillar),
        "days": for_days(card.steps, today),
        "unrecorded": card.unrecorded,
    }
