"""What a person does at the keyboard, and what they see."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input, Static, TextArea

from ccm_tui.errors import CcmError
from ccm_tui.register import Register
from ccm_tui.tui.app import CcmApp
from ccm_tui.tui.record_list import RecordList
from ccm_tui.tui.section import Section
from ccm_tui.visits import Visits
from tests.tui.stillness import press, send, still

_LONG = 6


class RememberedSettings:
    """Settings that live as long as the test."""

    config = Path("config.toml")
    backups = Path("backups")
    trouble: CcmError | None = None

    def __init__(self, theme: str = "dark", keys: object = None) -> None:
        self.theme = theme
        self.keys = keys
        self.visits = Visits(None)
        self.remembered: dict[str, str] = {}

    def remember(self, **settings: str) -> None:
        self.remembered |= settings


def app_on(
    open_register: Callable[[], Register], settings: RememberedSettings, section: str = "states"
) -> CcmApp:
    """The app, without motion; it begins with ``section``."""

    class Begun(CcmApp):
        DEFAULT_MODE = section

    app = Begun(open_register, settings)
    app.animation_level = "none"
    return app


class Person:
    """Hands on the keyboard, eyes on the screen."""

    def __init__(self, app: CcmApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def starts(self) -> None:
        """Until the register is open and everything is imported, or it cannot be opened."""
        while not (self.app.is_warm or self.app._exception or self.place == "CannotOpen"):
            await asyncio.sleep(0.005)
        await self.waits()

    async def waits(self) -> None:
        """Until nothing moves any more."""
        await still(self.app)

    async def looks(self) -> None:
        """See what was written in the register behind the back of the section on the screen."""
        screen = self.app.screen
        assert isinstance(screen, Section)
        screen.reload()
        await self.waits()

    async def press(self, *keys: str) -> None:
        await press(self.app, *keys)

    async def types(self, text: str) -> None:
        """Type a text; a long one into a field of text arrives whole, which is much faster."""
        focused = self.app.focused
        if len(text) >= _LONG and isinstance(focused, Input | TextArea):
            focused.post_message(Paste(text))
            await self.waits()
        else:
            send(self.app, *text)
            await self.waits()

    @property
    def register(self) -> Register:
        return self.app.register

    @property
    def place(self) -> str:
        """The name of the screen that is seen."""
        return type(self.app.screen).__name__

    @property
    def rows(self) -> RecordList:
        return self.app.screen.query_one(RecordList)

    def counted(self) -> int | None:
        """How many rows the list says it has."""
        return self.rows.position[1]

    @property
    def screen_text(self) -> str:
        """All that stands on the screen, line by line."""
        compositor = self.app.screen._compositor
        lines = compositor.render_strips()
        return "\n".join("".join(segment.text for segment in line) for line in lines)

    def sees(self, text: str) -> bool:
        return text in self.screen_text

    @property
    def detail(self) -> str:
        return str(self.app.screen.query_one("#detail", Static).content)

    @property
    def notices(self) -> list[str]:
        return [notification.message for notification in self.app._notifications]
