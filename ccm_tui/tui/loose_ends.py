"""Loose ends on a screen: two records that may be one, and what refers to a deleted one."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on, work
from textual.binding import Binding
from textual.content import Content

from ccm_tui.errors import CcmError
from ccm_tui.tui.conflict_rows import loose_rows, pair_rows
from ccm_tui.tui.pair_view import side_by_side
from ccm_tui.tui.pieces import Sheet
from ccm_tui.tui.place import LeavesWithEscape
from ccm_tui.tui.record_list import RecordList, Row
from ccm_tui.tui.record_view import whole
from ccm_tui.tui.section import Section
from ccm_tui.words import N_, _, ngettext

if TYPE_CHECKING:
    from ccm_tui.register import LooseEnd, Pair

_NOT_HERE: Final = ("new", "delete", "filter", "sort", "go", "views", "templates", "clear",
                    "duplicate", "keep_template")  # fmt: skip
_OF_PAIRS: Final = ("join", "swap", "apart")
_OF_ENDS: Final = ("bring_back", "clear_field")


class LooseEndsBelow(Section, LeavesWithEscape):
    """Base of the conflicts screen: what stands below the conflicts, and its keys."""

    name_in_bar: ClassVar[str] = ""
    kind: ClassVar[str] = ""
    first_order: ClassVar[str] = ""

    BINDINGS: ClassVar = [
        Binding("j", "join", N_("Join"), id="conflicts.join",
                tooltip=N_("Make the two one, with all that refers to either")),
        Binding("x", "swap", N_("Swap"), id="conflicts.swap",
                tooltip=N_("Keep the other one of the two")),
        Binding("minus", "apart", N_("Not the same"), id="conflicts.apart", key_display="-",
                tooltip=N_("These are two; until you leave the program they are not shown again")),
        Binding("b", "bring_back", N_("Bring it back"), id="conflicts.bring_back",
                tooltip=N_("Let the deleted record stand again")),
        Binding("c", "clear_field", N_("Clear"), id="conflicts.clear_field",
                tooltip=N_("Take the reference to what was deleted away")),
        Binding("o", "open_record", N_("Open"), show=False, id="conflicts.open",
                tooltip=N_("Open the record that this is about")),
        Binding("h", "history", N_("History"), show=False, id="section.history",
                tooltip=N_("Who wrote what in this record, and when")),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._pairs: dict[str, Pair] = {}
        self._ends: dict[str, LooseEnd] = {}
        self._swapped: set[str] = set()
        self._looking = self._stale = False

    # ---------------------------------------------------------------- what is shown

    def opened(self) -> None:
        """Show what is read fast, and look in a thread for what takes a walk."""
        super().opened()
        self._look()

    def reload(self, uid: str | None = None) -> None:
        """Read again after a write."""
        super().reload(uid)
        self._look()

    def _look(self) -> None:
        """Look once more, after the look that is going on where there is one."""
        self._stale = self._looking
        if not self._looking:
            self._looking = True
            self._walk()

    @work(thread=True)
    def _walk(self) -> None:
        try:
            with self.app.register.aside() as aside:
                found = aside.born_apart(), aside.loose_ends()
        except CcmError as error:
            self._looking = False
            self._tell(self.app.say_error, error)
        else:
            self._tell(self._found, *found)

    def _tell(self, told: Callable[..., None], *what: object) -> None:
        if self.is_attached:  # else the person has gone on
            self.app.call_from_thread(told, *what)

    def _found(self, pairs: "Sequence[Pair]", ends: "Sequence[LooseEnd]") -> None:
        self._looking = False
        if self._stale:
            self._look()
            return
        apart = self.app.told_apart
        self._pairs = {
            f"{pair.one} {pair.other}": pair
            for pair in pairs
            if frozenset((pair.one, pair.other)) not in apart
        }
        self._ends = {f"{e.uid} {e.field} {e.target}": e for e in ends}
        self.show_rows()
        self.warm()

    def rows_below(self) -> "Iterator[Row]":
        """The pairs and the loose ends, each under a heading."""
        yield from pair_rows(self.register, self._pairs)
        yield from loose_rows(self.register, self._ends)

    def said_below(self) -> list[str]:
        """How many pairs there are."""
        pairs = len(self._pairs)
        said = ngettext("{n} pair may be the same", "{n} pairs may be the same", pairs)
        return [said.format(n=pairs)] if pairs else []

    def meaning(self, row: Row, width: int) -> Content:
        """Both records, or the reference."""
        key = str(row["uid"])
        if pair := self._pairs.get(key):
            why = _(pair.why)
            return side_by_side(self.register, pair.kind, *self._keep_drop(key), why, width)
        if end := self._ends.get(key):
            return self._end_in_words(end, width)
        return Content("")

    def _end_in_words(self, end: "LooseEnd", width: int) -> Content:
        sheet = Sheet(width)
        sheet.title(self.register.name_of(end.target_kind, end.target))
        sheet.text(
            _("It was deleted, and somebody who had not seen that refers to it. b brings it back, "
              "c takes the reference away.")
        )  # fmt: skip
        sheet.heading(_("What refers to it"))
        around = whole(self.register, end.kind, end.uid, width)
        return sheet.content() + Content("\n") + around

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What the line under the cursor does not allow is not offered."""
        if action in _NOT_HERE:
            return False
        key = self.current() if self.is_mounted else None
        if action in _OF_PAIRS:
            return key in self._pairs
        if action in _OF_ENDS:
            return key in self._ends
        return action == "edit" or super().check_action(action, parameters)

    @on(RecordList.Highlighted)
    def _keys_follow(self) -> None:
        """Other keys are offered beside another line."""
        self.refresh_bindings()

    def record_here(self) -> tuple[str, str] | None:
        """The record that the line under the cursor is about."""
        key = self.current() or ""
        if pair := self._pairs.get(key):
            return pair.kind, self._keep_drop(key)[0]
        if end := self._ends.get(key):
            return end.kind, end.uid
        return None

    # ---------------------------------------------------------------- keys

    def _keep_drop(self, key: str) -> tuple[str, str]:
        pair = self._pairs[key]
        return (pair.other, pair.one) if key in self._swapped else (pair.one, pair.other)

    def action_swap(self) -> None:
        """Keep the other one."""
        self._swapped ^= {self.current() or ""}
        self.warm()

    def action_apart(self) -> None:
        """They are two."""
        if pair := self._pairs.get(self.current() or ""):
            self.app.told_apart.add(frozenset((pair.one, pair.other)))
            self.reload()

    def action_join(self) -> None:
        """Make them one."""
        key = self.current() or ""
        if pair := self._pairs.get(key):
            said = _("They are one now; u takes it back")
            self._do(lambda: self.register.join(pair.kind, *self._keep_drop(key)), said)

    def action_bring_back(self) -> None:
        """Let what was deleted stand again."""
        if end := self._ends.get(self.current() or ""):
            said = _("It is back; u takes that back")
            self._do(lambda: self.register.bring_back(end.target_kind, end.target), said)

    def action_clear_field(self) -> None:
        """Take the reference away."""
        if end := self._ends.get(self.current() or ""):
            before = self.register.typed_of(end.kind, end.uid)[end.field]
            several = isinstance(before, tuple | list)
            left = tuple(uid for uid in before if uid != end.target) if several else ""
            said = _("The reference is taken away; u brings it back")
            self._do(lambda: self.register.save(end.kind, {end.field: left}, end.uid), said)

    def _do(self, act: Callable[[], object], said: str) -> None:
        try:
            act()
        except CcmError as error:
            self.app.say_error(error)
            return
        self.notify(said, markup=False)
        self.app.wrote()

    # ---------------------------------------------------------------- the record

    def action_open_record(self) -> None:
        """Open the record that this is about."""
        if found := self.record_here():
            self.app.open_record(*found)
