"""Section Plan: objectives, activities, outputs and framework actions, and what serves what."""

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding
from textual.content import Content

from ccm_tui.domain import plan_words
from ccm_tui.tui import plan_rows
from ccm_tui.tui.output_words import figures, status_in_words
from ccm_tui.tui.record_list import Row, RowSource
from ccm_tui.tui.section import Section
from ccm_tui.tui.sources import HeldRows
from ccm_tui.words import N_, _, ngettext

if TYPE_CHECKING:
    from ccm_tui.domain.about import Column
    from ccm_tui.domain.workplan import WorkPlan
    from ccm_tui.register import Progress

_ACROSS: Final = 0.66
"""The share of a wide screen that the map and the days have."""


class PlanScreen(Section):
    """The work plan."""

    DEFAULT_CSS: ClassVar[str] = """
    PlanScreen {
        #body.across #aside { width: 32%; }
        &.-narrow #body.both.across #aside { display: none; }
    }
    """
    name_in_bar: ClassVar[str] = "plan"
    kind: ClassVar[str] = "activity"
    first_order: ClassVar[str] = ""
    empty: ClassVar[str] = N_("There is no plan. n writes one.")
    detail_when_narrow: ClassVar[bool] = True

    BINDINGS: ClassVar = [
        Binding("f", "next_view", N_("View"), id="plan.view",
                tooltip=N_("The plan as a tree, as a coverage map, by day on a timeline")),
        Binding("a", "gaps", N_("Gaps"), id="plan.gaps",
                tooltip=N_("Only what serves nothing, or is served by nothing; or all")),
        Binding("c", "choose", N_("Choose States"), id="plan.choose",
                tooltip=N_("Choose the States of this activity, with a reason")),
        Binding("o", "entry", N_("Entry"), id="plan.entry",
                tooltip=N_("Write an outreach entry of this activity")),
        Binding("f5", "app.plan_check", N_("Plan check"), id="app.plan_check",
                tooltip=N_("What the plan leaves open, and what was decided")),
        Binding("n", "new", N_("New"), show=False, id="plan.new",
                tooltip=N_("Write a new activity of this plan")),
        Binding("C", "costs", N_("Costs"), show=False, id="plan.costs",
                tooltip=N_("What the activities cost, planned and actual")),
        Binding("u", "app.undo", N_("Undo"), show=False, id="section.undo",
                tooltip=N_("Take back what was done last, also from an earlier day")),
        Binding("h", "history", N_("History"), show=False, id="section.history",
                tooltip=N_("Who wrote what in this record, and when")),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.view = plan_rows.VIEWS[0][0]
        self.only_gaps = False
        self._plan: WorkPlan | None = None
        self._shown = plan_rows.Shown([], [])
        self._outputs: dict[str, Progress] = {}

    # ---------------------------------------------------------------- rows

    def source(self) -> RowSource:
        """The plan in use, as it is to be shown."""
        uid = self.register.plan
        if not uid:
            self._plan, self._shown = None, plan_rows.Shown([("item", N_("What"), -1)], [])
            return HeldRows([])
        self._plan = plan = self.register.work_plan(uid)
        self._outputs = {found.target.uid: found for found in self.register.outputs()}
        self._shown = self._as_shown(plan)
        if self.filter_text:
            self._shown = self._shown.holding(self.filter_text)
        if self.view == "tree" and not self.has_class("-narrow"):
            return plan_rows.PlanRows(self._shown.rows, self._so_far)
        return HeldRows(self._shown.rows, "day", descending=False)

    def _as_shown(self, plan: "WorkPlan") -> plan_rows.Shown:
        narrow = self.has_class("-narrow")
        if self.view == "coverage":
            return plan_rows.as_coverage(plan, int(self.size.width * (1 if narrow else _ACROSS)))
        if self.view == "timeline":
            found, today = self.register.plan_timeline(plan), self.register.today
            return plan_rows.as_timeline(found, plan, today, narrow=narrow)
        return plan_rows.as_tree(plan, narrow=narrow, gaps=self.only_gaps)

    def _so_far(self, kind: str, uid: str) -> str:
        """How far a record is; what has no figures has no words for it."""
        if kind == "activity":
            return plan_words.progress_in_words(self.register.activity_profile(uid))[0]
        found = self._outputs.get(uid)
        return f"{figures(found)} {status_in_words(found.status)}" if found else ""

    def columns(self) -> "list[tuple[str, Column]]":
        """The columns of the view."""
        return self._shown.declared()

    def meaning(self, row: Row, width: int) -> Content:
        """The record under the cursor, and how it stands in the plan."""
        from ccm_tui.tui import output_view, plan_view
        from ccm_tui.tui.record_view import whole

        kind, uid = str(row["kind"]), str(row["record"])
        if kind == "activity":
            return plan_view.activity(self.register, uid, width)
        if kind == "output" and uid in self._outputs:
            return output_view.whole(self.register, self._outputs[uid], width)
        if self._plan is None or kind in ("plan", "meeting", "event"):
            return whole(self.register, kind, uid, width)
        return plan_view.served(self.register, self._plan, kind, uid, width)

    def tell_status(self) -> None:
        """How much there is, in which view, and what its signs mean."""
        total = sum("heading" not in row for row in self._shown.rows)
        lines = ngettext("{n} line", "{n} lines", total).format(n=total)
        said = [lines if self.view == "tree" else "", _(dict(plan_rows.VIEWS)[self.view])]
        if self._plan and self.register.several_plans:
            said.insert(0, self._plan.code)
        if self.view == "tree" and self.only_gaps:
            said.append(_("gaps only"))
        if self.filter_text:
            said.append(f"“{self.filter_text}”")
        self.status.say("   ".join(filter(None, [*said, plan_rows.legend(self.view)])))

    def apply_filter(self, text: str) -> None:
        """Show the lines that hold every word of ``text``."""
        self.filter_text = text.strip()
        self.show_rows()

    # ---------------------------------------------------------------- views

    def action_next_view(self) -> None:
        """The next way to show the plan."""
        names = [name for name, _words in plan_rows.VIEWS]
        self.show_view(names[(names.index(self.view) + 1) % len(names)])

    def show_view(self, view: str) -> None:
        """Show the plan in this way, and the record that is selected."""
        selected = self.record_here()
        self.view = view
        self.query_one("#body").set_class(view != "tree", "across")
        self.show_rows(keep=False)
        if selected is not None:
            self._go_to_record(selected[1])
        self.refresh_bindings()

    def _go_to_record(self, uid: str) -> None:
        for row in self._shown.rows:
            if row.get("record") == uid:
                self.rows_list.go_to_uid(str(row["uid"]))
                return

    def action_gaps(self) -> None:
        """Only the gaps, or all."""
        self.only_gaps = not self.only_gaps
        self.show_view("tree")

    # ---------------------------------------------------------------- what is under the cursor

    def record_here(self) -> tuple[str, str] | None:
        """The record under the cursor, whatever it is."""
        row = self.rows_list.row
        if row is None or "record" not in row:
            return None
        return str(row["kind"]), str(row["record"])

    def _activity(self) -> str | None:
        found = self.record_here()
        return found[1] if found and found[0] == "activity" else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Days are there on the timeline only; views of lists are about one kind."""
        if action in ("sort", "views", "templates") or (action == "go" and self.view != "timeline"):
            return False
        return super().check_action(action, parameters)

    def open_row(self, row: Row) -> None:
        """Open the record, whatever it is."""
        self.app.open_record(str(row["kind"]), str(row["record"]))

    def action_costs(self) -> None:
        """Show what the activities cost."""
        from ccm_tui.tui.costs_screen import CostsScreen

        self.app.push_screen(CostsScreen(), self._returned)

    def action_new(self) -> None:
        """Write a new activity of this plan; a plan where there is none."""
        if self._plan is None:
            self.app.open_form("plan")
        else:
            self.app.open_form("activity", typed={"plan": self._plan.uid})

    def action_delete(self) -> None:
        """Delete the record under the cursor."""
        if found := self.record_here():
            self.app.delete(found[0], [found[1]])

    def action_entry(self) -> None:
        """Write an entry of the activity under the cursor."""
        uid = self._activity()
        self.app.open_form("outreach", typed={"activities": [uid]} if uid else None)

    def action_choose(self) -> None:
        """Choose the States of the activity under the cursor."""
        from ccm_tui.tui.choose_states import choose

        if uid := self._activity():
            choose(self.app, uid)
        else:
            self.notify(_("States are chosen for an activity: go to one first."), markup=False)
