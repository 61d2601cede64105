"""Another one like this: keys that begin a new record with what stands in an old one."""

from typing import TYPE_CHECKING, Any, ClassVar

from textual import getters
from textual.binding import Binding
from textual.screen import Screen

from ccm_tui.errors import CcmError
from ccm_tui.tui.app import CcmApp
from ccm_tui.words import N_

if TYPE_CHECKING:
    from ccm_tui.register import Register


class Repeats(Screen[None]):
    """A place that is about a record of which another one may be wanted."""

    BINDINGS: ClassVar = [
        Binding("b", "duplicate", N_("Duplicate"), show=False, id="record.duplicate",
                tooltip=N_("Write another one like this: all but its days and what came of it")),
        Binding("K", "keep_template", N_("Keep as a template"), show=False, id="record.template",
                tooltip=N_("Keep what stands in this record under a name, to begin others with")),
    ]  # fmt: skip

    app = getters.app(CcmApp)

    def record_here(self) -> tuple[str, str] | None:
        """Kind and uid of the record; None where there is none. Overridden."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What nobody writes is not duplicated."""
        if action in ("duplicate", "keep_template") and self.app.is_warm:
            found = self.record_here()
            return found is not None and may_repeat(self.app.register, found[0])
        return super().check_action(action, parameters)

    def action_duplicate(self) -> None:
        """Open the form of another one."""
        if found := self.record_here():
            try:
                typed = duplicate_of(self.app.register, *found)
            except CcmError as error:
                self.app.say_error(error)
                return
            self.app.open_form(found[0], typed=typed)

    def action_keep_template(self) -> None:
        """Keep the record as a template."""
        from ccm_tui.tui.templates_screen import keep_template

        if found := self.record_here():
            kind, uid = found
            keep_template(self.app, kind, self.app.register.typed_of(kind, uid))


def may_repeat(register: "Register", kind: str) -> bool:
    """Whether another record of ``kind`` can be written from one that is there."""
    from ccm_tui.domain.copying import may_be_copied

    return may_be_copied(register.entity(kind))


def duplicate_of(register: "Register", kind: str, uid: str) -> dict[str, Any]:
    """What the form of another record like ``uid`` begins with."""
    from ccm_tui.domain.copying import duplicate

    return duplicate(register.entity(kind), register.typed_of(kind, uid), register.today)
