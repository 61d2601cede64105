"""Quick capture: one line, typed as fast as people speak, read as an outreach entry.

``GNB bilateral 8/2 focal point promised by March >1/3 #A3 @"Mission of Guinea-Bissau" ~positive``

The line begins with a **head**: words in any order that say whom (States, organisations), how
(channel, direction) and when. It ends at the first word that is none of these, or after a colon;
what follows is the subject. **Marks** are read anywhere: ``>`` follow-up, ``#`` activity, ``@``
organisation or contact, ``~`` engagement. A mark that cannot be read stays in the subject.

Nothing here asks the register: names come in as a :class:`~ccm_tui.domain.name_book.NameBook`.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from ccm_tui.domain.capture_head import Head
from ccm_tui.domain.capture_marks import marks_of
from ccm_tui.domain.name_book import NameBook
from ccm_tui.domain.reading import (
    SEVERAL,
    Circumstances,
    Part,
    Reading,
    Settled,
    Within,
    may_mean,
)


def read_line(
    line: str,
    names: NameBook,
    today: date,
    around: Circumstances,
    settled: Settled | None = None,
) -> Reading:
    """What ``line`` says on ``today``, in these circumstances."""
    within = Within(names, today, around, settled or {})
    marks = list(marks_of(line, within))
    head, begins = Head(_without(line, marks), within).read()
    parts = tuple(sorted([*head, *marks], key=lambda part: part.start))
    typed = around.typed(today) | _typed(parts)
    if subject := _subject(line, begins, marks):
        typed["subject"] = subject
    return Reading(line, typed, parts, _faults(parts))


def _without(line: str, marks: Sequence[Part]) -> str:
    """The line with blanks in the place of its marks."""
    pieces, at = [], 0
    for mark in marks:
        pieces += [line[at : mark.start], " " * (mark.end - mark.start)]
        at = mark.end
    return "".join([*pieces, line[at:]])


def _subject(line: str, begins: int, marks: Sequence[Part]) -> str:
    """What is neither head nor a mark that was read, exactly as typed in between."""
    kept = [line[m.start : m.end] for m in marks if m.end <= begins and not m.is_read]
    at = begins
    for mark in marks:
        if mark.is_read and mark.start >= begins:
            kept.append(line[at : mark.start].strip())
            at = mark.end
    kept.append(line[at:].strip())
    return " ".join(filter(None, kept))


def _typed(parts: Sequence[Part]) -> dict[str, Any]:
    """The fields as typed; names that mean nothing, or several things, last and as text."""
    values: dict[str, list[str]] = {}
    for part in sorted(parts, key=lambda part: part.is_wrong or part.is_ambiguous):
        if part.is_read:
            values.setdefault(part.field, []).append(part.meanings[0].value)
        elif part.is_ambiguous and not part.mark:
            values.setdefault(part.field, []).append(part.text)
    several = SEVERAL.values()
    return {
        name: tuple(dict.fromkeys(found)) if name in several else found[0]
        for name, found in values.items()
    }


def _faults(parts: Sequence[Part]) -> dict[str, str]:
    """Why the head, or a day, cannot be kept as it is; marks that are unread are no fault."""
    faults: dict[str, str] = {}
    for part in parts:
        said = part.problem if part.is_wrong else ""
        if part.is_ambiguous and not part.mark:
            said = may_mean(part)
        if said:
            faults.setdefault(part.field, said)
    return faults
