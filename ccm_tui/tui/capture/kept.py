"""What was read of the line, kept on disk as a draft of the entry while it is typed."""

from datetime import UTC
from typing import TYPE_CHECKING

from ccm_tui.domain.draft import Draft

if TYPE_CHECKING:
    from ccm_tui.domain.typed import Typed
    from ccm_tui.register import Register


class KeptLine:
    """One draft in the register, and what stands in it. Its methods raise ``CcmError``."""

    def __init__(self, register: "Register") -> None:
        self._register = register
        self._uid = register.around.ids()
        self.draft: Draft | None = None
        """What is on disk."""

    def keep(self, typed: "Typed") -> bool:
        """Put ``typed`` on disk; whether it had to be written."""
        if self.draft is not None and typed == self.draft.typed:
            return False
        at = self._register.around.clock().astimezone(UTC).isoformat(timespec="milliseconds")
        draft = Draft(self._uid, "outreach", None, dict(typed), at.replace("+00:00", "Z"))
        self._register.keep_draft(draft)
        self.draft = draft
        return True

    def drop(self) -> None:
        """Take it from the disk: it is saved, or nothing is typed any more."""
        if self.draft is not None:
            self._register.drop_draft(self._uid)
            self.draft = None
