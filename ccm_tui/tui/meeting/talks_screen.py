"""Who was not spoken to yet where one is, and what to raise with each: read between two talks."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding
from textual.content import Content

from ccm_tui.domain.dates import show_day
from ccm_tui.domain.talks import Topics
from ccm_tui.tui import harmless
from ccm_tui.tui.pieces import Sheet, due_mark, muted
from ccm_tui.tui.place import LeavesWithEscape
from ccm_tui.tui.record_list import Row, RowSource
from ccm_tui.tui.section import Section
from ccm_tui.tui.sources import HeldRows
from ccm_tui.tui.trail import Place
from ccm_tui.words import N_, _, ngettext

if TYPE_CHECKING:
    from datetime import date

    from ccm_tui.domain.about import Column
    from ccm_tui.domain.talks import Spoken, Talks, Target
    from ccm_tui.register import Due

_SHOWN = 8
"""Of what there is to raise, so much of each sort; the profile shows all."""
_HIDDEN = ("filter", "sort", "go", "views", "edit", "delete", "history")
"""Keys of a section that mean nothing here."""


class TalksScreen(Section, LeavesWithEscape):
    """The States one means to speak to here: those still missing, then those spoken to."""

    DEFAULT_CSS: ClassVar[str] = """
    TalksScreen.-narrow {
        #body { layout: vertical; }
        #body.both #aside {
            width: 1fr;
            height: 9;
            border-left: none;
            border-top: solid $border;
            padding: 0 1;
        }
    }
    """
    name_in_bar: ClassVar[str] = ""
    kind: ClassVar[str] = "state"
    first_order: ClassVar[str] = ""
    empty: ClassVar[str] = N_("You are at no meeting or event: m chooses one. escape goes back.")
    detail_when_narrow: ClassVar[bool] = True

    BINDINGS: ClassVar = [
        *LeavesWithEscape.BINDINGS,
        Binding("f2,colon", "capture", N_("Capture"), id="app.capture",
                tooltip=N_("Write the talk with this State in one line")),
        Binding("p", "profile", N_("Profile"), id="talks.profile",
                tooltip=N_("Everything known of this State")),
        Binding("n", "new", N_("New"), show=False, id="section.new",
                tooltip=N_("Write the talk with this State in the form; enter does it too")),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._talks: Talks | None = None
        self._targets: dict[str, Target] = {}
        self._spoken: dict[str, Spoken] = {}
        self._topics: dict[str, Topics] = {}

    def whereabouts(self) -> Place:
        """This place, for back and forward."""
        return Place(TalksScreen)

    # --- Rows --------------------------------------------------------------------------------

    def columns(self) -> "list[tuple[str, Column]]":
        """Which State, and what to raise in a few words."""
        from ccm_tui.domain.about import About, Column

        heads = (("code", N_("Code"), 5), ("name", N_("State"), 22), ("raise", N_("To raise"), -1))
        return [
            (name, Column(name, About(label, width=width), False)) for name, label, width in heads
        ]

    def source(self) -> RowSource:
        """The States, read anew."""
        self._talks = talks = self.app.talks()
        if talks is None:
            return HeldRows([])
        self._targets = {target.uid: target for target in talks.targets}
        self._spoken = {spoken.uid: spoken for spoken in talks.spoken}
        topics = self.register.topics
        self._topics = {uid: topics(uid) for uid in self._targets | self._spoken}
        return HeldRows(list(self._rows(talks)))

    def _rows(self, talks: "Talks") -> Iterator[dict[str, Any]]:
        yield _heading("missing", _("Not spoken to yet"), len(talks.missing))
        yield from (self._row(target.uid, target.code, target.name) for target in talks.missing)
        if talks.spoken:
            yield _heading("gap", "")
            yield _heading("spoken", _("Spoken to"), len(talks.spoken))
            yield from (self._row(state.uid, state.code, state.name) for state in talks.spoken)

    def _row(self, uid: str, code: str, name: str) -> dict[str, Any]:
        said = [*_counted(self._topics[uid])]
        if target := self._targets.get(uid):
            said += [" ".join(code for code, _title in target.activities)]
        return {
            "id": 0,
            "uid": uid,
            "code": code,
            "name": name,
            "raise": " · ".join(filter(None, said)),
        }

    def reload(self, uid: str | None = None) -> None:
        """Read them again; where one was spoken to just now, go on to the next that is missing."""
        before = [target.uid for target in self._talks.missing] if self._talks else []
        selected = self.current()
        super().reload(uid)
        if selected in before and selected in self._spoken:
            at = before.index(selected)
            near = [*before[at + 1 :], *reversed(before[:at])]
            any(self.rows_list.go_to_uid(one) for one in near if one not in self._spoken)

    # --- What one of them means --------------------------------------------------------------

    def meaning(self, row: Row, width: int) -> Content:
        """What to raise with the State, whole."""
        uid, today = str(row["uid"]), self.register.today
        sheet = Sheet(width)
        sheet.title(str(row["name"]), str(row["code"]))
        if spoken := self._spoken.get(uid):
            sheet.muted(_("spoken to on {day}").format(day=show_day(spoken.last)))
        sheet.gap()
        topics = self._topics[uid]
        _dues(sheet, _("They owe"), topics.owed_by_it, today)
        _dues(sheet, _("Owed to them"), topics.owed_to_it, today)
        _dues(sheet, _("No reply to"), topics.awaited, today)
        if not topics.all:
            sheet.muted(_("Nothing is owed, and no letter awaits its reply."))
        sheet.gap()
        target = self._targets.get(uid)
        for place, activity in enumerate(target.activities if target else ()):
            sheet.labelled("" if place else _("Targeted by"), harmless.line(" ".join(activity)))
        return sheet.content()

    def tell_status(self) -> None:
        """What the keys do here."""
        self.status.say(
            _("enter writes the talk in the form, : in one line") if self.current() else ""
        )

    # --- Keys --------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The list is whole, and the States themselves are not changed here."""
        return action not in _HIDDEN

    def open_row(self, row: Row) -> None:
        """Write the talk with the State."""
        self.app.open_form("outreach", typed={"states": [str(row["uid"])]})

    def action_new(self) -> None:
        """The same."""
        if row := self.rows_list.row:
            self.open_row(row)

    def action_capture(self) -> None:
        """Write the talk with the State in one line."""
        from ccm_tui.tui.capture import capture

        row = self.rows_list.row
        capture(self.app, f"{row['code']} " if row else "")

    def action_profile(self) -> None:
        """Show everything known of the State."""
        if uid := self.current():
            self.app.open_state(uid)


