"""A list that is narrowed by a filter, put in order, and searched for a place."""

from typing import TYPE_CHECKING, ClassVar

from textual import getters, on

from ccm_tui.errors import Refused
from ccm_tui.tui.duplicate import Repeats, may_repeat
from ccm_tui.tui.prompt import StatusLine
from ccm_tui.tui.record_list import RecordList, messages
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.domain.query import Query
    from ccm_tui.register import Register


class Narrowed(Repeats):
    """A screen around a list and a line in which filters and places are typed."""

    kind: ClassVar[str]
    first_order: ClassVar[str]
    """The order of the list at first, as its entity declares it."""

    rows_list = getters.query_one(RecordList)
    status = getters.query_one(StatusLine)

    def __init__(self) -> None:
        super().__init__()
        self.filter_text = ""
        self.query_shown: Query | None = None
        self.order = ""

    # ---------------------------------------------------------------- what a subclass gives

    @property
    def register(self) -> "Register":
        """The open register."""
        return self.app.register

    @classmethod
    def kind_of_views(cls) -> str:
        """The kind of record that the filters typed here are about; empty: every kind."""
        return cls.kind

    def show_rows(self, *, keep: bool = True) -> None:
        """Show the rows of the present filter and order."""
        raise NotImplementedError

    def tell_status(self) -> None:
        """Which row of how many, and the filter in words."""
        raise NotImplementedError

    # ---------------------------------------------------------------- filter, order, place

    async def action_filter(self) -> None:
        """Type a filter; the list follows every key."""
        await self.status.ask("filter", N_("Search"), self.filter_text)

    async def action_go(self) -> None:
        """Type a day, “top” or “end”."""
        await self.status.ask("go", N_("Go to a day, top or end"))

    def action_sort(self) -> None:
        """The other way round, then the next column that lists can be sorted by."""
        entity = self.register.entity(self.kind)
        sortable = [name for name, column in entity.columns().items() if column.about.sortable]
        orders = [way + name for name in sortable for way in ("", "-")]
        if orders:
            now = self.order or self.first_order
            self.order = orders[(orders.index(now) + 1) % len(orders)]
            self.show_rows()

    @on(RecordList.ColumnChosen)
    def _sort_by(self, event: messages.ColumnChosen) -> None:
        """Sort by the column whose heading was clicked; clicked again, the other way."""
        column = self.register.entity(self.kind).columns().get(event.name)
        sortable = column is not None and column.about.sortable
        if not sortable or not self.check_action("sort", ()):
            self.notify(_("This list is not sorted by that column."), markup=False)
            return
        now = self.order or self.first_order
        self.order = f"-{event.name}" if now == event.name else event.name
        self.show_rows()

    def action_views(self) -> None:
        """Choose a filter that is kept under a name."""
        from ccm_tui.tui.views_screen import ViewsScreen

        self.app.push_screen(ViewsScreen(self.kind_of_views(), self.apply_filter))

    def action_templates(self) -> None:
        """Choose what a new record begins with; of all kinds where no new one is of this kind."""
        from ccm_tui.tui.templates_screen import TemplatesScreen

        kind = self.kind_of_views()
        repeated = kind and may_repeat(self.register, kind)
        self.app.push_screen(TemplatesScreen(kind if repeated else ""))

    def action_clear(self) -> None:
        """Take the filter and the marks away."""
        self.rows_list.clear_marks()
        if self.filter_text:
            self.apply_filter("")

    def apply_filter(self, text: str) -> None:
        """Show what ``text`` asks for; what it cannot mean is said and nothing changes."""
        try:
            self.query_shown = self.register.query(self.kind, text)
        except Refused as error:
            self.status.complain("; ".join(error.fields.values()))
            return
        self.status.complain("")
        self.filter_text = text
        self.show_rows()

    @on(StatusLine.Typed)
    def _typed(self, event: StatusLine.Typed) -> None:
        if event.purpose == "filter" and type(event) is StatusLine.Typed:
            self.apply_filter(event.text)

    @on(StatusLine.Kept)
    def _kept(self, event: StatusLine.Kept) -> None:
        from ccm_tui.tui.views_screen import keep_view

        if event.purpose == "filter":
            keep_view(self.app, self.kind_of_views(), event.text)

    @on(StatusLine.Taken)
    async def _taken(self, event: StatusLine.Taken) -> None:
        if self.took(event.purpose, event.text):
            await self._back_to_list()

    def took(self, purpose: str, text: str) -> bool:
        """Do what was typed; False: it says nothing, and is typed on."""
        return self._gone(text) if purpose == "go" else True

    @on(StatusLine.Dropped)
    async def _dropped(self, event: StatusLine.Dropped) -> None:
        await self._back_to_list()
        if event.purpose == "filter":
            self.apply_filter("")

    async def _back_to_list(self) -> None:
        await self.status.close()
        self.rows_list.focus()
        self.tell_status()

    def _gone(self, text: str) -> bool:
        """Go where ``text`` says; False when it says nothing."""
        from ccm_tui.domain.dates import read_day

        wanted = text.strip().casefold()
        if wanted in ("", "top", _("top")):
            self.rows_list.action_home()
        elif wanted in ("end", _("end")):
            self.rows_list.action_end()
        else:
            try:
                self.rows_list.go_to_day(read_day(text, self.register.today, past=True))
            except ValueError as error:
                self.status.complain(str(error))
                return False
        return True
