"""What is measured, and how it compares: amounts, budgets and the lines of the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Literal

Unit = Literal["s", "bytes"]

_BYTES = (("GB", 1e9), ("MB", 1e6), ("kB", 1e3))


@dataclass(frozen=True, slots=True)
class Amount:
    """One figure in seconds or bytes; ``detail`` tells how it was spread, ``prefix`` what it is."""

    value: float
    unit: Unit = "s"
    detail: str = ""
    prefix: str = ""

    @classmethod
    def middle(cls, samples: Sequence[float], unit: Unit = "s") -> Amount:
        """The median, with the quartiles around it."""
        low, _half, high = quartiles(samples)
        return cls(median(samples), unit, f"{plain(low, unit)} – {plain(high, unit)}")

    @classmethod
    def slow(cls, samples: Sequence[float]) -> Amount:
        """What 95 of 100 stay under, with the median and the slowest."""
        detail = f"p50 {plain(median(samples), 's')}, max {plain(max(samples), 's')}"
        return cls(percentile(samples, 95), "s", detail, "p95 ")

    def __str__(self) -> str:
        said = f"{self.prefix}{plain(self.value, self.unit)}"
        return f"{said} ({self.detail})" if self.detail else said


@dataclass(frozen=True, slots=True)
class Budget:
    """At most so many times the reference, or, where ``seconds`` is given, at most so long."""

    ratio: float
    aim: float | None = None
    """What is wanted beyond the budget."""
    seconds: float | None = None

    def __str__(self) -> str:
        said = f"{self.ratio:g} x"
        if self.seconds is not None:
            said = f"{plain(self.seconds, 's')} or {said}"
        return f"{said}, aim {self.aim:g} x" if self.aim is not None else said

    def verdict(self, ratio: float, ours: Amount) -> str:
        """Met or missed, in words."""
        if ratio > self.ratio and (self.seconds is None or ours.value > self.seconds):
            over = (ratio / self.ratio - 1) * 100
            return f"MISSED by {over:.0f} %" if over >= 10 else f"MISSED by {over:.1f} %"
        if self.aim is not None and ratio > self.aim:
            return "met, not the aim"
        return "met"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: what was measured, against what, and what was allowed."""

    group: str
    what: str
    ours: Amount
    against: str = ""
    """What the reference is; empty where there is none."""
    reference: Amount | str | None = None
    """In words where it could not be measured."""
    budget: Budget | None = None

    @property
    def ratio(self) -> float | None:
        """Ours as so many times the reference."""
        if not isinstance(self.reference, Amount) or not self.reference.value:
            return None
        return self.ours.value / self.reference.value

    @property
    def verdict(self) -> str:
        """Met or missed, in words; empty where nothing is asked."""
        if self.budget is None or self.ratio is None:
            return ""
        return self.budget.verdict(self.ratio, self.ours)


def percentile(samples: Sequence[float], percent: int) -> float:
    """What ``percent`` of a hundred samples do not exceed (nearest rank)."""
    ordered = sorted(samples)
    return ordered[max(0, -(-percent * len(ordered) // 100) - 1)]


def quartiles(samples: Sequence[float]) -> tuple[float, float, float]:
    """The quartiles; of a single sample, that sample three times."""
    if len(samples) == 1:
        return samples[0], samples[0], samples[0]
    low, half, high = quantiles(samples, n=4, method="inclusive")
    return low, half, high


def plain(value: float, unit: Unit) -> str:
    """A figure as people read it: 231 ms, 4.2 ms, 58 MB."""
    if unit == "bytes":
        for name, size in _BYTES:
            if value >= size:
                return f"{_short(value / size)} {name}"
        return f"{value:.0f} bytes"
    if value >= 10:
        return f"{value:.0f} s"
    return f"{value:.2f} s" if value >= 1 else f"{_short(value * 1000)} ms"


def _short(value: float) -> str:
    if value >= 100:
        return f"{value:.0f}"
    return f"{value:.1f}" if value >= 1 else f"{value:.2f}"
