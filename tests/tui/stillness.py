"""When an app has done all that a key caused.

Textual's own pause lets every widget answer a message and then sleeps until the process has been
idle for 20 ms, twice a key; most of a test's time would go there. What an app does is known: each
part of it waits for its next message, no worker runs, and nothing is left to paint.
"""

import asyncio
import unicodedata
from typing import Any

from textual import events
from textual.app import App
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.message_pump import MessagePump

_MOST = 20.0
"""Seconds after which a test gives up and says who is still busy."""

_TICK = 0.001
"""Seconds between two looks at what is done elsewhere: in a thread, or after a timer."""


async def still(app: App[None]) -> None:
    """Wait until nothing moves any more, or the app has ended."""
    loop = asyncio.get_running_loop()
    until = loop.time() + _MOST
    while not app._exit and app._exception is None:
        await asyncio.sleep(0)
        if getattr(loop, "_ready", ()):
            continue
        if busy := _busy(app):
            assert loop.time() < until, f"still busy: {busy}"
            await asyncio.sleep(_TICK)
        elif not _paints(app):
            return


async def press(app: App[None], *keys: str) -> None:
    """Press one key after the other, each when the one before it has done what it does."""
    for key in keys:
        send(app, key)
        await still(app)


def send(app: App[None], *keys: str) -> None:
    """All of these keys arrive before the first of them is answered: the fastest of hands."""
    for key in keys:
        name = key if len(key) > 1 else _character_to_key(key)
        app.post_message(events.Key(name, _character(name)))


def _character(key: str) -> str | None:
    """What a key writes, as Textual's own tests have it."""
    try:
        return unicodedata.lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(key, key)))
    except KeyError:
        return key if len(key) == 1 else None


def _busy(app: App[None]) -> str:
    """Who has something to do yet; nothing when nobody has."""
    if getattr(app, "_under_way", False) or getattr(app, "_held", ()):
        return "a key"
    workers = [worker for worker in app.workers if not worker.is_finished]
    if workers:
        return str(workers)
    pumps = [pump for pump in (app, *app._registry) if _is_busy(pump)]
    return str(pumps) if pumps else ""


def _is_busy(pump: MessagePump) -> bool:
    """Whether a part of the app is not waiting for its next message."""
    if pump._closed or not pump._running:
        return False
    queue: Any = pump._message_queue
    return bool(queue.qsize() or pump._next_callbacks or not queue.ready_event._waiters)


def _paints(app: App[None]) -> bool:
    """Paint what waits for its turn; whether there was any."""
    screen = app.screen
    waits = (
        screen._layout_required
        or screen._scroll_required
        or screen._repaint_required
        or screen._recompose_required
        or bool(screen._dirty_widgets)
    )
    if waits:
        screen._on_timer_update()
    return bool(waits or screen._callbacks)
