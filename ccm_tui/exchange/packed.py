"""A bundle as a file that is mailed: a head of 16 bytes, and SQLite's file compressed (zlib).

Packed it has a seventh of the size. What arrives is foreign: it says how large it gets, which is
bounded by its own size, and is unpacked into a private folder that is gone afterwards.
"""

import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from ccm_tui import errors
from ccm_tui.words import _

_MAGIC: Final = b"CCMB"
_FORMAT: Final = 1
_HEAD: Final = 16
"""Magic, format (4 bytes), size of what is packed (8 bytes)."""
_BLOCK: Final = 1 << 20
_MOST: Final = 100
"""How many times its own size a bundle may get. Journals of real people stay below 20."""
_FREE: Final = 16 << 20
"""Bytes that any bundle may get."""


def is_packed(path: Path) -> bool:
    """Whether the file at ``path`` says that it is a bundle."""
    try:
        with path.open("rb") as file:
            return file.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return False


def pack(source: Path, target: Path) -> None:
    """Write the bundle at ``target``, which is there and private, of SQLite's file ``source``."""
    packing = zlib.compressobj(6)
    with source.open("rb") as plain, target.open("wb") as packed:
        packed.write(_MAGIC + _FORMAT.to_bytes(4) + source.stat().st_size.to_bytes(8))
        while block := plain.read(_BLOCK):
            packed.write(packing.compress(block))
        packed.write(packing.flush())


@contextmanager
def private(name: str) -> Iterator[Path]:
    """A new empty file for nobody else's eyes, gone when the block ends; raises RegisterError."""
    try:
        folder = tempfile.TemporaryDirectory(prefix="ccm-tui-")
    except OSError as error:
        raise errors.RegisterError(
            _("There is no place for temporary files: {reason}").format(reason=error.strerror),
            _("Free some space, or name a folder in the environment as TMPDIR."),
        ) from error
    with folder:
        path = Path(folder.name) / name
        path.touch(mode=0o600)
        yield path


@contextmanager
def unpacked(path: Path) -> Iterator[Path]:
    """SQLite's file that is in the bundle at ``path``; raises a RegisterError that says why not."""
    with private(path.name) as plain:
        try:
            _unpack(path, plain)
        except zlib.error as error:
            raise _damaged(path) from error
        except OSError as error:
            raise errors.RegisterError(
                _("{path} could not be read: {reason}").format(path=path, reason=error.strerror),
                _("Free some space, or copy it again from where it came. Nothing was merged."),
            ) from error
        yield plain


def _unpack(path: Path, plain: Path) -> None:
    with path.open("rb") as packed, plain.open("wb") as writing:
        head = packed.read(_HEAD)
        if len(head) < _HEAD:
            raise _damaged(path)
        if int.from_bytes(head[4:8]) != _FORMAT:
            raise errors.RegisterNewer(
                _("{path} was made by a newer ccm-tui").format(path=path),
                _("Install the newest ccm-tui, and merge it then."),
            )
        size, done = int.from_bytes(head[8:]), 0
        if size > max(_FREE, _MOST * path.stat().st_size):
            raise _damaged(path)
        unpacking = zlib.decompressobj()
        waiting = packed.read(_BLOCK)
        while not unpacking.eof:
            block = unpacking.decompress(waiting, _BLOCK)
            waiting = unpacking.unconsumed_tail or packed.read(_BLOCK)
            if not (block or waiting or unpacking.eof):
                raise _damaged(path)
            done += writing.write(block)
            if done > size:
                raise _damaged(path)
        if done != size:
            raise _damaged(path)


def _damaged(path: Path) -> errors.NotMergeable:
    return errors.NotMergeable(
        _("{path} is cut off or damaged").format(path=path),
        _("Copy it again from where it came, or ask for it again. Nothing was merged."),
    )
