"""Fixtures for tests of the store."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from ccm_tui.domain.entities import ENTITIES, Entities
from ccm_tui.register import Register
from tests.store.filled import fill
from tests.surroundings import surroundings


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
