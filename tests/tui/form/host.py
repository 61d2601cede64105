"""An app that holds one form, and fingers to fill it with."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from ccm_tui.domain.declaration import Entity
from ccm_tui.domain.outreach import Outreach
from ccm_tui.tui.form import FormDialog, FormResult
from ccm_tui.tui.form.screen import FormScreen
from ccm_tui.tui.key_order import KeysInOrder
from tests.tui.form.fake_register import FakeRegister
from tests.tui.stillness import send, still

NOW = datetime(2017, 2, 9, 8, 41, 7, tzinfo=UTC)
SMALL = (80, 24)
LONG = 6


class Clock:
    """An instant that moves when it is told to."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **time: int) -> None:
        self.now += timedelta(**time)


class Host(KeysInOrder):
    """Shows one form over an empty screen."""

    def __init__(self, form: FormDialog) -> None:
        super().__init__()
        self.form = form
        self.result: FormResult | None = None
        self.helped = 0

    def on_mount(self) -> None:
        self.animation_level = "none"
        self.push_screen(self.form, self._take)

    def _take(self, result: FormResult | None) -> None:
        self.result = result

    def action_help(self) -> None:
        self.helped += 1

    @property
    def notices(self) -> list[str]:
        return [notification.message for notification in self._notifications]


class Fingers:
    """What a person does at the keyboard, and what they see."""

    def __init__(self, pilot: Pilot[None], app: Host) -> None:
        self.pilot = pilot
        self.app = app

    @property
    def form(self) -> FormScreen[Any]:
        screen = self.app.screen
        assert isinstance(screen, FormScreen)
        return screen

    async def press(self, *keys: str) -> None:
        """Keys that are all there before the first of them is answered: the fastest of hands."""
        send(self.app, *keys)
        await still(self.app)

    async def type(self, text: str) -> None:
        """Type a text; a long one into a field of text arrives whole, which is much faster."""
        if len(text) >= LONG and isinstance(self.app.screen.focused, Input | TextArea):
            await self.paste(text)
        else:
            await self.press(*text)

    async def paste(self, text: str) -> None:
        focused = self.app.screen.focused
        assert focused is not None
        focused.post_message(events.Paste(text))
        await still(self.app)

    async def into(self, name: str) -> None:
        self.form.rows[name].take_focus()
        await still(self.app)

    @property
    def where(self) -> str:
        """The field with the cursor."""
        return next((name for name, row in self.form.rows.items() if row.in_use), "")

    def note(self, name: str) -> str:
        """What is said beside a field."""
        return str(self.form.rows[name].note.content)

    @property
    def status(self) -> str:
        return str(self.form.status.content)

    @property
    def shown(self) -> list[str]:
        return [row.column.name for row in self.form.shown_rows()]

    def row(self, name: str) -> Any:
        return self.form.rows[name]

    def keep_now(self) -> None:
        """What the timer would do about now."""
        self.app.form.keeper.flush()


class Few(FormDialog):
    """A form that shows some of its fields only: the fewer rows, the sooner it is there."""

    only: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        whole = self.fields
        self.fields = {name: whole[name] for name in self.only or whole}
        yield from super().compose()
        self.fields = whole


@asynccontextmanager
async def filling(
    register: FakeRegister,
    entity: type[Entity] = Outreach,
    *,
    only: tuple[str, ...] = (),
    clock: Clock | None = None,
    size: tuple[int, int] = SMALL,
    **given: Any,
) -> AsyncIterator[Fingers]:
    """The form of ``entity`` on the screen, with a row for all of its fields or ``only`` some."""
    form = Few(entity, register, clock or Clock(), draft_uid="draft-1", **given)
    form.only = only
    form.keeper._later = lambda seconds, call: None  # Time stands still.
    app = Host(form)
    async with app.run_test(size=size) as pilot:
        await still(app)
        yield Fingers(pilot, app)
