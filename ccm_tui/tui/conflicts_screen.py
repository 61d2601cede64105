"""Conflicts: what people wrote apart and differently, to be decided; below, what may be one."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual.binding import Binding
from textual.content import Content

from ccm_tui.domain.decision import Choice, newest, written_by
from ccm_tui.errors import CcmError
from ccm_tui.tui import harmless
from ccm_tui.tui.choose_dialog import ChooseDialog
from ccm_tui.tui.conflict_rows import columns, conflict_rows, who_wrote
from ccm_tui.tui.conflict_view import in_words, value_said, who_said
from ccm_tui.tui.loose_ends import LooseEndsBelow
from ccm_tui.tui.record_list import Row, RowSource
from ccm_tui.tui.sources import HeldRows
from ccm_tui.tui.trail import Place
from ccm_tui.words import N_, _, ngettext

if TYPE_CHECKING:
    from ccm_tui.domain.about import Column
    from ccm_tui.register import Conflict

_SHOWN: Final = 200
"""Conflicts that are listed at once; the others follow as these are decided."""
_MOST_VALUES: Final = 9
_OF_CONFLICTS: Final = ("take", "edit", "record", "kind")


class ConflictsScreen(LooseEndsBelow):
    """The conflicts under their records; a digit takes a value, leaving decides nothing.

    Below stand the pairs that may be one, and references to what was deleted.
    """

    DEFAULT_CSS: ClassVar[str] = """
    ConflictsScreen {
        #aside { width: 50%; }
        &.-narrow #body.both #aside { width: 42; }
    }
    """
    empty: ClassVar[str] = N_("Nobody disagrees about anything. I merges a colleague’s file.")
    detail_when_narrow: ClassVar[bool] = True

    BINDINGS: ClassVar = [
        *(
            Binding(str(digit), f"take({digit})", N_("Take it"), show=digit == 1,
                    id=f"conflicts.take_{digit}",
                    key_display="1…9" if digit == 1 else None,
                    tooltip=N_("Take the value of this number; u takes it back"))
            for digit in range(1, _MOST_VALUES + 1)
        ),
        Binding("e", "edit", N_("Another"), id="conflicts.another",
                tooltip=N_("Write another value than those that stand")),
        Binding("R", "record", N_("Whole record"), id="conflicts.record",
                tooltip=N_("Decide all conflicts of this record, or the marked ones, by a rule")),
        Binding("K", "kind", N_("All of the kind"), show=False, id="conflicts.kind",
                tooltip=N_("Decide all conflicts of this kind of record by a rule")),
        Binding("escape", "leave", N_("Back"), id="place.leave",
                tooltip=N_("Go back; nothing is decided by leaving")),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._conflicts: dict[str, Conflict] = {}
        self._count = 0

    def whereabouts(self) -> Place:
        """This place, for back and forward."""
        return Place(ConflictsScreen)

    # ---------------------------------------------------------------- what is shown

    def columns(self) -> "list[tuple[str, Column]]":
        """What it is about, what is shown meanwhile, and whose word that is."""
        return columns(narrow=self.has_class("-narrow"))

    def source(self) -> RowSource:
        """The conflicts, the pairs and the loose ends, each under a heading."""
        self._count = self.register.conflict_count()
        found = self.register.conflicts(limit=_SHOWN)
        self._conflicts = {one.id: one for one in found}
        return HeldRows(
            [
                *conflict_rows(self.register, found, self._count - len(found)),
                *self.rows_below(),
            ]
        )

    def tell_status(self) -> None:
        """How many are open; the headings between them are not counted."""
        said = ngettext("{n} conflict", "{n} conflicts", self._count).format(n=self._count)
        parts = [said if self._count else _("no conflict")]
        parts += self.said_below()
        if marked := len(self.rows_list.marked):
            parts.append(ngettext("{n} marked", "{n} marked", marked).format(n=marked))
        self.status.say("   ".join(parts))

    def meaning(self, row: Row, width: int) -> Content:
        """The values that stand; or both records; or the reference."""
        key = str(row["uid"])
        if conflict := self._conflicts.get(key):
            return in_words(self.register, conflict, width)
        return super().meaning(row, width)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What the line under the cursor does not allow is not offered."""
        key = self.current() if self.is_mounted else None
        if action in _OF_CONFLICTS:
            return key in self._conflicts
        return super().check_action(action, parameters)

    def record_here(self) -> tuple[str, str] | None:
        """The record that the line under the cursor is about."""
        if conflict := self._conflicts.get(self.current() or ""):
            return conflict.kind, conflict.record
        return super().record_here()

    # ---------------------------------------------------------------- conflicts

    def open_row(self, row: Row) -> None:
        """Decide a conflict; of anything else open the record."""
        conflict = self._conflicts.get(str(row["uid"]))
        if conflict is None:
            self.action_open_record()
            return
        ways = [
            Content(f"{harmless.fit(who_said(value), 24)} ")
            + Content(
                harmless.line(value_said(self.register, conflict, value.value, value.deleted), 500)
            )
            for value in conflict.values
        ]

        def chosen(answer: Any) -> None:
            if answer is not None:
                place, reason = answer
                self._decide([Choice(conflict.id, conflict.values[place].id)], reason)

        self.app.push_screen(ChooseDialog(_("Which one stands?"), ways), chosen)

    def action_take(self, number: int = 0) -> None:
        """Take the value of a number; without one, ask which."""
        row = self.rows_list.row
        conflict = self._conflicts.get(self.current() or "")
        if row is None or conflict is None:
            return
        if not number:
            self.open_row(row)
        elif number <= len(conflict.values):
            self._decide([Choice(conflict.id, conflict.values[number - 1].id)], "")

    def action_edit(self) -> None:
        """Write another value."""
        conflict = self._conflicts.get(self.current() or "")
        if conflict is None:
            return
        if not conflict.field or ":" in conflict.field:
            self.notify(_("Take one of the values that stand, with its digit."), markup=False)
            return
        self._in_a_name(lambda: self._write_another(conflict))

    def _write_another(self, conflict: "Conflict") -> None:
        from ccm_tui.tui.write_another import WriteAnother

        def written(decided: bool | None) -> None:
            if decided:
                self._said(1)

        self.app.push_screen(WriteAnother(self.register, conflict), written)

    def action_record(self) -> None:
        """Decide the marked conflicts, or all of this record."""
        marked = [str(row["uid"]) for row in self.rows_list.marked]
        chosen = [self._conflicts[key] for key in marked if key in self._conflicts]
        here = self._conflicts.get(self.current() or "")
        if chosen:
            self._by_rule(_("The marked conflicts"), chosen)
        elif here:
            name = self.register.name_of(here.kind, here.record)
            self._by_rule(name, self.register.conflicts(record=here.record))

    def action_kind(self) -> None:
        """Decide all conflicts of this kind of record."""
        if here := self._conflicts.get(self.current() or ""):
            plural = _(self.register.entity(here.kind).plural)
            self._by_rule(
                _("All conflicts about {kind}").format(kind=plural),
                self.register.conflicts(here.kind),
            )

    def _by_rule(self, title: str, conflicts: "list[Conflict]") -> None:
        ours = self.register.actor.by
        rules = [(_("Take the newest"), newest(conflicts))]
        for by in who_wrote(conflicts):
            words = _("Take ours ({by})") if by == ours else _("Take what {by} wrote")
            rules.append((words.format(by=by), written_by(conflicts, by)))
        ways = [
            Content(harmless.fit(words, 30))
            + Content(_("decides {n} of {total}").format(n=len(choices), total=len(conflicts)))
            for words, choices in rules
        ]

        def chosen(answer: Any) -> None:
            if answer is not None:
                place, reason = answer
                self._decide(rules[place][1], reason)

        self.app.push_screen(ChooseDialog(title, ways), chosen)

    def _decide(self, choices: Sequence[Choice], reason: str) -> None:
        self._in_a_name(lambda: self._decided(choices, reason))

    def _decided(self, choices: Sequence[Choice], reason: str) -> None:
        try:
            count = self.register.decide_conflicts(choices, reason or None)
        except CcmError as error:
            self.app.say_error(error)
            return
        self.rows_list.clear_marks()
        self._said(count)

    def _said(self, count: int) -> None:
        said = ngettext("{n} conflict decided; u takes it back",
                        "{n} conflicts decided; u takes it back", count)  # fmt: skip
        self.notify(said.format(n=count), markup=False)
        self.app.wrote()

    def _in_a_name(self, act: Callable[[], object]) -> None:
        """Do ``act``, once a person is named: a decision carries their name."""
        from ccm_tui.tui.dialogs import IdentityDialog

        def named(_saved: object) -> None:
            if self.register.actor.person:
                act()
            else:
                said = _("Nothing is decided: a decision carries the name of a person.")
                self.notify(said, markup=False)

        if self.register.actor.person:
            act()
        else:
            self.app.push_screen(IdentityDialog(), named)
