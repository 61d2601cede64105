"""The plan check: what the plan leaves open, what was decided, and what can be computed."""

from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual.binding import Binding
from textual.content import Content

from ccm_tui.tui import harmless
from ccm_tui.tui.pieces import Sheet, muted
from ccm_tui.tui.place import LeavesWithEscape
from ccm_tui.tui.record_list import Row, RowSource
from ccm_tui.tui.section import Section
from ccm_tui.tui.sources import HeldRows
from ccm_tui.tui.trail import Place
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.domain.about import Column
    from ccm_tui.register import Checked, Choice, Question

_COLUMNS: tuple[tuple[str, str, int], ...] = (
    ("code", N_("No."), 4),
    ("text", N_("Question"), -1),
    ("stands", N_("Decided"), 20),
)
_NARROW: Final = ("code", "text")
WHICH: Final = (
    ("all", N_("all questions")),
    ("open", N_("undecided")),
    ("decided", N_("decided")),
)
_INDENT: Final = 4
_STYLES: Final = {"holds": "$success", "fails": "bold $warning", "undecided": "$foreground"}


class PlanCheckScreen(Section, LeavesWithEscape):
    """The open questions by theme, and below them the computed checks."""

    DEFAULT_CSS: ClassVar[str] = """
    PlanCheckScreen {
        #aside { width: 40%; }
        &.-narrow #body.both #aside { width: 42; }
    }
    """
    name_in_bar: ClassVar[str] = "plan"
    kind: ClassVar[str] = "doubt"
    first_order: ClassVar[str] = ""
    empty: ClassVar[str] = N_("This plan leaves nothing open that was written down.")
    detail_when_narrow: ClassVar[bool] = True

    BINDINGS: ClassVar = [
        Binding("D", "decide", N_("Decide"), id="check.decide",
                tooltip=N_("Decide this question, with a reason and in your name")),
        Binding("f", "which", N_("Which"), id="check.which",
                tooltip=N_("All questions, the undecided ones, or those that are decided")),
        Binding("h", "history", N_("History"), id="section.history",
                tooltip=N_("How this question was decided, by whom and why")),
        Binding("escape", "leave", N_("Back"), id="place.leave", tooltip=N_("Go back")),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.which = WHICH[0][0]
        self._questions: dict[str, Question] = {}
        self._checks: dict[str, Checked] = {}

    def whereabouts(self) -> Place:
        """This place, for back and forward."""
        return Place(PlanCheckScreen)

    # ---------------------------------------------------------------- what is shown

    def columns(self) -> "list[tuple[str, Column]]":
        """Number, question, and in words what was decided."""
        from ccm_tui.domain.about import About, Column

        narrow = self.has_class("-narrow")
        return [
            (name, Column(name, About(label, width=width), False))
            for name, label, width in _COLUMNS
            if not narrow or name in _NARROW
        ]

    def source(self) -> RowSource:
        """The questions that are as asked, under their themes, and the checks."""
        from ccm_tui.domain.vocabularies import DOUBT_THEMES

        self._questions = {one.uid: one for one in self.register.questions()}
        self._checks = {one.name: one for one in self.register.plan_checks()}
        rows: list[Row] = []
        for theme, label in DOUBT_THEMES:
            found = [_row(one) for one in self._questions.values() if one.theme == theme]
            rows += self._under(theme, label.capitalize(), filter(self._asked, found))
        if self.which != "decided":
            computed = [_check_row(one) for one in self._checks.values()]
            rows += self._under("computed", _("Computed"), filter(self._asked, computed))
        return HeldRows(rows)

    def _under(self, uid: str, heading: str, rows: Any) -> "list[Row]":
        found = list(rows)
        return [{"id": 0, "uid": uid, "heading": heading}, *found] if found else []

    def _asked(self, row: Row) -> bool:
        """Whether a row is one of those wanted, and holds the words that are searched for."""
        decided = row["decided"]
        if self.which != "all" and decided != (self.which == "decided"):
            return False
        words = self.query_shown.words.casefold().split() if self.query_shown else ()
        held = " ".join(str(row[name]) for name in ("code", "text", "stands")).casefold()
        return all(word in held for word in words)

    def filter_in_words(self) -> str:
        """How many are decided, which are shown, and the words that are searched for."""
        total, decided = len(self._questions), sum(q.decided for q in self._questions.values())
        said = _("{n} of {total} decided") if total else _("no open questions")
        said = said.format(n=decided, total=total)
        which = "" if self.which == "all" else _(dict(WHICH)[self.which])
        return " · ".join(part for part in (said, which, super().filter_in_words()) if part)

    def tell_status(self) -> None:
        """How many are decided: the headings between the rows are not counted."""
        self.status.say(self.filter_in_words())

    def meaning(self, row: Row, width: int) -> Content:
        """The question with its choices, or what was computed."""
        if check := self._checks.get(str(row["uid"])):
            return _check(check, width)
        return self._question(self._questions[str(row["uid"])], width)

    def _question(self, found: "Question", width: int) -> Content:
        from ccm_tui.domain.dates import show_day

        sheet = Sheet(width)
        sheet.title(found.text, found.code)
        sheet.gap()
        if found.decided:
            sheet.labelled(_("Decided"), Content.styled(found.value or "", "bold $success"))
            sheet.labelled(_("Reason"), found.reason or "")
            who = " · ".join(filter(None, [found.decided_by, found.by]))
            sheet.labelled("", muted(f"{who}, {show_day(found.decided_on)}"))
        else:
            sheet.labelled(_("Decided"), Content.styled(_("undecided"), "bold $warning"))
        sheet.gap()
        sheet.labelled(_("The note says"), found.says)
        codes = [one for one in found.concerns if one not in self._checks]
        if codes:
            sheet.labelled(_("Concerns"), ", ".join(codes))
        sheet.heading(_("Choices"))
        for choice in found.choices:
            self._choice(sheet, choice)
        computed = [self._checks[one] for one in found.concerns if one in self._checks]
        if computed:
            sheet.heading(_("Computed"))
        for check in computed:
            _said(sheet, check)
        return sheet.content()

    def _choice(self, sheet: Sheet, choice: "Choice") -> None:
        from ccm_tui.domain.questions import changes_in_words

        value = Content.styled(harmless.line(choice.value), "bold")
        sheet.hanging("", value + Content(f"  {harmless.line(choice.text)}"))
        for line in changes_in_words(choice, self.register.entities):
            sheet.muted(line, _INDENT)

    # ---------------------------------------------------------------- what can be done

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The order is the plan's, and questions are written by command."""
        if action in ("sort", "go", "views", "templates", "edit", "new", "delete", "duplicate"):
            return False
        return super().check_action(action, parameters)

    def record_here(self) -> tuple[str, str] | None:
        """The question under the cursor."""
        found = self._here()
        return (self.kind, found.uid) if found else None

    def _here(self) -> "Question | None":
        return self._questions.get(self.current() or "")

    def action_which(self) -> None:
        """All, the undecided, or the decided ones."""
        codes = [code for code, _words in WHICH]
        self.which = codes[(codes.index(self.which) + 1) % len(codes)]
        self.show_rows(keep=False)

    def open_row(self, row: Row) -> None:
        """Decide the question."""
        self.action_decide()

    def action_decide(self) -> None:
        """Decide the question under the cursor."""
        from ccm_tui.tui.answer_dialog import AnswerDialog

        if (found := self._here()) is None:
            self.notify(_("This is computed, and not decided."), markup=False)
            return
        self.app.push_screen(AnswerDialog(found), lambda _done: self._returned(None))

    def action_history(self) -> None:
        """Show how the question was decided."""
        if (found := self._here()) is None:
            return
        if found.decision is None:
            self.notify(_("Nobody decided this yet."), markup=False)
        else:
            self.app.show_history("decision", found.decision)


def _row(found: "Question") -> Row:
    return {
        "id": 0,
        "uid": found.uid,
        "code": found.code,
        "text": found.text,
        "stands": found.value or _("undecided"),
        "decided": found.decided,
    }


def _check_row(found: "Checked") -> Row:
    from ccm_tui.domain.checks import CHECKS, VERDICTS

    return {
        "id": 0,
        "uid": found.name,
        "code": "",
        "text": CHECKS.label(found.name),
        "stands": VERDICTS.label(found.verdict),
        "decided": found.verdict == "holds",
    }


def _check(found: "Checked", width: int) -> Content:
    sheet = Sheet(width)
    _said(sheet, found)
    return sheet.content()


def _said(sheet: Sheet, found: "Checked") -> None:
    """What is checked, and in words whether it holds."""
    from ccm_tui.domain.checks import CHECKS, VERDICTS

    sheet.text(CHECKS.label(found.name))
    verdict = Content.styled(VERDICTS.label(found.verdict), _STYLES[found.verdict])
    sheet.hanging("  ", verdict)
    sheet.muted(found.detail, 2)
