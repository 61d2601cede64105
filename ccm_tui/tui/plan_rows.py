"""The left side of the section Plan: the plan as a tree, as a coverage map, and by day."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from ccm_tui.domain import plan_words
from ccm_tui.domain.dates import show_day
from ccm_tui.domain.plan_timeline import KINDS as DATED
from ccm_tui.domain.plan_timeline import MARKS, TODAY, Dated, Scale
from ccm_tui.domain.workplan import KINDS, coverage, gaps_only, tree
from ccm_tui.tui.record_list import Row
from ccm_tui.tui.sources import HeldRows
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.domain.about import Column
    from ccm_tui.domain.workplan import WorkPlan

VIEWS: Final = (
    ("tree", N_("tree")),
    ("coverage", N_("coverage map")),
    ("timeline", N_("timeline")),
)
"""The ways in which the plan is shown, in the order in which ``f`` goes through them."""
SERVES, DOES_NOT = "●", "·"
_INDENT: Final = "  "
_STANDS: Final = 22
_BETWEEN: Final = 2
"""Cells between two columns."""
_BESIDE: Final = 36
"""Cells that code and title want beside the activities."""

Stands = Callable[[str, str], str]
"""How far a record (kind, uid) is, in a few words."""
Columns = Sequence[tuple[str, str, int]]
"""Name, heading and cells of each column."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Columns and rows of one way to show the plan."""

    columns: Columns
    rows: Sequence[Mapping[str, Any]]

    def declared(self) -> "list[tuple[str, Column]]":
        """The columns as a list takes them: none of them is a field of one entity."""
        from ccm_tui.domain.about import About, Column

        return [
            (name, Column(name, About(label, "day" if name == "day" else "line", width=width),
                          False))
            for name, label, width in self.columns
        ]  # fmt: skip

    def holding(self, text: str) -> "Shown":
        """The rows that hold every word of ``text``."""
        words = text.casefold().split()
        found = [
            row
            for row in self.rows
            if "heading" not in row and all(word in row["words"] for word in words)
        ]
        return Shown(self.columns, found)


class PlanRows(HeldRows):
    """Rows of the plan; how far each is, is asked when it is read to be shown."""

    def __init__(self, rows: Sequence[Row], stands: Stands) -> None:
        super().__init__(rows)
        self._stands = cache(stands)

    def first(self, limit: int) -> list[Row]:
        """The first rows."""
        return self._told(super().first(limit))

    def last(self, limit: int) -> list[Row]:
        """The last rows, in list order."""
        return self._told(super().last(limit))

    def after(self, row: Row, limit: int) -> list[Row]:
        """The rows that follow ``row``."""
        return self._told(super().after(row, limit))

    def before(self, row: Row, limit: int) -> list[Row]:
        """The rows immediately before ``row``, in list order."""
        return self._told(super().before(row, limit))

    def around(self, uid: str) -> Row | None:
        """The row of this place, if it is in the list."""
        row = super().around(uid)
        return None if row is None else self._told([row])[0]

    def _told(self, rows: Sequence[Row]) -> list[Row]:
        return [
            {**row, "stands": self._stands(str(row["kind"]), str(row["record"]))}
            if "record" in row
            else row
            for row in rows
        ]


def row_of(kind: str, uid: str, path: str, words: str, **cells: str) -> dict[str, Any]:
    """A row of any of the three: ``path`` tells rows apart that show the same record."""
    return {"id": 0, "uid": path, "kind": kind, "record": uid, "words": words.casefold()} | cells


def _heading(path: str, words: str) -> dict[str, Any]:
    return {"id": 0, "uid": path, "heading": words}


def as_tree(plan: "WorkPlan", *, narrow: bool, gaps: bool) -> Shown:
    """The plan as indented rows, or only what serves nothing."""
    columns: Columns = [("item", N_("What"), -1)]
    if not narrow:
        columns = [*columns, ("stands", N_("So far"), _STANDS)]
    rows = [] if gaps else [_of_plan(plan)]
    for line in gaps_only(plan) if gaps else tree(plan):
        if line.item is None:
            rows.append(_heading(line.path, line.title))
            continue
        item = line.item
        missing = plan_words.gaps_in_words(item, line.gaps)
        said = " · ".join(filter(None, [missing, item.title]))
        text = f"{_INDENT * (line.level - 1)}{item.code}  {said}"
        rows.append(row_of(item.kind, item.uid, line.path, text, item=text))
    return Shown(columns, rows)


