"""What activities cost in all: by activity and currency, planned and actual."""

from __future__ import annotations

from dataclasses import dataclass

from ccm_tui.store.driver import Connection


@dataclass(frozen=True, slots=True)
class CostTotal:
    """Costs of one activity in one currency, in hundredths; None: nothing was quantified.

    ``unquantified`` of them are told without an amount; those stand in a line without currency.
    """

    activity: str
    code: str
    currency: str | None
    planned: int | None
    actual: int | None
    unquantified: int


def totals(connection: Connection, activity: str | None, plan: str) -> list[CostTotal]:
    """The totals of one activity (a uid), or of all activities of the plan. Reads all costs.

    Currencies are never added up.
    """
    rows = connection.execute(
        """
        SELECT a.uid AS activity, a.code,
            CASE WHEN c.amount IS NOT NULL THEN c.currency END AS in_currency,
            sum(c.amount) FILTER (WHERE c.kind = 'planned') AS planned,
            sum(c.amount) FILTER (WHERE c.kind = 'actual') AS actual,
            count(*) FILTER (WHERE c.amount IS NULL) AS unquantified
        FROM activity a JOIN cost c ON c.activity = a.uid AND c.deleted = 0
        WHERE CASE WHEN :activity = '' THEN a.plan = :plan ELSE a.uid = :activity END
        GROUP BY a.uid, in_currency ORDER BY a.code, a.id, in_currency IS NULL, in_currency
        """,
        {"activity": activity or "", "plan": plan},
    )
    return [CostTotal(*row) for row in rows]
