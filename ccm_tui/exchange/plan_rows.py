"""The rows of a plan's CSV file: read, each with its number, and what is wrong among them.

A row is an objective, an activity, an output or an action of a framework. Rows refer to each other
by code; a code stands once in a file.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ccm_tui.errors import Refused
from ccm_tui.words import _

KINDS: Final = ("action", "objective", "output", "activity")
"""The kinds of rows, each after what it may refer to."""
NEEDED: Final = ("kind", "code", "title")
COLUMNS: Final = (
    *NEEDED, "wording", "part_of", "deadline", "deadline_wording", "target", "operator", "unit",
    "eligible", "population", "states", "serves", "definition", "measure", "framework",
    "source", "remark",
)  # fmt: skip
"""The columns a file may have; the needed ones first."""
MOST: Final = 10_000
"""The rows of a file; no plan and no framework has as many."""


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One row: its number as a spreadsheet counts it (the head is 1), and its filled cells."""

    number: int
    cells: Mapping[str, str]

    @property
    def kind(self) -> str:
        """What the row is."""
        return self.cells.get("kind", "").casefold()

    @property
    def code(self) -> str:
        """Its code, as codes are compared."""
        return self.cells.get("code", "").casefold()

    def listed(self, column: str) -> list[str]:
        """The texts of a cell that holds several, between semicolons."""
        return [text.strip() for text in self.cells.get(column, "").split(";") if text.strip()]

    @property
    def refers_to(self) -> list[str]:
        """The codes of the rows it is part of or serves, as codes are compared."""
        return [code.casefold() for code in (*self.listed("part_of"), *self.listed("serves"))]

    def at(self, column: str = "") -> str:
        """Where a fault of it is: ``row 3, deadline``."""
        where = _("row {n}").format(n=self.number)
        return f"{where}, {column}" if column else where


def read_rows(path: Path) -> list[PlanRow]:
    """The filled rows of the file ``path``: UTF-8, with or without a mark; comma or semicolon.

    Raises :class:`~ccm_tui.errors.Refused` where it cannot be read as such a file.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            head = file.readline()
            file.seek(0)
            between = ";" if head.count(";") > head.count(",") else ","
            return _rows(csv.reader(file, delimiter=between))
    except UnicodeDecodeError:
        raise Refused({path.name: _("is not UTF-8 text; save it as “CSV UTF-8”")}) from None
    except OSError as error:
        said = _("{path} cannot be read: {reason}").format(path=path, reason=error.strerror)
        raise Refused({"": said}) from None
    except csv.Error as error:
        raise Refused({path.name: _("is no CSV file: {why}").format(why=error)}) from None


def _rows(lines: Iterable[Sequence[str]]) -> list[PlanRow]:
    found: list[PlanRow] = []
    wrong: dict[str, str] = {}
    names: list[str] = []
    for number, line in enumerate(lines, 1):
        cells = [cell.strip() for cell in line]
        if number == 1:
            names = [cell.casefold() for cell in cells]
            _refuse_head(names)
        elif number > MOST + 1:
            said = _("The file has more than {n} rows: no plan has as many.").format(n=MOST)
            raise Refused({"": said}, hint=_("Nothing was loaded."))
        elif any(cells):
            filled = {name: cell for name, cell in zip(names, cells, strict=False) if cell}
            found.append(PlanRow(number, filled))
            if any(cells[len(names) :]):
                wrong[found[-1].at()] = _("has more cells than the head")
    if wrong:
        raise Refused(wrong)
    if not found:
        raise Refused({"": _("The file has no rows.")})
    return found


def _refuse_head(names: Sequence[str]) -> None:
    """Raise Refused for columns that are missing, unknown or there twice."""
    column = _("column “{name}”")
    wrong = {column.format(name=n): _("is missing") for n in NEEDED if n not in names}
    for name in names:
        if name not in COLUMNS:
            known = _("is none of {names}").format(names=", ".join(COLUMNS))
            wrong[column.format(name=name)] = known
        elif names.count(name) > 1:
            wrong[column.format(name=name)] = _("is there twice")
    if wrong:
        raise Refused(wrong, hint=_("The first row names the columns."))


def wrong_among(rows: Sequence[PlanRow]) -> dict[str, str]:
    """What is wrong with kinds, codes and with what refers to what, by place."""
    wrong: dict[str, str] = {}
    first: dict[str, PlanRow] = {}
    for row in rows:
        if row.kind not in KINDS:
            said = _("“{typed}” is none of {labels}")
            typed = row.cells.get("kind", "")
            wrong[row.at("kind")] = said.format(typed=typed, labels=", ".join(KINDS))
        if not row.code:
            wrong[row.at("code")] = _("is needed")
        elif row.code in first:
            said = _("“{code}” is the code of row {n}, too")
            code = row.cells["code"]
            wrong[row.at("code")] = said.format(code=code, n=first[row.code].number)
        first.setdefault(row.code, row)
    return wrong | _circles(first)


def _circles(rows: Mapping[str, PlanRow]) -> dict[str, str]:
    """The rows that come back to themselves by what they are part of and serve, one a circle."""
    wrong: dict[str, str] = {}
    done: set[str] = set()
    for code in rows:
        trail: dict[str, list[str]] = {}
        ahead = [code]
        while ahead:
            here = ahead[-1]
            if here not in trail:
                trail[here] = [] if here in done else list(rows[here].refers_to)
            following = trail[here].pop() if trail[here] else None
            if following is None:
                done.add(here)
                del trail[here]
                ahead.pop()
            elif following in trail:
                way = [*ahead[ahead.index(following) :], following]
                said = " → ".join(rows[one].cells["code"] for one in way)
                row = rows[following]
                column = "serves" if row.listed("serves") else "part_of"
                wrong[row.at(column)] = _("goes round in a circle: {codes}").format(codes=said)
            elif following in rows:
                ahead.append(following)
    return wrong


def parents_first(rows: Sequence[PlanRow]) -> list[PlanRow]:
    """Rows that go round in no circle, by kind, each after what it refers to."""
    known = {row.code: row for row in rows}
    depths: dict[str, int] = {}
    for row in rows:
        ahead = [row]
        while ahead:
            missing = [known[c] for c in ahead[-1].refers_to if c in known and c not in depths]
            if missing:
                ahead.append(missing[0])
                continue
            here = ahead.pop()
            depths[here.code] = 1 + max((depths.get(c, 0) for c in here.refers_to), default=0)
    return sorted(rows, key=lambda row: (KINDS.index(row.kind), depths[row.code]))
