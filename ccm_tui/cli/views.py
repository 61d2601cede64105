"""``ccm-tui view run``: what a saved view shows."""

import click

from ccm_tui.cli.command import Command
from ccm_tui.cli.entity import standing, the_id
from ccm_tui.cli.listing import page_lines, paging_options, read_page
from ccm_tui.cli.plain import emit
from ccm_tui.cli.search import emit_found
from ccm_tui.cli.session import Session
from ccm_tui.domain.declaration import Entity
from ccm_tui.domain.everywhere import Search
from ccm_tui.domain.views import unreadable
from ccm_tui.errors import CcmError
from ccm_tui.words import _


def run(entity: type[Entity]) -> Command:
    """The command that prints what the search or list of a view finds."""

    @click.pass_obj
    def run_view(session: Session, record: str, limit: int, offset: int, as_json: bool) -> None:
        register = session.register
        view = register.record(entity.table, standing(session, entity, record))
        kind, text = view["kind"], view["filter"]
        try:
            asked = register.query(kind, text) if kind else register.searched(text)
        except CcmError as error:
            raise unreadable(view["name"], error) from None
        if isinstance(asked, Search):
            emit_found(register, asked, limit, offset, as_json=as_json)
            return
        listed = register.entity(kind)
        page = read_page(register, listed, asked, limit, offset, {})
        document = {"items": page.items(), "total": page.total} if as_json else None
        emit(document, lambda: page_lines(listed, page, limit, offset), as_json=as_json)

    return Command(
        "run",
        callback=run_view,
        params=[the_id(), *paging_options()],
        help=_("Print what a saved view shows: ID is its name or its uid."),
    )
