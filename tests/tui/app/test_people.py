"""Section People: who is found how, what hangs on them, duplicates made one, erasure."""

import csv
import io
from datetime import date
from pathlib import Path

from textual.widgets import Input

from ccm_tui.domain.terms import retention_in_words, standing, term_in_words
from ccm_tui.register import Actor, Register
from ccm_tui.tui.mixed_rows import MixedRows
from ccm_tui.tui.people_screen import row_of
from ccm_tui.tui.person_keys import entry_with
from ccm_tui.tui.person_view import whole
from ccm_tui.tui.sources import StoredRows
from tests.tui.app.conftest import Sitting
from tests.tui.app.test_pictures import WIDE, Compare, filled, looks

__all__ = ["filled", "looks"]

PEOPLE = "people"
DAY = date(2017, 2, 9)


def contact(register: Register, name: str = "A. Tester (fictional)", **more: object) -> str:
    return register.save("contact", {"name": name, **more})


def said(register: Register, kind: str, uid: str) -> str:
    return " ".join(str(whole(register, kind, uid, 70)).split())


# --- Rules ---------------------------------------------------------------------------------------


def test_a_term_is_said_as_one_reads_it() -> None:
    one, other = date(2016, 1, 3), date(2017, 1, 2)
    assert term_in_words(one, other) == "3 Jan 2016 to 2 Jan 2017"
    assert (term_in_words(one, None), term_in_words(None, other)) == (
        "since 3 Jan 2016", "until 2 Jan 2017"
    )  # fmt: skip
    assert [standing(one, end, DAY) for end in (None, other, DAY)] == ["now", "earlier", "now"]
    assert standing(date(2018, 1, 1), None, DAY) == "later"


def test_until_when_data_is_kept_is_said_with_how_late_it_is() -> None:
    assert retention_in_words(DAY, DAY) == "9 Feb 2017"
    assert retention_in_words(date(2017, 2, 6), DAY) == "to be erased ▲ for 3 days"
    assert retention_in_words(None, DAY) == "no day is named"


def test_two_kinds_are_one_list_by_name_in_both_directions(register: Register) -> None:
    for letter in "BDFB":
        contact(register, f"{letter}. Tester (fictional)")
    register.save("organisation", {"name": "B. Tester (fictional)"})

    def rows(descending: bool) -> MixedRows:
        from ccm_tui.domain.query import Query

        query = Query(order="-name" if descending else "name")
        kinds = ("contact", "organisation")
        sources = {kind: StoredRows(register, kind, query) for kind in kinds}
        return MixedRows(sources, "name", row_of, descending=descending)

    for descending in (False, True):
        source = rows(descending)
        everybody = source.first(99)
        assert [r["name"] for r in everybody] == sorted(
            (str(r["name"]) for r in everybody), reverse=descending
        )
        assert source.count() == len(everybody)
        for place, row in enumerate(everybody):
            assert source.after(row, 3) == everybody[place + 1 : place + 4]
            assert source.before(row, 3) == everybody[max(0, place - 3) : place]
            assert source.around(str(row["uid"])) == row
        assert source.last(2) == everybody[-2:]
        assert source.rank(everybody[2]) == 2


def test_what_hangs_on_a_contact_is_said(register: Register) -> None:
    person = contact(
        register,
        role="focal point",
        state="GNB",
        since="2017-01-03",
        retention="2017-02-06",
        posts=[{"role": "mission", "function": "Second Secretary", "until": "2016-12-31"}],
    )
    text = said(register, "contact", person)
    assert "Now focal point, Guinea-Bissau since 3 Jan 2017" in text
    assert "Earlier permanent mission, Second Secretary until 31 Dec 2016" in text
    assert "Keep until to be erased ▲ for 3 days" in text
    assert "Nothing yet. o writes an entry" in text
    typed = entry_with(register, "contact", person)
    assert typed == {"contacts": [person], "states": [register.find("state", "GNB")]}
    register.save("outreach", {**typed, "channel": "letter", "date": "2017-01-12",
                               "subject": "Terms of reference (fictional)"})  # fmt: skip
    assert "12 Jan 2017 letter Terms of reference" in said(register, "contact", person)


