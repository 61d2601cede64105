"""``ccm-tui output list``: what the plan is measured by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ccm_tui.cli.command import Command
from ccm_tui.cli.listing import Page, list_command, read_page
from ccm_tui.domain.declaration import Entity
from ccm_tui.domain.query import Query

if TYPE_CHECKING:
    from ccm_tui.register import Register

_KEYS = ("uid", "code", "title", "target", "operator")


def list_outputs(entity: type[Entity]) -> Command:
    """The list of outputs: target, its operator, and whether the note contradicts itself."""
    return list_command(entity, _read)


def _read(
    register: Register,
    entity: type[Entity],
    query: Query,
    limit: int,
    offset: int,
    own: Mapping[str, Any],
) -> Page:
    page = read_page(register, entity, query, limit, offset, own)

    def items() -> Sequence[Mapping[str, Any]]:
        return [_item(record) for record in page.items()]

    return Page(page.total, items, page.heads, page.rows)


def _item(record: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **{key: record[key] for key in _KEYS},
        "disputed": record["disputed_target"] is not None,
        "disputed_target": record["disputed_target"],
        "unit": record["unit"],
        "deadline": record["deadline"],
    }
