"""The strip below the section bar: where one is, what was logged there, and who is missing."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Final

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from ccm_tui.domain.dates import show_day
from ccm_tui.tui import harmless
from ccm_tui.words import _, ngettext

if TYPE_CHECKING:
    from ccm_tui.domain.talks import Presence, Talks
    from ccm_tui.tui.app import CcmApp

_DOT: Final = " · "
_NAME: Final = 28
_PLACE: Final = 16
"""Cells for the name and the place at most."""


class MeetingStrip(Widget):
    """One line, there only while one is at a meeting or event. A click shows who is missing."""

    DEFAULT_CSS: ClassVar[str] = """
    MeetingStrip {
        height: 1;
        padding: 0 1;
        background: $panel;
        color: $foreground;
        display: none;
        &.-there { display: block; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._at: Presence | None = None
        self._talks: Talks | None = None
        self._today = date.min

    def tell(self, app: "CcmApp") -> None:
        """Show where one is now."""
        self._talks, self._at, self._today = app.talks(), app.presence(), app.register.today
        self.set_class(self._talks is not None, "-there")
        self.refresh()

    def render(self) -> Content:
        """The line as it fits."""
        if self._at is None or self._talks is None:
            return Content("")
        return Content(strip(self._at, self._talks, self._today, self.content_size.width))

    async def on_click(self) -> None:
        """Show who was not spoken to yet."""
        await self.app.run_action("talks")


def strip(at: "Presence", talks: "Talks", today: date, width: int) -> str:
    """Where one is, how many entries with which States, and which targets are missing.

    Where it does not fit on ``width`` cells, first a key gives way, then the year, then the place,
    then States.
    """
    name = harmless.fit(at.occasion.short, _NAME).rstrip()
    where = _("At {name}").format(name=name)
    place = harmless.fit(at.place, _PLACE).rstrip()
    full = f"{where}, {place}" if place else where
    day = show_day(at.day(today))
    short = day.rsplit(" ", 1)[0] if at.day(today).year == today.year else day
    counts, codes = _counted(talks)
    said = where
    for begins, on, key in (
        (full, day, _("M lists them, m ends")),
        (full, day, _("m ends")),
        (full, short, _("m ends")),
        (where, short, _("m ends")),
    ):
        taken = cell_len(_DOT.join([begins, on, *counts, key]))
        listed = _shared(codes, width - taken)
        parts = [count + each for count, each in zip(counts, listed, strict=True)]
        said = _DOT.join([begins, on, *parts, key])
        if listed == [_list(each) for each in codes]:
            break
    return harmless.fit(said, width)


def _counted(talks: "Talks") -> tuple[list[str], list[list[str]]]:
    """What was logged and who is missing: in numbers, and the codes of the States of each."""
    spoken = [state.code for state in talks.spoken]
    missing = [state.code for state in talks.missing]
    n = talks.logged
    counts = [ngettext("{n} logged", "{n} logged", n).format(n=n if talks.whole else f"{n}+")]
    codes = [spoken]
    if missing:
        n = len(missing)
        counts.append(ngettext("{n} not yet", "{n} not yet", n).format(n=n))
        codes.append(missing)
    elif talks.targets:
        counts.append(_("all spoken to ●"))
        codes.append([])
    return counts, codes


def _shared(codes: Sequence[Sequence[str]], room: int) -> list[str]:
    """The lists of codes on ``room`` cells together; each gets half where not all fits."""
    wanted = [cell_len(_list(each)) for each in codes]
    first = min(wanted[0], max(room // 2, room - sum(wanted[1:])))
    listed = [_list(codes[0], first)]
    return listed + [_list(each, room - cell_len(listed[0])) for each in codes[1:]]


def _list(codes: Sequence[str], room: int | None = None) -> str:
    """``: GNB SLE …`` on ``room`` cells (None: whole); nothing where not even one code fits."""
    for shown in range(len(codes), 0, -1):
        more = " …" if shown < len(codes) else ""
        said = ": " + " ".join(harmless.line(code) for code in codes[:shown]) + more
        if room is None or cell_len(said) <= room:
            return said
    return ""
