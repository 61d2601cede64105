"""The dialog of quick capture: one line, its reading below it, and what is left to be chosen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static

from ccm_tui.domain.name_book import Meaning
from ccm_tui.domain.reading import Circumstances, Part, Reading, choices
from ccm_tui.errors import CcmError, Refused
from ccm_tui.tui import harmless
from ccm_tui.tui.acting import Acts
from ccm_tui.tui.bar import KeyLine
from ccm_tui.tui.capture.kept import KeptLine
from ccm_tui.tui.capture.line import CaptureLine
from ccm_tui.tui.capture.view import saved_in_words, understood
from ccm_tui.tui.form.drafts import DraftKeeper
from ccm_tui.tui.form.leaving import LeavingQuestion
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.register import Register


@dataclass(frozen=True, slots=True)
class Captured:
    """What came of the dialog."""

    saved: str | None = None
    """The uid of the entry saved last."""
    form: Mapping[str, Any] | None = None
    """What the form begins with that was asked for: ``draft``, or ``typed``."""


class CaptureDialog(ModalScreen[Captured]):
    """Reads a line as it is typed and saves it as an outreach entry.

    What is typed is on disk within half a second, as a draft of the entry that it was read as.
    """

    DEFAULT_CSS: ClassVar[str] = """
    CaptureDialog {
        align: center top;
        background: $background 60%;

        & > Vertical {
            width: 100%; max-width: 110; height: auto; max-height: 100%;
            padding: 1 2; margin-bottom: 1; background: $surface;
        }
        .heading {
            height: 1; margin-bottom: 1;
            .title { width: 1fr; text-style: bold; }
            .status { width: auto; max-width: 60%; color: $text-muted; text-wrap: nowrap; }
            .status.-wrong { color: $text-error; }
        }
        CaptureLine { width: 1fr; height: 1; border: none; padding: 0 1; background: $panel; }
        .reading { width: 1fr; height: auto; margin-top: 1; }
        OptionList {
            height: auto; max-height: 6; border: none; padding: 0; background: $panel;
            display: none;
        }
    }
    """
    AUTO_FOCUS = "CaptureLine"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", N_("Save"), id="capture.save",
                tooltip=N_("Save and close; enter does it too")),
        Binding("ctrl+n", "save_next", N_("Save and next"), id="capture.save_next",
                tooltip=N_("Save and begin the next: day, channel, place and activity stay")),
        Binding("tab,ctrl+o", "more", N_("Form"), id="capture.form",
                tooltip=N_("Go on in the form, with what was read")),
        Binding("escape", "leave", N_("Keep as draft"), id="capture.leave",
                tooltip=N_("Close; what was typed is kept as a draft")),
        Binding("down", "choose(1)", N_("Next meaning"), show=False, id="capture.down",
                tooltip=N_("Where a name means several: the next; enter takes it")),
        Binding("up", "choose(-1)", N_("Meaning before"), show=False, id="capture.up",
                tooltip=N_("Where a name means several: the one before; enter takes it")),
        Binding("f1", "app.help", N_("Help"), id="capture.help", tooltip=N_("Help on this place")),
    ]  # fmt: skip

    def __init__(self, register: "Register", around: Circumstances, begins: str = "") -> None:
        super().__init__()
        self.register = register
        self._around = around
        self._begins = begins
        """What stands in the line before anything is typed; it alone is no draft."""
        self._book = register.name_book()
        self._settled: dict[str, Meaning] = {}
        self._reading = register.capture("", around, book=self._book)
        self._insisting = False
        self._saved: str | None = None
        self._kept = KeptLine(register)
        self._failure = ""
        self._keeper = DraftKeeper(self._keep, self.set_timer, self._say_kept, self._say_failed)
        self.line = CaptureLine(self._read, lambda: self._reading.parts)
        self._status = Static("", classes="status", markup=False)
        self._view = Static("", classes="reading", markup=False)
        self._choices = OptionList(markup=False, compact=True)
        self._choices.can_focus = False

    def compose(self) -> ComposeResult:
        """The line, its reading, the choice, the keys."""
        with Vertical():
            with Horizontal(classes="heading"):
                yield Static(_("An entry in one line"), classes="title", markup=False)
                yield self._status
            yield self.line
            yield self._view
            yield self._choices
        yield KeyLine()

    def on_mount(self) -> None:
        """Show how a line is written."""
        self.line.put(self._begins)
        self._show()

    def on_resize(self, _event: events.Resize) -> None:
        """Write the reading anew for the new width."""
        self.call_after_refresh(self._show)

    # --- Reading -----------------------------------------------------------------------------

    def _read(self, line: str) -> None:
        """Read what stands in the line now."""
        try:
            self._reading = self.register.capture(
                line, self._around, book=self._book, settled=self._settled
            )
        except CcmError as error:
            self._reading = Reading(line, {"subject": line}, ())
            self._say(str(error), wrong=True)
        self._show()
        self._keeper.changed()

    def _show(self) -> None:
        reading = self._reading
        width = self._view.content_size.width or self.size.width - 4
        self._view.update(understood(self.register, reading, width, insisting=self._insisting))
        asked = reading.ambiguous[:1]
        self._choices.display = bool(asked)
        if asked:
            at = self._choices.highlighted
            self._choices.set_options(Content(harmless.line(said)) for said in choices(asked[0]))
            self._choices.highlighted = min(at or 0, len(asked[0].meanings) - 1)

    @property
    def _asked(self) -> Part | None:
        """The part that a person has to choose for now."""
        return next(iter(self._reading.ambiguous), None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out the keys of a choice that is not asked for."""
        return self._asked is not None if action == "choose" else True

    def action_choose(self, step: int) -> None:
        """Mark another meaning."""
        count, at = self._choices.option_count, self._choices.highlighted or 0
        self._choices.highlighted = (at + step) % count

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self._take(event.option_index)

    def _take(self, at: int) -> None:
        if (asked := self._asked) is not None:
            self._settled[asked.text] = asked.meanings[at]
            self._choices.highlighted = None
            self._read(self.line.value)

    # --- Saving ------------------------------------------------------------------------------

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Save and close; what is ambiguous is chosen first, what is missing is said."""
        if self._stored():
            self._end(Captured(self._saved))

    def action_save_next(self) -> None:
        """Save and begin the next."""
        if self._stored():
            self._around = self._around.after(self._reading.typed)
            self._insisting = False
            self._settled.clear()
            self._begins = ""
            self._kept = KeptLine(self.register)
            self.line.put("")
            self._read("")

    def _stored(self) -> bool:
        if self._asked is not None:
            self._take(self._choices.highlighted or 0)
            return False
        self._insisting = True
        try:
            self._saved = self.register.save("outreach", self._reading.typed)
        except Refused as refused:
            self._reading = self._reading.refused(refused)
            hint = f" {refused.hint}" if refused.hint else ""
            self._say(_("Not saved yet.") + hint, wrong=True)
            self._show()
            if refused.unnamed and isinstance(self.app, Acts):
                self.app.in_a_name(self.action_save)
            return False
        except CcmError as error:
            self._say(f"{error} {error.hint}".strip(), wrong=True)
            return False
        self._say_saved()
        return True

    def _say_saved(self) -> None:
        said = harmless.line(saved_in_words(self.register, self._reading), 90)
        self.app.notify(_("Saved: {what}").format(what=said), markup=False)
        try:
            self._kept.drop()
        except CcmError as error:
            said = _("Saved, but its draft is still there: {reason}").format(reason=error)
            self.app.notify(said, markup=False)

    # --- The draft ---------------------------------------------------------------------------

    def on_unmount(self) -> None:
        """Whatever ended the dialog: what was typed last is kept."""
        if self._keeper.behind:
            self._keeper.flush()

    def _keep(self) -> bool:
        """Bring the draft on disk to what was read; whether one was written."""
        if self.line.value.strip() != self._begins.strip():
            return self._kept.keep(self._reading.typed)
        self._kept.drop()
        return False

    def _say_kept(self) -> None:
        self._failure = ""
        time = f"{self.register.around.clock().astimezone():%H:%M:%S}"
        self._say(_("draft kept {time}").format(time=time))

    def _say_failed(self, error: CcmError) -> None:
        self._failure = f"{error} {error.hint}".strip()
        self._say(_("draft not kept: {reason}").format(reason=error), wrong=True)

    def _say(self, text: str, *, wrong: bool = False) -> None:
        self._status.set_class(wrong, "-wrong")
        self._status.update(Content(harmless.line(text)))

    # --- Leaving -----------------------------------------------------------------------------

    def action_more(self) -> None:
        """Go on in the form; what was typed is its draft, so that nothing is lost in between."""
        if not self._keeper.flush():
            return
        given = (
            {"draft": self._kept.draft}
            if self._kept.draft is not None
            else {"typed": dict(self._reading.typed)}
        )
        self._end(Captured(self._saved, given))

    def action_leave(self) -> None:
        """Close; what was typed is kept as a draft, or it is asked."""
        if not self._keeper.flush():
            self.app.push_screen(LeavingQuestion(self._failure), self._answered)
            return
        if self._kept.draft is not None:
            self.app.notify(_("Kept as a draft"), markup=False)
        self._end(Captured(self._saved))

    def _answered(self, leave: bool | None) -> None:
        if leave:
            self._end(Captured(self._saved))

    def _end(self, result: Captured) -> None:
        self._keeper.stop()
        self.dismiss(result)
