"""Two registers that were seeded apart, and what passes between them."""

import os
import shutil
from pathlib import Path

from ccm_tui.exchange.merge import take_in
from ccm_tui.register import Actor, Register
from ccm_tui.store.checking import check
from ccm_tui.store.driver import connect
from ccm_tui.store.foreign import stage
from ccm_tui.store.merging import Figures
from ccm_tui.store.migrations import VERSION
from ccm_tui.store.staging import staged
from tests.surroundings import AdvancingClock, counted_ids, surroundings


def delegation(seeded: Path, folder: Path, name: str, **given: object) -> Register:
    """A register of ``name``'s own, at work on an installation of its own."""
    path = Path(shutil.copy(seeded, folder / f"{name}.db"))
    connection = connect(path)
    connection.execute("UPDATE session SET origin = ?", (os.urandom(8).hex(),))
    connection.close()
    usual = {
        "clock": AdvancingClock(),
        "ids": counted_ids(name),
        "actor": Actor("ISU", name.title()),
        "installation": name,
    }
    register = Register.open(path, surroundings(**(usual | given)))
    register._connection.execute("PRAGMA synchronous = OFF")  # no power cuts here
    return register


def handed_out(register: Register, number: int = 1) -> Path:
    """A copy of a register, as it is handed to a colleague; an export that is not verified."""
    path = register.path.with_name(f"from {register.path.stem} {number}.db")
    path.unlink(missing_ok=True)
    register._connection.execute("VACUUM INTO ?", (str(path),))
    return path


def merged(one: Register, other: Register) -> Figures:
    """Merge what ``other`` knows now into ``one``: as from its file, without the file."""
    connection = one._connection
    with staged(connection, VERSION, large=False) as incoming:
        stage(other._connection, incoming)
        check(connection, one.entities, VERSION, one.around.clock())
        return take_in(one._writer, one.entities, incoming, other.path.name, None)
