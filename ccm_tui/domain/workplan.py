"""A plan as one tree: objectives, activities, outputs, framework actions, and what serves what.

What serves nothing, or is served by nothing, is a gap and is said in words (coverage map of the
concept note). An action of the framework that is only part of one that is served, or only has
parts that are, is served indirectly, which is said, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from ccm_tui.domain.vocabulary import Vocabulary
from ccm_tui.words import N_, _

GAPS: Final = Vocabulary(
    "gap",
    (
        ("no_objective", N_("serves no objective")),
        ("no_output", N_("leads to no output")),
        ("unserved", N_("nothing serves it")),
        ("part_only", N_("only as part of another")),
        ("parts_only", N_("only through its parts")),
    ),
)
"""What is missing around an item; the last two say that an action is served indirectly."""
_INDIRECT: Final = ("part_only", "parts_only")

KINDS: Final = Vocabulary(
    "kind",
    (
        ("objective", N_("Objectives")),
        ("activity", N_("Activities")),
        ("output", N_("Outputs")),
        ("action", N_("Framework actions")),
    ),
)
"""What a plan is made of, by kind of record."""


@dataclass(frozen=True, slots=True)
class Item:
    """An objective, activity, output or framework action of a plan."""

    kind: str
    uid: str
    code: str
    title: str
    deadline: date | None = None
    wording: str | None = None
    """How the plan words the deadline."""
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the tree. ``uid`` is the item's; where it stands is told by ``path``.

    A line without an item is the heading of a part, whose words are ``title``.
    """

    level: int
    title: str
    path: str
    item: Item | None = None
    gaps: tuple[str, ...] = ()


@dataclass(frozen=True)
class WorkPlan:
    """A plan with its items by uid, in the order of their codes, and the links between them.

    ``links`` holds pairs of uids: what serves, and what it serves.
    """

    uid: str
    code: str
    title: str
    begins: date
    horizon: date
    framework: str | None
    items: Mapping[str, Item]
    links: frozenset[tuple[str, str]]

    def of_kind(self, kind: str) -> list[Item]:
        """The items of one kind."""
        return [item for item in self.items.values() if item.kind == kind]

    def serving(self, uid: str, kind: str = "") -> list[Item]:
        """What serves an item directly, of one kind or of any."""
        return [i for i in self._serving.get(uid, ()) if not kind or i.kind == kind]

    def served(self, uid: str, kind: str = "") -> list[Item]:
        """What an item serves directly, of one kind or of any."""
        return [i for i in self._served.get(uid, ()) if not kind or i.kind == kind]

    def parts(self, uid: str | None) -> list[Item]:
        """The framework actions that are parts of one, or of none."""
        return self._parts.get(uid, [])

    @cached_property
    def _serving(self) -> dict[str, list[Item]]:
        return self._linked((other, one) for one, other in self.links)

    @cached_property
    def _served(self) -> dict[str, list[Item]]:
        return self._linked(self.links)

    def _linked(self, pairs: Iterable[tuple[str, str]]) -> dict[str, list[Item]]:
        """The second ones of ``pairs`` by the first, in the order of the plan."""
        order = {uid: place for place, uid in enumerate(self.items)}
        found: dict[str, list[Item]] = {}
        for one, other in sorted(pairs, key=lambda pair: order[pair[1]]):
            found.setdefault(one, []).append(self.items[other])
        return found

    @cached_property
    def _parts(self) -> dict[str | None, list[Item]]:
        found: dict[str | None, list[Item]] = {}
        for item in self.of_kind("action"):
            whole = item.part_of if item.part_of in self.items else None
            found.setdefault(whole, []).append(item)
        return found

    def gaps(self, item: Item) -> tuple[str, ...]:
        """What is missing around an item, as codes of :data:`GAPS`."""
        if item.kind == "activity":
            found = []
            if not self.served(item.uid, "objective"):
                found.append("no_objective")
            if not self.served(item.uid, "output"):
                found.append("no_output")
            return tuple(found)
        if self.serving(item.uid):
            return ()
        return (self._indirectly(item),)

    def _indirectly(self, item: Item) -> str:
        if self._a_part_is_served(item):
            return "parts_only"
        above = self.items.get(item.part_of or "")
        seen = {item.uid}
        while above is not None and above.uid not in seen:
            if self.serving(above.uid):
                return "part_only"
            seen.add(above.uid)
            above = self.items.get(above.part_of or "")
        return "unserved"

    def _a_part_is_served(self, item: Item, depth: int = 9) -> bool:
        return depth > 0 and any(
            self.serving(part.uid) or self._a_part_is_served(part, depth - 1)
            for part in self.parts(item.uid)
        )

    def missing(self) -> list[tuple[Item, tuple[str, ...]]]:
        """Every item with a gap, without those that are served indirectly."""
        found = [(item, self.gaps(item)) for item in self.items.values()]
        return [(item, gaps) for item, gaps in found if gaps and not set(gaps) & set(_INDIRECT)]


