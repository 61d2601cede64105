"""Makes every picture of these pages from the running app: ``python docs/pictures.py [NAME ...]``.

What they show comes from :mod:`fictional`, what is done before from :mod:`scenes`. The same program
makes the same bytes, and a picture fetches nothing from a network.
"""

import asyncio
import os
import re
import shutil
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from fictional import make, surroundings
from scenes import PICTURES, Person, Picture
from textual.widgets import Input, TextArea

from ccm_tui.errors import CcmError
from ccm_tui.register import Register
from ccm_tui.tui.app import CcmApp
from ccm_tui.visits import Visit, Visits

FOLDER: Final = Path(__file__).with_name("pictures")
_FONTS: Final = "Fira Code, DejaVu Sans Mono, Menlo, Consolas, monospace"


class _LookedTheDayBefore(Visits):
    """The visits of somebody who looked last on the evening of 7 February."""

    def last(self, register: str) -> Visit:
        """All that the register itself wrote by then was seen."""
        seen = datetime(2017, 2, 8, tzinfo=UTC)
        return Visit(date(2017, 2, 7), {register: int(seen.timestamp() * 1000) << 16})


class _Settings:
    """Settings that nobody keeps."""

    config = Path("config.toml")
    backups = Path("backups")
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
