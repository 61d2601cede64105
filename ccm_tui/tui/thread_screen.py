"""A thread: what an entry answers and what answers it, oldest first."""

from typing import TYPE_CHECKING, Any, ClassVar

from ccm_tui.tui.outreach_screen import OutreachScreen
from ccm_tui.tui.place import LeavesWithEscape
from ccm_tui.tui.record_list import RowSource
from ccm_tui.tui.sources import HeldRows
from ccm_tui.tui.trail import Place
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.register import Register


class ThreadScreen(OutreachScreen, LeavesWithEscape):
    """The entries of one thread."""

    # Styles come from the first base only; its escape, which takes a filter away, has none here.
    BINDINGS: ClassVar = LeavesWithEscape.BINDINGS
    empty: ClassVar[str] = N_("This thread has no entries any more. escape goes back.")

    def __init__(self, uid: str) -> None:
        super().__init__()
        self.uid = uid

    def whereabouts(self) -> Place:
        """This place, for back and forward."""
        return Place(ThreadScreen, (self.uid,), record=("outreach", self.uid))

    def source(self) -> RowSource:
        """The thread, held whole."""
        return HeldRows(self.register.thread(self.uid), "date", descending=False)

    def opened(self) -> None:
        """Begin at the entry from which the thread was asked for."""
        super().opened()
        self.rows_list.go_to_uid(self.uid)

    def filter_in_words(self) -> str:
        """What is shown."""
        title = self.register.name_of("outreach", self.uid)
        return _("thread of “{title}”").format(title=title)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A thread is whole and in its own order."""
        if action in ("filter", "sort", "thread"):
            return False
        return super().check_action(action, parameters)


def reply_to(register: "Register", uid: str) -> dict[str, Any]:
    """What the answer to an entry begins with: its States, subject, and the other direction."""
    values = register.values("outreach", uid)
    kept = ("states", "organisations", "contacts", "activities")
    return {
        "reply_to": uid,
        "direction": "in" if values["direction"] == "out" else "out",
        "channel": values["channel"],
        "subject": values["subject"],
        "sensitivity": values["sensitivity"],
        **{name: list(values[name]) for name in kept if values[name]},
    }
