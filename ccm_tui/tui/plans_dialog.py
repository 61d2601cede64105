"""Which plan is in use (key P), and rolling one over into the next."""

from datetime import date
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from ccm_tui.domain.dates import show_day
from ccm_tui.errors import CcmError, Refused
from ccm_tui.tui import harmless
from ccm_tui.tui.bar import KeyLine
from ccm_tui.tui.dialogs import Question
from ccm_tui.tui.form.line_rows import OneLine
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.register import PlanInShort, Rolled

_CODE: Final = 12
_DAY: Final = 11
_COUNT: Final = 23


class PlansDialog(Question):
    """The plans of the register; enter uses the one that is marked."""

    DEFAULT_CSS: ClassVar[str] = """
    PlansDialog OptionList {
        height: auto; max-height: 12; border: none; padding: 0; margin-bottom: 1;
        background: $panel;
    }
    """
    BINDINGS: ClassVar = [
        Binding("enter", "use", N_("Use"), id="plans.use",
                tooltip=N_("Count the outputs of this plan, and mean its codes")),
        Binding("n", "roll_over", N_("Roll over"), id="plans.roll_over",
                tooltip=N_("Begin the next plan with what this one was to do")),
        Binding("down,j", "walk(1)", N_("Next"), show=False, id="plans.down",
                tooltip=N_("The next plan")),
        Binding("up,k", "walk(-1)", N_("Before"), show=False, id="plans.up",
                tooltip=N_("The plan before")),
        Binding("escape", "leave", N_("Close"), id="plans.leave", tooltip=N_("Change nothing")),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._plans: list[PlanInShort] = []
        self._list = OptionList(markup=False, compact=True)
        self._list.can_focus = False

    def compose(self) -> ComposeResult:
        """The plans with their days, and what the marked one is called."""
        with Vertical():
            yield Static(_("Which plan is in use?"), classes="title", markup=False)
            yield Static(_head(), classes="label", markup=False)
            yield self._list
            yield Static("", id="title", markup=False)
            yield Static(
                _("Its outputs are counted, its deadlines come up in Today, its codes are meant. "
                  "What was logged stands for all plans."),
                classes="label", markup=False,
            )  # fmt: skip
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the plans, the one in use marked."""
        self.show_plans(self.app.register.plan)

    def show_plans(self, marked: str) -> None:
        """Show the plans as they are now, with one of them marked."""
        try:
            self._plans = self.app.register.plans()
        except CcmError as error:
            self.app.say_error(error)
            return
        self._list.set_options(map(_line, self._plans))
        uids = [plan.uid for plan in self._plans]
        if uids:
            self._list.highlighted = uids.index(marked) if marked in uids else 0

    @property
    def _marked(self) -> "PlanInShort | None":
        at = self._list.highlighted
        return None if at is None or at >= len(self._plans) else self._plans[at]

    def action_walk(self, step: int) -> None:
        """Mark another one."""
        if self._plans:
            self._list.highlighted = ((self._list.highlighted or 0) + step) % len(self._plans)

    @on(OptionList.OptionHighlighted)
    def _show_title(self) -> None:
        plan = self._marked
        title = self.query_one("#title", Static)
        title.update(harmless.plain(plan.title) if plan else _("There is no plan."))

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self._list.highlighted = event.option_index
        self.action_use()

    def action_use(self) -> None:
        """Use the plan that is marked."""
        if plan := self._marked:
            self.dismiss()
            self.app.use_plan(plan.uid)

    def action_roll_over(self) -> None:
        """Begin the next plan."""
        if plan := self._marked:
            self.app.push_screen(RollOver(plan, self.app.register.today), self._rolled)

    def _rolled(self, plan: str | None) -> None:
        if plan:
            self.show_plans(plan)


class RollOver(Question):
    """What the next plan is called, and its days."""

    DEFAULT_CSS: ClassVar[str] = """
    RollOver {
        Horizontal { height: 1; }
        Horizontal .label { width: 14; margin: 0; }
        Horizontal Input { width: 1fr; }
        #wrong { margin-top: 1; }
    }
    """
    AUTO_FOCUS = "#code"
    BINDINGS: ClassVar = [
        Binding("ctrl+s", "save", N_("Roll over"), id="roll_over.save",
                tooltip=N_("Make the plan; u takes it back")),
        Binding("escape", "leave", N_("Close"), id="roll_over.leave", tooltip=N_("Make none")),
    ]  # fmt: skip

    def __init__(self, old: "PlanInShort", today: date) -> None:
        super().__init__()
        self.old = old
        begins = max(today, old.as_at)
        self._lines = {
            "code": (_("Code"), OneLine()),
            "title": (_("Title"), OneLine(old.title)),
            "as_at": (_("As at"), OneLine(show_day(begins))),
            "horizon": (_("Horizon"), OneLine(show_day(begins + (old.horizon - old.as_at)))),
            "leave_out": (_("Leave out"), OneLine()),
        }

    def compose(self) -> ComposeResult:
        """A line for each."""
        said = _("Roll {code} over into the next plan").format(code=harmless.line(self.old.code))
        with Vertical():
            yield Static(said, classes="title", markup=False)
            for name, (label, line) in self._lines.items():
                line.id = name
                with Horizontal():
                    yield Static(label, classes="label", markup=False)
                    yield line
            yield Static(
                _("Objectives, outputs and activities are copied, but for those left out. States, "
                  "contacts, evidence and history stay. A deadline that is over by then is left "
                  "blank for an activity; for an output it is the day before the horizon."),
                classes="label", markup=False,
            )  # fmt: skip
            yield Static("", id="wrong", classes="wrong", markup=False)
        self._lines["leave_out"][1].placeholder = "objective, output, activity"
        yield KeyLine()

    @on(Input.Submitted)
    def _next(self, event: Input.Submitted) -> None:
        if event.input.id == "leave_out":
            self.action_save()
        else:
            self.focus_next()

    def action_save(self) -> None:
        """Make the plan."""
        typed = {name: line.value for name, (_label, line) in self._lines.items()}
        try:
            without = _kinds(typed.pop("leave_out"))
            done = self.app.register.roll_over(self.old.uid, typed, without=without)
        except Refused as error:
            self._refuse(error)
        except CcmError as error:
            self.app.say_error(error)
        else:
            self.dismiss(done.plan)
            self.app.wrote()
            in_use = self.app.register.plan == done.plan
            self.app.notify(_said(typed["code"], done, in_use=in_use), markup=False)

    def _refuse(self, error: Refused) -> None:
        labels = {name: label for name, (label, _line) in self._lines.items()}
        said = [f"{labels.get(name, name)}: {why}" for name, why in error.fields.items()]
        self.query_one("#wrong", Static).update(harmless.plain("\n".join(said)))
        for name, (_label, line) in self._lines.items():
            if name in error.fields:
                line.focus()
                return


def _kinds(text: str) -> list[str]:
    """The kinds of records that words name by their beginnings; raises Refused."""
    kinds = ("objective", "output", "activity")
    found: list[str] = []
    for word in text.replace(",", " ").casefold().split():
        named = [kind for kind in kinds if kind.startswith(word) or word.startswith(kind)]
        if len(named) != 1:
            said = _("“{typed}” is none of {labels}").format(typed=word, labels=", ".join(kinds))
            raise Refused({"leave_out": said})
        found += named
    return found


def _said(code: str, done: "Rolled", *, in_use: bool) -> str:
    """What was made, in a notice."""
    made = (
        _("{code} is made with {n} records, and in use from its day on")
        if in_use
        else _("{code} is made with {n} records; enter uses it")
    ).format(code=harmless.line(code), n=sum(done.copied.values()))
    if over := [*done.blank, *done.moved]:
        codes = ", ".join(map(harmless.line, over))
        made += "\n" + _("Deadlines that were over: {codes}").format(codes=codes)
    return made


def _head() -> str:
    """What stands above the plans."""
    heads = ((_("Plan"), _CODE), (_("As at"), _DAY), (_("Horizon"), _DAY), (_("Holds"), _COUNT))
    return "  ".join(harmless.fit(head, width) for head, width in heads)


def _line(plan: "PlanInShort") -> Content:
    """A plan with its days and what it holds."""
    days = (harmless.fit(show_day(day), _DAY) for day in (plan.as_at, plan.horizon))
    holds = _("{n} activities, {m} outputs").format(n=plan.activities, m=plan.outputs)
    said = "  ".join([harmless.fit(plan.code, _CODE), *days, harmless.fit(holds, _COUNT)])
    return Content.assemble(said, (f"  {_('in use')}" if plan.in_use else "", "$accent"))
