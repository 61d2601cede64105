"""``ccm-tui cost totals``: what activities cost, by currency; never added up across currencies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from ccm_tui.cli.command import Command
from ccm_tui.cli.entity import standing
from ccm_tui.cli.plain import emit, table
from ccm_tui.cli.session import Session
from ccm_tui.domain.amount import show_amount
from ccm_tui.domain.declaration import Entity
from ccm_tui.domain.plan import Activity
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.register import CostTotal


def totals(_entity: type[Entity]) -> Command:
    """The command that totals costs."""

    @click.pass_obj
    def totals_(session: Session, activity: str | None, as_json: bool) -> None:
        register = session.register
        uid = standing(session, Activity, activity) if activity else None
        found = register.cost_totals(uid)

        def lines() -> list[str]:
            if not found:
                return [_("No costs. The note speaks of “limited costs” and names no sum.")]
            heads = [_("Activity"), _("Currency"), _("Planned"), _("Actual"), _("Not quantified")]
            return table(heads, [_row(one) for one in found])

        emit({"items": [_item(one) for one in found]}, lines, as_json=as_json)

    help_text = _("only those of this activity")
    return Command(
        "totals",
        callback=totals_,
        params=[click.Option(["--activity"], metavar="ACTIVITY", help=help_text)],
        help=_("Total what activities cost, planned and actual, each currency on its own."),
    )


def _item(total: CostTotal) -> dict[str, Any]:
    def sum_of(hundredths: int | None) -> float | None:
        return None if hundredths is None else hundredths / 100

    return {
        "activity": total.code,
        "currency": total.currency,
        "planned": sum_of(total.planned),
        "actual": sum_of(total.actual),
        "not_quantified": total.unquantified,
    }


def _row(total: CostTotal) -> list[str]:
    def sum_of(hundredths: int | None) -> str:
        return "" if hundredths is None else show_amount(hundredths)

    return [
        total.code,
        total.currency or _("not quantified"),
        sum_of(total.planned),
        sum_of(total.actual),
        str(total.unquantified or ""),
    ]
