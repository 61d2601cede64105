"""``ccm-tui evidence``: what the outputs rest on, also what is only proposed, and judging it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from ccm_tui.cli.command import Command, FieldOption
from ccm_tui.cli.entity import add_command, edit_command, the_id
from ccm_tui.cli.listing import Page, list_command
from ccm_tui.cli.plain import emit, harmless, labelled
from ccm_tui.domain.counting import why_in_words
from ccm_tui.domain.dates import show_day
from ccm_tui.domain.vocabularies import VERDICTS
from ccm_tui.errors import Refused
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.cli.session import Session
    from ccm_tui.domain.counting import Piece, Target
    from ccm_tui.domain.declaration import Entity
    from ccm_tui.domain.query import Query
    from ccm_tui.register import Register

_SHOWN_OF_UID = 8


def list_evidence(entity: type[Entity]) -> Command:
    """The list of evidence, stored and proposed, each with whether it counts and else why not."""
    return list_command(entity, _read)


def _read(
    register: Register,
    _entity: type[Entity],
    query: Query,
    limit: int,
    offset: int,
    _own: Mapping[str, Any],
) -> Page:
    found = register.evidence(dict(query.filters).get("output"), query)
    page = found[offset : offset + limit]
    asked = {uid: register.output(uid).target for uid in {piece.output for piece in page}}
    return Page(
        total=len(found),
        items=lambda: [item(piece, asked[piece.output]) for piece in page],
        heads=heads(),
        rows=lambda: [row(piece, asked[piece.output]) for piece in page],
    )


def item(piece: Piece, target: Target) -> dict[str, Any]:
    """A piece of evidence as scripts know it; ``why`` it does not count is a code."""
    return {
        "uid": piece.uid,
        "output": target.code,
        "state": piece.code if piece.state else None,
        "record": piece.record,
        "date": piece.date.isoformat(),
        "source": piece.source,
        "verdict": piece.verdict,
        "reason": piece.reason,
        "judged_by": piece.judged_by,
        "judged_on": piece.judged_on.isoformat() if piece.judged_on else None,
        "counts": piece.counts,
        "why": piece.why,
    }


def heads() -> list[str]:
    """The heads of the columns of :func:`row`."""
    named = [_("ID"), _("Output"), _("State"), _("Date"), _("Verdict"), _("Counts")]
    return [*named, _("Source")]


def row(piece: Piece, target: Target) -> list[str]:
    """A piece of evidence as a line of words."""
    return [
        piece.uid[:_SHOWN_OF_UID],
        target.code,
        piece.code,
        show_day(piece.date),
        VERDICTS.label(piece.verdict),
        _counts(piece, target),
        piece.source,
    ]


def _counts(piece: Piece, target: Target) -> str:
    return _("counts") if piece.counts else why_in_words(piece, target)


# -------------------------------------------------------------------- one piece


def show_evidence(entity: type[Entity]) -> Command:
    """One piece of evidence; also one that is only proposed."""

    @click.pass_obj
    def show(session: Session, record: str, as_json: bool) -> None:
        register = session.register
        emit_piece(register, entity, register.find_evidence(record).uid, as_json=as_json)

    return Command(
        "show",
        callback=show,
        params=[the_id()],
        help=_("Show a piece of evidence, also a proposed one: ID is as “evidence list” names it."),
    )


def emit_piece(register: Register, entity: type[Entity], uid: str, *, as_json: bool) -> None:
    """Print a piece of evidence; on standard error that it was accepted and does not count."""
    piece = register.find_evidence(uid)
    target = register.output(piece.output).target
    stored = register.record(entity.table, uid) if piece.stored and as_json else {}

    def lines() -> list[str]:
        named = register.name_of("record", piece.record) if piece.record else ""
        judged = " ".join(filter(None, [piece.judged_by, show_day(piece.judged_on)]))
        pairs = [
            (_(entity.singular), piece.uid),
            (_("Output"), f"{target.code} {target.title}"),
            (_("State"), f"{piece.name} ({piece.code})" if piece.code else ""),
            (_("Date"), show_day(piece.date)),
            (_("Source"), piece.source),
            (_("Record"), named),
            (_("Verdict"), VERDICTS.label(piece.verdict)),
            (_("Reason"), piece.reason or ""),
            (_("Judged"), judged),
            (_("Counts"), _("yes") if piece.counts else why_in_words(piece, target)),
        ]
        return labelled([(label, said) for label, said in pairs if said])

    emit(stored | item(piece, target), lines, as_json=as_json)
    if piece.verdict == "accepted" and not piece.counts:
        why = harmless(why_in_words(piece, target))
        said = _("It is accepted and does not count: {why}.").format(why=why)
        print(f"ccm-tui: {said}", file=sys.stderr)


def add_evidence(entity: type[Entity]) -> Command:
    """Add a piece of evidence, and print it as the list does."""
    return add_command(entity, emit_piece)


def edit_evidence(entity: type[Entity]) -> Command:
    """Change a piece of evidence, and print it as the list does."""
    return edit_command(entity, emit_piece)


# -------------------------------------------------------------------- judging


def accept(entity: type[Entity]) -> Command:
    """Accept a piece of evidence, proposed or not."""
    return _judging(
        entity, "accept", "accepted", _("Accept evidence ID in the name of who acts, and print it.")
    )


def refuse(entity: type[Entity]) -> Command:
    """Refuse a piece of evidence, with a reason."""
    return _judging(
        entity, "refuse", "refused", _("Refuse evidence ID in the name of who acts, and print it.")
    )


def _judging(entity: type[Entity], name: str, verdict: str, help_text: str) -> Command:
    said = {"accept": _("why"), "refuse": _("why; needed")}[name]
    reason = FieldOption(["--reason"], metavar="TEXT", help=said)
    return Command(
        name,
        callback=partial(_judge, entity, verdict),
        params=[the_id(), reason],
        help=help_text,
    )


@click.pass_context
def _judge(
    context: click.Context,
    entity: type[Entity],
    verdict: str,
    *,
    record: str,
    reason: str | None,
    as_json: bool,
) -> None:
    session: Session = context.obj
    register = session.register
    try:
        uid = register.judge(record, verdict, reason)
    except Refused as error:
        options = {"verdict": "--person", "reason": "--reason"}
        fields = {options.get(name, name): said for name, said in error.fields.items()}
        raise Refused(fields, hint=error.hint) from None
    emit_piece(register, entity, uid, as_json=as_json)