def test_what_hangs_on_an_organisation_is_said(register: Register) -> None:
    isu = register.find("organisation", "ISU")
    contact(register, organisation=isu, role="coordinator")
    register.save(
        "commitment", {"what": "send a draft", "owed_by": isu, "owed_to": "GNB", "due": "31/1/17"}
    )
    text = said(register, "organisation", isu)
    assert "In the plan implementer" in text
    assert "People A. Tester (fictional) coordinator" in text
    assert "ISU → GNB: send a draft" in text


# --- By keys -------------------------------------------------------------------------------------


async def test_contacts_and_organisations_are_one_list_that_is_filtered(sitting: Sitting) -> None:
    async with sitting(section=PEOPLE) as person:
        late = contact(person.register, "Late (fictional)", state="GNB", retention="2017-02-06")
        person.app.wrote(late)
        assert person.sees("contacts and organisations")
        await person.press("f")
        assert person.counted() == 1
        await person.press("slash")
        await person.types("expired")
        await person.press("enter")
        assert person.sees("contacts · to be erased")
        assert "to be erased ▲ for 3 days" in person.detail
        await person.press("f")
        assert person.sees("organisations")
        assert not person.sees("to be erased")


async def test_duplicates_are_joined_by_a_key_and_undone_by_another(sitting: Sitting) -> None:
    async with sitting(section=PEOPLE) as person:
        register = person.register
        keep = contact(register, "B. Tester (fictional)", email="b@example.org")
        drop = contact(register, "TESTER, B. (fictional)", email="c@example.org", phone="1")
        contact(register, "B. Tester (fictional)", sensitivity="public", remark="two of the name")
        person.app.wrote(keep)
        await person.press("J")
        assert person.sees("2 pairs")
        assert person.sees("not taken over")
        await person.press("j")
        assert register.values("contact", keep)["phone"] == "1"
        assert person.sees("1 pair ")
        await person.press("minus")
        assert person.sees("None looks like another one")
        await person.press("u")
        assert register.values("contact", drop)["deleted"] == 0
        assert person.sees("1 pair ")


async def test_a_contact_is_erased_with_a_reason(sitting: Sitting) -> None:
    async with sitting(section=PEOPLE) as person:
        uid = contact(person.register, email="a@example.org")
        person.app.wrote(uid)
        await person.press("E")
        assert person.sees("This is final")
        await person.press("ctrl+s")
        assert person.sees("say why it is erased")
        await person.types("left the ministry")
        await person.press("enter")
        assert person.sees("ctrl+s erases for good; enter does not")
        await person.press("ctrl+s")
        assert not person.sees("A. Tester")
        assert person.register.values("contact", uid)["email"] != "a@example.org"


async def test_who_erases_is_asked_where_nobody_is_named(sitting: Sitting) -> None:
    async with sitting(section=PEOPLE, actor=Actor()) as person:
        uid = contact(person.register)
        person.app.wrote(uid)
        await person.press("E")
        await person.types("left the ministry")
        await person.press("ctrl+s")
        assert person.place == "IdentityDialog"
        await person.press("tab")
        await person.types("B. Tester")
        await person.press("ctrl+s")
        assert "Erased for good" in person.notices[-1]


async def test_contacts_are_handed_out_up_to_a_level(sitting: Sitting, tmp_path: Path) -> None:
    async with sitting(section=PEOPLE) as person:
        contact(person.register)
        contact(person.register, "Not for all (fictional)", sensitivity="confidential")
        await person.press("V")
        person.app.screen.query_one("#file", Input).value = str(tmp_path / "people.csv")
        await person.press("enter")
        assert "1 above the level was left out" in person.notices[-1]
        rows = csv.DictReader(io.StringIO((tmp_path / "people.csv").read_text("utf-8-sig")))
        assert [row["Name"] for row in rows] == ["A. Tester (fictional)"]


def test_the_picture_of_people(looks: Compare) -> None:
    assert looks("8", *["down"] * 3, size=WIDE)
