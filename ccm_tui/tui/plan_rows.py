"""The left side of the section Plan: the plan as a tree, as a coverage map, and by day."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from ccm_tui.domain import plan_words
from ccm_tui.domain.dates import show_day
from ccm_tui.domain.plan_timeline import KINDS as DATED
from ccm_tui.domain.plan_timeline import MARKS, TODAY, Dated, Scale
from ccm_tui.domain.workplan import KINDS, coverage, gaps_only, tree
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.domain.about import Column
    from ccm_tui.domain.workplan import Item, WorkPlan

VIEWS: Final = (
    ("tree", N_("tree")),
    ("coverage", N_("coverage map")),
    ("timeline", N_("timeline")),
)
"""The ways in which the plan is shown, in the order in which ``f`` goes through them."""
SERVES, DOES_NOT = "●", "·"
_INDENT: Final = "  "
_STANDS: Final = 22
_TITLE_WHEN_NARROW: Final = 3

Stands = Callable[["Item"], str]
"""How far an item is, in a few words."""
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


def row_of(kind: str, uid: str, path: str, words: str, **cells: str) -> dict[str, Any]:
    """A row of any of the three: ``path`` tells rows apart that show the same record."""
    return {"id": 0, "uid": path, "kind": kind, "record": uid, "words": words.casefold()} | cells


def _heading(path: str, words: str) -> dict[str, Any]:
    return {"id": 0, "uid": path, "heading": words}


def as_tree(plan: "WorkPlan", stands: Stands, *, narrow: bool, gaps: bool) -> Shown:
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
        so_far = "" if narrow else stands(item)
        rows.append(row_of(item.kind, item.uid, line.path, text, item=text, stands=so_far))
    return Shown(columns, rows)


def _of_plan(plan: "WorkPlan") -> dict[str, Any]:
    """The plan itself, to be opened and changed as what belongs to it."""
    said = f"{plan.code}  {plan.title}"
    return row_of("plan", plan.uid, plan.uid, said, item=said, stands="")


def as_coverage(plan: "WorkPlan") -> Shown:
    """Objectives, outputs and framework actions against the activities."""
    found = coverage(plan)
    heads = [(f"column_{n}", one.code, max(2, len(one.code)))
             for n, one in enumerate(found.activities)]  # fmt: skip
    columns = [("code", N_("Code"), 10), *heads, ("said", N_("What"), -1)]
    rows: list[dict[str, Any]] = []
    before = ""
    for item, marks, gaps in found.rows:
        if item.kind != before:
            rows.append(_heading(item.kind, KINDS.label(item.kind)))
            before = item.kind
        said = " · ".join(filter(None, [plan_words.gaps_in_words(item, gaps), item.title]))
        cells = {f"column_{n}": SERVES if mark else DOES_NOT for n, mark in enumerate(marks)}
        words = f"{item.code} {said}"
        rows.append(
            row_of(item.kind, item.uid, item.uid, words, code=item.code, said=said, **cells)
        )
    return Shown(columns, rows)


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
