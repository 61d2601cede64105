"""A file put in its place: whole or not at all, over nothing that is there unasked."""

import errno
import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ccm_tui import errors
from ccm_tui.words import _

_BLOCK = 1 << 20


def digest(path: Path) -> str:
    """The SHA-256 of a file, by which it is known."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            found.update(block)
    return found.hexdigest()


@contextmanager
def placed(target: Path, register: Path, *, force: bool = False) -> Iterator[Path]:
    """The path at which to make what becomes ``target`` once all went well.

    Raises FileExists unless ``force`` (and for the ``register`` itself), FolderMissing, DiskFull.
    """
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}.new")
    try:
        _require_free(target, register, force=force)
        yield temporary
        _put(temporary, target, force=force)
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)
        raise (errors.DiskFull if full else errors.RegisterError)(
            _("{path} could not be written: {reason}").format(path=target, reason=error.strerror),
            _("Free some space or name another place. Nothing was left there."),
        ) from error
    finally:
        for suffix in ("", "-journal", "-wal", "-shm"):
            with suppress(OSError):
                temporary.with_name(temporary.name + suffix).unlink(missing_ok=True)


def write_text(text: str, target: Path, register: Path, *, force: bool = False) -> None:
    """Write ``text`` to ``target``, for its owner's eyes only (mode 0600); raises as ``placed``."""
    with placed(target, register, force=force) as temporary:
        descriptor = os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace", newline="\n") as file:
            file.write(text)


def _require_free(target: Path, register: Path, *, force: bool) -> None:
    if not target.parent.is_dir():
        raise errors.FolderMissing(
            _("The folder {folder} does not exist").format(folder=target.parent),
            _("Make the folder first, or name another one."),
        )
    if not target.exists():
        return
    if target.samefile(register):
        raise errors.FileExists(
            _("{path} is the register itself").format(path=target), _("Name another file.")
        )
    if not force or not target.is_file():
        raise errors.FileExists(
            _("{path} is there already").format(path=target),
            _("Name another file, or overwrite it with --force."),
        )


def _put(temporary: Path, target: Path, *, force: bool) -> None:
    descriptor = os.open(temporary, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    if force:
        temporary.replace(target)
        return
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise errors.FileExists(
            _("{path} is there already").format(path=target),
            _("Name another file, or overwrite it with --force."),
        ) from None
    except OSError:
        temporary.rename(target)
