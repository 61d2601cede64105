"""What a request means: its stage, what is asked for, to whom it went and what was answered."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from textual.content import Content

from ccm_tui.domain import vocabularies as words
from ccm_tui.domain.dates import show_day
from ccm_tui.domain.stages import STAGES, Steps, in_words
from ccm_tui.tui import harmless
from ccm_tui.tui.pieces import Sheet, muted
from ccm_tui.words import _

if TYPE_CHECKING:
    from datetime import date

    from ccm_tui.register import Register


def whole(register: "Register", uid: str, width: int, *, relays: bool = True) -> Content:
    """The request ``uid``; with ``relays`` also those and what was answered."""
    from ccm_tui.tui.record_view import whole as record

    way = Sheet(width)
    way.hanging("", stages(register.steps(uid), register.today))
    way.gap()
    shown = way.content() + "\n" + record(register, "request", uid, width, children=False)
    if not relays:
        return shown
    sheet = Sheet(width)
    sheet.heading(_("Relays and responses"))
    found = register.values("request", uid)["relays"]
    for relay in found:
        _relay(sheet, register, relay)
    if not found:
        sheet.muted(_("Not relayed yet. r writes down to whom it was."))
    return shown + "\n" + sheet.content()


def stages(steps: Steps, today: "date") -> Content:
    """All stages in their order, its own standing out; below them since when it is in that."""
    now = steps.stage
    parts = [
        Content.styled(label, "bold $accent underline") if code == now else muted(label)
        for code, label in STAGES
    ]
    return muted("→").join(parts) + Content("\n") + muted(in_words(steps, today))


def _relay(sheet: Sheet, register: "Register", relay: Mapping[str, Any]) -> None:
    name = Content(harmless.line(register.name_of("party", relay["recipient"])))
    indent = 13
    sheet.hanging(f"{show_day(relay['date']):>11}  ", name, "")
    if relay["ica"]:
        part = words.ICA_INVOLVEMENTS.label(relay["ica"])
        sheet.muted(_("ICA Coordinators: {part}").format(part=part), indent)
    else:
        sheet.hanging(" " * indent, unrecorded())
    if uncounted := register.uncounted(relay["uid"]):
        sheet.muted(uncounted.in_words(), indent)
    for response in relay["responses"]:
        said = harmless.plain(answer(response))
        sheet.hanging(f"{show_day(response['date']):>11}    ", said, "")


def unrecorded() -> Content:
    """The mark of a relay that says nothing of the ICA Coordinators (activity A2)."""
    return Content.styled(f"▲ {_('ICA involvement not recorded')}", "$warning")


def answer(response: Mapping[str, Any]) -> str:
    """Whether a response was judged, by whom, and what was answered."""
    judged = _("answered, not judged yet")
    if response["judgement"]:
        label = words.JUDGEMENTS.label(response["judgement"])
        judged = _("{judgement}, judged by {person}").format(
            judgement=label, person=response["judged_by"]
        )
    return f"{judged}  {response['text'] or ''}".rstrip()
