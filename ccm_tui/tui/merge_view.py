"""What a merge brings, or brought, in words: for the preview and for the reports."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from textual.content import Content

from ccm_tui.domain.counted import counted
from ccm_tui.domain.dates import show_day
from ccm_tui.tui import harmless
from ccm_tui.tui.pieces import Sheet, muted
from ccm_tui.words import _, ngettext

if TYPE_CHECKING:
    from ccm_tui.register import Register

_BAR: Final = 30
_MOST_VOICES: Final = 8


def figures_in_words(
    sheet: Sheet, register: "Register", figures: Mapping[str, Any], *, foreseen: bool
) -> None:
    """Write the ``figures`` of a merge on a sheet; ``foreseen``: it did not happen yet."""
    if not figures["new_changes"]:
        sheet.hanging("", Content(_("Nothing new: this register knows all of it.")))
    else:
        said = ngettext("{n} change", "{n} changes", figures["new_changes"])
        sheet.labelled(_("New"), said.format(n=f"{figures['new_changes']:,}"))
        sheet.labelled(_("Records added"), _by_kind(register, figures["records_added"]))
        sheet.labelled(_("Records changed"), _by_kind(register, figures["records_changed"]))
    sheet.labelled(_("Conflicts"), _conflicts(figures, foreseen=foreseen))
    if waiting := figures["waiting"]:
        said = ngettext(
            "{n} record waits for another that is not here yet",
            "{n} records wait for others that are not here yet",
            waiting,
        )
        sheet.labelled(_("Waiting"), said.format(n=waiting))
    _voices(sheet, figures["voices"])
    for finding in figures["findings"]:
        sheet.labelled(_("Faults"), Content.styled(harmless.line(finding), "$error"))


def _by_kind(register: "Register", counts: Mapping[str, int]) -> str:
    return counted(register.entities, counts) or _("none")


def _conflicts(figures: Mapping[str, Any], *, foreseen: bool) -> Content:
    new, after = figures["new_conflicts"], figures["conflicts"]
    if not after:
        return Content(_("none"))
    said = ngettext("{n} new", "{n} new", new).format(n=new) if new else _("no new one")
    later = _("open afterwards: {n}") if foreseen else _("open then: {n}")
    style = "bold $warning" if new else ""
    return Content.styled(said, style) + muted(f"  {later.format(n=after)}")


def _voices(sheet: Sheet, voices: Any) -> None:
    label = _("From")
    for voice in voices[:_MOST_VOICES]:
        who = " · ".join(filter(None, (voice["by"], voice["person"]))) or _("nobody named")
        acts = ngettext("{n} act", "{n} acts", voice["acts"]).format(n=f"{voice['acts']:,}")
        since = _("since {moment}").format(moment=moment(voice["since"]))
        sheet.labelled(label, who, f"{acts}, {since}")
        label = ""
    if len(voices) > _MOST_VOICES:
        sheet.labelled("", _("and {n} more").format(n=len(voices) - _MOST_VOICES))


def moment(at: str) -> str:
    """An instant (UTC) as it is on the clock here: ``3 May 2017 21:49``."""
    try:
        there = datetime.fromisoformat(at).astimezone()
    except (ValueError, OverflowError):  # a foreign journal names its instants as it likes
        return harmless.line(at, 30)
    return f"{show_day(there.date())} {there:%H:%M}"


def progress_bar(done: int, total: int) -> str:
    """How far work has come: a bar, what is done and how much is left."""
    share = min(1.0, done / total) if total else 0.0
    filled = int(share * _BAR)
    said = _("{percent} %, {left} left").format(
        percent=int(share * 100), left=f"{max(0, total - done):,}"
    )
    return f"{'█' * filled}{'░' * (_BAR - filled)}  {said}"
