"""Is the register sound? Every check says what it looked at and what it found."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from ccm_tui.domain.entities import Entities
from ccm_tui.errors import RegisterError
from ccm_tui.store import blobs, guard, heads
from ccm_tui.store.derived import search_faults, timeline_faults
from ccm_tui.store.driver import Connection, our_errors
from ccm_tui.store.migrations import VERSION
from ccm_tui.store.projection import verify
from ccm_tui.words import _, ngettext

_SHOWN = 5
_ROOM = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: its name, whether it is well, and what was found."""

    name: str
    ok: bool
    detail: str


def examine(connection: Connection, entities: Entities, path: Path) -> Iterator[Check]:
    """The checks, one after the other; the slow ones (they read everything) come last."""
    yield _checked("schema_version", lambda: _version(connection))
    yield _free_space(path)
    yield _checked("triggers", lambda: guard.differences(connection, entities))
    yield _checked("foreign_keys", lambda: _foreign_keys(connection))
    yield _checked("integrity", lambda: _integrity(connection))
    yield _checked("search_index", lambda: search_faults(connection, entities))
    yield _checked("timeline", lambda: timeline_faults(connection, entities))
    yield _checked("conflicts", lambda: heads.faults(connection))
    yield _files(connection)
    yield _checked("journal", lambda: verify(connection, entities))


def _files(connection: Connection) -> Check:
    """That every document has its file, and each file its digest; files that none has are told."""
    found = _checked("documents", lambda: blobs.faults(connection))
    spare = blobs.unused(connection) if found.ok else 0
    if not spare:
        return found
    said = ngettext("{n} file is no document’s (any more)", "{n} files are no document’s", spare)
    return Check(found.name, True, f"{found.detail}; {said.format(n=spare)}")


def _checked(name: str, look: Callable[[], Iterable[str]]) -> Check:
    """What ``look`` finds; a part of the file that cannot be read is a finding, not the end."""
    try:
        with our_errors():
            faults = list(islice(look(), _SHOWN))
    except RegisterError as error:
        faults = [str(error)]
    return Check(name, not faults, "; ".join(faults) or _("well"))


def _version(connection: Connection) -> list[str]:
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    return [] if found == VERSION else [_("version {found}").format(found=found)]


def _free_space(path: Path) -> Check:
    free = shutil.disk_usage(path.parent).free
    needed = max(_ROOM, 2 * path.stat().st_size)
    detail = _("{free} MB free").format(free=free // 1_000_000)
    return Check("free_disk", free >= needed, detail)


def _foreign_keys(connection: Connection) -> list[str]:
    rows = connection.execute("PRAGMA foreign_key_check")
    return [f"{row['table']} {row['rowid']} → {row['parent']}" for row in islice(rows, _SHOWN)]


def _integrity(connection: Connection) -> list[str]:
    rows = connection.execute(f"PRAGMA integrity_check({_SHOWN})")
    return [row[0] for row in rows if row[0] != "ok"]
