"""One key after the other, however fast they are typed.

A key travels through the queues of the focused widget and its ancestors, and what it causes (a
field left, a form opened) through more of them. A key typed meanwhile would still go to the place
that is being left: a name typed fast after ``n`` would be read as commands by the list. Here the
next key waits until the last one has had its effect.
"""

from collections import deque
from typing import Any, Final

from textual import events
from textual.app import App
from textual.message import Message
from textual.timer import Timer

_ROUNDS: Final = 4
_PATIENCE: Final = 1.0
"""Seconds after which a key that got lost (its widget was removed) no longer holds up the next."""


class Settled(Message):
    """Follows a key through the same queues; when it is back, the key has had its effect."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


class KeysInOrder(App[None]):
    """An app in which a key is handed out when the one before it has had its effect."""

    def __init__(self) -> None:
        super().__init__()
        self._held: deque[events.Key | events.Paste] = deque()
        self._number = 0
        self._round = 0
        self._under_way = False
        self._stood: object = None
        self._watchdog: Timer | None = None

    async def on_event(self, event: events.Event) -> None:
        """Hold a key back while another one is under way."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
        elif self._under_way:
            self._held.append(event)
        else:
            await self._hand_out(event)

    async def _hand_out(self, event: events.Key | events.Paste) -> None:
        self._under_way = True
        self._round = 0
        target = self._target()
        await super().on_event(event)
        self._follow(target)

    def _target(self) -> Any:
        return self.focused or self.screen

    def _follow(self, target: Any) -> None:
        """Send the message that comes back when the key has had its effect."""
        self._number += 1
        self._round += 1
        self._stood = (self.screen, self.focused)
        if self._watchdog is not None:
            self._watchdog.stop()
        self._watchdog = self.set_timer(_PATIENCE, self._release)
        if not target.post_message(Settled(self._number)):
            self.call_later(self._release)

    def on_settled(self, event: Settled) -> None:
        """Follow again until nothing moves any more; then the next key may come."""
        event.stop()
        if event.number != self._number:
            return
        moved = self._stood != (self.screen, self.focused)
        if self._round < 2 or (moved and self._round < _ROUNDS):
            self._follow(self._target())
        else:
            self.call_later(self._release)

    async def _release(self) -> None:
        if self._watchdog is not None:
            self._watchdog.stop()
            self._watchdog = None
        self._under_way = False
        if self._held:
            await self._hand_out(self._held.popleft())
