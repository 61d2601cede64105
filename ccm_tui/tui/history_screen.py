"""History: who wrote what in a record, and when; the newest first."""

from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from ccm_tui.domain.acts import VERBS
from ccm_tui.tui import harmless
from ccm_tui.tui.app import CcmApp
from ccm_tui.tui.bar import KeyLine, SectionBar
from ccm_tui.tui.merge_view import moment
from ccm_tui.tui.pieces import Sheet
from ccm_tui.tui.place import LeavesWithEscape
from ccm_tui.tui.readable import Readable
from ccm_tui.tui.trail import Place
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.register import Register, Written

_SHOWN = 300
_EDGES = 4


class HistoryScreen(LeavesWithEscape):
    """The changes of one record."""

    DEFAULT_CSS: ClassVar[str] = """
    HistoryScreen {
        background: $background;
        VerticalScroll { padding: 0 1; scrollbar-size-vertical: 1; }
        Static { width: 1fr; height: auto; }
    }
    """
    AUTO_FOCUS = "Readable"

    app = getters.app(CcmApp)

    def __init__(self, kind: str, uid: str) -> None:
        super().__init__()
        self.kind = kind
        self.uid = uid

    def whereabouts(self) -> Place:
        """This place, for back and forward."""
        return Place(HistoryScreen, (self.kind, self.uid))

    def compose(self) -> ComposeResult:
        """One text, scrolled."""
        yield SectionBar(self.app.sections_in_bar, "")
        with Readable():
            yield Static("")
        yield KeyLine()

    def on_resize(self) -> None:
        """Write it for the width there is."""
        width = self.size.width - _EDGES
        text = in_words(self.app.register, self.kind, self.uid, width)
        self.query_one("VerticalScroll > Static", Static).update(text)


def in_words(register: "Register", kind: str, uid: str, width: int) -> Content:
    """The history of a record as text, newest first."""
    written = register.history(uid)
    sheet = Sheet(width)
    sheet.title(_("History of “{title}”").format(title=register.name_of(kind, uid)))
    last = None
    for change in reversed(written[-_SHOWN:]):
        if change.act != last:
            last = change.act
            sheet.gap()
            sheet.hanging("", _act(change))
            if change.reason:
                sheet.muted(_("because: {reason}").format(reason=change.reason), 2)
        sheet.hanging("  ", _change(register, kind, change))
    if len(written) > _SHOWN:
        sheet.muted(_("Older changes: ccm-tui history shows them all."))
    return sheet.content()


def _act(change: "Written") -> Content:
    who = " · ".join(part for part in (change.by, change.person) if part)
    if change.verb == "seed":
        who = _("the program's seeds")
    elif not who:
        who = _("nobody named") if change.verb != "write" else _("another program")
    whose = {"seed": _("seeded"), "write": _("written")}
    how = whose.get(change.verb) or VERBS.label(change.verb)
    said = f"{moment(change.at)}  {harmless.line(who)}  {harmless.line(how)}"
    return Content.styled(said, "bold")


def _change(register: "Register", kind: str, change: "Written") -> Content:
    from ccm_tui.domain.wording import change_in_words

    label, old, new = change_in_words(
        register.entity(kind),
        change.field,
        change.old,
        change.new,
        change.operation,
        register.name_of,
    )
    if not label:
        return Content(new)
    before = harmless.line(old) or _("nothing")
    after = harmless.line(new) or _("nothing")
    return Content.styled(f"{label}: ", "$text-muted") + Content(f"{before} → {after}")
