"""Costs: what activities are planned to cost and did cost, each currency on its own."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual import work
from textual.content import Content

from ccm_tui.domain.amount import show_amount
from ccm_tui.domain.vocabularies import COST_KINDS
from ccm_tui.errors import CcmError
from ccm_tui.tui.pieces import Sheet
from ccm_tui.tui.place import LeavesWithEscape
from ccm_tui.tui.record_list import Row, RowSource
from ccm_tui.tui.section import Section
from ccm_tui.tui.sources import StoredRows
from ccm_tui.tui.trail import Place
from ccm_tui.words import N_, _, ngettext

if TYPE_CHECKING:
    from ccm_tui.domain.about import Column
    from ccm_tui.register import CostTotal


_CODE_CELLS: Final = 5
_CURRENCY_CELLS, _KIND_CELLS, _SUM_CELLS = 5, 8, 15
"""Of a line of the totals, so that sums stand below each other."""
_COLUMNS: Final[dict[str, dict[str, Any]]] = {
    "activity": {"label": N_("For"), "width": 4},
    "what": {},
    "amount": {},
    "currency": {"label": N_("In"), "width": 3},
    "kind": {"width": 7},
    "date": {},
}
"""The columns in their order, and what of them is otherwise than declared: there is little room."""


class CostsScreen(Section, LeavesWithEscape):
    """The costs, and on the right side what they come to."""

    DEFAULT_CSS: ClassVar[str] = """
    CostsScreen #aside { width: 36%; }
    """
    name_in_bar: ClassVar[str] = ""
    kind: ClassVar[str] = "cost"
    first_order: ClassVar[str] = "-date"
    empty: ClassVar[str] = N_(
        "No costs yet. n writes the first; “limited costs” without an amount is an answer, too."
    )

    BINDINGS: ClassVar = [*LeavesWithEscape.BINDINGS]

    def __init__(self) -> None:
        super().__init__()
        self._totals: tuple[CostTotal, ...] | None = None

    def whereabouts(self) -> Place:
        """This place, for back and forward."""
        here = super().whereabouts()
        return Place(CostsScreen, selected=here.selected, filter=here.filter)

    def columns(self) -> "list[tuple[str, Column]]":
        """The sum beside what it is for."""
        from dataclasses import replace

        declared = self.register.entity(self.kind).columns()
        return [
            (name, replace(declared[name], about=replace(declared[name].about, **otherwise)))
            for name, otherwise in _COLUMNS.items()
        ]

    def source(self) -> RowSource:
        """The costs under the filter, read by key; their totals are read in a thread."""
        from dataclasses import replace

        from ccm_tui.domain.query import Query

        self._add_up()
        return StoredRows(
            self.register, self.kind, replace(self.query_shown or Query(), order=self.order)
        )

    @work(thread=True, exclusive=True, group="cost-totals")
    def _add_up(self) -> None:
        try:
            with self.register.aside() as aside:
                found = tuple(aside.cost_totals())
        except CcmError as error:
            self.app.call_from_thread(self.app.say_error, error)
        else:
            self.app.call_from_thread(self._tell_totals, found)

    def _tell_totals(self, found: "tuple[CostTotal, ...]") -> None:
        self._totals = found
        self.warm()

    def meaning(self, row: Row, width: int) -> Content:
        """The cost, and below it what all activities come to."""
        from ccm_tui.tui.record_view import whole

        shown = whole(self.register, self.kind, str(row["uid"]), width)
        return shown + "\n" + totals(self._totals or (), width)


def totals(found: "Sequence[CostTotal]", width: int) -> Content:
    """What activities come to; currencies are never added up."""
    sheet = Sheet(width)
    sheet.heading(_("Totals by activity and currency"))
    code = ""
    for total in found:
        label = total.code if total.code != code else ""
        code = total.code
        for line in _in_words(total):
            sheet.hanging(f"{label:{_CODE_CELLS}}", Content(line))
            label = ""
    if not found:
        sheet.muted(_("None for the plan in use."))
    return sheet.content()


def _in_words(total: "CostTotal") -> Iterator[str]:
    """``CHF  planned  1 200.00`` and what was spent below it, or how many are not quantified."""
    if total.currency is None:
        n = total.unquantified
        yield ngettext("not quantified: {n}", "not quantified: {n}", n).format(n=n)
    currency = total.currency or ""
    for kind, hundredths in (("planned", total.planned), ("actual", total.actual)):
        if hundredths is not None:
            said = f"{COST_KINDS.label(kind):{_KIND_CELLS}}{show_amount(hundredths):>{_SUM_CELLS}}"
            yield f"{currency:{_CURRENCY_CELLS}}{said}"
            currency = ""
