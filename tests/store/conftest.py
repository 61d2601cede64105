"""Fixtures for tests of the store: a look into the file beside the open register."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ccm_tui.domain.entities import ENTITIES, Entities
from ccm_tui.register import Register
from ccm_tui.store.driver import Connection, connect
from tests.store.filled import fill
from tests.surroundings import surroundings


@pytest.fixture
def file(register_path: Path) -> Iterator[Connection]:
    """The fresh register's file on a bare connection of our own, as another program has it."""
    with closing(connect(register_path)) as connection:
        yield connection


@pytest.fixture
def entities() -> Entities:
    """All entities of the register."""
    return ENTITIES


@pytest.fixture(scope="module")
def filled(seeded_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """A register with a few hundred entries, for looking only (see :mod:`tests.store.filled`)."""
    path = Path(shutil.copy(seeded_file, tmp_path_factory.mktemp("filled") / "register.db"))
    with Register.open(path, surroundings()) as register:
        fill(register)
        yield register
