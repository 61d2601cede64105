"""Export: the register as one whole file that others can open, made while it is in use."""

import errno
import hashlib
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ccm_tui import errors
from ccm_tui.domain.entities import Entities
from ccm_tui.store.copies import file_of, finish_copy, write_copy
from ccm_tui.store.driver import Connection
from ccm_tui.words import _

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Exported:
    """The file that was made; ``level`` is the highest sensitivity it holds."""

    path: Path
    bytes: int
    sha256: str
    level: str


def export(
    connection: Connection, entities: Entities, target: Path, *, force: bool = False
) -> Exported:
    """Write the register to ``target``: consistent, verified by opening it, whole or not at all.

    Raises FileExists unless ``force`` (and for the register itself), FolderMissing, DiskFull,
    RegisterDamaged when the copy does not verify.
    """
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}.new")
    try:
        _require_free(connection, target, force=force)
        write_copy(connection, temporary)
        finish_copy(temporary, entities)
        size, digest = temporary.stat().st_size, _digest(temporary)
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
    return Exported(target, size, digest, "closed_meeting")


def _require_free(connection: Connection, target: Path, *, force: bool) -> None:
    if not target.parent.is_dir():
        raise errors.FolderMissing(
            _("The folder {folder} does not exist").format(folder=target.parent),
            _("Make the folder first, or name another one."),
        )
    if not target.exists():
        return
    if target.samefile(file_of(connection)):
        raise errors.FileExists(
            _("{path} is the register itself").format(path=target), _("Name another file.")
        )
    if not force or not target.is_file():
        raise errors.FileExists(
            _("{path} is there already").format(path=target),
            _("Name another file, or overwrite it with --force."),
        )


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


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
