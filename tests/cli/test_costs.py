"""Costs by command: with an amount or without one, and their totals."""

from tests.cli.conftest import Run

BY = ("--by", "ISU", "--person", "A. Tester", "--as-at", "2017-02-09")
ADD = (*BY, "cost", "add", "--activity", "A5", "--what", "Room (fictional)")


def test_a_cost_has_an_amount_in_a_currency_or_is_not_quantified(run: Run) -> None:
    cost = run(*ADD, "--amount", "1200.50", "--currency", "CHF", "--funder", "ITA", "--json").json
    assert (cost["activity"], cost["kind"], cost["amount"]) == ("A5", "planned", 1200.5)
    said = run(*ADD, "--what", "limited costs").out
    assert "Amount       not quantified\n" in said
    listed = run("cost", "list").out
    assert "1\xa0200.50" in listed
    assert "not quantified" in listed


def test_what_is_no_sum_or_no_currency_is_refused(run: Run) -> None:
    assert run(*ADD, "--amount", "a lot").err == "--amount: “a lot” is not a sum of money\n"
    assert run(*ADD, "--amount", "5").err == "--currency: is needed beside an amount\n"
    assert run(*ADD, "--amount", "-5", "--currency", "CHF").code == 1
    assert run(*ADD, "--amount", "5", "--currency", "C[F").code == 1
    assert run("cost", "list", "--json").json["total"] == 0


def test_totals_stand_by_activity_and_currency(run: Run) -> None:
    assert "names no sum" in run("cost", "totals").out
    for sum_of in (("10", "CHF"), ("5.50", "CHF"), ("3", "EUR")):
        run(*ADD, "--amount", sum_of[0], "--currency", sum_of[1])
    run(*ADD, "--kind", "actual", "--amount", "12", "--currency", "CHF")
    run(*ADD)
    assert run("cost", "totals", "--json").json["items"] == [
        {"activity": "A5", "currency": "CHF", "planned": 15.5, "actual": 12.0, "not_quantified": 0},
        {"activity": "A5", "currency": "EUR", "planned": 3.0, "actual": None, "not_quantified": 0},
        {"activity": "A5", "currency": None, "planned": None, "actual": None, "not_quantified": 1},
    ]
    assert run("cost", "totals", "--activity", "A6", "--json").json == {"items": []}
    assert run("cost", "totals").out.splitlines()[1:] == [
        "A5        CHF             15.50    12.00",
        "A5        EUR             3.00",
        "A5        not quantified                   1",
    ]
