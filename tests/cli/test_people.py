"""People by command: whom to write to, duplicates joined, the address book, erasure."""

import csv
import io
from pathlib import Path

import pytest

from tests.cli.conftest import Run

BY = ("--by", "ISU", "--person", "A. Tester", "--as-at", "2017-02-09")


def contact(run: Run, name: str = "A. Tester (fictional)", *more: str) -> str:
    uid: str = run(*BY, "contact", "add", "--name", name, *more, "--json").json["uid"]
    return uid


def test_whom_a_letter_goes_to(run: Run) -> None:
    assert run("state", "addressee", "GNB", "--json").json is None
    assert "Nobody is known" in run("state", "addressee", "GNB").out
    mission = ("--name", "Mission (fictional)", "--type", "mission", "--state", "GNB")
    uid = run(*BY, "organisation", "add", *mission, "--json").json["uid"]
    assert run("state", "addressee", "GNB", "--json").json == {
        "kind": "organisation",
        "uid": uid,
        "name": "Mission (fictional)",
        "why": "no focal point is known: the permanent mission, with the request to forward",
    }
    person = contact(run, "B. Tester (fictional)", "--state", "GNB", "--role", "focal_point")
    assert run(*BY, "state", "addressee", "GNB", "--json").json["uid"] == person


def test_duplicates_are_listed_and_joined_and_it_is_undone(run: Run) -> None:
    keep = contact(run, "A. Tester (fictional)", "--email", "a@example.org")
    drop = contact(run, "A. TESTER (fictional)", "--email", "b@example.org", "--phone", "1")
    found = run("contact", "duplicates", "--json").json
    assert found == {
        "items": [{"keep": keep, "drop": drop, "why": "the same name"}],
        "total": 1,
    }
    done = run(*BY, "contact", "join", keep, drop, "--json")
    assert (done.json["email"], done.json["phone"]) == ("a@example.org", "1")
    assert "not taken over: E-mail “b@example.org”" in done.err
    assert "None looks like" in run("contact", "duplicates").out
    run(*BY, "undo")
    assert run("contact", "show", drop, "--json").json["phone"] == "1"


def test_the_address_book_as_a_table_without_formulas(run: Run, tmp_path: Path) -> None:
    contact(run, "=HYPERLINK(1)", "--state", "GNB", "--email", "a@example.org", "--since", "3/1/17")
    contact(run, "C. Tester (fictional)", "--sensitivity", "confidential")
    file = tmp_path / "people.csv"
    made = run(*BY, "contact", "export", str(file), "--json").json
    assert made == {"path": str(file), "contacts": 1, "left_out": 1, "level": "restricted"}
    (row,) = csv.DictReader(io.StringIO(file.read_text("utf-8-sig")))
    assert row["Name"] == "'=HYPERLINK(1)"
    assert (row["State"], row["In role since"]) == ("Guinea-Bissau", "2017-01-03")
    assert file.stat().st_mode & 0o777 == 0o600
    again = run("contact", "export", str(file), "--level", "confidential")
    assert again.code == 1
    whole = ("contact", "export", str(file), "--level", "confidential", "--force", "--json")
    assert run(*whole).json["contacts"] == 2


def test_the_address_book_as_cards(run: Run, tmp_path: Path) -> None:
    name = "Żółć, A.; Tester\\" + "日本" * 20
    contact(run, name, "--state", "GNB", "--phone", "+1 555 0100", "--remark", "one\ntwo")
    file = tmp_path / "people.vcf"
    run("contact", "export", str(file))
    written = file.read_bytes()
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    lines = written.decode().replace("\r\n ", "").split("\r\n")
    assert lines[:2] == ["BEGIN:VCARD", "VERSION:4.0"]
    assert "FN:Żółć\\, A.\\; Tester\\\\" + "日本" * 20 in lines
    assert "TEL;VALUE=text;TYPE=work:+1 555 0100" in lines
    assert "ADR;TYPE=work:;;;;;;Guinea-Bissau" in lines
    assert "NOTE:one\\ntwo" in lines


@pytest.mark.parametrize(
    ("name", "level", "said"),
    [("people.xls", "public", ".csv, .vcf"), ("people.csv", "secret", "--level")],
)
def test_what_cannot_be_handed_out_is_refused(
    run: Run, tmp_path: Path, name: str, level: str, said: str
) -> None:
    done = run("contact", "export", str(tmp_path / name), "--level", level)
    assert done.code == 1
    assert said in done.err
    assert not (tmp_path / name).exists()


def test_a_contact_is_erased_with_a_reason_and_history_keeps_its_skeleton(run: Run) -> None:
    person = contact(run, "D. Tester (fictional)", "--email", "d@example.org")
    refused = run(*BY, "contact", "erase", person)
    assert refused.code == 1
    assert "--reason" in refused.err
    assert run(*BY, "contact", "erase", person, "--reason", "left").code == 0
    assert "that is final and cannot be undone" in run("undo").err
    history = run("history", "contact", person, "--json")
    assert history.json["items"][0]["person"] == "A. Tester"
    assert "D. Tester" not in history.out + run("contact", "list").out


def test_invitations_and_their_answers(run: Run) -> None:
    added = run(*BY, "event", "add", "--title", "Workshop (fictional)", "--starts", "2017-03-01",
                "--json")  # fmt: skip
    event = added.json["uid"]
    run(*BY, "event", "invite", event, "--state", "GNB", "--state", "SLE", "--organisation", "ISU")
    done = run(*BY, "event", "answer", event, "accepted", "--state", "GNB", "--json").json
    assert [(one["party"], one["answer"]) for one in done["invitations"]] == [
        ("GNB", "accepted"),
        ("SLE", None),
        ("ISU", None),
    ]
    assert [one["holds"] for one in done["asked"]] == [False, False, None]
    assert "3 invited, 1 accepted, 2 no answer" in run("event", "show", event).out
    run(*BY, "event", "invite", event, "--state", "SLE", "--remove")
    refused = run(*BY, "event", "answer", event, "declined", "--state", "SLE")
    assert refused.code == 1
    assert "was not invited" in refused.err
