"""Export: the register as one whole file that others can open, made while it is in use."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ccm_tui.domain.entities import Entities
from ccm_tui.exchange.place import digest, placed
from ccm_tui.store.copies import file_of, finish_copy, write_copy, write_copy_up_to
from ccm_tui.store.driver import Connection
from ccm_tui.store.levels import EVERYTHING


@dataclass(frozen=True, slots=True)
class Exported:
    """The file that was made; ``level`` is the highest sensitivity it holds.

    ``left_out`` says how many records stayed behind, by kind.
    """

    path: Path
    bytes: int
    sha256: str
    level: str
    left_out: Mapping[str, int]


def export(
    connection: Connection,
    entities: Entities,
    target: Path,
    *,
    level: str = EVERYTHING,
    without_contacts: bool = False,
    force: bool = False,
    finish: Callable[[Path], object] = lambda _copy: None,
) -> Exported:
    """Write the register to ``target``: consistent, verified by opening it, whole or not at all.

    Records above ``level`` are left out with their history, and all contacts if so asked. Raises
    FileExists unless ``force`` (and for the register itself), FolderMissing, DiskFull,
    RegisterDamaged when the copy does not verify.
    """
    with placed(target, file_of(connection), force=force) as temporary:
        left_out: Mapping[str, int] = {}
        if level == EVERYTHING and not without_contacts:
            write_copy(connection, temporary)
        else:
            left_out = write_copy_up_to(
                connection, temporary, entities, level, without_contacts=without_contacts
            )
        finish_copy(temporary, entities)
        finish(temporary)
        size, sha256 = temporary.stat().st_size, digest(temporary)
    return Exported(target, size, sha256, level, left_out)
