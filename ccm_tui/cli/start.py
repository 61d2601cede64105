"""Starting: which face, and what leaves the program when something goes wrong.

Nothing here imports click: the app starts without it.
"""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

from ccm_tui.cli.plain import harmless
from ccm_tui.cli.session import OpenApp, Session
from ccm_tui.errors import CcmError, Refused
from ccm_tui.settings import Given, folders_of
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.domain.entities import Entities

INTERRUPTED: Final = 130
LONGEST: Final = 1000
"""A message does not repeat more characters of what was typed."""


def start(
    argv: Sequence[str], open_app: OpenApp, entities: "Callable[[], Entities] | None" = None
) -> int:
    """Run the program; returns the exit code. ``entities`` replace the program's own (tests)."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # Closed by whoever started the program: cron, >&-.
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    return guarded(lambda: _start(argv, Session(os.environ, open_app, entities)))


def _start(argv: Sequence[str], session: Session) -> int:
    with session:
        if not argv and sys.stdout.isatty():
            session.begin(Given())
            return session.run_app()
        from ccm_tui.cli.program import invoke

        return invoke(argv, session)


def guarded(action: Callable[[], int]) -> int:
    """Do ``action``; an error becomes lines on standard error and an exit code."""
    try:
        code = action()
        sys.stdout.flush()
    except CcmError as error:
        complain(error)
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _stop_writing()
        return 0
    except OSError as error:
        complain(
            CcmError(
                _("{reason}: {file}").format(
                    reason=error.strerror or error, file=error.filename or _("standard output")
                ),
                _("Check that there is room and that you may write there."),
            )
        )
        _stop_writing()
        return 1
    return code


def _stop_writing() -> None:
    """Let Python's own last flush go nowhere: what it would write to is gone."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())
    os.close(null)


def complain(error: CcmError) -> None:
    """Say what happened and what to do: a line each, or a line for every field at fault."""
    lines = [f"ccm-tui: {harmless(str(error))}"]
    if isinstance(error, Refused):
        lines = [
            harmless(_beside(field, message)) for field, message in error.fields.items()
        ] or lines
    if error.hint:
        lines.append(harmless(error.hint))
    print(*(_cut(line) for line in lines), sep="\n", file=sys.stderr)


def _beside(field: str, message: str) -> str:
    named = not field or message.startswith(f"{field}: ")
    return message if named else f"{field}: {message}"


def _cut(line: str) -> str:
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"


def unexpected(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """The last resort (``sys.excepthook``): a fault of the program itself, told in two lines."""
    from traceback import format_exception

    said = "".join(format_exception(kind, error, trace))
    path = folders_of(os.environ).logs / "fault.txt"
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.write_text(said, encoding="utf-8", errors="backslashreplace")
    except OSError:
        hint = _("Please report it with what you typed.")
    else:
        hint = _("Please report it with the file {path}.").format(path=path)
    named = f"{kind.__name__}: {error}" if str(error) else kind.__name__
    complain(CcmError(_("A fault of the program: {error}").format(error=named), hint))
