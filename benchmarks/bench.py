"""What every measurement is given, and how subjects take turns."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from benchmarks.environments import Environments
from benchmarks.registers import Registers

_Key = TypeVar("_Key")
_Sample = TypeVar("_Sample")


@dataclass(frozen=True, slots=True)
class Bench:
    """One run: its registers, the sizes asked for in rising order, and how often."""

    registers: Registers
    rows: tuple[int, ...]
    runs: int
    say: Callable[[str], None]
    environments: Environments

    @property
    def folder(self) -> Path:
        """Where registers and settings are."""
        return self.registers.folder

    def in_turns(
        self,
        subjects: Mapping[_Key, Callable[[], _Sample]],
        *,
        times: int = 1,
        most: int = sys.maxsize,
    ) -> dict[_Key, list[_Sample]]:
        """Let ``subjects`` take turns, so that a busy moment of the machine hits them all alike.

        ``times`` as often as the run asks, at ``most`` so often; the first round is not counted.
        """
        samples: dict[_Key, list[_Sample]] = {key: [] for key in subjects}
        for number in range(min(self.runs * times, most) + 1):
            for key, subject in subjects.items():
                sample = subject()
                if number:
                    samples[key].append(sample)
        return samples


def rows_in_words(rows: int) -> str:
    """A size as the table names it."""
    return f"{rows:,} rows"
