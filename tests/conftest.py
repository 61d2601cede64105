"""Fixtures for every test: a fresh, seeded register of its own."""

import gc
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest

from ccm_tui.register import Register
from ccm_tui.store.driver import Connection, connect
from tests.exchange.postgres import NoServerError, Server, running
from tests.surroundings import AdvancingClock, counted_ids, surroundings
from tests.throwaway import VEHICLE_ENTITIES, VEHICLE_SCHEMA

_ALLOCATIONS = 50_000
"""How many objects are made before garbage is looked for, as in the program itself."""


def pytest_collection_finish() -> None:
    """Leave thousands of tests and modules, which all stay, out of every look for garbage."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_ALLOCATIONS)


@pytest.fixture(scope="session")
def seeded_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register that holds nothing but its seeds, closed; copy it, never open it."""
    path = tmp_path_factory.mktemp("seeded") / "register.db"
    Register.open(path, surroundings()).close()
    return path


@pytest.fixture
def register_path(seeded_file: Path, tmp_path: Path) -> Path:
    """The file of a fresh register that nobody has opened yet."""
    return Path(shutil.copy(seeded_file, tmp_path / "register.db"))


OpenRegister = Callable[..., Register]
"""``open_register(path, actor=..., as_at=...)``: see the fixture of that name."""


@pytest.fixture
def open_register(register_path: Path) -> Iterator[OpenRegister]:
    """Open a register (the fresh one, or that at another path); closed when the test ends.

    Further arguments replace fields of the :func:`~tests.surroundings.surroundings`.
    """
    opened: list[Register] = []
    shared = {"clock": AdvancingClock(), "ids": counted_ids()}

    def open_it(path: Path | None = None, **given: Any) -> Register:
        around = surroundings(**(shared | given))
        opened.append(Register.open(path or register_path, around))
        return opened[-1]

    yield open_it
    for register in opened:
        register.close()


@pytest.fixture
def register(open_register: OpenRegister) -> Register:
    """A fresh register, open: 9 February 2017, and "Test Person" of the ISU acts."""
    return open_register()


@pytest.fixture(scope="session")
def seeds(seeded_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """A register with nothing but its seeds, open, for looking only: writing to it fails."""
    path = Path(shutil.copy(seeded_file, tmp_path_factory.mktemp("seeds") / "register.db"))
    with Register.open(path, surroundings()) as register:
        register._connection.execute("PRAGMA query_only = ON")
        yield register


@pytest.fixture(scope="session")
def vehicle_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A seeded register with the throw-away entity of :mod:`tests.throwaway`, closed."""
    path = tmp_path_factory.mktemp("vehicle") / "register.db"
    Register.open(path, surroundings(), entities=VEHICLE_ENTITIES, schema=VEHICLE_SCHEMA).close()
    return path


@pytest.fixture
def with_vehicle(vehicle_file: Path, tmp_path: Path) -> Iterator[Register]:
    """A fresh register, open, that has vehicles."""
    path = Path(shutil.copy(vehicle_file, tmp_path / "vehicles.db"))
    with Register.open(path, surroundings(), entities=VEHICLE_ENTITIES) as register:
        yield register


@pytest.fixture
def file(register_path: Path) -> Iterator[Connection]:
    """The fresh register's file on a bare connection of our own, as another program has it."""
    with closing(connect(register_path)) as connection:
        yield connection


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A real PostgreSQL on loopback; where there is none, tests are skipped and say why."""
    with ExitStack() as stack:
        try:
            server = stack.enter_context(running())
        except NoServerError as reason:
            pytest.skip(str(reason))
        yield server
