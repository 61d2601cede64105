"""Section Today: what is owed, awaited and coming, and the outputs at a glance."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual.binding import Binding
from textual.content import Content

from ccm_tui.errors import Refused
from ccm_tui.tui.record_list import Row, RowSource
from ccm_tui.tui.section import Section
from ccm_tui.tui.sources import HeldRows
from ccm_tui.words import N_, _, ngettext

if TYPE_CHECKING:
    from ccm_tui.domain.about import Column
    from ccm_tui.domain.query import Query
    from ccm_tui.register import Due, Progress

COLUMNS: tuple[tuple[str, str, int], ...] = (
    ("near", N_("When"), 14),
    ("owed_by", N_("Who"), 5),
    ("owed_to", N_("Whom"), 5),
    ("what", N_("What"), -1),
)
"""Name, heading and cells: records of several kinds stand here, so that no entity declares them."""

_MOST: Final = 100
"""How many of what is behind, ahead and awaited are listed; Search shows all."""


class TodayScreen(Section):
    """The morning list."""

    DEFAULT_CSS: ClassVar[str] = """
    TodayScreen.-narrow {
        #body { layout: vertical; }
        #body.both #aside {
            width: 1fr;
            height: 10;
            border-left: none;
            border-top: solid $border;
            padding: 0 1;
        }
    }
    """
    name_in_bar: ClassVar[str] = "today"
    kind: ClassVar[str] = "commitment"
    first_order: ClassVar[str] = ""
    empty: ClassVar[str] = N_(
        "Nothing is owed, awaited or coming.\n"
        "n writes an entry; what is promised in it stands here until it is done."
    )
    detail_when_narrow: ClassVar[bool] = True

    BINDINGS: ClassVar = [
        Binding("x", "done", N_("Done"), id="today.done",
                tooltip=N_("What was promised is done today")),
        Binding("z", "wait", N_("Later"), id="today.wait",
                tooltip=N_("Show this again on a later day, and not before")),
        Binding("o", "entry", N_("Entry"), id="today.entry",
                tooltip=N_("Write an entry about this: its State, and what it answers")),
        Binding("c", "changes", N_("What changed"), show=False, id="today.changes",
                tooltip=N_("What was written since your last visit, and by whom")),
        Binding("l", "later", N_("All"), show=False, id="today.later",
                tooltip=N_("Show also what is due later, or only what is due soon")),
        Binding("e", "edit", N_("Edit"), show=False, id="section.edit",
                tooltip=N_("Change this record")),
        Binding("h", "history", N_("History"), show=False, id="section.history",
                tooltip=N_("Who wrote what in this record, and when")),
        Binding("f", "whose", N_("Whose"), show=False, id="today.whose",
                tooltip=N_("What one of us owes and is owed, then the next, then all")),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.whose = ""
        self.all_shown = False
        self._dues: dict[str, Due] = {}
        self._asked: dict[str, Query] = {}
        self._outputs: Sequence[Progress] = ()
        self._news: Content | None = None
        self._parties: tuple[str, ...] = ()

    # ---------------------------------------------------------------- rows

    def columns(self) -> "list[tuple[str, Column]]":
        """When, who owes whom, and what."""
        from ccm_tui.domain.about import About, Column

        return [
            (name, Column(name, About(label, width=width), False)) for name, label, width in COLUMNS
        ]

    def source(self) -> RowSource:
        """The day's agenda under its headings, read anew."""
        from ccm_tui.domain.dates import around
        from ccm_tui.tui.today_list import SOON, grouped, part_of, parties_of, rows_of

        agenda = self.register.agenda(_MOST)
        self._outputs = self.register.outputs()
        groups = grouped(agenda)
        self._parties = parties_of(groups)
        until = None if self.all_shown else around(self.register.today, SOON)
        shown = [
            part_of(words, [due for due in dues if self._wanted(due)], until)
            for words, dues in groups
        ]
        self._dues = {due.uid: due for part in shown for due in part.dues}
        return HeldRows(list(rows_of(shown, self.register.today)))

    def _wanted(self, due: "Due") -> bool:
        if self.whose and self.whose not in (due.owed_by, due.owed_to):
            return False
        if not self.filter_text.strip():
            return True
        asked = self._asked.get(due.record)
        said = " ".join(filter(None, (due.what, due.state, due.owed_by, due.owed_to))).casefold()
        if asked is None or not all(word in said for word in asked.words.casefold().split()):
            return False
        pages = self.register.rows(due.record, replace(asked, words=""))
        return pages.around(due.uid) is not None

    def opened(self) -> None:
        """The register is open: show the day, and what is new since the last visit."""
        super().opened()
        self.show_glance()

    def warm(self) -> None:
        """The right-hand side does not hang on the selected row."""
        if self.app.is_open:
            self.show_glance()

    def reload(self, uid: str | None = None) -> None:
        """Read the day again."""
        super().reload(uid)
        self.show_glance()

    def show_glance(self) -> None:
        """Show the outputs, the news and, where there is room, the record under the cursor."""
        from ccm_tui.tui.today_view import glance, news_in_words

        if self._news is None:
            register, visit = self.register, self.app.last_visit
            news = register.news(visit.marks) if visit else {}
            self._news = news_in_words(
                news, visit.day if visit else None, register.around.clock().date()
            )
        width = self.detail.content_size.width
        narrow = self.has_class("-narrow")
        said = glance(self._outputs, self._news, width, roomy=not narrow)
        due = self.due()
        if due is not None and self.app.is_warm and not narrow:
            from ccm_tui.tui.record_view import whole

            said += Content("\n\n") + whole(self.register, due.record, due.uid, width)
        self.detail.update(said)

    def _show_meaning(self, row: Row) -> None:
        self.show_glance()

    def tell_status(self) -> None:
        """How much is late, how much there is, and whose."""
        today = self.register.today
        late = sum(due.date < today and due.kind == "commitment" for due in self._dues.values())
        total = len(self._dues)
        said = [ngettext("{n} entry", "{n} entries", total).format(n=total)]
        if late:
            said.append(ngettext("{n} overdue", "{n} overdue", late).format(n=late))
        said += filter(None, [self.whose, f"“{self.filter_text}”" if self.filter_text else ""])
        self.status.say("   ".join(said))

    @classmethod
    def kind_of_views(cls) -> str:
        """Records of several kinds stand here."""
        return ""

    def apply_filter(self, text: str) -> None:
        """Show what holds the words and is as the filters ask, in whatever kind has them."""
        try:
            self._asked = dict(self.register.searched(text).asked)
        except Refused as error:
            self.status.complain("; ".join(error.fields.values()))
            return
        self.status.complain("")
        self.filter_text = text
        self.show_rows()

    # ---------------------------------------------------------------- keys

    def record_here(self) -> tuple[str, str] | None:
        """The record under the cursor, whatever it is."""
        due = self.due()
        return (due.record, due.uid) if due else None

    def due(self) -> "Due | None":
        """What is under the cursor."""
        uid = self.current()
        return None if uid is None else self._dues.get(uid)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The day has one order; new is an outreach entry."""
        if action in ("sort", "go", "delete"):
            return False
        return True if action in ("new", "edit") else super().check_action(action, parameters)

    def open_row(self, row: Row) -> None:
        """Open the record, whatever it is."""
        if due := self._dues.get(str(row["uid"])):
            self.app.open_record(due.record, due.uid)

    def action_new(self) -> None:
        """Write an outreach entry."""
        self.app.open_form("outreach")

    def action_edit(self) -> None:
        """Change the record under the cursor."""
        due = self.due()
        if due is None:
            return
        if "edit" in self.register.entity(due.record).verbs:
            self.app.open_form(due.record, due.uid)
        else:
            self.notify(_("This comes from the plan and is not changed here."), markup=False)

    def action_history(self) -> None:
        """Show who wrote what."""
        if due := self.due():
            self.app.show_history(due.record, due.uid)

    def action_done(self) -> None:
        """What was promised is done."""
        due = self.due()
        if due is None:
            return
        if due.kind == "commitment":
            self.app.mark_done(due.uid)
        elif due.kind == "reply":
            self.notify(_("o writes the reply; z asks again later."), markup=False)
        else:
            self.notify(_("Only what was promised can be done; z puts this off."), markup=False)

    async def action_wait(self) -> None:
        """Ask on which day this is to be shown again."""
        if self.due():
            await self.status.ask("wait", N_("Show it again on (enter: in a week)"))

    def took(self, purpose: str, text: str) -> bool:
        """A day to put something off to is typed here, too."""
        return self.put_off(text) if purpose == "wait" else super().took(purpose, text)

    def put_off(self, text: str) -> bool:
        """Put what is under the cursor off to the day that ``text`` says; False: it says none."""
        due = self.due()
        if due is None:
            return True
        refused = self.app.put_off(due.uid, text.strip() or "+1w")
        self.status.complain(refused)
        return not refused

    def action_entry(self) -> None:
        """Write an entry about what is under the cursor."""
        due = self.due()
        if due is None:
            return
        if due.kind == "reply":
            from ccm_tui.tui.thread_screen import reply_to

            self.app.open_form("outreach", typed=reply_to(self.register, due.uid))
            return
        typed: dict[str, Any] = {"subject": due.what}
        if due.state:
            typed["states"] = [self.register.find("state", due.state)]
        if due.kind in ("event", "meeting"):
            typed |= {due.kind: due.uid}
        self.app.open_form("outreach", typed=typed)

    def action_later(self) -> None:
        """Show also what is due later, or only what is due soon."""
        self.all_shown = not self.all_shown
        self.show_rows()

    def action_changes(self) -> None:
        """What was written since the last visit."""
        from ccm_tui.tui.changes_screen import ChangesScreen

        self.app.push_screen(ChangesScreen())

    def action_whose(self) -> None:
        """The next of those who owe and are owed, then all."""
        names = ["", *self._parties]
        now = names.index(self.whose) if self.whose in names else 0
        self.whose = names[(now + 1) % len(names)]
        self.show_rows(keep=False)
