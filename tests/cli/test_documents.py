"""Documents by command: a file is kept, listed, saved and opened."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ccm_tui.exchange import documents
from tests.cli.conftest import Done, Run

PERSON = ("--by", "ISU", "--person", "A. Tester", "--as-at", "2017-02-09")
Command = Callable[..., Done]


@pytest.fixture
def ccm(run: Run) -> Command:
    return lambda *argv: run(*PERSON, *argv)


@pytest.fixture
def reply(tmp_path: Path) -> Path:
    path = tmp_path / "reply.pdf"
    path.write_bytes(b"the reply (fictional)")
    return path


@pytest.fixture
def kept(ccm: Command, reply: Path) -> str:
    """The uid of a document of Guinea-Bissau."""
    state = ccm("state", "show", "GNB", "--json").json["uid"]
    given = ("--file", str(reply), "--title", "The reply (fictional)", "--record", state)
    uid: str = ccm("document", "add", *given, "--json").json["uid"]
    return uid


def test_a_file_is_kept_shown_listed_and_described(ccm: Command, kept: str) -> None:
    shown = ccm("document", "show", kept, "--json").json
    assert (shown["title"], shown["file_name"], shown["bytes"]) == (
        "The reply (fictional)", "reply.pdf", 21,
    )  # fmt: skip
    assert ccm("document", "edit", kept, "--remark", "signed", "--json").json["remark"] == "signed"
    (item,) = ccm("document", "list", "--search", "reply", "--json").json["items"]
    assert item["uid"] == kept
    assert "Guinea-Bissau" in ccm("document", "list").out
    assert ccm("document", "delete", kept).code == 0
    assert ccm("document", "list", "--json").json["total"] == 0


def test_a_document_is_saved_for_ones_own_eyes_and_over_nothing(
    ccm: Command, kept: str, tmp_path: Path
) -> None:
    target = tmp_path / "saved.pdf"
    assert ccm("document", "save", kept, "-o", str(target), "--json").json["bytes"] == 21
    assert target.read_bytes() == b"the reply (fictional)"
    assert target.stat().st_mode & 0o077 == 0

    again = ccm("document", "save", kept, "-o", str(target))
    assert (again.code, "is there already" in again.err) == (1, True)
    assert ccm("document", "save", kept, "-o", str(target), "--force").code == 0


def test_a_document_is_opened_with_the_systems_program(
    ccm: Command, kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def launch(path: str) -> int:
        opened.append(path)
        return 0

    monkeypatch.setattr(documents, "launch", launch)
    path = ccm("document", "open", kept, "--json").json["path"]
    assert opened == [path]
    assert Path(path).read_bytes() == b"the reply (fictional)"


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        ((), "--file: is needed"),
        (("--file", "/"), "is a folder; name a file"),
        (("--file", "gone.pdf"), "gone.pdf cannot be read"),
        (("--file", "{reply}", "--record", "abcdef"), "--record: There is no record"),
    ],
)
def test_what_cannot_be_kept_is_refused(
    ccm: Command, reply: Path, argv: tuple[str, ...], said: str
) -> None:
    done = ccm("document", "add", *(one.format(reply=reply) for one in argv))
    assert done.code == 1
    assert said in done.err
    assert ccm("document", "list", "--json").json["total"] == 0
