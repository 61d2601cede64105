"""The whole app on a fresh register, and a person at its keyboard."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest

from ccm_tui.errors import CcmError
from ccm_tui.register import Register
from ccm_tui.tui import app as app_module
from tests.surroundings import surroundings
from tests.tui.app.person import Person, RememberedSettings, app_on

Sitting = Callable[..., AbstractAsyncContextManager[Person]]


@pytest.fixture
def settings() -> RememberedSettings:
    """The settings of an installation that nobody has changed yet."""
    return RememberedSettings()


@pytest.fixture
def sitting(
    register_path: Path, settings: RememberedSettings, monkeypatch: pytest.MonkeyPatch
) -> Sitting:
    """``async with sitting(size=(80, 24)) as person``: a person who started the app in States.

    Starting it a second time opens the same register again.
    """
    # Nobody looks at the first rows while the rest is imported.
    monkeypatch.setattr(app_module, "_FIRST_ROWS_PAINTED", 0.001)

    @asynccontextmanager
    async def sit(
        size: tuple[int, int] = (120, 40),
        fails: CcmError | None = None,
        section: str = "states",
        **given: object,
    ) -> AsyncIterator[Person]:
        def open_register() -> Register:
            if fails is not None:
                raise fails
            return Register.open(register_path, surroundings(**given))

        app = app_on(open_register, settings, section)
        async with app.run_test(size=size) as pilot:
            person = Person(app, pilot)
            await person.starts()
            yield person

    return sit
