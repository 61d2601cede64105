"""Code run where things go wrong: by a person without rights, on a disk that is full.

Each runs in a forked process, so that neither rights nor limits outlive it; what it returns or the
error it raises comes back as text.
"""

import os
import pickle
import signal
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from ccm_tui.errors import CcmError
from ccm_tui.register import Register
from tests.surroundings import counted_ids, surroundings

NOBODY = 65534
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")


def forked(work: Callable[[], Any], before: Callable[[], None]) -> Any:
    """What ``work`` returns in a child process in which ``before`` was called first.

    An error comes back as ``(class name, message, hint)``.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            before()
            try:
                answer: Any = work()
            except CcmError as error:
                answer = (type(error).__name__, str(error), error.hint)
            os.write(writing, pickle.dumps(answer))
            os._exit(0)
        finally:
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading, "rb") as answered:
        content = answered.read()
    _pid, status = os.waitpid(child, 0)
    assert status == 0, "the child did not end well: something other than our own errors was raised"
    return pickle.loads(content)


def as_nobody(work: Callable[[], Any]) -> Any:
    """Run ``work`` without the rights of the person who runs the tests, where that is root."""

    def leave_rights() -> None:
        if os.geteuid() == 0:
            os.setgroups([])
            os.setresgid(NOBODY, NOBODY, NOBODY)
            os.setresuid(NOBODY, NOBODY, NOBODY)

    return forked(work, leave_rights)


def with_files_of_at_most(size: int, work: Callable[[], Any]) -> Any:
    """Run ``work`` where no file can grow beyond ``size`` bytes: what is written then fails."""

    import resource  # there is none on Windows

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return forked(work, limit)


@contextmanager
def open_folder() -> Iterator[Path]:
    """A folder that anybody may look into (pytest's own may be the owner's alone)."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


def warmed_up(path: Path) -> None:
    """Import all that saving and exporting need, while the files of Python can still be read."""
    with Register.open(path, surroundings(ids=counted_ids("warm"))) as register:
        register.save("contact", {"name": "N"})
        register.undo()
        list(register.examine())
        register.export(path.with_name("warm.db"))
        path.with_name("warm.db").unlink()


def folder_of(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file of a folder: content and mode."""
    return {
        path.name: (path.read_bytes(), path.stat().st_mode & 0o777)
        for path in folder.iterdir()
        if path.is_file()
    }
