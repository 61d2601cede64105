"""Invitations to an event: who was invited, by which letter, and how each answered."""

from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from ccm_tui.domain.dates import show_day
from ccm_tui.domain.invitations import answers_in_words
from ccm_tui.domain.vocabularies import ANSWERS
from ccm_tui.tui import harmless
from ccm_tui.tui.bar import KeyLine
from ccm_tui.tui.dialogs import Question
from ccm_tui.tui.form.line_rows import OneLine
from ccm_tui.tui.guests import There, Ticked
from ccm_tui.tui.ticking import GuestLine, TickingScreen
from ccm_tui.tui.trail import Place
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.register import EventProfile, Invited

_LETTERS: Final = 8


class InvitationLine(GuestLine):
    """Where the names of those who are invited are typed."""

    BINDINGS: ClassVar = [
        Binding("right", "screen.role(1)", N_("Answer"), id="invitations.answer",
                tooltip=N_("The next answer: accepted, declined, tentative, none yet")),
        Binding("left", "screen.role(-1)", N_("Answer back"), show=False,
                id="invitations.answer_back", tooltip=N_("The answer before")),
    ]  # fmt: skip


class InvitationsScreen(TickingScreen):
    """All that may be invited to an event; those who were are marked ``●``."""

    AUTO_FOCUS = "InvitationLine"
    BINDINGS: ClassVar = [
        Binding(
            "ctrl+o",
            "letter",
            N_("Letter"),
            id="invitations.letter",
            tooltip=N_("Choose the entry by which those who are ticked next are invited"),
        ),
    ]
    asked: ClassVar[str] = N_("Who is invited")
    ticked_ones: ClassVar[str] = N_("Invited")
    said_of: ClassVar[str] = N_("Answer")
    not_ticked: ClassVar[str] = N_("not invited")

    def __init__(self, event: str) -> None:
        super().__init__(event)
        self._invited: dict[str, Invited] = {}
        self._letter = ""

    def whereabouts(self) -> Place:
        """This place, for back and forward."""
        return Place(InvitationsScreen, (self.event,), record=("event", self.event))

    def line_to_type_in(self) -> InvitationLine:
        """Where names are typed."""
        return InvitationLine(placeholder=_("type a code or a name; space ticks"), compact=True)

    def there(self, found: "EventProfile") -> There:
        """Those who were invited, each with its answer."""
        self._invited = {one.party: one for one in found.invitations}
        return {
            one.party: Ticked(one.party, one.kind, one.code, one.name, _said(one))
            for one in found.invitations
        }

    def counted(self, _there: There) -> str:
        """How many were invited and how they answered; by which letter the next ones are."""
        answers = [one.answer for one in self._invited.values()]
        said = [answers_in_words(answers) or _("nobody is invited")]
        if self._letter:
            title = self.app.register.name_of("outreach", self._letter)
            said.append(_("by “{title}”").format(title=harmless.line(title)))
        else:
            said.append(_("ctrl+o names the letter"))
        return "   ".join(said)

    def tick(self, uid: str) -> None:
        """They are invited, by the letter that was chosen."""
        self.app.register.invite(self.event, uid, letter=self._letter)

    def untick(self, uid: str) -> None:
        """They are not."""
        self.app.register.uninvite(self.event, uid)

    def turn(self, uid: str, by: int) -> None:
        """They answered, or not yet."""
        answers = ("", *ANSWERS.codes)
        now = answers.index(self._invited[uid].answer or "")
        self.app.register.answer(self.event, uid, answers[(now + by) % len(answers)])

    def action_letter(self) -> None:
        """Choose the letter."""
        self.app.push_screen(LetterDialog(), self._chosen)

    def _chosen(self, letter: str | None) -> None:
        if letter is not None:
            self._letter = letter
            self.tell_status()


def _said(one: "Invited") -> str:
    return ANSWERS.label(one.answer) if one.answer else _("no answer")


class LetterDialog(Question):
    """Finds the outreach entry that invites; enter takes the one that is marked."""

    DEFAULT_CSS: ClassVar[str] = """
    LetterDialog {
        OptionList {
            height: auto; max-height: 10; border: none; padding: 0; margin: 1 0;
            background: $panel;
        }
    }
    """
    AUTO_FOCUS = "OneLine"
    BINDINGS: ClassVar = [
        Binding("ctrl+s,enter", "take", N_("This one"), id="letter.take",
                tooltip=N_("Those who are ticked from here on are invited by it")),
        Binding("down", "walk(1)", N_("Next"), show=False, id="letter.down",
                tooltip=N_("The next entry")),
        Binding("up", "walk(-1)", N_("Before"), show=False, id="letter.up",
                tooltip=N_("The entry before")),
        Binding("escape", "leave", N_("Close"), id="letter.leave", tooltip=N_("Change nothing")),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._found: list[str] = []
        self._list = OptionList(markup=False, compact=True)
        self._list.can_focus = False

    def compose(self) -> ComposeResult:
        """What is looked for, and what is found."""
        finder = OneLine()
        finder.placeholder = _("type words of its subject; down and up choose")
        with Vertical():
            yield Static(_("By which entry are they invited?"), classes="title", markup=False)
            yield finder
            yield self._list
        yield KeyLine()

    def on_mount(self) -> None:
        """The newest entries, as long as nothing is typed."""
        self._look_for("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._look_for(event.value.strip())

    def _look_for(self, text: str) -> None:
        from ccm_tui.domain.query import Query

        rows = self.app.register.rows("outreach", Query(words=text)).first(_LETTERS)
        self._found = ["", *(str(row["uid"]) for row in rows)]
        said = [_("none"), *(f"{show_day(row['date']):>11}  {row['subject']}" for row in rows)]
        self._list.set_options(Option(harmless.line(one)) for one in said)
        self._list.highlighted = min(1, len(rows))

    def action_walk(self, by: int) -> None:
        """Another entry."""
        self._list.highlighted = ((self._list.highlighted or 0) + by) % len(self._found)

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def action_take(self) -> None:
        """Take the one that is marked."""
        self.dismiss(self._found[self._list.highlighted or 0])
