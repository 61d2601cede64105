"""What was understood of a line, in labelled words."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from textual.content import Content

from ccm_tui.domain.dates import relative_day
from ccm_tui.domain.reading import Reading, may_mean
from ccm_tui.domain.wording import value_in_words
from ccm_tui.tui import harmless
from ccm_tui.tui.form.row import WRONG
from ccm_tui.tui.pieces import Sheet, muted
from ccm_tui.words import N_, _, ngettext

if TYPE_CHECKING:
    from ccm_tui.register import Register

_ROWS: Final = (
    (("states",), N_("a code or a name; several may stand there")),
    (("channel", "direction"), N_("letter, note verbale, e-mail, bilateral, phone, other; in")),
    (("date",), ""),
    (("place",), ""),
    (("meeting",), ""),
    (("event",), ""),
    (("organisations", "contacts"), N_('@ISU or @"name of several words"')),
    (("subject",), N_("the words that follow")),
    (("follow_up",), ">1/3"),
    (("activities",), "#A3"),
    (("engagement",), "~positive"),
)  # fmt: skip
"""The fields that share a line of the reading, and how one writes what is not there yet."""
_WITH: Final = N_("With")
_LONGEST: Final = 240
"""Characters of a value that are shown."""
_MOST_UNREAD: Final = 3


def understood(register: "Register", reading: Reading, width: int, *, insisting: bool) -> Content:
    """The reading; ``insisting`` says what is missing, not only what is wrong."""
    sheet = Sheet(width)
    columns = register.entity("outreach").columns()
    asked = {may_mean(part) for part in reading.ambiguous}
    for names, how in _ROWS:
        label = _(_WITH if names[0] == "organisations" else columns[names[0]].about.label)
        said = _said(register, reading, names)
        faults = [
            Content.styled(f"{WRONG} {harmless.line(reading.faults[name])}", "$text-error")
            for name in names
            if name in reading.faults
            and reading.faults[name] not in asked
            and (insisting or name in reading.typed)
        ]
        if said or faults:
            sheet.labelled(label, Content("   ").join([*said, *faults]))
        elif how:
            sheet.labelled(label, muted(_(how)))
    _unread(sheet, reading)
    for part in reading.ambiguous[:1]:
        sheet.gap()
        question = _("Which “{text}”? down and up choose, enter takes it").format(text=part.text)
        sheet.hanging("", Content.styled(harmless.line(question), "bold"))
    return sheet.content()


def saved_in_words(register: "Register", reading: Reading) -> str:
    """A saved entry on one line: ``GNB · bilateral · 8 Feb 2017 · focal point``."""
    entity = register.entity("outreach")
    said = [
        value_in_words(entity, name, reading.typed.get(name), register.code_of)
        for name in ("states", "organisations", "channel", "date", "subject")
    ]
    return " · ".join(filter(None, said))


def _said(register: "Register", reading: Reading, names: Sequence[str]) -> list[Content]:
    """What is sure of the fields that share a line, and how far away a day is."""
    entity = register.entity("outreach")
    sure = {name: reading.sure(name) for name in names}
    words = [value_in_words(entity, name, sure[name], register.name_of) for name in names]
    said = ", ".join(filter(None, words))
    if not said:
        return []
    shown = [Content(harmless.line(said, _LONGEST))]
    if entity.columns()[names[0]].about.kind == "day":
        near = relative_day(date.fromisoformat(sure[names[0]]), register.today)
        shown += [muted(near)] if near else []
    return shown


def _unread(sheet: Sheet, reading: Reading) -> None:
    """The marks that stay in the subject, and why."""
    for place, part in enumerate(reading.unread[:_MOST_UNREAD]):
        label = _("Kept as text") if place == 0 else ""
        sheet.labelled(label, Content(harmless.line(part.text, _LONGEST)), part.problem)
    if (more := len(reading.unread) - _MOST_UNREAD) > 0:
        sheet.labelled("", muted(ngettext("and {n} more", "and {n} more", more).format(n=more)))
