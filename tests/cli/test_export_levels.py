"""Export up to a level by command; copies that are written to say whose they are."""

import hashlib
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run

BY = ("--by", "ISU", "--person", "A. Tester", "--as-at", "2017-02-09")


@pytest.fixture
def secret(run: Run) -> str:
    """The uid of a confidential call that was logged."""
    done = run(
        *(*BY, "outreach", "add", "--state", "SLE", "--channel", "phone", "--date", "2017-02-08"),
        *("--subject", "Secretcall", "--sensitivity", "confidential", "--json"),
    )
    uid: str = done.json["uid"]
    return uid


def test_what_is_above_the_level_is_left_out_and_counted(
    run: Run, meeting: str, secret: str, tmp_path: Path
) -> None:
    target = tmp_path / "copy.db"
    document = run("export", str(target), "--level", "restricted", "--json").json

    assert document == {
        "path": str(target),
        "bytes": target.stat().st_size,
        "sha256": hashlib.sha256(target.read_bytes()).hexdigest(),
        "level": "restricted",
        "left_out": 1,
    }
    assert b"Secretcall" not in target.read_bytes()
    assert run("--db", str(target), "outreach", "show", meeting).code == 0
    assert run("--db", str(target), "outreach", "show", secret).code == 1


def test_the_text_says_of_which_kinds_records_were_left_out(
    run: Run, meeting: str, secret: str, tmp_path: Path
) -> None:
    run(*BY, "contact", "add", "--name", "Fictional")
    given = ("export", str(tmp_path / "copy.db"), "--level", "restricted", "--without-contacts")
    assert "Left out  1 contact, 1 outreach entry\n" in run(*given).out
    assert "Left out  nothing" in run("export", str(tmp_path / "whole.db")).out


def test_an_unknown_level_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    assert run("export", str(tmp_path / "copy.db"), "--level", "secret").code == 2
    assert not (tmp_path / "copy.db").exists()


def test_merging_a_copy_at_a_level_deletes_nothing(
    run: Run, meeting: str, secret: str, tmp_path: Path
) -> None:
    target = str(tmp_path / "copy.db")
    run("export", target, "--level", "public")
    assert run("merge", target, "--json").json["new_changes"] == 0
    assert run("outreach", "show", secret).code == 0


def test_a_copy_says_once_that_what_is_written_in_it_is_its_own(
    run: Run, meeting: str, tmp_path: Path
) -> None:
    copy = ("--db", str(tmp_path / "copy.db"))
    run("export", copy[1])
    note = ("outreach", "edit", meeting, "--place", "Geneva")

    assert run(*copy, "outreach", "show", meeting).err == "", "looking is not writing"
    assert run(*copy, *BY, *note).err == (
        "This is a copy that was handed out; what you write here is kept apart as its own.\n"
    )
    assert run(*copy, *BY, *note).err == ""


def test_a_backup_put_back_by_hand_is_known_as_an_older_copy(
    run: Run, meeting: str, register_path: Path, tmp_path: Path
) -> None:
    kept = shutil.copy(register_path, tmp_path / "kept.db")
    run(*BY, "outreach", "edit", meeting, "--place", "Geneva")
    shutil.copy(kept, register_path)

    told = run(*BY, "outreach", "edit", meeting, "--place", "Bissau").err
    assert told.startswith("This is an older copy of a register that you wrote to since;")
