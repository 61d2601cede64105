"""Fixtures for tests of the store: a look into the file beside the open register."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ccm_tui.domain.entities import ENTITIES, Entities
from ccm_tui.store.driver import Connection, connect


@pytest.fixture
def file(register_path: Path) -> Iterator[Connection]:
    """The fresh register's file on a bare connection of our own, as another program has it."""
    with closing(connect(register_path)) as connection:
        yield connection


@pytest.fixture
def entities() -> Entities:
    """All entities of the register."""
    return ENTITIES
