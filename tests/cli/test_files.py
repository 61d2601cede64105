"""Files: the register handed out, examined, filled for a trial; and files that are no register."""

import hashlib
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_an_export_is_one_whole_file_that_opens(run: Run, meeting: str, tmp_path: Path) -> None:
    target = tmp_path / "out" / "copy.db"
    target.parent.mkdir()
    document = run("export", str(target), "--json").json
    assert document == {
        "path": str(target),
        "bytes": target.stat().st_size,
        "sha256": hashlib.sha256(target.read_bytes()).hexdigest(),
        "level": "closed_meeting",
        "left_out": 0,
    }
    assert [path.name for path in target.parent.iterdir()] == ["copy.db"]
    assert run("--db", str(target), "outreach", "show", meeting, "--json").json["uid"] == meeting


def test_a_file_that_exists_is_overwritten_only_by_force(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_bytes(b"mine")
    refused = run("export", str(target))
    assert refused.code == 1
    assert "--force" in refused.err
    assert target.read_bytes() == b"mine"
    assert run("export", str(target), "--force").code == 0
    assert target.read_bytes().startswith(b"SQLite format 3")


def test_the_register_is_not_exported_onto_itself(run: Run, register_path: Path) -> None:
    before = run("state", "list", "--json").json
    refused = run("export", str(register_path), "--force")
    assert refused.code == 1
    assert "itself" in refused.err
    assert run("state", "list", "--json").json == before


def test_an_encrypted_export_is_not_there_yet_and_refused(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    refused = run("export", str(target), "--passphrase-file", "x")
    assert refused.code == 1
    assert "not there yet" in refused.err
    assert not target.exists()


def test_an_export_into_a_folder_that_is_not_there_is_refused(run: Run, tmp_path: Path) -> None:
    refused = run("export", str(tmp_path / "none" / "copy.db"))
    assert refused.code == 1
    assert not (tmp_path / "none").exists()


# ------------------------------------------------------------------ files that cannot be used


@pytest.mark.parametrize("kind", ["nothing", "text", "other program's", "cut off", "newer"])
def test_a_file_that_cannot_be_used_is_left_as_it_is(
    run: Run, register_path: Path, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "file.db"
    shutil.copy(register_path, path)
    match kind:
        case "nothing":
            path.write_bytes(b"")
        case "text":
            path.write_text("no register " * 100)
        case "cut off":
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
        case "other program's":
            pragma(path, "application_id = 1")
        case "newer":
            pragma(path, "user_version = 99")
    before = path.read_bytes()
    for command in (("state", "list"), ("outreach", "add"), ("undo",)):
        done = run("--db", str(path), *command)
        assert done.code == 1
        assert done.out == ""
        message, hint = done.err.splitlines()
        assert message.startswith("ccm-tui: ")
        assert hint
    assert path.read_bytes() == before


def pragma(path: Path, setting: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute(f"PRAGMA {setting}")
    connection.close()


def test_a_missing_folder_is_refused_and_not_made(run: Run, tmp_path: Path) -> None:
    done = run("--db", str(tmp_path / "none" / "register.db"), "today")
    assert done.code == 1
    assert "does not exist" in done.err
    assert not (tmp_path / "none").exists()


def test_a_register_is_made_and_seeded_on_first_use(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    assert run("--db", str(path), "output", "list", "--json").json["total"] == 6
    assert path.exists()
    assert path.stat().st_mode & 0o777 == 0o600


def test_where_names_every_place_and_makes_the_register(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    places = run("--db", str(path), "where", "--json").json
    assert list(places) == ["database", "config", "backups", "logs"]
    assert places["database"] == str(path)
    assert path.exists()


def test_where_answers_though_the_register_cannot_be_opened(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "broken.db"
    path.write_text("no register")
    assert run("--db", str(path), "where", "--json").json["database"] == str(path)


# ------------------------------------------------------------------ doctor


def test_a_sound_register_is_well(run: Run, meeting: str) -> None:
    document = run("doctor", "--json").json
    assert document["ok"]
    assert all(set(check) == {"name", "ok", "detail"} for check in document["checks"])
    names = {check["name"] for check in document["checks"]}
    assert names >= {
        "schema_version", "free_disk", "triggers", "foreign_keys", "integrity", "journal"
    }  # fmt: skip


def test_lost_triggers_are_found_and_repaired(run: Run, register_path: Path) -> None:
    connection = sqlite3.connect(register_path)
    connection.execute("DROP TRIGGER journal_outreach_insert")
    connection.close()
    refused = run("outreach", "list")
    assert refused.code == 1
    assert "doctor --repair" in refused.err
    found = run("doctor", "--json")
    assert found.code == 1
    assert '"ok": false' in found.out
    assert "doctor --repair" in found.err
    assert run("doctor", "--repair").code == 0
    assert run("outreach", "list").code == 0


def test_a_write_past_the_journal_is_found(run: Run, register_path: Path) -> None:
    connection = sqlite3.connect(register_path)
    connection.execute("DROP TRIGGER journal_output_update")
    connection.execute("UPDATE output SET target = 9 WHERE code = 'O1'")
    connection.commit()
    connection.close()
    found = run("doctor", "--repair")
    assert found.code == 1
    (line,) = [line for line in found.out.splitlines() if line.startswith("journal ")]
    assert "target differs" in line


def test_the_doctor_says_what_is_no_register(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "broken.db"
    path.write_text("no register")
    found = run("--db", str(path), "doctor", "--json")
    assert found.code == 1
    assert '"ok": false' in found.out
    assert "is not a register" in found.out
    assert path.read_text() == "no register"


# ------------------------------------------------------------------ demo


def test_a_demo_is_fictional_says_so_and_is_sound(run: Run) -> None:
    assert run("demo", "--json").json == {"outreach": 200}
    entries = run("outreach", "list", "--limit", "500", "--json").json["items"]
    assert len(entries) == 200
    assert all("(fictional)" in entry["subject"] for entry in entries)
    assert all(entry["summary"] is None or "Fictional" in entry["summary"] for entry in entries)
    assert all(entry["person"].startswith("Fictional Person") for entry in entries)
    assert all("2016-10-12" <= entry["date"] <= "2017-09-03" for entry in entries)
    assert {entry["channel"] for entry in entries} >= {"letter", "email", "bilateral", "phone"}
    assert any(entry["reply_to"] for entry in entries)
    assert any(entry["sensitivity"] == "confidential" for entry in entries)
    assert run("doctor").code == 0


def test_a_demo_has_commitments_done_overdue_and_coming(run: Run) -> None:
    run("demo")
    agenda = run("--as-at", "2017-09-03", "today", "--json").json
    assert agenda["overdue"]
    assert agenda["upcoming"]
    done = run("commitment", "list", "--limit", "500", "--json").json["items"]
    assert any(commitment["done_on"] for commitment in done)


def test_a_demo_says_nothing_of_where_a_state_stands(run: Run) -> None:
    before = run("state", "list", "--limit", "300", "--json").json
    claims = run("claim", "list", "--json").json["total"]
    run("demo")
    assert run("state", "list", "--limit", "300", "--json").json == before
    assert run("claim", "list", "--json").json["total"] == claims


def test_a_demo_is_the_same_every_time(run: Run, seeded_file: Path, tmp_path: Path) -> None:
    other = Path(shutil.copy(seeded_file, tmp_path / "other.db"))
    assert run("demo", "--rows", "30").code == 0
    assert run("--db", str(other), "demo", "--rows", "30").code == 0
    for kind in ("outreach", "commitment", "contact", "organisation"):
        one = run(kind, "list", "--limit", "99", "--json").json
        assert run("--db", str(other), kind, "list", "--limit", "99", "--json").json == one


def test_a_demo_reads_as_a_person_would_have_typed_it(run: Run) -> None:
    """Every record it makes is one that the program itself would take."""
    run("demo", "--rows", "30")
    for kind in ("outreach", "commitment", "contact", "organisation"):
        for row in run(kind, "list", "--json").json["items"]:
            done = run(kind, "edit", row["uid"], "--sensitivity", row.get("sensitivity", "public"))
            assert done.code == 0, done.err


def test_a_register_in_use_takes_no_demo(run: Run, meeting: str) -> None:
    done = run("demo")
    assert done.code == 1
    assert "in use" in done.err
    assert run("outreach", "list", "--json").json["total"] == 1
    run("outreach", "delete", meeting)
    assert run("demo").code == 1


def test_a_demo_is_undone_in_one_step(run: Run) -> None:
    run("demo", "--rows", "20")
    assert run("undo").code == 0
    assert run("outreach", "list", "--json").json["total"] == 0
    assert run("doctor").code == 0


@pytest.mark.parametrize("rows", ["0", "-1", "many"])
def test_a_demo_of_nothing_is_wrong_usage(run: Run, rows: str) -> None:
    assert run("demo", "--rows", rows).code == 2
