"""What a person does from any screen: write, delete, undo, open a record, see its history."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from ccm_tui.errors import CcmError, Refused
from ccm_tui.tui import harmless
from ccm_tui.tui.meeting.mode import AtMeeting
from ccm_tui.words import _, ngettext

if TYPE_CHECKING:
    from ccm_tui.register import Draft
    from ccm_tui.tui.record_list import messages


class Acts(AtMeeting):
    """An app that writes to its register and shows what was written."""

    writes = 0
    """How often something was written; screens compare it to know whether they are stale."""

    def say_error(self, error: CcmError) -> None:
        """Tell the person what happened and what to do."""
        said = f"{error}\n{error.hint}" if error.hint else str(error)
        self.notify(said, severity="error", timeout=10, markup=False)

    def notify(self, message: str, **said: Any) -> None:
        """Say something in the corner: the newest takes the place of what was said before."""
        self.clear_notifications()
        super().notify(message, **said)

    def in_a_name(self, act: Callable[[], object]) -> None:
        """Ask who acts, and do ``act`` once an organisation is named."""
        from ccm_tui.tui.dialogs import IdentityDialog

        def named(_saved: object) -> None:
            if self.register.actor.by is not None:
                act()

        self.push_screen(IdentityDialog(), named)

    def wrote(self, uid: str | None = None) -> None:
        """Something was written: what is on screen is read again."""
        self.writes += 1
        screen = self.screen
        if hasattr(screen, "reload"):
            screen.reload(uid)

    def use_plan(self, uid: str) -> None:
        """Use a plan from here on; it is remembered for this installation and register."""
        try:
            self.register.use_plan(uid)
            code = self.register.code_of("plan", uid)
            self.settings.visits.keep_plan(self.register.origin, uid)
        except CcmError as error:
            self.say_error(error)
            return
        self.notify(_("{code} is in use").format(code=harmless.line(code)), markup=False)
        self.wrote()

    def open_form(
        self,
        kind: str,
        uid: str | None = None,
        *,
        typed: "dict[str, Any] | None" = None,
        draft: "Draft | None" = None,
    ) -> None:
        """Open the form for a new record, a stored one, or a draft."""
        from ccm_tui.tui.writing import form_for

        if kind == "document" and uid is None and draft is None:
            from ccm_tui.tui.documents_screen import attach

            attach(self.screen, (typed or {}).get("record"))
            return
        try:
            if uid is None and draft is None:
                typed = self.begun_here(kind, typed)
            form = form_for(self.register, kind, uid, typed, draft)
        except CcmError as error:
            self.say_error(error)
            return
        self.push_screen(form, self._form_left)

    def _form_left(self, result: Any) -> None:
        from ccm_tui.tui.writing import said_of

        if said := said_of(result):
            self.notify(said, markup=False)
        saved = getattr(result, "saved", ())
        self.wrote(saved[-1] if saved else None)

    def delete(self, kind: str, uids: Sequence[str]) -> bool:
        """Delete records; says so and how to bring them back. Whether it happened."""
        if not uids:
            return False
        try:
            count = self.register.delete(kind, *uids)
        except CcmError as error:
            self.say_error(error)
            return False
        said = ngettext("{n} record deleted; u brings it back",
                        "{n} records deleted; u brings them back", count)  # fmt: skip
        self.notify(said.format(n=count), markup=False)
        self.wrote()
        return True

    def mark_done(self, commitment: str) -> None:
        """What was promised is done today."""
        try:
            done_on = self.register.today.isoformat()
            self.register.save("commitment", {"done_on": done_on}, commitment)
        except CcmError as error:
            self.say_error(error)
            return
        self.notify(_("Done ● u takes it back"), markup=False)
        self.wrote(commitment)

    def put_off(self, record: str, typed: str) -> str:
        """Show what is due again on the day that was typed; returns why not, where it cannot be."""
        try:
            self.register.save("reminder", {"record": record, "until": typed})
        except Refused as error:
            return "; ".join(error.fields.values())
        except CcmError as error:
            self.say_error(error)
            return ""
        self.notify(_("Put off; u brings it back now"), markup=False)
        self.wrote()
        return ""

    def action_undo(self) -> None:
        """Take back the last act."""
        self._take_back(undo=True)

    def action_redo(self) -> None:
        """Take back the last undo."""
        self._take_back(undo=False)

    def _take_back(self, *, undo: bool) -> None:
        from ccm_tui.tui.writing import said_of_undo

        try:
            done = self.register.undo() if undo else self.register.redo()
        except CcmError as error:
            self.say_error(error)
            return
        self.notify(said_of_undo(self.register, done, undone=undo), markup=False)
        self.wrote(done.records[-1][1] if done.records else None)

    def show_history(self, kind: str, uid: str) -> None:
        """Show who wrote what in a record."""
        from ccm_tui.tui.history_screen import HistoryScreen

        self.push_screen(HistoryScreen(kind, uid))

    def write_out(self, text: str) -> None:
        """Ask for a file and write there what would be copied."""
        from ccm_tui.tui.copying import FileDialog

        if text:
            self.push_screen(FileDialog(text))

    def on_record_list_to_file(self, event: "messages.ToFile") -> None:
        """Rows of a list are to be written to a file."""
        self.write_out(event.text)

    def open_state(self, uid: str) -> None:
        """Show a State's profile."""
        self.open_record("state", uid)

    def open_record(self, kind: str, uid: str) -> None:
        """Show a record on the screen of its kind."""
        from ccm_tui.tui.opened import screen_of

        writes = self.writes
        self.push_screen(screen_of(kind, uid), lambda _result: self._returned(writes))

    def _returned(self, writes: int) -> None:
        """A record was left: what is below is read again when something was written meanwhile."""
        if writes != self.writes and hasattr(self.screen, "reload"):
            self.screen.reload(None)
