"""The last line but one: how many, and the filter in words; here one types a filter or a day."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from ccm_tui.tui import harmless
from ccm_tui.words import N_, _


class PromptInput(Input):
    """The line's input: enter takes what was typed, escape leaves it."""

    BINDINGS: ClassVar = [
        Binding("escape", "leave", N_("Leave"), id="prompt.leave",
                tooltip=N_("Leave this line; nothing is done")),
        Binding("enter,ctrl+s", "submit", N_("Done"), id="prompt.done",
                tooltip=N_("Do what was typed")),
    ]  # fmt: skip

    class Left(Message):
        """The person left the line without taking what is in it."""

    def action_leave(self) -> None:
        """Leave the line."""
        self.post_message(self.Left())


class FilterInput(PromptInput):
    """The same for a filter, which may be kept under a name."""

    BINDINGS: ClassVar = [
        Binding("escape", "leave", N_("Clear"), id="filter.leave",
                tooltip=N_("Leave this line and show all")),
        Binding("enter", "submit", N_("Done"), id="filter.done", tooltip=N_("Back to the list")),
        Binding("ctrl+s", "keep", N_("Save as a view"), id="filter.keep",
                tooltip=N_("Keep this filter under a name")),
    ]  # fmt: skip

    class Keep(Message):
        """What is in the line is to be kept under a name."""

    def action_keep(self) -> None:
        """Keep the text under a name."""
        self.post_message(self.Keep())


class StatusLine(Vertical):
    """Says how many rows there are and which; turns into an input when one is asked for.

    What is wrong with what is typed is said above it, where there is room for all of it.

    While it is typed in, ``Typed`` carries every state of the text, ``Taken`` the final one, and
    ``Dropped`` says that it was left with escape; ``Kept`` that its text is to be kept under a
    name; each with the purpose it was opened for.
    """

    DEFAULT_CSS: ClassVar[str] = """
    StatusLine {
        dock: bottom;
        height: auto;
        margin-bottom: 1;
        padding: 0 1;
        background: $background;

        Horizontal { height: 1; }
        .said { width: 1fr; height: 1; color: $text-muted; }
        &.asking .said { width: auto; max-width: 50%; padding-left: 2; }
        .asked { width: auto; height: 1; margin-right: 1; color: $accent; text-style: bold; }
        .wrong { height: auto; max-height: 3; color: $error; display: none; }
        .wrong.-said { display: block; }
        PromptInput { width: 1fr; height: 1; border: none; padding: 0 1; background: $boost; }
    }
    """

    class Typed(Message):
        """The text changed."""

        def __init__(self, purpose: str, text: str) -> None:
            super().__init__()
            self.purpose, self.text = purpose, text

    class Taken(Typed):
        """The text is final."""

    class Kept(Typed):
        """The text is to be kept under a name."""

    class Dropped(Typed):
        """The line was left; the text no longer counts."""

    def __init__(self) -> None:
        super().__init__()
        self._purpose = ""
        self._said = Static("", classes="said", markup=False)
        self._wrong = Static("", classes="wrong", markup=False)

    def compose(self) -> ComposeResult:
        """What is said; the input comes when it is needed."""
        yield self._wrong
        with Horizontal():
            yield self._said

    @property
    def asking(self) -> bool:
        """Whether the line is an input now."""
        return bool(self._purpose)

    def say(self, text: str) -> None:
        """Say how many, and which."""
        self._said.update(Content(harmless.line(text)))

    async def ask(self, purpose: str, question: str, text: str = "") -> None:
        """Turn into an input for ``purpose``, with ``text`` in it."""
        if self._purpose:
            await self.close()
        self._purpose = purpose
        self.add_class("asking")
        asked = (FilterInput if purpose == "filter" else PromptInput)(
            text, compact=True, select_on_focus=False
        )
        await self.query_one(Horizontal).mount(
            Static(_(question), classes="asked", markup=False), asked, before=self._said
        )
        asked.focus()

    def complain(self, message: str) -> None:
        """Say above the input what is wrong with it; nothing for no message."""
        self._wrong.update(Content(harmless.line(message)))
        self._wrong.set_class(self.asking and bool(message), "-said")

    async def close(self) -> None:
        """Be a status line again."""
        self._purpose = ""
        self.complain("")
        await self.query(".asked, PromptInput").remove()
        self.remove_class("asking")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass on what is typed."""
        event.stop()
        if self._purpose:
            self.post_message(self.Typed(self._purpose, event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Pass on what was typed."""
        event.stop()
        self.post_message(self.Taken(self._purpose, event.value))

    def on_filter_input_keep(self) -> None:
        """Pass on that the text is to be kept."""
        self.post_message(self.Kept(self._purpose, self.query_one(PromptInput).value))

    def on_prompt_input_left(self) -> None:
        """Pass on that it was left."""
        self.post_message(self.Dropped(self._purpose, ""))
