"""The marks of a line of quick capture: ``>`` follow-up, ``#`` activity, ``@`` name, ``~`` word."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from ccm_tui.domain.capture_day import days_words, read
from ccm_tui.domain.name_book import Meaning, NameBook
from ccm_tui.domain.reading import SEVERAL, Part, Within, of_vocabulary
from ccm_tui.domain.vocabularies import ENGAGEMENTS
from ccm_tui.words import N_, _

_MARK: Final = re.compile(r'(?<!\S)(?:@"[^"]+"[,;.:!?]*(?!\S)|[>#@~]\S+)')
_AFTER: Final = ",;.:!?"
"""What may stand behind a mark without belonging to it."""
_LONGEST_REST: Final = 24
"""Characters of a day behind its first word: `` September 2017``, with blanks."""
_MARKED: Final = {
    "#": ("activities", N_("no such activity")),
    "@": ("organisations", N_("no such organisation or contact")),
    "~": ("engagement", N_("no such engagement")),
    ">": ("follow_up", N_("not a date")),
}
"""The marks: the field that each fills, and why one is kept as text."""


def marks_of(line: str, within: Within) -> Iterator[Part]:
    """The marks in the order of the line; of those that a line has once, the first is read."""
    once: set[str] = set()
    for found in _MARK.finditer(line):
        sign, start, end = line[found.start()], found.start(), found.end()
        field, otherwise = _MARKED[sign]
        problem = ""
        if sign == ">":
            end = _end_of_day(line, start + 1, end)
        text = line[start:end].rstrip(_AFTER)
        if sign == ">":
            meanings, problem = _follow_up(text[1:], within.today)
        else:
            meanings = within.choose(text, _named_by(sign, text[1:], within.names))
        if len(meanings) == 1:
            field = SEVERAL.get(meanings[0].kind, field)
        if field in once:
            meanings, problem = (), _("there is one already")
        if meanings and field not in SEVERAL.values():
            once.add(field)
        if not meanings:
            problem = problem or _(otherwise)
        yield Part(start, end, text, field, meanings, problem, mark=True)


def _named_by(sign: str, body: str, names: NameBook) -> tuple[Meaning, ...]:
    if sign == "~":
        return tuple(of_vocabulary(ENGAGEMENTS, code) for code in ENGAGEMENTS.matches(body))
    known = names.activities if sign == "#" else names.beside
    return known.get(names.fold(body), ())


def _end_of_day(line: str, start: int, end: int) -> int:
    """Where the day ends whose first word is ``line[start:end]``: ``>8 Feb 2017`` has three."""
    rest = list(re.finditer(r"\S+", line[end : end + _LONGEST_REST]))[:2]
    words = [line[start:end], *(word[0] for word in rest)]
    count = days_words([word.rstrip(_AFTER) for word in words])
    return end + rest[count - 2].end() if count > 1 else end


def _follow_up(text: str, today: date) -> tuple[tuple[Meaning, ...], str]:
    value, problem = read(text, today, past=False)
    if problem and not days_words(text.split()):
        return (), ""
    return (Meaning("follow_up", value),), problem
