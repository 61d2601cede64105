"""Every error the program itself raises, typed, with what happened and what to do.

Both faces show ``str(error)`` as one line and ``error.hint`` as the next one; nothing else of an
error reaches a person. ``exit_code`` is what the command line ends with (see the README).
"""

from collections.abc import Mapping, Sequence


class CcmError(Exception):
    """Something the person at the keyboard has to know, said in one line and one hint."""

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class Refused(CcmError):
    """What was typed cannot be kept; ``fields`` says why, field by field, all of them at once.

    The key "" holds what concerns the record as a whole. ``unnamed`` says that it could be kept if
    somebody were named as acting.
    """

    def __init__(
        self,
        fields: Mapping[str, str],
        message: str = "",
        hint: str = "",
        *,
        unnamed: bool = False,
    ) -> None:
        super().__init__(message or "; ".join(fields.values()), hint)
        self.fields = dict(fields)
        self.unnamed = unnamed


class NotFound(CcmError):
    """A name or id that the register does not know; ``nearest`` are the closest that it does."""

    def __init__(self, message: str, hint: str = "", nearest: Sequence[str] = ()) -> None:
        super().__init__(message, hint)
        self.nearest = tuple(nearest)


class Ambiguous(NotFound):
    """A name or id that means more than one record."""


class NothingToUndo(CcmError):
    """There is no act left to undo (or redo)."""


class ChangedSince(CcmError):
    """A record was changed by somebody else after the act that is to be undone."""


class RegisterError(CcmError):
    """The register's file cannot be used as it is."""


class FolderMissing(RegisterError):
    """The folder that should hold the register does not exist."""


class NotARegister(RegisterError):
    """The file is no SQLite database, or one of another program."""


class RegisterDamaged(RegisterError):
    """The file is a register but truncated, corrupted, or its guards were removed."""


class RegisterNewer(RegisterError):
    """The register was written by a newer version of the program."""


class RegisterLocked(RegisterError):
    """Another program is writing to the register and did not finish in time."""


class RegisterReadOnly(RegisterError):
    """The register can be read but not written."""


class DiskFull(RegisterError):
    """The disk has no room for what was to be written; nothing of it was kept."""


class RegisterInUse(RegisterError):
    """The register holds more than its seeds."""


class NotMergeable(RegisterError):
    """What is to be merged is not what a register of ours would write; nothing was taken."""


class Forked(NotMergeable):
    """Two files say different things under one name: one was copied and both were written to."""


class HubUnusable(CcmError):
    """The hub cannot be reached, is none, went away, or does not let us do what syncing needs."""


class Gap(NotMergeable):
    """A bundle begins where another one ended that was not merged here."""


class FileExists(CcmError):
    """A file that is there already is not overwritten unasked."""
