"""The form of a record of its own: kept as a draft while it is typed, then saved."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.binding import Binding, BindingType

from ccm_tui.domain.copying import may_be_copied
from ccm_tui.domain.declaration import Entity
from ccm_tui.domain.draft import Draft
from ccm_tui.domain.typed import Typed
from ccm_tui.errors import CcmError
from ccm_tui.tui import harmless
from ccm_tui.tui.form.drafts import DraftKeeper
from ccm_tui.tui.form.leaving import LeavingQuestion
from ccm_tui.tui.form.leftover import Leftover, in_lines
from ccm_tui.tui.form.register_face import FormRegister
from ccm_tui.tui.form.row import Inside
from ccm_tui.tui.form.screen import FormScreen
from ccm_tui.tui.form.text_entry import say
from ccm_tui.tui.form.values import Value, next_of, shown, started, to_change, to_save
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.tui.app import CcmApp

Clock = Callable[[], datetime]
"""The instant it is, with its time zone."""
ANYTHING = Inside()


@dataclass(frozen=True, slots=True)
class FormResult:
    """What came of a form; neither: nothing was typed."""

    saved: tuple[str, ...] = ()
    """The uids of the records saved, in their order ("save and next" saves several)."""
    draft: str | None = None
    """The uid of the draft that was left."""


class FormDialog(FormScreen[FormResult]):
    """Asks for a record of ``entity`` and saves it.

    ``uid`` is the record to edit (None: a new one), ``typed`` what a new one begins with,
    ``draft`` what was kept of an earlier form. A draft of this form is kept under ``draft_uid``
    (that of ``draft``, when there is one). ``inside`` says what a record typed inside begins with.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f6", "keep_template", N_("Keep as a template"), show=False, id="form.template",
                tooltip=N_("Keep what stands in this form under a name, to begin others with")),
        Binding("f7", "copy_gone", N_("Copy the rest"), show=False, id="form.copy_gone",
                tooltip=N_("Copy what was kept and has no field any more")),
    ]  # fmt: skip

    def __init__(
        self,
        entity: type[Entity],
        register: FormRegister,
        clock: Clock,
        *,
        draft_uid: str,
        uid: str | None = None,
        typed: Typed | None = None,
        draft: Draft | None = None,
        inside: Inside = ANYTHING,
    ) -> None:
        self.clock = clock
        self.uid = draft.record if draft else uid
        self.draft = draft
        self.draft_uid = draft.uid if draft else draft_uid
        stored = register.typed_of(entity.table, self.uid) if self.uid else None
        super().__init__(
            entity,
            register,
            typed=stored or (typed if typed and not draft else {}),
            inside=inside,
        )
        self.saved: list[str] = []
        self.gone: dict[str, Any] = {}
        self.leftover = Leftover(entity, self.gone)
        self._on_disk: dict[str, Any] | None = None
        if draft:
            typed_before = started(self.fields, draft.typed)
            self._on_disk = {**typed_before}
            self.start |= typed_before
        self._failure = ""
        self.keeper = DraftKeeper(self._keep, self.set_timer, self._say_kept, self._say_failed)

    def heading(self) -> str:
        """New or not."""
        words = _("Edit {kind}") if self.uid else _("New {kind}")
        return words.format(kind=_(self.entity.singular))

    def begun(self) -> None:
        """Say that what stands there is a draft."""
        if self.draft:
            self.say(_("draft brought back"))

    def put_aside(self, gone: Mapping[str, Any]) -> None:
        """Show ``gone``, what was kept in the draft or template and has no field any more."""
        self.gone = dict(gone)
        self.leftover.tell(self.gone)
        if self._on_disk is not None:
            self._on_disk |= self.gone

    def above(self) -> Leftover:
        """What has no field stands before the fields."""
        return self.leftover

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what means nothing here."""
        if action == "copy_gone":
            return bool(self.gone)
        if action == "keep_template":
            return may_be_copied(self.entity)
        return super().check_action(action, parameters)

    def action_copy_gone(self) -> None:
        """Copy what has no field."""
        self.app.copy_to_clipboard(in_lines(self.entity, self.gone))
        self.notify(_("Copied"), markup=False)

    def action_keep_template(self) -> None:
        """Keep what stands in the form as a template."""
        from ccm_tui.tui.templates_screen import keep_template

        keep_template(cast("CcmApp", self.app), self.entity.table, to_save(self.values()))

    # --- The draft ---------------------------------------------------------------------------

    def typed_something(self) -> None:
        """It is on disk soon."""
        self.keeper.changed()

    def on_unmount(self) -> None:
        """Whatever ended the form: what was typed last is kept."""
        if self.keeper.behind:
            self.keeper.flush()

    def _typed(self, values: dict[str, Value]) -> dict[str, Value]:
        return to_change(values, self.base) if self.uid else to_save(values)

    def _keep(self) -> bool:
        """Bring the draft on disk to what stands in the form; whether one was written."""
        values = self.values()
        if values == self.base and not (self.draft and self.gone):
            self._drop()
            return False
        typed = self._typed(values) | self.gone
        if typed == self._on_disk:
            return False
        at = self.clock().astimezone(UTC).isoformat(timespec="milliseconds")
        at = at.replace("+00:00", "Z")
        self.register.keep_draft(Draft(self.draft_uid, self.entity.table, self.uid, typed, at))
        self._on_disk = typed
        return True

    def _drop(self) -> None:
        if self._on_disk is not None:
            self.register.drop_draft(self.draft_uid)
            self._on_disk = None
            self.say("")

    def _say_kept(self) -> None:
        self._failure = ""
        self.say(_("draft kept {time}").format(time=f"{self.clock().astimezone():%H:%M:%S}"))

    def _say_failed(self, error: CcmError) -> None:
        self._failure = f"{error} {error.hint}".strip()
        self.say(_("draft not kept: {reason}").format(reason=error), wrong=True)

    # --- Saving and leaving ------------------------------------------------------------------

    def may_save_next(self) -> bool:
        """An edited record has no next one."""
        return self.uid is None

    def ask_who_acts(self) -> None:
        """Ask in whose name is written, where the app knows how to; then save."""
        if (in_a_name := getattr(self.app, "in_a_name", None)) is not None:
            in_a_name(self.action_save)

    def store(self) -> None:
        """Save; an edited record in which nothing was changed is left alone."""
        values = self.values()
        typed = self._typed(values)
        if typed or not self.uid:
            self.saved.append(self.register.save(self.entity.table, typed, self.uid))
        self.base = values
        self.gone = {}
        self.leftover.tell(self.gone)
        try:
            self._drop()
        except CcmError as error:
            say(self, _("Saved, but its draft is still there: {reason}").format(reason=error))

    def finish(self) -> None:
        """Close with what was saved."""
        self._end()

    def begin_next(self) -> None:
        """The fields marked as kept stay; say what was saved."""
        title = self.fields[self.entity.title_field]
        name = shown(title, self.base[title.name], self.around.name_of, self.register.today)
        self.fill(next_of(self.fields, self.base))
        self.say(_("Saved: {title}").format(title=harmless.line(name)))

    def action_leave(self) -> None:
        """Close; what was typed is kept as a draft, or it is asked."""
        if not self.keeper.flush():
            self.app.push_screen(LeavingQuestion(self._failure), self._answered)
            return
        if self._on_disk is not None:
            self.app.notify(_("Kept as a draft"), markup=False)
        self._end()

    def _answered(self, leave: bool | None) -> None:
        if leave:
            self._end()

    def _end(self) -> None:
        self.keeper.stop()
        draft = None if self._on_disk is None else self.draft_uid
        self.close(FormResult(tuple(self.saved), draft))