def _of_plan(plan: "WorkPlan") -> dict[str, Any]:
    """The plan itself, to be opened and changed as what belongs to it."""
    said = f"{plan.code}  {plan.title}"
    return row_of("plan", plan.uid, plan.uid, said, item=said)


def as_coverage(plan: "WorkPlan", cells: int) -> Shown:
    """Objectives, outputs and framework actions against the activities, on ``cells`` cells.

    Where there are too many activities for a column each, those that serve an item are named.
    """
    found = coverage(plan)
    heads = [(f"column_{n}", one.code, max(2, len(one.code)))
             for n, one in enumerate(found.activities)]  # fmt: skip
    if sum(width + _BETWEEN for _name, _head, width in heads) + _BESIDE > cells:
        heads = [("by", N_("Served by"), -1)]
    rows: list[dict[str, Any]] = []
    before = ""
    for item, marks, gaps in found.rows:
        if item.kind != before:
            rows.append(_heading(item.kind, KINDS.label(item.kind)))
            before = item.kind
        said = " · ".join(filter(None, [plan_words.gaps_in_words(item, gaps), item.title]))
        shown = {f"column_{n}": SERVES if mark else DOES_NOT for n, mark in enumerate(marks)}
        shown["by"] = ", ".join(a.code for a in plan.serving(item.uid, "activity"))
        words = f"{item.code} {said}"
        rows.append(
            row_of(item.kind, item.uid, item.uid, words, code=item.code, said=said, **shown)
        )
    return Shown([("code", N_("Code"), 10), *heads, ("said", N_("What"), -1)], rows)


def as_timeline(found: Sequence[Dated], plan: "WorkPlan", today: date, *, narrow: bool) -> Shown:
    """What has a day, by day, on a scale of months; what is past, now and to come apart."""
    scale = Scale.of(plan.begins, plan.horizon, [one.date for one in found])
    columns: Columns = [
        ("day", N_("Date"), 11),
        ("scale", scale.heading(), scale.cells),
        ("what", N_("What"), -1),
    ]
    if not narrow:
        columns = [columns[0], ("near", N_("When"), 12), *columns[1:]]
    return Shown(columns, list(_timeline_rows(found, scale, today)))


def _timeline_rows(found: Sequence[Dated], scale: Scale, today: date) -> Iterator[dict[str, Any]]:
    groups: tuple[tuple[str, str, Callable[[Dated], bool]], ...] = (
        ("past", _("Past"), lambda one: (one.ends or one.date) < today),
        ("today", "", lambda one: one.date <= today <= (one.ends or one.date)),
        ("coming", _("To come"), lambda one: one.date > today),
    )
    for name, words, belongs in groups:
        ones = [one for one in found if belongs(one)]
        if name == "today":
            yield _heading(name, _today(today, bool(ones)))
        elif ones:
            yield _heading(name, words)
        for one in ones:
            said = plan_words.dated_in_words(one)
            yield row_of(
                one.kind,
                one.uid,
                f"{one.kind}/{one.uid}",
                f"{DATED.label(one.kind)} {said}",
                day=one.date.isoformat(),
                near=plan_words.how_far(one.date, today, one.ends),
                scale=scale.line(one, today),
                what=said,
            )


def _today(today: date, something: bool) -> str:
    said = _("Today, {day}").format(day=show_day(today))
    return said if something else f"{said}: {_('nothing of the plan')}"


def legend(view: str) -> str:
    """What the signs of a view mean."""
    if view == "coverage":
        return f"{SERVES} {_('serves it')}   {DOES_NOT} {_('does not')}   ▲ {_('a gap')}"
    if view == "timeline":
        said = [f"{MARKS[kind]} {label}" for kind, label in DATED]
        return " ".join([*said, f"{TODAY} {_('today')}"])
    return ""
