"""Environments for the programs that ours is compared with: one for each, as their needs differ.

``peers.toml`` pins what is in them. They are made when they are first asked for, in a folder that
the person names, and used again as long as the pins stay the same.
"""

import subprocess
import sys
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from subprocess import CalledProcessError
from typing import Final
from venv import EnvBuilder

PINS: Final = Path(__file__).with_name("peers.toml")


@dataclass(frozen=True, slots=True)
class Environments:
    """The environments in one folder; without a folder nothing is installed."""

    folder: Path | None
    say: Callable[[str], None]

    def program(self, name: str) -> Path | None:
        """The program of that name, installed now if need be; None when it cannot be."""
        if self.folder is None:
            return None
        place = self.folder / name
        note = place / PINS.name
        wanted = "\n".join(pins()[name])
        if not note.exists() or note.read_text(encoding="utf-8") != wanted:
            self.say(f"{name} is installed in {place}")
            if not self._install(place, pins()[name]):
                return None
            note.write_text(wanted, encoding="utf-8")
        return place / "bin" / name

    def _install(self, place: Path, packages: Sequence[str]) -> bool:
        EnvBuilder(clear=True, symlinks=True).create(place)
        pip = (sys.executable, "-m", "pip", "--python", str(place / "bin" / "python"))
        try:
            subprocess.run((*pip, "install", "--quiet", *packages), check=True)
        except CalledProcessError as error:
            self.say(f"it could not be installed: pip ended with {error.returncode}")
            return False
        return True


def pins() -> Mapping[str, Sequence[str]]:
    """What each environment holds, as name and version; the program itself first."""
    with PINS.open("rb") as file:
        return tomllib.load(file)


def pinned_version(name: str) -> str:
    """The version of a program that is compared with."""
    return pins()[name][0].removeprefix(f"{name}==")
