"""Makes every picture of these pages from the running app: ``python docs/pictures.py [NAME ...]``.

What they show comes from :mod:`fictional`. The same program makes the same bytes, and a picture
fetches nothing from a network.
"""

import asyncio
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from fictional import TODAY, make, surroundings
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from ccm_tui.errors import CcmError
from ccm_tui.register import Register
from ccm_tui.tui.app import CcmApp
from ccm_tui.visits import Visit, Visits

FOLDER: Final = Path(__file__).with_name("pictures")
WIDE: Final = (120, 40)
NARROW: Final = (80, 24)
LATER: Final = date(2017, 8, 1)
_LONGER_THAN_A_DRAFT_WAITS: Final = 0.8
_KEYS: Final = {" ": "space", "/": "slash", ":": "colon", "-": "minus", ".": "full_stop",
                "(": "left_parenthesis", ")": "right_parenthesis", ",": "comma",
                "~": "tilde"}  # fmt: skip
_FONTS: Final = "Fira Code, DejaVu Sans Mono, Menlo, Consolas, monospace"


class Person:
    """Hands on the keyboard."""

    def __init__(self, app: CcmApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until they have had their effect."""
        for key in keys:
            await self.pilot.press(key)
            await self.pilot.pause()
            await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Type a text."""
        await self.press(*(_KEYS.get(character, character) for character in text))


Steps = Callable[[Person], Awaitable[None]]


@dataclass(frozen=True)
class Picture:
    """What is done before the picture is taken, and how large the screen is."""

    steps: Steps
    size: tuple[int, int] = WIDE
    theme: str = "dark"
    as_at: date = TODAY
    section: str = "states"


# ---------------------------------------------------------------- what is done before a picture


async def today(person: Person) -> None:
    """What the morning asks for."""
    await person.press("down")


async def states(person: Person) -> None:
    """Guinea-Bissau among the twelve."""
    await person.press(*["down"] * 5)


async def profile(person: Person) -> None:
    """Its profile on a screen of its own."""
    await states(person)
    await person.press("enter")


async def disagreement(person: Person) -> None:
    """States of which sources say different things."""
    await person.press("f", "f", "f")


async def outreach(person: Person) -> None:
    """The outreach log."""
    await person.press("3")


async def filtered(person: Person) -> None:
    """The outreach log while a filter is typed."""
    await person.press("3", "slash")
    await person.type("state:gnb since:2017 focal")


async def form(person: Person) -> None:
    """A meeting that is being written down."""
    await person.press("3", "n")
    await person.type("guinea-b")
    await person.press("enter", "enter", "b", "enter", "enter")
    await person.type("8/2")
    await person.press("enter")
    await person.type("Geneva")
    await person.press("enter", "enter")
    await person.type("Terms of reference (fictional)")
    await person.press("enter")
    await person.type("They would like the draft in Portuguese, too.")
    await person.pilot.pause(_LONGER_THAN_A_DRAFT_WAITS)


async def choosing(person: Person) -> None:
    """States are being chosen in the form."""
    await person.press("3", "n")
    await person.type("sier")
    await person.press("enter")
    await person.type("guin")
    await person.pilot.pause(_LONGER_THAN_A_DRAFT_WAITS)


async def refused(person: Person) -> None:
    """A form that was saved too early."""
    await person.press("3", "n", "tab", "b", "tab", "tab")
    await person.type("30/2")
    await person.press("ctrl+s")
    await person.pilot.pause(_LONGER_THAN_A_DRAFT_WAITS)


async def commitment(person: Person) -> None:
    """A commitment inside the form."""
    await form(person)
    await person.press("tab", "enter")
    await person.type("send the draft in Portuguese (fictional)")
    await person.press("enter")
    await person.type("+2w")
    await person.pilot.pause(_LONGER_THAN_A_DRAFT_WAITS)


async def history(person: Person) -> None:
    """Who wrote what in an entry that was corrected."""
    await person.press("3", "e", "shift+tab", *["backspace"] * len("Geneva"))
    await person.type("Bern")
    await person.press("ctrl+s", "h")


async def helped(person: Person) -> None:
    """The keys of the outreach log."""
    await person.press("3", "f1")


async def events(person: Person) -> None:
    """The side event of today."""
    await person.press("4", "down")


async def attendance(person: Person) -> None:
    """Who is there is being ticked off."""
    await events(person)
    await person.press("a")
    await person.type("gui")


async def outputs(person: Person) -> None:
    """The first output, with some evidence judged and some not."""
    await person.press("5")


async def evidence(person: Person) -> None:
    """The evidence of the third output on a screen of its own."""
    await person.press("5", "down", "down", "enter", "down")


async def choosing_meeting(person: Person) -> None:
    """Where one is, is being chosen."""
    await person.press("3", "m")


async def meeting(person: Person) -> None:
    """Who was not spoken to yet, after two talks."""
    await choosing_meeting(person)
    await person.press("enter", "colon")
    await person.type("GNB focal point promised (fictional)")
    await person.press("ctrl+n")
    await person.type("SLE mandate of a focal point (fictional)")
    await person.press("enter", "M", *["down"] * 6)


PICTURES: Final[dict[str, Picture]] = {
    "today": Picture(today, section="today"),
    "today-80-light": Picture(today, NARROW, "light", section="today"),
    "states": Picture(states),
    "states-light": Picture(states, theme="light"),
    "states-80": Picture(states, NARROW),
    "profile": Picture(profile),
    "disagreement": Picture(disagreement, as_at=LATER),
    "outreach": Picture(outreach),
    "outreach-80-light": Picture(outreach, NARROW, "light"),
    "filter": Picture(filtered, NARROW),
    "form": Picture(form),
    "form-80-light": Picture(form, NARROW, "light"),
    "choosing": Picture(choosing, NARROW),
    "refused": Picture(refused, NARROW),
    "commitment": Picture(commitment),
    "meeting": Picture(meeting),
    "meeting-choosing": Picture(choosing_meeting, NARROW),
    "history": Picture(history, NARROW),
    "help": Picture(helped),
    "events": Picture(events),
    "attendance": Picture(attendance, NARROW),
    "outputs": Picture(outputs),
    "outputs-80-light": Picture(outputs, NARROW, "light"),
    "evidence": Picture(evidence),
}
"""By the name of their file."""


# ---------------------------------------------------------------- taking them


class _LookedTheDayBefore(Visits):
    """The visits of somebody who looked last on the evening of 7 February."""

    def last(self, register: str) -> Visit:
        """All that the register itself wrote by then was seen."""
        seen = datetime(2017, 2, 8, tzinfo=UTC)
        return Visit(date(2017, 2, 7), {register: int(seen.timestamp() * 1000) << 16})


class _Settings:
    """Settings that nobody keeps."""

    config = Path("config.toml")
    trouble: CcmError | None = None
    keys: object = None
    visits: Visits = _LookedTheDayBefore(None)

    def __init__(self, theme: str) -> None:
        self.theme = theme

    def remember(self, **settings: str) -> None:
        """Forget at once."""


async def take(picture: Picture, seeded: Path, name: str) -> str:
    """The picture as SVG, taken on a copy of the register ``seeded``."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(seeded, Path(folder) / "register.db"))

        def open_register() -> Register:
            return Register.open(path, surroundings(as_at=picture.as_at))

        class Begun(CcmApp):
            DEFAULT_MODE = picture.section

        app = Begun(open_register, _Settings(picture.theme))
        app.animation_level = "none"
        async with app.run_test(size=picture.size) as pilot:
            person = Person(app, pilot)
            await person.press()
            await picture.steps(person)
            app.clear_notifications()
            for typed_in in (*app.screen.query(Input), *app.screen.query(TextArea)):
                typed_in.cursor_blink = False
                typed_in.notify_style_update()
                typed_in.refresh()
            await pilot.pause()
            return lasting(app.export_screenshot(title="ccm-tui"), name)


def lasting(svg: str, name: str) -> str:
    """An SVG that is the same tomorrow: nothing from a network, blanks kept, ids by its name."""
    svg = re.sub(r"\s*@font-face \{.*?\}\n", "\n", svg, flags=re.DOTALL)
    svg = re.sub(r"terminal-\d+", name, svg)
    svg = svg.replace("font-family: Fira Code, monospace", f"font-family: {_FONTS}")
    svg = svg.replace("font-family: arial", "font-family: Arial, Helvetica, sans-serif")
    svg = re.sub(r"<!-- .*? -->\n?", "", svg)
    svg = re.sub(r"<text (?!xml:space)", '<text xml:space="preserve" ', svg)
    return "\n".join(line.rstrip() for line in svg.splitlines() if line.strip()) + "\n"


def main(names: list[str]) -> None:
    """Make the pictures ``names``, or all of them."""
    os.environ["TZ"] = "UTC"
    if hasattr(time, "tzset"):
        time.tzset()
    unknown = set(names) - set(PICTURES)
    if unknown:
        sys.exit(f"no such picture: {', '.join(sorted(unknown))}")
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        seeded = Path(folder) / "register.db"
        make(seeded)
        for name in names or PICTURES:
            svg = asyncio.run(take(PICTURES[name], seeded, name))
            (FOLDER / f"{name}.svg").write_text(svg, encoding="utf-8", newline="\n")
            print(f"docs/pictures/{name}.svg")


if __name__ == "__main__":
    main(sys.argv[1:])
