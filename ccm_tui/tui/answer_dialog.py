"""Deciding an open question of the plan: a choice or one's own words, and why."""

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from ccm_tui.errors import CcmError, Refused
from ccm_tui.tui import harmless
from ccm_tui.tui.bar import KeyLine
from ccm_tui.tui.dialogs import IdentityDialog, Question
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.register import Question as OpenQuestion


class AnswerDialog(Question):
    """The choices above; below what is decided, and the reason."""

    DEFAULT_CSS: ClassVar[str] = """
    AnswerDialog {
        OptionList { height: auto; max-height: 10; border: none; padding: 0; background: $panel; }
        OptionList:focus { border: none; }
        OptionList > .option-list--option-highlighted { background: $accent 25%; }
    }
    """
    BINDINGS: ClassVar = [
        Binding("escape", "leave", N_("Close"), id="answer.leave", tooltip=N_("Decide nothing")),
        Binding("ctrl+s", "save", N_("Decide"), id="answer.save",
                tooltip=N_("Decide so, in your name; u takes it back")),
    ]  # fmt: skip

    def __init__(self, question: "OpenQuestion") -> None:
        super().__init__()
        self.question = question

    def compose(self) -> ComposeResult:
        """The question, its choices, and two lines to type in."""
        found = self.question
        with Vertical():
            yield Static(harmless.line(f"{found.code}  {found.text}"), classes="title",
                         markup=False)  # fmt: skip
            yield OptionList(
                *(Option(Text(harmless.line(f"{c.value}: {c.text}"))) for c in found.choices),
                markup=False,
            )
            yield Static(_("Decided: enter takes the marked choice; or type words of your own"),
                         classes="label", markup=False)  # fmt: skip
            yield Input(found.value or "", id="value")
            yield Static("", id="wrong-value", classes="wrong", markup=False)
            yield Static(_("Reason"), classes="label", markup=False)
            yield Input(found.reason or "", id="reason")
            yield Static("", id="wrong-reason", classes="wrong", markup=False)
        yield KeyLine()

    def on_key(self, event: events.Key) -> None:
        """What is typed over the choices begins words of one's own."""
        typed = (event.character or "").strip()
        if not (typed and event.is_printable and isinstance(self.focused, OptionList)):
            return
        event.stop()
        line = self.query_one("#value", Input)
        line.select_on_focus = False
        line.value = typed
        line.cursor_position = len(typed)
        line.focus()

    @on(OptionList.OptionSelected)
    def _taken(self, event: OptionList.OptionSelected) -> None:
        """A choice is taken: now why."""
        self.query_one("#value", Input).value = self.question.choices[event.option_index].value
        self.query_one("#reason", Input).focus()

    @on(Input.Submitted, "#value")
    def _next(self) -> None:
        self.query_one("#reason", Input).focus()

    @on(Input.Submitted, "#reason")
    def action_save(self) -> None:
        """Decide, once somebody is named."""
        if self.app.register.actor.person:
            self._save()
        else:
            self.app.push_screen(IdentityDialog(), self._named)

    def _named(self, _saved: object) -> None:
        if self.app.register.actor.person:
            self._save()
        else:
            said = _("a decision carries the name of a person")
            self.query_one("#wrong-value", Static).update(said)

    def _save(self) -> None:
        value = self.query_one("#value", Input).value
        reason = self.query_one("#reason", Input).value
        try:
            self.app.register.settle(self.question.uid, value, reason)
        except Refused as error:
            self._complain(error)
            return
        except CcmError as error:
            self.app.say_error(error)
            return
        self.dismiss(True)
        self.app.notify(_("Decided ● u takes it back, and what it changed"), markup=False)
        self.app.writes += 1

    def _complain(self, error: Refused) -> None:
        """Say what is wrong beside its line; what concerns neither, beside the first."""
        fields = dict(error.fields)
        reason = fields.pop("reason", "")
        value = "; ".join(fields.values())
        self.query_one("#wrong-reason", Static).update(harmless.plain(reason))
        self.query_one("#wrong-value", Static).update(harmless.plain(value))
        self.query_one("#value" if value else "#reason", Input).focus()
