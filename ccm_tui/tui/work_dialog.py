"""A question whose answer takes long: done in a thread, told how far it is, stopped by a key."""

from collections.abc import Callable
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, ClassVar, Final, TypeVar

from textual import work
from textual.binding import Binding
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, Static

from ccm_tui.errors import CcmError
from ccm_tui.tui import harmless
from ccm_tui.tui.dialogs import Question
from ccm_tui.tui.merge_view import progress_bar
from ccm_tui.tui.pieces import Sheet
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.register import Register

Found = TypeVar("Found")
Told = Callable[[int, int], None]
"""Is told how much is done, of how much; it raises where a person stopped the work."""

_TOLD_EVERY: Final = 0.2
"""Seconds between two looks at how far the work is."""


class _Stopped(Exception):
    """A person stopped the work."""


class WorkDialog(Question):
    """Base of the dialogs that work in a thread, on a connection of its own.

    A subclass has lines to type in, a Static ``#wrong`` for what is wrong with them, a Static
    ``#told`` for what came of it; what is of the class ``intro`` gives way to that.
    """

    DEFAULT_CSS: ClassVar[str] = """
    WorkDialog {
        & > Vertical { width: 90; }
        #told { margin-top: 1; }
    }
    """
    BINDINGS: ClassVar = [
        Binding("escape", "leave", N_("Close or stop"), id="work.leave",
                tooltip=N_("Close; while it works, stop: nothing of it is kept then")),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.answer: object = None
        """What the dialog is left with."""
        self._stop = Event()
        self._at_work: Timer | None = None
        self._done = (0, 0)

    @property
    def working(self) -> bool:
        """Whether something is being done."""
        return self._at_work is not None

    def action_leave(self) -> None:
        """Close; or stop what is being done."""
        if self.working:
            self._stop.set()
        else:
            self.dismiss(self.answer)

    def on_unmount(self) -> None:
        """Whoever leaves the program stops the work."""
        self._stop.set()

    # ---------------------------------------------------------------- for a subclass

    def begin(
        self,
        what: str,
        act: "Callable[[Register, Told], Found]",
        done: Callable[[Found], None],
    ) -> None:
        """Do ``act`` in a thread, and then ``done`` with what came of it here."""
        self.refuse("")
        self._stop.clear()
        self._done = (0, 0)
        self.query(Input).set(disabled=True)
        self.focus()

        def tell() -> None:
            bar = progress_bar(*self._done) if self._done[1] else ""
            said = _("{what} … esc stops it, and nothing is kept").format(what=what)
            self.tell(Content(f"{said}\n{bar}"))

        tell()
        self._at_work = self.set_interval(_TOLD_EVERY, tell)
        self._work(act, done)

    def failed(self, error: CcmError) -> None:
        """It could not be done: say why. Overridden where there is something to undo."""
        self.refuse(f"{error}\n{error.hint}".strip())

    def stopped(self) -> None:
        """It was stopped. Overridden where there is something to undo."""

    def sheet(self, title: str) -> Sheet:
        """A sheet as wide as there is room, with its title."""
        sheet = Sheet(self.query_one("#told").content_size.width)
        sheet.title(title)
        return sheet

    def tell(self, said: Content) -> None:
        """Say what came of it, in place of what the dialog is for."""
        self.query(".intro").set(display=not said.plain)
        self.query_one("#told", Static).update(said)

    def refuse(self, why: str) -> None:
        """Say what is wrong."""
        wrong = self.query_one("#wrong", Static)
        wrong.update(harmless.plain(why))
        wrong.display = bool(why)

    # ---------------------------------------------------------------- the work

    def _progress(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise _Stopped
        self._done = (done, total)

    @work(thread=True, exclusive=True)
    def _work(
        self, act: "Callable[[Register, Told], Found]", done: Callable[[Found], None]
    ) -> None:
        try:
            with self.app.register.at_work() as register:
                found = act(register, self._progress)
        except _Stopped:
            self._over(self._have_stopped)
        except CcmError as error:
            self._over(partial(self._have_failed, error))
        else:
            self._over(lambda: done(found))

    def _over(self, then: Callable[[], None]) -> None:
        if self.is_attached:
            self.app.call_from_thread(self._end, then)

    def _end(self, then: Callable[[], None]) -> None:
        """The work is over: the lines can be typed in again."""
        if self._at_work is not None:
            self._at_work.stop()
            self._at_work = None
        self.query(Input).set(disabled=False)
        then()
        for line in self.query(Input):
            if line.display and not line.disabled:
                line.focus()
                break

    def _have_stopped(self) -> None:
        self.tell(Content(_("Stopped. Nothing of it was kept; the register is as it was.")))
        self.stopped()

    def _have_failed(self, error: CcmError) -> None:
        self.tell(Content(""))
        self.failed(error)
