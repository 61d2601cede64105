"""``plan check`` and ``plan decide``; what an output asks for is changed with a reason only."""

from collections.abc import Callable

import pytest

from tests.cli.conftest import Done, Run

PERSON = ("--by", "ISU", "--person", "A. Tester", "--as-at", "2017-02-09")
KEYS = {
    "id", "uid", "group", "text", "decided", "value", "reason", "says", "choices", "decided_by",
    "date", "concerns", "computed",
}  # fmt: skip
WHY = "agreed in a call (fictional)"

Command = Callable[..., Done]


@pytest.fixture
def ccm(run: Run) -> Command:
    return lambda *argv: run(*PERSON, *argv)


def question(ccm: Command, number: str) -> dict[str, object]:
    items = ccm("plan", "check", "--json").json["items"]
    found: dict[str, object] = next(item for item in items if item["id"] == number)
    return found


def o1(ccm: Command) -> dict[str, object]:
    found: dict[str, object] = ccm("output", "list", "--json").json["items"][0]
    return found


def test_the_36_questions_are_listed_with_what_the_note_says_and_the_choices(ccm: Command) -> None:
    document = ccm("plan", "check", "--json").json
    assert [item["id"] for item in document["items"]] == [str(n) for n in range(1, 37)]
    assert all(set(item) == KEYS for item in document["items"])
    first = document["items"][0]
    assert (first["group"], first["decided"], first["value"]) == ("numbers and words", False, None)
    assert first["says"].startswith("At least eight (6)")
    assert [one["value"] for one in first["choices"]] == ["6", "8"]
    assert first["choices"][1]["changes"] == ["O1: Target → 8", "O1: Disputed → nothing"]
    assert (first["concerns"], first["computed"]) == (["O1", "A1"], [])
    (listed, _inside) = document["items"][4]["computed"]
    assert (listed["name"], listed["verdict"]) == ("listed", "holds")
    assert len(document["checks"]) == 10


def test_the_list_reads_well(ccm: Command) -> None:
    ccm("plan", "decide", "1", "--value", "8", "--reason", WHY)
    said = ccm("plan", "check").out
    assert f"decided: 8 (A. Tester, 9 Feb 2017; {WHY})" in said
    assert "undecided: exactly or at least" in said
    assert "not decided: A1 is to reach 6, none chosen yet" in said
    assert said.endswith("36 open questions, 1 decided; ccm-tui plan decide ID decides one\n")
    assert "eight? The word" not in ccm("plan", "check", "--undecided").out


def test_until_it_is_decided_o1_is_disputed_and_then_it_is_not(ccm: Command) -> None:
    assert (o1(ccm)["disputed"], o1(ccm)["target"]) == (True, 6)

    done = ccm("plan", "decide", "1", "--value", "8", "--reason", WHY, "--json").json
    assert (done["value"], done["reason"]) == ("8", WHY)
    assert (done["decided_by"], done["date"]) == ("A. Tester", "2017-02-09")
    assert (o1(ccm)["disputed"], o1(ccm)["target"]) == (False, 8)

    ccm("undo")
    assert (o1(ccm)["disputed"], question(ccm, "1")["decided"]) == (True, False)


def test_what_was_decided_and_changed_is_printed(ccm: Command) -> None:
    said = ccm("plan", "decide", "14", "--value", "last day", "--reason", WHY).out
    assert "O1, O2, O3, O4, O5: Last day that counts → 6 Sep 2017" in said
    assert "\nPlan           VA-7MSP\n" in said


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("1", "--value", "8"), "--reason: is needed"),
        (("1", "--reason", WHY), "--value: is needed"),
        (("99", "--value", "8", "--reason", WHY), "Nearest: "),
    ],
)
def test_what_cannot_be_decided_is_refused_and_nothing_changes(
    ccm: Command, argv: tuple[str, ...], said: str
) -> None:
    done = ccm("plan", "decide", *argv)
    assert done.code == 1
    assert said in done.err
    assert o1(ccm)["disputed"]


def test_nobody_decides_without_a_name(run: Run) -> None:
    done = run("--by", "ISU", "plan", "decide", "1", "--value", "8", "--reason", WHY)
    assert done.code == 1
    assert "--person NAME" in done.err


def test_an_output_is_changed_with_a_reason_that_the_history_tells(ccm: Command) -> None:
    given = ("--definition", "Another definition (fictional)", "--verification", "the replies")
    refused = ccm("output", "edit", "O1", *given)
    assert (refused.code, refused.err.splitlines()[0]) == (1, "--reason: say why it is changed")

    assert ccm("output", "edit", "O1", *given, "--reason", WHY).code == 0
    shown = ccm("output", "show", "O1", "--json").json
    assert shown["definition"] == "Another definition (fictional)"
    items = ccm("history", "output", "O1", "--json").json["items"]
    assert {i["field"]: i["reason"] for i in items if i["reason"]} == {
        "definition": WHY, "verification": WHY,
    }  # fmt: skip
    assert f"because: {WHY}" in ccm("history", "output", "O1").out