def _heading(uid: str, words: str, count: int | None = None) -> dict[str, Any]:
    return {"id": 0, "uid": uid, "heading": words if count is None else f"{words}   {count}"}


def _counted(topics: Topics) -> Iterator[str]:
    """How much there is to raise: ``they owe 1``, ``1 owed to them``, ``1 reply``."""
    if n := len(topics.owed_by_it):
        yield ngettext("they owe {n}", "they owe {n}", n).format(n=n)
    if n := len(topics.owed_to_it):
        yield ngettext("{n} owed to them", "{n} owed to them", n).format(n=n)
    if n := len(topics.awaited):
        yield ngettext("{n} reply awaited", "{n} replies awaited", n).format(n=n)


def _dues(sheet: Sheet, label: str, dues: "tuple[Due, ...]", today: "date") -> None:
    """What is owed, with who owes whom and when; a letter with the day on which it was sent."""
    for place, due in enumerate(dues[:_SHOWN]):
        sent = due.kind == "reply"
        note = show_day(due.date) if sent else f"{due.owed_by} → {due.owed_to}"
        sheet.labelled("" if place else label, harmless.line(due.what), note)
        if not sent:
            sheet.labelled("", due_mark(due.date, today))
    if (more := len(dues) - _SHOWN) > 0:
        sheet.labelled("", muted(ngettext("and {n} more", "and {n} more", more).format(n=more)))