def tree(plan: WorkPlan) -> list[Line]:
    """The plan as lines: each objective with its activities, then outputs, then the framework."""
    lines: list[Line] = []
    for kind, words in KINDS:
        if kind == "activity":
            lines += _aimless(plan)
            continue
        items = plan.of_kind(kind) if kind != "action" else plan.parts(None)
        if items:
            lines.append(Line(0, words, kind))
        for item in items:
            lines += _BELOW[kind](plan, item, kind, 1)
    return lines


def gaps_only(plan: WorkPlan) -> list[Line]:
    """The gaps of the plan, gathered under the headings of their kinds."""
    lines: list[Line] = []
    for kind, words in KINDS:
        found = [(item, gaps) for item, gaps in plan.missing() if item.kind == kind]
        if found:
            lines.append(Line(0, words, kind))
        lines += [Line(1, i.title, f"{kind}/{i.uid}", i, gaps) for i, gaps in found]
    return lines


def _aimless(plan: WorkPlan) -> Iterator[Line]:
    """The activities that no objective has below it."""
    found = [a for a in plan.of_kind("activity") if not plan.served(a.uid, "objective")]
    if found:
        yield Line(0, _("Activities without an objective"), "activity")
    for activity in found:
        yield from _activity(plan, activity, "activity", 1)


def _line(plan: WorkPlan, item: Item, above: str, level: int) -> Line:
    return Line(level, item.title, f"{above}/{item.uid}", item, plan.gaps(item))


def _objective(plan: WorkPlan, item: Item, above: str, level: int) -> Iterator[Line]:
    line = _line(plan, item, above, level)
    yield line
    for activity in plan.serving(item.uid, "activity"):
        yield from _activity(plan, activity, line.path, level + 1)


def _activity(plan: WorkPlan, item: Item, above: str, level: int) -> Iterator[Line]:
    line = _line(plan, item, above, level)
    yield line
    for kind in ("output", "action"):
        for other in plan.served(item.uid, kind):
            yield _line(plan, other, line.path, level + 1)


def _output(plan: WorkPlan, item: Item, above: str, level: int) -> Iterator[Line]:
    line = _line(plan, item, above, level)
    yield line
    for activity in plan.serving(item.uid, "activity"):
        yield _line(plan, activity, line.path, level + 1)
    for action in plan.served(item.uid, "action"):
        yield _line(plan, action, line.path, level + 1)


def _action(plan: WorkPlan, item: Item, above: str, level: int) -> Iterator[Line]:
    line = _line(plan, item, above, level)
    yield line
    for other in plan.serving(item.uid):
        yield _line(plan, other, line.path, level + 1)
    if level < _DEEPEST:
        for part in plan.parts(item.uid):
            yield from _action(plan, part, line.path, level + 1)


_DEEPEST: Final = 9
_BELOW: Final = {"objective": _objective, "output": _output, "action": _action}


@dataclass(frozen=True, slots=True)
class Coverage:
    """The coverage map: which activities (columns) serve which item (a row)."""

    activities: Sequence[Item]
    rows: Sequence[tuple[Item, tuple[bool, ...], tuple[str, ...]]]
    """The item, whether each activity serves it, and its gaps."""


def coverage(plan: WorkPlan) -> Coverage:
    """Every objective, output and framework action against every activity."""
    activities = plan.of_kind("activity")
    rows = []
    for kind in ("objective", "output", "action"):
        for item in plan.of_kind(kind):
            marks = tuple((activity.uid, item.uid) in plan.links for activity in activities)
            rows.append((item, marks, plan.gaps(item)))
    return Coverage(activities, rows)
