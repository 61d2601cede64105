"""``ccm-tui output list`` and ``output show``: how far each output is, and what it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from ccm_tui.cli.command import Command
from ccm_tui.cli.plain import emit, harmless, labelled, table
from ccm_tui.domain.counting import STATUSES, figures
from ccm_tui.domain.dates import show_day
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.cli.listing import Page
    from ccm_tui.cli.session import Session
    from ccm_tui.domain.counting import Progress
    from ccm_tui.domain.declaration import Entity
    from ccm_tui.domain.query import Query
    from ccm_tui.register import Register


def all_outputs() -> Command:
    """The list of all outputs, without the declarations of which filters and triggers are made.

    They take longer to import than the list takes to print; nothing is written here.
    """

    @click.pass_obj
    def list_(session: Session, as_json: bool) -> None:
        with session.open_register(ready=False) as register:
            found = register.outputs()

        def lines() -> list[str]:
            many = _("{total} {plural}").format(total=len(found), plural=_("outputs"))
            said = _("1 {singular}").format(singular=_("output")) if len(found) == 1 else many
            return [*table(_heads(), map(_row, found)), "", said]

        emit({"items": [*map(item, found)], "total": len(found)}, lines, as_json=as_json)

    return Command("list", callback=list_)


def list_outputs(entity: type[Entity]) -> Command:
    """The list of outputs with filters: what is asked for, what counts, and the status."""
    from ccm_tui.cli.listing import list_command

    return list_command(entity, _read)


def _read(
    register: Register,
    entity: type[Entity],
    query: Query,
    limit: int,
    offset: int,
    _own: Mapping[str, Any],
) -> Page:
    from ccm_tui.cli.listing import Page

    pages = register.rows(entity.table, query)
    page = [register.output(row["uid"]) for row in pages.rows(limit, offset)]
    return Page(pages.count(), lambda: [*map(item, page)], _heads(), lambda: [*map(_row, page)])


def item(found: Progress) -> dict[str, Any]:
    """An output as scripts know it: ``states`` and ``events`` are those that count."""
    target = found.target
    return {
        "uid": target.uid,
        "code": target.code,
        "title": target.title,
        "target": target.target,
        "operator": target.operator,
        "disputed": target.disputed_target is not None,
        "disputed_target": target.disputed_target,
        "unit": target.unit,
        "counted": len(found.counted),
        "proposed": len(found.proposed),
        "deadline": target.deadline.isoformat(),
        "status": found.status,
        "states": [] if target.by_events else list(found.counted),
        "events": list(found.counted) if target.by_events else [],
    }


def _heads() -> list[str]:
    heads = [_("Code"), _("Title"), _("Counted"), _("Proposed"), _("Status"), _("Last day")]
    return [*heads, _("Who counts")]


def _row(found: Progress) -> list[str]:
    target, proposed = found.target, len(found.proposed)
    return [
        target.code,
        target.title,
        figures(found),
        str(proposed) if proposed else "",
        STATUSES.label(found.status),
        show_day(target.deadline),
        ", ".join(found.counted),
    ]


def show_output(entity: type[Entity]) -> Command:
    """One output: what the note asks for, what counts, and each piece of evidence."""
    from ccm_tui.cli.entity import standing, the_id

    @click.pass_obj
    def show(session: Session, record: str, as_json: bool) -> None:
        from ccm_tui.cli import evidence

        register = session.register
        uid = standing(session, entity, record)
        found = register.output(uid)
        pieces = register.evidence(uid)
        document = register.record(entity.table, uid) if as_json else {}
        document["eligible_states"] = document.pop("states", [])
        document |= item(found)
        document["evidence"] = [evidence.item(piece, found.target) for piece in pieces]

        def lines() -> list[str]:
            rows = [evidence.row(piece, found.target) for piece in pieces]
            listed = ["", *table(evidence.heads(), rows)] if rows else []
            return [*_described(register, entity, found), *listed]

        emit(document, lines, as_json=as_json)

    return Command(
        "show",
        callback=show,
        params=[the_id()],
        help=_("Show an output: what is asked for, what counts, and what does not and why."),
    )


def _described(register: Register, entity: type[Entity], found: Progress) -> list[str]:
    from ccm_tui.cli.record import record_lines

    values = register.values(entity.table, found.target.uid)
    said: Sequence[tuple[str, str]] = (
        (_("So far"), figures(found)),
        (_("Who counts"), ", ".join(found.counted)),
        (_("Proposed"), ", ".join(found.proposed)),
        (_("Status"), STATUSES.label(found.status)),
        (_("Undecided"), register.undecided(found.target.code, values["plan"])),
    )
    stands = labelled([(label, harmless(value)) for label, value in said if value])
    return [*record_lines(register, entity, values), "", *stands]
