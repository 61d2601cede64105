"""What the seeds say of States, treaties and meetings is what their sources say."""

import re
import unicodedata
from datetime import date

import pytest

from tests.seeds.reading import rows

TWELVE = ["AFG", "ALB", "BIH", "TCD", "HRV", "GNB", "IRQ", "LAO", "LBN", "MNE", "MOZ", "SLE"]
TWO = ["GNB", "SLE"]
FIVE = ["AFG", "GNB", "IRQ", "MNE", "SLE"]


def folded(name):
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in letters if not unicodedata.combining(c))


# ------------------------------------------------------------------ States


def parties():
    return [row for row in rows("state") if row["convention_status"] == "party"]


def test_a_hundred_states_parties_stand_among_all_countries_in_the_order_of_their_codes():
    codes = [row["iso3"] for row in rows("state")]

    assert len(parties()) == 100
    assert codes == sorted(codes)
    assert all(re.fullmatch("[A-Z]{3}", code) for code in codes)
    assert len({row["iso2"] for row in rows("state") if len(row["iso2"]) == 2}) == 249
    assert {*TWELVE, "CHL", "ITA", "AUS", "PSE", "VAT"} <= {row["iso3"] for row in parties()}


def test_a_country_that_is_no_party_claims_nothing_but_its_name():
    for row in rows("state"):
        if row["convention_status"] != "party":
            assert row["source"] == "ISO 3166"
            told = {name for name, cell in row.items() if cell}
            assert told == {"iso3", "iso2", "name", "source"}


def test_the_six_deposits_that_were_not_found_stay_blank():
    blank = [row for row in parties() if not row["deposit_date"]]

    assert [row["iso3"] for row in blank] == ["MUS", "PLW", "PSE", "RWA", "SOM", "ZAF"]
    assert all(not row["instrument"] and not row["entry_into_force"] for row in blank)
    assert all(row["source"].endswith("deposit date not found") for row in blank)


