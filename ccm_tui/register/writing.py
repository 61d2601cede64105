"""Writing: what was typed is checked and saved, judged, undone, kept as a draft."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ccm_tui.errors import NothingToUndo, Refused
from ccm_tui.register.lists import Lists
from ccm_tui.store import names
from ccm_tui.store.driver import our_errors
from ccm_tui.store.plans import planned
from ccm_tui.words import _, ngettext

if TYPE_CHECKING:
    from ccm_tui.domain.copying import Fitting
    from ccm_tui.domain.draft import Draft
    from ccm_tui.domain.name_book import NameBook
    from ccm_tui.domain.reading import Circumstances, Reading, Settled
    from ccm_tui.domain.typed import Typed
    from ccm_tui.store.undo import Undone


class Writes(Lists):
    """Everything that writes to the register."""

    def check(self, kind: str, typed: Typed, uid: str | None = None) -> None:
        """Raise Refused with every fault of ``typed``, by field; write nothing."""
        with our_errors(self.path):
            typed = self._in_plan(kind, typed, uid)
            self._check_template(kind, typed, uid)
            self._check_view(kind, typed, uid)
            self._saver.check(self.entity(kind), typed, uid)

    def save(self, kind: str, typed: Typed, uid: str | None = None) -> str:
        """Add a record, or edit the record ``uid``: one transaction, one act. Returns its uid."""
        with our_errors(self.path):
            typed = self._in_plan(kind, typed, uid)
            self._check_template(kind, typed, uid)
            self._check_view(kind, typed, uid)
            return self._saver.save(self.entity(kind), typed, uid)

    def _in_plan(self, kind: str, typed: Typed, uid: str | None) -> Typed:
        """``typed``; what is new and belongs to a plan is of the one in use, if it names none."""
        if uid is None and planned(self.entity(kind)) and not str(typed.get("plan") or "").strip():
            return {**typed, "plan": self.plan}
        return typed

    def fitting(self, kind: str, kept: Mapping[str, Any]) -> Fitting:
        """What of kept text (a draft's, a template's) a record of ``kind`` can take now."""
        from ccm_tui.store import kept as store

        with our_errors(self.path):
            return store.fitting_now(self._connection, self.entities, self.entity(kind), kept)

    def _check_template(self, kind: str, typed: Typed, uid: str | None) -> None:
        """Raise Refused where what is written of a template fits no form; its name always may."""
        if kind == "template" and typed.get("typed", typed.get("kind")):
            from ccm_tui.domain.copying import checked_template

            default = self.entity(kind).columns()["kind"].default
            whole = {"kind": default, **(self.values(kind, uid) if uid else {}), **typed}
            if wrong := checked_template(self.entities, whole["kind"], whole["typed"]):
                raise Refused(wrong)

    def _check_view(self, kind: str, typed: Typed, uid: str | None) -> None:
        """Raise Refused where what a view is to ask for cannot be read; its name always may."""
        asked = ("kind", "filter")
        stored = self.values(kind, uid) if kind == "view" and uid else {}
        known = {name: str(stored.get(name) or "") for name in asked}
        whole = {name: str(typed.get(name, known[name]) or "") for name in asked}
        if kind != "view" or whole == known:
            return
        shown, text = whole["kind"], whole["filter"]
        if shown and shown not in (entity.table for entity in self.entities):
            raise Refused({"kind": _("There is no kind of record “{kind}”").format(kind=shown)})
        try:
            self.query(shown, text) if shown else self.searched(text)
        except Refused as error:
            raise Refused({"filter": "; ".join(error.fields.values())}) from None

    def delete(self, kind: str, *uids: str) -> int:
        """Delete records and what belongs to them, as one act; returns how many records.

        Raises Refused for a plan that still has objectives, activities or outputs.
        """
        with our_errors(self.path):
            if kind == "plan":
                from ccm_tui.store import plans

                plans.require_empty(self._connection, uids)
            return self._saver.delete(self.entity(kind), uids)

    def attend(self, event: str, *parties: str, role: str | None = None) -> None:
        """Write down that ``parties`` (uids) attended ``event``, as one act.

        Without a ``role`` a participant, or what they were before. Raises Refused by field.
        """
        from ccm_tui.store import attendance

        with our_errors(self.path):
            attendance.attend(self._saver, event, parties, role)

    def absent(self, event: str, *parties: str) -> int:
        """Take ``parties`` off the attendance of ``event``, as one act; how many stood there."""
        from ccm_tui.store import attendance

        with our_errors(self.path):
            return attendance.absent(self._saver, event, parties)

    def judge(self, evidence: str, verdict: str, reason: str | None = None) -> str:
        """Accept or refuse a piece of evidence; returns its uid. Raises Refused, NotFound."""
        from ccm_tui.store import outputs

        with our_errors(self.path):
            piece = outputs.find_piece(self._connection, self.today, evidence)
            return outputs.judge(self._saver, self.entity("evidence"), piece, verdict, reason)

    def name_book(self) -> NameBook:
        """The names that :meth:`capture` reads, as they are now: once for many lines."""
        from ccm_tui.domain.name_book import NAMED, name_book

        with our_errors(self.path):
            known = {
                kind: names.candidates(self._connection, self.entity(kind), "", self.plan)
                for kind in NAMED
            }
        return name_book(known, names.folded)

    def capture(
        self,
        line: str,
        around: Circumstances | None = None,
        *,
        book: NameBook | None = None,
        settled: Settled | None = None,
    ) -> Reading:
        """What one line says as an outreach entry, with why it would be refused; writes nothing."""
        from ccm_tui.domain.capture import read_line
        from ccm_tui.domain.reading import Circumstances

        names_known = book or self.name_book()
        reading = read_line(line, names_known, self.today, around or Circumstances(), settled)
        try:
            self.check("outreach", reading.typed)
        except Refused as refused:
            return reading.refused(refused)
        return reading

    def undo(self) -> Undone:
        """Take back the last act; raises NothingToUndo or ChangedSince."""
        from ccm_tui.store import undo

        with our_errors(self.path):
            self.make_ready()
            return undo.undo(self._writer, self.entities)

    def undo_steps(self, steps: int) -> list[Undone]:
        """Take back the last ``steps`` acts, newest first: all of them or none."""
        from ccm_tui.store import undo

        self.make_ready()
        done: list[Undone] = []
        with our_errors(self.path), self._writer.together():
            while len(done) < steps:
                try:
                    done.append(undo.undo(self._writer, self.entities))
                except NothingToUndo:
                    if not done:
                        raise
                    raise _fewer_steps(len(done)) from None
        return done

    def redo(self) -> Undone:
        """Take back the last undo; raises NothingToUndo."""
        from ccm_tui.store import undo

        with our_errors(self.path):
            self.make_ready()
            return undo.redo(self._writer, self.entities)

    def keep_draft(self, draft: Draft) -> None:
        """Keep what is being typed, as typed."""
        from ccm_tui.store import drafts

        with our_errors(self.path):
            self.make_ready()
            drafts.keep(self._connection, draft)

    def drop_draft(self, uid: str) -> None:
        """Forget a draft."""
        from ccm_tui.store import drafts

        with our_errors(self.path):
            drafts.drop(self._connection, uid)

    def drafts(self) -> list[Draft]:
        """All drafts, newest first."""
        from ccm_tui.store import drafts

        with our_errors(self.path):
            return drafts.kept(self._connection)


def _fewer_steps(steps: int) -> NothingToUndo:
    said = ngettext("There is only {n} step to undo.", "There are only {n} steps to undo.", steps)
    return NothingToUndo(said.format(n=steps), _("Nothing was undone."))
