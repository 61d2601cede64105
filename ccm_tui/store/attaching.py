"""Attaching a file to a record: read whole, stored by its digest, one document."""

from __future__ import annotations

import mimetypes
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ccm_tui.domain.documents import LARGEST
from ccm_tui.errors import Refused
from ccm_tui.store import blobs
from ccm_tui.store.driver import Connection, Row
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.domain.declaration import Entity
    from ccm_tui.domain.typed import Typed
    from ccm_tui.store.saving import Saver

_MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Attached:
    """A document that belongs to a record."""

    uid: str
    title: str
    date: str
    file_name: str
    bytes: int


def attach(saver: Saver, entity: type[Entity], path: Path, typed: Typed) -> str:
    """Store the file at ``path`` as a document: one act; returns its uid.

    A blank title is the file's name. Raises Refused (``file`` for what is wrong with the file).
    """
    held = read(path)
    whole = dict(typed)
    if not str(whole.get("title") or "").strip():
        whole["title"] = "".join(c if c.isprintable() else " " for c in path.name).strip()
    given: dict[str, Any] = {
        "file_name": whole["title"] if not path.name.isprintable() else path.name,
        "media_type": mimetypes.guess_type(path.name)[0],
        "bytes": len(held),
    }
    with saver.writer.together():
        given["sha256"] = blobs.keep(saver.writer.connection, held)
        return saver.save(entity, whole, given=given)


def read(path: Path) -> bytes:
    """The content of a file, which may not be larger than the register takes. Raises Refused."""
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise _refused(_("{path} is a folder; name a file").format(path=path))
        if not stat.S_ISREG(found.st_mode):
            raise _refused(_("{path} is no file that can be kept").format(path=path))
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise _refused(_("{path} cannot be read: {why}").format(path=path, why=why)) from error
    if len(content) > LARGEST:
        said = _("{path} is larger than the {n} MB that a document may have")
        raise _refused(said.format(path=path, n=LARGEST // _MB))
    return content


def _refused(why: str) -> Refused:
    return Refused({"file": why})


def of_record(connection: Connection, record: str) -> list[Attached]:
    """The documents of a record, the newest first."""
    rows = connection.execute(
        """
        SELECT uid, title, date, file_name, bytes FROM document
        WHERE record = ? AND deleted = 0 ORDER BY date DESC, id DESC
        """,
        (record,),
    )
    return [_attached(row) for row in rows]


def _attached(row: Row) -> Attached:
    return Attached(**dict(row))
