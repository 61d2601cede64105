"""One output on a screen of its own: its evidence as a list, to be judged by keys."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding
from textual.content import Content

from ccm_tui.errors import CcmError
from ccm_tui.tui.evidence_rows import EvidenceRows
from ccm_tui.tui.output_words import did, figures, status_in_words, verdict_in_words
from ccm_tui.tui.place import LeavesWithEscape
from ccm_tui.tui.record_list import Row, RowSource
from ccm_tui.tui.section import Section
from ccm_tui.tui.trail import Place
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.domain.about import Column
    from ccm_tui.register import Piece, Progress

_COLUMNS: tuple[tuple[str, str, int], ...] = (
    ("date", N_("Date"), 11),
    ("code", N_("State"), 5),
    ("source", N_("Source"), -1),
    ("verdict", N_("Verdict"), 25),
)
"""Name, heading and cells: whether a piece counts follows from all of them and is no field."""


class OutputScreen(Section, LeavesWithEscape):
    """The evidence of one output: what is proposed above, what is stored below, newest first."""

    DEFAULT_CSS: ClassVar[str] = "OutputScreen #aside { width: 38%; }"
    name_in_bar: ClassVar[str] = "outputs"
    kind: ClassVar[str] = "evidence"
    first_order: ClassVar[str] = "-date"
    empty: ClassVar[str] = N_("Nothing is proposed, and nobody wrote down any. n writes the first.")

    BINDINGS: ClassVar = [
        Binding("a", "accept", N_("Accept"), id="output.accept",
                tooltip=N_("Accept this piece of evidence, or the marked ones, in your name")),
        Binding("x", "refuse", N_("Refuse"), id="output.refuse",
                tooltip=N_("Refuse this piece of evidence, or the marked ones, with a reason")),
        Binding("n", "new", N_("New"), id="output.new",
                tooltip=N_("Write down evidence for this output")),
        Binding("e", "edit", N_("Edit"), show=False, id="output.edit",
                tooltip=N_("Change this piece of evidence")),
        Binding("E", "edit_output", N_("Edit output"), show=False, id="output.edit_output",
                tooltip=N_("Change target, deadline or definition of this output, with a reason")),
        Binding("H", "history_of_output", N_("History of the output"), show=False,
                id="output.history_of_output",
                tooltip=N_("What was changed in this output, by whom and why")),
        Binding("h", "history", N_("History"), show=False, id="output.history",
                tooltip=N_("Who judged and wrote what, and when")),
        Binding("escape", "leave", N_("Back"), show=False, id="place.leave",
                tooltip=N_("Go back")),
    ]  # fmt: skip

    def __init__(self, uid: str, *, to_judge: bool = False) -> None:
        super().__init__()
        self.uid = uid
        self._to_judge = to_judge
        self._refusing: list[str] = []
        self._progress: Progress | None = None

    # ---------------------------------------------------------------- what is shown

    def whereabouts(self) -> Place:
        """This place, for back and forward."""
        return Place(OutputScreen, (self.uid,), record=("output", self.uid))

    def opened(self) -> None:
        """Begin at the first piece that waits to be judged, where that was asked for."""
        super().opened()
        known = self.register.evidence_in_short(self.uid, 0) if self._to_judge else ()
        waiting = (piece.uid for piece in known if piece.why == "not_judged")
        any(self.rows_list.go_to_uid(uid) for uid in waiting)

    def columns(self) -> "list[tuple[str, Column]]":
        """Day, State, source, and the verdict with whether it counts."""
        from ccm_tui.domain.about import About, Column

        return [
            (name, Column(name, About(label, "day" if name == "date" else "line", width=width),
                          False))
            for name, label, width in _COLUMNS
        ]  # fmt: skip

    def source(self) -> RowSource:
        """The evidence that the filter asks for."""
        from ccm_tui.domain.query import Query

        self._progress = self._read()
        return EvidenceRows(self.register, self.uid, self.query_shown or Query(), self._in_words)

    def _read(self) -> "Progress":
        return self.register.output(self.uid)

    @property
    def progress(self) -> "Progress":
        """How far the output is."""
        if self._progress is None:
            self._progress = self._read()
        return self._progress

    def _in_words(self, piece: "Piece") -> dict[str, Any]:
        return {
            "code": piece.code,
            "source": piece.source,
            "verdict": verdict_in_words(piece, self.progress.target),
        }

    def meaning(self, row: Row, width: int) -> Content:
        """The piece, and the record it rests on."""
        from ccm_tui.tui.output_view import piece_whole

        return piece_whole(self.register, piece_of(row), self.progress.target, width)

    def filter_in_words(self) -> str:
        """Which output, how far it is, why the selected piece does not count, and the filter."""
        found = self.progress
        stands = [f"{found.target.code} {figures(found)}", status_in_words(found.status)]
        said = (*stands, self._why_not(), super().filter_in_words())
        return " · ".join(part for part in said if part)

    def _why_not(self) -> str:
        """Why the selected piece does not count, whole, where nothing beside the list says it.

        An organisation, whose name may be cut in the list, is named.
        """
        row = self.rows_list.row
        if row is None or not self.has_class("-narrow"):
            return ""
        from ccm_tui.tui.output_view import why_whole

        piece = piece_of(row)
        if piece.counts or piece.why == "not_judged":
            return ""
        why = why_whole(piece, self.progress.target)
        return why if piece.state or not piece.code else f"{piece.code}: {why}"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The order is by day."""
        return False if action == "sort" else super().check_action(action, parameters)

    # ---------------------------------------------------------------- what can be done

    def open_row(self, row: Row) -> None:
        """Open the record that the piece rests on, else the piece itself."""
        piece = piece_of(row)
        kind = self.register.kind_of(piece.record) if piece.record else ""
        if piece.record and kind and not piece.record_deleted:
            self.app.open_record(kind, piece.record)
        elif self._stored():
            self.app.open_record(self.kind, piece.uid)

    def _stored(self) -> str | None:
        """The uid under the cursor, where it is a record; what is only proposed is told."""
        row = self.rows_list.row
        if row is None or piece_of(row).stored:
            return self.current()
        said = _("This is only proposed, and no record yet: a accepts it, x refuses it.")
        self.notify(said, markup=False)
        return None

    def action_new(self) -> None:
        """Write down evidence for this output."""
        self.app.open_form(self.kind, typed={"output": self.uid})

    def action_edit(self) -> None:
        """Change the piece under the cursor."""
        if uid := self._stored():
            self.app.open_form(self.kind, uid)

    def action_edit_output(self) -> None:
        """Change the output itself; its form asks why."""
        self.app.open_form("output", self.uid)

    def action_history_of_output(self) -> None:
        """Show what was changed in the output, and why."""
        self.app.show_history("output", self.uid)

    def action_history(self) -> None:
        """Show who judged the piece, and when."""
        if uid := self._stored():
            self.app.show_history(self.kind, uid)

    def action_delete(self) -> None:
        """Delete the marked pieces that are stored, or the one under the cursor."""
        stored = [str(row["uid"]) for row in self.rows_list.marked if piece_of(row).stored]
        if not stored and (uid := self._stored()):
            stored = [uid]
        if self.app.delete(self.kind, stored):
            self.rows_list.clear_marks()

    def action_accept(self) -> None:
        """Accept the marked pieces, or the one under the cursor: one act each."""
        if chosen := self._chosen_pieces():
            self._in_a_name(lambda: self._judge(chosen, "accepted", None))

    def action_refuse(self) -> None:
        """Ask why, and refuse the marked pieces, or the one under the cursor."""
        self._refusing = self._chosen_pieces()
        if self._refusing:
            self._in_a_name(self._ask_why)

    def _ask_why(self) -> None:
        self.call_next(self.status.ask, "refuse", N_("Why is it refused?"))

    def took(self, purpose: str, text: str) -> bool:
        """A refusal says why."""
        if purpose != "refuse":
            return super().took(purpose, text)
        if not text.strip():
            self.status.complain(_("say why, or esc leaves it as it is"))
            return False
        self._judge(self._refusing, "refused", text)
        return True

    def _chosen_pieces(self) -> list[str]:
        marked = [str(row["uid"]) for row in self.rows_list.marked]
        return marked or [uid for uid in [self.current()] if uid]

    def _in_a_name(self, act: Any) -> None:
        """Do ``act`` once somebody is named: a judgement carries a person's name."""
        if self.register.actor.person:
            act()
            return
        from ccm_tui.tui.dialogs import IdentityDialog

        def named(_saved: object) -> None:
            if self.register.actor.person:
                self._tell_bar()
                act()
            else:
                said = _("Nothing was judged: a judgement carries the name of a person.")
                self.notify(said, severity="warning", markup=False)

        self.app.push_screen(IdentityDialog(), named)

    def _judge(self, uids: Sequence[str], verdict: str, reason: str | None) -> None:
        done: list[str] = []
        following = self.rows_list.neighbour()
        try:
            for uid in uids:
                done.append(self.register.judge(uid, verdict, reason))
        except CcmError as error:
            self.app.say_error(error)
        if done:
            self.rows_list.clear_marks()
            self._say(verdict, done)
            waiting = {piece.uid for piece in self.register.proposed_evidence(self.uid)}
            self.app.wrote(following if following in waiting else done[-1])

    def _say(self, verdict: str, uids: Sequence[str]) -> None:
        self.notify(did(verdict, self.register.stored_evidence(uids), self._read()), markup=False)


def piece_of(row: Row) -> "Piece":
    """The piece of evidence that a row shows."""
    piece: Piece = row["piece"]  # type: ignore[assignment]  # rows hold objects
    return piece
