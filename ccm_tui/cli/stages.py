"""``ccm-tui request``: the list by stage, a request with its stage, and moving it on or back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from ccm_tui.cli.command import Command
from ccm_tui.cli.entity import add_command, edit_command, standing, the_id
from ccm_tui.cli.fields import refused_by_option
from ccm_tui.cli.listing import Page, list_command, read_page
from ccm_tui.cli.plain import emit
from ccm_tui.cli.record import record_lines
from ccm_tui.cli.session import Session
from ccm_tui.domain.assistance import Request
from ccm_tui.domain.declaration import Entity
from ccm_tui.domain.query import Query
from ccm_tui.domain.stages import STAGES, in_words
from ccm_tui.errors import Refused
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.register import Register


def list_requests(entity: type[Entity]) -> Command:
    """The list of requests, each with its stage."""
    help_text = _("only those in this stage: {stages}").format(stages=", ".join(STAGES.codes))
    stage = click.Option(["--stage"], type=click.Choice(STAGES.codes), help=help_text)
    return list_command(entity, _read, [stage])


def _read(
    register: Register,
    entity: type[Entity],
    query: Query,
    limit: int,
    offset: int,
    own: Mapping[str, Any],
) -> Page:
    if own["stage"] is not None:
        query = query.flagged([f"stage:{own['stage']}"], register.today)
    page = read_page(register, entity, query, limit, offset, own)
    uids = [row["uid"] for row in register.rows(entity.table, query).rows(limit, offset)]
    stages = [register.steps(uid).stage for uid in uids]
    return Page(
        total=page.total,
        items=lambda: [
            {**item, "stage": stage} for item, stage in zip(page.items(), stages, strict=True)
        ],
        heads=[*page.heads, _("Stage")],
        rows=lambda: [
            [*row, STAGES.label(stage)] for row, stage in zip(page.rows(), stages, strict=True)
        ],
    )


# -------------------------------------------------------------------- one request


def add_request(entity: type[Entity]) -> Command:
    """The command that adds a request and prints it with its stage."""
    return add_command(entity, emit_request)


def edit_request(entity: type[Entity]) -> Command:
    """The command that changes a request and prints it with its stage."""
    return edit_command(entity, emit_request)


def show_request(entity: type[Entity]) -> Command:
    """A request with its stage, its relays and what was answered."""

    @click.pass_obj
    def show(session: Session, record: str, as_json: bool) -> None:
        uid = standing(session, entity, record)
        emit_request(session.register, entity, uid, as_json=as_json)

    return Command(
        "show",
        callback=show,
        params=[the_id()],
        help=_("Show a request: its stage, to whom it was relayed, and what was answered."),
    )


def emit_request(register: Register, entity: type[Entity], uid: str, *, as_json: bool) -> None:
    """Print the request ``uid`` with its stage and what of its relays does not count."""
    steps = register.steps(uid)
    document = register.record(entity.table, uid) if as_json else {}
    document |= {"stage": steps.stage, "stage_since": steps.since.isoformat()}
    for relay in document.get("relays", ()):
        uncounted = register.uncounted(relay["uid"])
        relay["not_counted"] = uncounted.in_words() if uncounted else None

    def lines() -> Iterable[str]:
        values = register.values(entity.table, uid)
        yield from record_lines(register, entity, values)
        yield ""
        yield _("Stage: {stage}").format(stage=in_words(steps, register.today))
        for relay in values["relays"]:
            if uncounted := register.uncounted(relay["uid"]):
                name = register.name_of("party", relay["recipient"])
                yield f"{name}: {uncounted.in_words()}"

    emit(document, lines, as_json=as_json)


@contextmanager
def _said_of_its_date() -> Iterator[None]:
    """Let a refusal of the day since when it is matched or closed be one of ``--date``."""
    try:
        yield
    except Refused as error:
        said = {("date" if n.endswith("_on") else n): why for n, why in error.fields.items()}
        raise Refused(said, hint=error.hint) from None


def stage(_entity: type[Entity]) -> Command:
    """The command that moves a request to another stage."""

    @click.pass_obj
    def stage_(
        session: Session, record: str, stage: str, date: str, outcome: str | None, as_json: bool
    ) -> None:
        register = session.register
        uid = standing(session, Request, record)
        with refused_by_option(Request), _said_of_its_date():
            register.move_request(uid, stage, date, outcome)
        emit_request(register, Request, uid, as_json=as_json)

    on = _("since when it is matched or closed; otherwise today")
    return Command(
        "stage",
        callback=stage_,
        params=[
            the_id(),
            click.Argument(["stage"], type=click.Choice(STAGES.codes), metavar="STAGE"),
            click.Option(["--date"], default="", metavar="DATE", help=on),
            click.Option(["--outcome"], metavar="TEXT", help=_("how it ended: with “closed”")),
        ],
        help=_(
            "Move the request ID to another STAGE: matched or closed, or back to the one that its"
            " relays and responses make. See “request relay” and “request respond”."
        ),
    )
