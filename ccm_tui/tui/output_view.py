"""What an output means, and what a piece of evidence rests on: the right-hand sides of Outputs."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from textual.content import Content

from ccm_tui.domain.counting import why_in_words
from ccm_tui.domain.dates import show_day
from ccm_tui.domain.plan_words import how_far
from ccm_tui.domain.vocabularies import OPERATORS, VERDICTS
from ccm_tui.tui import harmless
from ccm_tui.tui.charts import bar
from ccm_tui.tui.output_words import STYLES, figures, status_in_words
from ccm_tui.tui.pieces import LABEL_CELLS, Sheet, muted
from ccm_tui.tui.record_view import documents
from ccm_tui.words import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ccm_tui.domain.counting import Target
    from ccm_tui.register import Piece, Progress, Register

_BAR: Final = 24
_SHOWN: Final = 12
"""Pieces of a sort that are listed; their number is in the heading."""
_NEWEST: Final = 50
"""Of what does not count, the newest are looked at."""
_INDENT: Final = 2


def whole(register: "Register", progress: "Progress", width: int) -> Content:
    """An output: how far it is, what is asked for, and each piece of evidence in short."""
    target = progress.target
    sheet = Sheet(width)
    sheet.title(target.title, target.code)
    sheet.gap()
    _standing(sheet, progress, register.today)
    values = register.values("output", target.uid)
    sheet.gap()
    sheet.labelled(_("Target"), _target(target))
    sheet.labelled(_("Last day"), _deadline(target.deadline, register.today))
    sheet.labelled("", muted(_("the note: “{words}”").format(words=values["deadline_wording"])))
    if undecided := register.undecided(target.code, values["plan"]):
        sheet.labelled(_("Undecided"), undecided, "f5")
    _evidence(sheet, target, register.evidence_in_short(target.uid, _NEWEST))
    _asked(sheet, register, values)
    documents(sheet, register, target.uid)
    return sheet.content()


def _standing(sheet: Sheet, progress: "Progress", today: date) -> None:
    """The status, and a small chart beside the same figures in words."""
    target, counted, proposed = progress.target, len(progress.counted), len(progress.proposed)
    status = Content.styled(status_in_words(progress.status), STYLES[progress.status])
    sheet.hanging("", Content(figures(progress)) + Content("   ") + status)
    said = [
        _("{n} counted").format(n=counted),
        _("{n} proposed").format(n=proposed),
        _("{n} asked for").format(n=target.target),
    ]
    sheet.hanging("", bar(counted, proposed, target.target, _BAR))
    sheet.muted(" · ".join(said))


def _asked(sheet: Sheet, register: "Register", values: "Mapping[str, Any]") -> None:
    """What the note says, and what we make of it."""
    sheet.heading(_("What is asked for"))
    sheet.labelled(_("The note says"), values["wording"])
    if values["definition"]:
        sheet.labelled(_("Definition"), values["definition"])
        sheet.muted(_("ours: the note defines none"), LABEL_CELLS)
    for label, name in ((_("Verification"), "verification"), (_("Baseline"), "baseline")):
        if values[name]:
            sheet.labelled(label, values[name])
    sheet.labelled(_("Who may count"), values["eligible"])
    if codes := ", ".join(register.code_of("state", uid) for uid in values["states"]):
        sheet.muted(codes, LABEL_CELLS)


def _target(target: "Target") -> str:
    said = f"{OPERATORS.label(target.operator)} {target.target} {target.unit}"
    if target.disputed_target is None:
        return said
    low, high = sorted((target.target, target.disputed_target))
    undecided = _("{low} or {high}, undecided, counting to {target}")
    return f"{said} ({undecided.format(low=low, high=high, target=target.target)})"


def _deadline(deadline: date, today: date) -> Content:
    days = (deadline - today).days
    if days < 0:
        said = how_far(deadline, today)
    else:
        said = ngettext("{n} day left", "{n} days left", days).format(n=days)
    return Content(show_day(deadline)) + muted(f"   {said}")


def _evidence(sheet: Sheet, target: "Target", pieces: "Sequence[Piece]") -> None:
    counted = [piece for piece in pieces if piece.counts]
    proposed = [piece for piece in pieces if piece.why == "not_judged"]
    beside = [piece for piece in pieces if not piece.counts and piece.why != "not_judged"]
    _listed(sheet, f"{_('Counted')}  {len(counted)}", counted, _judged)
    _listed(sheet, f"{_('Proposed')}  {len(proposed)}", proposed, lambda piece: piece.source)
    _listed(sheet, _("Does not count"), beside, lambda piece: why_whole(piece, target))
    if not pieces:
        sheet.gap()
        sheet.muted(_("No evidence yet. n writes down the first piece."))


def _listed(sheet: Sheet, heading: str, pieces: "Sequence[Piece]", said: Any) -> None:
    if not pieces:
        return
    sheet.heading(heading)
    for piece in pieces[:_SHOWN]:
        who = piece.name or piece.source
        text = Content(harmless.line(who)) + muted(f"  {said(piece)}")
        sheet.hanging(f"{show_day(piece.date):>11}  ", text, "")
    if len(pieces) > _SHOWN:
        sheet.muted(_("and more: enter shows all"), _INDENT)


def why_whole(piece: "Piece", target: "Target") -> str:
    """Why a piece does not count, with the reason of who refused it; empty when it does."""
    said = why_in_words(piece, target)
    return f"{said}: {piece.reason}" if piece.why == "refused" and piece.reason else said


def _judged(piece: "Piece") -> str:
    return _("accepted by {person}, {day}").format(
        person=piece.judged_by or "", day=show_day(piece.judged_on)
    )


# -------------------------------------------------------------------- one piece


def piece_whole(register: "Register", piece: "Piece", target: "Target", width: int) -> Content:
    """A piece of evidence: whether it counts and why not, who judged it, what it rests on."""
    sheet = Sheet(width)
    sheet.title(piece.source, target.code)
    sheet.hanging("", _counts(piece, target))
    sheet.gap()
    for label, said in _facts(piece):
        if said:
            sheet.labelled(label, said)
    kind = register.kind_of(piece.record) if piece.record else ""
    if not kind or piece.record is None:
        return sheet.content()
    from ccm_tui.tui.record_view import whole as record_whole

    sheet.heading(_("What it rests on"))
    return sheet.content() + Content("\n") + record_whole(register, kind, piece.record, width)


def _facts(piece: "Piece") -> "Iterable[tuple[str, str]]":
    yield _("State"), f"{piece.name} ({piece.code})" if piece.code else ""
    yield _("Date"), show_day(piece.date)
    yield _("Verdict"), VERDICTS.label(piece.verdict)
    yield _("Judged by"), ", ".join(filter(None, [piece.judged_by, show_day(piece.judged_on)]))
    yield _("Reason"), piece.reason or ""


def _counts(piece: "Piece", target: "Target") -> Content:
    if piece.counts:
        return Content.styled(_("counts ●"), "$success")
    if piece.why == "not_judged":
        return Content.styled(_("not judged yet: a accepts, x refuses"), "$accent")
    said = _("does not count: {why}").format(why=why_in_words(piece, target))
    return Content.styled(said, "bold $warning")