def test_the_convention_entered_into_force_by_its_own_rule():
    """1 August 2010, or the first day of the sixth month after a later deposit."""
    for row in parties():
        if row["deposit_date"]:
            deposit = date.fromisoformat(row["deposit_date"])
            month = deposit.year * 12 + deposit.month - 1 + 6
            own = date(month // 12, month % 12 + 1, 1)
            expected = date(2010, 8, 1) if deposit <= date(2010, 2, 16) else own
            assert row["entry_into_force"] == expected.isoformat(), row["iso3"]


def test_instruments_are_those_of_the_depositary():
    by_instrument: dict[str, list[str]] = {}
    for row in parties():
        by_instrument.setdefault(row["instrument"], []).append(row["iso3"])

    assert " ".join(by_instrument["accession"]) == "AND BLZ CUB GRD GUY KNA SVK SWZ TTO"
    assert by_instrument["acceptance"] == ["JPN", "NLD"]
    assert len(by_instrument["ratification"]) == 83


def test_lithuania_is_a_party_of_2016_and_its_withdrawal_is_told():
    lithuania = next(row for row in rows("state") if row["iso3"] == "LTU")

    assert lithuania["convention_status"] == "party"
    assert "withdrawal took effect on 6 March 2025" in lithuania["remark"]
    assert [row["iso3"] for row in rows("state") if row["remark"]] == ["LTU"]


def test_another_name_means_one_state_only_and_repeats_no_name():
    owners: dict[str, set[str]] = {}
    for row in rows("state"):
        owners.setdefault(folded(row["name"]), set()).add(row["iso3"])
    for row in rows("alias"):
        assert row["key"] == f"{row['state']}/{row['name']}"
        assert folded(row["name"]) not in owners, row["name"]
        owners[folded(row["name"])] = {row["state"]}
    assert all(len(states) == 1 for states in owners.values())


@pytest.mark.parametrize(
    ("name", "state"),
    [("Lao PDR", "LAO"), ("Guinée-Bissau", "GNB"), ("Palestine, State of", "PSE"),
     ("Czechia", "CZE"), ("UK", "GBR"), ("Moçambique", "MOZ"), ("Eswatini", "SWZ")],
)  # fmt: skip
def test_a_state_is_known_by_its_other_names(name, state):
    assert [row["state"] for row in rows("alias") if row["name"] == name] == [state]


# ------------------------------------------------------------------ claims


def claims(layer):
    return [row for row in rows("claim") if row["layer"] == layer]


def test_the_note_says_three_things_of_each_of_the_twelve():
    said = {(r["state"], r["aspect"]): (r["value"], r["basis"]) for r in claims("note")}
    without = ("not_designated", "stated"), ("none", "stated")
    others = ("designated", "implied"), ("exists", "implied")
    expected = {}
    for state in TWELVE:
        expected[state, "article5_obligation"] = ("has_obligation", "stated")
        expected[state, "focal_point"] = (without if state in TWO else others)[0]
        expected[state, "national_plan"] = (without if state in FIVE else others)[1]

    assert said == expected
    assert {row["as_of"] for row in claims("note")} == {"2016-10-12"}
    assert {row["since"] for row in claims("note")} == {""}


MONITOR = """
BIH focal_point designated . 2019-10-01   BIH national_plan in_force 2018-01-01 2019-10-01
TCD focal_point designated . 2018-07-18   TCD national_plan drafted . 2017-07-13
TCD national_plan drafted . 2018-07-18    HRV focal_point designated . 2019-10-01
HRV national_plan lapsed 2015-01-01 2019-10-01
GNB focal_point designated . 2017-12-04   GNB focal_point designated . 2018-07-18
GNB focal_point designated . 2019-10-01   GNB national_plan exists 2013-12-31 2017-12-04
GNB national_plan exists 2013-12-31 2018-07-18
GNB national_plan lapsed . 2019-10-01     AFG national_plan none . 2015-08-18
IRQ focal_point designated . 2018-07-18   IRQ national_plan exists . 2018-07-18
LAO focal_point designated . 2018-07-18   LAO national_plan in_force 2014-01-01 2018-07-18
LBN focal_point designated . 2018-07-18   LBN focal_point designated . 2019-10-01
LBN national_plan in_force 2011-01-01 2017-07-27
LBN national_plan in_force 2011-01-01 2018-07-18
LBN national_plan in_force 2011-01-01 2019-10-01
MNE focal_point designated . 2018-07-18   MNE national_plan in_force 2016-01-01 2018-07-18
MOZ focal_point designated . 2018-10-21   MOZ national_plan adopted 2015-11-01 2017-10-09
MOZ national_plan in_force 2012-01-01 2018-10-21
"""


def test_the_monitor_says_what_its_country_pages_say():
    words = iter(MONITOR.split())
    expected = sorted(zip(words, words, words, words, words, strict=True))
    fields = ("state", "aspect", "value", "since", "as_of")

    assert sorted(tuple(r[f] or "." for f in fields) for r in claims("monitor")) == expected
    assert [r["state"] for r in claims("monitor") if r["basis"] == "implied"] == ["AFG"]
    for row in claims("monitor"):
        assert row["source"].endswith(f"(page updated {row['as_of']})")
        assert "the-monitor.org/" in row["source_url"]


def test_a_claim_is_public_entered_by_nobody_and_keyed_by_what_it_is():
    for row in rows("claim"):
        assert (row["sensitivity"], row["by"], row["person"]) == ("public", "", "")
        parts = (row["state"], row["aspect"], row["layer"], row["as_of"])
        assert row["key"] == "/".join(parts)


# ------------------------------------------------------------------ treaties and meetings

TREATIES = """
    APMBC       CCW         CCW-PV      CRPD
AFG 2002-09-11  no          no          2012-09-18
ALB 2000-02-29  2002-08-28  2006-05-12  2013-02-11
BIH 1998-09-08  1993-09-01  2007-11-28  2010-03-12
TCD 1999-05-06  ?           ?           sig:2012-09-26
HRV 1998-05-20  1993-12-02  2005-02-07  2007-08-15
GNB 2001-05-22  2008-08-06  2008-08-06  2014-09-24
IRQ 2007-08-15  2014-09-24  2014-09-24  2013-03-20
LAO no          1983-01-03  2012-02-02  2009-09-25
LBN no          ?           ?           sig:2007-06-14
MNE 2006-10-23  2006-10-23  ?           2009-11-02
MOZ 1998-08-25  ?           ?           2012-01-30
SLE 2001-04-25  2004-09-30  2004-09-30  2010-10-04
CHL 2001-09-10  2003-10-15  2009-08-18  2008-07-29
ITA 1999-04-23  1995-01-20  2010-02-11  2009-05-15
"""
STATUS = {"party": "{}", "signatory": "sig:{}", "not_party": "no", "unknown": "?"}


def test_treaty_memberships_are_those_of_the_lists_and_unknown_is_an_answer():
    header, *lines = [line.split() for line in TREATIES.strip().splitlines()]
    expected = {
        (state, treaty): cell
        for state, *cells in lines
        for treaty, cell in zip(header, cells, strict=True)
    }

    assert {
        (r["state"], r["treaty"]): STATUS[r["status"]].format(r["since"])
        for r in rows("membership")
    } == expected
    assert all(
        not r["since"] for r in rows("membership") if r["status"] in ("not_party", "unknown")
    )


def test_a_membership_is_as_old_as_the_copy_it_rests_on():
    copies = {"September 2013": "2013-09-30", "January 2014": "2014-01-27",
              "March 2015": "2015-03-31"}  # fmt: skip
    for row in rows("membership"):
        assert row["key"] == f"{row['state']}/{row['treaty']}/{row['as_of']}"
        if copy := re.search(r"\(copy of (.*)\)", row["source"]):
            assert row["as_of"] == copies[copy[1]], row["key"]


MEETINGS = """
1RC         CCM   2015-09-07 2015-09-11 Dubrovnik HRV
6MSP        CCM   2016-09-05 2016-09-07 Geneva    CHE
15MSP-APMBC APMBC 2016-11-28 2016-12-01 Santiago  CHL
NDM-UN20    .     2017-02-07 2017-02-10 Geneva    CHE
7MSP        CCM   2017-09-04 2017-09-06 Geneva    CHE
8MSP        CCM   2018-09-03 2018-09-05 Geneva    CHE
9MSP        CCM   2019-09-02 2019-09-04 Geneva    CHE
2RC         CCM   2021-09-20 2021-09-21 Geneva    CHE
10MSP       CCM   2022-08-30 2022-09-02 Geneva    CHE
12MSP       CCM   2024-09-10 2024-09-13 Geneva    CHE
13MSP       CCM   2025-09-16 2025-09-19 Geneva    CHE
"""


def test_meetings_have_the_days_and_places_of_their_sources_in_the_order_of_time():
    fields = ("code", "convention", "starts", "ends", "city", "state")

    assert [[row[f] or "." for f in fields] for row in rows("meeting")] == [
        line.split() for line in MEETINGS.strip().splitlines()
    ]
