"""Bundles and receipts by command: what somebody lacks handed out, taken in, and confirmed."""

import hashlib
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def theirs(seeded_file: Path, tmp_path: Path) -> tuple[str, ...]:
    """The options that name a colleague's register and who acts there."""
    path = Path(shutil.copy(seeded_file, tmp_path / "theirs.db"))
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE session SET origin = 'abcdabcdabcdabcd'")
    return ("--db", str(path), "--by", "ITA")


def test_a_bundle_goes_there_and_its_receipt_comes_back(
    run: Run, meeting: str, theirs: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    target = tmp_path / "monday.ccm"
    document = run("--by", "ISU", "bundle", str(target), "--for", "ITA", "--json").json
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    told = {"path": str(target), "bytes": target.stat().st_size, "sha256": digest, "for": "ITA"}
    assert document == told | {
        "changes": document["changes"],
        "records": 1,
        "since": None,
        "base": None,
        "level": "closed_meeting",
        "contacts": True,
    }

    merged = run(*theirs, "merge", str(target), "--json").json
    assert (merged["records_added"], merged["bundle"]["for"]) == (1, "ITA")
    (receipt,) = run("handover", "list", "--for", "ita", "--json").json["items"]
    assert (receipt["sha256"], receipt["confirmed_at"]) == (digest, None)

    run(*theirs, "outreach", "edit", meeting, "--subject", "Changed there")
    back = tmp_path / "back.ccm"
    assert run(*theirs, "bundle", str(back), "--for", "ISU", "--json").json["changes"] == 1
    assert "1 handover of yours has arrived" in run("merge", str(back)).out
    assert run("handover", "list", "--json").json["items"][0]["confirmed_at"]
    assert "Changed there" in run("outreach", "show", meeting).out


def test_nothing_new_is_said_and_no_file_is_made(run: Run, meeting: str, tmp_path: Path) -> None:
    run("bundle", str(tmp_path / "1.ccm"), "--for", "CHL")
    again = run("bundle", str(tmp_path / "2.ccm"), "--for", "chl")
    assert again.code == 0
    assert "Nothing new for chl since" in again.out
    assert not (tmp_path / "2.ccm").exists()
    assert run("bundle", str(tmp_path / "2.ccm"), "--for", "chl", "--json").json["path"] is None


def test_a_bundle_for_somebody_else_is_merged_and_said_to_be(
    run: Run, meeting: str, theirs: tuple[str, ...], tmp_path: Path
) -> None:
    run("bundle", str(tmp_path / "1.ccm"), "--for", "Chile")
    done = run(*theirs, "merge", str(tmp_path / "1.ccm"), "--dry-run")
    assert done.code == 0
    assert "made for Chile" in done.err


def test_what_is_no_name_and_no_level_is_refused(run: Run, tmp_path: Path) -> None:
    assert run("bundle", str(tmp_path / "1.ccm"), "--for", " ").err.startswith("--for: may not be")
    assert run("bundle", str(tmp_path / "1.ccm")).code == 2
    assert run("bundle", str(tmp_path / "1.ccm"), "--for", "x", "--level", "top").code == 2
    assert run("export", str(tmp_path / "1.db"), "--for", "").code == 1
    assert list(tmp_path.glob("1.*")) == []


def test_receipts_are_listed_in_words(run: Run, meeting: str, tmp_path: Path) -> None:
    assert "Nothing was handed over." in run("handover", "list").out
    run("export", str(tmp_path / "copy.db"), "--for", "ITA", "--level", "restricted")
    run("--as-at", "2017-02-09", "outreach", "edit", meeting, "--subject", "Changed")
    run("bundle", str(tmp_path / "1.ccm"), "--for", "ITA")
    heads, bundle, copy, _blank, total = run("handover", "list").out.splitlines()
    assert heads.split() == ["For", "On", "What", "File", "SHA-256", "Level", "Arrived"]
    assert "bundle" in bundle and "whole copy" in copy
    assert "restricted" in bundle and "not known" in copy
    assert total == "2 handovers"
