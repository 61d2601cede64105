"""Fictional records beside the outreach entries: enough of every kind, marked, and sound."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ccm_tui.exchange.demo_aid import how_many
from ccm_tui.register import Register
from tests.surroundings import surroundings

KINDS = (
    *("event", "attendance", "invitation", "need", "request", "relay", "response", "practice"),
    *("dissemination", "cost", "finding", "figure"),
)


@pytest.fixture(scope="module")
def shown(seeded_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """A register with the usual demo, for looking only."""
    path = tmp_path_factory.mktemp("demo") / "register.db"
    path.write_bytes(seeded_file.read_bytes())
    with Register.open(path, surroundings()) as register:
        register.demo(200)
        yield register


def made(register: Register, kind: str) -> list[dict[str, Any]]:
    """The records of a kind that the demo wrote; seeds have nobody's name."""
    pages = register.rows(kind)
    found = [register.record(kind, row["uid"]) for row in pages.rows(pages.count())]
    return [one for one in found if str(one["person"] or "").startswith("Fictional Person")]


@pytest.mark.parametrize(
    ("kind", "count"),
    [
        *[("event", 4), ("need", 12), ("request", 5), ("relay", 6), ("response", 3)],
        *[("practice", 4), ("dissemination", 5), ("cost", 6), ("finding", 6), ("figure", 4)],
    ],
)
def test_the_usual_demo_has_some_of_every_kind(shown: Register, kind: str, count: int) -> None:
    assert len(made(shown, kind)) == count


def test_a_small_demo_has_one_of_every_kind_and_a_huge_one_is_no_slower() -> None:
    for kind in ("event", "need", "request", "relay", "response", "practice"):
        assert how_many(kind, 1) == 1
        assert how_many(kind, 10_000_000) <= 2_000


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        ("event", "title"), ("need", "text"), ("request", "what"), ("practice", "title"),
        ("response", "text"), ("dissemination", "audience"), ("cost", "what"),
        ("finding", "text"), ("figure", "source"), ("invitation", "remark"),
    ],
)  # fmt: skip
def test_each_says_in_its_text_that_it_is_fictional(shown: Register, kind: str, field: str) -> None:
    assert all("fictional" in one[field].casefold() for one in made(shown, kind))


def test_nobody_has_judged_anything(shown: Register) -> None:
    assert shown.rows("evidence").count() == 0
    assert all(response["judgement"] is None for response in made(shown, "response"))


def test_nothing_is_said_of_whether_a_state_fulfils_a_duty(shown: Register) -> None:
    assert {finding["fulfilment"] for finding in made(shown, "finding")} == {None}


def test_events_that_were_held_were_attended(shown: Register) -> None:
    attended = {one["event"] for one in made(shown, "attendance")}
    held = {one["uid"] for one in made(shown, "event") if one["status"] == "held"}
    assert attended == held != set()


def test_challenges_and_priorities_are_told_in_entries_with_their_state(shown: Register) -> None:
    needs = made(shown, "need")
    assert {need["kind"] for need in needs} == {"challenge", "priority"}
    told = [need for need in needs if need["outreach"]]
    assert told
    for need in told:
        entry = shown.record("outreach", need["outreach"])
        assert need["state"] in entry["states"]
        assert need["date"] == entry["date"]


@pytest.mark.parametrize("kind", KINDS)
def test_each_is_a_record_that_the_program_itself_would_take(shown: Register, kind: str) -> None:
    for one in made(shown, kind):
        shown.check(kind, shown.typed_of(kind, one["uid"]), one["uid"])


def test_all_of_it_is_one_act_and_the_same_every_time(register: Register, shown: Register) -> None:
    register.demo(200)
    for kind in KINDS:
        assert made(register, kind) == made(shown, kind)
    register.undo()
    assert not any(made(register, kind) for kind in KINDS)
    assert all(check.ok for check in register.examine())
